//! Pitch: how far the characters of a line stand apart beyond their em, and what it costs a reader where lines differ.
//!
//! All in thousandths of an em; costs are their squares.

use std::ops::Range;

use super::paragraph::{Extent, Paragraph};
use crate::geom::Em;

/// How far the characters of a line stand apart.
pub type Pitch = i64;
/// What something costs.
pub type Cost = i64;

/// What a line costs that is opened further than it may be; and every thousandth of an em beyond.
const LOOSE: (Cost, Cost) = (500_000, 5_000);
/// Neighbouring lines may differ so far before the eye sees it; what every thousandth beyond costs.
pub const SEEN: Pitch = 40;
const SEEN_COST: Cost = 40;

/// What is known of a line in its room at every letterspacing. It is asked for many.
#[derive(Debug, Clone, Copy)]
pub struct Measured {
    /// The most letterspacing with which it fits, squeezed as far as it gives.
    pub most: Em,
    /// What its room has beyond its natural width without letterspacing.
    pub slack: Em,
    /// How many of its gaps take letterspacing.
    pub tracked: i64,
    /// How many of its gaps open when all do.
    pub opens: i64,
    /// What its spaces take before that.
    stretch: Em,
}

impl Measured {
    /// Of what is no line of type.
    pub const UNKNOWN: Self =
        Self { most: Em::ZERO, slack: Em::ZERO, tracked: 0, opens: 0, stretch: Em::ZERO };

    /// What is known of a line in some room.
    #[must_use]
    pub fn of(paragraph: &Paragraph<'_>, line: &Range<usize>, room: Em) -> Self {
        let Extent { width, shrink, stretch, opens, tracked } = paragraph.extent(line);
        let slack = room - width;
        Self { most: (slack + shrink) / tracked.max(1), slack, tracked, opens, stretch }
    }

    /// Its pitch at some letterspacing where it is full, or at the nearest that lets it fit: what it lacks then opens its
    /// gaps. Where marks and spaces give what it lacks, its characters keep their letterspacing; where nothing gives, as
    /// in a line of one character, all that it lacks is one gap.
    #[must_use]
    pub fn pitch(&self, tracking: Em) -> Pitch {
        let tracking = tracking.min(self.most);
        let slack = self.slack - tracking * self.tracked;
        if slack <= Em::ZERO {
            return milli(tracking);
        }
        let left = (slack - self.stretch).max(Em::ZERO);
        let opening = match self.opens {
            0 if left == Em::ZERO => left,
            0 => slack,
            gaps => left / gaps,
        };
        milli(tracking + opening)
    }
}

/// What a line of a pitch costs where so much is the most.
#[must_use]
pub const fn loose(pitch: Pitch, most: Pitch) -> Cost {
    let (at_all, beyond) = LOOSE;
    if pitch > most { at_all + (pitch - most) * beyond } else { 0 }
}

/// What neighbouring lines cost that differ so far.
#[must_use]
pub const fn differ(by: Pitch) -> Cost {
    let by = by.abs();
    let seen = if by > SEEN { (by - SEEN) * SEEN_COST } else { 0 };
    by * by + seen
}

/// In thousandths of an em.
#[must_use]
pub const fn milli(em: Em) -> Pitch {
    em.0 / 1000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_differ_visibly_cost_more_than_their_square() {
        assert_eq!((differ(0), differ(-30), differ(40)), (0, 900, 1600));
        assert!(differ(41) > 41 * 41 && differ(-50) == differ(50));
    }

    #[test]
    fn a_line_at_its_bound_is_not_loose_and_one_beyond_it_is_dearer_the_further() {
        assert_eq!(loose(100, 100), 0);
        assert!(loose(101, 100) > differ(500) && loose(150, 100) > loose(101, 100));
    }
}
