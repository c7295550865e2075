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
//! Beside it stands what an archive needs: [`record`] holds the lines of a page as it was printed, [`fit::collate`]
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
pub mod files;
pub mod fit;
pub mod font;
pub mod galley;
pub mod geom;
pub mod id;
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

use std::path::Path;

use compose::Pictures;
use diag::{Diagnostic, Sources, any_error};
use edition::{Edition, Ticket};
use font::Fonts;
use page::Composition;
pub use reading::{House, Origin};

/// An edition with its fonts and pictures.
#[derive(Debug)]
pub struct Loaded {
    /// What is to be printed.
    pub edition: Edition,
    /// Its fonts.
    pub fonts: Fonts,
    /// Its pictures in the inks of the press, those that can be had.
    pub pictures: Pictures,
    /// The ICC profile of the press; empty, where it can't be had.
    pub icc: Vec<u8>,
    /// What is wrong with it, so that it has holes, and what is worth a look.
    pub found: Vec<Diagnostic>,
}

impl Loaded {
    /// The files of its edition, as [`Edition::files`].
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.edition.files()
    }
}

/// Loads an edition, that of a folder on the disk or of another [`Origin`]: its files, the fonts that its layouts name,
/// and its pictures.
///
/// # Errors
/// All that is wrong with the files, by file and place.
pub fn load(edition: impl Into<Origin>, sources: &mut Sources) -> Result<Loaded, Vec<Diagnostic>> {
    let loaded = load_for(&Ticket::default(), edition, sources)?;
    if any_error(&loaded.found) { Err(loaded.found) } else { Ok(loaded) }
}

/// Loads what of an edition is sound, with what the press room orders. Where something is wrong, which is an error among
/// what is [found](Loaded::found), it has a hole.
///
/// # Errors
/// Too little is there to tell what belongs where.
pub fn load_for(
    ticket: &Ticket,
    edition: impl Into<Origin>,
    sources: &mut Sources,
) -> Result<Loaded, Vec<Diagnostic>> {
    let mut loaded = load_text(ticket, edition, sources)?;
    match stock::gather::profile(&loaded.edition) {
        Ok(icc) => {
            let (pictures, unusable) = stock::gather::pictures(&loaded.edition, &icc);
            (loaded.pictures, loaded.icc) = (Pictures::new(pictures), icc);
            loaded.found.extend(unusable);
        }
        Err(unreadable) => loaded.found.extend(unreadable),
    }
    Ok(loaded)
}

/// As [`load_for`], for those who ask for lines only: without the pixels of pictures and the profile of the press,
/// which no line depends on.
///
/// # Errors
/// As [`load_for`].
pub fn load_text(
    ticket: &Ticket,
    edition: impl Into<Origin>,
    sources: &mut Sources,
) -> Result<Loaded, Vec<Diagnostic>> {
    let mut fonts = Fonts::default();
    let (edition, found) = edition::read(ticket, edition, &mut fonts, sources);
    let Some(edition) = edition else { return Err(found) };
    let pictures = Pictures::none(edition.pictures());
    Ok(Loaded { edition, fonts, pictures, icc: Vec::new(), found })
}

/// Composes an edition.
///
/// Errors among the diagnostics mean that the pages are not fit to print: copy is missing from them.
#[must_use]
pub fn typeset(edition: &Edition, fonts: &Fonts, pictures: &Pictures) -> (Composition, Vec<Diagnostic>) {
    let plan = plan::plan(edition);
    let (shaped, mut found) = text::shape(edition, fonts);
    let (galleys, unfit) = galley::set(edition, &plan, &shaped);
    found.extend(unfit);
    let (composition, unplaced) = compose::compose(edition, &plan, &shaped, &galleys, pictures);
    found.extend(unplaced);
    (composition, found)
}
