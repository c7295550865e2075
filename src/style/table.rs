//! How tables are set.

use std::sync::Arc;

use crate::color::Paint;
use crate::geom::{Em, Length};
use crate::style::Faces;

/// The name of the style of tables that ask for none.
pub const USUAL: &str = "default";

/// How tables are set.
#[derive(Debug, Clone)]
pub struct TableStyle {
    /// The face of its cells, and that of its notes.
    pub face: Faces,
    /// The face of its heads and of its caption.
    pub head_face: Faces,
    /// The size.
    pub size: Length,
    /// Baseline to baseline, where its rows are spread evenly.
    pub leading: Length,
    /// Its rows are spread evenly over the rows that it takes as a whole; else each stands on the grid.
    pub evenly: bool,
    /// The weight of the rules at its head and foot; of nothing, there are none.
    pub rule: Length,
    /// That of the hairlines below its head and between groups of rows.
    pub group_rule: Length,
    /// That of the rules between its columns.
    pub column_rule: Length,
    /// The white between its cells and the ends of its rules, in ems of its type.
    pub padding: Em,
    /// The least white between two columns.
    pub gap: Em,
    /// White rows above it, but at a column's head, and below it, but at a column's foot.
    pub above: u32,
    /// See there.
    pub below: u32,
    /// The colour of its text.
    pub paint: Paint,
    /// The colour of its rules.
    pub rule_paint: Paint,
    /// A tint under its head.
    pub head_tint: Option<Paint>,
    /// What stands behind its caption where it goes on (续表).
    pub continued: String,
}

/// The styles of tables that a layout has.
#[derive(Debug, Clone)]
pub struct TableStyles {
    /// By name; nothing for one that is wrong, which has been told.
    pub named: Vec<(String, Option<Arc<TableStyle>>)>,
    /// That of tables which ask for none.
    pub usual: Arc<TableStyle>,
}

impl TableStyles {
    /// The style of a name, or of a table that asks for none. What is not there, or is wrong, has been told.
    #[must_use]
    pub fn of(&self, name: Option<&str>) -> &Arc<TableStyle> {
        let named = name.and_then(|name| self.named.iter().find(|(known, _)| known == name));
        named.and_then(|(_, style)| style.as_ref()).unwrap_or(&self.usual)
    }

    /// Whether there is one of a name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        name == USUAL || self.named.iter().any(|(known, _)| known == name)
    }

    /// All names.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let named = self.named.iter().map(|(name, _)| name.as_str()).filter(|name| *name != USUAL);
        std::iter::once(USUAL).chain(named).collect()
    }
}
