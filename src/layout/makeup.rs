//! How dummies of pages of a layout are made by the program.

use std::sync::Arc;

use crate::diag::Span;
use crate::geom::Length;
use crate::layout::mount::Mount;
use crate::style::HeadStyle;

/// How dummies of pages are made.
#[derive(Debug, Clone)]
pub struct Makeup {
    /// The heads that stories may have.
    pub heads: Vec<MakeupHead>,
    /// The weight of the rule between two stories one above the other.
    pub rule: Option<Length>,
    /// How pictures are mounted.
    pub mount: Mount,
    /// Where the layout says so.
    pub span: Span,
}

/// A picture in a slot: so many of its columns, and so many rows with its caption.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PictureCells {
    /// Text columns.
    pub columns: u32,
    /// Rows.
    pub rows: u32,
}

/// A head that stories of some news value may have over so many columns.
#[derive(Debug, Clone)]
pub struct MakeupHead {
    /// The name of the head style.
    pub head: String,
    /// The name of its step, where it has one.
    pub step: Option<String>,
    /// The highest news value of such a story, and the lowest.
    pub weights: (u32, u32),
    /// The least basic columns that it spans.
    pub least: u32,
    /// The least rows that it takes, and the most, where the layout says.
    pub rows: Option<(u32, u32)>,
    /// By how many more: the style on its step, and which step that is.
    pub by_columns: Vec<(Arc<HeadStyle>, Option<usize>)>,
}

impl MakeupHead {
    /// How it is set over some basic columns; nothing, where a story with it does not span as many.
    #[must_use]
    pub fn over(&self, columns: u32) -> Option<&(Arc<HeadStyle>, Option<usize>)> {
        self.by_columns.get(columns.checked_sub(self.least)? as usize)
    }

    /// Whether stories of a news value may have it.
    #[must_use]
    pub const fn serves(&self, weight: u32) -> bool {
        self.weights.0 <= weight && weight <= self.weights.1
    }
}
