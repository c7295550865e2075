//! What is told of two editions: pages, on them findings, and from which plates they are printed anew.

use crate::geom::{Em, Length, Rect, Size};
use crate::page::Role;

/// How two editions differ in what is printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    /// The pages that both have and that differ, in the order of the later one.
    pub pages: Vec<PageDifference>,
    /// Pages of the later one alone.
    pub added: Vec<PageName>,
    /// Pages of the earlier one alone.
    pub dropped: Vec<PageName>,
    /// The order of the pages that both have, in the earlier one and in the later, where they follow each other otherwise.
    pub order: Option<[Vec<String>; 2]>,
}

impl Difference {
    /// Whether nothing is printed otherwise.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        let Self { pages, added, dropped, order } = self;
        pages.is_empty() && added.is_empty() && dropped.is_empty() && order.is_none()
    }
}

/// A page by what readers call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageName {
    /// The number that it prints.
    pub label: String,
    /// Its section; empty where it has none.
    pub section: String,
    /// The plates that it is printed from.
    pub plates: Vec<Plate>,
}

/// How a page differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageDifference {
    /// The number that it prints.
    pub label: String,
    /// Its section in the later edition.
    pub section: String,
    /// Its place in the earlier edition and in the later, from 0.
    pub at: [usize; 2],
    /// The plates that are to be made anew.
    pub plates: Vec<Plate>,
    /// Those of them that it was not printed from before.
    pub gained: Vec<Plate>,
    /// The plates that it is no longer printed from.
    pub lost: Vec<Plate>,
    /// What differs, in the order of reading.
    pub findings: Vec<Finding>,
}

/// A plate: an ink of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Plate {
    /// Of the process: cyan, magenta, yellow, black.
    Process(u8),
    /// Of a named ink.
    Named(String),
}

impl Plate {
    /// The plates of the process, as files call them.
    pub const PROCESS: [&str; 4] = ["cyan", "magenta", "yellow", "black"];

    /// What files call it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Process(at) => Self::PROCESS.get(usize::from(*at)).copied().unwrap_or_default(),
            Self::Named(name) => name,
        }
    }
}

/// Something that differs on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The story that it is of; none, of the page itself.
    pub story: Option<StoryName>,
    /// What of it.
    pub part: Part,
    /// How it differs.
    pub what: What,
    /// Where it is in the earlier edition.
    pub before: Vec<Rect>,
    /// Where it is in the later one.
    pub after: Vec<Rect>,
}

/// A story by what people call it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct StoryName {
    /// The name of its file, without the ending.
    pub id: String,
    /// Its headline.
    pub title: String,
}

/// What of a story or a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The page.
    Page,
    /// All of a story that stands there.
    Story,
    /// Its text of some role.
    Text(Role),
    /// What is no text.
    Box(BoxKind),
}

/// What is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BoxKind {
    /// 线, 边框, rules of tables.
    Rule,
    /// 底纹.
    Tint,
    /// A photograph, or a drawing that stands for one.
    Picture,
    /// 广告.
    Advertisement,
    /// Artwork of the page itself, such as a nameplate.
    Artwork,
    /// Printer's marks.
    Mark,
}

impl BoxKind {
    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Tint => "tint",
            Self::Picture => "picture",
            Self::Advertisement => "advertisement",
            Self::Artwork => "artwork",
            Self::Mark => "mark",
        }
    }
}

/// A place in the columns of a story on a page, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The column.
    pub column: u16,
    /// The row in it.
    pub row: u16,
}

/// Lines of a text: how many, and the places of the first and of the last, where the text stands in columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Lines {
    /// How many.
    pub count: usize,
    /// From where to where, in the later edition.
    pub places: Option<(Place, Place)>,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Quote {
    /// What it says; `¶` where a paragraph begins in it.
    pub text: String,
    /// The place of its first line, where the text stands in columns.
    pub at: Option<Place>,
}

/// How something differs.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum What {
    /// It is there in the later edition alone; how many of its kind, and what it says.
    Added(usize, String),
    /// It is there in the earlier edition alone.
    Dropped(usize, String),
    /// A story that was not on this page; where it was before, if it was printed at all.
    StoryAdded(Option<String>),
    /// A story that is not on this page any more; where it is now, if it is printed at all.
    StoryDropped(Option<String>),
    /// Characters are others; what stands right before and right behind them.
    Text {
        /// What they were; nothing, where there were none.
        before: Quote,
        /// What they are.
        after: Quote,
        /// What stands around them in the later edition.
        around: [String; 2],
    },
    /// A passage stands elsewhere in its text.
    Transposed(Quote, Quote),
    /// Lines with the same characters, which end elsewhere.
    Broken(Lines),
    /// The same lines at other places.
    Moved(Lines, Vec<Shift>),
    /// The same lines in the same rows, which are further apart or closer.
    Leading(Lines, Length, Length),
    /// The same characters in another type.
    Type(Lines, Vec<Change>),
    /// The same characters further apart or closer, by so much for each: the least and the most.
    Spaced(Lines, Em, Em),
    /// What stands beside the characters: dots, lines, sounds.
    Beside(Lines),
    /// So many boxes stand elsewhere.
    BoxMoved(usize, Length, Length),
    /// They are larger or smaller.
    Resized(usize, Size, Size),
    /// Rules are thicker or thinner.
    Weight(usize, Length, Length),
    /// They have another colour.
    Colour(usize, String, String),
    /// Another picture or another file, by its name.
    Content(String, String),
    /// The same picture, of which something else is seen.
    Crop(String),
    /// They are drawn otherwise.
    Drawn(usize),
    /// The page, its bleed or the sheet around it has another size.
    Sheet(Size, Size),
    /// What lies over what.
    Order,
    /// An ink of the page is mixed otherwise: no plate differs by it, but what stands for the ink where there is none.
    Mixture(String, String, String),
    /// Something that is not described any further.
    Other,
}

impl What {
    /// What it is called.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Added(..) | Self::StoryAdded(_) => "added",
            Self::Dropped(..) | Self::StoryDropped(_) => "dropped",
            Self::Text { .. } => "text",
            Self::Transposed(..) => "transposed",
            Self::Broken(_) => "broken",
            Self::Moved(..) | Self::BoxMoved(..) => "moved",
            Self::Leading(..) => "leading",
            Self::Type(..) => "type",
            Self::Spaced(..) => "spaced",
            Self::Beside(_) => "beside",
            Self::Resized(..) => "resized",
            Self::Weight(..) => "weight",
            Self::Colour(..) => "colour",
            Self::Content(..) => "content",
            Self::Crop(_) => "crop",
            Self::Drawn(_) => "drawn",
            Self::Sheet(..) => "sheet",
            Self::Order => "order",
            Self::Mixture(..) => "mixture",
            Self::Other => "other",
        }
    }
}

/// How far lines stand from where they stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shift {
    /// How many lines.
    pub lines: usize,
    /// How many columns further on, in the order of reading.
    pub columns: i32,
    /// How many rows further down.
    pub rows: i32,
    /// On the page.
    pub x: Length,
    /// On the page.
    pub y: Length,
}

/// What of type differs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Change {
    /// What.
    pub property: Property,
    /// What it was.
    pub before: String,
    /// What it is.
    pub after: String,
}

/// What type has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Property {
    /// The face.
    Face,
    /// The size.
    Size,
    /// How wide it is drawn.
    Scale,
    /// The colour.
    Colour,
    /// Whether it stands upright, runs down or is turned.
    Stance,
}

impl Property {
    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Face => "face",
            Self::Size => "size",
            Self::Scale => "scale",
            Self::Colour => "colour",
            Self::Stance => "stance",
        }
    }
}
