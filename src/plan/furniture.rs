//! Where a page's furniture goes: each part in cells of the grid.

use super::cells::cells;
use crate::geom::Rect;
use crate::id::Id;
use crate::layout::{Cells, FurniturePart, Layout};

/// A part of a page at its place, in the coordinates of the page's text.
#[derive(Debug, Clone, Copy)]
pub struct PlacedFurniture {
    /// Of the page's layout.
    pub part: Id<FurniturePart>,
    /// Its place.
    pub rect: Rect,
}

/// The furniture of a page of a number.
pub(super) fn furniture(layout: &Layout, number: u32) -> Vec<PlacedFurniture> {
    let placed = |(part, FurniturePart { place, .. }): (_, &FurniturePart)| {
        let Cells { column, columns, row, rows } = *place;
        PlacedFurniture { part, rect: cells(&layout.grid, column, columns, row, rows) }
    };
    layout.furniture_on(number).map(placed).collect()
}
