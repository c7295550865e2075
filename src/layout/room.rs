//! The room that the edges of a slot leave its text: a row at least, and columns that can be read.

use super::raw::RawSlot;
use super::{Grid, Inset, Slot};
use crate::diag::Diagnostic;
use crate::geom::{Em, Length};
use crate::reading::findings::Findings;

/// The least that a column or a paragraph has of a line: fewer characters can't be justified.
pub(crate) const NARROWEST: Em = Em(3_000_000);

/// Checks that padding and border leave text a row, and columns that are no slivers.
pub(super) fn padded(
    raw: &RawSlot,
    slot: &Slot,
    (grid, all_rows): (Grid, i64),
    found: &mut Findings,
) -> Option<()> {
    let given = [raw.padding.as_ref().map(|field| field.span), raw.frame.as_ref().map(|field| field.span)];
    let tints = [&raw.tint, &raw.head_tint].map(|tint| tint.as_ref().map(|field| field.span));
    let Some(place) = given.into_iter().chain(tints).flatten().next() else { return Some(()) };
    let Some(one) = without_room(slot, (grid, all_rows)) else { return Some(()) };
    found.add(one.mark(place, "padded-here").mend_by("help-padded"));
    None
}

/// That the edges of a slot leave its text no row, or no column that can be read; nothing where they leave both.
pub(super) fn without_room(slot: &Slot, (grid, all_rows): (Grid, i64)) -> Option<Diagnostic> {
    let one = Diagnostic::error("out-of-range");
    let Inset { first, rows, width, .. } = Inset::of_slot(&grid, slot);
    let upper = i64::from(slot.head_rows + slot.picture_rows);
    let one = if first + rows <= upper.max(first) {
        one.form("padded-rows").arg("rows", all_rows).arg("upper", upper)
    } else {
        one.form("padded-line").arg("each", too_narrow(slot, width, grid)?)
    };
    Some(one.arg("edge", slot.edges().most().max(slot.padding.of(grid.size))))
}

/// How wide each text column is on a ground, or the head on its own, where that is less than can be read.
fn too_narrow(slot: &Slot, width: Em, grid: Grid) -> Option<Em> {
    let columns = i64::from(slot.text_columns);
    let each = (width - grid.gutter * (columns - 1)) / columns;
    let head = width - slot.padding * 2;
    let least = match (slot.edges().most() > Length::ZERO, slot.head_tint) {
        (true, _) => each,
        (false, Some(_)) => head,
        (false, None) => return None,
    };
    (least < NARROWEST).then(|| least.max(Em::ZERO))
}
