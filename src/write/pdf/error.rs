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

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPages => f.write_str("there is no page to write"),
            Self::PageSize(page) => {
                write!(f, "page {page} is empty or larger than 14400pt, the most that a PDF page can be")
            }
            Self::Item { page, item, fault } => write!(f, "page {page}, item {item}: {fault}"),
            Self::Font(name, why) => write!(f, "the font {name} can't be embedded: {why}"),
            Self::Sheets => f.write_str("pages that share sheets must be of one size and bleed"),
            Self::Fold { sheet, pages } => {
                let (below, above) = (pages / sheet * sheet, pages.next_multiple_of(*sheet));
                let those = if below == 0 { above.to_string() } else { format!("{below} or {above}") };
                let pages = if *pages == 1 { "1 page does".to_owned() } else { format!("{pages} pages do") };
                write!(f, "{pages} not fold into sheets of {sheet}; {those} would")
            }
            Self::Picture(name) => write!(f, "the picture {name} can't be read"),
            Self::Condition(why) => {
                let why = words::say(&Words::part("condition-why", why), &[], Lang::En);
                write!(f, "the output condition can't be used: {why}")
            }
            Self::TooLarge => f.write_str("the file would be larger than 2 GB"),
            Self::Deflate => f.write_str("compression failed"),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFace(face) => write!(f, "there is no face {}", face.0),
            Self::NoGlyph(glyph) => write!(f, "its face has no glyph {glyph}"),
            Self::Size => f.write_str("its size must be 0.01pt to 14400pt and its scale 1 % or more"),
            Self::Place => f.write_str("it lies too far from the page"),
            Self::Text => f.write_str("its text and the text of its glyphs differ"),
            Self::Ink => f.write_str("its ink is none of the edition's"),
            Self::Picture => f.write_str("its picture is none of the edition's, or broken"),
        }
    }
}

impl Error for PdfError {}
