//! SVG: each page as it will look in print, for screens. Glyphs are outlines, each drawn once, or text on request; colours
//! are those that the inks of the press look like, its black being black; pictures are no finer than a screen shows them.

mod drawing;
mod insert;
mod options;
mod picture;
mod run;
mod tone;

use crate::font::Fonts;
use crate::page::Composition;
use crate::write::Written;
use crate::write::pdf::PdfError;
use crate::write::pdf::screen::{ScreenColors, screen};

pub use options::Options;

use drawing::Drawing;
use insert::Inserts;
use tone::Tone;

/// A file for each page.
///
/// # Errors
/// The condition is no printing condition in CMYK, a picture can't be had, or a page of another file can't be drawn.
pub fn files(
    composition: &Composition,
    fonts: &Fonts,
    options: &Options<'_>,
) -> Result<Vec<Written>, PdfError> {
    use rayon::prelude::*;
    let icc = options.condition.icc;
    let (colors, screen) = (ScreenColors::of(composition, icc)?, screen(icc)?);
    let tone = Tone::of(&screen);
    let inserts = Inserts::of(composition, fonts, options)?;
    let pages = composition.pages.par_iter().enumerate();
    let file = |(at, page)| {
        let mut drawing = Drawing::new(composition, fonts, (&colors, &screen, &tone, &inserts), options.text);
        let bytes = drawing.page(page)?.into_bytes();
        Ok(Written { path: format!("{:04}.svg", at + 1), bytes })
    };
    pages.map(file).collect()
}
