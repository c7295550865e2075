//! Figures: GB/T 15835, and their widths.

use std::ops::Range;

use super::hit::Hit;
use super::places::EVENTS;
use super::script::{NONE, half, is_han, is_han_figure, is_point};
use super::text::Text;
use crate::numeral;

/// What is counted in hundreds and thousands: 4千人. 4千克, 3百货 count something else.
const COUNTED: &str = "万亿元人名个多余户亩吨年件辆册份次张斤台套只头棵株家里";

/// Full-width figures and letters in a story that has half-width ones.
pub(super) fn widths(text: &Text, hits: &mut Vec<Hit>) {
    for run in text.runs(|c| half(c).is_some()) {
        let halves: String = text.written(run.clone()).chars().filter_map(half).collect();
        let figures = text.halves.figures && halves.bytes().any(|byte| byte.is_ascii_digit());
        let letters = text.halves.letters && halves.bytes().any(|byte| byte.is_ascii_alphabetic());
        if figures || letters {
            hits.push(Hit::at(run).write(halves));
        }
    }
}

/// Full-width marks inside a number: `3，000`, `3．5`. `1，234` may be two numbers.
pub(super) fn figure_mark(text: &Text, hits: &mut Vec<Hit>) {
    for (at, _) in text.signs().filter(|(at, c)| *at > 0 && matches!(c, '，' | '．')) {
        let number = text.run(at + 1, |c| c.is_ascii_digit());
        if !text.before(at).is_ascii_digit() || number.is_empty() {
            continue;
        }
        // 9．30事件 is named by its day.
        let end = number.end + usize::from(text.at(number.end) == '”');
        if text.at(at) == '．' && EVENTS.iter().any(|event| text.has(end, event)) {
            continue;
        }
        if text.at(at) == '．' {
            hits.push(Hit::at(at..at + 1).write("."));
        } else if number.len() == 3 && text.has(number.start, "000") {
            hits.push(Hit::at(at..at + 1).write(","));
        }
    }
}

/// A decimal without its 0: `增长.5%`. `.22口径` is a name. Where no word before it asks for a number, a sentence may
/// end: 会议结束.3个小时后.
pub(super) fn bare_decimal(text: &Text, hits: &mut Vec<Hit>) {
    const UNITS: &str = "%％‰元米克吨升万亿个倍度公厘平立分小";
    for (at, _) in text.signs().filter(|(at, c)| *c == '.' && is_han(text.before(*at))) {
        let number = text.run(at + 1, |c| c.is_ascii_digit());
        if number.is_empty() || !UNITS.contains(text.at(number.end)) || text.is_foreign(at) {
            continue;
        }
        let hit = Hit::at(at..at + 1);
        hits.push(if is_decimal(text, at, number.end) {
            hit.write("0.")
        } else {
            hit.form("perhaps").label("label-perhaps").help("help-perhaps")
        });
    }
}

/// What changes by a share, and what a share is of.
const SHARES: [&str; 22] = [
    "增长", "增加", "上升", "提高", "上涨", "提升", "增幅", "涨幅", "下降", "减少", "降低", "下跌", "回落",
    "跌幅", "降幅", "占", "约", "仅", "达", "为", "超过", "不足",
];
/// What is measured, at the start of a sentence or behind one of 全身总.
const MEASURED: &str = "长宽高深厚重约仅";

/// Whether a number behind a point is less than one for certain.
fn is_decimal(text: &Text, at: usize, unit: usize) -> bool {
    let zero = text.at(at + 1) == '0';
    // 增长了.5%, 下降到.5%
    let verb = at - usize::from("了到至".contains(text.before(at)));
    let share = SHARES.iter().any(|word| text.ends_with(verb, word));
    let before = at.checked_sub(1).map_or(NONE, |at| text.before(at));
    let measured =
        MEASURED.contains(text.before(at)) && (!is_han(before) || "全身总体净约只".contains(before));
    match text.at(unit) {
        '%' | '％' | '‰' => zero || share,
        '米' | '克' | '吨' | '升' | '厘' | '公' | '平' | '立' => zero || measured,
        _ => zero,
    }
}

/// Numbers in two kinds of figures: `4千人`, `百分之20`, `3月五日`.
pub(super) fn numeral(text: &Text, hits: &mut Vec<Hit>) {
    for run in text.runs(|c| c.is_ascii_digit()) {
        let before = text.before(run.start);
        if before.is_ascii_alphanumeric() || "-.,/:—～~".contains(before) {
            continue;
        }
        if "百千".contains(text.at(run.end)) {
            hits.extend(hundreds(text, &run));
        } else if text.ends_with(run.start, "百分之") {
            hits.extend(share(text, run.start));
        }
        hits.extend(date(text, run.start, run.end));
    }
}

/// `4千人`. What is about so many (4千多人, 4百余名) may be meant in Han figures, and 2千年 is a year or as many of them.
fn hundreds(text: &Text, run: &Range<usize>) -> Option<Hit> {
    let behind = text.at(run.end + 1);
    // 1万2千3百人 is one number.
    if "万千百亿".contains(text.before(run.start)) {
        return None;
    }
    if !COUNTED.contains(behind) || text.has(run.end + 1, "家万户") {
        return None;
    }
    let hit = Hit::at(run.start..run.end + 1);
    if "多余年".contains(behind) {
        return Some(hit.label("label-either").help("help-either"));
    }
    let zeros = if text.at(run.end) == '百' { "00" } else { "000" };
    Some(hit.write(text.written(run.clone()) + zeros))
}

/// What joins the two ends of a range.
const JOINS: &str = "至到—～~-–－―─";

/// `百分之20`, with both ends of a range, 百分之20至30, and with 点 for its point.
fn share(text: &Text, from: usize) -> Option<Hit> {
    let number = |from: usize| {
        let number = text.run(from, |c| c.is_ascii_digit() || c == '.');
        number.start..number.end - usize::from(text.before(number.end) == '.')
    };
    let first = number(from);
    let second = number(first.end + 1);
    let next = text.at(first.end);
    let all = |end: usize, write: String| Some(Hit::at(from - 3..end).write(write));
    let ends = |at: usize| {
        let next = text.at(at);
        next == NONE
            || is_point(next)
            || "的之）”".contains(next)
            || ["左右", "以上", "以下", "不等"].iter().any(|word| text.has(at, word))
    };
    match next {
        '点' if !second.is_empty() && ends(second.end) => {
            all(second.end, format!("{}.{}%", text.written(first), text.written(second)))
        }
        _ if JOINS.contains(next) && !second.is_empty() => {
            let both = format!("{}%{next}{}%", text.written(first), text.written(second.clone()));
            if ends(second.end) { all(second.end, both) } else { None }
        }
        // 百分之20几, 百分之20、30, 百分之2十.
        '几' | '多' | '余' | '来' | '点' | '、' | '十' | '百' | '千' | '万' | '亿' => None,
        _ if is_han(next) || next == ' ' || ends(first.end) => all(first.end, text.written(first) + "%"),
        // 百分之20/30: what else joins two numbers.
        _ => None,
    }
}

/// A month and a day in two kinds of figures; of the lunar calendar, Han ones stay. 3月五日游 takes five days.
fn date(text: &Text, from: usize, end: usize) -> Option<Hit> {
    if text.at(end) == '月' {
        let day = text.run(end + 1, is_han_figure);
        let number = day_of(&text.written(day.clone()), 31).filter(|_| is_day(text, day.end))?;
        return one_kind(text, (from, from..end, 12), (day, number));
    }
    let month_end = from.checked_sub(1).filter(|at| is_day(text, end) && text.at(*at) == '月')?;
    let before = text.chars.get(..month_end)?.iter().rev().take(3).take_while(|c| is_han_figure(**c)).count();
    let month = month_end - before..month_end;
    let number = day_of(&text.written(month.clone()), 12)?;
    one_kind(text, (month.start, from..end, MOON), (month, number))
}

fn is_day(text: &Text, at: usize) -> bool {
    // 八月15日，中秋节到了
    let near = |name: &&str| (1..=4).any(|far| text.has(at + far, name));
    let moon = FESTIVALS.iter().any(near);
    text.at(at) == '日' && text.at(at + 1) != '游' && !moon
}

/// Days of the lunar calendar, whatever stands before them.
const FESTIVALS: [&str; 10] =
    ["重阳", "端午", "端阳", "中秋", "七夕", "乞巧", "元宵", "中元", "腊八", "上巳"];

/// No month of the moon is longer.
const MOON: u32 = 30;

/// Mends the figures of the lunar calendar to Han ones, and Han ones of another date to figures.
fn one_kind(
    text: &Text,
    (from, figures, most): (usize, Range<usize>, u32),
    (han, number): (Range<usize>, u32),
) -> Option<Hit> {
    if !is_lunar(text, from) {
        return Some(Hit::at(han).write(number.to_string()));
    }
    let number: u32 = text.written(figures.clone()).parse().ok()?;
    (1..=most).contains(&number).then(|| Hit::at(figures).write(numeral::written(number)))
}

/// What the lunar calendar is called.
const LUNAR: [&str; 4] = ["农历", "阴历", "夏历", "旧历"];

/// Whether a date is told to be of the lunar calendar, with its year between: 农历壬寅年九月; a 闰 month is of no other.
fn is_lunar(text: &Text, at: usize) -> bool {
    const YEAR: usize = 7;
    let before = text.chars.get(..at).unwrap_or_default().iter().rev();
    let year = before.take(YEAR).take_while(|c| is_han(**c) || c.is_ascii_digit()).count();
    text.before(at) == '闰' || (0..=year).any(|back| LUNAR.iter().any(|word| text.ends_with(at - back, word)))
}

/// The number of a day or month in Han figures.
fn day_of(written: &str, most: u32) -> Option<u32> {
    numeral::read(written).filter(|number| *number <= most)
}

/// The 0 of a year in Han figures by another sign: `二零二二年`.
pub(super) fn year_zero(text: &Text, hits: &mut Vec<Hit>) {
    let wrong = |c: char| "零○O0Ｏ０".contains(c);
    let figure = |c: char| super::script::HAN_FIGURES.contains(c) || wrong(c);
    for year in (4..text.chars.len()).filter(|at| text.at(*at) == '年').map(|at| at - 4..at) {
        let figures = text.chars.get(year.clone()).unwrap_or_default();
        let before = text.before(year.start);
        let begins = !is_han_figure(before) && !before.is_ascii_alphanumeric();
        if begins
            && "一二".contains(text.at(year.start))
            && figures.iter().all(|c| figure(*c))
            && figures.iter().any(|c| wrong(*c))
        {
            let write: String = figures.iter().map(|c| if wrong(*c) { '〇' } else { *c }).collect();
            hits.push(Hit::at(year).write(write));
        }
    }
}

/// Figures before 几: `20几个`. 2020几家企业 is a year.
pub(super) fn few(text: &Text, hits: &mut Vec<Hit>) {
    for run in
        text.runs(|c| c.is_ascii_digit()).into_iter().filter(|run| run.len() == 2 && text.at(run.end) == '几')
    {
        let before = text.before(run.start);
        let round = text.at(run.start + 1) == '0';
        let tens = text.at(run.start).to_digit(10).filter(|tens| *tens > 0 && round);
        let (Some(tens), true) = (tens, is_han(text.at(run.end + 1))) else { continue };
        if before.is_ascii_alphanumeric() || "-.,第前".contains(before) {
            continue;
        }
        hits.push(Hit::at(run).write(numeral::written(tens * 10)));
    }
}
