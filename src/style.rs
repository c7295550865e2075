//! How text is set: what text, line and galley know of a layout.

mod faces;
mod table;

use crate::block::{BlockAlign, BlockFace, BlockKind, PerKind, Usual};
use crate::color::Paint;
use crate::convention::{Blanks, Convention, Interpunct};
pub use crate::convention::{Kinsoku, MarkStyle};
use crate::diag::Span;
use crate::geom::{Direction, Em, Length};
use crate::part::{HeadPart, PerPart};
pub use faces::Faces;
pub use table::{TableStyle, TableStyles, USUAL};

/// How the breaks of a paragraph are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Breaking {
    /// Line by line: each takes what fits.
    FirstFit,
    /// All lines of the paragraph together: the breaks under which they differ least (Knuth & Plass 1981).
    TotalFit,
}

/// The widths of figures in text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Figures {
    /// Half an em each (`hwid`).
    Half,
    /// As the face draws them.
    Proportional,
}

/// A space that may give and take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Glue {
    /// As it is set.
    pub natural: Em,
    /// The least it may become.
    pub smallest: Em,
    /// The most it becomes before all gaps open.
    pub largest: Em,
}

impl Glue {
    /// No space.
    pub const NONE: Self = Self { natural: Em::ZERO, smallest: Em::ZERO, largest: Em::ZERO };
}

/// The letterspacing that copyfit may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TrackingBounds {
    /// The tightest.
    pub min: Em,
    /// The loosest.
    pub max: Em,
    /// From one try to the next.
    pub step: Em,
}

/// How body text is set.
#[derive(Debug, Clone)]
pub struct BodyStyle {
    /// The convention of the region.
    pub convention: &'static Convention,
    /// The body face.
    pub regular: Faces,
    /// The face of `**…**`, datelines and subheads.
    pub strong: Faces,
    /// The face of `*…*` and bylines.
    pub emphasis: Faces,
    /// The style of punctuation.
    pub marks: MarkStyle,
    /// The width of the interpunct; that of the convention's style where the house does not say.
    pub interpunct: Option<Interpunct>,
    /// The level of forbidden breaks.
    pub kinsoku: Kinsoku,
    /// Pause and stop marks may stand outside the measure at a line end that does not fit otherwise.
    pub hanging: bool,
    /// How the breaks of a paragraph are chosen.
    pub breaking: Breaking,
    /// The least characters on a paragraph's last line; 1 is no demand.
    pub last_line: u32,
    /// The most that every gap of a line may be opened; a line that is opened further is told. Half as much again in
    /// columns of fewer than 14 em, where one character is more of the line.
    pub loose: Em,
    /// How far a line may be opened beyond the median of its paragraph's to mend a last line or a single line.
    pub even: Em,
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
    /// The first line of a story's first paragraph, where it is another.
    pub first_indent: Option<Em>,
    /// The first line of a paragraph below a subhead, where it is another.
    pub indent_after_subhead: Option<Em>,
    /// Between Han and figures or Latin letters.
    pub han_latin: Glue,
    /// After a dateline.
    pub dateline_gap: Em,
    /// After a run-in heading.
    pub run_in_gap: Em,
    /// The least between the last word and a byline on the same line.
    pub byline_gap: Em,
    /// What copyfit may do.
    pub tracking: TrackingBounds,
    /// The colour of the text.
    pub paint: Paint,
    /// How each kind of blocks is set.
    pub blocks: PerKind<BlockStyle>,
    /// What stands before the items of a list without numbers.
    pub bullet: Bullet,
}

/// What stands before the items of a list without numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bullet {
    /// ●.
    Disc,
    /// ■.
    Square,
    /// ◆.
    Diamond,
    /// ▲.
    Triangle,
    /// ○.
    Circle,
    /// □.
    Box,
}

impl Bullet {
    /// All, with the characters that they are.
    pub const ALL: [(&'static str, Self); 6] = [
        ("●", Self::Disc),
        ("■", Self::Square),
        ("◆", Self::Diamond),
        ("▲", Self::Triangle),
        ("○", Self::Circle),
        ("□", Self::Box),
    ];

    /// The character.
    #[must_use]
    pub const fn character(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}

/// How a kind of blocks is set.
#[derive(Debug, Clone)]
pub struct BlockStyle {
    /// The face.
    pub face: Faces,
    /// Its size, in thousandths of the body's.
    pub size: u16,
    /// How far its first line stands in, in em of its own, as all that follow; nothing, where that is as of paragraphs.
    pub indent: Option<Em>,
    /// How far all its lines stand in from the line start.
    pub inset: Em,
    /// All lines from the line end.
    pub inset_end: Em,
    /// All lines but the first from the line start.
    pub hang: Em,
    /// Where its lines stand in their measure.
    pub align: BlockAlign,
    /// White rows above it, but at a column's head, and below it.
    pub above: u32,
    /// See there.
    pub below: u32,
    /// Its colour.
    pub paint: Paint,
    /// The weight of the short rule in the white above the first of the kind, of which there may be none.
    pub rule: Length,
    /// Items stand one behind the other in one paragraph.
    pub run_on: bool,
}

impl BlockStyle {
    /// That of a kind which no layout describes, by the faces of text, of `**…**` and of `*…*`.
    #[must_use]
    pub fn usual(kind: BlockKind, [regular, strong, emphasis]: [&Faces; 3], paint: Paint) -> Self {
        let Usual { face, size, indent, inset, inset_end, hang, align, white, rule } = kind.row().usual;
        let face = match face {
            BlockFace::Regular => regular,
            BlockFace::Strong => strong,
            BlockFace::Emphasis => emphasis,
        };
        let (above, below) = white;
        Self {
            face: face.clone(),
            size,
            indent,
            inset,
            inset_end,
            hang,
            align,
            above,
            below,
            paint,
            rule,
            run_on: false,
        }
    }
}

/// Lines of columns narrower than this may be opened half as much again.
const SHORT: Em = Em(14_000_000);

impl BodyStyle {
    /// The most that a line may be opened in a column of a measure.
    #[must_use]
    pub fn loose_at(&self, measure: Em) -> Em {
        if measure < SHORT { self.loose + self.loose / 2 } else { self.loose }
    }

    /// The blanks of marks in a style of punctuation.
    #[must_use]
    pub fn blanks(&self, marks: MarkStyle) -> Blanks {
        let blanks = (self.convention.blanks)(marks);
        self.interpunct.map_or(blanks, |interpunct| blanks.with_interpunct(interpunct))
    }
}

/// Where the lines of a head stand in their measure (CLREQ, 4.1.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HeadAlign {
    /// In its middle (居中).
    Middle,
    /// At its start, set in by rank.
    Start,
}

/// How the heads of a slot are set.
#[derive(Debug, Clone)]
pub struct HeadStyle {
    /// The name that slots use.
    pub name: String,
    /// How each part is set.
    pub parts: PerPart<DisplayStyle>,
    /// How many lines a headline may take at most.
    pub lines: u32,
    /// Where its lines stand in their measure.
    pub align: HeadAlign,
    /// How far lines at the line's start are set in, in ems of the body.
    pub inset: Em,
    /// Where the layout says so, or names the style.
    pub lines_span: Span,
}

impl HeadStyle {
    /// How its headline is set.
    #[must_use]
    pub fn headline(&self) -> &DisplayStyle {
        &self.parts[HeadPart::HEADLINE]
    }
}

/// How a line of display type is set.
#[derive(Debug, Clone)]
pub struct DisplayStyle {
    /// The face.
    pub face: Faces,
    /// The largest size.
    pub largest: Length,
    /// The smallest size.
    pub smallest: Length,
    /// The narrowest horizontal scale, in thousandths (长宋, 长黑).
    pub narrowest: u16,
    /// The widest letterspacing of a short head.
    pub open: Em,
    /// Its colour.
    pub paint: Paint,
}

/// How captions of pictures are set.
#[derive(Debug, Clone)]
pub struct CaptionStyle {
    /// The face.
    pub face: Faces,
    /// The size.
    pub size: Length,
    /// Baseline to baseline.
    pub leading: Length,
    /// The colour.
    pub paint: Paint,
}

/// How quotations are set that stand in boxes of the text.
#[derive(Debug, Clone)]
pub struct QuotationStyle {
    /// The face.
    pub face: Faces,
    /// The size.
    pub size: Length,
    /// Baseline to baseline.
    pub leading: Length,
    /// Where its lines stand in the box.
    pub align: HeadAlign,
    /// The weight of the rules above and below it.
    pub rule: Length,
    /// The colour of its text.
    pub paint: Paint,
    /// The colour of the rules.
    pub rule_paint: Paint,
}

/// How the lines are set that lead from one page to another and back (转版).
#[derive(Debug, Clone)]
pub struct JumpStyle {
    /// What stands behind the last line that is on a page (下转).
    pub onward: JumpText,
    /// What stands before the first line on the next one (上接).
    pub back: JumpText,
    /// The face.
    pub face: Faces,
    /// The size.
    pub size: Length,
    /// The colour.
    pub paint: Paint,
}

/// What a line says that names a page.
#[derive(Debug, Clone)]
pub struct JumpText {
    /// Before the page.
    pub before: String,
    /// Behind it.
    pub behind: String,
    /// Where the layout says so; nothing of what is usual.
    pub span: Option<Span>,
}

impl JumpText {
    /// What it says of a page, as the paper numbers it.
    #[must_use]
    pub fn to(&self, label: &str) -> String {
        format!("{}{label}{}", self.before, self.behind)
    }
}

/// How a story is set where it stands.
#[derive(Debug, Clone, Copy)]
pub struct StoryStyles<'a> {
    /// Its heads.
    pub head: &'a HeadStyle,
    /// Its body.
    pub body: &'a BodyStyle,
    /// The caption of its picture.
    pub captions: &'a CaptionStyle,
    /// Its quotation.
    pub quotations: &'a QuotationStyle,
    /// Its tables.
    pub tables: &'a TableStyles,
    /// The lines that lead to its other parts.
    pub jumps: &'a JumpStyle,
    /// The way its lines run.
    pub direction: Direction,
    /// The way the lines of its head run.
    pub head_direction: Direction,
    /// The body size: one em of the grid.
    pub size: Length,
    /// Baseline to baseline: the height of a row.
    pub leading: Length,
}
