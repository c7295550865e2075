//! An edition: which stories go where on which pages, checked.
//!
//! What the stages after this one need not worry about: every length is positive where it must be; every
//! slot lies inside the grid and overlaps no other of its layout; a slot is used once a page, a story once an
//! edition; a story has text, or a picture, and where it has both its slot has rows for both; every file that is
//! named exists inside its folder; every face that a style names is among [`Edition::fonts`], every ink of a
//! colour among [`Edition::inks`]; sizes, bounds and ratios are in order (smallest ≤ largest); all layouts are
//! for one press.

// A value that may be absent is passed on as it was read; `as_ref` at each call would say nothing more.
#![allow(clippy::ref_option)]

mod again;
mod attributes;
mod bounds;
mod choice;
mod fields;
mod files;
mod findings;
mod format;
mod heads;
mod house;
mod layers;
mod layout;
mod lengths;
mod load;
mod loading;
mod malformed;
mod markdown;
mod moments;
mod pages;
mod picture;
mod plain;
mod punctuation;
mod raw;
mod read;
mod retrack;
mod retype;
#[cfg(test)]
mod schema;
mod slips;
mod story;
mod suggest;
mod terms;
mod units;
mod word_lists;

use std::path::{Path, PathBuf};

use crate::color::Ink;
use crate::diag::{FileId, Span};
use crate::geom::Em;
pub use crate::style::{Breaking, Figures, Glue, Kinsoku, MarkStyle, TrackingBounds};

pub use attributes::{Annotation, AnnotationKind, Attributes, FaceRole, Script, Stand, TextMark, has_sound};
pub use choice::PageChoice;
pub use files::{LARGEST_PROFILE, name_of};
pub use format::Format;
pub use layout::condition;
pub use layout::{
    BodyStyle, CaptionStyle, DisplayStyle, Faces, FacesId, Folio, FurniturePart, FurnitureText, Grid,
    HeadStyle, Layout, Masthead, Press, RulePlace, RuleSpec, Sheet, Slot,
};
pub use load::{Ticket, load, load_for};
pub use pages::{PageSpec, SlotUse};
pub use retrack::retracked;
pub use suggest::misspelt;
pub use terms::Terms;
pub use word_lists::{Forbidden, ListedName, Preferred, RuleLevel, WordLists};

/// A checked edition.
#[derive(Debug)]
pub struct Edition {
    /// By what rules its `edition.toml` was written.
    pub format: Format,
    /// Name, date and number of the paper.
    pub paper: Paper,
    /// The pages, in order.
    pub pages: Vec<PageSpec>,
    /// The layouts that the pages use.
    pub layouts: Vec<Layout>,
    /// The press that all of them are for.
    pub press: Press,
    /// The stories that the pages use, in the order of pages and slots.
    pub stories: Vec<Story>,
    /// Every font file that a layout's faces name, once.
    pub fonts: Vec<FontRef>,
    /// Every picture that a story has, once.
    pub pictures: Vec<PictureRef>,
    /// Every ink that a layout names, once: what [`crate::color::InkId`] numbers in the paints of its parts.
    pub inks: Vec<Ink>,
    /// A text that lies across every page.
    pub watermark: Option<String>,
    /// The words of the house: how copy is to be written, and what no line's end parts.
    pub words: WordLists,
}

impl Edition {
    /// The files that are more than text: fonts, pictures, the profile of the press. Those of text are in the
    /// [`Sources`](crate::diag::Sources) that it was loaded with.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        let fonts = self.fonts.iter().map(|font| font.path.as_path());
        let pictures = self.pictures.iter().map(|picture| picture.path.as_path());
        fonts.chain(pictures).chain([self.press.profile.as_path()])
    }
}

/// A font file.
#[derive(Debug, Clone)]
pub struct FontRef {
    /// Where it was found.
    pub path: PathBuf,
    /// The face inside a collection; 0 in a file of one.
    pub index: u32,
    /// Where the layout names it.
    pub span: Span,
}

/// A picture file.
#[derive(Debug, Clone)]
pub struct PictureRef {
    /// Where it was found.
    pub path: PathBuf,
    /// Its name, as the story has it.
    pub name: String,
    /// What it shows, for those who don't see it; empty where nobody wrote it.
    pub alt: String,
    /// Where a story names it.
    pub span: Span,
}

/// What the masthead says of the paper.
#[derive(Debug, Clone)]
pub struct Paper {
    /// The nameplate.
    pub name: String,
    /// Year, month, day.
    pub date: (u16, u8, u8),
    /// When the edition closed: hour, minute, second.
    pub time: Option<(u8, u8, u8)>,
    /// The values of the placeholders in furniture text, by name: `paper`, `date`, `weekday`, `lunar`,
    /// `number`, `pages`, `cn`, `publisher` and whatever else `[paper]` sets. Sorted by name.
    pub fields: Vec<(String, String)>,
    /// The texts that `[paper]` gives, as they are written there.
    pub given: Vec<Copy>,
}

impl Paper {
    /// The issue number, as it is printed; empty where there is none.
    #[must_use]
    pub fn number(&self) -> &str {
        self.fields.iter().find(|(name, _)| name == "number").map_or("", |(_, number)| number)
    }
}

/// Text with its inline styles and where it came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Copy {
    /// The text as it is to be set.
    pub text: String,
    /// The styles, in order, covering the text without gaps.
    pub runs: Vec<StyleRun>,
    /// Where pieces of the text stand in the source, in order.
    pub pieces: Vec<Piece>,
    /// What stretches of it ask for, in order: [`StyleRun::attributes`] numbers them.
    pub attributes: Vec<Attributes>,
}

/// A stretch of text in one style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StyleRun {
    /// The byte after its last.
    pub end: usize,
    /// Which face of the style.
    pub face: FaceRole,
    /// Letterspacing of its own, on top of nothing: it replaces the paragraph's.
    pub tracking: Option<Em>,
    /// What else it asks for: an index into [`Copy::attributes`].
    pub attributes: Option<u32>,
}

impl StyleRun {
    /// Text up to a byte, in the text face and without attributes.
    #[must_use]
    pub const fn plain(end: usize) -> Self {
        Self { end, face: FaceRole::Regular, tracking: None, attributes: None }
    }
}

/// A piece of text that stands in the source as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Its first byte in the text.
    pub text: usize,
    /// Its place in the source.
    pub span: Span,
    /// A `\` stands right before it, which says that its first character is a sign.
    pub escaped: bool,
}

impl Copy {
    /// Plain text from one place of the source.
    #[must_use]
    pub fn plain(text: impl Into<String>, span: Span) -> Self {
        let text = text.into();
        let runs = vec![StyleRun::plain(text.len())];
        Self { text, runs, pieces: vec![Piece { text: 0, span, escaped: false }], attributes: Vec::new() }
    }

    /// Plain text that stands nowhere in the source.
    #[must_use]
    pub fn bare(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { runs: vec![StyleRun::plain(text.len())], text, ..Self::default() }
    }

    /// The attributes of a run, or none.
    #[must_use]
    pub fn attributes_of(&self, run: &StyleRun) -> Option<&Attributes> {
        self.attributes.get(run.attributes? as usize)
    }

    /// The place in the source of a byte of the text.
    #[must_use]
    pub fn span_at(&self, byte: usize) -> Option<Span> {
        let piece = self.pieces.iter().rev().find(|piece| piece.text <= byte)?;
        let len = self.text.get(byte..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8) as u32;
        let start = (piece.span.start + (byte - piece.text) as u32).min(piece.span.end);
        Some(Span { start, end: (start + len).min(piece.span.end.max(start)), ..piece.span })
    }
}

/// A story.
#[derive(Debug, Clone)]
pub struct Story {
    /// The name of its file, without the ending.
    pub id: String,
    /// Its file.
    pub file: FileId,
    /// 引题, above the headline.
    pub kicker: Option<Copy>,
    /// 主题: one line to be broken by the composer, or the lines as the editor broke them; none at a picture
    /// without.
    pub headline: Vec<Copy>,
    /// 副题, below the headline.
    pub deck: Option<Copy>,
    /// 本报讯: run in at the first paragraph.
    pub dateline: Option<Copy>,
    /// 记者, 通讯员.
    pub byline: Option<Copy>,
    /// Where the byline stands.
    pub byline_place: BylinePlace,
    /// Letterspacing of the body.
    pub tracking: Option<Em>,
    /// 题图: at the head of the story, or all that it is.
    pub picture: Option<StoryPicture>,
    /// The body; empty in a story that is a picture.
    pub body: Vec<Block>,
}

impl Story {
    /// Whether it has no head.
    #[must_use]
    pub fn is_headless(&self) -> bool {
        self.headline.is_empty() && self.kicker.is_none() && self.deck.is_none()
    }
}

/// A picture of a story.
#[derive(Debug, Clone)]
pub struct StoryPicture {
    /// An index into [`Edition::pictures`].
    pub picture: usize,
    /// 图片说明.
    pub caption: Option<Copy>,
    /// 摄影: who took it.
    pub credit: Option<Copy>,
    /// What must not be cropped away: how far from its left and from its top, in thousandths.
    /// None where nobody says.
    pub focus: Option<(u16, u16)>,
    /// Where the story says so.
    pub span: Span,
}

/// Where a byline stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum BylinePlace {
    /// On the last line where it fits and no row is left over, else on a line of its own.
    #[default]
    Auto,
    /// On the last line of the last paragraph, flush right; on a line of its own where it has no room there.
    RunIn,
    /// On a line of its own.
    OwnLine,
}

/// A block of the body.
#[derive(Debug, Clone)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text.
    pub copy: Copy,
    /// Letterspacing of its own; replaces the story's.
    pub tracking: Option<Em>,
    /// Its place in the file, attributes and all.
    pub span: Span,
}

/// What a block of the body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph,
    /// 插题: a line of its own.
    Subhead,
}
