//! Regions: a story's outline on a page, from the slot that the edition gives it.

use super::cells::{cells, span};
use super::ground::{ground, under_head};
use super::rows::{Area, BoxPart, Column, PlacedBox, Row, columns};
use crate::diag::Span;
use crate::edition::{PageSpec, Place, Story};
use crate::geom::{Length, Rect, Size, Turn};
use crate::id::Id;
use crate::layout::{Grid, Layout, Slot};

/// A story's outline on a page.
#[derive(Debug)]
pub struct Region {
    /// The story.
    pub story: Id<Story>,
    /// The page.
    pub page: Id<PageSpec>,
    /// The slot, of the page's layout.
    pub slot: Id<Slot>,
    /// Where the edition says so.
    pub span: Span,
    /// From the region's text to the page.
    pub turn: Turn,
    /// What lies under it (底纹), and what a border stands around, on the page.
    pub ground: Rect,
    /// The part of the ground that lies under its head.
    pub head_ground: Rect,
    /// What of the grid is its.
    pub area: Area,
    /// What stands in it beside the text.
    pub boxes: Vec<PlacedBox>,
}

impl Region {
    /// The place of a box, in the coordinates of the region's text.
    #[must_use]
    pub fn box_of(&self, part: BoxPart) -> Option<Rect> {
        self.boxes.iter().find(|placed| placed.part == part).map(|placed| self.area.rect_of(placed))
    }

    /// A box on the page.
    #[must_use]
    pub fn box_on_page(&self, part: BoxPart) -> Option<Rect> {
        self.box_of(part).map(|rect| self.turn.rect(rect))
    }

    /// The rows of a column on the page; nothing, where it has none.
    #[must_use]
    pub fn column_on_page(&self, column: usize, rows: &[Row]) -> Option<Rect> {
        let Column { x, measure } = *self.area.columns.get(column)?;
        let (first, last) = (rows.first()?, rows.last()?);
        let rect = self.area.rect_of_rows(first.number..last.number + 1);
        Some(self.turn.rect(Rect { x, width: measure.of(self.area.size), ..rect }))
    }

    /// The rows of its text, column by column.
    #[must_use]
    pub fn rows(&self) -> Vec<Vec<Row>> {
        self.area.rows(&self.boxes)
    }
}

/// What a region stands in and between.
pub(super) struct Around<'a> {
    pub(super) layout: &'a Layout,
    pub(super) turn: Turn,
    pub(super) furniture: Option<Rect>,
    pub(super) rules: &'a [Rect],
}

/// The region of a story at its place.
pub(super) fn region(
    around: &Around<'_>,
    (id, story): (Id<Story>, &Story),
    Place { page, slot, span }: Place,
) -> Region {
    let Around { layout, furniture, rules, .. } = *around;
    let (grid, place) = (&layout.grid, &layout.slots[slot]);
    let (area, turn) = area(grid, around.turn, place);
    let boxes = boxes(&area, place, story);
    let own = cells(grid, place.column, place.span, place.row, place.rows);
    let ground = around.turn.rect(ground(layout, place, own, furniture, rules));
    let mut region =
        Region { story: id, page, slot, span, turn, ground, head_ground: Rect::default(), area, boxes };
    if let Some(head) = region.boxes.iter().find(|placed| placed.part == BoxPart::Head) {
        let rect = turn.rect(region.area.rect_of(head));
        region.head_ground = under_head(ground, rect, head.direction, grid.leading);
    }
    region
}

/// The outline of a slot on a page of its layout, whatever stands in it.
#[must_use]
pub fn outline(layout: &Layout, slot: &Slot) -> Rect {
    let Size { width, height } = layout.sheet.trim;
    let page = Turn::into_rect(layout.grid.direction, Rect { width, height, ..Rect::default() });
    page.rect(cells(&layout.grid, slot.column, slot.span, slot.row, slot.rows))
}

/// The area of a slot. One that runs across the grid has lines as long as its rows are high, as many as fit its
/// width; what is left over is divided to both sides.
fn area(grid: &Grid, page: Turn, slot: &Slot) -> (Area, Turn) {
    let Grid { size, leading, .. } = *grid;
    let rect = cells(grid, slot.column, slot.span, slot.row, slot.rows);
    let along = slot.direction == grid.direction;
    let turn = if along { page } else { Turn::into_rect(slot.direction, page.rect(rect)) };
    let (rect, width, first, rows) = if along {
        (rect, span(grid, slot.span), slot.row as i32, slot.rows)
    } else {
        let rows = (rect.width.0 / leading.0.max(1)).max(0);
        let left_over = rect.width - leading * rows;
        // Along the line, the em boxes of its ends stand where those of the rows beside it do.
        let inset = (leading - size) / 2;
        let width = rect.height - inset * 2;
        let rect = Rect { x: inset, y: left_over / 2, width, height: leading * rows };
        (rect, width.in_em(size), 0, rows as u32)
    };
    let (columns, gutter) = columns((rect.x, width), slot.text_columns, grid.gutter, size);
    (Area { rect, first, rows, columns, gutter: gutter.of(size), size, leading }, turn)
}

/// The boxes of a slot: the head above all columns, below it the picture. A picture without text takes all that
/// the head leaves, and all there is where it has none; where a story has no picture, its text has the rows.
fn boxes(area: &Area, slot: &Slot, story: &Story) -> Vec<PlacedBox> {
    let alone = story.picture.is_some() && story.body.is_empty();
    let head_rows = if alone && story.is_headless() { 0 } else { slot.head_rows as i32 };
    let picture_rows = match &story.picture {
        None => None,
        Some(_) if alone => Some((area.rows as i32 - head_rows).max(0)),
        Some(_) => Some(slot.picture_rows as i32),
    };
    let across: std::ops::Range<Length> = area.rect.x..area.rect.right();
    let placed = |part: BoxPart, from: i32, rows: i32| {
        let (rows, across) = (from..from + rows, across.clone());
        PlacedBox { part, rows, across, direction: slot.direction }
    };
    let below = area.first + head_rows;
    let picture = picture_rows.map(|rows| placed(BoxPart::Picture, below, rows));
    std::iter::once(placed(BoxPart::Head, area.first, head_rows)).chain(picture).collect()
}
