//! Regions: a story's outline on a page, from the slot that the edition gives it.

use std::ops::Range;

use super::boxes::{self, Within};
use super::cells::{box_of, type_area};
use super::division::Division;
use super::ground::{keep_off, under_head};
use super::part::Part;
use super::rows::{Area, BoxPart, Column, PlacedBox, Row, baseline_in_row};
use crate::diag::Span;
use crate::edition::{Edition, PageSpec, Place, Story};
use crate::geom::{Length, Rect, Size, Turn};
use crate::id::Id;
use crate::layout::{Grid, Held, Inset, InsetSlot, Layout, Slot, SlotBox};

/// A story's outline on a page.
#[derive(Debug, Clone)]
pub struct Region {
    /// The story.
    pub story: Id<Story>,
    /// The page.
    pub page: Id<PageSpec>,
    /// The slot, of the page's layout.
    pub slot: Id<Slot>,
    /// What of the story stands in it.
    pub part: Part,
    /// Where the edition says so.
    pub span: Span,
    /// From the region's text to the page.
    pub turn: Turn,
    /// Its slot on the page: what lies under it (底纹), and what a border stands around inside its edge.
    pub ground: Rect,
    /// The part of the ground that lies under its head.
    pub head_ground: Rect,
    /// What of the grid is its.
    pub area: Area,
    /// Its rows that no head is above all columns of.
    pub text: Range<i32>,
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

    /// The same region with a box of its slot beside a row of a text column.
    #[must_use]
    pub fn with_beside(&self, layout: &Layout, one: (Held, &SlotBox), at: (usize, i32)) -> Self {
        let (slot, text) = (&layout.slots[self.slot], self.text.clone());
        let grid = &layout.grid.in_type(slot.size);
        let mut placed = Within { grid, area: &self.area, slot, text }.in_text(one, Some(at));
        let mut region = self.without(placed.part);
        if placed.part == BoxPart::Head {
            region.head_ground = self.turn.rect(self.area.rect_of(&placed));
        }
        let own = self.turn.rect_back(self.ground);
        keep_off(grid, slot, (own, self.area.rect_of_rows(placed.rows.clone()), true), &mut placed);
        region.boxes.push(placed);
        region
    }

    /// The same region without a box.
    #[must_use]
    pub fn without(&self, part: BoxPart) -> Self {
        let boxes = self.boxes.iter().filter(|placed| placed.part != part).cloned().collect();
        Self { boxes, ..self.clone() }
    }

    /// The rows of its text, column by column.
    #[must_use]
    pub fn rows(&self) -> Vec<Vec<Row>> {
        self.area.rows(&self.boxes)
    }
}

/// The region of a story at its place, on a page whose text is turned so.
pub(super) fn region(
    (layout, page_turn): (&Layout, Turn),
    (edition, id): (&Edition, Id<Story>),
    (at, part): (Place, Part),
) -> Region {
    in_slot((layout, page_turn), (edition, id), (at, &layout.slots[at.slot]), part)
}

/// The same in a slot that stands in the place of that of the layout.
pub(super) fn in_slot(
    (layout, page_turn): (&Layout, Turn),
    (edition, id): (&Edition, Id<Story>),
    (Place { page, slot, span }, place): (Place, &Slot),
    part: Part,
) -> Region {
    let story = &edition.stories()[id];
    let grid = &layout.grid.in_type(place.size);
    let Standing { area, turn, own, rows } = standing((grid, layout.grid.size), page_turn, place);
    // On a ground, what is left over beside a single column is divided to both sides of it; a picture alone has it all.
    let area = if place.has_ground() && !story.is_picture_alone() { area.with_even_sides() } else { area };
    let used = |name: &str| {
        let page = &edition.pages()[page];
        let sold = page.ads.iter().filter_map(|ad| ad.slot);
        let mut slots = page.slots.iter().map(|used| used.slot).chain(sold);
        slots.any(|used| used != slot && layout.slots[used].name == name)
    };
    let insets: Vec<&InsetSlot> = place.insets.iter().filter(|inset| used(&inset.name)).collect();
    let text = boxes::text_rows(place, story, part, rows);
    let within = Within { grid, area: &area, slot: place, text: text.clone() };
    let mut boxes = within.boxes(rows.0, (story, part), &insets);
    let mut head_ground = Rect::default();
    let own = place.edges_of_group().inside(own);
    let ground = turn.rect(own);
    for placed in &mut boxes {
        let of_rows = area.rect_of_rows(placed.rows.clone());
        let in_text = placed.rows.start >= text.start;
        if placed.part == BoxPart::Head {
            let under = || under_head(grid, place, ground, turn.rect(of_rows));
            head_ground = if in_text { turn.rect(area.rect_of(placed)) } else { under() };
        }
        keep_off(grid, place, (own, of_rows, in_text), placed);
    }
    Region { story: id, page, slot, part, span, turn, ground, head_ground, area, text, boxes }
}

/// The rectangles of a slot on a page of its layout, whatever stands in it; that with its head first.
pub fn outlines(layout: &Layout, slot: &Slot) -> impl Iterator<Item = Rect> {
    let Size { width, height } = layout.sheet.trim;
    let page = Turn::into_rect(layout.grid.direction, Rect { width, height, ..Rect::default() });
    slot.rectangles().map(move |cells| page.rect(box_of(&layout.grid, cells)))
}

/// The type area of a layout (版心) on its page.
#[must_use]
pub fn type_area_of(layout: &Layout) -> Rect {
    let Size { width, height } = layout.sheet.trim;
    Turn::into_rect(layout.grid.direction, Rect { width, height, ..Rect::default() })
        .rect(type_area(&layout.grid))
}

/// Where a slot stands: its area, from that to the page, and all of it as its text sees it.
struct Standing {
    area: Area,
    turn: Turn,
    own: Rect,
    /// The numbers of all its rows, those among them that text gives up.
    rows: (i32, i32),
}

/// The area of a slot. One that runs across the grid has lines as long as its rows are high, as many as fit its width,
/// in the middle of it.
fn standing((grid, page_size): (&Grid, Length), page: Turn, slot: &Slot) -> Standing {
    let Slot { size, leading, .. } = *slot;
    let around = slot.around();
    let rect = box_of(grid, around);
    let along = slot.direction == grid.direction;
    let (own, turn) = if along {
        (rect, page)
    } else {
        let Rect { width, height, .. } = rect;
        let own = Rect { width: height, height: width, ..Rect::default() };
        (own, Turn::into_rect(slot.direction, page.rect(rect)))
    };
    let Inset { start, end, top, first, rows, width } = Inset::of_slot(grid, slot);
    let on_grid = slot.is_on_grid(grid);
    let rect =
        Rect { x: own.x + start, y: own.y + top, width: own.width - start - end, height: leading * rows };
    let division = Division::of(width, slot.text_columns, grid.gutter, slot.remainder);
    let columns = division.columns(rect.x, size);
    let (first, rows, gutter) = (first as i32, rows as u32, division.gutter.of(size));
    // Rows along the grid have the numbers that they have there; those of the first rectangle are the head's.
    let all = if on_grid { (slot.row as i32, (slot.row + slot.rows) as i32) } else { (0, rows as i32) };
    let first = first + if on_grid { around.row as i32 } else { 0 };
    // On the grid type of any size stands on the baselines of the page.
    let baseline = baseline_in_row(if on_grid { page_size } else { size }, leading);
    let narrowest = slot.narrowest;
    let area = Area { rect, first, rows, columns, gutter, size, leading, baseline, narrowest };
    Standing { area, turn, own, rows: all }
}
