//! An edition: which stories go where on which pages, checked.
//!
//! What the stages after this one need not worry about: every length is positive where it must be; every
//! slot lies inside the grid and overlaps no other of its layout; a slot is used once a page, a story once an
//! edition; every file that is named exists inside its folder; every face that a style names is among
//! [`Edition::fonts`]; sizes, bounds and ratios are in order (smallest ≤ largest).

// A value that may be absent is passed on as it was read; `as_ref` at each call would say nothing more.
#![allow(clippy::ref_option)]

mod attributes;
mod bounds;
mod files;
mod findings;
mod house;
mod layout;
mod lengths;
mod load;
mod markdown;
mod printable;
mod punctuation;
mod raw;
mod read;
mod retrack;
#[cfg(test)]
mod schema;
mod story;
mod suggest;

use std::path::PathBuf;

use crate::diag::{FileId, Span};
use crate::geom::{Direction, Em, Length, Size};
use crate::press::{Limits, Rendering};
pub use crate::style::{Breaking, Figures, Glue, Kinsoku, MarkStyle, TrackingBounds};

pub use attributes::{Annotation, AnnotationKind, Attributes, Script, Stand, TextMark, has_sound};
pub use files::{LARGEST_PROFILE, name_of};
pub use layout::press::condition;
pub use load::{Ticket, load, load_for};
pub use retrack::retracked;

/// A checked edition.
#[derive(Debug)]
pub struct Edition {
    /// Name, date and number of the paper.
    pub paper: Paper,
    /// The pages, in order.
    pub pages: Vec<PageSpec>,
    /// The layouts that the pages use.
    pub layouts: Vec<Layout>,
    /// The stories that the pages use, in the order of pages and slots.
    pub stories: Vec<Story>,
    /// Every font file that a layout's faces name, once.
    pub fonts: Vec<FontRef>,
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

/// What the masthead says of the paper.
#[derive(Debug, Clone)]
pub struct Paper {
    /// The nameplate.
    pub name: String,
    /// Year, month, day.
    pub date: (u16, u8, u8),
    /// The values of the placeholders in furniture text, by name: `paper`, `date`, `weekday`, `lunar`,
    /// `number`, `pages`, `cn`, `publisher` and whatever else `[paper]` sets. Sorted by name.
    pub fields: Vec<(String, String)>,
}

impl Paper {
    /// The issue number, as it is printed; empty where there is none.
    #[must_use]
    pub fn number(&self) -> &str {
        self.fields.iter().find(|(name, _)| name == "number").map_or("", |(_, number)| number)
    }
}

/// One page of the edition.
#[derive(Debug, Clone)]
pub struct PageSpec {
    /// The page number (版次), from 1.
    pub number: u32,
    /// An index into [`Edition::layouts`].
    pub layout: usize,
    /// The section label in the folio line.
    pub section: String,
    /// Which story stands in which slot, in the layout's slot order.
    pub slots: Vec<SlotUse>,
}

/// A story in a slot.
#[derive(Debug, Clone, Copy)]
pub struct SlotUse {
    /// An index into [`Layout::slots`].
    pub slot: usize,
    /// An index into [`Edition::stories`].
    pub story: usize,
    /// Where the edition says so.
    pub span: Span,
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
}

impl Copy {
    /// Plain text from one place of the source.
    #[must_use]
    pub fn plain(text: impl Into<String>, span: Span) -> Self {
        let text = text.into();
        let runs = vec![StyleRun::plain(text.len())];
        Self { text, runs, pieces: vec![Piece { text: 0, span }], attributes: Vec::new() }
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

/// Which face of a style a run asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FaceRole {
    /// The body face.
    Regular,
    /// 黑体 lead-ins and datelines (`**…**`).
    Strong,
    /// 楷体 quotations (`*…*`).
    Emphasis,
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
    /// 主题: one line to be broken by the composer, or the lines as the editor broke them.
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
    /// The body.
    pub body: Vec<Block>,
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

/// A page layout.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The name of its file, without the ending.
    pub name: String,
    /// Trim and bleed.
    pub sheet: Sheet,
    /// The baseline grid and its columns.
    pub grid: Grid,
    /// The condition of the press.
    pub press: Press,
    /// Named lists of faces, best first.
    pub faces: Vec<Faces>,
    /// The body style.
    pub body: BodyStyle,
    /// The head styles, by name.
    pub heads: Vec<HeadStyle>,
    /// Where stories go.
    pub slots: Vec<Slot>,
    /// Rules between stories.
    pub rules: Vec<RuleSpec>,
    /// 报头, on page 1.
    pub masthead: Option<Masthead>,
    /// 报眉, on every other page.
    pub folio: Option<Folio>,
}

/// The sheet after trimming.
#[derive(Debug, Clone, Copy)]
pub struct Sheet {
    /// The trimmed page.
    pub trim: Size,
    /// How far printed matter may go beyond it.
    pub bleed: Length,
}

/// The baseline grid: the type area (版心) in columns and rows.
///
/// On a page of vertical text columns lie below one another and rows follow each other from the right to the
/// left; what is said of left and top here is said in the coordinates of [`crate::geom::Turn`].
#[derive(Debug, Clone, Copy)]
pub struct Grid {
    /// The way the lines of the page run.
    pub direction: Direction,
    /// The body size: one em of the grid.
    pub size: Length,
    /// Baseline to baseline: the height of a row.
    pub leading: Length,
    /// Basic columns.
    pub columns: u32,
    /// The width of a basic column.
    pub measure: Em,
    /// Between two columns.
    pub gutter: Em,
    /// Rows of the type area.
    pub rows: u32,
    /// From the edge of the trim where lines begin to the type area.
    pub left: Length,
    /// From the edge of the trim where the first line lies to the type area.
    pub top: Length,
}

/// The press condition: an output intent, and what such a press can print.
#[derive(Debug, Clone)]
pub struct Press {
    /// The registered identifier, such as `CGATS TR 002`.
    pub identifier: String,
    /// What it is, for people.
    pub info: String,
    /// The registry of the identifier.
    pub registry: String,
    /// The ICC profile of the condition.
    pub profile: PathBuf,
    /// How grey and dark colours are made of black, for people; empty where nobody says.
    pub black_generation: String,
    /// How RGB pictures are converted.
    pub rendering: Rendering,
    /// What the press can print, and what the house thinks of single rules.
    pub limits: Limits,
    /// Where each of [`Limits::severities`] is given, in their order.
    pub severities: Vec<Span>,
    /// Where it is named.
    pub span: Span,
}

/// A named list of faces, best first; an index into [`Edition::fonts`] each.
#[derive(Debug, Clone)]
pub struct Faces {
    /// The name that styles use.
    pub name: String,
    /// Indices into [`Edition::fonts`].
    pub fonts: Vec<usize>,
}

/// An index into [`Layout::faces`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FacesId(pub usize);

/// How body text is set.
#[derive(Debug, Clone)]
pub struct BodyStyle {
    /// The body face.
    pub regular: FacesId,
    /// The face of `**…**`, datelines and subheads.
    pub strong: FacesId,
    /// The face of `*…*` and bylines.
    pub emphasis: FacesId,
    /// The style of punctuation.
    pub marks: MarkStyle,
    /// The level of forbidden breaks.
    pub kinsoku: Kinsoku,
    /// Pause and stop marks may stand outside the measure at a line end that does not fit otherwise.
    pub hanging: bool,
    /// How the breaks of a paragraph are chosen.
    pub breaking: Breaking,
    /// The least characters on a paragraph's last line; 1 is no demand.
    pub last_line: u32,
    /// The least lines of a paragraph at a column's head; 1 is no demand.
    pub widows: u32,
    /// The least lines of a paragraph at a column's foot; 1 is no demand.
    pub orphans: u32,
    /// The widths of figures.
    pub figures: Figures,
    /// 纵中横: how many figures stand side by side in one em of a vertical line.
    pub cell_figures: u32,
    /// English words are hyphenated at line ends.
    pub hyphenate: bool,
    /// The first line of a paragraph.
    pub indent: Em,
    /// Between Han and figures or Latin letters.
    pub han_latin: Glue,
    /// After a dateline.
    pub dateline_gap: Em,
    /// The least between the last word and a byline on the same line.
    pub byline_gap: Em,
    /// What copyfit may do.
    pub tracking: TrackingBounds,
}

/// How the heads of a slot are set.
#[derive(Debug, Clone)]
pub struct HeadStyle {
    /// The name that slots use.
    pub name: String,
    /// 主题.
    pub headline: DisplayStyle,
    /// 引题.
    pub kicker: DisplayStyle,
    /// 副题.
    pub deck: DisplayStyle,
    /// How many lines a headline may take at most.
    pub lines: u32,
}

/// How a line of display type is set.
#[derive(Debug, Clone)]
pub struct DisplayStyle {
    /// The face.
    pub face: FacesId,
    /// The largest size.
    pub largest: Length,
    /// The smallest size.
    pub smallest: Length,
    /// The narrowest horizontal scale, in thousandths (长宋, 长黑).
    pub narrowest: u16,
    /// The widest letterspacing of a short head.
    pub open: Em,
}

/// A place for a story.
#[derive(Debug, Clone)]
pub struct Slot {
    /// The name that editions use.
    pub name: String,
    /// The first basic column, from 0.
    pub column: u32,
    /// How many basic columns it spans.
    pub span: u32,
    /// The first row, from 0.
    pub row: u32,
    /// How many rows, head and body.
    pub rows: u32,
    /// How many of them the head takes.
    pub head_rows: u32,
    /// How many text columns the body has.
    pub text_columns: u32,
    /// The way its lines run.
    pub direction: Direction,
    /// An index into [`Layout::heads`].
    pub head: usize,
    /// Where the layout says so.
    pub name_span: Span,
}

/// A rule between stories.
#[derive(Debug, Clone, Copy)]
pub struct RuleSpec {
    /// Its weight.
    pub weight: Length,
    /// Where it lies.
    pub place: RulePlace,
}

/// Where a rule lies.
#[derive(Debug, Clone, Copy)]
pub enum RulePlace {
    /// Across columns, in the middle of a row.
    Across {
        /// The first basic column, from 0.
        column: u32,
        /// How many.
        span: u32,
        /// The row, from 0.
        row: u32,
    },
    /// Down the middle of the gutter after a column.
    Down {
        /// The column before the gutter, from 0.
        after: u32,
        /// The first row, from 0.
        row: u32,
        /// How many.
        rows: u32,
    },
}

/// 报头: nameplate on the left, ear on the right, a strip between two rules below.
#[derive(Debug, Clone)]
pub struct Masthead {
    /// Rows from the top of the type area.
    pub rows: u32,
    /// The paper's name.
    pub nameplate: FurnitureText,
    /// How many basic columns the nameplate spans; the ear has the rest.
    pub nameplate_span: u32,
    /// 报眼: lines of text beside the nameplate.
    pub ear: Vec<FurnitureText>,
    /// The line between two rules, its items spread over the measure.
    pub strip: Vec<FurnitureText>,
}

/// 报眉: one line with its items spread over the measure, and a rule below.
#[derive(Debug, Clone)]
pub struct Folio {
    /// Rows from the top of the type area.
    pub rows: u32,
    /// Left, centre, right.
    pub items: Vec<FurnitureText>,
}

/// Text of the page itself. Its placeholders were looked up when it was read: one that is unknown can't come
/// this far.
#[derive(Debug, Clone)]
pub struct FurnitureText {
    /// In order.
    pub parts: Vec<FurniturePart>,
    /// The face.
    pub face: FacesId,
    /// The size.
    pub size: Length,
    /// Where the layout says so.
    pub span: Span,
}

/// A part of a furniture text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FurniturePart {
    /// The same on every page: as it is written, or a field of the paper.
    Text(String),
    /// `{page}`: the page number.
    PageNumber,
    /// `{section}`: the section label.
    Section,
}

impl FurnitureText {
    /// The text on a page.
    #[must_use]
    pub fn on(&self, page: &PageSpec) -> String {
        let part = |part: &FurniturePart| match part {
            FurniturePart::Text(text) => text.clone(),
            FurniturePart::PageNumber => page.number.to_string(),
            FurniturePart::Section => page.section.clone(),
        };
        self.parts.iter().map(part).collect()
    }
}
