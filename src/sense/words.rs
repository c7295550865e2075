//! A text cut into the words of the dictionary: those that are likeliest all together.

use std::ops::Range;

use super::kind::Kind;
use super::lexicon::{Entry, LONGEST, UNKNOWN, entry};
use super::names::is_double;

/// A word where it stands, by bytes of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub range: Range<usize>,
    /// Its kind behind a number.
    pub counting: Kind,
    /// Its kind elsewhere.
    pub kind: Kind,
}

/// What a word costs that no dictionary need know: a word of the West, one that the house wants whole.
const SURE: u32 = 60;
/// What a surname of two characters costs.
const SURNAME: u32 = 126;

/// The words of a text. Those that the house wants whole are words.
pub(super) fn words(text: &str, whole: &[Range<usize>]) -> Vec<Word> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let last = starts.len() - 1;
    // The cheapest way to each character, and where its last word begins.
    let mut ways: Vec<Option<(u32, usize)>> = vec![None; starts.len()];
    if let Some(first) = ways.first_mut() {
        *first = Some((0, 0));
    }
    for at in 0..last {
        let Some((so_far, _)) = ways.get(at).copied().flatten() else { continue };
        for (end, cost) in candidates(text, &starts, at, whole) {
            let Some(way) = ways.get_mut(end) else { continue };
            let cost = so_far.saturating_add(cost);
            if way.is_none_or(|(known, _)| cost < known) {
                *way = Some((cost, at));
            }
        }
    }
    let mut cut = Vec::new();
    let mut end = last;
    while let Some((_, at)) = ways.get(end).copied().flatten().filter(|_| end > 0) {
        let (Some(from), Some(to)) = (starts.get(at), starts.get(end)) else { break };
        cut.push(word(text, *from..*to, whole));
        end = at;
    }
    cut.reverse();
    cut
}

/// The words that may begin at a character: where each ends, and what it costs.
fn candidates(text: &str, starts: &[usize], at: usize, whole: &[Range<usize>]) -> Vec<(usize, u32)> {
    let Some(from) = starts.get(at).copied() else { return Vec::new() };
    let number_of = |byte: usize| starts.binary_search(&byte).ok();
    if let Some(end) = whole.iter().find(|kept| kept.start == from).and_then(|kept| number_of(kept.end)) {
        return vec![(end, SURE)];
    }
    if let Some(end) = western(&text[from..]).and_then(|long| number_of(from + long)) {
        return vec![(end, SURE)];
    }
    let longest = LONGEST.min(starts.len() - 1 - at);
    let each = |long: usize| {
        let word = text.get(from..*starts.get(at + long)?)?;
        let cost = entry(word).map(|entry| entry.cost);
        let cost = cost.or_else(|| is_double(word).then_some(SURNAME));
        Some((at + long, cost.or_else(|| (long == 1).then_some(UNKNOWN))?))
    };
    (1..=longest).filter_map(each).collect()
}

/// How long a word or a number of the West is that a text begins with.
fn western(text: &str) -> Option<usize> {
    let inner = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '-' | '+');
    text.chars().next().filter(char::is_ascii_alphanumeric)?;
    let long = text.chars().take_while(inner).count();
    // A comma or a point at its end is a mark of the text.
    let long = text[..long].trim_end_matches(['.', ',', '-']).len();
    let unit = text[long..].chars().next().filter(|c| matches!(c, '%' | '％' | '‰' | '℃' | '°'));
    Some(long + unit.map_or(0, char::len_utf8))
}

fn word(text: &str, range: Range<usize>, whole: &[Range<usize>]) -> Word {
    let is_whole = whole.contains(&range);
    let (counting, kind) = if is_whole { (Kind::Name, Kind::Name) } else { kinds(&text[range.clone()]) };
    Word { range, counting, kind }
}

/// The kinds of a word, behind a number and elsewhere.
fn kinds(word: &str) -> (Kind, Kind) {
    let alone = |kind| (kind, kind);
    if word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')) {
        return alone(Kind::Number);
    }
    match word.chars().next() {
        Some(c) if c.is_ascii_digit() && !word.bytes().any(|byte| byte.is_ascii_alphabetic()) => {
            return alone(Kind::Counted);
        }
        Some(c) if c.is_ascii_alphanumeric() => return alone(Kind::Noun),
        Some(c) if !c.is_alphanumeric() => return alone(Kind::Mark),
        _ => (),
    }
    if word.chars().all(|c| "〇零一二三四五六七八九十百千两半几数多余".contains(c)) {
        return alone(Kind::Number);
    }
    match entry(word) {
        Some(Entry { counting, kind, .. }) => (counting, kind),
        None => alone(Kind::Noun),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> String {
        words(text, &[]).iter().map(|word| &text[word.range.clone()]).collect::<Vec<_>>().join("/")
    }

    #[test]
    fn a_text_is_cut_into_its_words() {
        assert_eq!(cut("县教育局要求全县中小学校统一补课"), "县/教育局/要求/全县/中小学校/统一/补课");
        assert_eq!(cut("GDP增6.2%，C919试飞"), "GDP/增/6.2%/，/C919/试飞");
        assert_eq!(cut(""), "");
    }

    #[test]
    fn a_word_that_the_house_wants_whole_is_one() {
        let text = "版心通讯社今起供稿";
        let whole = 0.."版心通讯社".len();
        let words = words(text, std::slice::from_ref(&whole));
        assert_eq!((words[0].range.clone(), words[0].kind), (whole, Kind::Name));
    }
}
