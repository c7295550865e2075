//! PNG: each page as it will look, in pixels.

use super::Written;
use super::pdf::PdfError;
use super::pixels::Pixels;
use crate::geom::Length;
use crate::page::{Composition, Page};

/// How many pixels a page has to the inch where nobody says.
pub const FINENESS: u32 = 150;

/// The most that it may have: a broadsheet of more does not fit in the memory of a small machine.
pub const FINEST: u32 = 600;

/// A file for each page, from its drawing, with so many pixels to the inch.
///
/// # Errors
/// A page can't be had in pixels.
pub fn files(
    composition: &Composition,
    drawings: &[Written],
    fineness: u32,
) -> Result<Vec<Written>, PdfError> {
    use rayon::prelude::*;
    let page = |(page, drawing): (&Page, &Written)| {
        let width = page.trim.width.scaled(i64::from(fineness), Length::IN.0).0;
        let width = u32::try_from(width).unwrap_or(u32::MAX).max(1);
        let pixels = Pixels::of(&drawing.bytes, width).and_then(|pixels| pixels.png(fineness));
        let bytes = pixels.ok_or_else(|| PdfError::Picture(page.label.clone()))?;
        Ok(Written { path: drawing.path.replace(".svg", ".png"), bytes })
    };
    composition.pages.par_iter().zip(drawings).map(page).collect()
}
