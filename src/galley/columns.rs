//! A body in its columns: how far they are filled, and the lines that a setting gives them.

use super::body::{Body, BodyLine, Broken, Measures, Setting};
use crate::edition::BylinePlace;
use crate::geom::Em;
use crate::line::Squeeze;
use crate::plan::Chain;
use crate::style::BodyStyle;

/// What a story is fitted with.
pub(super) struct Stick<'a> {
    pub(super) body: Body<'a>,
    pub(super) style: &'a BodyStyle,
    pub(super) chain: &'a Chain,
    pub(super) place: BylinePlace,
}

/// How far the columns are filled.
#[derive(Debug, Clone, Default)]
pub(super) struct Fill {
    /// Rows of each at most.
    pub(super) height: usize,
    /// The columns that end a row early.
    pub(super) short: Vec<usize>,
}

/// A body in its columns.
pub(super) struct Columns {
    pub(super) setting: Setting,
    pub(super) broken: Broken,
    pub(super) fill: Fill,
}

impl Stick<'_> {
    /// How far letterspacing may go in one direction.
    pub(super) fn bound(&self, base: Em, sign: i64) -> Em {
        if sign < 0 { self.style.tracking.min.min(base) } else { self.style.tracking.max.max(base) }
    }

    /// The next step of letterspacing at which a block takes another number of lines. Lines can only grow
    /// longer as letterspacing shrinks, so that halving finds it; where that does not quite hold (runts,
    /// total-fit), it finds one of them.
    pub(super) fn next_line_change(
        &self,
        block: usize,
        from: Em,
        (base, sign): (Em, i64),
        squeeze: Squeeze,
        measures: &Measures,
    ) -> Option<Em> {
        let bound = self.bound(base, sign);
        let step = self.style.tracking.step.max(Em::milli(1));
        let steps = ((bound - from) * sign).0 / step.0;
        let at = |n: i64| from + step * n * sign;
        let lines = |n: i64| self.body.lines_of(block, at(n), squeeze, measures);
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

    /// The height of the tallest column.
    pub(super) fn full(&self) -> usize {
        self.chain.frames.iter().map(|frame| frame.rows.len()).max().unwrap_or(0)
    }

    /// How many rows of each column are filled at most.
    pub(super) fn heights(&self, fill: &Fill) -> impl Iterator<Item = usize> {
        self.chain.frames.iter().enumerate().map(|(column, frame)| {
            let rows = frame.rows.len().min(fill.height);
            // A column that has a row keeps it.
            rows - usize::from(rows > 1 && fill.short.contains(&column))
        })
    }

    /// The measures of the rows that are filled.
    pub(super) fn measures(&self, fill: &Fill) -> Measures {
        let frames = self.chain.frames.iter().zip(self.heights(fill));
        Measures(frames.flat_map(|(frame, height)| frame.rows.iter().take(height)).copied().collect())
    }

    /// A setting in columns filled as low as holds all its lines, from a height on; none where even full ones
    /// don't hold them.
    pub(super) fn level(&self, setting: &Setting, mut fill: Fill, below: usize) -> Option<Columns> {
        while fill.height < below {
            let measures = self.measures(&fill);
            let broken = self.attempt(setting, &measures);
            if broken.rows() <= measures.0.len() {
                return Some(Columns { setting: setting.clone(), broken, fill });
            }
            fill.height += 1;
        }
        None
    }

    /// The lines of each column.
    pub(super) fn justify(&self, Columns { setting, broken, fill }: &Columns) -> Vec<Vec<BodyLine>> {
        let mut lines = self.body.justify(broken, setting, &self.measures(fill)).into_iter();
        self.heights(fill).map(|height| lines.by_ref().take(height).collect()).collect()
    }
}
