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
    let end = reach(copy, start, measure);
    let legal = (start + 1..=end).rev().find(|end| paragraph.may_end(*end) && fits(*end));
    if legal == Some(end) && squeeze == Squeeze::Kinsoku {
        return end;
    }
    let near = |end: &usize| is_near(copy, start, *end, measure);
    let mut candidates =
        (legal.unwrap_or(start) + 1..=last).take_while(near).filter(|end| paragraph.may_end(*end));
    let squeezed = match squeeze {
        Squeeze::Kinsoku => candidates.next().filter(|end| gives(*end)),
        Squeeze::Always => candidates.filter(|end| gives(*end)).last(),
    };
    // A word wider than the measure is parted anywhere; where a hyphen would stand, it has to fit, too.
    let forced = || (start + 1..=end).rev().find(|end| gives(*end)).unwrap_or((start + 1).min(last));
    squeezed.or(legal).unwrap_or_else(forced)
}

/// Whether a later end than this one may still be squeezed in: a mark at the line end gives up an em at most,
/// its blank and itself.
pub(super) fn is_near(copy: &Tracked<'_>, start: usize, end: usize, measure: Em) -> bool {
    copy.least_width(&(start..end)) <= measure + Em::ONE
}

/// The end of the longest stretch whose ink is no wider than the measure: from as many characters as it has ems on in
/// doubled steps, then in halved ones.
pub(super) fn reach(copy: &Tracked<'_>, start: usize, measure: Em) -> usize {
    let inside = |end: usize| copy.ink_width(&(start..end)) <= measure;
    let last = copy.paragraph.len();
    let ems = usize::try_from(measure.0 / Em::ONE.0).unwrap_or(0);
    let guess = start.saturating_add(ems).min(last);
    let (mut low, mut high, mut step) = (start, last, 1);
    if guess == start || inside(guess) {
        low = guess;
        while low + step <= last && inside(low + step) {
            low += step;
            step *= 2;
        }
        high = high.min(low + step - 1);
    } else {
        high = guess - 1;
        while high >= start + step && !inside(high + 1 - step) {
            high -= step;
            step *= 2;
        }
        low = low.max((high + 1).saturating_sub(step));
    }
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if inside(middle) { low = middle } else { high = middle - 1 }
    }
    low
}

/// All lines of a paragraph.
pub(super) fn lines(
    copy: &Tracked<'_>,
    measure: &impl Fn(usize, usize) -> Em,
    squeeze: Squeeze,
) -> Vec<Range<usize>> {
    // Few columns are narrower.
    let mut lines = Vec::with_capacity(copy.paragraph.len() / 8 + 1);
    let mut start = 0;
    while start < copy.paragraph.len() {
        let end = line_end(copy, start, measure(lines.len(), start), squeeze);
        lines.push(start..end);
        start = end;
    }
    lines
}
