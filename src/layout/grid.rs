//! The grid: the type area in columns and rows, inside the trim.

use crate::diag::{Diagnostic, Span};
use crate::geom::{Direction, Em, Length, Size};
use crate::layout::raw::RawGrid;
use crate::layout::{Grid, Sheet};
use crate::reading::bounds::{self, within, within_or};
use crate::reading::findings::{Field, Findings};
use crate::reading::sizes::length;
use crate::words::Words;

/// The grid of a layout; its sheet says whether it lies inside.
pub(crate) fn grid(raw: &RawGrid, span: Span, sheet: Option<Sheet>, found: &mut Findings) -> Option<Grid> {
    let RawGrid { size, leading, columns, measure, rows, gutter, left, top, direction } = raw;
    let direction = direction.as_ref().map_or(Direction::Horizontal, |word| word.value.0);
    let set_size = within("size", &length(size), &bounds::SIZE, found);
    let set_leading = within("leading", leading, &bounds::SIZE, found);
    let columns = within("columns", columns, &bounds::COLUMNS, found);
    let measure = within("measure", measure, &bounds::MEASURE, found);
    let row_count = rows.as_ref().map(|rows| Field { value: rows.value.0, span: rows.span });
    let rows = within("rows", &row_count, &bounds::ROWS, found);
    let gutter = within_or("gutter", gutter, &bounds::GAP, Em::ONE, found);
    let set_left = within_or("left", left, &bounds::MARGIN, Length::ZERO, found);
    let set_top = within_or("top", top, &bounds::MARGIN, Length::ZERO, found);
    let (size, columns, measure, gutter) = (set_size?, columns?, measure?, gutter?);
    let (rows, row) = (rows?, set_leading?);
    if row < size {
        let span = leading.as_ref()?.span;
        let allowed = Words::part("allowed", "size-or-more").arg("size", size);
        bounds::out_of_range("leading", &row, span, allowed, found);
        return None;
    }
    // As the page has it; the margins are turned with the text below.
    let area = direction.seen(Size { width: width(columns, measure, gutter).of(size), height: row * rows });
    let trim = sheet?.trim;
    let left = if left.is_some() { set_left? } else { (trim.width - area.width) / 2 };
    let top = if top.is_some() { set_top? } else { (trim.height - area.height) / 2 };
    let fits = left.0 >= 0 && top.0 >= 0;
    if !fits || left + area.width > trim.width || top + area.height > trim.height {
        let one = |size: Size| format!("{:.1} × {:.1} mm", size.width.to_mm(), size.height.to_mm());
        let one = Diagnostic::error("type-area-outside-sheet").arg("area", one(area)).arg("trim", one(trim));
        found.add(one.here(span));
        return None;
    }
    let (left, top) = match direction {
        Direction::Horizontal => (left, top),
        Direction::Vertical => (top, trim.width - left - area.width),
    };
    let (columns, rows) = (columns as u32, rows as u32);
    Some(Grid { direction, size, leading: row, columns, measure, gutter, rows, left, top })
}

/// The width of some basic columns with the gutters between them.
pub(crate) fn width(columns: i64, measure: Em, gutter: Em) -> Em {
    measure * columns + gutter * (columns - 1)
}
