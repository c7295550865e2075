//! The press file: PDF/X-4, PDF/X-1a, PDF/A-2u, and proofs for the screen.
//!
//! A composition goes through four steps, each a file of this module:
//!
//! ```text
//! usage     which glyphs of which faces, and what text each says; every item checked
//! fonts     subset, widths, ToUnicode of each face       ┐ in parallel:
//! content   the content stream of each page              │ none needs
//! pictures  the pixels of each picture                   │ another's
//! intent    the profile of the output condition          ┘ result
//! document  objects in a fixed order, cross-references, trailer
//! ```
//!
//! The same composition, fonts and options give the same bytes on any machine and with any number of threads:
//! objects are numbered before they are made, and no clock, path or hash order is asked. Which rules hold is a
//! row of a table ([`Profile`]), so that another standard is another row.

mod content;
mod deflate;
mod document;
mod error;
mod extensions;
mod fonts;
mod ids;
mod image;
mod inks;
mod inserts;
mod intent;
mod labels;
mod limits;
mod metadata;
mod nesting;
mod number;
mod numbers;
mod options;
mod outlines;
mod pages;
mod parts;
pub(in crate::write) mod pictures;
mod profile;
mod program;
pub(in crate::write) mod proof;
mod reused;
pub(in crate::write) mod screen;
mod sheets;
mod show;
mod spliced;
mod structure;
mod tabled;
mod tags;
mod usage;
mod xref;

use std::borrow::Cow;

use crate::font::Fonts;
use crate::geom::Point;
use crate::impose::Sheet;
use crate::page::Composition;
use crate::picture::Screen;
use crate::spool::Pieces;

pub use error::{Fault, PdfError};
pub use limits::{LARGEST_FILE, MOST_SAMPLES};
pub use options::{Options, OutputCondition};
pub use profile::Profile;
pub use reused::Reused;

use content::{Drawn, Tools};
use deflate::Deflater;
use profile::Colors;
use screen::{Palette, ScreenColors};

/// Writes a composition as a press file.
///
/// # Errors
/// The composition has no page or breaks a promise of [`crate::page`], a face can't be embedded, the output
/// condition is no printing condition in CMYK, or pages of several sizes are to share sheets. Nothing is ever
/// left out silently.
pub fn write(composition: &Composition, fonts: &Fonts, options: &Options) -> Result<Pieces, PdfError> {
    let rules = options.profile.rules();
    intent::check(&options.condition, rules)?;
    let faces = usage::collect(composition, fonts)?;
    let icc = options.condition.icc;
    let (palette, profile) = match rules.colors {
        Colors::Inks => (Palette::Inks, Cow::Borrowed(icc)),
        Colors::Screen => {
            (Palette::Screen(ScreenColors::of(composition, icc)?), Cow::Owned(Screen::profile()))
        }
    };
    let imposed = !options.sheets.is_empty();
    let plates = composition.plates();
    let firsts = pictures::firsts(composition);
    let tools = Tools {
        faces: &faces,
        plates: &plates,
        palette: &palette,
        firsts: &firsts,
        marks: !imposed,
        tagged: (rules.tagged && !imposed).then_some(&composition.stories[..]),
    };
    let fonts_and_profile = || {
        rayon::join(
            || fonts::embed_all(&faces, options.reused),
            || intent::compress(&profile, options.reused),
        )
    };
    let pages_and_pictures = || {
        rayon::join(
            || content::draw_all(composition, tools),
            || pictures::encode_all(composition, &firsts, &palette, icc),
        )
    };
    let ((programs, icc), (contents, images)) = rayon::join(fonts_and_profile, pages_and_pictures);
    let sheets = draw_sheets(composition, options.sheets, tools)?;
    let parts = document::Parts {
        faces: &faces,
        plates: &plates,
        programs: &programs?,
        icc: &icc?,
        contents: &contents?,
        images: &images?,
        sheets: &sheets,
    };
    document::assemble(composition, options, &parts)
}

/// The sides of all sheets, with what is drawn on each.
fn draw_sheets<'s>(
    composition: &Composition,
    sheets: &'s [Sheet],
    tools: Tools<'_>,
) -> Result<Vec<(&'s Sheet, Drawn)>, PdfError> {
    let mut deflater = Deflater::new(deflate::CONTENT);
    let draw = |sheet: &'s Sheet| {
        let margin = sheet.bleed + sheet.slug;
        let corner = Point { x: margin, y: margin + sheet.trim.height };
        let pages = sheets::operators(sheet, &composition.pages);
        let drawn = content::draw(pages, &[&sheet.marks], corner, tools, &mut deflater)?;
        Ok((sheet, drawn))
    };
    sheets.iter().map(draw).collect()
}
