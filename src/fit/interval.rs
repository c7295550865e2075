//! The letterspacings at which a line breaks where it was printed: exact bounds from its constraints.
//!
//! The width of a stretch is linear in the letterspacing, so that every decision of the breaker (does this
//! fit, does that still fit when squeezed) changes at one letterspacing that is a division away. A line can
//! only grow longer as letterspacing shrinks; so the letterspacings that give one end are an interval.

use crate::geom::Em;
use crate::line::Paragraph;

/// Letterspacings from `min` to `max`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The tightest.
    pub min: Em,
    /// The loosest.
    pub max: Em,
}

impl Interval {
    /// Every letterspacing that a story may have.
    pub const ALL: Self = Self { min: Em(-500_000), max: Em(500_000) };

    /// Whether no letterspacing is in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.min > self.max
    }

    /// Whether a letterspacing is in it.
    #[must_use]
    pub fn contains(self, tracking: Em) -> bool {
        self.min <= tracking && tracking <= self.max
    }

    /// What is in both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { min: self.min.max(other.min), max: self.max.min(other.max) }
    }
}

/// A printed line of a paragraph: what is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Printed {
    /// Its first atom.
    pub start: usize,
    /// The first atom of the next line.
    pub end: usize,
    /// The width of its row, less the indent.
    pub measure: Em,
}

/// How many breaks beyond a line's end are looked at. A mark at a line's end gives up an em at most, so that
/// a later break may fit where an earlier one does not; a few atoms on, none does.
const AHEAD: usize = 6;

/// The letterspacings at which the line that starts at `line.start` ends at `line.end`. Text from `line.end`
/// on has the letterspacing `after`, where that is known to differ.
#[must_use]
pub fn interval(paragraph: &Paragraph<'_>, line: &Printed, after: Option<Em>) -> Interval {
    let breaks = || (line.end..=paragraph.len()).filter(|end| paragraph.may_end(*end)).take(AHEAD);
    let loosest = |ends: &mut dyn Iterator<Item = usize>| {
        ends.map(|end| threshold(paragraph, line, end, after)).max().unwrap_or(Em(i64::MIN))
    };
    let max = loosest(&mut breaks());
    let longer = loosest(&mut breaks().filter(|end| *end > line.end));
    let min = if longer.0 == i64::MIN { Interval::ALL.min } else { longer + Em(1) };
    Interval { min, max }.and(Interval::ALL)
}

/// The loosest letterspacing at which the line reaches a break: where it fits as it is; or, where kinsoku
/// forbids the break before, squeezed.
fn threshold(paragraph: &Paragraph<'_>, line: &Printed, end: usize, after: Option<Em>) -> Em {
    let stretch = line.start..end;
    let natural = solve(paragraph, line, end, paragraph.width(&stretch), after);
    let before = (line.start + 1..end).rev().find(|end| paragraph.may_end(*end));
    let squeezed = solve(paragraph, line, end, paragraph.width(&stretch) - paragraph.shrink(&stretch), after);
    match before {
        // The line is squeezed only where its longest stretch ends beyond the last allowed break.
        Some(before) if before + 1 < end => {
            let reached =
                solve(paragraph, line, before + 1, paragraph.ink_width(&(line.start..before + 1)), after);
            natural.max(squeezed.min(reached))
        }
        Some(_) => natural,
        None => natural.max(squeezed),
    }
}

/// The loosest letterspacing at which a stretch of some width without it is no wider than the measure.
fn solve(paragraph: &Paragraph<'_>, line: &Printed, end: usize, width: Em, after: Option<Em>) -> Em {
    let all = paragraph.tracked(&(line.start..end));
    let (gaps, known) = match after {
        Some(after) if end > line.end => {
            let later = paragraph.tracked(&(line.end..end));
            (all - later, after * later)
        }
        _ => (all, Em::ZERO),
    };
    let room = line.measure - width - known;
    match gaps {
        0 if room >= Em::ZERO => Em(i64::MAX / 2),
        0 => Em(i64::MIN / 2),
        gaps => Em(room.0.div_euclid(gaps)),
    }
}
