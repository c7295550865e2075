//! Where things lie to each other on a page.

use crate::geom::{Length, Rect};

/// The worst that coordinates lose when a file is written: 0.01 mm. What is nearer is there.
pub(super) const NEAR: Length = Length(28_346);

/// Whether two rectangles have some place in common.
pub(super) fn meets(one: Rect, other: Rect) -> bool {
    one.x < other.right() && other.x < one.right() && one.y < other.bottom() && other.y < one.bottom()
}

/// Whether one rectangle lies in another, but for a rounding.
pub(super) fn holds(outer: Rect, inner: Rect) -> bool {
    inner.x >= outer.x - NEAR
        && inner.y >= outer.y - NEAR
        && inner.right() <= outer.right() + NEAR
        && inner.bottom() <= outer.bottom() + NEAR
}
