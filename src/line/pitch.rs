//! Pitch: how far the characters of a line stand apart beyond their em, and what it costs a reader where lines differ.
//!
//! All in thousandths of an em; costs are their squares.

use std::ops::Range;

use super::paragraph::Tracked;
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

/// The pitch of a full line, were the letterspacing of its paragraph as usual, or as near to that as lets the line fit:
/// what fills the line opens its gaps, where it does not give way first.
#[must_use]
pub fn of(copy: &Tracked<'_>, line: &Range<usize>, room: Em, usual: Em) -> Pitch {
    let gaps = copy.paragraph.tracked(line).max(1);
    let own = copy.paragraph.width(line);
    let tightest = ((room - own + copy.paragraph.shrink(line)) / gaps).min(usual);
    milli(tightest.max((room - own - copy.paragraph.stretch(line)) / gaps))
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
