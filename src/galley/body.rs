//! The body: a story's blocks broken into lines for the rows of its chain.

use std::ops::Range;

use crate::edition::{BlockKind, BodyStyle};
use crate::geom::Em;
use crate::line::{Paragraph, Rules, SetLine, Spacing, Squeeze, justify, line_end};
use crate::text::{ShapedStory, ShapedText};

/// A line of the body.
#[derive(Debug, Clone)]
pub struct BodyLine {
    /// What it is of.
    pub of: LineOf,
    /// Where its atoms stand.
    pub set: SetLine,
    /// A byline that shares this line, flush right.
    pub byline: Option<SetLine>,
}

/// What a line of the body is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineOf {
    /// A block, an index into [`ShapedStory::blocks`].
    Block(usize),
    /// The byline, on a line of its own.
    Byline,
}

/// Where a byline is to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Byline {
    /// On the last line, where it fits.
    RunIn,
    /// On a line of its own.
    OwnLine,
}

/// One way to set a body.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// Letterspacing of paragraphs without their own.
    pub(super) tracking: Em,
    /// When lines are squeezed.
    pub(super) squeeze: Squeeze,
    /// Where the byline is to stand.
    pub(super) byline: Byline,
}

/// A story's body with the tables that set it.
pub(super) struct Body<'a> {
    text: &'a ShapedStory,
    style: &'a BodyStyle,
    spacing: Spacing,
}

/// A body broken into lines.
#[derive(Debug, Clone, Default)]
pub(super) struct Broken {
    /// The block and atoms of each line.
    pub(super) lines: Vec<(usize, Range<usize>)>,
    /// The byline takes a row of its own.
    pub(super) own_line: bool,
    /// The byline shares the last row.
    pub(super) run_in: bool,
}

impl Broken {
    /// How many rows it takes.
    pub(super) fn rows(&self) -> usize {
        self.lines.len() + usize::from(self.own_line)
    }
}

/// The measure of every row that a body may fill, in order. Rows beyond the last are as wide as the last:
/// overset copy is counted in them.
pub(super) struct Measures(pub(super) Vec<Em>);

impl Measures {
    fn of(&self, row: usize) -> Em {
        self.0.get(row).or(self.0.last()).copied().unwrap_or(Em::ONE)
    }
}

impl<'a> Body<'a> {
    pub(super) fn new(text: &'a ShapedStory, style: &'a BodyStyle) -> Self {
        Self { text, style, spacing: Spacing::new(style.marks, style.han_latin) }
    }

    /// The blocks made ready at a letterspacing.
    fn prepare(&self, tracking: Em) -> Vec<Paragraph<'_>> {
        let ready = |block: &'a crate::text::ShapedBlock| {
            let tracking = block.tracking.unwrap_or(tracking);
            Paragraph::new(
                &block.text,
                &Rules { spacing: &self.spacing, kinsoku: self.style.kinsoku, tracking },
            )
        };
        self.text.blocks.iter().map(ready).collect()
    }

    /// The first line of a paragraph is indented; a subhead is not.
    fn indent(&self, block: usize, start: usize) -> Em {
        let paragraph = self.text.blocks.get(block).is_some_and(|block| block.kind == BlockKind::Paragraph);
        if paragraph && start == 0 { self.style.indent } else { Em::ZERO }
    }

    /// Breaks the body.
    pub(super) fn break_lines(&self, setting: &Setting, measures: &Measures) -> Broken {
        let mut broken = Broken::default();
        let paragraphs = self.prepare(setting.tracking);
        for (block, paragraph) in paragraphs.iter().enumerate() {
            let mut start = 0;
            while start < paragraph.len() {
                let measure = measures.of(broken.lines.len()) - self.indent(block, start);
                let end = line_end(paragraph, start, measure, setting.squeeze);
                broken.lines.push((block, start..end));
                start = end;
            }
        }
        let Some(byline) = &self.text.byline else { return broken };
        let room = match (setting.byline, broken.lines.last()) {
            (Byline::RunIn, Some((block, atoms))) => paragraphs.get(*block).is_some_and(|paragraph| {
                let taken = self.indent(*block, atoms.start) + paragraph.width(atoms) + self.style.byline_gap;
                taken + self.byline(byline).width(&(0..byline.atoms.len()))
                    <= measures.of(broken.lines.len() - 1)
            }),
            _ => false,
        };
        Broken { own_line: !room, run_in: room, ..broken }
    }

    /// A byline is set without letterspacing of its own.
    fn byline<'b>(&'b self, text: &'b ShapedText) -> Paragraph<'b> {
        Paragraph::new(
            text,
            &Rules { spacing: &self.spacing, kinsoku: self.style.kinsoku, tracking: Em::ZERO },
        )
    }

    /// Justifies the broken lines that have a row.
    pub(super) fn justify(&self, broken: &Broken, setting: &Setting, measures: &Measures) -> Vec<BodyLine> {
        let paragraphs = self.prepare(setting.tracking);
        let mut lines = Vec::with_capacity(measures.0.len());
        for ((block, atoms), measure) in broken.lines.iter().zip(&measures.0) {
            let Some(paragraph) = paragraphs.get(*block) else { continue };
            let last = atoms.end == paragraph.len();
            let set = justify(paragraph, atoms.clone(), self.indent(*block, atoms.start), *measure, last);
            lines.push(BodyLine { of: LineOf::Block(*block), set, byline: None });
        }
        let Some(byline) = &self.text.byline else { return lines };
        if broken.own_line
            && let Some(measure) = measures.0.get(broken.lines.len())
        {
            lines.push(BodyLine {
                of: LineOf::Byline,
                set: self.flush_right(byline, *measure),
                byline: None,
            });
        } else if broken.run_in
            && let Some(line) = lines.get_mut(broken.lines.len() - 1)
        {
            line.byline = Some(self.flush_right(byline, measures.of(broken.lines.len() - 1)));
        }
        lines
    }

    /// A byline at the right end of its measure.
    fn flush_right(&self, byline: &ShapedText, measure: Em) -> SetLine {
        let paragraph = self.byline(byline);
        let atoms = 0..byline.atoms.len();
        let indent = (measure - paragraph.ink_width(&atoms)).max(Em::ZERO);
        justify(&paragraph, atoms, indent, measure, true)
    }

    /// The characters of the lines from a row on.
    pub(super) fn characters_from(&self, broken: &Broken, row: usize) -> usize {
        let text = |(block, atoms): &(usize, Range<usize>)| {
            self.text.blocks.get(*block).map_or(0, |block| block.text.text_of(atoms.clone()).chars().count())
        };
        let body: usize = broken.lines.iter().skip(row).map(text).sum();
        let byline_row = broken.lines.len() - usize::from(broken.run_in && !broken.lines.is_empty());
        let byline = self.text.byline.as_ref().filter(|_| byline_row >= row);
        body + byline.map_or(0, |byline| byline.text.chars().count())
    }
}
