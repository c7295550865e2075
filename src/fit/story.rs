//! A story's paragraphs fitted to its recorded lines.

use std::ops::Range;

use super::align::{Aligned, Alignment, align};
use super::choose::{few, roundest};
use super::interval::{Interval, Printed, interval};
use crate::edition::Story;
use crate::geom::Em;
use crate::id::Id;
use crate::line::{Paragraph, Rules};
use crate::plan::Chain;
use crate::record::Article;
use crate::style::BodyStyle;
use crate::text::{Indent, ShapedStory, ShapedText};

/// What was found for a story.
#[derive(Debug)]
pub struct StoryFit {
    /// The story.
    pub story: Id<Story>,
    /// How the record lies on the copy.
    pub alignment: Alignment,
    /// Its paragraphs of which lines are recorded, in order.
    pub paragraphs: Vec<ParagraphFit>,
}

/// What was found for a paragraph.
#[derive(Debug)]
pub struct ParagraphFit {
    /// The block.
    pub block: usize,
    /// Its usable lines.
    pub bounds: Vec<Bound>,
    /// Lines whose start or end the record does not tell, or that are two lines read as one.
    pub ignored: usize,
    /// The fewest ranges of lines that one letterspacing serves each.
    pub ranges: Vec<RangeFit>,
}

/// A printed line and the letterspacings that break it so.
#[derive(Debug, Clone, Copy)]
pub struct Bound {
    /// The line.
    pub printed: Printed,
    /// Its column and row, from 0.
    pub place: (usize, usize),
    /// The letterspacings.
    pub interval: Interval,
}

/// Lines of a paragraph that one letterspacing serves.
#[derive(Debug, Clone)]
pub struct RangeFit {
    /// Indices into [`ParagraphFit::bounds`].
    pub lines: Range<usize>,
    /// The bytes of the block's copy.
    pub bytes: Range<usize>,
    /// What serves all of them; empty where no letterspacing does.
    pub interval: Interval,
    /// The letterspacing chosen.
    pub value: Em,
}

impl ParagraphFit {
    /// The lines that bind a range: the one that allows no tighter letterspacing, and the one that allows no
    /// looser; indices into [`ParagraphFit::bounds`].
    #[must_use]
    pub fn binding(&self, range: &RangeFit) -> Option<(usize, usize)> {
        let bound = |line: &usize| self.bounds.get(*line).map(|bound| bound.interval);
        let tightest = range.lines.clone().max_by_key(|line| bound(line).map(|interval| interval.min))?;
        let loosest = range.lines.clone().min_by_key(|line| bound(line).map(|interval| interval.max))?;
        Some((tightest, loosest))
    }
}

impl StoryFit {
    /// The letterspacing of the most lines.
    #[must_use]
    pub fn common(&self) -> Em {
        let mut counts: Vec<(Em, usize)> = Vec::new();
        for range in self.paragraphs.iter().flat_map(|paragraph| &paragraph.ranges) {
            match counts.iter_mut().find(|(value, _)| *value == range.value) {
                Some((_, count)) => *count += range.lines.len(),
                None => counts.push((range.value, range.lines.len())),
            }
        }
        counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(Em::ZERO, |(value, _)| value)
    }
}

/// No line is printed tighter than this: where a recorded line would have to be, it is two lines in one.
const TWO_IN_ONE: Em = Em(-200_000);

/// How ill a record goes with some settings; less is better, ranges first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Cost {
    /// The ranges of lines that the story falls into; a line that nothing serves, or that is ignored, counts
    /// as ten.
    pub ranges: usize,
    /// The letterspacing that every line needs at least, added up: most lines of a paper are set without.
    pub strain: Em,
}

/// A story and its record, laid out for fitting under whatever settings.
pub(super) struct Proof<'a> {
    chain: &'a Chain,
    style: &'a BodyStyle,
    alignment: Alignment,
    /// The measure as it was measured on the page.
    pub(super) measured: Option<Em>,
    /// The blocks without letterspacing, and how far their lines stand in.
    bare: Vec<Bare>,
}

/// A block without letterspacing.
struct Bare {
    /// How far its lines stand in.
    indent: Indent,
    /// Its size, in thousandths of the body's.
    size: i64,
    /// Its lines end where they are full.
    is_filled: bool,
    text: ShapedText,
}

impl<'a> Proof<'a> {
    pub(super) fn new(article: &Article, text: &ShapedStory, chain: &'a Chain, style: &'a BodyStyle) -> Self {
        let bare = text.blocks.iter().map(|block| {
            let mut bare = block.text.clone();
            bare.atoms.iter_mut().for_each(|atom| atom.tracking = None);
            let is_filled = !block.kind.is_by_line();
            Bare { indent: block.indent, size: i64::from(block.size).max(1), is_filled, text: bare }
        });
        let measured = article.measure.map(|ems| Em((ems * 1e6).round() as i64));
        Self { chain, style, alignment: align(article, text), measured, bare: bare.collect() }
    }

    /// The measure of the chain's first row.
    pub(super) fn measure(&self) -> Em {
        self.chain.frames.first().and_then(|frame| frame.rows.first()).map_or(Em::ZERO, |row| row.measure)
    }

    /// The measure of a recorded line's row.
    fn row(&self, line: &Aligned) -> Em {
        let frame = self.chain.frames.get(line.column);
        frame.and_then(|frame| frame.rows.get(line.row)).map_or_else(|| self.measure(), |row| row.measure)
    }

    /// The paragraphs of which lines are recorded, under some rules, `wider` than the layout has them.
    fn bounded<'d>(&'d self, rules: &'d Rules, wider: Em) -> Vec<Bounded<'d>> {
        let bounded = |(block, Bare { indent, size, is_filled, text }): (usize, &'d Bare)| {
            // Lines that end where they do in the file tell nothing of letterspacing.
            let lines = self.alignment.lines.iter().filter(|line| line.block == block && *is_filled);
            let lines = lines.map(|line| (line, (self.row(line) + wider).scaled(1000, *size)));
            Bounded::new(block, Paragraph::new(text, rules), lines, *indent)
        };
        let recorded = |bounded: &Bounded<'_>| !bounded.bounds.is_empty() || bounded.ignored > 0;
        self.bare.iter().enumerate().map(bounded).filter(recorded).collect()
    }

    /// How ill the record goes with some rules, and measures `wider` than the layout's.
    pub(super) fn cost(&self, rules: &Rules, wider: Em) -> Cost {
        let mut cost = Cost::default();
        for bounded in self.bounded(rules, wider) {
            cost.ranges += 10 * bounded.ignored;
            for range in bounded.ranges() {
                cost.ranges += if range.interval.is_empty() { 10 } else { 1 };
                let nearest =
                    Em::ZERO.max(range.interval.min).min(range.interval.max.max(range.interval.min));
                cost.strain += nearest.abs() * range.lines.len() as i64;
            }
        }
        cost
    }

    /// Fits the story.
    pub(super) fn fit(self, story: Id<Story>, text: &ShapedStory, rules: &Rules, wider: Em) -> StoryFit {
        let step = self.style.tracking.step;
        let bounded = self.bounded(rules, wider);
        let mut cut: Vec<Vec<RangeFit>> = bounded.iter().map(Bounded::ranges).collect();
        let intervals: Vec<Interval> = cut.iter().flatten().map(|range| range.interval).collect();
        for (range, value) in cut.iter_mut().flatten().zip(few(&intervals, step)) {
            range.value = value;
        }
        let paragraphs = bounded.into_iter().zip(cut).map(|(bounded, mut ranges)| {
            bounded.settle(&mut ranges, step);
            bounded.place(&mut ranges, text);
            ParagraphFit { block: bounded.block, bounds: bounded.bounds, ignored: bounded.ignored, ranges }
        });
        let paragraphs = paragraphs.collect();
        StoryFit { story, alignment: self.alignment, paragraphs }
    }
}

/// A paragraph with what its printed lines say of its letterspacing.
struct Bounded<'a> {
    block: usize,
    paragraph: Paragraph<'a>,
    bounds: Vec<Bound>,
    ignored: usize,
}

impl<'a> Bounded<'a> {
    /// Bounds the lines, each with the measure of its row.
    fn new<'l>(
        block: usize,
        paragraph: Paragraph<'a>,
        lines: impl Iterator<Item = (&'l Aligned, Em)>,
        indent: Indent,
    ) -> Self {
        let mut bounded = Self { block, paragraph, bounds: Vec::new(), ignored: 0 };
        for (line, row) in lines {
            let (Some(start), Some(end)) = (line.start, line.end) else {
                bounded.ignored += 1;
                continue;
            };
            let measure = row - indent.taken(start);
            let printed = Printed { start, end, measure };
            let interval = interval(&bounded.paragraph, &printed, None);
            if start >= end || interval.max < TWO_IN_ONE {
                bounded.ignored += 1;
                continue;
            }
            bounded.bounds.push(Bound { printed, place: (line.column, line.row), interval });
        }
        bounded
    }

    /// The fewest ranges of lines whose bounds agree. From the last line to the first, each range takes all
    /// that it can: no other cut has fewer.
    fn ranges(&self) -> Vec<RangeFit> {
        let mut ranges: Vec<RangeFit> = Vec::new();
        for (index, bound) in self.bounds.iter().enumerate().rev() {
            match ranges.last_mut() {
                Some(range) if !range.interval.and(bound.interval).is_empty() => {
                    range.lines.start = index;
                    range.interval = range.interval.and(bound.interval);
                }
                _ => ranges.push(RangeFit {
                    lines: index..index + 1,
                    bytes: 0..0,
                    interval: bound.interval,
                    value: Em::ZERO,
                }),
            }
        }
        ranges.reverse();
        ranges
    }

    /// The last line of a range looks at text of the next range, which has another letterspacing: its bounds
    /// are found again with that, from the last range to the first.
    fn settle(&self, ranges: &mut [RangeFit], step: Em) {
        let mut after = None;
        for range in ranges.iter_mut().rev() {
            range.interval = range.lines.clone().fold(Interval::ALL, |all, line| {
                let Some(bound) = self.bounds.get(line) else { return all };
                let last = line + 1 == range.lines.end;
                all.and(interval(&self.paragraph, &bound.printed, after.filter(|_| last)))
            });
            if !range.interval.is_empty() && !range.interval.contains(range.value) {
                range.value = roundest(range.interval, step);
            }
            after = Some(range.value);
        }
    }

    /// The bytes of the block's own text that each range stands on.
    fn place(&self, ranges: &mut [RangeFit], text: &ShapedStory) {
        let Some(block) = text.blocks.get(self.block) else { return };
        let atoms = &self.paragraph.text().atoms;
        let byte = |atom: usize| atoms.get(atom).map_or(block.text.text.len(), |atom| atom.byte as usize);
        let own = |atom: usize| block.in_copy(byte(atom));
        // A range ends where the next begins, so that lines that are not recorded belong to one of them.
        let mut end = own(atoms.len());
        for range in ranges.iter_mut().rev() {
            let start = self.bounds.get(range.lines.start).map_or(0, |bound| own(bound.printed.start));
            range.bytes = start..end;
            end = start;
        }
    }
}
