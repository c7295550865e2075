//! Exports: records of an edition in a folder of their own, for archives, libraries and programs. All are made from the
//! same pages as the press file; the same edition gives the same bytes.
//!
//! A folder of an export has a list of its files, [`LIST`], with the hash of each: by it an archive checks what it keeps,
//! and a later run knows that the folder is the program's own.

mod kind;
mod list;
mod site;

pub use kind::Kind;
pub use list::{LIST, listed};
pub use site::{SiteFiles, site};

use crate::diag::any_error;
use crate::page::published;
use crate::stock::{Composed, Faults};
use crate::transcript::Transcript;
use crate::write::{Unit, Written, alto, iiif, json, markdown, mets, ninjs, page_pictures, text};

/// How it is exported.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// In what places are said.
    pub unit: Unit,
    /// The version of ALTO.
    pub alto: alto::Version,
    /// Every glyph by itself.
    pub glyphs: bool,
    /// Glyphs of drawings are text, in the fonts of whoever looks at them.
    pub as_text: bool,
    /// Where a manifest will be.
    pub iiif: iiif::Options,
}

/// The files of an export, the list of them last.
///
/// # Errors
/// Anything is wrong with the edition: what is not fit to print is not recorded.
pub fn files(of: &Composed<'_>, kind: Kind, options: &Options) -> Result<Vec<Written>, Faults> {
    if any_error(&of.found) {
        return Err(of.faults(of.found.clone()));
    }
    if kind == Kind::Site {
        let SiteFiles { folder, issue, around, .. } = site(of, &|_| None)?;
        let own = issue.into_iter().map(|file| Written { path: format!("{folder}/{}", file.path), ..file });
        return Ok(own.chain(around).collect());
    }
    let transcript = Transcript::of(&of.composition, of.fonts());
    let Options { unit, alto: version, glyphs, as_text, .. } = *options;
    let page = alto::Options { version, unit, glyphs };
    let mut files = match kind {
        Kind::Alto => alto::files(&transcript, of.fonts(), page),
        Kind::Mets => mets::files(&transcript, of.fonts(), page),
        Kind::Svg => of.drawn(as_text)?,
        Kind::Png => of.in_pixels(options.unit.fineness().unwrap_or(page_pictures::FINENESS))?,
        Kind::Ofd => vec![of.kept(&transcript)?],
        Kind::Iiif => manifest(of, options)?,
        Kind::Site => Vec::new(),
        Kind::Json => json::files(&transcript, of.fonts()),
        Kind::Text => text::files(&transcript),
        Kind::Markdown => markdown::files(&transcript),
        Kind::Ninjs => ninjs::files(&transcript),
    };
    files.push(list::list(&of.composition.about, kind, &files));
    Ok(files)
}

/// What of the edition may stand on the web, for viewers of libraries.
fn manifest(of: &Composed<'_>, options: &Options) -> Result<Vec<Written>, Faults> {
    let published = published(&of.composition);
    let transcript = Transcript::of(&published, of.fonts());
    let drawings = of.draw(&published, false)?;
    iiif::files(&transcript, of.fonts(), &drawings, &options.iiif).map_err(|page| of.unseen(&page))
}
