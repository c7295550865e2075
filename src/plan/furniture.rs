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

/// All of it as one box over the whole measure, which no ground of a story reaches into; nothing where there is none.
pub(super) fn area(parts: &[Rect], type_area: Rect) -> Option<Rect> {
    let top = parts.iter().map(|part| part.y).min()?;
    let bottom = parts.iter().map(|part| part.bottom()).max()?;
    Some(Rect { y: top, height: bottom - top, ..type_area })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Length;

    fn rect(x: i64, y: i64, width: i64, height: i64) -> Rect {
        let pt = Length::pt;
        Rect { x: pt(x), y: pt(y), width: pt(width), height: pt(height) }
    }

    #[test]
    fn a_masthead_reaches_from_its_nameplate_to_the_foot_of_its_strip_over_the_whole_measure() {
        let type_area = rect(70, 60, 600, 900);
        let parts = [rect(70, 60, 400, 84), rect(480, 60, 190, 84), rect(70, 144, 600, 24)];
        assert_eq!(area(&parts, type_area), Some(rect(70, 60, 600, 108)));
        assert_eq!(area(&[], type_area), None);
    }
}
