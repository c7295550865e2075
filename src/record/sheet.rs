//! A page as a reader of PDFs hands it over: glyphs and rules at their places, and no structure at all.

use crate::geom::{Length, Point, Rect, Size};

/// What is printed on a page, whichever program made it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The visible page.
    pub size: Size,
    /// The glyphs, in the order in which they are painted.
    pub glyphs: Vec<Glyph>,
    /// Thin straight lines, by their boxes; one side may be zero.
    pub rules: Vec<Rect>,
    /// Whether the page holds more than is read of it.
    pub cut_short: bool,
}

/// A printed glyph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glyph {
    /// The text that it stands for: empty for what belongs to the glyph before, none where the file doesn't
    /// say.
    pub text: Option<String>,
    /// The pen on the baseline, from the top left corner of the page.
    pub at: Point,
    /// The type size: the height of its em, whatever its width is scaled to.
    pub size: Length,
    /// How far it moves the pen, without letterspacing.
    pub advance: Length,
    /// Which way its line runs.
    pub direction: Direction,
}

/// Which way a line runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From left to right, upright.
    Across,
    /// From top to bottom, set by a font's vertical mode.
    Down,
    /// Any other way: text that was turned.
    Turned,
}
