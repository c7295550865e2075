//! What is written of a page, and how.

use crate::write::Unit;

/// A version of ALTO.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Version {
    /// 4.4, of 2023.
    #[default]
    V44,
    /// 3.1, of 2016: without the order of reading, lines that run down, and glyphs.
    V31,
}

/// What is written.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The version.
    pub version: Version,
    /// In what places are said.
    pub unit: Unit,
    /// Every glyph by itself, with the rectangle of what is printed of it; 4.4 alone has them.
    pub glyphs: bool,
}
