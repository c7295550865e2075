//! Chinese punctuation where TOML has signs of its own: what an input method types in their place.

use std::ops::Range;

/// A sign that is no sign of TOML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Foreign {
    /// The sign.
    pub sign: char,
    /// What TOML has in its place.
    pub meant: &'static str,
}

/// The signs, and what is meant by each.
const FOREIGN: [(&str, &str); 11] = [
    ("“”‘’＂＇", "\""),
    ("＝：", "="),
    ("，、", ","),
    ("．。", "."),
    ("［【", "["),
    ("］】", "]"),
    ("｛", "{"),
    ("｝", "}"),
    ("＃", "#"),
    ("－", "-"),
    ("\u{3000}", " "),
];

/// The sign of the ASCII keyboard that a sign was typed in place of; any other character as it is.
pub(crate) fn ascii(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '〔' => '[',
        '〕' => ']',
        // Full-width forms lie as those of ASCII do.
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => Foreign::of(c).and_then(|foreign| foreign.meant.chars().next()).unwrap_or(c),
    }
}

/// How much of a place, and of a line before it, is looked at, in bytes: a hostile file can hold many errors
/// with long places.
const LONGEST: usize = 1000;

impl Foreign {
    fn of(sign: char) -> Option<Self> {
        // Most of a page is Han, and is asked about character by character.
        if sign.is_ascii() || matches!(sign, '\u{3400}'..='\u{9FFF}') {
            return None;
        }
        FOREIGN.iter().find(|(signs, _)| signs.contains(sign)).map(|(_, meant)| Self { sign, meant })
    }

    /// Whether it is a quotation mark.
    pub(crate) fn is_quote(self) -> bool {
        self.meant == "\""
    }
}

/// The first such sign at the place of a syntax error: in it, or right before or after it.
///
/// A straight quote that a Chinese one was meant to end has its error at the end of the line: there, the last
/// Chinese quote of the line counts.
pub(crate) fn foreign(text: &str, error: &Range<usize>) -> Option<(usize, Foreign)> {
    let start = text.floor_char_boundary(error.start);
    let end = text.floor_char_boundary(error.end).max(start);
    let before = text[..start].char_indices().next_back().map_or(start, |(at, _)| at);
    let after = text[end..].chars().next().map_or(end, |c| end + c.len_utf8());
    let after = text.floor_char_boundary(after.min(start + LONGEST));
    if text[before..after].contains('\\') {
        // An escape is wrong, inside quotes that are right.
        return None;
    }
    let mut near = text[before..after].char_indices();
    let found = near.find_map(|(at, c)| Some((before + at, Foreign::of(c)?)));
    if found.is_some() {
        return found;
    }
    if start != end || text[end..].chars().next().is_some_and(|c| !matches!(c, '\r' | '\n')) {
        return None;
    }
    let from = text.floor_char_boundary(start.saturating_sub(LONGEST));
    let line = text[from..start].rfind('\n').map_or(from, |at| from + at + 1);
    let quotes = text[line..start].char_indices().rev();
    quotes.filter_map(|(at, c)| Some((line + at, Foreign::of(c)?))).find(|(_, foreign)| foreign.is_quote())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign(text: &str, error: Range<usize>) -> Option<char> {
        foreign(text, &error).map(|(at, foreign)| {
            assert!(text[at..].starts_with(foreign.sign));
            foreign.sign
        })
    }

    #[test]
    fn the_sign_is_in_the_place_or_beside_it() {
        assert_eq!(sign("a = “b”", 4..11), Some('“'));
        assert_eq!(sign("a ＝ 1", 2..2), Some('＝'));
        assert_eq!(sign("a\u{3000}= 1", 1..4), Some('\u{3000}'));
        assert_eq!(sign("a = 1，b", 4..5), Some('，'));
    }

    #[test]
    fn a_string_that_a_chinese_quote_should_end() {
        let text = "a = \"b”  \nc = 1";
        assert_eq!(sign(text, text.find('\n').map_or(0..0, |at| at..at)), Some('”'));
    }

    #[test]
    fn signs_elsewhere_are_text() {
        assert_eq!(sign("a = \"“b”\" c", 14..15), None);
        assert_eq!(sign("“”\na = b", 11..12), None);
        assert_eq!(sign("a = \"“\\q”\"", 9..10), None);
        assert_eq!(sign("", 0..0), None);
        assert_eq!(sign("字", 1..9), None);
    }
}
