//! The standards, as a table: what each asks of the file as a whole.

use crate::words::Words;

/// A standard that a file is judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standard {
    /// PDF/X-1a (ISO 15930-1 and -4).
    X1a,
    /// PDF/X-4 (ISO 15930-7).
    X4,
    /// PDF/A-2u (ISO 19005-2, level U).
    A2u,
    /// PDF/X-4 and PDF/A-2u in one file.
    X4A2u,
}

/// What a standard asks.
#[allow(clippy::struct_excessive_bools, reason = "a table of yes and no")]
#[derive(Debug)]
pub(super) struct Clauses {
    /// What it is called: a part of the entry `standard-name`.
    name: &'static str,
    /// The highest PDF version, as (major, minor).
    pub(super) version: (u8, u8),
    /// It is one of PDF/X: an output intent, trimmed pages, dates, trapping.
    pub(super) press: bool,
    /// It is PDF/A: every glyph says its character.
    pub(super) archive: bool,
    /// Cross-reference streams, object streams: since PDF 1.5.
    pub(super) object_streams: bool,
    /// Transparency and layers.
    pub(super) transparency: bool,
    /// Colours through profiles of their own.
    pub(super) profiles: bool,
    /// LZW.
    pub(super) lzw: bool,
    /// The profile of the press is embedded even where its condition is registered.
    pub(super) profile: bool,
}

impl Standard {
    pub(super) const fn clauses(self) -> &'static Clauses {
        match self {
            Self::X1a => &X1A,
            Self::X4 => &X4,
            Self::A2u => &A2U,
            Self::X4A2u => &X4_A2U,
        }
    }
}

impl Clauses {
    /// What the standard is called.
    pub(super) const fn words(&self) -> Words {
        Words::part("standard-name", self.name)
    }
}

const X1A: Clauses = Clauses {
    name: "x1a",
    version: (1, 4),
    press: true,
    archive: false,
    object_streams: false,
    transparency: false,
    profiles: false,
    lzw: false,
    profile: false,
};
const X4: Clauses = Clauses {
    name: "x4",
    version: (1, 6),
    object_streams: true,
    transparency: true,
    profiles: true,
    lzw: true,
    profile: true,
    ..X1A
};
const A2U: Clauses = Clauses { name: "a2u", version: (1, 7), press: false, archive: true, lzw: false, ..X4 };
const X4_A2U: Clauses = Clauses { name: "x4-a2u", version: (1, 6), press: true, ..A2U };
