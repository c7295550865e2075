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
mod choice;
mod days;
mod fields;
mod given;
mod heads;
mod load;
mod next;
mod pages;
mod picture;
pub(crate) mod raw;
mod retrack;
#[cfg(test)]
pub(crate) mod schema;
mod story;
mod terms;
mod word_lists;

use std::path::{Path, PathBuf};

use crate::color::Ink;
use crate::copy::{Block, Copy};
use crate::diag::{FileId, Span};
use crate::geom::Em;
use crate::layout::{FontRef, Layout};
use crate::press::Press;
use crate::reading::Format;

pub use choice::PageChoice;
pub use load::{Ticket, load, load_for};
pub use next::{Fresh, Next, next};
pub use pages::{PageSpec, SlotUse};
pub use retrack::retracked;
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
