//! The display list: all that writers and preflight know of an edition.
//!
//! What a writer need not worry about: every item lies where it is to be printed, in page coordinates
//! (see [`crate::geom`]); every glyph has its place, none is to be shaped, kerned or justified again; items
//! are in paint order, and text items in reading order; every glyph belongs to a face that
//! the edition was composed with ([`FaceId`]); the text of a run's glyphs, joined, is the text of the run.

mod cluster;
mod published;
mod source;
mod story;

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU8;
use std::sync::Arc;

use crate::color::{Color, Ink, InkId, Paint};
use crate::diag::Span;
use crate::geom::{EM_BOX_TOP, Em, Length, Point, Rect, Size};
use crate::insert::Insert;
use crate::outline::{Area, Contour, FillRule, around};
use crate::picture::Raster;

pub(crate) use cluster::single;
pub use cluster::{Cluster, Clusters};
pub use published::published;
pub use source::{CellHead, CellPlace, Role, Source, TablePart};
pub use story::{Correction, StoryLabel};

/// An edition composed: its pages and what they share.
#[derive(Debug, Clone)]
pub struct Composition {
    /// The language of its text (BCP 47).
    pub language: &'static str,
    /// What the file says of itself, and what dates and identifiers derive from.
    pub about: About,
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// The stories that the items' [`Source`]s number, in edition order.
    pub stories: Vec<StoryLabel>,
    /// The faces that runs may be set in, in the order that files have them in.
    pub faces: Vec<FaceId>,
    /// The named inks that the pages' colours may number, in the order that files have them in.
    pub inks: Vec<(InkId, Ink)>,
    /// The pictures that the pages' items number.
    pub pictures: Vec<Picture>,
    /// The pages of other files that the pages' items number.
    pub inserts: Vec<Inserted>,
}

/// The named inks that pages are printed with: only those make plates, whatever an edition has besides.
#[derive(Debug)]
pub struct Plates<'c> {
    /// In the order of the composition.
    pub inks: Vec<&'c Ink>,
    places: BTreeMap<InkId, u16>,
}

impl Composition {
    /// The named inks that its pages and their marks are printed with.
    #[must_use]
    pub fn plates(&self) -> Plates<'_> {
        let items = self.pages.iter().flat_map(|page| page.items.iter().chain(&page.marks));
        let paints = items.filter(|_| !self.inks.is_empty()).filter_map(Item::paint);
        let used: BTreeSet<InkId> = paints.filter_map(|paint| paint.color.ink()).collect();
        let printed = || self.inks.iter().filter(|(id, _)| used.contains(id));
        let places = printed().map(|(id, _)| *id).zip(0..).collect();
        Plates { inks: printed().map(|(_, ink)| ink).collect(), places }
    }

    /// The named ink of a number; nothing for one that it has not.
    #[must_use]
    pub fn ink(&self, id: InkId) -> Option<&Ink> {
        self.inks.iter().find(|(known, _)| *known == id).map(|(_, ink)| ink)
    }
}

impl Plates<'_> {
    /// The place of an ink among them; nothing for one that no page is printed with.
    #[must_use]
    pub fn place(&self, id: InkId) -> Option<u16> {
        self.places.get(&id).copied()
    }
}

/// A picture of the edition, for all places where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The name of its file.
    pub name: String,
    /// What it shows, for those who don't see it; empty where nobody wrote it.
    pub alt: String,
    /// Its pixels.
    pub raster: Arc<Raster>,
}

/// A page of another file, for all places where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inserted {
    /// The name of that file.
    pub name: String,
    /// What it shows, for those who don't see it; empty where nobody wrote it.
    pub alt: String,
    /// The plates of the process that it is printed from: cyan, magenta, yellow, black.
    pub process: [bool; 4],
    /// The page.
    pub insert: Arc<Insert>,
}

/// What the edition says of itself: enough to tell it from every other, wherever its folder is and whatever it
/// is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The paper's name.
    pub paper: String,
    /// The edition's date: year, month, day.
    pub date: (u16, u8, u8),
    /// When the edition closed: hour, minute, second; none where nobody says.
    pub time: Option<(u8, u8, u8)>,
    /// The issue number, as it is printed; empty where the paper has none.
    pub number: String,
    /// Who publishes the paper, where it says so.
    pub publisher: Option<String>,
    /// Its serial number (国内统一连续出版物号), where it says so.
    pub serial: Option<String>,
    /// What its page goes by, of what is one page of an edition and a document of its own; nothing, of an edition.
    pub page: Option<String>,
}

impl About {
    /// The date, as machines write it (ISO 8601).
    #[must_use]
    pub fn day(&self) -> String {
        let (year, month, day) = self.date;
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// The document title: paper and date, and the page of what is one page.
    #[must_use]
    pub fn title(&self) -> String {
        let edition = format!("{} {}", self.paper, self.day());
        self.page.iter().fold(edition, |edition, page| format!("{edition} {page}"))
    }
}

/// One page.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its place in the edition, from 1 (版次).
    pub number: u32,
    /// What the paper calls it, by the number that it prints, such as A05.
    pub label: String,
    /// What its section is called, as its folio line has it; empty where nobody says.
    pub section: String,
    /// The trimmed page.
    pub trim: Size,
    /// How far printed matter goes beyond the trim.
    pub bleed: Length,
    /// How far the sheet goes beyond the bleed, for marks and the slug line; nothing where it has none.
    pub slug: Length,
    /// What is on it, in paint order; text in reading order.
    pub items: Vec<Item>,
    /// Printer's marks and the slug line, all of it outside the bleed.
    pub marks: Vec<Item>,
    /// The stories that stand on it, in the order of its slots.
    pub regions: Vec<Region>,
    /// The drawings that stand on it as pictures: what they are made of is among the items.
    pub drawings: Vec<PlacedDrawing>,
}

/// A story's outline on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// The story, an index into [`Composition::stories`].
    pub story: u16,
    /// The name of its slot.
    pub slot: String,
    /// Where the edition puts the story there.
    pub written: Span,
    /// All of it. Grounds and borders may reach beyond it, marks that hang, and what of pictures goes off the page (出血).
    pub rect: Rect,
    /// What stands in it: head, picture with its caption, then the text columns in reading order.
    pub parts: Vec<Part>,
}

/// A part of a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// What stands in it.
    pub kind: PartKind,
    /// Where.
    pub rect: Rect,
}

/// What stands in a part of a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartKind {
    /// The head, all its parts.
    Head,
    /// A picture with its caption.
    Picture,
    /// A quotation.
    Quotation,
    /// A table in a box.
    Table,
    /// Rows of text: a column, by its number in the story, from 0.
    Column(u16),
}

/// Something printed.
#[derive(Debug, Clone)]
pub enum Item {
    /// Glyphs of one face and size on one line.
    Glyphs(GlyphRun),
    /// A filled rectangle: a rule or a tint.
    Fill(Fill),
    /// A filled outline: an emphasis dot, a wavy line, what of an artwork is in one ink.
    Shape(Shape),
    /// A picture.
    Picture(PlacedPicture),
    /// A page of another file.
    Insert(PlacedInsert),
}

impl Item {
    /// The picture that it is.
    #[must_use]
    pub const fn picture(&self) -> Option<&PlacedPicture> {
        if let Self::Picture(placed) = self { Some(placed) } else { None }
    }

    /// Whose it is.
    #[must_use]
    pub const fn source(&self) -> &Source {
        match self {
            Self::Glyphs(run) => &run.source,
            Self::Fill(fill) => &fill.source,
            Self::Shape(shape) => &shape.source,
            Self::Picture(picture) => &picture.source,
            Self::Insert(insert) => &insert.source,
        }
    }

    /// Where it was written; nothing, for what stands in no file.
    #[must_use]
    pub const fn written(&self) -> Option<Span> {
        match self {
            Self::Glyphs(run) => run.written,
            Self::Picture(picture) => picture.written,
            Self::Insert(insert) => insert.written,
            Self::Fill(_) | Self::Shape(_) => None,
        }
    }

    /// In which ink; a picture has inks of its own, and so has what comes as a file.
    #[must_use]
    pub const fn paint(&self) -> Option<Paint> {
        match self {
            Self::Glyphs(run) => Some(run.paint),
            Self::Fill(fill) => Some(fill.paint),
            Self::Shape(shape) => Some(shape.paint),
            Self::Picture(_) | Self::Insert(_) => None,
        }
    }
}

/// A picture at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedPicture {
    /// Which.
    pub picture: PictureId,
    /// The whole picture, also what is cropped away.
    pub rect: Rect,
    /// What is seen of it; inside `rect`.
    pub clip: Rect,
    /// The corners of what is seen of that, where it is not all.
    pub outline: Vec<Point>,
    /// What is read in it, such as the name that the picture of a nameplate shows; empty for those of stories, which are seen
    /// and not read.
    pub text: String,
    /// Whose picture it is.
    pub source: Source,
    /// Whether it may stand in the paper's web edition (网络版权): its file may stand elsewhere by another right.
    pub web: bool,
    /// Where the story names it, its file included.
    pub written: Option<Span>,
}

/// A picture among those of the edition (an index into [`Composition::pictures`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PictureId(pub u16);

/// A page of another file at its place: upright, as large as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedInsert {
    /// Which.
    pub insert: InsertId,
    /// Where it stands; what lies outside is not seen.
    pub rect: Rect,
    /// Whose it is.
    pub source: Source,
    /// Whether it may stand in the paper's web edition (网络版权).
    pub web: bool,
    /// Where the edition names it.
    pub written: Option<Span>,
}

/// A page of another file among those of the edition (an index into [`Composition::inserts`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct InsertId(pub u16);

/// A drawing at its place, as a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedDrawing {
    /// The name of its file.
    pub name: String,
    /// What it shows, for those who don't see it; empty where nobody wrote it.
    pub alt: String,
    /// Where it stands.
    pub rect: Rect,
    /// The colours of its pieces, each once.
    pub colors: Vec<Color>,
    /// Of how many pieces it is.
    pub pieces: usize,
    /// Whose it is: its items say the same.
    pub source: Source,
    /// Whether it may stand in the paper's web edition (网络版权).
    pub web: bool,
    /// Where the edition names it, its file included.
    pub written: Span,
}

/// A filled outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// Its contours.
    pub contours: Vec<Contour>,
    /// What of them is filled.
    pub rule: FillRule,
    /// In which ink.
    pub paint: Paint,
    /// What it is part of.
    pub source: Source,
    /// What is read in it and in those that follow it, such as the name that an artwork draws; empty for most.
    pub text: String,
    /// What it is cut to: what lies in all of these is seen.
    pub clips: Vec<Arc<Area>>,
    /// How thick the line is that it is the outline of; nothing, of what is no line.
    pub line: Option<Length>,
}

impl Shape {
    /// One contour, in which nothing is read.
    #[must_use]
    pub fn plain(contour: Contour, paint: Paint, source: Source) -> Self {
        Self::filled(Area { contours: vec![contour], rule: FillRule::NonZero }, paint, source)
    }

    /// An area in which nothing is read.
    #[must_use]
    pub fn filled(Area { contours, rule }: Area, paint: Paint, source: Source) -> Self {
        let (text, clips, line) = (String::new(), Vec::new(), None);
        Self { contours, rule, paint, source, text, clips, line }
    }

    /// The rectangle in which it is seen: nothing is in it where all of it is cut away.
    #[must_use]
    pub fn seen(&self) -> Rect {
        let clips = self.clips.iter().map(|clip| around(&clip.contours));
        clips.fold(around(&self.contours), Rect::common)
    }
}

/// How the glyphs of a run stand on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Mode {
    /// On a line that runs to the right.
    #[default]
    Horizontal,
    /// Upright on a line that runs down. The origin of a glyph is in the middle of the line,
    /// [`crate::geom::EM_BOX_TOP`] above its baseline and half its advance right of where it begins.
    Upright,
    /// Turned a quarter clockwise, on a line that runs down.
    Turned,
}

/// A filled rectangle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fill {
    /// Where.
    pub rect: Rect,
    /// In which ink.
    pub paint: Paint,
    /// What it is part of.
    pub source: Source,
}

/// Glyphs of one face and size on one line.
#[derive(Debug, Clone)]
pub struct GlyphRun {
    /// The face, one of the fonts that the edition was composed with.
    pub face: FaceId,
    /// The type size: one em.
    pub size: Length,
    /// Horizontal scale in thousandths (长宋 and 扁宋); 1000 is as drawn.
    pub scale: u16,
    /// How it stands.
    pub mode: Mode,
    /// The pen at the start of the run: on the baseline, or in the middle of an upright line.
    pub origin: Point,
    /// In reading order.
    pub glyphs: Vec<PlacedGlyph>,
    /// The source text of all the glyphs.
    pub text: String,
    /// Its last glyph is a hyphen that no copy has: its word goes on in the next line.
    pub hyphenated: bool,
    /// In which ink.
    pub paint: Paint,
    /// Whose text it is.
    pub source: Source,
    /// Where it was written, from its first character to its last, with the markup between them; of furniture, the
    /// layout's text with its placeholders. Nothing, for what stands in no file.
    pub written: Option<Span>,
}

impl GlyphRun {
    /// The em boxes from one place along the run's line to another, on the page.
    #[must_use]
    pub fn em_boxes(&self, from: Length, to: Length) -> Rect {
        let (Point { x, y }, size, long) = (self.origin, self.size, to - from);
        let below = (Em::ONE - EM_BOX_TOP).of(size);
        match self.mode {
            Mode::Horizontal => Rect { x: x + from, y: y - EM_BOX_TOP.of(size), width: long, height: size },
            Mode::Upright => {
                // Flat characters are wider than their size; those in one em share it.
                let width = size.max(size.scaled(i64::from(self.scale), 1000));
                Rect { x: x - width / 2, y: y + from, width, height: long }
            }
            Mode::Turned => Rect { x: x - below, y: y + from, width: size, height: long },
        }
    }
}

/// A glyph at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacedGlyph {
    /// Its number in the face.
    pub id: u16,
    /// Bytes of the run's text that this glyph shows, counted on from the glyph before. Zero for the second
    /// and later glyphs of a cluster.
    pub text_len: u16,
    /// Its origin, along the line from the run's origin.
    pub x: Length,
    /// Its origin, below the run's baseline, which in a line that runs down is to the left; nearly always zero.
    pub y: Length,
    /// Of a mark whose body is narrower than its face has it.
    pub narrowed: Option<Narrowed>,
}

/// The body of a mark that is narrower than its face has it: half an em, and what its line leaves of its blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Narrowed {
    /// How far the origin of the glyph stands behind the start of the body, in thousandths of an em; mostly before it.
    pub shift: i16,
    /// How wide the body is, in tenths of an em: ten at most.
    pub tenths: NonZeroU8,
}

impl Narrowed {
    /// Whether it is no wider than an em, and its glyph within an em of it.
    pub(crate) const fn is_sound(self) -> bool {
        self.tenths.get() <= 10 && -1000 <= self.shift && self.shift <= 1000
    }
}

/// A face among those the edition was composed with (an index into its fonts).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);
