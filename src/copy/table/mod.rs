//! Tables (表格): cells in rows and columns, which of them are heads, and what stands above and below.

pub(crate) mod csv;
pub(crate) mod grid;

use crate::copy::Passage;
use crate::diag::Span;
use crate::geom::Em;

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// What it asks for itself.
    pub asked: Asked,
    /// Where the cells of each column stand: as many as there are columns.
    pub columns: Vec<CellAlign>,
    /// How many rows it has, those of its head among them.
    pub rows: usize,
    /// How many of its first rows are its head.
    pub head: usize,
    /// The rows that begin a group of rows, rising: a hairline stands above each.
    pub groups: Vec<usize>,
    /// Its cells, row by row.
    pub cells: Vec<Cell>,
    /// 表题: what it is called.
    pub caption: Option<Passage>,
    /// 表注: what is said below it.
    pub notes: Vec<Passage>,
    /// Where it is written, attributes and all.
    pub span: Span,
}

impl Table {
    /// One without rows yet, that asks for something.
    pub(crate) fn new(asked: Asked, span: Span) -> Self {
        let (columns, groups, cells, notes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { asked, columns, rows: 0, head: 0, groups, cells, caption: None, notes, span }
    }

    /// All its texts in the order of reading.
    pub fn texts(&self) -> impl Iterator<Item = &Passage> {
        let cells = self.cells.iter().map(|cell| &cell.copy);
        self.caption.iter().chain(cells).chain(&self.notes)
    }

    /// How many of its first columns are the heads of their rows.
    #[must_use]
    pub fn stub(&self) -> usize {
        self.asked.stub.map_or(0, |(stub, _)| stub)
    }

    /// Whether a page may be left between a row and the one before it: no cell stands in both.
    #[must_use]
    pub fn may_part(&self, row: usize) -> bool {
        !self.cells.iter().any(|cell| cell.row < row && row < cell.row + cell.rows)
    }
}

/// A cell: where it stands in the table, and how far it reaches.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Its first row, from 0.
    pub row: usize,
    /// Its first column, from 0.
    pub column: usize,
    /// How many rows it stands in.
    pub rows: usize,
    /// How many columns.
    pub columns: usize,
    /// Its text; empty in a cell without.
    pub copy: Passage,
    /// Where it is written.
    pub span: Span,
}

/// Where the cells of a column stand in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum CellAlign {
    /// By what they hold: text at the start, figures on their point in the middle.
    #[default]
    ByContent,
    /// At its start.
    Start,
    /// In its middle.
    Middle,
    /// At its end.
    End,
}

/// How wide a column is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ColumnWidth {
    /// As wide as what it holds.
    ByContent,
    /// So wide, in ems of the table's type.
    Em(Em),
    /// So many shares of what the others leave.
    Share(u32),
}

/// What a table asks for itself, `{style=standings head=2}`.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The file that its rows are in, where they are not in the story.
    pub file: Option<(String, Span)>,
    /// It stands in the box of its slot that holds a table, and not among the text.
    pub boxed: Option<Span>,
    /// The name of its style.
    pub style: Option<(String, Span)>,
    /// How many rows of head it has.
    pub head: Option<(usize, Span)>,
    /// How many columns are heads of their rows.
    pub stub: Option<(usize, Span)>,
    /// How wide its columns are.
    pub widths: Option<(Vec<ColumnWidth>, Span)>,
    /// The rows behind which a group ends, counted from 1 below the head.
    pub groups: Option<(Vec<usize>, Span)>,
}
