//! Slots of several rectangles (L, U, steps) as they are written.

use super::Grid;
use super::page_parts::Cells;
use super::raw::{RawRectangle, RawSlot};
use super::values::count;
use crate::diag::{Diagnostic, Span};
use crate::geom::Direction;
use crate::printable::short;
use crate::reading::bounds::{self, too_many, within, within_or};
use crate::reading::findings::{Field, Findings};
use crate::reading::read::{Checked, List};
use crate::words::Words;

/// The further rectangles of a slot, in the order of the file; nothing, where one of them is wrong.
pub(super) fn more(
    raw: &RawSlot,
    (name, first): (&Field<String>, Cells),
    (grid, direction): (&Grid, Direction),
    found: &mut Findings,
) -> Option<Vec<Cells>> {
    let Some(Field { value: List(given), span }) = &raw.more else { return Some(Vec::new()) };
    if too_many("rectangles", given.len(), bounds::PARTS, *span, found) {
        return None;
    }
    is_plain(raw, (name, *span), direction == grid.direction, found)?;
    let mut all = vec![first];
    let mut whole = true;
    for Field { value, span } in given {
        let Some(cells) = rectangle(value, (name, *span), grid, found) else {
            whole = false;
            continue;
        };
        if let Some(other) = all.iter().find(|other| other.meet(cells)) {
            let place = |key: &'static str, from: u32, count: u32| (key, Words::span(from + 1, from + count));
            let one = Diagnostic::error("rectangles-overlap").arg("slot", short(&name.value)).here(*span);
            let (columns, at) = place("columns", other.column, other.columns);
            let (rows, below) = place("rows", other.row, other.rows);
            found.add(one.arg(columns, at).arg(rows, below));
            whole = false;
        }
        all.push(cells);
    }
    all.remove(0);
    whole.then_some(all)
}

/// Checks that a slot of several rectangles lies on no ground, whose edge would be theirs, and that its lines stand on the
/// grid.
fn is_plain(
    raw: &RawSlot,
    (name, span): (&Field<String>, Span),
    along: bool,
    found: &mut Findings,
) -> Option<()> {
    let grounds = [&raw.tint, &raw.head_tint].map(|tint| tint.as_ref().map(|field| field.span));
    let border = raw.frame.as_ref().map(|field| field.span);
    let direction = raw.direction.as_ref().filter(|_| !along).map(|field| field.span);
    let off_grid = raw.off_grid.as_ref().filter(|off| off.value).map(|field| field.span);
    let [tint, head_tint] = grounds;
    let Some(other) = tint.or(head_tint).or(border).or(direction).or(off_grid) else { return Some(()) };
    let one = Diagnostic::error("shape-not-plain").arg("slot", short(&name.value)).here(span);
    found.add(one.mark(other, "other"));
    None
}

fn rectangle(
    Checked { value: raw, whole }: &Checked<RawRectangle>,
    (name, at): (&Field<String>, Span),
    grid: &Grid,
    found: &mut Findings,
) -> Option<Cells> {
    let column = within("column", &raw.column, &bounds::COLUMNS, found);
    let span = within_or("span", &raw.span, &bounds::COLUMNS, 1, found);
    let row = within("row", &raw.row, &bounds::ROWS, found);
    let rows = within("rows", &count(&raw.rows), &bounds::ROWS, found);
    let (column, span, row, rows) = (column?, span?, row?, rows?);
    let across = inside(name, "columns", (column, span), grid.columns.into(), at, found);
    let down = inside(name, "rows", (row, rows), grid.rows.into(), at, found);
    across.and(down).filter(|()| *whole)?;
    let (column, row) = (column as u32 - 1, row as u32 - 1);
    Some(Cells { column, columns: span as u32, row, rows: rows as u32 })
}

/// Checks that `count` things from `first` on are among the `most` of the grid.
pub(super) fn inside(
    name: &Field<String>,
    things: &'static str,
    (first, count): (i64, i64),
    most: i64,
    span: impl Into<Option<Span>>,
    found: &mut Findings,
) -> Option<()> {
    let last = first + count - 1;
    if last <= most {
        return Some(());
    }
    let one = Diagnostic::error("slot-outside-grid").form(things).arg("slot", short(&name.value));
    let one = one.arg("first", first).arg("last", last).arg("most", most);
    found.add(one.here(span.into().unwrap_or(name.span)).mend_by(if things == "rows" {
        "help-rows"
    } else {
        "help-columns"
    }));
    None
}
