//! Half-width marks of Chinese. Between figures and between words of Latin letters they are right.

use super::hit::Hit;
use super::markup::is_edge;
use super::nesting;
use super::script::{NONE, full, is_chinese, is_han, is_point};
use super::text::Text;

/// What a domain in Han ends with.
const DOMAINS: [&str; 8] = ["中国", "公司", "网络", "政务", "公益", "集团", "在线", "网址"];

/// Half-width marks of Chinese.
pub(super) fn marks(text: &Text, hits: &mut Vec<Hit>) {
    nesting::half_width_brackets(text, hits);
    for (at, c) in text.signs().filter(|(at, c)| c.is_ascii_punctuation() && !text.is_foreign(*at)) {
        let hit = match c {
            ',' | ';' => pause(text, at),
            '.' => stop(text, at),
            ':' => colon(text, at),
            '?' | '!' => question(text, at),
            _ => None,
        };
        hits.extend(hit);
    }
}

/// With the spaces beside it, as far as no markup parts them: a full-width mark has its own blank.
fn replaced(text: &Text, at: usize, end: usize, write: String) -> Hit {
    let spaces = spaces_before(text, at);
    let from = if is_chinese(text.before(at - spaces)) && !is_edge(text, at) { at - spaces } else { at };
    let behind = text.after_spaces(end);
    let end = if text.at(behind) == NONE || is_edge(text, end) { end } else { behind };
    Hit::at(from..end).write(write)
}

fn spaces_before(text: &Text, at: usize) -> usize {
    text.chars.get(..at).unwrap_or_default().iter().rev().take_while(|c| **c == ' ').count()
}

fn pause(text: &Text, at: usize) -> Option<Hit> {
    let figures = text.before(at).is_ascii_digit() && text.at(at + 1).is_ascii_digit();
    let before = is_chinese(text.left(at - spaces_before(text, at)));
    let after = is_chinese(text.right(text.after_spaces(at + 1)));
    let wrong = if text.is_english { before && after } else { before || after };
    (wrong && !figures).then(|| replaced(text, at, at + 1, full(text.at(at)).into_iter().collect()))
}

fn stop(text: &Text, at: usize) -> Option<Hit> {
    let next = text.at(at + 1);
    let beside = text.before(at) == '.' || next == '.' || next.is_ascii_alphanumeric();
    if beside || text.is_english || is_point(text.before(at)) {
        return None;
    }
    if !is_chinese(text.left(at)) {
        return stop_behind_word(text, at);
    }
    if !is_han(next) {
        return Some(replaced(text, at, at + 1, "。".into()));
    }
    between(text, at)
}

/// A full stop, or the point inside a foreign name: whoever wrote it knows.
fn between(text: &Text, at: usize) -> Option<Hit> {
    let domain = DOMAINS.iter().any(|domain| text.has(at + 1, domain));
    (!domain).then(|| Hit::at(at..at + 1).help("help-between"))
}

/// A stop behind the figure or the word of another script that ends a sentence of Chinese: 增长5.3%.
fn stop_behind_word(text: &Text, at: usize) -> Option<Hit> {
    let word = word_before(text, at)?;
    let next = text.at(text.after_spaces(at + 1));
    let ends = next == NONE || "”’）)".contains(text.at(at + 1));
    if ends {
        return (!is_short_form(word)).then(|| replaced(text, at, at + 1, "。".into()));
    }
    let share = "%％‰℃".contains(text.before(at));
    if share && (is_han(next) || "“《（".contains(next)) {
        return Some(replaced(text, at, at + 1, "。".into()));
    }
    // `1.甲` numbers a point, `2022.春` an issue, `a.甲` a choice.
    let figures = word.iter().filter(|c| c.is_ascii_digit()).count();
    let capital = word.len() > 2 && word.iter().any(char::is_ascii_uppercase);
    let is_word = is_han(text.at(at + 1)) && !is_short_form(word) && (figures > 4 || capital);
    if is_word { between(text, at) } else { None }
}

/// The figure or word that ends before a place, right behind Chinese.
fn word_before(text: &Text, at: usize) -> Option<&[char]> {
    const LONGEST: usize = 40;
    let before = text.chars.get(..at)?;
    let belongs = |c: &&char| c.is_ascii_alphanumeric() || "-.,/:%％‰℃+".contains(**c);
    let long = before.iter().rev().take(LONGEST).take_while(belongs).count();
    let from = at - long;
    let spaces = spaces_before(text, from);
    let led = is_chinese(text.before(from - spaces));
    before.get(from..).filter(|word| led && !word.is_empty())
}

/// Short forms that end with a point of their own.
const SHORT: [&str; 20] = [
    "Inc", "Ltd", "Co", "Corp", "Jr", "Sr", "Dr", "Mr", "Mrs", "Ms", "St", "No", "Vol", "etc", "vs", "al",
    "Ave", "Prof", "Bros", "pp",
];

/// `Inc.`, `U.S.`, `J.`
fn is_short_form(word: &[char]) -> bool {
    if !word.iter().any(char::is_ascii_alphabetic) {
        return false;
    }
    let last = word.rsplit(|c| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let alone = last.len() == 1 && last.iter().all(char::is_ascii_alphabetic);
    alone || word.contains(&'.') || SHORT.iter().any(|short| last.iter().copied().eq(short.chars()))
}

fn colon(text: &Text, at: usize) -> Option<Hit> {
    let wrong = if is_chinese(text.left(at)) { !is_face(text, at) } else { is_label(text, at) };
    (wrong && !text.is_english).then(|| replaced(text, at, at + 1, "：".into()))
}

/// What a letter behind a colon names: D盘, P图.
const LETTERED: &str = "盘组类级座区股轮口栋线型幢楼馆厅班队档项图字罩";
/// Behind what a letter is named: 分组:D, 答案:D.
const NAMES_LETTER: &str = "组案项类级区班座栋型号说";

/// `:)` and its like are drawn. A letter may be one of a name.
fn is_face(text: &Text, at: usize) -> bool {
    let (next, after) = (text.at(at + 1), text.at(at + 2));
    let letter = matches!(next, 'D' | 'P');
    let word = after.is_ascii_alphanumeric() && after != next;
    let named = LETTERED.contains(after) || NAMES_LETTER.contains(text.before(at));
    matches!(next, ')' | '(' | '/') || (letter && !word && !named)
}

/// A colon between a name of Latin letters and Chinese: `WHO:疫情`. A key of small letters, `site:新华网`, is typed so.
fn is_label(text: &Text, at: usize) -> bool {
    const LONGEST: usize = 20;
    let before = text.chars.get(..at).unwrap_or_default();
    let long = before.iter().rev().take(LONGEST).take_while(|c| c.is_ascii_alphanumeric()).count();
    let word = before.get(at - long..).unwrap_or_default();
    let next = text.at(text.after_spaces(at + 1));
    let begins = text.before(at - long);
    let apart = begins == NONE || begins == ' ' || is_chinese(begins) || "“‘".contains(begins);
    let figures = word.iter().any(char::is_ascii_digit) && word.iter().any(char::is_ascii_alphabetic);
    let name = figures || word.iter().any(char::is_ascii_uppercase);
    let drive = word.len() == 1 && next == '盘';
    apart && name && !drive && (is_han(next) || "“《".contains(next))
}

/// What the factorial of a number, 10!, stands before.
const FACTORIAL: [&str; 10] = ["等于", "是", "为", "的", "与", "和", "除", "乘", "加", "减"];

fn question(text: &Text, at: usize) -> Option<Hit> {
    let is_one = |c: char| matches!(c, '?' | '!');
    if text.is_english || is_one(text.before(at)) {
        return None;
    }
    let run = text.run(at, is_one);
    if !is_chinese(text.left(at)) && !ends_word(text, at, run.end) {
        return None;
    }
    let write = text.written(run.clone()).chars().filter_map(full).collect();
    Some(replaced(text, at, run.end, write))
}

/// Whether a ? or ! ends a sentence behind a figure or a word: `OK?行`. `Yahoo!公司` is a name; a number is none.
fn ends_word(text: &Text, at: usize, end: usize) -> bool {
    const FACTORS: usize = 3;
    let figures = text.chars.get(..at).unwrap_or_default().iter().rev();
    let figures = figures.take(FACTORS + 1).take_while(|c| c.is_ascii_digit()).count();
    if figures > 0 {
        let factorial = text.at(at) == '!' && end == at + 1 && figures <= FACTORS;
        let factorial = factorial && FACTORIAL.iter().any(|word| text.has(end, word));
        return is_han(text.right(end)) && !factorial;
    }
    let next = text.at(text.after_spaces(end));
    let is_word = text.before(at).is_ascii_alphabetic() && text.before(at - 1).is_ascii_alphabetic();
    text.at(at) == '?' && is_word && (is_han(next) || (next == NONE && word_before(text, at).is_some()))
}
