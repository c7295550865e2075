//! A story's paragraphs fitted to its recorded lines.

use std::ops::Range;

use super::align::{Aligned, Alignment, align};
use super::choose::{few, roundest};
use super::interval::{Interval, Printed, interval};
use super::stands::Columns;
use super::total::{Trial, nearest_to_zero};
use crate::edition::Story;
use crate::geom::Em;
use crate::id::Id;
use crate::line::{Manner, Paragraph, Rules, Squeeze};
use crate::plan::Chain;
use crate::record::Article;
use crate::style::{BodyStyle, Breaking};
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
    style: &'a BodyStyle,
    alignment: Alignment,
    /// The measures of all rows of its chain, frame after frame.
    measures: Vec<Em>,
    /// The row of each line of the alignment among these, where that is known.
    rows: Vec<Option<usize>>,
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
    pub(super) fn new(
        article: &Article,
        text: &ShapedStory,
        (chain, columns): (&Chain, &Columns<'_>),
        style: &'a BodyStyle,
    ) -> Self {
        let bare = text.blocks.iter().map(|block| {
            let mut bare = block.text.clone();
            bare.atoms.iter_mut().for_each(|atom| atom.tracking = None);
            let is_filled = !block.kind.is_by_line();
            Bare { indent: block.indent, size: i64::from(block.size).max(1), is_filled, text: bare }
        });
        let measured = article.measure.map(|ems| Em((ems * 1e6).round() as i64));
        let alignment = align(article, text);
        let rows = rows(&alignment, chain, columns);
        let all = chain.frames.iter().flat_map(|frame| frame.rows.iter().map(|row| row.measure));
        Self { style, alignment, measures: all.collect(), rows, measured, bare: bare.collect() }
    }

    /// The measure of the chain's first row.
    pub(super) fn measure(&self) -> Em {
        self.measures.first().copied().unwrap_or(Em::ZERO)
    }

    /// The measures of the rows of a block's recorded lines, and of those behind them: a paragraph goes on in them.
    fn rooms(&self, block: usize) -> Vec<Em> {
        let rows = self.alignment.lines.iter().zip(&self.rows).filter(|(line, _)| line.block == block);
        let rows: Vec<Option<usize>> = rows.map(|(_, row)| *row).collect();
        let behind = rows.last().copied().flatten().map_or(self.measures.len(), |last| last + 1);
        let measure = |row: &Option<usize>| row.and_then(|row| self.measures.get(row).copied());
        let own = rows.iter().map(|row| measure(row).unwrap_or_else(|| self.measure()));
        own.chain(self.measures.iter().skip(behind).copied()).collect()
    }

    /// The paragraphs of which lines are recorded, under some rules, `wider` than the layout has them.
    fn bounded<'d>(&'d self, rules: &'d Rules, wider: Em, breaking: Breaking) -> Vec<Bounded<'d>> {
        let BodyStyle { even, tracking, .. } = self.style;
        let bounded = |(block, Bare { indent, size, is_filled, text }): (usize, &'d Bare)| {
            // Lines that end where they do in the file tell nothing of letterspacing.
            let lines = self.alignment.lines.iter().filter(|line| line.block == block && *is_filled);
            let rooms = self.rooms(block).into_iter().map(|measure| (measure + wider).scaled(1000, *size));
            let rooms: Vec<Em> = rooms.collect();
            // What a story with letterspacing is broken by.
            let manner = Manner { breaking, squeeze: Squeeze::Kinsoku, last_line: 1, even: *even };
            let own = Own { block, indent: *indent, manner, step: tracking.step };
            Bounded::new(own, (text, rules), &lines.copied().collect::<Vec<_>>(), rooms)
        };
        let recorded = |bounded: &Bounded<'_>| !bounded.bounds.is_empty() || bounded.ignored > 0;
        self.bare.iter().enumerate().map(bounded).filter(recorded).collect()
    }

    /// How many recorded lines are of paragraphs that one letterspacing explains, under some rules.
    pub(super) fn explained(&self, rules: &Rules, wider: Em, breaking: Breaking) -> usize {
        let all = self.bounded(rules, wider, breaking);
        all.iter().filter(|one| one.is_whole()).map(|one| one.bounds.len()).sum()
    }

    /// How many recorded lines can be explained at all.
    pub(super) fn lines(&self, rules: &Rules) -> usize {
        self.bounded(rules, Em::ZERO, Breaking::FirstFit).iter().map(|one| one.bounds.len()).sum()
    }

    /// How ill the record goes with some rules, and measures `wider` than the layout's.
    pub(super) fn cost(&self, rules: &Rules, wider: Em) -> Cost {
        let mut cost = Cost::default();
        for bounded in self.bounded(rules, wider, self.style.breaking) {
            cost.ranges += 10 * bounded.ignored;
            if !bounded.is_whole() && bounded.is_total() {
                cost.ranges += bounded.bounds.len();
                continue;
            }
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
        let mut bounded = self.bounded(rules, wider, self.style.breaking);
        share(&mut bounded, step);
        let mut cut: Vec<Vec<RangeFit>> = bounded.iter().map(Bounded::ranges).collect();
        let intervals: Vec<Interval> = cut.iter().flatten().map(|range| range.interval).collect();
        for (range, value) in cut.iter_mut().flatten().zip(few(&intervals, step)) {
            range.value = value;
        }
        let paragraphs = bounded.into_iter().zip(cut).map(|(bounded, mut ranges)| {
            if bounded.is_total() {
                bounded.verify(&mut ranges);
            } else {
                bounded.settle(&mut ranges, step);
            }
            bounded.place(&mut ranges, text);
            ParagraphFit {
                block: bounded.own.block,
                bounds: bounded.bounds,
                ignored: bounded.ignored,
                ranges,
            }
        });
        let paragraphs = paragraphs.collect();
        StoryFit { story, alignment: self.alignment, paragraphs }
    }
}

/// The row of each line of an alignment among all of its chain's.
fn rows(alignment: &Alignment, chain: &Chain, columns: &Columns<'_>) -> Vec<Option<usize>> {
    let mut white = 0;
    let mut column = None;
    let row = |line: &Aligned| {
        let is_head = column != Some(line.column);
        column = Some(line.column);
        let frame = columns.frame(line.column)?;
        white = if is_head { 0 } else { white };
        if line.start == Some(0) {
            white += columns.white_above(line.block, frame, is_head && line.row == 0);
        }
        let before: usize = chain.frames.iter().take(frame).map(|frame| frame.rows.len()).sum();
        let own = line.row + white;
        (own < chain.frames.get(frame)?.rows.len()).then_some(before + own)
    };
    alignment.lines.iter().map(row).collect()
}

/// Of several intervals that serve a paragraph each, gives each paragraph the one that has the value which serves most
/// lines; else the one nearest to none.
fn share(all: &mut [Bounded<'_>], step: Em) {
    let lines = |value: Em| -> usize {
        let served = all.iter().filter(|one| one.whole.iter().any(|interval| interval.contains(value)));
        served.map(|one| one.bounds.len()).sum()
    };
    let values = all.iter().flat_map(|one| one.whole.iter().map(|interval| roundest(*interval, step)));
    let most = values.max_by_key(|value| (lines(*value), std::cmp::Reverse(value.abs())));
    for one in all {
        one.whole.sort_by_key(|interval| {
            (most.is_none_or(|most| !interval.contains(most)), nearest_to_zero(*interval).abs())
        });
    }
}

/// What is a paragraph's own, whatever its lines.
struct Own {
    block: usize,
    indent: Indent,
    manner: Manner,
    step: Em,
}

/// A paragraph with what its printed lines say of its letterspacing.
struct Bounded<'a> {
    own: Own,
    text: &'a ShapedText,
    rules: &'a Rules,
    paragraph: Paragraph<'a>,
    /// The rooms of its rows, from that of its first line on.
    rooms: Vec<Em>,
    bounds: Vec<Bound>,
    ignored: usize,
    /// Under total-fit, what serves all of its lines.
    whole: Vec<Interval>,
}

impl<'a> Bounded<'a> {
    /// Bounds the lines, each with the room of its row.
    fn new(own: Own, (text, rules): (&'a ShapedText, &'a Rules), lines: &[Aligned], rooms: Vec<Em>) -> Self {
        let (paragraph, whole) = (Paragraph::new(text, rules), Vec::new());
        let mut bounded = Self { own, text, rules, paragraph, rooms, bounds: Vec::new(), ignored: 0, whole };
        // All breaks of a paragraph hang together: one whose beginning is not known tells nothing.
        if bounded.is_total() && lines.first().is_some_and(|line| line.start != Some(0)) {
            bounded.ignored = lines.len();
            return bounded;
        }
        for (number, line) in lines.iter().enumerate() {
            let (Some(start), Some(end)) = (line.start, line.end) else {
                bounded.ignored += 1;
                continue;
            };
            let room = bounded.rooms.get(number).copied().unwrap_or_default();
            let printed = Printed { start, end, measure: room - bounded.own.indent.taken(start) };
            let interval = match bounded.own.manner.breaking {
                Breaking::FirstFit => interval(&bounded.paragraph, &printed, None),
                Breaking::TotalFit => Trial::band(&bounded.paragraph, &printed),
            };
            if start >= end || interval.max < TWO_IN_ONE {
                bounded.ignored += 1;
                continue;
            }
            bounded.bounds.push(Bound { printed, place: (line.column, line.row), interval });
        }
        if bounded.is_total() && !bounded.bounds.is_empty() {
            bounded.whole = bounded.trial(&bounded.printed()).whole();
        }
        bounded
    }

    /// Whether all its breaks are weighed together.
    fn is_total(&self) -> bool {
        self.own.manner.breaking == Breaking::TotalFit
    }

    /// Whether one letterspacing serves all its lines.
    fn is_whole(&self) -> bool {
        if self.is_total() {
            return !self.whole.is_empty();
        }
        matches!(self.ranges().as_slice(), [range] if !range.interval.is_empty())
    }

    /// Its printed lines.
    fn printed(&self) -> Vec<Printed> {
        self.bounds.iter().map(|bound| bound.printed).collect()
    }

    /// It, to be broken again.
    fn trial<'t>(&'t self, printed: &'t [Printed]) -> Trial<'t> {
        let Own { manner, indent, step, .. } = self.own;
        let (text, rules, rooms) = (self.text, self.rules, self.rooms.as_slice());
        Trial { text, rules, manner, rooms, indent, printed, step }
    }

    /// Keeps what was chosen only where the lines come out of it.
    fn verify(&self, ranges: &mut [RangeFit]) {
        let values: Vec<(Range<usize>, Em)> =
            ranges.iter().map(|one| (one.lines.clone(), one.value)).collect();
        if values.is_empty() || self.trial(&self.printed()).comes_out_of(&values) {
            return;
        }
        for range in ranges {
            range.value = nearest_to_zero(range.interval);
        }
    }

    /// The fewest ranges of lines whose bounds agree. From the last line to the first, each range takes all
    /// that it can: no other cut has fewer.
    fn ranges(&self) -> Vec<RangeFit> {
        let range = |lines, interval| RangeFit { lines, bytes: 0..0, interval, value: Em::ZERO };
        if let Some(whole) = self.whole.first() {
            return vec![range(0..self.bounds.len(), *whole)];
        }
        if self.is_total() {
            let cut = self.trial(&self.printed()).cut().into_iter();
            return cut.map(|(lines, interval)| range(lines, interval)).collect();
        }
        let mut ranges: Vec<RangeFit> = Vec::new();
        for (index, bound) in self.bounds.iter().enumerate().rev() {
            match ranges.last_mut() {
                Some(range) if !range.interval.and(bound.interval).is_empty() => {
                    range.lines.start = index;
                    range.interval = range.interval.and(bound.interval);
                }
                _ => ranges.push(range(index..index + 1, bound.interval)),
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
        let Some(block) = text.blocks.get(self.own.block) else { return };
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
