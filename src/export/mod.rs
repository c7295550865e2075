//! Exports: records of an edition in a folder of their own, for archives, libraries and programs. All are made from the
//! same pages as the press file; the same edition gives the same bytes.
//!
//! A folder of an export has a list of its files, [`LIST`], with the hash of each: by it an archive checks what it keeps,
//! and a later run knows that the folder is the program's own.

mod kind;
mod list;

pub use kind::Kind;
pub use list::{LIST, listed};

use crate::diag::any_error;
use crate::stock::{Composed, Faults};
use crate::transcript::Transcript;
use crate::write::{Unit, Written, alto, json, markdown, mets, ninjs, text};

/// How it is exported.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// In what places are said.
    pub unit: Unit,
    /// The version of ALTO.
    pub alto: alto::Version,
    /// Every glyph by itself.
    pub glyphs: bool,
    /// Glyphs of drawings are text, in the fonts of whoever looks at them.
    pub as_text: bool,
}

/// The files of an export, the list of them last.
///
/// # Errors
/// Anything is wrong with the edition: what is not fit to print is not recorded.
pub fn files(of: &Composed<'_>, kind: Kind, options: Options) -> Result<Vec<Written>, Faults> {
    if any_error(&of.found) {
        return Err(of.faults(of.found.clone()));
    }
    let transcript = Transcript::of(&of.composition, of.fonts());
    let Options { unit, alto: version, glyphs, as_text } = options;
    let page = alto::Options { version, unit, glyphs };
    let mut files = match kind {
        Kind::Alto => alto::files(&transcript, of.fonts(), page),
        Kind::Mets => mets::files(&transcript, of.fonts(), page),
        Kind::Svg => of.drawn(as_text)?,
        Kind::Json => json::files(&transcript, of.fonts()),
        Kind::Text => text::files(&transcript),
        Kind::Markdown => markdown::files(&transcript),
        Kind::Ninjs => ninjs::files(&transcript),
    };
    files.push(list::list(&of.composition.about, kind, &files));
    Ok(files)
}
