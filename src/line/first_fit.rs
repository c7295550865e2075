//! First-fit breaking: a line takes what fits; a mark that may not start the next line is squeezed in
//! where the line can give, else a character is pushed out (CLREQ: first squeeze in, then push out).

use std::ops::Range;

use super::paragraph::Tracked;
use crate::geom::Em;

/// When lines are squeezed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Squeeze {
    /// Where kinsoku forbids the natural break.
    Kinsoku,
    /// Wherever it brings one more character in: a step of copyfit.
    Always,
}

/// The end of the line that starts at `start` and may be `measure` wide. At least one atom is taken, even
/// where it is wider than the measure.
#[must_use]
pub fn line_end(copy: &Tracked<'_>, start: usize, measure: Em, squeeze: Squeeze) -> usize {
    let paragraph = copy.paragraph;
    let fits = |end: usize| copy.width(&(start..end)) <= measure;
    let gives = |end: usize| copy.least_width(&(start..end)) <= measure;
    let last = paragraph.len();
    let mut legal = None;
    let mut end = start;
    while end < last && copy.ink_width(&(start..end + 1)) <= measure {
        end += 1;
        if paragraph.may_end(end) && fits(end) {
            legal = Some(end);
        }
    }
    if legal == Some(end) && squeeze == Squeeze::Kinsoku {
        return end;
    }
    // A mark at the line end gives up half an em at most, so nothing further off can be squeezed in.
    let reach = |end: &usize| copy.least_width(&(start..*end)) <= measure + Em::HALF;
    let mut candidates =
        (legal.unwrap_or(start) + 1..=last).take_while(reach).filter(|end| paragraph.may_end(*end));
    let squeezed = match squeeze {
        Squeeze::Kinsoku => candidates.next().filter(|end| gives(*end)),
        Squeeze::Always => candidates.filter(|end| gives(*end)).last(),
    };
    squeezed.or(legal).unwrap_or_else(|| end.max(start + 1).min(last))
}

/// All lines of a paragraph; `measure` gives the width of each, indents taken off, from its number and its
/// first atom.
pub fn lines(
    copy: &Tracked<'_>,
    measure: impl Fn(usize, usize) -> Em,
    squeeze: Squeeze,
) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < copy.paragraph.len() {
        let end = line_end(copy, start, measure(lines.len(), start), squeeze);
        lines.push(start..end);
        start = end;
    }
    lines
}
