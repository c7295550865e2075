//! Slots of dummies that the program makes.

use std::sync::Arc;

use crate::geom::Em;
use crate::layout::makeup::{Makeup, PictureCells};
use crate::layout::page_parts::Cells;
use crate::layout::parts::{Grid, Remainder, Slot};
use crate::layout::slot_box::{BoxPlace, BoxWidth, Holds, Outline, SlotBox};
use crate::style::HeadStyle;

/// A piece of a row beside a box that is narrower is left out, as of slots that do not say.
const NARROWEST: Em = Em(5_000_000);

/// A slot for a story: its cells, its head in so many rows, and its pictures. One that is as wide as the slot stands between
/// head and text, any other beside the text, in its last columns; further ones at the foot, from the first column on.
#[must_use]
pub fn dummy_slot(
    makeup: &Makeup,
    grid: &Grid,
    (name, cells): (&str, Cells),
    ((head, step), head_rows): (&(Arc<HeadStyle>, Option<usize>), u32),
    pictures: &[PictureCells],
) -> Slot {
    let Cells { column, columns: span, row, rows } = cells;
    let above = pictures.first().filter(|picture| picture.columns >= span);
    let in_box = |(at, picture): (u32, &PictureCells)| box_of(makeup, at, *picture);
    let boxes = (0..).zip(pictures).skip(usize::from(above.is_some())).map(in_box);
    Slot {
        name: name.to_owned(),
        column,
        span,
        row,
        rows,
        more: Vec::new(),
        head_rows,
        picture_rows: above.map_or(0, |picture| picture.rows),
        mount: makeup.mount.clone(),
        boxes: boxes.collect(),
        insets: Vec::new(),
        kept: Vec::new(),
        narrowest: NARROWEST,
        text_columns: span,
        remainder: Remainder::Automatic,
        column_rule: None,
        size: grid.size,
        leading: grid.leading,
        body: None,
        direction: grid.direction,
        head: Arc::clone(head),
        step: *step,
        tint: None,
        head_tint: None,
        border: None,
        padding: Em::HALF,
        feed: None,
        name_span: makeup.span,
    }
}

/// The box of the picture of a number, the first at the head of the text, others at its foot.
fn box_of(makeup: &Makeup, number: u32, PictureCells { columns, rows }: PictureCells) -> SlotBox {
    let (place, from) = if number == 0 { (BoxPlace::Right, Some(0)) } else { (BoxPlace::Left, None) };
    SlotBox {
        holds: Holds::Picture,
        place,
        among: number.checked_sub(1).map(|first| (first, columns)),
        width: BoxWidth::Columns(columns),
        rows,
        from,
        beside: None,
        direction: None,
        distance: Em::ONE,
        outline: Outline::Rectangle,
        mount: makeup.mount.clone(),
        span: makeup.span,
    }
}
