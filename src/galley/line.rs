//! A line of type, set, and where it stands: the one line of heads, bodies, captions and furniture.

use std::ops::Range;

use crate::color::Paint;
use crate::edition::Story;
use crate::geom::{Direction, Em, Length, Point};
use crate::id::Id;
use crate::line::{Breaks, Manner, Paragraph, Rules, SetLine, Spacing, Squeeze, Tracked, justify, lines};
use crate::page::{Role, Source};
use crate::style::{BodyStyle, Kinsoku};
use crate::text::ShapedText;

/// A line of type.
#[derive(Debug, Clone)]
pub struct Line<'a> {
    /// The text that it is of.
    pub text: &'a ShapedText,
    /// Which of its atoms, and where each stands along the line.
    pub set: SetLine,
    /// The type size.
    pub size: Length,
    /// Horizontal scale in thousandths.
    pub scale: u16,
    /// The colour.
    pub paint: Paint,
    /// What it is of.
    pub source: Source,
    /// Where it begins, on its baseline, in the coordinates of what it stands in: its line runs along x.
    pub at: Point,
}

impl Line<'_> {
    /// A length along the line. The scale of a vertical one is across it.
    #[must_use]
    pub fn along(&self, em: Em) -> Length {
        match self.text.direction {
            Direction::Horizontal => em.of(self.size).scaled(i64::from(self.scale), 1000),
            Direction::Vertical => em.of(self.size),
        }
    }
}

/// What a line of a story is of: its role, and which part, column and row.
pub(super) fn source(story: Id<Story>, role: Role, (part, column, row): (usize, usize, usize)) -> Source {
    let (part, column, row) = (part as u16, column as u16, row as u16);
    Source { role, story: Some(story.place() as u16), part, column, row }
}

/// A text on one line, its letters apart by `open`.
pub(crate) fn set_text(text: &ShapedText, open: Em) -> SetLine {
    let rules = Rules {
        spacing: Spacing::display(text.convention),
        breaks: Breaks::of(text.convention, Kinsoku::None),
    };
    let paragraph = Paragraph::new(text, &rules);
    let copy = Tracked { paragraph: &paragraph, tracking: open };
    let atoms = 0..text.atoms.len();
    let width = copy.width(&atoms);
    justify(&copy, atoms, Em::ZERO, width, true)
}

/// The rules of text that is set as a paragraph of the body is, but in no row: captions, summaries.
pub(super) fn text_rules(body: &BodyStyle) -> Rules {
    let spacing = Spacing::of(body.blanks(body.marks), body.han_latin).with_hanging(body.hanging);
    Rules { spacing, breaks: Breaks::of(body.convention, body.kinsoku) }
}

/// The lines of such a text, each with its measure.
pub(super) fn text_lines(
    paragraph: &Paragraph<'_>,
    body: &BodyStyle,
    measure: impl Fn(usize) -> Em,
) -> Vec<Range<usize>> {
    let BodyStyle { breaking, last_line, even, .. } = *body;
    let manner = Manner { breaking, squeeze: Squeeze::Kinsoku, last_line, even };
    lines(&Tracked { paragraph, tracking: Em::ZERO }, |row, _| measure(row), manner)
}
