//! Rules between stories. Beside a border or the edge of a tint a rule gives way: two lines side by side are one too many,
//! and a border parts its story from the next by itself.

use std::ops::Range;

use super::cells::{rule_box, span};
use crate::edition::AdSpot;
use crate::geom::{Em, Length, Rect};
use crate::layout::{Cells, Grid, Layout, RulePlace, RuleSpec, Slot};

/// A rule of the layout, or a part of it, at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacedRule {
    /// Which of the layout's.
    pub rule: usize,
    /// Its place, in the coordinates of the page's text.
    pub rect: Rect,
}

/// What is left of a rule that gives way is not shorter than this.
const SHORTEST_ACROSS: Em = Em(2_000_000);
const SHORTEST_DOWN: u32 = 2;

/// The rules of a page some of whose slots are filled, each with a head of so many rows.
pub(super) fn rules<'a>(
    layout: &Layout,
    used: impl Iterator<Item = (&'a Slot, u32)>,
    ads: &[AdSpot],
) -> Vec<PlacedRule> {
    let grounds = used.filter_map(|(slot, head_rows)| printed_ground(&layout.grid, slot, head_rows));
    let grounds: Vec<Cells> = grounds.collect();
    // What is sold has edges of its own, and the row of its label above it.
    let sold: Vec<Cells> = ads.iter().map(AdSpot::with_label).collect();
    let mut placed = Vec::with_capacity(layout.rules.len());
    for (rule, RuleSpec { rule: drawn, place, .. }) in layout.rules.iter().enumerate() {
        let parts = beside_plain_slots(&layout.grid, *place, (&grounds, &sold)).into_iter();
        placed
            .extend(parts.map(|part| PlacedRule { rule, rect: rule_box(&layout.grid, drawn.depth(), part) }));
    }
    placed
}

/// The columns and rows of the ground that is printed under a story: of its slot, or of its head alone. Where lines run
/// across the grid the ground of a head takes no whole rows, and all of the slot counts.
fn printed_ground(grid: &Grid, slot: &Slot, head_rows: u32) -> Option<Cells> {
    let Slot { column, span, row, rows, .. } = *slot;
    let all = Cells { column, columns: span, row, rows };
    match slot.head_tint {
        _ if slot.has_ground() => Some(all),
        Some(_) if head_rows == 0 => None,
        Some(_) if slot.direction != grid.direction => Some(all),
        Some(_) => Some(Cells { rows: head_rows, ..all }),
        None => None,
    }
}

/// What is left of a rule beside grounds, and where nothing is sold: where neither is there, all of it.
fn beside_plain_slots(
    grid: &Grid,
    place: RulePlace,
    (grounds, sold): (&[Cells], &[Cells]),
) -> Vec<RulePlace> {
    let left = match place {
        RulePlace::Across { column, span, row } => {
            let beside = |ground: &&Cells| ground.row + ground.rows == row || ground.row == row + 1;
            let meets = |sold: &&Cells| sold.row <= row + 1 && row <= sold.row + sold.rows;
            let taken = grounds.iter().filter(beside).chain(sold.iter().filter(meets));
            let taken = taken.map(|ground| ground.column..ground.column + ground.columns);
            // From one column to the next it is a gutter.
            left(column..column + span, taken, 0)
        }
        RulePlace::Down { after, row, rows } => {
            let beside =
                |ground: &&Cells| ground.column + ground.columns == after + 1 || ground.column == after + 1;
            let meets = |sold: &&Cells| sold.column <= after + 1 && after < sold.column + sold.columns;
            let taken = grounds
                .iter()
                .filter(beside)
                .chain(sold.iter().filter(meets))
                .map(|ground| ground.row..ground.row + ground.rows);
            left(row..row + rows, taken, rows_of_gutter(grid))
        }
    };
    let Some(parts) = left else { return vec![place] };
    parts.into_iter().filter_map(|part| shortened(grid, place, &part)).collect()
}

/// How many rows a rule ends before a ground, so that there is a gutter between them.
fn rows_of_gutter(grid: &Grid) -> u32 {
    let white = (grid.leading - grid.size) / 2;
    let beyond = (grid.gutter.of(grid.size) - white).max(Length::ZERO);
    -(-beyond.0).div_euclid(grid.leading.0.max(1)) as u32
}

/// What is left of some columns or rows beside others, and so many before and behind these; nothing, where none of
/// them is beside them.
fn left(all: Range<u32>, taken: impl Iterator<Item = Range<u32>>, more: u32) -> Option<Vec<Range<u32>>> {
    let mut parts: Option<Vec<Range<u32>>> = None;
    for one in taken.filter(|one| one.start < all.end && all.start < one.end) {
        let (from, to) = (one.start.saturating_sub(more), one.end + more);
        let cut = |part: &Range<u32>| [part.start..part.end.min(from), part.start.max(to)..part.end];
        let before = parts.unwrap_or_else(|| vec![all.clone()]);
        parts = Some(before.iter().flat_map(cut).filter(|part| !part.is_empty()).collect());
    }
    parts
}

/// A rule over some of its columns or rows, if these are not too few.
fn shortened(grid: &Grid, place: RulePlace, part: &Range<u32>) -> Option<RulePlace> {
    let (first, count) = (part.start, part.end - part.start);
    match place {
        RulePlace::Across { row, .. } => {
            let long = span(grid, count) >= SHORTEST_ACROSS;
            long.then_some(RulePlace::Across { column: first, span: count, row })
        }
        RulePlace::Down { after, .. } => {
            (count >= SHORTEST_DOWN).then_some(RulePlace::Down { after, row: first, rows: count })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Direction;

    /// Four columns of 14 em, an em apart, of 10 pt on 15 pt.
    fn grid() -> Grid {
        let (left, top) = (Length::pt(70), Length::pt(60));
        let (size, leading) = (Length::pt(10), Length::pt(15));
        let (measure, gutter, direction) = (Em::ONE * 14, Em::ONE, Direction::Horizontal);
        Grid { direction, size, leading, columns: 4, measure, gutter, rows: 60, left, top }
    }

    /// What is left of a rule, as from what column or row to before what other it reaches.
    fn reach(place: RulePlace, grounds: &[Cells]) -> Vec<(u32, u32)> {
        let ends = |place: &RulePlace| match *place {
            RulePlace::Across { column, span, .. } => (column, column + span),
            RulePlace::Down { row, rows, .. } => (row, row + rows),
        };
        beside_plain_slots(&grid(), place, (grounds, &[])).iter().map(ends).collect()
    }

    fn ground(column: u32, columns: u32, row: u32, rows: u32) -> Cells {
        Cells { column, columns, row, rows }
    }

    const ACROSS: RulePlace = RulePlace::Across { column: 0, span: 4, row: 20 };
    const DOWN: RulePlace = RulePlace::Down { after: 1, row: 0, rows: 40 };

    #[test]
    fn a_rule_across_gives_way_above_and_below_a_ground() {
        assert_eq!(reach(ACROSS, &[ground(3, 1, 21, 9)]), [(0, 3)]);
        assert_eq!(reach(ACROSS, &[ground(1, 1, 10, 10)]), [(0, 1), (2, 4)]);
        assert_eq!(reach(ACROSS, &[ground(0, 2, 10, 10), ground(1, 3, 21, 9)]), []);
    }

    #[test]
    fn a_rule_down_gives_way_on_either_side_of_a_ground_and_ends_a_gutter_before_it() {
        // A row from its em box to the next is 2.5 pt, less than the gutter of 10 pt: one more row is left out.
        assert_eq!(reach(DOWN, &[ground(2, 1, 10, 10)]), [(0, 9), (21, 40)]);
        assert_eq!(reach(DOWN, &[ground(0, 2, 30, 10)]), [(0, 29)]);
    }

    #[test]
    fn a_rule_that_runs_along_no_ground_stays_as_it_is() {
        for away in [ground(3, 1, 10, 10), ground(0, 2, 40, 5), ground(2, 1, 40, 5), ground(0, 1, 10, 10)] {
            assert_eq!(reach(DOWN, &[away]), [(0, 40)]);
        }
        for away in [ground(0, 4, 22, 5), ground(0, 4, 5, 14)] {
            assert_eq!(reach(ACROSS, &[away]), [(0, 4)]);
        }
        let short = RulePlace::Down { after: 1, row: 3, rows: 1 };
        assert_eq!(reach(short, &[ground(2, 1, 10, 10)]), [(3, 4)]);
    }

    #[test]
    fn nothing_short_is_left_of_a_rule() {
        assert_eq!(reach(DOWN, &[ground(2, 1, 2, 34)]), [(37, 40)]);
        assert_eq!(reach(DOWN, &[ground(2, 1, 3, 35)]), [(0, 2)]);
    }
}
