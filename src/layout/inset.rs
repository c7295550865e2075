//! What the ground of a slot leaves of it: text stands no nearer to the edge of a tint (底纹) or to the line of a
//! border (加框) than the slot's padding.

use super::grid::width;
use super::page_parts::Cells;
use super::parts::{Grid, Slot};
use super::rule::Edges;
use crate::geom::{Direction, Em, Length};

/// The rows of a slot as its own text sees them, and where they lie in it. A plain slot has all of its box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inset {
    /// From the side of the slot at which its lines begin to where they do.
    pub start: Length,
    /// From where they end to the side opposite.
    pub end: Length,
    /// From the head of the slot to its first row.
    pub top: Length,
    /// How many rows of the grid are given up before that.
    pub first: i64,
    /// How many rows there are.
    pub rows: i64,
    /// From where lines begin to where they end.
    pub width: Em,
}

impl Inset {
    /// What its ground leaves of a slot.
    #[must_use]
    pub fn of_slot(grid: &Grid, slot: &Slot) -> Self {
        let Cells { columns, rows, .. } = slot.around();
        let grid = (&grid.in_type(slot.size), slot.leading);
        Self::of(grid, (columns.into(), rows.into()), slot.direction, slot.edges())
    }

    /// That of a slot of so many columns and rows whose text, in rows of some leading, keeps so far from its edges.
    ///
    /// Along the grid rows stay on it: as many as come nearer to head and foot are given up whole. Lines that run
    /// across the grid are as long as the slot's rows are high, and end where the em boxes of those do, if not before;
    /// there are as many of them as fit, in the middle. So many rows of its own as fit has a slot off the grid, from its
    /// head on.
    pub(super) fn of(
        (grid, own): (&Grid, Length),
        (span, rows): (i64, i64),
        direction: Direction,
        edges: Edges,
    ) -> Self {
        let Grid { size, leading, .. } = *grid;
        let (across, leading, own) =
            (width(span, grid.measure, grid.gutter), leading.max(Length(1)), own.max(Length(1)));
        // The white of a row counts: what stands in it is its em box.
        let white = (own - size) / 2;
        let beyond = |edge: Length| (edge - white).max(Length::ZERO);
        let (above, below, Edges { start, end, .. }) = (beyond(edges.head), beyond(edges.foot), edges);
        if direction == grid.direction && own != leading {
            let rows = ((leading * rows - above - below).0 / own.0).max(0);
            return Self {
                start,
                end,
                top: above,
                first: 0,
                rows,
                width: across - (start + end).in_em(size),
            };
        }
        if direction == grid.direction {
            let given_up = |beyond: Length| -(-beyond.0).div_euclid(leading.0);
            let first = given_up(above);
            let rows = (rows - first - given_up(below)).max(0);
            let top = leading * first;
            return Self { start, end, top, first, rows, width: across - (start + end).in_em(size) };
        }
        let ends = (leading - size) / 2;
        let (across, start, end) = (across.of(size), start.max(ends), end.max(ends));
        let along = leading * rows - start - end;
        let rows = ((across - above - below).0 / own.0).max(0);
        let top = (across + above - below - own * rows) / 2;
        Self { start, end, top, first: 0, rows, width: along.in_em(size) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Columns of 14 em, an em apart, of 10 pt on 15 pt.
    fn inset(cells: (i64, i64), direction: Direction, edge: i64) -> Inset {
        let (size, leading) = (Length::pt(10), Length::pt(15));
        let (measure, gutter) = (Em::ONE * 14, Em::ONE);
        let (left, top) = (Length::pt(70), Length::pt(60));
        let grid = Grid {
            direction: Direction::Horizontal,
            size,
            leading,
            columns: 4,
            measure,
            gutter,
            rows: 60,
            left,
            top,
        };
        Inset::of((&grid, leading), cells, direction, Edges::all(Length::pt(edge)))
    }

    #[test]
    fn a_plain_slot_has_all_of_its_box() {
        let none = Length::ZERO;
        let all = Inset { start: none, end: none, top: none, first: 0, rows: 20, width: Em::ONE * 29 };
        assert_eq!(inset((2, 20), Direction::Horizontal, 0), all);
    }

    #[test]
    fn rows_that_come_too_near_to_the_edge_are_given_up_whole() {
        // The em box of the first row begins 2.5 pt below the edge, that of the second 17.5 pt.
        let rows = |edge| {
            let Inset { first, rows, top, .. } = inset((1, 20), Direction::Horizontal, edge);
            (first, rows, top)
        };
        assert_eq!(rows(2), (0, 20, Length::ZERO));
        assert_eq!(rows(3), (1, 18, Length::pt(15)));
        assert_eq!(rows(17), (1, 18, Length::pt(15)));
        assert_eq!(rows(18), (2, 16, Length::pt(30)));
        assert_eq!(rows(900), (60, 0, Length::pt(900)));
    }

    #[test]
    fn a_measure_is_smaller_by_the_padding_on_either_side() {
        assert_eq!(inset((2, 20), Direction::Horizontal, 5).width, Em::ONE * 28);
    }

    #[test]
    fn lines_across_the_grid_are_as_many_as_fit_between_the_edges() {
        let rows = |edge| {
            let Inset { rows, top, .. } = inset((1, 20), Direction::Vertical, edge);
            (rows, top)
        };
        // Nine lines of 15 pt in 140 pt, their em boxes 5 pt from the edges; with 6 pt there are eight.
        assert_eq!(rows(0), (9, Length(2_500_000)));
        assert_eq!(rows(5), (9, Length(2_500_000)));
        assert_eq!(rows(6), (8, Length::pt(10)));
    }

    #[test]
    fn lines_across_the_grid_end_with_the_em_boxes_of_its_rows_or_at_the_padding() {
        let sides = |edge| inset((1, 20), Direction::Vertical, edge).start;
        assert_eq!((sides(0), sides(5)), (Length(2_500_000), Length::pt(5)));
        assert_eq!(inset((1, 20), Direction::Vertical, 5).width, Em::ONE * 29);
    }
}
