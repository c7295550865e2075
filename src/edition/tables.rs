//! Tables of stories whose rows are in files of the edition's `tables` folder.

use std::sync::Arc;

use crate::copy::table::csv;
use crate::copy::table::grid::fill;
use crate::copy::table::{CellAlign, Table};
use crate::diag::{Diagnostic, Sources};
use crate::edition::Story;
use crate::layout::Layout;
use crate::printable::short;
use crate::reading::files::{Kind, read_text};
use crate::reading::findings::Findings;
use crate::reading::shelf::Shelf;
use crate::reading::suggest;

const TABLE: Kind = Kind { noun: "table", missing: "table-missing", ending: "", folder: "tables" };

/// Reads the rows that a story's tables have in files; false where some can't be had, which is told.
pub(super) fn read(
    story: &mut Story,
    shelf: &mut Shelf,
    sources: &mut Sources,
    found: &mut Findings,
) -> bool {
    let before = found.errors();
    for table in story.body.iter_mut().filter_map(|block| block.table.as_mut()) {
        if table.asked.file.is_some() {
            rows(Arc::make_mut(table), shelf, sources, found);
        }
    }
    found.errors() == before
}

fn rows(table: &mut Table, shelf: &mut Shelf, sources: &mut Sources, found: &mut Findings) -> Option<()> {
    let (name, span) = table.asked.file.clone()?;
    let file = shelf.find_or_lose(&name, span, TABLE, found)?;
    let file = read_text(&file, Some(span), sources, found)?;
    let rows = csv::rows(&sources.get(file)?.text, file, found)?;
    table.columns = vec![CellAlign::ByContent; rows.first()?.cells.len()];
    fill(table, rows, found).then_some(())
}

/// Tells the styles that a story's tables ask for and its layout does not have.
pub(super) fn unknown_styles<'a>(
    story: &'a Story,
    layout: &'a Layout,
) -> impl Iterator<Item = Diagnostic> + 'a {
    let asked = story.body.iter().filter_map(|block| block.table.as_ref()?.asked.style.as_ref());
    asked.filter(|(name, _)| !layout.tables.has(name)).map(|(name, span)| {
        let one = Diagnostic::error("unknown-table-style").arg("style", short(name));
        let one = one.arg("layout", short(&layout.name)).here(*span);
        let known = layout.tables.names();
        suggest::known(one, (name, *span), &known, "styles", |name| format!("style={name}"))
    })
}
