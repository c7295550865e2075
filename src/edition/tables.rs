//! Tables of stories whose rows are in files of the edition's `tables` folder.

use std::sync::Arc;

use crate::copy::Block;
use crate::copy::table::csv;
use crate::copy::table::grid::fill;
use crate::copy::table::{CellAlign, Table};
use crate::diag::{Diagnostic, Sources, Span};
use crate::edition::Story;
use crate::layout::{Held, Layout, Slot};
use crate::printable::short;
use crate::reading::files::{Kind, read_text};
use crate::reading::findings::Findings;
use crate::reading::shelf::Shelf;
use crate::reading::suggest;

pub(super) const TABLE: Kind = Kind { noun: "table", missing: "table-missing", ending: "", folder: "tables" };

/// Reads the rows that a story's tables have in files; false where some can't be had, which is told.
pub(super) fn read(
    story: &mut Story,
    shelf: &mut Shelf,
    sources: &mut Sources,
    found: &mut Findings,
) -> bool {
    let before = found.errors();
    let in_text = story.body.iter_mut().filter_map(|block| block.table.as_mut());
    for table in in_text.chain(&mut story.table) {
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

/// Takes the table out of a text that is to stand in a box. A story has one.
pub(super) fn boxed(blocks: &mut Vec<Block>, found: &mut Findings) -> Option<Arc<Table>> {
    let place = |block: &Block| block.table.as_ref()?.asked.boxed;
    let mut places = blocks.iter().filter_map(place);
    let first = places.next()?;
    for span in places {
        found.add(Diagnostic::error("table-box-twice").here(span).mark(first, "first"));
    }
    let at = blocks.iter().position(|block| place(block).is_some())?;
    blocks.remove(at).table
}

/// A story with a table for a box needs a slot that has one for it.
pub(super) fn no_box(used: Span, slot: &Slot, story: &Story) -> Option<Diagnostic> {
    let table = story.table.as_ref().filter(|_| slot.box_of(Held::Table).is_none())?;
    let one = Diagnostic::error("no-table-box").arg("story", story.id.as_str());
    let one = one.arg("slot", short(&slot.name)).here(used);
    Some(one.mark(table.asked.boxed.unwrap_or(table.span), "table"))
}

/// Tells the styles that a story's tables ask for and its layout does not have.
pub(super) fn unknown_styles<'a>(
    story: &'a Story,
    layout: &'a Layout,
) -> impl Iterator<Item = Diagnostic> + 'a {
    let all = story.body.iter().filter_map(|block| block.table.as_ref()).chain(&story.table);
    let asked = all.filter_map(|table| table.asked.style.as_ref());
    asked.filter(|(name, _)| !layout.tables.has(name)).map(|(name, span)| {
        let one = Diagnostic::error("unknown-table-style").arg("style", short(name));
        let one = one.arg("layout", short(&layout.name)).here(*span);
        let known = layout.tables.names();
        suggest::known(one, (name, *span), &known, "styles", |name| format!("style={name}"))
    })
}
