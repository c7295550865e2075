//! Lines that begin as paragraphs do: copy from a word processor has 　　 at the start of each paragraph, and no
//! blank line between.

/// What is typed to indent a line, in halves of a Han character.
const BLANKS: &[(char, u32)] = &[
    ('\u{3000}', 2),
    ('\u{2001}', 2),
    ('\u{2003}', 2),
    ('\u{2000}', 1),
    ('\u{2002}', 1),
    ('\u{A0}', 1),
    (' ', 1),
    ('\t', 4),
];
/// 空两格.
const PARAGRAPH: u32 = 4;
/// One space of the ASCII keyboard is a slip that is not printed.
const SLIP: u32 = 1;

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
    for c in line.chars() {
        let Some((_, halves)) = BLANKS.iter().find(|(blank, _)| *blank == c) else { break };
        width = width.saturating_add(*halves);
        bytes += c.len_utf8();
        typed |= !c.is_ascii();
    }
    let indent = match typed {
        true if width >= PARAGRAPH => Indent::Paragraph,
        false if width <= SLIP => Indent::None,
        _ => Indent::Unclear,
    };
    (indent, bytes)
}

/// Whether a character is such a blank: at the start of a paragraph it is not set.
pub(super) fn is_blank(c: char) -> bool {
    BLANKS.iter().any(|(blank, _)| *blank == c)
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
            ("　甲", Indent::Unclear),
            ("\u{A0}甲", Indent::Unclear),
            ("  甲", Indent::Unclear),
            ("    甲", Indent::Unclear),
            ("\t甲", Indent::Unclear),
            (" 甲", Indent::None),
            ("甲　　", Indent::None),
            ("", Indent::None),
        ] {
            assert_eq!(of(line).0, indent, "{line:?}");
        }
    }
}
