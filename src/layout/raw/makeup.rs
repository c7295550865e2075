//! How dummies of pages are made by the program, as it is written.

use crate::geom::Length;
use crate::reading::lengths::Rows;
use crate::reading::read::{Checked, List, Pair};
use crate::reading::table::table;

table! {
    /// How `banxin makeup` makes dummies of pages of a layout: under which heads stories may stand, and what parts them.
    struct RawMakeup {
        required {
            /// The heads that stories may have, by news value and by how many columns they span.
            heads: List<Checked<RawMakeupHead>>,
        }
        optional {
            /// The weight of the rule between two stories one above the other, in the middle of the white row; none if not given.
            rule: Length,
        }
    }
}

table! {
    /// A head that stories of some news value may have over so many columns.
    struct RawMakeupHead {
        required {
            /// The head style: a name of `[heads]`.
            head: String,
            /// The highest news value of the stories that may have it, and the lowest: 1 is the lead.
            weights: Pair<i64>,
            /// The least basic columns that such a story spans, and the most.
            columns: Pair<i64>,
        }
        optional {
            /// The step of the scale that its headline stands on: a name of `[steps]`; as the head style says if not given.
            step: String,
            /// The least rows that it takes with the white around it, and the most; as few as it needs and up to six more if not
            /// given.
            rows: Pair<Rows>,
        }
    }
}
