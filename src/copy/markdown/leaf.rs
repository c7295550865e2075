//! A paragraph or subhead before its attributes are read: its characters, each with its place in the source.

use std::ops::Range;

use pulldown_cmark::CowStr;

use crate::copy::{BlockKind, FaceRole};
use crate::reading::punctuation;

/// A paragraph or subhead as the parser gives it.
pub(super) struct Leaf<'a> {
    pub(super) kind: BlockKind,
    pub(super) pieces: Vec<Inline<'a>>,
}

/// Something inside a paragraph or subhead, and its bytes in the source.
pub(super) struct Inline<'a> {
    /// Text; nothing for the end of a line.
    pub(super) text: Option<CowStr<'a>>,
    pub(super) range: Range<usize>,
    pub(super) face: FaceRole,
    /// It is the sign of a note, which is written otherwise.
    pub(super) mark: bool,
}

/// A character of a paragraph.
#[derive(Clone, Copy)]
pub(super) struct Char {
    pub(super) c: char,
    /// Its first byte in the source, and the byte after its last.
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) face: FaceRole,
    /// It stands in the source as it is, without `\` before it: it may be a sign of markup.
    pub(super) bare: bool,
    /// A `\` stands before it, which says that it is a sign.
    pub(super) escaped: bool,
    /// It is the sign of a note.
    pub(super) mark: bool,
}

impl Char {
    /// A character of plain text at a byte, in the text face.
    pub(super) const fn plain((at, c): (usize, char)) -> Self {
        Self {
            c,
            from: at,
            to: at + c.len_utf8(),
            face: FaceRole::Regular,
            bare: true,
            escaped: false,
            mark: false,
        }
    }

    /// Whether it is a sign of markup.
    pub(super) fn is(&self, sign: char) -> bool {
        self.bare && self.c == sign
    }

    /// Whether it was typed as an entity, which is longer.
    pub(super) fn is_entity(&self) -> bool {
        self.to - self.from != self.c.len_utf8()
    }

    /// The sign of markup that it was typed in place of, or is.
    pub(super) fn meant(&self) -> Option<char> {
        self.bare.then(|| punctuation::ascii(self.c))
    }
}

/// The characters of a leaf; the end of a line is `\n`. `seen` is the source as the parser saw it: what it did not
/// see is no sign of markup.
pub(super) fn chars(leaf: &Leaf<'_>, source: &str, seen: &str) -> Vec<Char> {
    // Nearly all take three bytes.
    let bytes: usize = leaf.pieces.iter().map(|piece| piece.range.len()).sum();
    let mut chars = Vec::with_capacity(bytes / 3 + 1);
    for piece in &leaf.pieces {
        let Range { start, end } = piece.range.clone();
        let Some(text) = piece.text.as_deref() else {
            let (face, bare, escaped, mark) = (piece.face, false, false, false);
            chars.push(Char { c: '\n', from: start, to: end, face, bare, escaped, mark });
            continue;
        };
        let as_it_is = seen.get(start..end) == Some(text);
        let text = source.get(start..end).filter(|_| as_it_is).unwrap_or(text);
        let behind = source.get(..start).is_some_and(|before| before.ends_with('\\'));
        let shown = |at: usize| source.as_bytes().get(at) == seen.as_bytes().get(at);
        chars.extend(text.char_indices().map(|(at, c)| {
            let (from, to) = if as_it_is { (start + at, start + at + c.len_utf8()) } else { (start, end) };
            // The parser ends a text before every `\`, so that only the first character can follow one.
            let escaped = as_it_is && behind && at == 0;
            let (bare, mark) = (as_it_is && shown(from) && !escaped, piece.mark);
            Char { c, from, to, face: piece.face, bare, escaped, mark }
        }));
    }
    chars
}
