//! A body in its columns: how far they are filled, and the lines that a setting gives them.

use std::cmp::Ordering;

use super::body::{Body, BodyLine, Byline, How, Setting};
use super::broken::Broken;
use super::measures::{Bed, Measures};
use crate::block::Stands;
use crate::edition::{BylinePlace, Story};
use crate::geom::Em;
use crate::line::Squeeze;
use crate::plan::{Chain, Frame};
use crate::style::BodyStyle;

/// Letterspacings that are tried between the bounds of a layout.
const TRIED: i64 = 60;

/// What a story is fitted with.
pub(super) struct Stick<'a> {
    pub(super) body: Body<'a>,
    pub(super) style: &'a BodyStyle,
    pub(super) chain: &'a Chain,
    pub(super) place: BylinePlace,
    /// The letterspacing of the story.
    pub(super) base: Em,
    /// How far apart its lines stand best: as they do by themselves, or nearer to those of the stories beside it.
    pub(super) lean: Em,
    /// Where all columns of a group can end level.
    levels: Vec<Level>,
}

/// Where the columns of a group end level, or those from one on a row higher: what is left over goes to the first. All
/// groups that come before are full, all behind empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Level {
    group: usize,
    /// The number of the last row.
    last: i32,
    /// The last column that has it.
    column: usize,
}

/// How far the columns are filled.
#[derive(Debug, Clone, Default)]
pub(super) struct Fill {
    /// How many of the levels.
    pub(super) level: usize,
    /// The columns that end a row early; one that ends several rows early is there as often.
    pub(super) short: Vec<usize>,
}

/// The rows below the feet of columns, rising.
#[derive(Debug, Default)]
pub(super) struct Ends {
    /// All of them.
    pub(super) feet: Vec<usize>,
    /// Those where the story leaves its page.
    pub(super) leaves: Vec<usize>,
}

/// A body in its columns.
pub(super) struct Columns {
    pub(super) setting: Setting,
    pub(super) broken: Broken,
    pub(super) fill: Fill,
}

/// All levels that columns may end at, from the first foot that is not the head.
fn levels(chain: &Chain) -> Vec<Level> {
    let of = |(column, frame): (usize, &Frame)| {
        let group = frame.group;
        frame.rows.iter().map(move |row| Level { group, last: row.number, column }).collect::<Vec<_>>()
    };
    let mut levels: Vec<Level> = chain.frames.iter().enumerate().flat_map(of).collect();
    levels.sort_unstable();
    levels.dedup();
    levels
}

impl Level {
    /// How many rows of a column are filled.
    fn of(self, (column, frame): (usize, &Frame)) -> usize {
        match frame.group.cmp(&self.group) {
            Ordering::Less => frame.rows.len(),
            Ordering::Equal => {
                frame.rows.partition_point(|row| (row.number, column) <= (self.last, self.column))
            }
            Ordering::Greater => 0,
        }
    }
}

impl<'a> Stick<'a> {
    pub(super) fn new(
        body: Body<'a>,
        style: &'a BodyStyle,
        chain: &'a Chain,
        (story, lean): (&Story, Option<Em>),
    ) -> Self {
        let base = story.tracking.unwrap_or_default();
        let lean = lean.unwrap_or(base);
        Self { body, style, chain, place: story.byline_place, base, lean, levels: levels(chain) }
    }

    /// Whether it is to stand otherwise than by itself.
    pub(super) fn leans(&self) -> bool {
        self.lean != self.base
    }

    /// The natural setting.
    pub(super) fn natural(&self) -> Setting {
        let byline = if self.place == BylinePlace::OwnLine { Byline::OwnLine } else { Byline::RunIn };
        let how = How::broken(self.base, Squeeze::Kinsoku);
        Setting { how: vec![how; self.body.blocks()], byline }
    }

    /// From one letterspacing that is tried to the next: as the layout says, but no more of them than serve.
    pub(super) fn step(&self) -> Em {
        let range = self.bound(1) - self.bound(-1);
        self.style.tracking.step.max(Em::milli(1)).max(range / TRIED)
    }

    /// How far letterspacing may go in one direction.
    pub(super) fn bound(&self, sign: i64) -> Em {
        let bounds = self.style.tracking;
        if sign < 0 { bounds.min.min(self.base) } else { bounds.max.max(self.base) }
    }

    /// The next step of letterspacing at which a block that starts in a row takes another number of lines. Lines can
    /// only grow longer as letterspacing shrinks, so that halving finds it; where that does not quite hold (runts,
    /// total-fit), it finds one of them.
    pub(super) fn next_line_change(
        &self,
        (block, row): (usize, usize),
        from: Em,
        sign: i64,
        measures: &Measures,
    ) -> Option<Em> {
        let bound = self.bound(sign);
        let step = self.style.tracking.step.max(Em::milli(1));
        if self.body.kinds.is_by_line(block) {
            return None;
        }
        let steps = ((bound - from) * sign).0 / step.0;
        let at = |n: i64| from + step * n * sign;
        let how = |n: i64| How::broken(at(n), Squeeze::Kinsoku);
        let lines = |n: i64| self.body.lines_of((block, row), &how(n), measures).len();
        let now = lines(0);
        if steps < 1 || lines(steps) == now {
            return None;
        }
        let (mut same, mut changed) = (0, steps);
        while changed - same > 1 {
            let middle = i64::midpoint(same, changed);
            if lines(middle) == now { same = middle } else { changed = middle }
        }
        Some(at(changed))
    }

    /// One setting; a byline that fits the last line still gets a line of its own where a row is left.
    pub(super) fn attempt(&self, setting: &Setting, measures: &Measures) -> Broken {
        let mut broken = self.body.break_lines(setting, measures);
        if self.place == BylinePlace::Auto && broken.run_in && broken.rows() < self.chain.rows() {
            broken.run_in = false;
            broken.byline = self.body.byline_lines(broken.lines.len(), measures);
        }
        broken
    }

    /// All columns full.
    pub(super) const fn full(&self) -> usize {
        self.levels.len()
    }

    /// The lowest level that may hold a body of so many lines in full columns. Where rows are alike, that is the first
    /// with as many; where not, the same body may take fewer lines in the upper ones.
    pub(super) fn lowest(&self, lines: usize) -> usize {
        let even = self.measures(&Fill { level: self.full(), short: Vec::new() }).are_even();
        let room =
            |level: &Level| self.chain.frames.iter().enumerate().map(|frame| level.of(frame)).sum::<usize>();
        match lines {
            0 => 0,
            _ if even => (self.levels.partition_point(|level| room(level) < lines) + 1).min(self.full()),
            _ => 1.min(self.full()),
        }
    }

    /// Columns that hold so many lines, those before a jump ending so many rows early; none where there are too few.
    pub(super) fn leaving(&self, early: usize, lines: usize) -> Option<Fill> {
        let before = self.chain.jumps.iter().filter_map(|jump| jump.frame.checked_sub(1));
        let short: Vec<usize> = before.flat_map(|column| std::iter::repeat_n(column, early)).collect();
        let fills = (self.lowest(lines)..=self.full()).map(|level| Fill { level, short: short.clone() });
        fills.into_iter().find(|fill| self.heights(fill).sum::<usize>() >= lines)
    }

    /// How many rows of each column are filled at most.
    pub(super) fn heights(&self, fill: &Fill) -> impl Iterator<Item = usize> {
        let level = fill.level.min(self.full()).checked_sub(1).and_then(|at| self.levels.get(at).copied());
        self.chain.frames.iter().enumerate().map(move |(column, frame)| {
            let rows = level.map_or(0, |level| level.of((column, frame)));
            let early = fill.short.iter().filter(|short| **short == column);
            early.fold(rows, |rows, _| ends_early(frame, rows))
        })
    }

    /// The columns that have rows, and the row below each.
    pub(super) fn feet(&self, fill: &Fill) -> impl Iterator<Item = (usize, usize)> {
        let heights = self.heights(fill).enumerate().filter(|(_, height)| *height > 0);
        heights.scan(0, |row, (column, height)| {
            *row += height;
            Some((column, *row))
        })
    }

    /// Where columns end that have rows.
    pub(super) fn ends(&self, fill: &Fill) -> Ends {
        let heights: Vec<usize> = self.heights(fill).collect();
        let before = |frame: usize| heights.iter().take(frame).sum();
        let leaves = self.chain.jumps.iter().map(|jump| before(jump.frame)).collect();
        Ends { feet: self.feet(fill).map(|(_, row)| row).collect(), leaves }
    }

    /// The measures of the rows that are filled.
    pub(super) fn measures(&self, fill: &Fill) -> Measures {
        let all = self.heights(fill).sum();
        let (mut rows, mut beds) = (Vec::with_capacity(all), Vec::with_capacity(all));
        let mut heads = Vec::with_capacity(self.chain.frames.len());
        for (frame, height) in self.chain.frames.iter().zip(self.heights(fill)) {
            heads.push(rows.len());
            rows.extend(frame.rows.iter().take(height).map(|row| row.measure));
            let Frame { size, leading, baseline, .. } = *frame;
            beds.extend(frame.rows.iter().take(height).map(|row| {
                let (measure, x, number) = (row.measure, row.at.x, row.number);
                Bed { size, leading, baseline, measure, x, number }
            }));
        }
        Measures { rows, heads, beds }
    }

    /// A setting in columns filled as low as holds all its lines, from a level on; none where even full ones
    /// don't hold them.
    pub(super) fn level(&self, setting: &Setting, mut fill: Fill, below: usize) -> Option<Columns> {
        while fill.level < below {
            let measures = self.measures(&fill);
            let broken = self.attempt(setting, &measures);
            if broken.rows() <= measures.rows.len() {
                return Some(Columns { setting: setting.clone(), broken, fill });
            }
            fill.level += 1;
        }
        None
    }

    /// Whether the line above a row is of a subhead that goes on, or whose text begins, in that row; or of another block
    /// that stands with the next.
    pub(super) fn strands(&self, broken: &Broken, row: usize) -> bool {
        let above = broken.above(row).and_then(|above| broken.lines.get(above));
        let below = broken.lines.get(row);
        above.zip(below).is_some_and(|((above, _), (below, _))| match self.body.kinds.row(*above).stands {
            Stands::WithNext => true,
            Stands::EndWithNext => above != below,
            Stands::Free | Stands::WithLast => false,
        })
    }

    /// The lines of each column.
    pub(super) fn justify(&self, Columns { setting, broken, fill }: &Columns) -> Vec<Vec<BodyLine>> {
        let mut lines = self.body.justify(broken, setting, &self.measures(fill)).into_iter();
        self.heights(fill).map(|height| lines.by_ref().take(height).collect()).collect()
    }
}

/// So many rows of a frame without the last of them, pieces and all; a column that has a row keeps it.
fn ends_early(frame: &Frame, rows: usize) -> usize {
    let last = rows.checked_sub(1).and_then(|last| frame.rows.get(last)).map(|row| row.number);
    let above = last.map_or(0, |last| frame.rows.partition_point(|row| row.number < last));
    if above == 0 { rows } else { above }
}
