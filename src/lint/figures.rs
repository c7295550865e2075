//! Figures: GB/T 15835, and their widths.

use super::hit::Hit;
use super::script::{half, is_han, is_han_figure};
use super::text::Text;

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

/// `~` between two numbers of Chinese text.
pub(super) fn range(text: &Text, hits: &mut Vec<Hit>) {
    for run in text.runs(|c| c == '~') {
        let before = text.before(run.start);
        let number = text.run(run.end, |c| c.is_ascii_digit() || c == '.');
        let unit = text.at(number.end);
        let ranges = (before.is_ascii_digit() || "%℃‰".contains(before)) && !number.is_empty();
        if run.len() == 1 && ranges && (is_han(unit) || "%℃‰".contains(unit)) {
            hits.push(Hit::at(run).write("～"));
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
        if text.at(at) == '．' {
            hits.push(Hit::at(at..at + 1).write("."));
        } else if number.len() == 3 && text.has(number.start, "000") {
            hits.push(Hit::at(at..at + 1).write(","));
        }
    }
}

/// A decimal without its 0: `增长.5%`. `.22口径` is a name.
pub(super) fn bare_decimal(text: &Text, hits: &mut Vec<Hit>) {
    const UNITS: &str = "%％‰元米克吨升万亿个倍度公厘平立分小";
    for (at, _) in text.signs().filter(|(at, c)| *c == '.' && is_han(text.before(*at))) {
        let number = text.run(at + 1, |c| c.is_ascii_digit());
        if !number.is_empty() && UNITS.contains(text.at(number.end)) && !text.is_foreign(at) {
            hits.push(Hit::at(at..at + 1).write("0."));
        }
    }
}

/// Numbers in two kinds of figures: `4千人`, `百分之20`, `3月五日`.
pub(super) fn numeral(text: &Text, hits: &mut Vec<Hit>) {
    for run in text.runs(|c| c.is_ascii_digit()) {
        let (before, after) = (text.before(run.start), text.at(run.end));
        if before.is_ascii_alphanumeric() || "-.,/:—～~".contains(before) {
            continue;
        }
        if "百千".contains(after)
            && COUNTED.contains(text.at(run.end + 1))
            && !text.has(run.end + 1, "家万户")
        {
            let zeros = if after == '百' { "00" } else { "000" };
            let number = text.written(run.clone());
            hits.push(Hit::at(run.start..run.end + 1).write(number + zeros));
        } else if run.start.checked_sub(3).is_some_and(|from| text.has(from, "百分之")) {
            let number = text.run(run.start, |c| c.is_ascii_digit() || c == '.');
            let end = number.end - usize::from(text.before(number.end) == '.');
            let share = text.written(run.start..end) + "%";
            hits.push(Hit::at(run.start - 3..end).write(share));
        }
        hits.extend(date(text, run.start, run.end));
    }
}

/// A month and a day in two kinds of figures. 3月五日游 takes five days.
fn date(text: &Text, from: usize, end: usize) -> Option<Hit> {
    if text.at(end) == '月' {
        let day = text.run(end + 1, is_han_figure);
        let is_day = text.at(day.end) == '日' && text.at(day.end + 1) != '游';
        let number = day_of(&text.written(day.clone()), 31).filter(|_| is_day)?;
        return Some(Hit::at(day).write(number.to_string()));
    }
    let month_end = from.checked_sub(1).filter(|at| text.at(end) == '日' && text.at(*at) == '月')?;
    let before = text.chars.get(..month_end)?.iter().rev().take(3).take_while(|c| is_han_figure(**c)).count();
    let month = month_end - before..month_end;
    let number = day_of(&text.written(month.clone()), 12)?;
    Some(Hit::at(month).write(number.to_string()))
}

/// The number of a day or month in Han figures.
fn day_of(written: &str, most: usize) -> Option<usize> {
    let one = |c: char| "一二三四五六七八九".chars().position(|figure| figure == c).map(|at| at + 1);
    let chars: Vec<char> = written.chars().collect();
    let number = match *chars.as_slice() {
        ['十'] => Some(10),
        [c] => one(c),
        ['十', c] => one(c).map(|ones| 10 + ones),
        [c, '十'] => one(c).map(|tens| tens * 10),
        [c, '十', d] => one(c).zip(one(d)).map(|(tens, ones)| tens * 10 + ones),
        _ => None,
    };
    number.filter(|number| *number <= most)
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
        let (tens, ones) = (text.at(run.start), text.at(run.start + 1));
        let tens = tens.to_digit(10).filter(|tens| *tens > 0 && ones == '0');
        let (Some(tens), true) = (tens, is_han(text.at(run.end + 1))) else { continue };
        if before.is_ascii_alphanumeric() || "-.,第前".contains(before) {
            continue;
        }
        let tens =
            if tens == 1 { None } else { "一二三四五六七八九".chars().nth(tens as usize - 1) };
        hits.push(Hit::at(run).write(tens.into_iter().chain(['十']).collect::<String>()));
    }
}
