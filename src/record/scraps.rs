//! What is read of a page where the copy is known: runs of glyphs at their places, and what may be heads.
//!
//! A reader of PDFs in a process of its own hands this over: which story a run is of, and which line and column it is part
//! of, is told by the copy ([`super::trace`]).

use serde::{Deserialize, Serialize};

use super::heads::heads;
use super::pieces::{Piece, all_pieces, pieces};
use super::sheet::Sheet;

/// A newspaper page has some 3,000 pieces: more than these are a drawing's, or hostile.
const MOST_PIECES: usize = 20_000;

/// What is read of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scraps {
    /// Its lines that run across, and those that run down, turned by a quarter.
    pub(super) ways: Vec<Way>,
}

/// What runs one way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Way {
    /// All of it, by baseline, then from the left.
    pub(super) pieces: Vec<Piece>,
    /// What is large, in blocks of lines.
    pub(super) heads: Vec<Vec<Piece>>,
}

/// What is read of a sheet.
#[must_use]
pub fn scraps(sheet: &Sheet) -> Scraps {
    let (across, down) = sheet.by_direction();
    let way = |sheet: &Sheet| {
        let kinds = pieces(sheet);
        let heads = heads(&kinds.heads, &kinds.body, &sheet.rules);
        let mut all = all_pieces(sheet);
        all.truncate(MOST_PIECES);
        Way { pieces: all, heads: heads.into_iter().map(|head| head.lines).collect() }
    };
    Scraps { ways: vec![way(&across), way(&down)] }
}
