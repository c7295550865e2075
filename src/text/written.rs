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
        /// Whether they do not stand in one file, one behind the other.
        parted: bool,
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
            Self::Copied { pieces: copy.pieces.clone(), lead: 0, parted: is_parted(&copy.pieces) }
        }
    }

    /// The place of some bytes of the text, from the first to the last; `len` is the length of the text. Nothing, where
    /// they stand in no file. Of bytes of a dateline and of the text that it is run in at, it is the place of the text.
    pub(crate) fn span(&self, bytes: Range<usize>, len: usize) -> Option<Span> {
        let (pieces, lead) = match self {
            Self::Nowhere => return None,
            Self::Made(span) => return Some(*span),
            Self::Copied { pieces, lead, .. } => (pieces, *lead),
        };
        let bytes = if bytes.contains(&lead) { lead..bytes.end } else { bytes };
        let first = pieces.partition_point(|piece| piece.text <= bytes.start).checked_sub(1)?;
        let last = pieces.partition_point(|piece| piece.text < bytes.end).checked_sub(1)?;
        let (one, other) = (pieces.get(first)?, pieces.get(last)?);
        // Only the last character of a piece may be written otherwise than it is, as an entity.
        let end = pieces.get(last + 1).map_or(len, |next| next.text);
        let end = if bytes.end >= end { other.span.end } else { other.end_of(bytes.end - other.text) };
        let start = one.start_of(bytes.start - one.text);
        (one.span.file == other.span.file && start <= end).then_some(Span { start, end, ..one.span })
    }

    /// Whether a byte of the text and a later one have no place together: between them the text goes to another file, or
    /// back in the same one, as where a template takes what data say.
    pub(crate) fn parts(&self, byte: usize, later: usize) -> bool {
        let Self::Copied { pieces, parted: true, .. } = self else { return false };
        let begun = |byte: usize| pieces.partition_point(|piece| piece.text <= byte);
        let between = begun(byte).saturating_sub(1)..begun(later);
        pieces.get(between).is_some_and(is_parted)
    }

    /// Another text behind one that is so long.
    pub(super) fn append(&mut self, len: usize, other: &Self) {
        let Self::Copied { pieces: added, parted: is_other_parted, .. } = other else { return };
        let behind = added.iter().map(|piece| Piece { text: piece.text + len, ..*piece });
        match self {
            Self::Copied { pieces, lead, parted } => {
                pieces.extend(behind);
                *lead = len;
                *parted |= is_other_parted;
            }
            Self::Nowhere | Self::Made(_) => {
                *self = Self::Copied { pieces: behind.collect(), lead: len, parted: *is_other_parted };
            }
        }
    }

    /// Says that all of it was written in one place, one piece behind the other.
    pub(super) fn make_one(&mut self) {
        if let Self::Copied { lead, .. } = self {
            *lead = 0;
        }
    }
}

/// Whether pieces do not stand in one file, one behind the other.
fn is_parted(pieces: &[Piece]) -> bool {
    let follows =
        |one: &Piece, next: &Piece| next.span.file == one.span.file && next.span.start >= one.span.start;
    pieces.iter().zip(pieces.iter().skip(1)).any(|(one, next)| !follows(one, next))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;

    fn piece(text: usize, span: Range<usize>) -> Piece {
        Piece { text, span: Span::new(FileId(0), span), escaped: false, made: false }
    }

    fn copied(pieces: Vec<Piece>) -> Written {
        let parted = is_parted(&pieces);
        Written::Copied { pieces, lead: 0, parted }
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

    #[test]
    fn every_part_of_what_is_made_has_all_of_its_place() {
        let written =
            copied(vec![piece(0, 10..13), Piece { made: true, ..piece(3, 20..40) }, piece(6, 50..53)]);
        assert_eq!(range(&written, 4..5), Some(20..40));
        assert_eq!(range(&written, 1..5), Some(11..40));
        assert_eq!(range(&written, 4..7), Some(20..51));
    }

    /// A template says {city}, and the data say which; a second template says {high} before {low}, and the data the reverse.
    #[test]
    fn texts_of_two_files_are_parted_and_so_are_those_that_stand_in_another_order() {
        let city = Piece { span: Span::new(FileId(1), 5..8), ..piece(3, 5..8) };
        let written = copied(vec![piece(0, 10..13), city, piece(6, 19..22)]);
        assert_eq!([0, 3, 6].map(|byte| written.parts(byte, byte + 1)), [false; 3]);
        assert!(written.parts(2, 3) && written.parts(5, 6) && written.parts(0, 8));
        let turned = copied(vec![piece(0, 30..33), piece(3, 20..26)]);
        assert!(turned.parts(2, 3) && !turned.parts(0, 2) && !turned.parts(3, 5));
        assert!(!copied(vec![piece(0, 10..13), piece(3, 20..26)]).parts(2, 3));
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
