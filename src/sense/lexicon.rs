//! The dictionary: lines sorted by their bytes, in which a word is found without reading the others.

use super::kind::Kind;

/// Made by `lexicon.py` of the dictionary of jieba (MIT, see `LICENSE-jieba`) and of `kinds.tsv`.
static LINES: &str = include_str!("lexicon.tsv");

/// The most characters of a word.
pub(super) const LONGEST: usize = 5;

/// What a single character costs that it does not know.
pub(super) const UNKNOWN: u32 = 180;

/// What is known of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its kind behind a number.
    pub counting: Kind,
    /// Its kind elsewhere.
    pub kind: Kind,
    /// How rare it is: ten times the natural logarithm.
    pub cost: u32,
}

/// What is known of a word, if it is known.
pub(super) fn entry(word: &str) -> Option<Entry> {
    let bytes = LINES.as_bytes();
    let (mut from, mut to) = (0, bytes.len());
    while from < to {
        let middle = from + (to - from) / 2;
        let start =
            bytes.get(from..middle)?.iter().rposition(|byte| *byte == b'\n').map_or(from, |at| from + at + 1);
        let line = LINES.get(start..)?.split('\n').next()?;
        let (known, about) = line.split_once('\t')?;
        match known.cmp(word) {
            std::cmp::Ordering::Less => from = start + line.len() + 1,
            std::cmp::Ordering::Greater => to = start,
            std::cmp::Ordering::Equal => return read(about),
        }
    }
    None
}

/// One letter or two, and a number.
fn read(about: &str) -> Option<Entry> {
    let letters = about.bytes().take_while(u8::is_ascii_lowercase).count();
    let (kinds, cost) = about.split_at_checked(letters)?;
    let (first, last) = (kinds.bytes().next()?, kinds.bytes().last()?);
    Some(Entry { counting: Kind::of(first), kind: Kind::of(last), cost: cost.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_dictionary_is_found_in_it() {
        let mut last = "";
        for line in LINES.lines() {
            let (word, _) = line.split_once('\t').unwrap();
            assert!(last < word, "{last} before {word}");
            assert!(word.chars().count() <= LONGEST, "{word}");
            assert!(entry(word).is_some(), "{word}");
            last = word;
        }
        assert_eq!(entry("没有这个词"), None);
        assert_eq!(entry(""), None);
    }

    #[test]
    fn what_counts_behind_a_number_is_a_thing_elsewhere() {
        let entry = entry("省").unwrap();
        assert_eq!((entry.counting, entry.kind), (Kind::Measure, Kind::Noun));
    }
}
