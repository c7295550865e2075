//! The house's word lists as they are written.

use crate::press::Level;
use crate::reading::format::Format;
use crate::reading::read::{List, Word};
use crate::reading::table::{Named, table};

table! {
    /// The words of a house: which are written one way, which never, which are not parted; and what it thinks of the
    /// rules of its copy.
    struct RawWords {
        optional {
            /// The version of the format that the file is written in; 1 if not given.
            format: Format,
            /// What the house thinks of single rules of copy: the code of a rule, and how bad a breach is.
            lint: Named<Word<Level>>,
            /// Words that are written one way.
            prefer: List<RawPrefer>,
            /// Names of people that are written one way, to the character.
            name: List<RawName>,
            /// Words that are not printed.
            forbid: List<RawForbid>,
            /// Words and names that no line's end parts.
            keep: List<String>,
        }
    }
}

table! {
    /// A word that is written one way.
    struct RawPrefer {
        required {
            /// As it is written.
            write: String,
            /// As it is not.
            not: List<String>,
        }
    }
}

table! {
    /// The name of a person. What differs from it by one character is told.
    struct RawName {
        required {
            /// As it is written.
            write: String,
        }
        optional {
            /// Titles that stand right before it; name and title are looked for together.
            titles: List<String>,
            /// As it is not written, such as homophones.
            not: List<String>,
            /// Names of others that differ from it by one character, and are right.
            also: List<String>,
        }
    }
}

table! {
    /// A word that is not printed.
    struct RawForbid {
        required {
            /// The word.
            word: String,
        }
        optional {
            /// Why, or what to write in its place, for people.
            why: String,
        }
    }
}
