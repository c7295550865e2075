//! Copy of a story, shaped: its head, its body, what stands beside them, and its head where it goes on.

use super::ShapedText;
use super::keep::keep;
use super::lacking::Lacking;
use super::shape::Shaper;
use super::style::Style;
use crate::copy::Passage;
use crate::edition::Terms;

/// Shapes copy in a style: nothing that is kept together is parted, wherever it stands, and what its faces lack is noted
/// where it was written.
pub(super) fn passage(
    shaper: &Shaper,
    (copy, style): (&Passage, &Style<'_>),
    kept: &Terms,
    lacking: &mut Lacking,
) -> ShapedText {
    let (mut text, missing) = shaper.shape(copy, style);
    keep(&mut text, copy, kept);
    lacking.note(&missing, |byte| copy.span_at(byte));
    text
}
