//! Styles of tables, as they are written.

use crate::geom::{Em, Length};
use crate::reading::lengths::Rows;
use crate::reading::sizes::TypeSize;
use crate::reading::table::table;

table! {
    /// How tables are set (表格).
    struct RawTable {
        optional {
            /// The face of its cells; that of the body if not given.
            face: String,
            /// The face of its heads and of its caption; that of `**…**` in the body if not given.
            head_face: String,
            /// The size; eight ninths of the body's if not given.
            size: TypeSize,
            /// Baseline to baseline, where its rows are spread evenly; 1.4 times the size if not given.
            leading: Length,
            /// Whether its rows are spread evenly over those of the grid that it takes as a whole; if not given, each
            /// stands on the grid.
            evenly: bool,
            /// The weight of the rules at its head and foot; 0.5pt if not given, 0pt for none.
            rule: Length,
            /// The weight of the hairlines below its head and between groups of rows; 0.25pt if not given, 0pt for none.
            group_rule: Length,
            /// The weight of the rules between its columns; none if not given.
            column_rule: Length,
            /// The white between its cells and the ends of its rules; 0.5em if not given.
            padding: Em,
            /// The least white between two columns; 0.5em if not given.
            gap: Em,
            /// White rows above it, but at a column's head; 1 if not given.
            above: Rows,
            /// White rows below it, but at a column's foot; 1 if not given.
            below: Rows,
            /// The colour of its text; black if not given.
            color: String,
            /// The colour of its rules; that of the text if not given.
            rule_color: String,
            /// A tint under its head; none if not given.
            head_tint: String,
            /// What stands behind its caption where it goes on in another column; `（续表）` if not given.
            continued: String,
        }
    }
}
