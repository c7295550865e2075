//! Regions: a story's outline on a page, from the slot that the edition gives it.

use super::cells::box_of;
use std::ops::Range;

use super::division::Division;
use super::ground::{keep_off, under_head};
use super::rows::{Area, BoxPart, Column, PlacedBox, Row, baseline_in_row};
use crate::diag::Span;
use crate::edition::{Edition, PageSpec, Place, Story};
use crate::geom::{Direction, Length, Rect, Size, Turn};
use crate::id::Id;
use crate::layout::{BoxPlace, BoxWidth, Cells, Grid, Holds, Inset, Layout, Slot, SlotBox};

/// What of a story stands in a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// It begins, with its head and its picture.
    Begins,
    /// It goes on, on the same page: rows and nothing else.
    GoesOn,
    /// It lands from another page, under a head by which readers find it again.
    Lands,
}

/// A story's outline on a page.
#[derive(Debug)]
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

/// The region of a story at its place, on a page whose text is turned so.
pub(super) fn region(
    (layout, page_turn): (&Layout, Turn),
    (edition, id): (&Edition, Id<Story>),
    (Place { page, slot, span }, part): (Place, Part),
) -> Region {
    let (story, place) = (&edition.stories()[id], &layout.slots[slot]);
    let grid = &layout.grid.in_type(place.size);
    let Standing { area, turn, own, rows } = standing((grid, layout.grid.size), page_turn, place);
    // On a ground, what is left over beside a single column is divided to both sides of it; a picture alone has it all.
    let area = if place.has_ground() && !is_alone(story) { area.with_even_sides() } else { area };
    let mut boxes = boxes((grid, &area), rows, place, (story, part));
    let mut head_ground = Rect::default();
    let ground = turn.rect(own);
    for placed in &mut boxes {
        let rows = area.rect_of_rows(placed.rows.clone());
        if placed.part == BoxPart::Head {
            head_ground = under_head(grid, place, ground, turn.rect(rows));
        }
        keep_off(grid, place, (own, rows), placed);
    }
    Region { story: id, page, slot, part, span, turn, ground, head_ground, area, boxes }
}

/// The outline of a slot on a page of its layout, whatever stands in it.
#[must_use]
pub fn outline(layout: &Layout, slot: &Slot) -> Rect {
    let Size { width, height } = layout.sheet.trim;
    let page = Turn::into_rect(layout.grid.direction, Rect { width, height, ..Rect::default() });
    page.rect(box_of(&layout.grid, slot.around()))
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
    let Inset { sides, top, first, rows, width } = Inset::of_slot(grid, slot);
    let on_grid = slot.is_on_grid(grid);
    let rect =
        Rect { x: own.x + sides, y: own.y + top, width: own.width - sides * 2, height: leading * rows };
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

/// How many rows the head of a story has in a slot: none above a picture alone without one, nor where the story goes on
/// on the same page.
pub(super) fn head_rows(slot: &Slot, story: &Story, part: Part) -> u32 {
    let headless = part == Part::GoesOn || (is_alone(story) && story.is_headless());
    if headless { 0 } else { slot.head_rows }
}

/// Whether a story is a picture without text.
pub(super) fn is_alone(story: &Story) -> bool {
    story.picture.is_some() && story.body.is_empty()
}

/// The boxes of a slot, from row `first` to before `end`: the head above all columns, below it the picture. A picture
/// without text takes all that the head leaves, and all there is where it has none; where a story has no picture, its
/// text has the rows.
fn boxes(
    (grid, area): (&Grid, &Area),
    (first, end): (i32, i32),
    slot: &Slot,
    (story, part): (&Story, Part),
) -> Vec<PlacedBox> {
    let head_rows = head_rows(slot, story, part) as i32;
    let picture_rows = match &story.picture {
        None => None,
        Some(_) if part != Part::Begins => None,
        Some(_) if is_alone(story) => Some((end - first - head_rows).max(0)),
        Some(_) => Some(slot.picture_rows as i32),
    };
    let across = if slot.more.is_empty() {
        area.rect.x..area.rect.right()
    } else {
        let Cells { column, columns, .. } = slot.rectangles().next().unwrap_or_default();
        across(grid, column, columns)
    };
    let placed = |part: BoxPart, from: i32, rows: i32| {
        let (rows, across) = (from..from + rows, across.clone());
        let (above, below) = (Length::ZERO, Length::ZERO);
        PlacedBox { part, rows, above, below, across, distance: area.gutter, direction: slot.direction }
    };
    let below = first + head_rows;
    let in_text = slot.boxes.iter().find(|one| one.holds == Holds::Picture).filter(|_| !is_alone(story));
    let picture = picture_rows.map(|rows| match in_text {
        Some(one) => standing_in((area, &across), (below, end), one, slot.direction),
        None => placed(BoxPart::Picture, below, rows),
    });
    let own = std::iter::once(placed(BoxPart::Head, first, head_rows)).chain(picture);
    own.chain(outside(grid, slot)).collect()
}

/// A box in the text of an area, of whose rows some are below the head: among the text columns that lie below that.
fn standing_in(
    (area, head): (&Area, &Range<Length>),
    (below, end): (i32, i32),
    one: &SlotBox,
    direction: Direction,
) -> PlacedBox {
    let rows = one.rows as i32;
    let from = one.from.map_or(end - rows, |from| below + from as i32);
    let reach = |columns: &[Column]| {
        let (first, last) = (columns.first()?, columns.last()?);
        Some(first.x..last.x + last.measure.of(area.size))
    };
    let is_below =
        |column: &&Column| column.x < head.end && head.start < column.x + column.measure.of(area.size);
    let own: Vec<Column> = area.columns.iter().filter(is_below).copied().collect();
    let all = reach(&own).unwrap_or(head.clone());
    let all = all.start.max(head.start)..all.end.min(head.end);
    let across = match one.width {
        BoxWidth::Em(width) => {
            let (width, white) = (width.of(area.size), all.end - all.start - width.of(area.size));
            let start = match one.place {
                BoxPlace::Left => all.start,
                BoxPlace::Middle => all.start + white / 2,
                BoxPlace::Right => all.start + white,
            };
            start..start + width
        }
        BoxWidth::Columns(columns) => {
            let (count, columns) = (own.len(), columns as usize);
            let first = match one.place {
                BoxPlace::Left => 0,
                BoxPlace::Middle => count.saturating_sub(columns) / 2,
                BoxPlace::Right => count.saturating_sub(columns),
            };
            own.get(first..first + columns).and_then(reach).unwrap_or(all)
        }
    };
    // Below lines of text it leaves half a row; beside the first it begins with their em boxes.
    let above = if from > below { area.leading / 2 } else { (area.leading - area.size) / 2 };
    let (part, below, distance) = (BoxPart::Picture, Length::ZERO, one.distance.of(area.size));
    PlacedBox { part, rows: from..from + rows, above, below, across, distance, direction }
}

/// From where to where some columns reach.
fn across(grid: &Grid, column: u32, columns: u32) -> Range<Length> {
    let rect = box_of(grid, Cells { column, columns, row: 0, rows: 1 });
    rect.x..rect.right()
}

/// What around a slot of several rectangles is not its own: column by column, from one of its rows to another.
fn outside(grid: &Grid, slot: &Slot) -> Vec<PlacedBox> {
    let Cells { column, columns, row, rows } = slot.around();
    let is_own = |column: u32, row: u32| slot.rectangles().any(|cells| cells.hold(column, row));
    let mut boxes: Vec<PlacedBox> = Vec::new();
    for column in (column..column + columns).filter(|_| !slot.more.is_empty()) {
        let across = across(grid, column, 1);
        for row in (row..row + rows).filter(|row| !is_own(column, *row)) {
            let number = row as i32;
            match boxes.last_mut().filter(|last| last.across == across && last.rows.end == number) {
                Some(last) => last.rows.end += 1,
                None => boxes.push(PlacedBox {
                    part: BoxPart::Outside,
                    rows: number..number + 1,
                    above: Length::ZERO,
                    below: Length::ZERO,
                    across: across.clone(),
                    distance: grid.gutter.of(grid.size),
                    direction: slot.direction,
                }),
            }
        }
    }
    boxes
}
