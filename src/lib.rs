//! **banxin** (版心, the type area of a page) composes print editions of Chinese newspapers.
//!
//! Data goes through the stages once, each with its own type; nothing reaches back:
//!
//! ```text
//! edition.toml, layout.toml, stories ─► Edition ─┬► Plan ──► rows of each story's frame chain
//!                                                └► ShapedStory
//!                           (ShapedStory, rows) ──► Galley { set lines, overset }
//!                     (Plan, Galleys, pictures) ──► Vec<Page> ─┬► write::pdf
//!                                                              └► preflight ─► findings
//! ```
//!
//! What is wrong is a [`diag::Diagnostic`]; [`report`] puts it before people and programs, in the language of [`words`].
//! [`lint`] reads the copy of an edition as a sub-editor does, before it is composed.
//!
//! Beside it stands what an archive needs: [`record`] holds the lines of a page as it was printed, [`collate`]
//! compares them with composed pages, and [`fit`] runs the breaking of lines backwards, from the printed lines
//! to the letterspacing. [`preflight`] judges finished files as well, whoever made them.
pub mod calendar;
pub mod cli;
pub mod color;
pub mod compose;
pub mod copy;
pub mod diag;
pub mod edition;
pub mod encoding;
pub mod fit;
pub mod font;
pub mod galley;
pub mod geom;
pub mod layout;
pub mod line;
pub mod lint;
pub mod page;
pub mod picture;
pub mod plan;
pub mod preflight;
pub mod press;
pub mod printable;
pub mod reading;
pub mod record;
pub mod report;
pub mod starter;
pub mod stock;
pub mod style;
pub mod text;
pub mod text_string;
pub mod words;
pub mod write;

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use diag::{CANNOT_READ, Diagnostic, Sources};
use edition::{Edition, Ticket};
use font::{FontError, Fonts};
use layout::FontRef;
use page::Composition;
use picture::Raster;

/// An edition with its fonts and pictures.
#[derive(Debug)]
pub struct Loaded {
    /// What is to be printed.
    pub edition: Edition,
    /// The fonts of [`Edition::fonts`], in that order.
    pub fonts: Fonts,
    /// The pictures of [`Edition::pictures`], in that order, in the inks of the press.
    pub pictures: Vec<Arc<Raster>>,
    /// The ICC profile of the press.
    pub icc: Vec<u8>,
    /// What is worth a look.
    pub warnings: Vec<Diagnostic>,
}

impl Loaded {
    /// The files of its edition, as [`Edition::files`].
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.edition.files()
    }
}

/// Loads the edition in a folder: its files, the fonts that its layouts name, and its pictures.
///
/// # Errors
/// All that is wrong with the files, by file and place.
pub fn load(folder: &Path, sources: &mut Sources) -> Result<Loaded, Vec<Diagnostic>> {
    load_for(&Ticket::default(), folder, sources)
}

/// As [`load`], with what the press room orders.
///
/// # Errors
/// As [`load`]; and what is wrong with the order.
pub fn load_for(ticket: &Ticket, folder: &Path, sources: &mut Sources) -> Result<Loaded, Vec<Diagnostic>> {
    let mut loaded = load_text(ticket, folder, sources)?;
    let gathered = stock::gather::profile(&loaded.edition).map_err(|unreadable| vec![unreadable]);
    let gathered = gathered.and_then(|icc| Ok((stock::gather::pictures(&loaded.edition, &icc)?, icc)));
    match gathered {
        Ok(gathered) => {
            (loaded.pictures, loaded.icc) = gathered;
            Ok(loaded)
        }
        Err(errors) => Err([loaded.warnings, errors].concat()),
    }
}

/// As [`load_for`], for those who ask for lines only: without the pixels of pictures and the profile of the press,
/// which no line depends on.
///
/// # Errors
/// As [`load_for`].
pub fn load_text(ticket: &Ticket, folder: &Path, sources: &mut Sources) -> Result<Loaded, Vec<Diagnostic>> {
    let (edition, warnings) = edition::load_for(ticket, folder, sources)?;
    let mut fonts = Fonts::default();
    let mut errors = Vec::new();
    for font in &edition.fonts {
        if let Err(error) = fonts.open(&font.path, font.index) {
            errors.push(unusable(font, error));
        }
    }
    if !errors.is_empty() {
        return Err([warnings, errors].concat());
    }
    Ok(Loaded { edition, fonts, pictures: Vec::new(), icc: Vec::new(), warnings })
}

/// A font file that can't be used.
fn unusable(font: &FontRef, error: FontError) -> Diagnostic {
    let name = font.path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    match error {
        FontError::Io(error) if error.kind() == ErrorKind::NotFound => Diagnostic::error("font-missing")
            .form("gone")
            .arg("name", name)
            .mark(font.span, "missing")
            .mend_by("help-gone"),
        FontError::Io(error) => {
            Diagnostic::error(CANNOT_READ).arg("path", name).arg("why", &error).mark(font.span, "named")
        }
        FontError::NotAFont(why) => {
            Diagnostic::error("font-broken").arg("font", name).arg("why", *why).here(font.span)
        }
    }
}

/// Composes an edition.
///
/// `pictures` are those of [`Edition::pictures`]; of one that is not given the place stays white.
///
/// Errors among the diagnostics mean that the pages are not fit to print: copy is missing from them.
#[must_use]
pub fn typeset(edition: &Edition, fonts: &Fonts, pictures: &[Arc<Raster>]) -> (Composition, Vec<Diagnostic>) {
    let plan = plan::plan(edition);
    let (shaped, mut found) = text::shape(edition, fonts);
    let (galleys, unfit) = galley::set(edition, &plan, &shaped);
    found.extend(unfit);
    let (composition, unplaced) = compose::compose(edition, &plan, &shaped, &galleys, pictures);
    found.extend(unplaced);
    (composition, found)
}
