//! Which characters may be in text that is printed, and how the others are shown to people.

use std::borrow::Cow;
use std::fmt::Write;
use std::path::Path;

/// Why a character is not seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unseen {
    /// It moves a printer's head that is long gone.
    Control,
    /// It has no shape.
    Invisible,
}

/// A Chinese character. So are those of the private use areas: what a house has code points of its own for are rare ones.
#[must_use]
pub const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '〇')
        || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10fffd}')
}

/// What is wrong with a character that can't be printed; nothing, where it can.
///
/// Control characters move a printer's head that is long gone. Format characters (Unicode's category Cf, and
/// the two separators) are as invisible, and do more harm: the bidirectional ones turn text around, soft
/// hyphens and zero-width spaces break words where banxin knows nothing of them. What joins and what chooses
/// a variant is kept: it is part of the character before it.
#[must_use]
pub fn unprintable(c: char) -> Option<Unseen> {
    // Nearly all of a page: not worth a look at the table.
    if matches!(c, ' '..='~' | '\u{2E80}'..='\u{D7FF}' | '\u{FF01}'..='\u{FFEF}') {
        return None;
    }
    if c.is_control() {
        return Some(Unseen::Control);
    }
    let code = c as u32;
    let hidden = !is_joiner(c) && FORMAT.iter().any(|(first, last)| (*first..=*last).contains(&code));
    hidden.then_some(Unseen::Invisible)
}

/// The zero-width joiner and the variation selectors.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether any of a text is seen: not all of it is spaces and joiners.
#[must_use]
pub fn is_seen(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !is_joiner(c))
}

/// Category Cf of Unicode 17, with U+2028 and U+2029.
const FORMAT: [(u32, u32); 21] = [
    (0xAD, 0xAD),
    (0x600, 0x605),
    (0x61C, 0x61C),
    (0x6DD, 0x6DD),
    (0x70F, 0x70F),
    (0x890, 0x891),
    (0x8E2, 0x8E2),
    (0x180E, 0x180E),
    (0x200B, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x2064),
    (0x2066, 0x206F),
    (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB),
    (0x1_10BD, 0x1_10BD),
    (0x1_10CD, 0x1_10CD),
    (0x1_3430, 0x1_343F),
    (0x1_BCA0, 0x1_BCA3),
    (0x1_D173, 0x1_D17A),
    (0xE_0001, 0xE_0001),
    (0xE_0020, 0xE_007F),
];

/// How many characters of a text a message has.
const SHORT: usize = 40;

/// A text of the user's, short enough for a message and without control and invisible characters.
#[must_use]
pub fn short(text: &str) -> String {
    cut(text, SHORT)
}

/// The same of a text that may have so many characters.
#[must_use]
pub fn cut(text: &str, most: usize) -> String {
    let seen = |c: char| if unprintable(c).is_some() { '\u{FFFD}' } else { c };
    let mut cut: String = text.chars().take(most).map(seen).collect();
    if text.chars().nth(most).is_some() {
        cut.push('…');
    }
    cut
}

/// A path for people: with forward slashes on every system.
#[must_use]
pub fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    if text.is_empty() { ".".into() } else { text }
}

/// A text of several lines for a terminal: what is not seen is shown by its number, so that no file can move the
/// cursor, turn text around or ring the bell.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    by_number(text, |c| c != '\n' && unprintable(c).is_some())
}

/// A text that stands on one line, such as a name, for a terminal: a line's end in it would make its rest look like
/// something that the program says.
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    by_number(text, |c| unprintable(c).is_some())
}

/// A text with some of its characters shown by their numbers.
fn by_number(text: &str, hidden: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if hidden(c) {
            push_number(c, &mut out);
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Writes a character by its number.
pub(crate) fn push_number(c: char, out: &mut String) {
    // Writing to a string never fails.
    let _ = write!(out, "\\u{{{:04X}}}", c as u32);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_characters_are_unprintable_and_joiners_are_not() {
        for c in "\u{202E}\u{2066}\u{200E}\u{200B}\u{AD}\u{FEFF}\u{2028}\u{E0061}".chars() {
            assert_eq!(unprintable(c), Some(Unseen::Invisible), "{}", c.escape_unicode());
        }
        assert_eq!(unprintable('\t'), Some(Unseen::Control));
        for c in "二a\u{3000}\u{A0} \u{200D}\u{FE00}\u{FE0F}\u{E0100}\u{E01EF}\u{301}🀄".chars() {
            assert_eq!(unprintable(c), None, "{}", c.escape_unicode());
        }
    }

    #[test]
    fn a_character_of_a_house_is_han_as_those_of_unicode_are() {
        assert!("一〇\u{20bb7}\u{e000}\u{f8ff}\u{f0000}\u{10fffd}".chars().all(is_han));
        assert!(!"a1。，あ\u{e0100}\u{3000}".chars().any(is_han));
    }

    #[test]
    fn spaces_and_joiners_are_not_seen() {
        assert!(!is_seen(" \u{3000}\u{A0}\u{2003}\u{200D}\u{FE00}"));
        assert!(is_seen("\u{3000}字"));
    }

    #[test]
    fn what_is_not_seen_is_shown_by_its_number() {
        assert_eq!(shown("版心\nline"), "版心\nline");
        assert_eq!(shown("a\u{1b}[31m\u{7}b"), "a\\u{001B}[31m\\u{0007}b");
        assert_eq!(shown("fdp\u{202e}.exe\r"), "fdp\\u{202E}.exe\\u{000D}");
        assert_eq!(shown("\u{9b}31m"), "\\u{009B}31m");
        assert_eq!(line("a.pdf\nb.pdf: nothing found"), "a.pdf\\u{000A}b.pdf: nothing found");
    }
}
