//! Stars that are printed: `5*3`, `苹果*2，梨*3`, `*ST股票`. Markdown takes two of them for emphasis and drops both,
//! so that 5*3 would be printed as 53.

use std::borrow::Cow;

/// What the parser sees in place of a star that is printed: a sign of one byte that is no markup there.
const UNSEEN: u8 = b'+';
/// How much before and after a star is looked at, in characters.
const NEAR: usize = 12;
/// Units and names of quantities are no longer, in characters: 3公里*2, 长3*宽2.
const WORD: usize = 2;
/// A variable between two numbers is no longer: 2*x*3.
const VARIABLE: usize = 3;
/// Marks and words that part the pieces of a list, and signs that go on with an equation.
const PARTS: &str = "，、；。：,;和与及=＝+＋";

/// What the characters beside some stars say of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Printed, whatever stands elsewhere.
    Sign,
    /// A word before and a number behind, as in a list of goods: 苹果*2.
    Count,
    /// A number with its unit before and a factor behind: 5箱*每箱3个.
    Factor,
    /// A stock that may be taken off the list: *ST股票.
    Stock,
    /// It may begin or end an emphasis.
    Open,
}

/// Stars that stand together.
struct Stars {
    first: usize,
    end: usize,
    kind: Kind,
}

/// Whether stars are of a kind, by the texts before and behind them, and how many they are.
type Rule = fn(&str, &str, usize) -> bool;

/// What is surely printed by itself.
const SIGNS: &[Rule] = &[multiplies, multiplies_measures, any_name];

/// The kinds of all others; the first that holds counts.
const KINDS: &[(Kind, Rule)] = &[
    (Kind::Stock, |_, after, count| count == 1 && is_stock(after)),
    (Kind::Factor, |before, after, _| ends_number(before, WORD) && begins_factor(after)),
    (Kind::Count, |before, after, _| {
        before.ends_with(|c: char| c.is_alphanumeric() || ")）]】》」”".contains(c))
            && after.starts_with(is_figure)
    }),
];

/// The text as the parser is to see it, byte for byte as long, with no star from `start` on that is surely printed.
/// Paragraphs are parted by blank lines.
pub(super) fn hidden(source: Cow<'_, str>, start: usize) -> Cow<'_, str> {
    let mut printed = Vec::new();
    let mut paragraph: Vec<Stars> = Vec::new();
    let mut at = start;
    while let Some(found) = source.get(at..).and_then(|rest| rest.find('*')) {
        let first = at + found;
        if source.get(at..first).is_some_and(holds_blank_line) {
            settle(&source, &paragraph, &mut printed);
            paragraph.clear();
        }
        let after = source.get(first..).unwrap_or_default().trim_start_matches('*');
        at = source.len() - after.len();
        let before = source.get(start..first).unwrap_or_default();
        // `\*` is the sign itself already.
        if before.ends_with('\\') {
            continue;
        }
        let kind = kind(before, after, at - first);
        match kind {
            Kind::Sign => printed.push(first..at),
            _ => paragraph.push(Stars { first, end: at, kind }),
        }
    }
    settle(&source, &paragraph, &mut printed);
    if printed.is_empty() {
        return source;
    }
    let mut bytes = source.into_owned().into_bytes();
    for range in printed {
        bytes.get_mut(range).unwrap_or_default().fill(UNSEEN);
    }
    Cow::Owned(String::from_utf8(bytes).unwrap_or_default())
}

fn kind(before: &str, after: &str, count: usize) -> Kind {
    if SIGNS.iter().any(|is| is(before, after, count)) {
        return Kind::Sign;
    }
    KINDS.iter().find(|(_, is)| is(before, after, count)).map_or(Kind::Open, |(kind, _)| *kind)
}

fn holds_blank_line(text: &str) -> bool {
    text.split('\n').skip(1).any(|line| line.trim().is_empty()) && text.matches('\n').count() > 1
}

/// Finds the stars of a paragraph that are printed because others of it stand as they do. An emphasis has two that
/// stand otherwise, a figure inside or outside of it: 共*5*人.
fn settle(source: &str, stars: &[Stars], printed: &mut Vec<std::ops::Range<usize>>) {
    let mut rest = stars;
    while let Some((one, after)) = rest.split_first() {
        let alike = match one.kind {
            Kind::Count | Kind::Factor => alike(source, rest),
            Kind::Sign | Kind::Stock | Kind::Open => 1,
        };
        let taken = match (one.kind, after.first()) {
            _ if alike > 1 => alike,
            (Kind::Stock, next) if next.is_none_or(|next| !closes(source, one, next)) => 1,
            (_, Some(next)) if is_product(source, one, next) => 2,
            // What may begin an emphasis has its end in the next stars that are as many.
            (_, next) => {
                let pair = next.is_some_and(|next| next.end - next.first == one.end - one.first);
                rest = rest.get(if pair { 2 } else { 1 }..).unwrap_or_default();
                continue;
            }
        };
        printed.extend(rest.iter().take(taken).map(|one| one.first..one.end));
        rest = rest.get(taken..).unwrap_or_default();
    }
}

/// How many stars stand as the first do, and belong to one list or equation.
fn alike(source: &str, stars: &[Stars]) -> usize {
    let goes_on = |two: &&[Stars]| two.iter().all(|one| Some(one.kind) == stars.first().map(|one| one.kind));
    1 + stars.windows(2).take_while(goes_on).take_while(|two| parts(source, two)).count()
}

fn between<'a>(source: &'a str, one: &Stars, next: &Stars) -> &'a str {
    source.get(one.end..next.first).unwrap_or_default()
}

/// Whether two stars that stand alike belong to one list or equation: goods are parted, `苹果*2，梨*3`, and so are not
/// `说*2022年的*5件事`.
fn parts(source: &str, two: &[Stars]) -> bool {
    let [one, next] = two else { return false };
    let number =
        between(source, one, next).trim_start_matches(|c| is_figure(c) || matches!(c, '.' | '%' | '％'));
    let parted = number.chars().take(WORD + 1).any(|c| PARTS.contains(c));
    one.end - one.first == next.end - next.first && (one.kind == Kind::Factor || parted)
}

/// Whether the next stars may end an emphasis that begins with the name of a stock.
fn closes(source: &str, one: &Stars, next: &Stars) -> bool {
    let inside = between(source, one, next);
    let single = next.end == next.first + 1 && next.kind != Kind::Stock;
    single && !inside.contains(|c| PARTS.contains(c)) && !inside.ends_with(char::is_whitespace)
}

/// Whether a variable stands between two stars with numbers around them: 2*x*3.
fn is_product(source: &str, one: &Stars, next: &Stars) -> bool {
    let inside = between(source, one, next);
    let variable =
        (1..=VARIABLE).contains(&inside.len()) && inside.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let outside = (source.get(..one.first), source.get(next.end..));
    let numbers = outside.0.is_some_and(|text| text.ends_with(is_figure))
        && outside.1.is_some_and(|text| text.starts_with(is_figure));
    variable && numbers
}

/// Whether figures stand on both sides, with a space on both or on none. With a space on one side only, the star
/// may begin or end an emphasis.
fn multiplies(before: &str, after: &str, _: usize) -> bool {
    let (left, right) = (before.trim_end_matches(is_space), after.trim_start_matches(is_space));
    let as_far = (left.len() == before.len()) == (right.len() == after.len());
    let per_cent = |c: char| matches!(c, '%' | '％' | '‰');
    as_far && left.ends_with(|c| is_figure(c) || per_cent(c)) && right.starts_with(is_figure)
}

/// The same with a measure behind the first number: 5米*3米, 5cm*3cm.
fn multiplies_measures(before: &str, after: &str, _: usize) -> bool {
    let number = before.trim_end_matches(|c: char| c.is_ascii_alphabetic() || MEASURES.contains(c));
    let long = before.len() - number.len();
    (1..=NEAR).contains(&long) && number.ends_with(is_figure) && after.starts_with(is_figure)
}

/// What measures are written with.
const MEASURES: &str = "米厘毫分公里千克斤吨升元㎡㎝㎜㎞㎏℃°寸尺亩";

/// `*.*`, `*.pdf`: any name of a file.
fn any_name(before: &str, after: &str, count: usize) -> bool {
    let ending = |c: char| c.is_ascii_alphanumeric() || c == '*';
    count == 1
        && (after.strip_prefix('.').is_some_and(|rest| rest.starts_with(ending)) || before.ends_with("*."))
}

/// Whether a text goes on as the name of such a stock does.
pub(super) fn is_stock(text: &str) -> bool {
    text.strip_prefix("ST").is_some_and(|name| name.starts_with(char::is_alphabetic))
}

/// Whether a text ends with a number, and a unit of a few characters at most.
pub(super) fn ends_number(text: &str, unit: usize) -> bool {
    let mut last = text.chars().rev().take(unit + 1).skip_while(|c| c.is_alphabetic());
    last.next().is_some_and(|c| is_figure(c) || matches!(c, '%' | '％'))
}

/// Whether a text begins with a number, `宽2.4` or `每箱3个` among them.
fn begins_factor(text: &str) -> bool {
    let text = text.strip_prefix(['每', '各']).unwrap_or(text);
    let mut first = text.chars().take(WORD + 1).skip_while(|c| !c.is_ascii() && c.is_alphabetic());
    first.next().is_some_and(is_figure)
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{3000}')
}

/// A figure, also a full-width one.
pub(super) fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str, start: usize) -> String {
        hidden(Cow::Borrowed(text), start).into_owned()
    }

    #[test]
    fn a_star_between_figures_is_no_markup() {
        for (text, as_seen) in [
            ("5*3=15，另一间6*4=24", "5+3=15，另一间6+4=24"),
            ("5 * 3，3*4*5，5**3，５*３，80%*5", "5 + 3，3+4+5，5++3，５+３，80%+5"),
            ("5米*3米，6cm*4cm", "5米+3米，6cm+4cm"),
        ] {
            assert_eq!(seen(text, 0), as_seen);
        }
        assert_eq!(seen("5*3\n6*4", 4), "5*3\n6+4");
    }

    #[test]
    fn stars_that_stand_alike_are_a_list() {
        for text in [
            "苹果*2，梨*3，桃*4",
            "三室两厅*2、一室*3",
            "长3.5*宽2.4*高1.8米",
            "2个*3个，4个*5个",
            "3人*4天，5人*6天",
            "共5箱*每箱3个，6箱*每箱4个",
            "（5+3）*2=16，（1+2）*3=9",
            "2*x*3",
            "*ST股票与*ST金科",
            "*ST股票涨停，王*说",
            "*.*、*.pdf",
        ] {
            let printed = text.replace("王*", "王-").replace('*', "+").replace('-', "*");
            assert_eq!(seen(text, 0), printed, "{text}");
        }
    }

    #[test]
    fn a_star_that_may_begin_or_end_an_emphasis_is_left() {
        for text in [
            "共*5*人",
            "共*5*人，又*6*人",
            "占*35.8%*以上",
            "*共5* 3人",
            "说*2022年的*5件事",
            "第5届*全国*会议和第6届*全省*会议",
            "苹果*2\n\n梨*3",
            "5\\*3",
            "5*a",
            "第5 *3号楼*",
            "*5*",
            "5*\n3",
            "**5** 3",
            "*ST股票*",
            "**重要**，*粗*",
            "*",
        ] {
            assert_eq!(seen(text, 0), text);
        }
    }
}
