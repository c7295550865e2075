//! What is told of tables that do not fit where they stand.

use super::Part;
use crate::diag::Diagnostic;
use crate::edition::Story;
use crate::geom::Length;
use crate::text::ShapedTable;
use crate::words::Arg;

/// So many columns at fault are shown in the story.
const SHOWN: usize = 6;

/// That a table is wider than its measure: which columns nothing of can be broken any more, and by how much.
pub(in crate::galley) fn too_wide(story: &Story, shaped: &ShapedTable, part: &Part) -> Option<Diagnostic> {
    let measured = &part.measured;
    let over = measured.columns.over.of(shaped.style.size);
    if over <= Length::ZERO {
        return None;
    }
    let measure = measured.measure.of(shaped.style.size);
    let numbers: Vec<String> = measured.wide.iter().map(|column| (column + 1).to_string()).collect();
    let one = Diagnostic::error("table-too-wide").arg("story", story.id.as_str()).arg("over", over);
    let one = one.arg("measure", measure).arg("columns", Arg::names(numbers.iter().map(String::as_str)));
    let first = measured.wide.iter().take(SHOWN).filter_map(|column| {
        shaped.table.cells.iter().find(|cell| cell.column == *column && cell.columns == 1)
    });
    let shown: Vec<_> = first.map(|cell| cell.span).collect();
    let one = if shown.is_empty() { one.here(shaped.table.span) } else { one };
    Some(shown.into_iter().fold(one, |one, span| one.mark(span, "column")))
}
