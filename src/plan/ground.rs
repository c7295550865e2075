//! The ground of a slot (底): where a tint lies under it and a box stands around it. It is a little larger than
//! the slot, so that text does not touch its edge, as far as neighbours, rules and the sheet leave room.

use super::cells::cells;
use crate::geom::{Direction, Length, Point, Rect};
use crate::layout::{Layout, Sheet, Slot};

/// How far a ground goes beyond its slot: this share of a gutter to either side, which leaves as much between
/// two grounds side by side, and this share of a row at head and foot.
const OF_GUTTER: i64 = 3;
const OF_ROW: i64 = 4;

/// The ground of a slot, which is `own`, in the coordinates of the page's text.
pub(super) fn ground(
    layout: &Layout,
    slot: &Slot,
    own: Rect,
    furniture: Option<Rect>,
    rules: &[Rect],
) -> Rect {
    let grid = &layout.grid;
    let others = layout.slots.iter().filter(|other| other.name != slot.name);
    let others = others.map(|other| cells(grid, other.column, other.span, other.row, other.rows));
    let by = Point { x: grid.gutter.of(grid.size) / OF_GUTTER, y: grid.leading / OF_ROW };
    let obstacles = others.chain(furniture).chain(rules.iter().copied());
    grown(own, by, sheet(&layout.sheet, grid.direction), obstacles)
}

/// The sheet with its bleed.
fn sheet(Sheet { trim, bleed, .. }: &Sheet, direction: Direction) -> Rect {
    let trim = direction.seen(*trim);
    Rect { x: -*bleed, y: -*bleed, width: trim.width + *bleed * 2, height: trim.height + *bleed * 2 }
}

/// A box grown on all sides, within a sheet and clear of obstacles.
fn grown(own: Rect, by: Point, sheet: Rect, obstacles: impl Iterator<Item = Rect>) -> Rect {
    let (mut left, mut right) = ((own.x - by.x).max(sheet.x), (own.right() + by.x).min(sheet.right()));
    let (mut top, mut bottom) = ((own.y - by.y).max(sheet.y), (own.bottom() + by.y).min(sheet.bottom()));
    for one in obstacles {
        let beside = one.x >= right || left >= one.right() || one.y >= bottom || top >= one.bottom();
        match one {
            _ if beside => {}
            _ if one.bottom() <= own.y => top = one.bottom(),
            _ if one.y >= own.bottom() => bottom = one.y,
            _ if one.right() <= own.x => left = one.right(),
            _ if one.x >= own.right() => right = one.x,
            // What lies in the slot itself is there because the layout says so.
            _ => {}
        }
    }
    Rect { x: left, y: top, width: right - left, height: bottom - top }
}

/// The part of a ground that lies under a head; on the page, where the head lies at the side at which reading
/// begins. It ends a little before the rows of the body.
pub(super) fn under_head(ground: Rect, head: Rect, direction: Direction, leading: Length) -> Rect {
    let short = leading / OF_ROW;
    match direction {
        Direction::Horizontal => Rect { height: head.bottom() - short - ground.y, ..ground },
        Direction::Vertical => {
            let x = head.x + short;
            Rect { x, width: ground.right() - x, ..ground }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(x: i64, y: i64, width: i64, height: i64) -> Rect {
        let pt = Length::pt;
        Rect { x: pt(x), y: pt(y), width: pt(width), height: pt(height) }
    }

    fn grown_by_3(own: Rect, obstacles: &[Rect]) -> Rect {
        let by = Point { x: Length::pt(3), y: Length::pt(3) };
        grown(own, by, rect(0, 0, 200, 200), obstacles.iter().copied())
    }

    #[test]
    fn a_ground_is_larger_than_its_slot_where_there_is_room() {
        assert_eq!(grown_by_3(rect(50, 50, 40, 40), &[]), rect(47, 47, 46, 46));
    }

    #[test]
    fn a_ground_ends_at_rules_and_neighbours_and_with_the_sheet() {
        let own = rect(50, 50, 40, 40);
        let (rule_above, below, beside) = (rect(0, 48, 200, 1), rect(50, 90, 40, 20), rect(92, 0, 9, 200));
        assert_eq!(grown_by_3(own, &[rule_above, below, beside]), rect(47, 49, 45, 41));
        let (before, above) = (rect(40, 0, 9, 200), rect(50, 10, 40, 38));
        assert_eq!(grown_by_3(own, &[before, above]), rect(49, 48, 44, 45));
        assert_eq!(grown_by_3(rect(1, 2, 40, 198), &[]), rect(0, 0, 44, 200));
    }

    #[test]
    fn a_heads_ground_is_the_side_where_reading_begins() {
        let (ground, leading) = (rect(10, 10, 100, 100), Length::pt(12));
        let head = rect(13, 13, 94, 30);
        assert_eq!(under_head(ground, head, Direction::Horizontal, leading), rect(10, 10, 100, 30));
        let head = rect(77, 13, 30, 94);
        assert_eq!(under_head(ground, head, Direction::Vertical, leading), rect(80, 10, 30, 100));
    }
}
