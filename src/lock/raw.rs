//! The lock of an edition as it is written.

use crate::reading::format::Format;
use crate::reading::read::List;
use crate::reading::table::table;

table! {
    /// What an edition was made from, and what came out. `banxin lock` writes it.
    struct RawLock {
        required {
            /// The version of the program that locked it.
            version: String,
            /// The latest format of editions, layouts and the other files that this version reads.
            formats: i64,
            /// Every file that it is made from.
            input: List<RawInput>,
            /// The press file.
            output: List<RawOutput>,
            /// Its pages, in their order.
            page: List<RawPage>,
        }
        optional {
            /// The version of the format that the file is written in; 1 if not given.
            format: Format,
            /// The profile of the press file; x4 if not given.
            profile: String,
            /// The press condition that was ordered; that of the layouts if not given.
            condition: String,
        }
    }
}

table! {
    /// A file that the edition is made from.
    struct RawInput {
        required {
            /// Whose it is: the edition's own, that of an edition which it stands on, that of the house, or the program's.
            from: String,
            /// Its path there, with `/`.
            path: String,
            /// How many bytes it has.
            bytes: i64,
            /// Their SHA-256, 64 hexadecimal digits.
            sha256: String,
        }
        optional {
            /// From a base: where its folder lies as seen from that of the edition.
            base: String,
            /// Of a font: the PostScript names of the faces that are used of it.
            faces: List<String>,
        }
    }
}

table! {
    /// A file that came out.
    struct RawOutput {
        required {
            /// What it is called in a bag.
            name: String,
            /// How many bytes it has.
            bytes: i64,
            /// Their SHA-256, 64 hexadecimal digits.
            sha256: String,
        }
    }
}

table! {
    /// A page, as a file of its own (`build --split`).
    struct RawPage {
        required {
            /// What the page goes by, a spread by both its numbers: A05, B02-B03.
            page: String,
            /// How many bytes its file has.
            bytes: i64,
            /// Their SHA-256, 64 hexadecimal digits.
            sha256: String,
        }
    }
}
