//! Tables, shaped: each cell by itself, heads in their own face.

use std::sync::Arc;

use super::style::{Rows, Style};
use super::{ShapedText, styles};
use crate::copy::Passage;
use crate::copy::table::Table;
use crate::geom::Length;
use crate::style::{StoryStyles, TableStyle};

/// A table, shaped.
#[derive(Debug)]
pub struct ShapedTable {
    /// Its cells, and what it asks for.
    pub table: Arc<Table>,
    /// How it is set.
    pub style: Arc<TableStyle>,
    /// The texts of its cells, in their order.
    pub cells: Vec<ShapedText>,
    /// 表题.
    pub caption: Option<ShapedText>,
    /// The same where the table goes on (续表).
    pub again: Option<ShapedText>,
    /// 表注.
    pub notes: Vec<ShapedText>,
}

impl ShapedTable {
    /// Shapes a table of a story in the style that it asks for.
    pub(super) fn shaped(
        table: &Arc<Table>,
        styles: &StoryStyles<'_>,
        set: impl FnMut(&Passage, &Style<'_>) -> ShapedText,
    ) -> Self {
        let style = styles.tables.of(table.asked.style.as_ref().map(|(name, _)| name.as_str()));
        Self::of(table, (style, &styles::body(styles), styles.leading), set)
    }

    /// Shapes a table where rows are so high; `set` shapes a text in a style.
    fn of(
        table: &Arc<Table>,
        (style, body, leading): (&Arc<TableStyle>, &Style<'_>, Length),
        mut set: impl FnMut(&Passage, &Style<'_>) -> ShapedText,
    ) -> Self {
        let leading = if style.evenly { style.leading } else { leading };
        let rows = Some(Rows { size: style.size, leading });
        let usual = Style { regular: &style.face, hyphenate: false, rows, ..*body };
        let heads = Style { regular: &style.head_face, ..usual };
        let cells = table.cells.iter();
        let cells = cells.map(|cell| set(&cell.copy, if cell.row < table.head { &heads } else { &usual }));
        let cells = cells.collect();
        let caption = table.caption.as_ref().map(|copy| set(copy, &heads));
        let again = table.caption.as_ref();
        let again = again.map(|copy| set(&copy.followed_by(&Passage::bare(&*style.continued)), &heads));
        let notes = table.notes.iter().map(|copy| set(copy, &usual)).collect();
        Self { table: Arc::clone(table), style: Arc::clone(style), cells, caption, again, notes }
    }
}
