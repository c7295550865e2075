//! Where a text was written: so that whatever is found in a file is found again on the page.

use std::ops::Range;

use crate::copy::{Passage, Piece};
use crate::diag::Span;

/// Where a text was written.
#[derive(Debug, Clone, Default)]
pub enum Written {
    /// In no file.
    #[default]
    Nowhere,
    /// Piece by piece as it is.
    Copied {
        /// The pieces of the passage, in the order of the text.
        pieces: Vec<Piece>,
        /// The byte before which stands a dateline, which was written elsewhere; 0 where there is none.
        lead: usize,
    },
    /// It is made of what stands there, by placeholders.
    Made(Span),
}

impl Written {
    /// That of a passage.
    pub(super) fn of(copy: &Passage) -> Self {
        if copy.pieces.is_empty() {
            Self::Nowhere
        } else {
            Self::Copied { pieces: copy.pieces.clone(), lead: 0 }
        }
    }

    /// The place of some bytes of the text, from the first to the last; `len` is the length of the text. Nothing, where
    /// they stand in no file. Of bytes of a dateline and of the text that it is run in at, it is the place of the text.
    pub(crate) fn span(&self, bytes: Range<usize>, len: usize) -> Option<Span> {
        let (pieces, lead) = match self {
            Self::Nowhere => return None,
            Self::Made(span) => return Some(*span),
            Self::Copied { pieces, lead } => (pieces, *lead),
        };
        let bytes = if bytes.contains(&lead) { lead..bytes.end } else { bytes };
        let first = pieces.partition_point(|piece| piece.text <= bytes.start).checked_sub(1)?;
        let last = pieces.partition_point(|piece| piece.text < bytes.end).checked_sub(1)?;
        let (one, other) = (pieces.get(first)?, pieces.get(last)?);
        let at =
            |piece: &Piece, byte: usize| (piece.span.start + (byte - piece.text) as u32).min(piece.span.end);
        // Only the last character of a piece may be written otherwise than it is, as an entity.
        let end = pieces.get(last + 1).map_or(len, |next| next.text);
        let end = if bytes.end >= end { other.span.end } else { at(other, bytes.end) };
        let start = at(one, bytes.start);
        (one.span.file == other.span.file && start <= end).then_some(Span { start, end, ..one.span })
    }

    /// Another text behind one that is so long.
    pub(super) fn append(&mut self, len: usize, other: &Self) {
        let Self::Copied { pieces, .. } = other else { return };
        let behind = pieces.iter().map(|piece| Piece { text: piece.text + len, ..*piece });
        match self {
            Self::Copied { pieces, lead } => {
                pieces.extend(behind);
                *lead = len;
            }
            Self::Nowhere | Self::Made(_) => *self = Self::Copied { pieces: behind.collect(), lead: len },
        }
    }

    /// Says that all of it was written in one place, one piece behind the other.
    pub(super) fn make_one(&mut self) {
        if let Self::Copied { lead, .. } = self {
            *lead = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;

    fn piece(text: usize, span: Range<usize>) -> Piece {
        Piece { text, span: Span::new(FileId(0), span), escaped: false }
    }

    fn copied(pieces: Vec<Piece>) -> Written {
        Written::Copied { pieces, lead: 0 }
    }

    fn range(written: &Written, bytes: Range<usize>) -> Option<Range<usize>> {
        written.span(bytes, 9).map(Span::range)
    }

    #[test]
    fn bytes_stand_where_their_pieces_do() {
        let written = copied(vec![piece(0, 10..13), piece(3, 20..26)]);
        assert_eq!(range(&written, 0..3), Some(10..13));
        assert_eq!(range(&written, 1..2), Some(11..12));
        assert_eq!(range(&written, 3..6), Some(20..23));
        assert_eq!(range(&written, 1..9), Some(11..26), "over what stands between the pieces");
    }

    #[test]
    fn the_last_character_of_a_piece_may_be_an_entity() {
        let written = copied(vec![piece(0, 10..20), piece(5, 20..24)]);
        assert_eq!(range(&written, 0..5), Some(10..20));
        assert_eq!(range(&written, 0..4), Some(10..14));
    }

    #[test]
    fn what_is_made_stands_where_it_is_asked_for_and_what_is_bare_nowhere() {
        let place = Span::new(FileId(0), 3..7);
        assert_eq!(Written::Made(place).span(5..6, 9), Some(place));
        assert_eq!(range(&Written::Nowhere, 0..1), None);
    }

    /// A dateline is written in the front matter, and set at the head of a paragraph.
    #[test]
    fn a_text_behind_another_has_its_own_places() {
        let mut written = copied(vec![piece(0, 40..43)]);
        written.append(6, &copied(vec![piece(0, 10..13)]));
        assert_eq!(range(&written, 0..3), Some(40..43));
        assert_eq!(range(&written, 6..9), Some(10..13));
        assert_eq!(range(&written, 0..9), Some(10..13), "a run of both is of the paragraph");
    }
}
