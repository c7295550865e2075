//! The press file: PDF/X-4 (ISO 15930-7).
//!
//! A composition goes through four steps, each a file of this module:
//!
//! ```text
//! usage     which glyphs of which faces, and what text each says; every item checked
//! fonts     subset, widths, ToUnicode of each face       ┐ in parallel: none needs
//! content   the content stream of each page              │ another's result
//! intent    the profile of the output condition          ┘
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
mod fonts;
mod ids;
mod intent;
mod metadata;
mod number;
mod profile;
mod usage;

use crate::font::Fonts;
use crate::page::Composition;

pub use error::{Fault, PdfError};
pub use profile::Profile;

/// What the file is to be, besides what is on its pages.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// The standard it keeps.
    pub profile: Profile,
    /// The press that it is made for.
    pub condition: OutputCondition<'a>,
}

/// A printing condition: the press, the paper and the inks that a file is prepared for (ISO 15930, output
/// intent).
#[derive(Debug, Clone, Copy)]
pub struct OutputCondition<'a> {
    /// Its name in the registry, such as `CGATS TR 002` (OutputConditionIdentifier).
    pub identifier: &'a str,
    /// What it is, for people (Info).
    pub info: &'a str,
    /// The registry of the identifier, a URI (RegistryName).
    pub registry: &'a str,
    /// Its ICC profile: of class `prtr`, in CMYK (DestOutputProfile).
    pub icc: &'a [u8],
}

/// Writes a composition as a press file.
///
/// # Errors
/// The composition has no page or breaks a promise of [`crate::page`], a face can't be embedded, or the
/// output condition is no printing condition in CMYK. Nothing is ever left out silently.
pub fn write(composition: &Composition, fonts: &Fonts, options: &Options) -> Result<Vec<u8>, PdfError> {
    intent::check(&options.condition)?;
    let faces = usage::collect(composition, fonts)?;
    let ((programs, icc), contents) = rayon::join(
        || rayon::join(|| fonts::embed_all(&faces), || intent::compress(&options.condition)),
        || content::draw_all(composition, &faces),
    );
    let parts = document::Parts { faces: &faces, programs: &programs?, icc: &icc?, contents: &contents? };
    document::assemble(composition, options, &parts)
}
