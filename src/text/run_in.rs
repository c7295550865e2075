//! What is run in at the head of a paragraph: a dateline, or a heading (CLREQ, 4.1.5), and the space behind it.

use super::{Atom, Joint, ShapedText};
use crate::convention::Class;
use crate::geom::Em;
use crate::page::FaceId;

/// What stands between what is run in and the text.
const SPACE: char = '\u{3000}';

/// A dateline before a text, an ideographic space of the style's width between them.
pub(super) fn dateline(lead: ShapedText, gap: Em, text: &ShapedText) -> ShapedText {
    spaced(lead, gap, Joint::ByClass, text)
}

/// A heading before the text that it is of, on one line with its first character.
pub(super) fn heading(mut head: ShapedText, gap: Em, text: &ShapedText) -> ShapedText {
    if let Some(last) = head.atoms.last_mut() {
        last.joint = Joint::Never;
    }
    let mut whole = spaced(head, gap, Joint::Never, text);
    whole.written.make_one();
    whole
}

/// How many bytes a space takes.
pub(super) const fn space() -> usize {
    SPACE.len_utf8()
}

fn spaced(mut lead: ShapedText, gap: Em, joint: Joint, text: &ShapedText) -> ShapedText {
    let face = lead.atoms.last().map_or(FaceId(0), |atom| atom.face);
    lead.atoms.push(Atom {
        class: Class::Blank,
        face,
        width: gap,
        glyph: lead.glyphs.len() as u32,
        byte: lead.text.len() as u32,
        tracking: None,
        look: 0,
        upright: true,
        joint,
    });
    lead.text.push(SPACE);
    lead.append(text);
    lead
}
