//! SVG: each page as it will look in print, for screens. Glyphs are outlines, each drawn once, or text on request; colours
//! are those that the inks of the press look like, its black being black; pictures are no finer than a screen shows them.

mod drawing;
mod insert;
mod options;
mod picture;
mod run;

use crate::font::Fonts;
use crate::page::Composition;
use crate::write::Written;
use crate::write::on_screen::OnScreen;
use crate::write::pdf::PdfError;

pub use options::Options;

use drawing::Drawing;
pub(in crate::write) use insert::Inserts;
pub(in crate::write) use picture::cutout;

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
    let screen = OnScreen::of(composition, options.condition.icc)?;
    let inserts = Inserts::of(composition, fonts, options)?;
    let pages = composition.pages.par_iter().enumerate();
    let file = |(at, page)| {
        let mut drawing = Drawing::new(composition, fonts, (&screen, &inserts), options.text);
        let bytes = drawing.page(page)?.into_bytes();
        Ok(Written { path: format!("{:04}.svg", at + 1), bytes })
    };
    pages.map(file).collect()
}
