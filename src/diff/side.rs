//! An edition that is compared: its pages, and what the display list leaves to those who made it.

use crate::font::Fonts;
use crate::page::Composition;

/// An edition that is compared.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// Its pages.
    pub composition: &'a Composition,
    /// The faces that they are set in.
    pub fonts: &'a Fonts,
    /// Of what section each page is, page by page; one that is not there has none.
    pub sections: &'a [String],
    /// Which files its pictures are made of, picture by picture; of one that is not there that is not known.
    pub originals: &'a [Original],
    /// The named inks that the pages of other files are printed from, file by file.
    pub insert_inks: &'a [Vec<String>],
}

/// The file that a picture is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Original {
    /// What it holds, by its SHA-256.
    pub content: [u8; 32],
    /// Which of its pixels: the first column and row, how many columns and rows.
    pub seen: (u32, u32, u32, u32),
}
