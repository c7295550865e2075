//! What stands in a region beside the rows of its text: its head, a picture, a quotation; slots inside its slot, and what
//! around its rectangles is another's.

use std::ops::Range;

use super::cells::box_of;
use super::part::Part;
use super::rows::{Area, BoxPart, Column, PlacedBox};
use crate::edition::Story;
use crate::geom::Length;
use crate::layout::{BoxPlace, BoxWidth, Cells, Grid, Held, InsetSlot, Slot, SlotBox};

/// How many rows the head of a story has above all columns of a slot: none where it has none, nor where the story goes on
/// on the same page, nor where it stands in the text.
pub(super) fn head_rows(slot: &Slot, story: &Story, part: Part) -> u32 {
    if part == Part::GoesOn || story.is_headless() {
        return 0;
    }
    let in_text = slot.box_of(Held::Head);
    // Above a picture alone no text is that it could stand in.
    in_text.map_or(slot.head_rows, |one| if story.is_picture_alone() { one.rows } else { 0 })
}

/// The rows of a slot below a head above all columns, of all that it has, from the first to before the last: none below a
/// head that is all of its story.
pub(super) fn text_rows(slot: &Slot, story: &Story, part: Part, (first, end): (i32, i32)) -> Range<i32> {
    if story.is_head_alone() && !slot.is_group() {
        return end..end;
    }
    first + head_rows(slot, story, part) as i32..end
}

/// A slot, and the area of the grid that it gives to text.
pub(super) struct Within<'a> {
    pub grid: &'a Grid,
    pub area: &'a Area,
    pub slot: &'a Slot,
    /// The numbers of its rows below a head above all columns.
    pub text: Range<i32>,
}

impl Within<'_> {
    /// Its boxes: the head above all columns, below it the first picture; or either in the text, and further pictures and a
    /// quotation there. A picture without text takes all that the head leaves, and all there is where it has none; where a
    /// story has no picture or no quotation, its text has the rows. Then what is another's. `first` is the first row of the
    /// slot.
    pub(super) fn boxes(
        &self,
        first: i32,
        (story, part): (&Story, Part),
        insets: &[&InsetSlot],
    ) -> Vec<PlacedBox> {
        let (alone, begins) = (story.is_picture_alone() || story.is_head_alone(), part == Part::Begins);
        let has = |held: Held| match held {
            Held::Head => part != Part::GoesOn,
            Held::Picture(number) => begins && usize::from(number) < story.pictures.len(),
            Held::Quotation => begins && story.quotation.is_some(),
            Held::Table => begins && story.table.is_some(),
        };
        let in_text = |held: Held| {
            let one = self.slot.box_of(held).filter(|_| !alone && has(held))?;
            Some(self.in_text((held, one), None))
        };
        let head = match in_text(Held::Head) {
            Some(placed) => placed,
            None => self.across_all(BoxPart::Head, first..self.text.start),
        };
        let above_text =
            |rows: i32| self.across_all(BoxPart::Picture(0), self.text.start..self.text.start + rows.max(0));
        let picture = |number: u16| match in_text(Held::Picture(number)) {
            Some(placed) => Some(placed),
            None if number > 0 => None,
            None if alone && !self.slot.is_group() => Some(above_text(self.text.end - self.text.start)),
            None => Some(above_text(self.slot.picture_rows as i32)),
        };
        let pictures = (0..).take_while(|number| has(Held::Picture(*number))).filter_map(picture);
        let own = std::iter::once(head).chain(pictures).chain(in_text(Held::Quotation));
        let own = own.chain(in_text(Held::Table));
        own.chain(insets.iter().flat_map(|inset| self.inset(inset))).chain(self.outside()).collect()
    }

    /// A box over all columns of the first rectangle.
    fn across_all(&self, part: BoxPart, rows: Range<i32>) -> PlacedBox {
        self.placed(part, rows, self.first_across())
    }

    fn placed(&self, part: BoxPart, rows: Range<i32>, across: Range<Length>) -> PlacedBox {
        let (above, below, sides) = (Length::ZERO, Length::ZERO, Length::ZERO);
        let (distance, direction) = (self.area.gutter, self.slot.direction);
        PlacedBox { part, rows, above, below, sides, across, covers: None, distance, direction }
    }

    /// From where to where the first rectangle reaches along the lines.
    fn first_across(&self) -> Range<Length> {
        if self.slot.more.is_empty() {
            return self.area.rect.x..self.area.rect.right();
        }
        let Cells { column, columns, .. } = self.slot.rectangles().next().unwrap_or_default();
        across(self.grid, column, columns)
    }

    /// The text columns that lie below the head.
    fn below_head(&self) -> Vec<Column> {
        let head = self.first_across();
        let end = |column: &Column| column.x + column.measure.of(self.area.size);
        let is_below = |column: &&Column| column.x < head.end && head.start < end(column);
        self.area.columns.iter().filter(is_below).copied().collect()
    }

    /// The text columns that a box stands among: those that it names, or all below the head.
    fn among(&self, one: &SlotBox) -> Vec<Column> {
        let all = self.below_head();
        match one.among {
            Some((first, count)) => all.into_iter().skip(first as usize).take(count as usize).collect(),
            None => all,
        }
    }

    /// A box in the text, where its slot says: so many rows below the head, or at the foot; or from a row of a text column
    /// on, as far as there are rows and columns.
    pub(super) fn in_text(&self, (held, one): (Held, &SlotBox), beside: Option<(usize, i32)>) -> PlacedBox {
        let Range { start: below, end } = self.text;
        let rows = one.rows as i32;
        let (from, columns) = match beside {
            Some((column, row)) => (row.min(end - rows).max(below), self.columns_from(one, column)),
            None => (one.from.map_or(end - rows, |from| below + from as i32), self.among(one)),
        };
        let Area { leading, size, .. } = *self.area;
        let across = self.across(one, &columns, beside.is_some());
        // Below lines of text it leaves half a row; beside the first it begins with their em boxes.
        let above = if from > below { leading / 2 } else { (leading - size) / 2 };
        let placed = self.placed(BoxPart::of(held), from..from + rows, across);
        PlacedBox { above, distance: one.distance.of(size), ..placed }
    }

    /// From where to where a box reaches among some text columns: those of the first rectangle alone, but beside a
    /// paragraph.
    fn across(&self, one: &SlotBox, columns: &[Column], beside: bool) -> Range<Length> {
        let (size, head) = (self.area.size, self.first_across());
        let reach = |columns: &[Column]| {
            let (first, last) = (columns.first()?, columns.last()?);
            Some(first.x..last.x + last.measure.of(size))
        };
        let all = reach(columns).unwrap_or(head.clone());
        let all = if beside { all } else { all.start.max(head.start)..all.end.min(head.end) };
        match one.width {
            BoxWidth::Em(width) => {
                let (width, white) = (width.of(size), all.end - all.start - width.of(size));
                let start = match one.place {
                    BoxPlace::Left => all.start,
                    BoxPlace::Middle => all.start + white / 2,
                    BoxPlace::Right => all.start + white,
                };
                start..start + width
            }
            BoxWidth::Columns(wanted) => {
                let (count, wanted) = (columns.len(), wanted as usize);
                let first = match one.place {
                    BoxPlace::Left => 0,
                    BoxPlace::Middle => count.saturating_sub(wanted) / 2,
                    BoxPlace::Right => count.saturating_sub(wanted),
                };
                columns.get(first..first + wanted).and_then(reach).unwrap_or(all)
            }
        }
    }

    /// The text columns from one on that hold a box; where there are not as many, the last ones.
    fn columns_from(&self, one: &SlotBox, column: usize) -> Vec<Column> {
        let all = &self.area.columns;
        let wide = |count: usize| {
            let last = all.get((column + count).min(all.len()).saturating_sub(1))?;
            Some(last.x + last.measure.of(self.area.size) - all.get(column)?.x)
        };
        let wanted = match one.width {
            BoxWidth::Columns(count) => count as usize,
            BoxWidth::Em(width) => {
                let holds = |count: &usize| wide(*count).is_some_and(|wide| wide >= width.of(self.area.size));
                (1..=all.len()).find(holds).unwrap_or(all.len())
            }
        };
        let first = column.min(all.len().saturating_sub(wanted));
        all.iter().skip(first).take(wanted).copied().collect()
    }

    /// The place of a slot inside this one. A row stays white above and below it, where this one has text there.
    fn inset<'s>(&'s self, inset: &'s InsetSlot) -> impl Iterator<Item = PlacedBox> + 's {
        let distance = inset.distance.of(self.area.size);
        inset.rectangles.iter().map(move |Cells { column, columns, row, rows }| {
            let (first, end) = (*row as i32, (row + rows) as i32);
            let rows = (first - 1).max(self.text.start).min(first)..(end + 1).min(self.text.end).max(end);
            PlacedBox { distance, ..self.placed(BoxPart::Inset, rows, across(self.grid, *column, *columns)) }
        })
    }

    /// What around a slot of several rectangles is not its own: column by column, from one of its rows to another.
    fn outside(&self) -> Vec<PlacedBox> {
        let (grid, slot) = (self.grid, self.slot);
        let Cells { column, columns, row, rows } = slot.around();
        let is_own = |column: u32, row: u32| slot.rectangles().any(|cells| cells.hold(column, row));
        let mut boxes: Vec<PlacedBox> = Vec::new();
        for column in (column..column + columns).filter(|_| !slot.more.is_empty()) {
            let across = across(grid, column, 1);
            for row in (row..row + rows).filter(|row| !is_own(column, *row)) {
                let number = row as i32;
                if let Some(last) =
                    boxes.last_mut().filter(|last| last.across == across && last.rows.end == number)
                {
                    last.rows.end += 1;
                    continue;
                }
                let distance = grid.gutter.of(grid.size);
                let placed = self.placed(BoxPart::Outside, number..number + 1, across.clone());
                boxes.push(PlacedBox { distance, ..placed });
            }
        }
        boxes
    }
}

/// From where to where some columns reach.
fn across(grid: &Grid, column: u32, columns: u32) -> Range<Length> {
    let rect = box_of(grid, Cells { column, columns, row: 0, rows: 1 });
    rect.x..rect.right()
}
