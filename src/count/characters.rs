//! Characters as they are typed: each Han, each kana, each mark is one, and so is a word of letters or a number.

use crate::printable::{is_han, is_seen};

/// Marks that stand inside a word or a number: 3.14, 2,000, it’s, COVID-19, 24/7.
const INSIDE: &str = ".,'’-:/@_";

/// What a character is to the count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// White: it ends a word and is not counted.
    White,
    /// Part of the character before it.
    Clings,
    /// One by itself.
    Alone,
    /// A letter or a figure: one with those beside it.
    OfWord,
    /// One by itself, but inside a word.
    Mark,
}

impl Sort {
    fn of(c: char) -> Self {
        if c.is_whitespace() {
            Self::White
        } else if matches!(c, '\u{300}'..='\u{36F}') || !is_seen(c.encode_utf8(&mut [0; 4])) {
            Self::Clings
        } else if is_alone(c) {
            Self::Alone
        } else if c.is_alphanumeric() {
            Self::OfWord
        } else {
            Self::Mark
        }
    }
}

/// Whether it is of a script whose characters are counted one by one: Han, kana, zhuyin, hangul.
fn is_alone(c: char) -> bool {
    is_han(c)
        || matches!(c, '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{312F}' | '\u{31A0}'..='\u{31FF}')
        || matches!(c, '\u{AC00}'..='\u{D7AF}')
}

/// The bytes of a text at which something begins that counts as one, rising.
pub(super) fn begins(text: &str) -> Vec<usize> {
    let mut all = Vec::new();
    let mut in_word = false;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map(|(_, next)| Sort::of(*next));
        let counts = match Sort::of(c) {
            Sort::White => {
                in_word = false;
                false
            }
            Sort::Clings => false,
            Sort::Alone => {
                in_word = false;
                true
            }
            Sort::OfWord => !std::mem::replace(&mut in_word, true),
            Sort::Mark => {
                in_word &= INSIDE.contains(c) && next == Some(Sort::OfWord);
                !in_word
            }
        };
        if counts {
            all.push(at);
        }
    }
    all
}

/// How many characters a text has as it is typed.
#[must_use]
pub fn characters(text: &str) -> usize {
    begins(text).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_marks_and_kana_are_one_each() {
        for (text, count) in [("版心日报", 4), ("“好。”", 4), ("……——", 4), ("ひらカタ", 4), ("　一　\n", 1)]
        {
            assert_eq!(characters(text), count, "{text}");
        }
    }

    #[test]
    fn a_word_or_a_number_is_one() {
        for (text, count) in [
            ("GDP", 1),
            ("iPhone 17", 2),
            ("9月19日", 4),
            ("3.14", 1),
            ("2,000元", 2),
            ("COVID-19", 1),
            ("it’s", 1),
            ("café", 1),
            ("cafe\u{301}", 1),
            ("50%", 2),
            ("end.", 2),
            ("A,中", 3),
            ("１２", 1),
            ("", 0),
        ] {
            assert_eq!(characters(text), count, "{text}");
        }
    }
}
