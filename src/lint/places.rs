//! What hangs on the place in a text: numbers of points, the ends of heads, days that events are named by.

use super::hit::Hit;
use super::script::{HAN_FIGURES, is_chinese, is_han, is_han_figure};
use super::text::{Part, Text};

/// Words that number points.
const FIRST: [&str; 5] = ["首先", "其次", "再次", "再者", "最后"];

/// Marks behind the numbers of points.
pub(super) fn ordinal(text: &Text, hits: &mut Vec<Hit>) {
    if matches!(text.part, Part::Paragraph | Part::Subhead | Part::Head(_)) {
        hits.extend(number(text).or_else(|| number_in_brackets(text)));
        hits.extend(text.signs().filter_map(|(at, c)| number_inside(text, at, c)));
    }
    let begins = |(_, c): &(usize, char)| matches!(c, '。' | '；' | '：' | '！' | '？' | '“');
    let behind = text.signs().filter(begins).map(|(at, _)| at + 1);
    let mut words = Vec::new();
    for at in [0].into_iter().chain(behind) {
        hits.extend(counted(text, at));
        words.extend(word(text, at));
    }
    // One alone may be joined to what stands behind it: 再次、反复强调.
    if words.len() > 1 && words.is_sorted_by_key(|(number, _)| *number) {
        hits.extend(words.into_iter().map(|(_, hit)| hit));
    }
}

/// `1、` and `一.` at the start of a text.
fn number(text: &Text) -> Option<Hit> {
    let figures = text.run(0, |c| c.is_ascii_digit()).end;
    let han = text.run(0, is_han_figure).end;
    let (end, wrong, right) = if figures > 0 { (figures, "、", ".") } else { (han, ".．", "、") };
    let behind = text.after_spaces(end + 1);
    let next = text.at(behind);
    let text_begins = (is_han(next) || "“《".contains(next)) && !is_han_figure(next);
    ((1..3).contains(&end) && wrong.contains(text.at(end)) && text_begins)
        .then(|| Hit::at(end..behind).write(right))
}

/// `一．` and `一.` where a sentence begins inside a text.
fn number_inside(text: &Text, at: usize, c: char) -> Option<Hit> {
    const LONGEST: usize = 3;
    if !matches!(c, '.' | '．') {
        return None;
    }
    let before = text.chars.get(..at)?.iter().rev();
    let long = before.take(LONGEST + 1).take_while(|c| counts(**c)).count();
    let (begins, next) = (text.before(at - long), text.at(at + 1));
    let is_one = (1..=LONGEST).contains(&long) && "。；：！？".contains(begins);
    (is_one && is_han(next) && !is_han_figure(next)).then(|| Hit::at(at..at + 1).write("、"))
}

/// `（一）、` at the start of a text. Brackets of half width are mended with it: `(1)、`.
fn number_in_brackets(text: &Text) -> Option<Hit> {
    let end = text.run(1, |c| c.is_ascii_digit() || is_han_figure(c)).end;
    let marked = "（(".contains(text.at(0)) && (2..4).contains(&end) && "）)".contains(text.at(end));
    let mark = end + 1;
    let pause = "、，．.".contains(text.at(mark));
    let behind = text.after_spaces(mark + 1);
    let next = text.at(behind);
    // （一）、（二）项 is a list.
    if !(marked && pause && is_chinese(next)) || next == '（' {
        return None;
    }
    let full = (text.at(0), text.at(end)) == ('（', '）');
    let hit = if full {
        Hit::at(mark..behind).write("")
    } else {
        Hit::at(0..behind).write(format!("（{}）", text.written(1..end)))
    };
    Some(hit.form("brackets"))
}

/// `第一、` where a sentence begins. 第一、第二产业 and 第一、二季度 are lists, 第一、关键的一步 has two attributes.
fn counted(text: &Text, at: usize) -> Option<Hit> {
    let end = if text.at(at) == '第' {
        text.run(at + 1, is_han_figure).end
    } else if text.at(at) == '其' && HAN_FIGURES.contains(text.at(at + 1)) {
        at + 2
    } else {
        return None;
    };
    (end > at + 1 && leads(text, end)).then(|| led(end))
}

/// `首先、` where a sentence begins, with its number.
fn word(text: &Text, at: usize) -> Option<(usize, Hit)> {
    let (number, word) = FIRST.iter().enumerate().find(|(_, word)| text.has(at, word))?;
    let end = at + word.chars().count();
    leads(text, end).then(|| (number, led(end)))
}

/// A 、 behind which no list goes on, and no other attribute: 最后、关键的一战.
fn leads(text: &Text, at: usize) -> bool {
    const ATTRIBUTE: usize = 7;
    let next = text.at(at + 1);
    let attribute = text.run(at + 1, |c| is_han(c) && c != '的');
    let attribute = text.at(attribute.end) == '的' && attribute.len() < ATTRIBUTE;
    let lists = is_han_figure(next) || "第其再最".contains(next) || attribute;
    text.at(at) == '、' && is_chinese(next) && !lists
}

fn led(at: usize) -> Hit {
    Hit::at(at..at + 1).form("word").write("，")
}

/// A pause or stop at the end of a head. A subhead may lead to what is said.
pub(super) fn head_end(text: &Text, hits: &mut Vec<Hit>) {
    let marks = match text.part {
        Part::Head(part) => part.row().ends_without,
        Part::Subhead => "。，、；",
        _ => return,
    };
    let Some(last) = text.chars.len().checked_sub(1) else { return };
    let c = text.at(last);
    let sentences = text.signs().filter(|(_, c)| *c == '。').count() > 1;
    if !c.is_ascii() && marks.contains(c) && !(c == '。' && sentences) {
        hits.push(Hit::at(last..last + 1).write(""));
    }
}

/// What events are called that are named by their day in figures.
pub(super) const EVENTS: [&str; 8] = ["事件", "晚会", "恐怖", "袭击", "大案", "专案", "特大", "地震"];

/// “五·四” and “9.11”.
pub(super) fn date_interpunct(text: &Text, hits: &mut Vec<Hit>) {
    for (open, _) in text.signs().filter(|(_, c)| *c == '“') {
        let month = text.run(open + 1, |c| counts(c) || c.is_ascii_digit());
        let point = month.end;
        let day = text.run(point + 1, |c| counts(c) || c.is_ascii_digit());
        if text.at(day.end) != '”' || !(1..3).contains(&month.len()) || !(1..4).contains(&day.len()) {
            continue;
        }
        let figures = text.at(open + 1).is_ascii_digit() && text.at(point + 1).is_ascii_digit();
        let han = month.len() == 1
            && counts(text.at(open + 1))
            && text.at(open + 1) != '一'
            && counts(text.at(point + 1));
        let event = EVENTS.iter().any(|event| text.has(day.end + 1, event));
        if figures && event && ".．".contains(text.at(point)) {
            hits.push(Hit::at(point..point + 1).form("figures").write("·"));
        } else if han && text.at(point) == '·' {
            hits.push(Hit::at(point..point + 1).write(""));
        }
    }
}

/// A Han figure of a number that counts, up to ten.
fn counts(c: char) -> bool {
    c == '十' || (c != '〇' && HAN_FIGURES.contains(c))
}
