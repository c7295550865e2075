//! Sections of a page and their blocks.

use super::line::Line;
use crate::geom::{Length, Point, Rect};
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
    /// The polygons around it on the page: upright corners, clockwise, without holes, none crosses itself or another; in the
    /// order of reading. All that its own glyphs and pictures print is inside, and nothing that another's do. None, of the
    /// page's own.
    pub areas: Vec<Vec<Point>>,
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
    /// Whether it may stand in the paper's web edition.
    pub web: bool,
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

impl IllustrationKind {
    /// What records call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Photograph => "photograph",
            Self::Drawing => "drawing",
            Self::Insert => "insert",
        }
    }
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

    /// How far in its first line begins.
    #[must_use]
    pub fn inset(&self) -> Length {
        self.lines().first().map_or(Length::ZERO, |line| line.begins_from(self.rect))
    }

    /// Adds what it says to a text that may have begun in another column, where its first line stood so far in. Where lines end
    /// as they do in the copy, one that does is told from one that is too long by where the next begins.
    pub fn say(&self, text: &mut String, inset: Length) {
        let is_by_line = matches!(self.role, Role::Block(kind) if kind.is_by_line());
        for line in self.lines() {
            if is_by_line && !text.is_empty() && line.begins_from(self.rect) <= inset {
                text.push('\n');
            }
            line.text().for_each(|one| text.push_str(one));
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
