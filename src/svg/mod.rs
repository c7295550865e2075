//! What drawings of pages in SVG are made of, whoever draws one: outlines as paths, glyphs by number, each drawn once.

mod glyphs;
mod path;
mod place;

pub use glyphs::Glyphs;
pub use path::path;
pub use place::{matrix, placed, turned};

/// Glyphs are drawn in units of which an em has so many.
pub const UNITS: i64 = 1000;

/// Text as markup has it.
#[must_use]
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
