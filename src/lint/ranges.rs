//! Ranges: ～ between two values, — between two times.

use super::hit::Hit;
use super::script::{NONE, is_chinese, is_han};
use super::text::Text;

/// Units of Latin letters that values have.
const UNITS: [&str; 37] = [
    "km", "m", "cm", "mm", "kg", "g", "mg", "t", "L", "mL", "ml", "kW", "MW", "GW", "kWh", "Hz", "kHz",
    "MHz", "GHz", "KB", "MB", "GB", "TB", "V", "A", "W", "Pa", "kPa", "MPa", "mol", "dB", "h", "min", "s",
    "nm", "μm", "K",
];
/// Units of Han that two numbers may have each: 5岁~8岁.
const HAN_UNITS: &str = "岁元米吨克升度人个名件页层倍天年月日号";
/// Those that name a time, not how long it is.
const TIMES: &str = "年月日号";
/// Behind one of these, numbers may be hours or points, days of a month or how many.
const EITHER: &str = "日号时点分";

/// What goes from one year into the next.
const YEARS: [&str; 3] = ["学年", "赛季", "财年"];

/// `~` between two numbers of Chinese text.
pub(super) fn range(text: &Text, hits: &mut Vec<Hit>) {
    for run in text.runs(|c| c == '~').into_iter().filter(|run| run.len() == 1) {
        let hit = Hit::at(run.clone());
        match kind(text, run.start) {
            Kind::None => {}
            Kind::Either => hits.push(hit.label("label-either")),
            Kind::Values => hits.push(hit.write("～")),
            Kind::Times => hits.push(hit.write("—")),
        }
    }
}

enum Kind {
    None,
    /// Times or values: whoever wrote it knows.
    Either,
    Values,
    Times,
}

fn kind(text: &Text, at: usize) -> Kind {
    if is_week(text, at) {
        return Kind::Times;
    }
    let number = text.run(at + 1, |c| c.is_ascii_digit() || c == '.');
    let before = text.before(at);
    if number.is_empty() {
        return Kind::None;
    }
    let unit = text.at(number.end);
    let first = back(text, at);
    if !before.is_ascii_digit() && !"%℃‰".contains(before) {
        return of_units(text, at, number.end);
    }
    if YEARS.iter().any(|year| text.has(number.end, year)) {
        return Kind::Times;
    }
    let figures = at - first;
    // A name with a number: v1~2.
    if text.before(first).is_ascii_alphabetic() {
        return Kind::None;
    }
    let spaced = text.at(text.after_spaces(number.end));
    match unit {
        '%' | '℃' | '‰' => Kind::Values,
        '年' if figures == 4 && number.len() == 4 => Kind::Times,
        '年' if figures == 4 => Kind::Either,
        '月' => Kind::Times,
        '日' if text.before(first) == '月' => Kind::Times,
        ':' if is_clock(text, first, number.end) => Kind::Times,
        // 分钟 is how long, 点 and 时 may be when.
        _ if EITHER.contains(unit) && text.at(number.end + 1) != '钟' => Kind::Either,
        _ if is_han(unit) || (unit == ' ' && is_han(spaced)) => Kind::Values,
        _ if is_unit(text, first, text.after_spaces(number.end)) => Kind::Values,
        _ => Kind::None,
    }
}

/// Where the number begins that ends before a place.
fn back(text: &Text, at: usize) -> usize {
    let before = text.chars.get(..at).unwrap_or_default().iter().rev();
    at - before.take_while(|c| c.is_ascii_digit() || **c == '.').count()
}

/// 周一~周五.
fn is_week(text: &Text, at: usize) -> bool {
    let day = |c: char| "一二三四五六日天".contains(c);
    ["周", "星期", "礼拜"].iter().any(|week| {
        let long = week.chars().count();
        let from = at.checked_sub(long + 1);
        from.is_some_and(|from| text.has(from, week) && day(text.at(from + long)))
            && text.has(at + 1, week)
            && day(text.at(at + 1 + long))
    })
}

/// Each number with its unit: 11月1日~5日, 5岁~8岁.
fn of_units(text: &Text, at: usize, end: usize) -> Kind {
    let (before, unit) = (text.before(at), text.at(end));
    let counts = !before.is_ascii() && HAN_UNITS.contains(before);
    let counts = counts && at.checked_sub(1).is_some_and(|at| text.before(at).is_ascii_digit());
    let times = TIMES.contains(before);
    let date = times && !unit.is_ascii() && TIMES.contains(unit);
    match counts {
        true if date => Kind::Times,
        true if before == unit => Kind::Values,
        _ => Kind::None,
    }
}

/// 9:00~17:00.
fn is_clock(text: &Text, first: usize, end: usize) -> bool {
    let two = |from: usize| text.run(from, |c| c.is_ascii_digit()).len() == 2;
    two(first) && text.before(first) == ':' && two(end + 1)
}

/// 5~8km, in Chinese: not v5~8m.
fn is_unit(text: &Text, first: usize, end: usize) -> bool {
    let letters = text.run(end, |c| c.is_alphabetic() && !is_han(c));
    let unit = text.written(letters.clone());
    let (before, behind) = (text.before(first), text.at(letters.end));
    let apart = before == NONE || before == ' ' || is_chinese(before);
    let ends = behind == NONE || behind == ' ' || is_chinese(behind);
    apart && ends && !text.is_english && text.is_chinese_in(&(0..text.chars.len())) && UNITS.contains(&&*unit)
}
