//! How pages are drawn.

use crate::write::pdf::OutputCondition;

/// How pages are drawn.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// The press whose inks are shown.
    pub condition: OutputCondition<'a>,
    /// Glyphs are text, in the fonts of whoever looks at it, in place of outlines.
    pub text: bool,
}
