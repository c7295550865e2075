//! Where a page's furniture goes: masthead (报头) or folio (报眉).

use super::cells::cells;
use crate::geom::Rect;
use crate::layout::{Layout, Masthead};

/// The boxes of a page's furniture.
#[derive(Debug, Clone, Copy)]
pub enum FurniturePlan {
    /// 报头.
    Masthead {
        /// The nameplate.
        nameplate: Rect,
        /// 报眼.
        ear: Rect,
        /// The line between rules, over the whole measure.
        strip: Rect,
    },
    /// 报眉.
    Folio(Rect),
}

impl FurniturePlan {
    /// All of it as one box.
    pub(super) fn area(self) -> Rect {
        match self {
            Self::Folio(area) => area,
            Self::Masthead { nameplate, strip, .. } => {
                Rect { height: strip.bottom() - nameplate.y, y: nameplate.y, ..strip }
            }
        }
    }
}

/// Page 1 has a masthead and no folio; other pages a folio.
pub(super) fn furniture(layout: &Layout, first: bool) -> Option<FurniturePlan> {
    let grid = &layout.grid;
    if !first {
        let folio = layout.folio.as_ref()?;
        return Some(FurniturePlan::Folio(cells(grid, 0, grid.columns, 0, folio.rows)));
    }
    let Masthead { rows, nameplate_span, ref strip, .. } = *layout.masthead.as_ref()?;
    // The strip takes two rows and leaves one of white above the first story.
    let strip_rows = if strip.is_empty() { 0 } else { 2 };
    let upper = rows.saturating_sub(strip_rows + 1);
    let ear_span = grid.columns.saturating_sub(nameplate_span);
    Some(FurniturePlan::Masthead {
        nameplate: cells(grid, 0, nameplate_span, 0, upper),
        ear: cells(grid, nameplate_span, ear_span, 0, upper),
        strip: cells(grid, 0, grid.columns, upper, strip_rows),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Length;

    #[test]
    fn a_masthead_reaches_from_its_nameplate_to_the_foot_of_its_strip() {
        let rect = |y: i64, height: i64| Rect {
            x: Length::pt(70),
            y: Length::pt(y),
            width: Length::pt(600),
            height: Length::pt(height),
        };
        let (nameplate, ear) = (rect(60, 84), rect(60, 84));
        let masthead = FurniturePlan::Masthead { nameplate, ear, strip: rect(144, 24) };
        assert_eq!(masthead.area(), rect(60, 108));
    }
}
