//! Why a composition can't be written.

use std::error::Error;
use std::fmt;

use crate::page::FaceId;
use crate::words::{self, Lang, Words};

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
    Font(String, String),
    /// Pages of several sizes can't share sheets.
    Sheets,
    /// So many pages do not fold: the last would lie inside a half-empty sheet. How many a sheet has, and how many
    /// there are.
    Fold {
        /// Pages of a sheet, both sides.
        sheet: usize,
        /// Pages of the edition.
        pages: usize,
    },
    /// The picture of that name can't be read.
    Picture(String),
    /// The output condition is none for a press that prints in CMYK: what is wrong with it, a part of the entry
    /// `condition-why`.
    Condition(&'static str),
    /// The file would be larger than a PDF may be (2 GB).
    TooLarge,
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
}

impl PdfError {
    /// What is said of it, for whoever has a language.
    #[must_use]
    pub fn words(&self) -> Words {
        let why = |part| Words::part("pdf-why", part);
        match self {
            Self::NoPages => why("no-pages"),
            Self::PageSize(page) => why("page-size").arg("page", *page),
            Self::Item { page, item, fault } => {
                why("item").arg("page", *page).arg("item", *item).arg("fault", fault.words())
            }
            Self::Font(name, text) => why("font").arg("font", name.as_str()).arg("why", text.as_str()),
            Self::Sheets => Words::of("sheets-differ"),
            Self::Fold { sheet, pages } => {
                let (below, above) = (pages / sheet * sheet, pages.next_multiple_of(*sheet));
                let words = Words::part("pages-do-not-fold", if below == 0 { "few" } else { "" });
                words.arg("pages", *pages).arg("sheet", *sheet).arg("below", below).arg("above", above)
            }
            Self::Picture(name) => why("picture").arg("picture", name.as_str()),
            Self::Condition(part) => why("condition").arg("why", Words::part("condition-why", part)),
            Self::TooLarge => why("large"),
            Self::Deflate => why("deflate"),
        }
    }
}

impl Fault {
    fn words(self) -> Words {
        let fault = |part| Words::part("pdf-fault", part);
        match self {
            Self::NoFace(face) => fault("no-face").arg("face", face.0),
            Self::NoGlyph(glyph) => fault("no-glyph").arg("glyph", glyph),
            Self::Size => fault("size"),
            Self::Place => fault("place"),
            Self::Text => fault("text"),
            Self::Ink => fault("ink"),
            Self::Picture => fault("picture"),
        }
    }
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&words::say(&self.words(), &[], Lang::En))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&words::say(&self.words(), &[], Lang::En))
    }
}

impl Error for PdfError {}
