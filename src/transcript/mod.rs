//! Transcripts: what pages say, in the order in which it is read, and where every line, word and glyph of it stands.
//!
//! Archives and digital editions ask for this of a page: libraries get it by reading scans, here it is what was set. A
//! page has sections: its own (masthead, folio), those of its stories in the order of their slots, its advertisements. A
//! section has blocks, a block has lines, a line has words. All that writers of records need of the text is here, once;
//! what a line looks like they ask of its runs.

mod areas;
mod article;
mod block;
mod gather;
mod line;
mod passage;
mod reach;
mod western;
mod word;

#[cfg(test)]
mod tests;

use rayon::prelude::*;

use crate::font::Fonts;
use crate::page::{Composition, Page};

pub use article::{Article, Picture, Piece, Prose, Table};
pub use block::{Block, Content, Illustration, IllustrationKind, Section, Whose};
pub use line::Line;
pub use passage::{Passage, Place, passages};
pub use word::{Glyph, Space, Word};

pub(crate) use reach::Reach;

/// What the pages of an edition say.
#[derive(Debug)]
pub struct Transcript<'c> {
    /// The edition.
    pub composition: &'c Composition,
    /// Page by page.
    pub pages: Vec<PageTranscript<'c>>,
    /// How far its type reaches, for those who place glyphs.
    pub(crate) reach: Reach,
}

/// What a page says.
#[derive(Debug)]
pub struct PageTranscript<'c> {
    /// The page.
    pub page: &'c Page,
    /// In the order of reading: its own, then its stories, then advertisements.
    pub sections: Vec<Section<'c>>,
}

impl<'c> Transcript<'c> {
    /// Reads composed pages. Glyphs of faces that the fonts don't have are an em wide.
    #[must_use]
    pub fn of(composition: &'c Composition, fonts: &Fonts) -> Self {
        let reach = Reach::of(composition, fonts);
        let pages = composition.pages.par_iter();
        let pages = pages.map(|page| {
            let mut sections = gather::sections(page, composition, &reach);
            areas::find(&mut sections, page, &reach);
            PageTranscript { page, sections }
        });
        let pages = pages.collect();
        Self { composition, pages, reach }
    }
}
