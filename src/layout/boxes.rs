//! Boxes in the text of a slot (串文) as they are written.

use super::raw::{RawBox, RawSlot};
use super::values::count;
use super::{BoxPlace, BoxWidth, SlotBox};
use crate::diag::Diagnostic;
use crate::geom::Em;
use crate::reading::bounds::{self, out_of_range, too_many, within, within_or};
use crate::reading::findings::{Field, Findings};
use crate::reading::read::{Checked, List};
use crate::words::Words;

/// What a slot has for boxes below its head: text columns, how wide they are together, and rows.
#[derive(Clone, Copy)]
pub(super) struct Room {
    pub columns: i64,
    pub width: Em,
    pub rows: i64,
}

/// A box holds the picture of its story, and a story has one.
const MOST: usize = 1;

/// The boxes of a slot, those that are sound; nothing where one is not.
pub(super) fn boxes(raw: &RawSlot, room: Room, found: &mut Findings) -> Option<Vec<SlotBox>> {
    let Some(Field { value: List(given), span }) = &raw.boxes else { return Some(Vec::new()) };
    if too_many("boxes", given.len(), MOST, *span, found) {
        return None;
    }
    if let Some(rows) = raw.picture_rows.as_ref().filter(|_| !given.is_empty()) {
        found.add(Diagnostic::error("picture-twice").here(*span).mark(rows.span, "rows"));
        return None;
    }
    let all: Vec<Option<SlotBox>> = given.iter().map(|one| self::one(one, room, found)).collect();
    all.into_iter().collect()
}

fn one(
    Field { value: Checked { value: raw, whole }, .. }: &Field<Checked<RawBox>>,
    Room { columns, width, rows }: Room,
    found: &mut Findings,
) -> Option<SlotBox> {
    let taken = within("rows", &count(&raw.rows), &bounds::ROWS, found);
    let from = within_or("from", &count(&raw.from), &bounds::SOME_ROWS, 0, found);
    let foot = raw.foot.as_ref().is_some_and(|foot| foot.value);
    let spans = within_or("columns", &raw.columns, &bounds::COLUMNS, 1, found);
    let wide = raw.width.as_ref().map(|given| given.value);
    let distance = within_or("distance", &raw.distance, &bounds::GAP, Em::ONE, found);
    let (taken, from, spans, distance) = (taken?, from?, spans?, distance?);
    let from = if foot { rows - taken } else { from };
    if from < 0 || from + taken > rows {
        let allowed = Words::part("allowed", "rows-below").arg("most", rows);
        out_of_range("rows", &taken, raw.rows.as_ref()?.span, allowed, found);
        return None;
    }
    if spans > columns {
        let allowed = Words::part("allowed", "columns").arg("range", Words::span(1, columns as u32));
        out_of_range("columns", &spans, raw.columns.as_ref()?.span, allowed, found);
        return None;
    }
    if let Some(given) = raw.width.as_ref().filter(|given| given.value > width || given.value <= Em::ZERO) {
        let allowed = Words::part("allowed", "width").arg("most", width);
        out_of_range("width", &given.value, given.span, allowed, found);
        return None;
    }
    let place = raw.place.as_ref().map_or(BoxPlace::Right, |word| word.value.0);
    let holds = raw.holds.as_ref()?.value.0;
    let width = wide.map_or(BoxWidth::Columns(spans as u32), BoxWidth::Em);
    let from = if foot { None } else { Some(from as u32) };
    whole.then_some(SlotBox { holds, place, width, rows: taken as u32, from, distance })
}
