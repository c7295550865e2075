//! Why a composition can't be written.

use std::error::Error;
use std::fmt;

use super::limits::{LARGEST_FILE, MOST_SAMPLES};
use crate::deflate::Failed;
use crate::page::FaceId;
use crate::words::{self, Arg, Lang, Words};

/// Why a composition can't be written as a press file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PdfError {
    /// A PDF has at least one page.
    NoPages,
    /// The page's number, and a size that is not positive or more than PDF's 14 400 pt.
    PageSize(u32),
    /// An item breaks a promise of the display list.
    Item {
        /// The page's number.
        page: u32,
        /// The item on the page, from 0.
        item: usize,
        /// Which promise.
        fault: Fault,
    },
    /// The face can't be subset: its PostScript name, and why.
    Font(String, Arg),
    /// The picture of that name can't be read.
    Picture(String),
    /// The output condition is none for a press that prints in CMYK: what is wrong with it,
    /// a part of the entry `unfit-condition`.
    Condition(&'static str),
    /// The file would be larger than a PDF may be ([`LARGEST_FILE`]).
    TooLarge,
    /// The disk does not give back pictures that were put there meanwhile: why.
    Spool(Arg),
    /// The compressor failed; it has no reason to.
    Deflate,
}

/// A promise of the display list ([`crate::page`]) that an item breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The run's face is not among the fonts.
    NoFace(FaceId),
    /// The face has no glyph of that number.
    NoGlyph(u16),
    /// The type size is below 0.01 pt or larger than a page, or the horizontal scale below 1 %.
    Size,
    /// It lies farther from the page than a PDF can say.
    Place,
    /// The text of the glyphs, joined, is not the text of the run.
    Text,
    /// Its ink is not among the edition's inks.
    Ink,
    /// Its picture is not among the edition's pictures, or has not as many samples as pixels.
    Picture,
    /// Its page of another file is not among the edition's.
    Insert,
}

impl PdfError {
    /// The sentence for it.
    #[must_use]
    pub fn words(&self) -> Words {
        let form = |form| Words::part("unwritten", form);
        match self {
            Self::NoPages => form("no-pages"),
            Self::Spool(why) => form("spool").arg("why", why.clone()),
            Self::PageSize(page) => form("page-size").arg("page", *page),
            Self::Item { page, item, fault } => {
                form("item").arg("page", *page).arg("item", *item).arg("fault", fault.words())
            }
            Self::Font(name, why) => {
                let one = Words::part("font-broken", "not-embedded").arg("font", name.as_str());
                one.arg("why", why.clone())
            }
            Self::Picture(name) => form("picture").arg("picture", name.as_str()),
            Self::Condition(why) => {
                Words::part("profile-broken", "unusable").arg("why", Words::part("unfit-condition", why))
            }
            Self::TooLarge => {
                let one = form("too-large").arg("most", LARGEST_FILE >> 20);
                one.arg("samples", MOST_SAMPLES / 1_000_000)
            }
            Self::Deflate => form("deflate"),
        }
    }
}

impl Fault {
    fn words(self) -> Words {
        let form = |form| Words::part("unfit-item", form);
        match self {
            Self::NoFace(face) => form("face").arg("face", face.0),
            Self::NoGlyph(glyph) => form("glyph").arg("glyph", glyph),
            Self::Size => form("size"),
            Self::Place => form("place"),
            Self::Text => form("text"),
            Self::Ink => form("ink"),
            Self::Picture => form("picture"),
            Self::Insert => form("insert"),
        }
    }
}

impl fmt::Display for PdfError {
    /// In English, as errors of a library are.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&words::say(&self.words(), &[], Lang::En))
    }
}

impl Error for PdfError {}

impl From<Failed> for PdfError {
    fn from(_: Failed) -> Self {
        Self::Deflate
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_has_its_sentence() {
        let faults = [
            Fault::NoFace(FaceId(1)),
            Fault::NoGlyph(2),
            Fault::Size,
            Fault::Place,
            Fault::Text,
            Fault::Ink,
            Fault::Picture,
            Fault::Insert,
        ];
        let items = faults.map(|fault| PdfError::Item { page: 1, item: 2, fault });
        let why = ["identifier", "no-icc", "class", "space", "version", "size", "colours"];
        let others = [
            PdfError::NoPages,
            PdfError::PageSize(1),
            PdfError::Font("A".into(), Words::part("unfit-font", "no-cff").into()),
            PdfError::Picture("a.tif".into()),
            PdfError::TooLarge,
            PdfError::Spool((&std::io::Error::from(std::io::ErrorKind::NotFound)).into()),
            PdfError::Deflate,
        ];
        for error in items.into_iter().chain(others).chain(why.map(PdfError::Condition)) {
            for lang in Lang::ALL {
                let text = words::say(&error.words(), &[], lang);
                assert!(!text.contains(['⟦', '{']), "{error:?}: {text}");
            }
        }
    }
}
