//! Copyfit: making copy fit its rows, by a ladder that is climbed only as far as needed.
//!
//! Natural setting; a byline on a line of its own where a row is left; squeezing every line that gains a
//! character; letterspacing within the layout's bounds, paragraph by paragraph, as a sub-editor does it: the
//! paragraph that gives or takes a line most cheaply first. What still does not fit is reported.

use std::cmp::Ordering;

use super::body::{Body, BodyLine, Broken, Byline, Measures, Setting};
use crate::edition::{BodyStyle, BylinePlace, Story};
use crate::geom::Em;
use crate::line::{Breaks, Rules, Spacing, Squeeze};
use crate::plan::Chain;
use crate::text::ShapedStory;

/// How a story's copy came to fit its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fit {
    /// Lines were squeezed beyond what kinsoku asks for.
    pub squeezed: bool,
    /// Letterspacing that copyfit added.
    pub tracking: Em,
    /// Lines that have no row, and their characters.
    pub overset: Option<Overset>,
    /// Rows that have no line.
    pub underset: usize,
}

/// What found no row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overset {
    /// Lines.
    pub lines: usize,
    /// Characters.
    pub characters: usize,
    /// The block and the byte of its copy where it begins; none in a byline.
    pub from: Option<(usize, usize)>,
}

/// Sets a body in the rows of its chain; the lines of each frame.
pub(super) fn fit(
    story: &Story,
    text: &ShapedStory,
    chain: &Chain,
    style: &BodyStyle,
) -> (Vec<Vec<BodyLine>>, Fit) {
    let spacing = Spacing::new(style.marks, style.han_latin).with_hanging(style.hanging);
    let rules = Rules { spacing, breaks: Breaks::of(style.kinsoku) };
    let desk = Desk { body: Body::new(text, style, &rules), style, chain, place: story.byline_place };
    let base = story.tracking.unwrap_or_default();
    let (setting, broken) = desk.climb(base);
    let rows = chain.rows();
    let overset = (broken.rows() > rows).then(|| Overset {
        lines: broken.rows() - rows,
        characters: desk.body.characters_from(&broken, rows),
        from: desk.body.start_of(&broken, rows),
    });
    let mut columns = desk.balance(setting, broken);
    if overset.is_none() {
        columns = desk.mend(columns, base);
    }
    let Columns { setting, broken, .. } = &columns;
    let added = setting.tracking.iter().map(|tracking| *tracking - base);
    let fit = Fit {
        squeezed: setting.squeeze == Squeeze::Always,
        tracking: added.max_by_key(|added| added.abs()).unwrap_or_default(),
        overset,
        underset: rows.saturating_sub(broken.rows()),
    };
    (desk.justify(&columns), fit)
}

/// What a story is fitted with.
pub(super) struct Desk<'a> {
    pub(super) body: Body<'a>,
    pub(super) style: &'a BodyStyle,
    pub(super) chain: &'a Chain,
    place: BylinePlace,
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

impl Desk<'_> {
    /// The lowest rung on which the copy fills its rows exactly; else the natural setting.
    fn climb(&self, base: Em) -> (Setting, Broken) {
        let rows = self.chain.rows();
        let measures = self.measures(&Fill { height: usize::MAX, short: Vec::new() });
        let setting = self.setting(base);
        let natural = self.attempt(&setting, &measures);
        match natural.rows().cmp(&rows) {
            Ordering::Equal => (setting, natural),
            Ordering::Greater => {
                let squeezed = Setting { squeeze: Squeeze::Always, ..setting.clone() };
                let broken = self.attempt(&squeezed, &measures);
                if broken.rows() <= rows {
                    return (squeezed, broken);
                }
                let fitted = self.track(base, -1, &measures, |broken| broken.rows() <= rows);
                // What is overset is what even the tightest setting leaves over.
                fitted.unwrap_or_else(|utmost| utmost)
            }
            Ordering::Less => {
                let fitted = self.track(base, 1, &measures, |broken| broken.rows() >= rows);
                let exact = |(_, broken): &(Setting, Broken)| broken.rows() == rows;
                fitted.ok().filter(exact).unwrap_or((setting, natural))
            }
        }
    }

    /// The natural setting at the story's letterspacing.
    fn setting(&self, base: Em) -> Setting {
        let byline = if self.place == BylinePlace::OwnLine { Byline::OwnLine } else { Byline::RunIn };
        Setting { tracking: vec![base; self.body.blocks()], squeeze: Squeeze::Kinsoku, byline }
    }

    /// Letterspacing added in one direction until `done`: one line at a time, in the paragraph where it takes
    /// the fewest steps. Where the bounds of the style do not reach far enough, the utmost setting is the error.
    fn track(
        &self,
        base: Em,
        sign: i64,
        measures: &Measures,
        done: impl Fn(&Broken) -> bool,
    ) -> Result<(Setting, Broken), (Setting, Broken)> {
        let mut setting = self.setting(base);
        let bound = self.bound(base, sign);
        let utmost = Setting { tracking: vec![bound; setting.tracking.len()], ..setting.clone() };
        let farthest = self.attempt(&utmost, measures);
        if !done(&farthest) {
            return Err((utmost, farthest));
        }
        let mut next: Vec<Option<Em>> = setting.tracking.iter().map(|_| None).collect();
        let ahead = |block: usize, from: Em| {
            self.next_line_change(block, from, (base, sign), Squeeze::Kinsoku, measures)
        };
        for (block, next) in next.iter_mut().enumerate() {
            *next = ahead(block, base);
        }
        loop {
            let broken = self.attempt(&setting, measures);
            if done(&broken) {
                return Ok((setting, broken));
            }
            let cheapest = next.iter().enumerate().filter_map(|(block, next)| Some((block, (*next)?)));
            let Some((block, tracking)) = cheapest.min_by_key(|(_, tracking)| (*tracking - base).abs())
            else {
                return Ok((utmost, farthest));
            };
            if let (Some(set), Some(next)) = (setting.tracking.get_mut(block), next.get_mut(block)) {
                (*set, *next) = (tracking, ahead(block, tracking));
            }
        }
    }

    /// How far letterspacing may go in one direction.
    fn bound(&self, base: Em, sign: i64) -> Em {
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

    /// Columns end level, only the last may be short: the lowest height that holds all lines.
    fn balance(&self, setting: Setting, broken: Broken) -> Columns {
        let full = self.full();
        let height = broken.rows().div_ceil(self.chain.frames.len().max(1)).min(full);
        let level = self.level(&setting, Fill { height, short: Vec::new() }, full);
        level.unwrap_or_else(|| Columns { setting, broken, fill: Fill { height: full, short: Vec::new() } })
    }

    /// The lines of each column.
    fn justify(&self, Columns { setting, broken, fill }: &Columns) -> Vec<Vec<BodyLine>> {
        let mut lines = self.body.justify(broken, setting, &self.measures(fill)).into_iter();
        self.heights(fill).map(|height| lines.by_ref().take(height).collect()).collect()
    }
}
