//! Lists: the numbers that their items begin with. Those of Markdown are found by the parser; `一、`, `（一）`, `1．` and `①`
//! are found here, where lines that follow one another begin with them.

use std::ops::Range;

use crate::copy::markdown::leaf::Char;
use crate::copy::{Label, Passage};
use crate::diag::Span;
use crate::numeral;

/// No number is longer, in characters.
const LONGEST: usize = 8;

/// How many bytes the sign takes that an item of Markdown begins with.
pub(super) fn sign(written: &str) -> usize {
    let figures = written.len() - written.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = written.get(figures..).unwrap_or_default();
    figures + rest.chars().next().map_or(0, char::len_utf8)
}

/// What stands before an item that begins with a sign.
pub(super) fn label(typed: &str, span: Span) -> Label {
    if typed.starts_with(|c: char| c.is_ascii_digit()) {
        Label::Number(Passage::plain(typed, span))
    } else {
        Label::Bullet(span)
    }
}

/// Figures in brackets and with a point that are one character, from one on.
const SIGNED: [(char, char); 2] = [('⑴', '⒇'), ('⒈', '⒛')];

/// The manner in which items are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// 一、
    Han,
    /// （一）
    HanInBrackets,
    /// 1． or 1. or 1、
    Figures,
    /// （1） or (1)
    InBrackets,
    /// 1） or 1)
    BeforeBracket,
    /// ①, ⑴, ⒈
    Circled,
}

/// A number at the start of a line.
#[derive(Debug, Clone, Copy)]
struct Number {
    manner: Manner,
    value: u32,
    /// Its characters.
    length: usize,
}

/// A line that begins an item, or goes on with what is above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    /// The characters of its number, none of text above a list.
    pub(super) number: Range<usize>,
    /// Those of its text, with the lines that go on.
    pub(super) text: Range<usize>,
    /// It is of a list inside another.
    pub(super) inner: bool,
}

/// The items of a paragraph whose lines are a list: two lines at least begin with numbers that follow one another, from the
/// paragraph's start or from one on. What stands above the first is a paragraph.
pub(super) fn items(chars: &[Char]) -> Option<Vec<Item>> {
    if !chars.iter().any(|one| one.c == '\n') {
        return None;
    }
    let ends = chars.iter().enumerate().filter(|(_, one)| one.c == '\n').map(|(at, _)| at + 1);
    let mut outer: Option<Number> = None;
    let mut inner: Option<Number> = None;
    let mut found: Vec<(usize, Number, bool)> = Vec::new();
    let mut in_outer = 0;
    for start in [0].into_iter().chain(ends) {
        let Some(number) = number(chars.get(start..).unwrap_or_default()) else { continue };
        let follows = |last: Option<Number>| {
            last.is_some_and(|last| (last.manner, last.value + 1) == (number.manner, number.value))
        };
        if outer.is_none() && (start == 0 || number.value == 1) || follows(outer) {
            (outer, inner) = (Some(number), None);
            in_outer += 1;
            found.push((start, number, false));
        } else if follows(inner)
            || (outer.is_some_and(|outer| outer.manner != number.manner) && number.value == 1)
        {
            inner = Some(number);
            found.push((start, number, true));
        }
    }
    // A bracket that goes over the end of a line is of one text.
    let starts = || found.iter().map(|(start, ..)| *start);
    let pieces = || [0].into_iter().chain(starts()).zip(starts());
    let mut depths = pieces().scan(0, |depth, (from, to)| {
        *depth += opened(chars.get(from..to).unwrap_or_default());
        Some(*depth)
    });
    if in_outer < 2 || depths.any(|depth| depth > 0) {
        return None;
    }
    let first = found.first().map_or(0, |(start, ..)| *start);
    let above = (first > 0).then(|| Item { number: 0..0, text: 0..first - 1, inner: false });
    let ends = found.iter().skip(1).map(|(start, ..)| start - 1).chain([chars.len()]);
    let of_line = |((start, number, inner), end): (&(usize, Number, bool), usize)| {
        let behind = start + number.length;
        Item { number: *start..behind, text: behind.min(end)..end, inner: *inner }
    };
    Some(above.into_iter().chain(found.iter().zip(ends).map(of_line)).collect())
}

/// How many more brackets open among some characters than close.
fn opened(chars: &[Char]) -> i32 {
    let depth = |depth: i32, one: &Char| match one.c {
        '[' if one.bare => depth + 1,
        ']' if one.bare => depth - 1,
        _ => depth,
    };
    chars.iter().fold(0, depth)
}

/// The number that a line begins with.
fn number(line: &[Char]) -> Option<Number> {
    let c = |at: usize| line.get(at).map(|one| one.c).filter(|c| *c != '\n');
    let first = c(0)?;
    let signed = || SIGNED.iter().find(|(from, to)| (*from..=*to).contains(&first));
    let signed = || signed().map(|(from, _)| first as u32 - *from as u32 + 1);
    if let Some(value) = numeral::read_circled(first).or_else(signed) {
        return text_follows(Number { manner: Manner::Circled, value, length: 1 }, c(1));
    }
    let bracket = matches!(first, '（' | '(');
    let from = usize::from(bracket);
    let digits =
        |is: fn(char) -> bool| (from..from + LONGEST).take_while(|at| c(*at).is_some_and(is)).count();
    let (figures, han) =
        (digits(|c| c.is_ascii_digit() || matches!(c, '０'..='９')), digits(numeral::is_of_tens));
    let end = from + figures.max(han);
    let text = || (from..end).filter_map(c);
    let value = if figures > 0 { arabic(text())? } else { numeral::read(&text().collect::<String>())? };
    let sign = c(end)?;
    let manner = match (bracket, figures > 0, sign) {
        (true, false, '）' | ')') => Manner::HanInBrackets,
        (true, true, '）' | ')') => Manner::InBrackets,
        (false, false, '、') => Manner::Han,
        (false, true, '）' | ')') => Manner::BeforeBracket,
        // 1.5万: a decimal is no number of an item.
        (false, true, '.' | '．') if !c(end + 1).is_some_and(|c| c.is_ascii_alphanumeric()) => {
            Manner::Figures
        }
        (false, true, '、') => Manner::Figures,
        _ => return None,
    };
    text_follows(Number { manner, value, length: end + 1 }, c(end + 1))
}

/// A number with text behind it.
fn text_follows(number: Number, next: Option<char>) -> Option<Number> {
    next.map(|_| number)
}

fn arabic(figures: impl Iterator<Item = char>) -> Option<u32> {
    let value = figures.fold(0_u32, |value, c| {
        let digit = c.to_digit(10).unwrap_or((c as u32).wrapping_sub('０' as u32));
        value.saturating_mul(10).saturating_add(digit)
    });
    (1..1000).contains(&value).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(text: &str) -> Option<Vec<(String, String)>> {
        let chars: Vec<Char> = text.char_indices().map(Char::plain).collect();
        let typed = |range: Range<usize>| chars[range].iter().map(|one| one.c).collect::<String>();
        Some(items(&chars)?.into_iter().map(|item| (typed(item.number), typed(item.text))).collect())
    }

    #[test]
    fn lines_that_begin_with_numbers_that_follow_one_another_are_a_list() {
        for (text, numbers) in [
            ("一、甲\n二、乙\n三、丙", &["一、", "二、", "三、"][..]),
            ("（九）甲\n（十）乙\n（十一）丙", &["（九）", "（十）", "（十一）"]),
            ("1.时间：今天\n2.地点：这里", &["1.", "2."]),
            ("1．甲\n2．乙", &["1．", "2．"]),
            ("①甲\n②乙", &["①", "②"]),
            ("三、丙\n四、丁", &["三、", "四、"]),
            ("如下：\n1、甲\n2、乙", &["", "1、", "2、"]),
            ("一、甲\n（一）子\n（二）丑\n二、乙", &["一、", "（一）", "（二）", "二、"]),
            ("一、甲\n接着说\n二、乙", &["一、", "二、"]),
        ] {
            let found: Vec<String> = listed(text).unwrap().into_iter().map(|(number, _)| number).collect();
            assert_eq!(found, numbers, "{text}");
        }
    }

    #[test]
    fn other_lines_are_none() {
        for text in [
            "一、甲",
            "一、甲。二、乙",
            "甲\n二、乙\n三、丙",
            "1.5万人\n2.5万人",
            "一、甲\n三、乙",
            "2026、甲\n2027、乙",
            "一是甲\n二是乙",
            "[一、甲\n二、乙]",
            "甲\n乙",
        ] {
            assert_eq!(listed(text), None, "{text}");
        }
    }
}
