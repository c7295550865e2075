//! Where the advertisements of a page stand: at the foot of their cells, on the outside of the page; and above each, in the row
//! that is kept for it, what it is called.

use super::cells::box_of;
use crate::edition::{AdSpot, PageSpec};
use crate::geom::{Length, Point, Rect};
use crate::layout::Grid;

/// An advertisement at its place, in the coordinates of the page's text.
#[derive(Debug, Clone, Copy)]
pub struct PlacedAd {
    /// Which, of those of the page.
    pub spot: AdSpot,
    /// Where it stands.
    pub rect: Rect,
    /// Where the em box of its label ends: its lower right corner.
    pub label: Point,
}

/// The white between a label and what it is the label of.
const WHITE: Length = Length(1_500_000);

pub(super) fn ads(grid: &Grid, page: &PageSpec) -> Vec<PlacedAd> {
    page.ads.iter().map(|spot| placed(grid, *spot)).collect()
}

fn placed(grid: &Grid, spot: AdSpot) -> PlacedAd {
    let cells = box_of(grid, spot.cells);
    let (width, height) = (spot.size.width, spot.size.height);
    let x = if spot.on_left { cells.x } else { cells.right() - width };
    let rect = Rect { x, y: cells.bottom() - height, width, height };
    PlacedAd { spot, rect, label: Point { x: rect.right(), y: rect.y - WHITE } }
}
