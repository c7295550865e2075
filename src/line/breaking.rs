//! Breaking a paragraph into lines: which way, and what its last line must hold.

use std::ops::Range;

use super::first_fit;
use super::manner::Manner;
use super::paragraph::Tracked;
use super::{runt, total_fit};
use crate::geom::Em;
use crate::style::Breaking;

/// A longer paragraph is broken by first-fit whatever its manner: no paper has one, and weighing all of its
/// breaks takes memory.
const LONGEST: usize = 1 << 14;

/// All lines of a paragraph; `measure` gives the width of each, indents taken off, from its number and its
/// first atom.
pub fn lines(copy: &Tracked<'_>, measure: impl Fn(usize, usize) -> Em, manner: Manner) -> Vec<Range<usize>> {
    if manner.breaking == Breaking::TotalFit && copy.paragraph.len() <= LONGEST {
        return total_fit::lines(copy, measure, manner);
    }
    let mut lines = first_fit::lines(copy, &measure, manner.squeeze);
    runt::mend(copy, measure, &mut lines, manner);
    lines
}
