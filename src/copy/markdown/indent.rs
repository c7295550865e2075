//! Lines that begin as paragraphs do: copy from a word processor has 　　 at the start of each paragraph, and no
//! blank line between.

use std::borrow::Cow;

use pulldown_cmark::{Event, Parser, Tag};

/// A Han character in the parts that blanks are counted in.
const EM: u32 = 60;
/// What is typed to indent a line: the character, its name as an entity, and how wide it is.
const BLANKS: &[(char, &str, u32)] = &[
    ('\u{3000}', "", EM),
    ('\u{2001}', "", EM),
    ('\u{2003}', "emsp", EM),
    ('\u{2000}', "", EM / 2),
    ('\u{2002}', "ensp", EM / 2),
    ('\u{2004}', "emsp13", EM / 3),
    ('\u{2005}', "emsp14", EM / 4),
    ('\u{2006}', "", EM / 6),
    ('\u{2007}', "numsp", EM / 2),
    ('\u{2008}', "puncsp", EM / 4),
    ('\u{2009}', "thinsp", EM / 5),
    ('\u{200A}', "hairsp", EM / 10),
    ('\u{202F}', "", EM / 5),
    ('\u{205F}', "", EM / 4),
    ('\u{A0}', "nbsp", EM / 2),
    (' ', "", EM / 2),
    ('\t', "Tab", EM * 2),
];
/// 空两格.
const PARAGRAPH: u32 = EM * 2;
/// One space of the ASCII keyboard is a slip that is not printed.
const SLIP: u32 = EM / 2;
/// No entity of a blank is longer, in bytes.
const LONGEST_ENTITY: usize = 12;

/// How a line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Indent {
    /// With nothing to speak of.
    None,
    /// As a paragraph begins in Chinese.
    Paragraph,
    /// With blanks that may mean a paragraph: those of the ASCII keyboard are as often the look of the file.
    Unclear,
}

/// How a line begins, and the bytes of its blanks.
pub(super) fn of(line: &str) -> (Indent, usize) {
    let (mut width, mut bytes, mut typed) = (0_u32, 0, false);
    while let Some((wide, long)) = line.get(bytes..).and_then(blank) {
        width = width.saturating_add(wide);
        // Entities are typed for their look, as blanks of Chinese are.
        typed |= long > 1;
        bytes += long;
    }
    let indent = match typed {
        true if width >= PARAGRAPH => Indent::Paragraph,
        false if width <= SLIP => Indent::None,
        _ => Indent::Unclear,
    };
    (indent, bytes)
}

/// The blank that a text begins with, as a character or as an entity: how wide it is, and its bytes.
fn blank(text: &str) -> Option<(u32, usize)> {
    let first = text.chars().next()?;
    let (c, long) = if first == '&' { entity(text)? } else { (first, first.len_utf8()) };
    BLANKS.iter().find(|(one, ..)| *one == c).map(|(.., wide)| (*wide, long))
}

/// The character of an entity of a blank, and its bytes.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let number = name.strip_prefix('#').and_then(|digits| match digits.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => digits.parse().ok(),
    });
    let named = || BLANKS.iter().find(|(_, one, _)| !name.is_empty() && *one == name).map(|(c, ..)| *c);
    Some((number.and_then(char::from_u32).or_else(named)?, end + 1))
}

/// Whether a character is such a blank: at the start of a paragraph it is not set.
pub(super) fn is_blank(c: char) -> bool {
    BLANKS.iter().any(|(blank, ..)| *blank == c)
}

/// Where a line begins that has nothing but such blanks before a place of it; else the place.
pub(super) fn line_start(source: &str, start: usize, place: usize) -> usize {
    let before = source.get(start..place).unwrap_or_default();
    let line = start + before.rfind('\n').map_or(0, |at| at + 1);
    if source.get(line..).is_some_and(|text| line + of(text).1 == place) { line } else { place }
}

/// The text as the parser is to see it, byte for byte as long: what stands behind the blanks of a paragraph stands
/// below a blank line. So a list behind 　　 is a list, and no sign reaches from one paragraph into the next.
pub(super) fn apart(source: &str, start: usize) -> Cow<'_, str> {
    let mut seen: Option<Vec<u8>> = None;
    let (mut at, mut before) = (start, "");
    for line in source.get(start..).unwrap_or_default().split_inclusive('\n') {
        if let Some((blanks, fill)) = filled(line, before) {
            let bytes = seen.get_or_insert_with(|| source.as_bytes().to_vec());
            bytes.get_mut(at..at + blanks).unwrap_or_default().fill(fill);
        }
        (at, before) = (at + line.len(), line);
    }
    seen.and_then(|bytes| String::from_utf8(bytes).ok()).map_or(Cow::Borrowed(source), Cow::Owned)
}

/// How many bytes of a line the parser is not to see as they are, and what it sees in their place.
fn filled(line: &str, before: &str) -> Option<(usize, u8)> {
    let (indent, blanks) = of(line);
    let text = line.get(blanks..)?.trim_end();
    let typed = line.get(..blanks)?.contains(|c: char| !matches!(c, ' ' | '\t'));
    let above = before.trim();
    let begins =
        indent == Indent::Paragraph || above.is_empty() || above.starts_with("## ") || text.is_empty();
    if !(typed && begins) {
        return None;
    }
    if text.starts_with(['#', '＃', '{']) {
        // An indented subhead and indented attributes are slips that are told: one blank stays before them.
        let last = line.get(..blanks)?.char_indices().next_back().filter(|(_, c)| *c != ';')?.0;
        return Some((last, b'\n'));
    }
    // The paragraph that attributes are for goes on below them.
    let goes_on = above.starts_with('{') && above.ends_with('}') && !text.is_empty() && !is_block(text);
    Some((blanks, if goes_on { b' ' } else { b'\n' }))
}

/// Whether a line would begin something other than a paragraph.
fn is_block(line: &str) -> bool {
    !matches!(Parser::new(line).next(), Some(Event::Start(Tag::Paragraph)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_characters_wide_is_a_paragraph_and_what_is_less_is_not_sure() {
        for (line, indent) in [
            ("　　甲", Indent::Paragraph),
            ("\u{2003}\u{2003}甲", Indent::Paragraph),
            ("\u{A0}\u{A0}\u{A0}\u{A0}甲", Indent::Paragraph),
            ("　  甲", Indent::Paragraph),
            ("&emsp;&emsp;甲", Indent::Paragraph),
            ("&#x3000;&#12288;甲", Indent::Paragraph),
            ("&ensp;&ensp;　甲", Indent::Paragraph),
            ("&nbsp;&nbsp;&nbsp;甲", Indent::Unclear),
            ("\u{2005}\u{2005}甲", Indent::Unclear),
            ("\u{202F}\u{202F}\u{202F}\u{202F}甲", Indent::Unclear),
            ("\u{2009}甲", Indent::Unclear),
            ("　甲", Indent::Unclear),
            ("\u{A0}甲", Indent::Unclear),
            ("  甲", Indent::Unclear),
            ("    甲", Indent::Unclear),
            ("\t甲", Indent::Unclear),
            (" 甲", Indent::None),
            ("甲　　", Indent::None),
            ("&甲", Indent::None),
            ("&;甲", Indent::None),
            ("", Indent::None),
        ] {
            assert_eq!(of(line).0, indent, "{line:?}");
        }
    }

    #[test]
    fn a_paragraph_by_its_blanks_is_seen_below_a_blank_line() {
        for (text, seen) in [
            ("甲\n　　乙", "甲\n\n\n\n\n\n\n乙"),
            ("　　- 乙", "\n\n\n\n\n\n- 乙"),
            ("甲\n　乙", "甲\n　乙"),
            ("甲\n　\n乙", "甲\n\n\n\n\n乙"),
            ("　　## 乙", "\n\n\n　## 乙"),
            ("{tracking=0em}\n　　乙", "{tracking=0em}\n      乙"),
            ("{tracking=0em}\n　　- 乙", "{tracking=0em}\n\n\n\n\n\n\n- 乙"),
            ("    乙", "    乙"),
        ] {
            assert_eq!(apart(text, 0), seen, "{text:?}");
        }
    }
}
