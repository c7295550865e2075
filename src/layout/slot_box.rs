//! What stands in the text of a slot, which runs around it (串文): boxes, and slots inside the slot.

use super::mount::Mount;
use super::page_parts::Cells;
use crate::diag::Span;
use crate::geom::{Direction, Em, Point, Rect};

/// A box in the text of a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotBox {
    /// What stands in it.
    pub holds: Holds,
    /// Where it stands along the lines: among its text columns, if it names the first of them, else among all.
    pub place: BoxPlace,
    /// The first of the text columns that it stands in, from 0, and how many there are; all where it names none.
    pub among: Option<(u32, u32)>,
    /// How wide it is.
    pub width: BoxWidth,
    /// How many rows it takes.
    pub rows: u32,
    /// How many rows of the text stand above it; none where it stands at the foot.
    pub from: Option<u32>,
    /// The paragraph that it stands beside, where the story names it.
    pub beside: Option<String>,
    /// The way the lines of a head in it run, where that is another than those of the text.
    pub direction: Option<Direction>,
    /// How far text keeps from it.
    pub distance: Em,
    /// What of it text runs around.
    pub outline: Outline,
    /// How a picture in it is mounted.
    pub mount: Mount,
    /// Where the layout says so.
    pub span: Span,
}

/// What stands in a box of a slot: a part of the slot's story, which has its rows where it does without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// The head.
    Head,
    /// The picture, with its caption.
    Picture,
    /// The quotation.
    Quotation,
    /// The table.
    Table,
}

/// What of a story has a place of its own in its slot. A slot has one each for head, quotation and table, and as many as
/// it likes for pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// The head.
    Head,
    /// Which of its pictures, from 0, with its caption.
    Picture(u16),
    /// The quotation.
    Quotation,
    /// The table.
    Table,
}

impl Holds {
    /// What files call it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Picture => "picture",
            Self::Quotation => "quotation",
            Self::Table => "table",
        }
    }
}

/// Where a box stands along the lines: at their start, in their middle, at their end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoxPlace {
    /// At the start.
    Left,
    /// In the middle.
    Middle,
    /// At the end.
    Right,
}

/// How wide a box is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoxWidth {
    /// So many text columns with the white between them.
    Columns(u32),
    /// A length.
    Em(Em),
}

/// What of a box text runs around.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outline {
    /// All of it.
    Rectangle,
    /// What lies inside these corners, in thousandths from the left and from the top: of the picture, whose caption is
    /// below them, else of the box.
    Polygon(Vec<(u16, u16)>),
    /// What is printed of the picture, and its caption.
    CutOut,
}

impl Outline {
    /// Whether text runs along it, and not around a box.
    #[must_use]
    pub fn is_followed(&self) -> bool {
        *self != Self::Rectangle
    }

    /// Its corners in what it is the outline of, where it has any.
    #[must_use]
    pub fn corners_in(&self, rect: Rect) -> Vec<Point> {
        match self {
            Self::Polygon(corners) => corners.iter().map(|corner| rect.at(*corner)).collect(),
            Self::Rectangle | Self::CutOut => Vec::new(),
        }
    }
}

/// A slot that lies inside another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InsetSlot {
    /// Its name.
    pub name: String,
    /// Its rectangles.
    pub rectangles: Vec<Cells>,
    /// How far text keeps from it.
    pub distance: Em,
    /// 组合: whether its story stands under the head of the outer one, with others.
    pub grouped: bool,
}
