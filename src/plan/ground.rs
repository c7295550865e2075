//! The ground of a slot (底): where a tint lies under it and a border stands around it. It is the slot's own columns and
//! rows, so that it lies inside the type area and a gutter from its neighbours; what stands in the slot keeps its
//! padding from the edge.

use super::rows::{BoxPart, PlacedBox};
use crate::geom::{Direction, Length, Rect};
use crate::layout::{Grid, Slot};

/// From the ground of a head to what stands below it: a share of a row, where the padding is not more.
const OF_ROW: i64 = 4;

/// How far the ground of a head ends before its last row does.
fn gap(grid: &Grid, slot: &Slot) -> Length {
    slot.padding.of(grid.size).max(grid.leading / OF_ROW)
}

/// The part of a ground that lies under the rows of a head; on the page, where the head lies at the side at which
/// reading begins. It is as wide as the slot, and ends a little before the rows of the body.
pub(super) fn under_head(grid: &Grid, slot: &Slot, ground: Rect, rows: Rect) -> Rect {
    let gap = gap(grid, slot);
    match slot.direction {
        Direction::Horizontal => {
            Rect { height: (rows.bottom() - gap - ground.y).max(Length::ZERO), ..ground }
        }
        Direction::Vertical => {
            let x = (rows.x + gap).min(ground.right());
            Rect { x, width: ground.right() - x, ..ground }
        }
    }
}

/// Keeps a box, whose rows are `rows`, off the edges of the ground that it stands on: `own` is the slot's, as its text
/// sees it. A box keeps its rows and is less high than they are.
pub(super) fn keep_off(
    grid: &Grid,
    slot: &Slot,
    (own, rows, in_text): (Rect, Rect, bool),
    placed: &mut PlacedBox,
) {
    let edges = slot.edges_of_ground();
    placed.above = placed.above.max(own.y + edges.head - rows.y);
    placed.below = placed.below.max(rows.bottom() - (own.bottom() - edges.foot));
    if placed.part != BoxPart::Head || slot.head_tint.is_none() {
        return;
    }
    let padding = slot.padding.of(grid.size);
    if in_text {
        (placed.above, placed.below, placed.sides) =
            (placed.above + padding, placed.below + padding, padding);
    } else {
        let (from, to) = (own.x + padding, own.right() - padding);
        placed.above = placed.above.max(own.y + padding - rows.y);
        placed.below = gap(grid, slot) + padding;
        placed.across = placed.across.start.max(from)..placed.across.end.min(to);
    }
}
