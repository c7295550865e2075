//! From the cells as they are written to those of a table: which hold text, which belong to their neighbours, where groups
//! begin.

use crate::copy::Passage;
use crate::copy::table::{Cell, Table};
use crate::diag::{Diagnostic, Span};
use crate::reading::bounds::{self, out_of_range, too_many};
use crate::reading::findings::Findings;
use crate::words::Words;

/// What alone in a cell says that it belongs to the cell at its left, and to the one above it.
pub(crate) const LEFT: &str = "<";
pub(crate) const ABOVE: &str = "^";
/// A row of nothing but as many dashes or more parts groups, as an empty row does.
const DASHES: usize = 3;

/// A cell as it is written.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    pub(crate) what: What,
    pub(crate) span: Span,
}

/// What is written in a cell.
#[derive(Debug, Clone)]
pub(crate) enum What {
    /// Nothing, or dashes alone, which a row may have throughout: then it parts groups.
    Blank(Passage),
    Text(Passage),
    /// It belongs to the cell at its left.
    Left,
    /// It belongs to the cell above.
    Above,
}

impl Written {
    /// What a cell says whose text is known, both as it is written and as it is to be set.
    pub(crate) fn of(raw: &str, span: Span, copy: impl FnOnce() -> Passage) -> Self {
        let raw = raw.trim();
        let what = match raw {
            LEFT => What::Left,
            ABOVE => What::Above,
            _ if raw.is_empty() || raw.len() >= DASHES && raw.bytes().all(|byte| byte == b'-') => {
                What::Blank(copy())
            }
            _ => What::Text(copy()),
        };
        Self { what, span }
    }
}

/// A row as it is written.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) cells: Vec<Written>,
    pub(crate) span: Span,
}

impl Row {
    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| matches!(cell.what, What::Blank(_)))
    }
}

/// Gives a table its rows; false where something is wrong with them, which is told.
pub(crate) fn fill(table: &mut Table, rows: Vec<Row>, found: &mut Findings) -> bool {
    let before = found.errors();
    let span = rows.first().map_or(table.span, |row| row.span);
    let columns = table.columns.len();
    if too_many("table-columns", columns, bounds::TABLE_COLUMNS, span, found)
        || too_many("table-rows", rows.len(), bounds::TABLE_ROWS, span, found)
    {
        return false;
    }
    for row in rows.iter().filter(|row| row.cells.len() != columns) {
        let one = Diagnostic::error("table-cells").arg("cells", row.cells.len()).arg("columns", columns);
        found.add(one.mark(row.span, "label").mark(span, "first"));
    }
    let headless = rows.first().is_some_and(Row::is_blank);
    let mut kept: Vec<Row> = Vec::with_capacity(rows.len());
    let mut groups = Vec::new();
    for row in rows {
        if row.is_blank() {
            groups.push(kept.len());
        } else {
            kept.push(row);
        }
    }
    if kept.is_empty() {
        found.add(Diagnostic::error("table-without-rows").here(span));
        return false;
    }
    table.rows = kept.len();
    table.head = head(table, headless, found);
    counted(table, &mut groups, found);
    if found.errors() > before {
        return false;
    }
    table.groups = groups;
    table.cells = cells(&kept, (columns, table.head), found);
    found.errors() == before
}

/// How many rows of head it has: the first, where it does not say; none where that is empty.
fn head(table: &Table, headless: bool, found: &mut Findings) -> usize {
    let usual = usize::from(!headless && table.rows > 1);
    let Some((head, span)) = table.asked.head else { return usual };
    if head >= table.rows {
        let allowed = Words::part("allowed", "below").arg("most", table.rows - 1);
        out_of_range("head", &head, span, allowed, found);
    }
    head
}

/// Checks what it asks for by numbers of columns and rows, and adds the groups that it names.
fn counted(table: &Table, groups: &mut Vec<usize>, found: &mut Findings) {
    let columns = table.columns.len();
    if let Some((stub, span)) = table.asked.stub.filter(|(stub, _)| *stub > columns) {
        let allowed = Words::part("allowed", "below").arg("most", columns);
        out_of_range("stub", &stub, span, allowed, found);
    }
    if let Some((widths, span)) = table.asked.widths.as_ref().filter(|(widths, _)| widths.len() != columns) {
        let one = Diagnostic::error("table-widths").arg("widths", widths.len()).arg("columns", columns);
        found.add(one.here(*span));
    }
    let body = table.rows.saturating_sub(table.head);
    if let Some((given, span)) = &table.asked.groups {
        for after in given {
            if *after == 0 || *after >= body {
                let allowed = Words::part("allowed", "range");
                let range = Words::span(1, body.saturating_sub(1).max(1));
                out_of_range("groups", after, *span, allowed.arg("range", range), found);
            }
            groups.push(table.head + after);
        }
    }
    groups.sort_unstable();
    groups.dedup();
    groups.retain(|row| table.head < *row && *row < table.rows);
}

/// The cells of some rows, each with what belongs to it. What belongs to nothing is told.
fn cells(rows: &[Row], (columns, head): (usize, usize), found: &mut Findings) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::with_capacity(rows.len() * columns);
    // The cell that each place belongs to, row by row.
    let mut owners: Vec<Option<usize>> = Vec::with_capacity(rows.len() * columns);
    for (row, Row { cells: written, .. }) in rows.iter().enumerate() {
        for (column, Written { what, span }) in written.iter().enumerate() {
            let stray = |form: &'static str| Diagnostic::error("table-span").form(form).here(*span);
            let owner = match what {
                What::Text(copy) | What::Blank(copy) => {
                    let (rows, columns) = (1, 1);
                    cells.push(Cell { row, column, rows, columns, copy: copy.clone(), span: *span });
                    Some(cells.len() - 1)
                }
                What::Left if column == 0 => {
                    found.add(stray("left").mend_by("help-left"));
                    None
                }
                What::Above if row == 0 || row == head => {
                    found.add(stray("above").mend_by("help-above"));
                    None
                }
                What::Left => owners.last().copied().flatten(),
                What::Above => owners.get((row - 1) * columns + column).copied().flatten(),
            };
            if let Some(cell) = owner.and_then(|owner| cells.get_mut(owner)) {
                cell.rows = cell.rows.max(row + 1 - cell.row);
                cell.columns = cell.columns.max((column + 1).saturating_sub(cell.column));
            }
            owners.push(owner);
        }
    }
    uneven(&cells, &owners, columns, found);
    cells
}

/// Tells cells that are no rectangle with what belongs to them.
fn uneven(cells: &[Cell], owners: &[Option<usize>], columns: usize, found: &mut Findings) {
    for (number, cell) in cells.iter().enumerate() {
        let mut places = (cell.row..cell.row + cell.rows)
            .flat_map(|row| (cell.column..cell.column + cell.columns).map(move |column| (row, column)));
        let whole = places.all(|(row, column)| owners.get(row * columns + column) == Some(&Some(number)));
        if !whole {
            let one = Diagnostic::error("table-span").arg("rows", cell.rows).arg("columns", cell.columns);
            found.add(one.mark(cell.span, "uneven"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copy::table::{Asked, CellAlign};
    use crate::diag::FileId;

    fn table(rows: &[&str], asked: Asked) -> (Table, Vec<&'static str>) {
        let span = Span::new(FileId(0), 0..1);
        let mut found = Findings::default();
        let row = |row: &&str| {
            let cell = |cell: &str| Written::of(cell, span, || Passage::bare(cell.trim()));
            Row { cells: row.split('|').map(cell).collect(), span }
        };
        let rows: Vec<Row> = rows.iter().map(row).collect();
        let mut table = Table::new(asked, span);
        table.columns = vec![CellAlign::ByContent; rows[0].cells.len()];
        fill(&mut table, rows, &mut found);
        (table, found.sorted().iter().map(|one| one.code).collect())
    }

    fn places(table: &Table) -> Vec<(usize, usize, usize, usize)> {
        table.cells.iter().map(|cell| (cell.row, cell.column, cell.rows, cell.columns)).collect()
    }

    #[test]
    fn what_belongs_to_a_cell_makes_it_larger() {
        let (table, found) =
            table(&["甲|<|乙", "丙|丁|^", "1|2|3"], Asked { head: Some(two()), ..Asked::default() });
        assert_eq!(found, [""; 0]);
        assert_eq!(table.head, 2);
        let expected = [(0, 0, 1, 2), (0, 2, 2, 1), (1, 0, 1, 1), (1, 1, 1, 1), (2, 0, 1, 1)];
        assert_eq!(places(&table)[..5], expected);
        assert!(!table.may_part(1) && table.may_part(2));
    }

    fn two() -> (usize, Span) {
        (2, Span::new(FileId(0), 0..1))
    }

    #[test]
    fn rows_without_text_part_groups_and_are_no_rows() {
        let (table, found) = table(&["甲|乙", "1|2", "---|---", "3|4", "|", "5|6"], Asked::default());
        assert_eq!(found, [""; 0]);
        assert_eq!((table.rows, table.head, table.groups), (4, 1, vec![2, 3]));
    }

    #[test]
    fn a_table_whose_first_row_is_empty_has_no_head() {
        let (table, found) = table(&["|", "1|2", "3|4"], Asked::default());
        assert_eq!(found, [""; 0]);
        assert_eq!((table.rows, table.head), (2, 0));
    }

    #[test]
    fn what_belongs_to_no_cell_is_told() {
        for (rows, code) in [
            (["甲|乙", "<|2"], "table-span"),
            (["甲|乙", "^|2"], "table-span"),
            (["^|乙", "1|2"], "table-span"),
            (["甲|乙", "1|2|3"], "table-cells"),
            (["甲|乙", "1"], "table-cells"),
            (["|", "---|---"], "table-without-rows"),
        ] {
            assert_eq!(table(&rows, Asked::default()).1, [code], "{rows:?}");
        }
        let uneven = ["甲|乙", "1|<", "^|2", "3|4"];
        assert_eq!(table(&uneven, Asked::default()).1, ["table-span"]);
    }
}
