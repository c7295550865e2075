//! The parts of a layout, checked.

use std::sync::Arc;

use super::makeup::Makeup;
use super::mount::Mount;
use super::named::Colors;
use super::page_parts::{Cells, FurniturePart};
use super::rule::{Border, Edges, Rule, Side};
use super::serial::Serials;
use super::slot_box::{Held, Holds, InsetSlot, SlotBox};
use crate::color::Paint;
use crate::diag::Span;
use crate::geom::{Direction, Em, Length, Size};
use crate::id::{Id, Table};
use crate::reading::findings::Field;
use crate::reading::format::Format;
use crate::style::{BodyStyle, CaptionStyle, Faces, HeadStyle, JumpStyle, QuotationStyle, TableStyles};

/// A page layout.
#[derive(Debug)]
pub struct Layout {
    /// By what rules its file was written.
    pub format: Format,
    /// The name of its file, without the ending.
    pub name: String,
    /// The layout that it stands on.
    pub base: Option<String>,
    /// Trim and bleed.
    pub sheet: Sheet,
    /// The baseline grid and its columns.
    pub grid: Grid,
    /// All its faces: for text that nobody designed.
    pub faces: Faces,
    /// The body style.
    pub body: BodyStyle,
    /// How captions are set.
    pub captions: CaptionStyle,
    /// How quotations in the text are set.
    pub quotations: QuotationStyle,
    /// How tables are set.
    pub tables: TableStyles,
    /// The lines that lead from one page to another and back.
    pub jumps: JumpStyle,
    /// How parts of serials are called and end.
    pub serials: Serials,
    /// Where stories go.
    pub slots: Table<Slot>,
    /// How the program makes dummies of its pages; nothing, where it does not say.
    pub makeup: Option<Makeup>,
    /// How many steps the scale of its headlines has; none where it has no scale.
    pub steps: usize,
    /// 付印: the readings that its pages need before they go into a press file, in their order; nothing, where it asks for none.
    pub readings: Option<Field<Vec<String>>>,
    /// It says what is in a colour of its own where the edition is festive, or something is wrong with how it is written.
    pub festive: bool,
    /// Colours have names in it beside those that need none.
    pub coloured: bool,
    /// Its colours by name, for what stands in its slots and is drawn in some of them.
    pub colors: Colors,
    /// What of it can't be used, which has been told.
    pub lost: Lost,
    /// Rules between stories.
    pub rules: Vec<RuleSpec>,
    /// What stands on its pages beside stories, in the order of reading.
    pub furniture: Table<FurniturePart>,
}

impl Layout {
    /// The furniture of a page of a number.
    pub fn furniture_on(&self, number: u32) -> impl Iterator<Item = (Id<FurniturePart>, &FurniturePart)> {
        let vertical = self.grid.direction == Direction::Vertical;
        self.furniture.entries().filter(move |(_, part)| part.when.is(number, vertical))
    }
}

/// What of a layout is wrong, so that what it lacks is told of nobody else.
#[derive(Debug, Default)]
pub struct Lost {
    /// The names of slots.
    pub slots: Vec<String>,
    /// Masthead or folio.
    pub furniture: bool,
    /// How captions are set: of a story with a picture nobody knows whether it fits.
    pub captions: bool,
    /// Colours: what is printed with them is in another.
    pub colors: bool,
}

/// The sheet after trimming.
#[derive(Debug, Clone, Copy)]
pub struct Sheet {
    /// The trimmed page.
    pub trim: Size,
    /// How far printed matter may go beyond it.
    pub bleed: Length,
    /// Printer's marks and the slug line stand outside the bleed.
    pub marks: bool,
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

impl Grid {
    /// The same grid in ems of another size of type.
    #[must_use]
    pub fn in_type(&self, size: Length) -> Self {
        if size == self.size {
            return *self;
        }
        let other = |em: Em| em.of(self.size).in_em(size);
        Self { size, measure: other(self.measure), gutter: other(self.gutter), ..*self }
    }
}

/// 破栏: what becomes of what is left over where text columns divide the width of a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remainder {
    /// 自动: columns of whole half ems; the gutters take the rest.
    Automatic,
    /// 绝对: columns of whole ems; the gutters take the rest.
    Absolute,
    /// 自由: columns as wide as can be; the gutters are as in the grid.
    Free,
    /// 相对: columns of whole ems; as many as there are ems left over are an em wider, the last ones.
    Relative,
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
    /// Its further rectangles, where it is none by itself: L, U, steps.
    pub more: Vec<Cells>,
    /// How many of its first rows the head takes.
    pub head_rows: u32,
    /// How many rows below the head a picture takes with its caption, where the story has one.
    pub picture_rows: u32,
    /// How a picture is mounted there, and one without text.
    pub mount: Mount,
    /// The boxes in its text.
    pub boxes: Vec<SlotBox>,
    /// Other slots that lie inside it.
    pub insets: Vec<InsetSlot>,
    /// How far the ground of the group that it stands in keeps it off, at the sides of the page where it reaches that
    /// group's edge.
    pub kept: Vec<(Side, Length)>,
    /// A piece of a line beside a box that is narrower is left out.
    pub narrowest: Em,
    /// How many text columns the body has.
    pub text_columns: u32,
    /// What becomes of what is left over where they divide its width.
    pub remainder: Remainder,
    /// The rules between its text columns.
    pub column_rule: Option<Rule>,
    /// The body size: one em of its text.
    pub size: Length,
    /// Baseline to baseline; where it is not the grid's, its rows are its own.
    pub leading: Length,
    /// How its text is set, where that is otherwise than on the page.
    pub body: Option<Arc<BodyStyle>>,
    /// The way its lines run.
    pub direction: Direction,
    /// How its heads are set.
    pub head: Arc<HeadStyle>,
    /// On which step of the layout's scale they stand, from 0, the lead's.
    pub step: Option<usize>,
    /// 底纹: a tint under it.
    pub tint: Option<Paint>,
    /// A tint under its head.
    pub head_tint: Option<Paint>,
    /// 加框: the border around it.
    pub border: Option<Border>,
    /// How far what stands in it keeps from the edge of its tint, and from its border.
    pub padding: Em,
    /// 固定栏目: the template that stands in it where a page names nothing else for it.
    pub feed: Option<Field<String>>,
    /// Where the layout says so.
    pub name_span: Span,
}

impl Slot {
    /// All its rectangles, first the one in which its head stands.
    pub fn rectangles(&self) -> impl Iterator<Item = Cells> {
        let Self { column, span: columns, row, rows, .. } = *self;
        std::iter::once(Cells { column, columns, row, rows }).chain(self.more.iter().copied())
    }

    /// The rectangle around them.
    #[must_use]
    pub fn around(&self) -> Cells {
        self.rectangles().fold(Cells::default(), Cells::and)
    }

    /// The boxes in its text, each with what of its story it holds: pictures have theirs in order, behind the rows above the
    /// text where there are such.
    pub fn held(&self) -> impl Iterator<Item = (Held, &SlotBox)> {
        let mut pictures = u16::from(self.picture_rows > 0)..;
        self.boxes.iter().filter_map(move |one| {
            let held = match one.holds {
                Holds::Head => Held::Head,
                Holds::Picture => Held::Picture(pictures.next()?),
                Holds::Quotation => Held::Quotation,
                Holds::Table => Held::Table,
            };
            Some((held, one))
        })
    }

    /// The box in its text that holds something.
    #[must_use]
    pub fn box_of(&self, wanted: Held) -> Option<&SlotBox> {
        self.held().find(|(held, _)| *held == wanted).map(|(_, one)| one)
    }

    /// How a picture of a story is mounted, which has text or is alone.
    #[must_use]
    pub fn mount_of(&self, number: u16, alone: bool) -> &Mount {
        let in_text = self.box_of(Held::Picture(number)).filter(|_| !alone);
        in_text.map_or(&self.mount, |one| &one.mount)
    }

    /// How many pictures of a story with text it has places for.
    #[must_use]
    pub fn picture_places(&self) -> usize {
        let boxes = self.boxes.iter().filter(|one| one.holds == Holds::Picture).count();
        usize::from(self.picture_rows > 0) + boxes
    }

    /// Whether its lines stand on the baseline grid of the page.
    #[must_use]
    pub fn is_on_grid(&self, grid: &Grid) -> bool {
        self.direction == grid.direction && self.leading == grid.leading
    }

    /// Whether it lies on a ground: on a tint, or inside a border that is closed.
    #[must_use]
    pub fn has_ground(&self) -> bool {
        self.tint.is_some() || self.border.as_ref().is_some_and(Border::is_closed)
    }

    /// How far what stands in it keeps from its edges: what its group keeps it off, and from there the padding of its
    /// ground, inside its border where it has one.
    #[must_use]
    pub fn edges(&self) -> Edges {
        Edges::of(self.direction, |side| self.kept_at(side) + self.padded_at(side))
    }

    /// The same from the edges of its ground.
    #[must_use]
    pub fn edges_of_ground(&self) -> Edges {
        Edges::of(self.direction, |side| self.padded_at(side))
    }

    /// How far its ground, and all else of it, keeps from its edges.
    #[must_use]
    pub fn edges_of_group(&self) -> Edges {
        Edges::of(self.direction, |side| self.kept_at(side))
    }

    fn padded_at(&self, side: Side) -> Length {
        let rule = self.border.as_ref().filter(|border| border.is_on(side)).map(|border| &border.rule);
        if self.tint.is_none() && rule.is_none() {
            return Length::ZERO;
        }
        self.padding.of(self.size) + rule.map_or(Length::ZERO, Rule::depth)
    }

    fn kept_at(&self, side: Side) -> Length {
        // A group in a group keeps its own off what it is kept off itself.
        self.kept.iter().filter(|(at, _)| *at == side).map(|(_, kept)| *kept).max().unwrap_or_default()
    }

    /// Whether other stories stand under its head (组合).
    #[must_use]
    pub fn is_group(&self) -> bool {
        self.insets.iter().any(|inset| inset.grouped)
    }

    /// Whether the story of a slot stands under its head.
    #[must_use]
    pub fn groups(&self, name: &str) -> bool {
        self.insets.iter().any(|inset| inset.grouped && inset.name == name)
    }
}

/// A rule between stories.
#[derive(Debug, Clone)]
pub struct RuleSpec {
    /// What it is.
    pub rule: Rule,
    /// Where it lies.
    pub place: RulePlace,
    /// Where the layout says so.
    pub span: Span,
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
