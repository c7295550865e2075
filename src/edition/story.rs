//! A story, and the pictures that it may have.

use std::sync::Arc;

use super::wishes::Wishes;
use crate::artwork::{Figure, Rgb};
use crate::calendar::Date;
use crate::copy::table::Table;
use crate::copy::{Block, Passage};
use crate::diag::{FileId, Span};
use crate::files::Located;
use crate::geom::Em;
use crate::id::Id;
use crate::part::{HeadPart, PerPart};
use crate::reading::files::Kind;
use crate::reading::findings::Field;
use crate::reading::house::is_drawn;

/// The files of stories.
pub(super) const STORY: Kind =
    Kind { noun: "story", missing: "story-missing", ending: ".md", folder: "stories" };

/// A story.
#[derive(Debug, Clone)]
pub struct Story {
    /// The name of its file, without the ending.
    pub id: String,
    /// Its file.
    pub file: FileId,
    /// Its head, part by part: the lines as they are written, none of what it does not have.
    pub head: PerPart<Vec<Passage>>,
    /// What it is, where it is one thing only.
    pub only: Option<Only>,
    /// 本报讯: run in at the first paragraph.
    pub dateline: Option<Passage>,
    /// 记者, 通讯员.
    pub byline: Option<Passage>,
    /// Where the byline stands.
    pub byline_place: BylinePlace,
    /// What its head says where it goes on, on another page; its headline, if it does not say.
    pub jump_head: Option<Passage>,
    /// 导读: the head that a guide prints for it; its headline, if it does not say.
    pub guide: Option<Passage>,
    /// It is a template that was filled in: what its file has is not all of its text.
    pub is_filled: bool,
    /// Letterspacing of the body.
    pub tracking: Option<Em>,
    /// 题图, 插图: at the head of the story and in its text, in the order of the places of its slot; or one that is all that
    /// the story is.
    pub pictures: Vec<StoryPicture>,
    /// 引语: words of the story that stand in a box of its text.
    pub quotation: Option<Quotation>,
    /// The table that stands in a box of its text.
    pub table: Option<Arc<Table>>,
    /// 更正: what of an earlier issue it puts right.
    pub corrects: Option<Corrects>,
    /// 连载: which part of a serial it is.
    pub serial: Option<Serial>,
    /// Whether its briefs run on in one paragraph, where it says so.
    pub run_on: Option<bool>,
    /// 网络版权: whether it may stand in the paper's web edition, its pictures with it.
    pub web: bool,
    /// What it asks of make-up.
    pub wishes: Wishes,
    /// The body; empty in a story that is a picture or a head.
    pub body: Vec<Block>,
}

impl Story {
    /// Whether it has no head.
    #[must_use]
    pub fn is_headless(&self) -> bool {
        self.head.entries().all(|(_, lines)| lines.is_empty())
    }

    /// Whether it is a picture without text.
    #[must_use]
    pub fn is_picture_alone(&self) -> bool {
        !self.pictures.is_empty() && self.body.is_empty()
    }

    /// Whether it is a head without text (标题新闻).
    #[must_use]
    pub fn is_head_alone(&self) -> bool {
        self.only == Some(Only::Head)
    }

    /// All that is printed of its pictures, each with its number among them.
    pub fn prints(&self) -> impl Iterator<Item = (u16, &StoryPrint)> {
        (0..).zip(self.pictures.iter().flat_map(|picture| &picture.prints))
    }

    /// 主题: one line to be broken by the composer, or the lines as the editor broke them; none at a picture or a text
    /// without.
    #[must_use]
    pub fn headline(&self) -> &[Passage] {
        &self.head[HeadPart::HEADLINE]
    }

    /// The headline where it goes on, on another page: a keyword by which readers know it again.
    #[must_use]
    pub fn jump_headline(&self) -> &[Passage] {
        self.jump_head.as_ref().map_or_else(|| self.headline(), std::slice::from_ref)
    }
}

/// A picture of a story, or a group of them (组图): what stands over one caption.
#[derive(Debug, Clone)]
pub struct StoryPicture {
    /// What is printed: one, or those of a group in their order.
    pub prints: Vec<StoryPrint>,
    /// How many of a group stand beside each other.
    pub across: usize,
    /// Whether each of a group has its number in a corner, so that the caption can say 图1.
    pub numbered: bool,
    /// 图片说明.
    pub caption: Option<Passage>,
    /// 摄影: who took it.
    pub credit: Option<Passage>,
    /// Where the story says so.
    pub span: Span,
}

impl StoryPicture {
    /// The one print that it is; none of a group.
    #[must_use]
    pub fn single(&self) -> Option<&StoryPrint> {
        if let [one] = self.prints.as_slice() { Some(one) } else { None }
    }
}

/// A print: a picture at its place.
#[derive(Debug, Clone)]
pub struct StoryPrint {
    /// The file; nothing, where it can't be had, which has been told: its place stays white.
    pub picture: Option<Id<PictureRef>>,
    /// The name of the file, as the story has it; empty where it names none.
    pub name: String,
    /// What must not be cropped away: how far from its left and from its top, in thousandths.
    /// None where nobody says.
    pub focus: Option<(u16, u16)>,
    /// Of a drawing, the colours of it that are printed in colours of the layout.
    pub colors: Vec<DrawnColor>,
    /// 网络版权: whether it may stand in the paper's web edition, if its story may.
    pub web: bool,
    /// Where the story says so.
    pub span: Span,
}

/// A colour of a drawing, and the name of the one that it is printed in.
#[derive(Debug, Clone)]
pub struct DrawnColor {
    /// As the drawing has it.
    pub drawn: Rgb,
    /// As the layout has it.
    pub name: Field<String>,
}

/// A quotation of a story.
#[derive(Debug, Clone)]
pub struct Quotation {
    /// What it says.
    pub text: Passage,
    /// Whose words they are.
    pub by: Option<Passage>,
    /// Where the story says so.
    pub span: Span,
}

/// A part of a serial.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Serial {
    /// What the serial is called.
    pub title: String,
    /// Which part it is, from 1.
    pub part: u32,
    /// It is the last.
    pub last: bool,
    /// Where the story says so.
    pub span: Span,
}

/// What of an earlier issue a story puts right.
#[derive(Debug, Clone)]
pub struct Corrects {
    /// The date of the issue: year, month, day.
    pub date: Field<Date>,
    /// The page, as it was printed.
    pub page: Field<String>,
    /// The name of the story's file, without the ending.
    pub story: Option<String>,
    /// The headline that it had.
    pub headline: Option<String>,
}

/// What a story is, that is one thing only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Only {
    /// 标题新闻: a head that says it all.
    Head,
    /// Text under another's head, or under none.
    Text,
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

/// A picture file.
#[derive(Debug, Clone)]
pub struct PictureRef {
    /// Where it was found.
    pub file: Located,
    /// Its name, as the story or the layout has it.
    pub name: String,
    /// What it shows, for those who don't see it; empty where nobody wrote it.
    pub alt: String,
    /// What it draws, of a drawing that can be had.
    pub figure: Option<Arc<Figure>>,
    /// Where a story or a layout names it.
    pub span: Span,
}

impl PictureRef {
    /// Whether it is a drawing, by the name of its file.
    #[must_use]
    pub fn is_drawn(&self) -> bool {
        is_drawn(&self.name)
    }
}
