//! The type of a slot, where it is not the page's: another body size, leading, style of marks or indent.

use std::sync::Arc;

use super::Grid;
use super::raw::RawSlot;
use crate::diag::Diagnostic;
use crate::geom::Length;
use crate::reading::bounds::{self, out_of_range, within_or};
use crate::reading::findings::Findings;
use crate::reading::sizes::length;
use crate::style::BodyStyle;
use crate::words::Words;

/// What a slot is set in.
pub(super) struct OwnType {
    /// The body size.
    pub size: Length,
    /// Baseline to baseline.
    pub leading: Length,
    /// How its text is set, where it is otherwise than on the page.
    pub body: Option<Arc<BodyStyle>>,
}

/// The type of a slot: what it does not say is the page's.
pub(super) fn own(
    raw: &RawSlot,
    (grid, page): (&Grid, Option<&BodyStyle>),
    found: &mut Findings,
) -> Option<OwnType> {
    let size = within_or("size", &length(&raw.size), &bounds::SIZE, grid.size, found);
    let leading = within_or("leading", &raw.leading, &bounds::SIZE, grid.leading, found);
    let usual = page.map(|body| body.indent).unwrap_or_default();
    let indent = within_or("indent", &raw.indent, &bounds::GAP, usual, found);
    let (size, leading, indent) = (size?, leading?, indent?);
    if leading < size {
        let (key, span) = match (&raw.leading, &raw.size) {
            (Some(given), _) => ("leading", given.span),
            (None, given) => ("size", given.as_ref()?.span),
        };
        let allowed = if raw.leading.is_some() {
            Words::part("allowed", "size-or-more").arg("size", size)
        } else {
            Words::part("allowed", "leading-or-less").arg("leading", leading)
        };
        out_of_range(key, if raw.leading.is_some() { &leading } else { &size }, span, allowed, found);
        return None;
    }
    let off_grid = raw.off_grid.as_ref().is_some_and(|off| off.value);
    if let Some(given) = raw.leading.as_ref().filter(|given| given.value != grid.leading && !off_grid) {
        let one = Diagnostic::error("leading-off-grid").arg("leading", given.value).arg("grid", grid.leading);
        found.add(one.here(given.span));
        return None;
    }
    let marks = raw.marks.as_ref().map(|word| word.value.0);
    let own = page.filter(|_| marks.is_some() || raw.indent.is_some()).map(|body| {
        let (first_indent, indent_after_subhead) = match raw.indent {
            Some(_) => (Some(indent), Some(indent)),
            None => (body.first_indent, body.indent_after_subhead),
        };
        let marks = marks.unwrap_or(body.marks);
        Arc::new(BodyStyle { marks, indent, first_indent, indent_after_subhead, ..body.clone() })
    });
    Some(OwnType { size, leading, body: own })
}
