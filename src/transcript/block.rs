//! Sections of a page and their blocks.

use super::line::Line;
use crate::geom::Rect;
use crate::page::{Region, Role};

/// What of a page belongs together.
#[derive(Debug)]
pub struct Section<'c> {
    /// Whose it is.
    pub whose: Whose,
    /// The outlines of a story on the page.
    pub regions: Vec<&'c Region>,
    /// In the order of reading.
    pub blocks: Vec<Block<'c>>,
}

impl Section<'_> {
    /// Around all of its blocks.
    #[must_use]
    pub fn rect(&self) -> Option<Rect> {
        self.blocks.iter().map(|block| block.rect).reduce(Rect::around)
    }
}

/// Whose a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whose {
    /// The page's own: masthead, folio, other furniture.
    Page,
    /// A story's, an index into [`crate::page::Composition::stories`].
    Story(u16),
    /// An advertisement's.
    Advertisement,
}

/// What stands together in one column, or a picture.
#[derive(Debug)]
pub struct Block<'c> {
    /// What it is. Text behind a label has the role of the text.
    pub role: Role,
    /// Which part of the story's body, or which picture.
    pub part: u16,
    /// The text column of the story, from 0.
    pub column: u16,
    /// Around all of it.
    pub rect: Rect,
    /// What is in it.
    pub content: Content<'c>,
}

/// What is in a block.
#[derive(Debug)]
pub enum Content<'c> {
    /// Lines, at least one.
    Text(Vec<Line<'c>>),
    /// Something that is seen.
    Illustration(Illustration<'c>),
}

/// Something that is seen and not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Illustration<'c> {
    /// What it is.
    pub kind: IllustrationKind,
    /// The name of its file.
    pub name: &'c str,
    /// What it shows, for those who don't see it; empty where nobody wrote it.
    pub alt: &'c str,
}

/// What an illustration is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IllustrationKind {
    /// A picture of pixels.
    Photograph,
    /// A drawing.
    Drawing,
    /// A page of another file.
    Insert,
}

impl<'c> Block<'c> {
    /// Its lines; none of what is seen.
    #[must_use]
    pub fn lines(&self) -> &[Line<'c>] {
        match &self.content {
            Content::Text(lines) => lines,
            Content::Illustration(_) => &[],
        }
    }

    /// Takes another line.
    pub(super) fn take(&mut self, line: Line<'c>) {
        if let Content::Text(lines) = &mut self.content {
            self.rect = self.rect.around(line.rect);
            lines.push(line);
        }
    }
}
