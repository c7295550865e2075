//! The boxes of the grid: so many of its columns and rows.

use crate::geom::{Em, Length, Rect};
use crate::layout::{Cells, Grid, RulePlace};

/// The box of some columns and rows of the grid.
pub(super) fn cells(grid: &Grid, column: u32, columns: u32, row: u32, rows: u32) -> Rect {
    Rect {
        x: grid.left + ((grid.measure + grid.gutter) * i64::from(column)).of(grid.size),
        y: grid.top + grid.leading * i64::from(row),
        width: span(grid, columns).of(grid.size),
        height: grid.leading * i64::from(rows),
    }
}

/// The same of cells.
pub(super) fn box_of(grid: &Grid, Cells { column, columns, row, rows }: Cells) -> Rect {
    cells(grid, column, columns, row, rows)
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

/// A rule of some weight in the middle of its row or gutter. A rule down a gutter ends where the em boxes
/// of its first and last rows do.
pub(super) fn rule_box(grid: &Grid, weight: Length, place: RulePlace) -> Rect {
    match place {
        RulePlace::Across { column, span, row } => {
            let cell = cells(grid, column, span, row, 1);
            Rect { y: cell.y + (cell.height - weight) / 2, height: weight, ..cell }
        }
        RulePlace::Down { after, row, rows } => {
            let cell = cells(grid, after, 1, row, rows);
            let middle = cell.right() + grid.gutter.of(grid.size) / 2;
            let inset = (grid.leading - grid.size) / 2;
            Rect { x: middle - weight / 2, y: cell.y + inset, width: weight, height: cell.height - inset * 2 }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Direction;

    fn grid() -> Grid {
        Grid {
            direction: Direction::Horizontal,
            size: Length::pt(9),
            leading: Length::pt(12),
            columns: 4,
            measure: Em(17_000_000),
            gutter: Em::ONE,
            rows: 80,
            left: Length::pt(70),
            top: Length::pt(60),
        }
    }

    #[test]
    fn four_columns_of_17_em_and_their_gutters_are_71_em() {
        assert_eq!(span(&grid(), 4), Em(71_000_000));
    }
}
