//! Approvals of pages (付印) as they are written.

use crate::reading::format::Format;
use crate::reading::read::{Checked, List};
use crate::reading::table::table;

table! {
    /// Approvals of an edition's pages: who has read which, as it was then. `banxin approve` writes them.
    struct RawApprovals {
        optional {
            /// The version of the format that the file is written in; 1 if not given.
            format: Format,
            /// The approvals, in the order of pages and readings.
            approval: List<Checked<RawApproval>>,
        }
    }
}

table! {
    /// That somebody has read a page.
    struct RawApproval {
        required {
            /// What the page goes by, a spread by both its numbers: A05, B02-B03.
            page: String,
            /// Which reading it was, such as 初审.
            reading: String,
            /// The name of whoever read it.
            by: String,
            /// The SHA-256 of the page as it was read: of its own press file, 64 hexadecimal digits.
            sha256: String,
        }
        optional {
            /// When, as whoever read it says.
            at: String,
        }
    }
}
