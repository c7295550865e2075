//! The boxes of the grid: so many of its columns and rows.

use crate::geom::{Em, Rect};
use crate::layout::Grid;

/// The box of some columns and rows of the grid.
pub(super) fn cells(grid: &Grid, column: u32, columns: u32, row: u32, rows: u32) -> Rect {
    Rect {
        x: grid.left + ((grid.measure + grid.gutter) * i64::from(column)).of(grid.size),
        y: grid.top + grid.leading * i64::from(row),
        width: span(grid, columns).of(grid.size),
        height: grid.leading * i64::from(rows),
    }
}

/// The type area (版心).
pub(super) fn type_area(grid: &Grid) -> Rect {
    cells(grid, 0, grid.columns, 0, grid.rows)
}

/// The width of basic columns and the gutters between them.
pub(super) fn span(grid: &Grid, columns: u32) -> Em {
    let columns = i64::from(columns);
    grid.measure * columns + grid.gutter * (columns - 1).max(0)
}
