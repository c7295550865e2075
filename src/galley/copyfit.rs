//! Copyfit: making copy fit its rows, by a ladder that is climbed only as far as needed.
//!
//! Natural setting; a byline on a line of its own where a row is left; squeezing every line that gains a
//! character; letterspacing within the layout's bounds, paragraph by paragraph, as a sub-editor does it: the
//! paragraph that gives or takes a line most cheaply first. What still does not fit is reported.

use std::cmp::Ordering;

use super::body::{Body, BodyLine, Broken, Byline, Measures, Setting};
use super::{Fit, Overset};
use crate::edition::{BodyStyle, BylinePlace, Story};
use crate::geom::Em;
use crate::line::{Breaks, Rules, Spacing, Squeeze};
use crate::plan::Chain;
use crate::text::ShapedStory;

/// Sets a body in the rows of its chain; the lines of each frame.
pub(super) fn fit(
    story: &Story,
    text: &ShapedStory,
    chain: &Chain,
    style: &BodyStyle,
) -> (Vec<Vec<BodyLine>>, Fit) {
    let rules =
        Rules { spacing: Spacing::new(style.marks, style.han_latin), breaks: Breaks::of(style.kinsoku) };
    let desk = Desk { body: Body::new(text, style, &rules), style, chain, place: story.byline_place };
    let base = story.tracking.unwrap_or_default();
    let (setting, broken) = desk.climb(base);
    let rows = chain.rows();
    let overset = (broken.rows() > rows).then(|| Overset {
        lines: broken.rows() - rows,
        characters: desk.body.characters_from(&broken, rows),
        from: desk.body.start_of(&broken, rows),
    });
    let added = setting.tracking.iter().map(|tracking| *tracking - base);
    let fit = Fit {
        squeezed: setting.squeeze == Squeeze::Always,
        tracking: added.max_by_key(|added| added.abs()).unwrap_or_default(),
        overset,
        underset: rows.saturating_sub(broken.rows()),
    };
    (desk.balance(&setting, broken), fit)
}

struct Desk<'a> {
    body: Body<'a>,
    style: &'a BodyStyle,
    chain: &'a Chain,
    place: BylinePlace,
}

impl Desk<'_> {
    /// The lowest rung on which the copy fills its rows exactly; else the natural setting.
    fn climb(&self, base: Em) -> (Setting, Broken) {
        let rows = self.chain.rows();
        let measures = self.measures(usize::MAX);
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
        let bound =
            if sign < 0 { self.style.tracking.min.min(base) } else { self.style.tracking.max.max(base) };
        let utmost = Setting { tracking: vec![bound; setting.tracking.len()], ..setting.clone() };
        let broken = self.attempt(&utmost, measures);
        if !done(&broken) {
            return Err((utmost, broken));
        }
        let mut next: Vec<Option<Em>> = setting.tracking.iter().map(|_| None).collect();
        let ahead = |block: usize, from: Em| self.next_line_change(block, from, bound, sign, measures);
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
                return Ok((utmost, broken));
            };
            if let (Some(set), Some(next)) = (setting.tracking.get_mut(block), next.get_mut(block)) {
                (*set, *next) = (tracking, ahead(block, tracking));
            }
        }
    }

    /// The next step of letterspacing at which a block takes another number of lines. Lines can only grow
    /// longer as letterspacing shrinks, so that halving finds it.
    fn next_line_change(
        &self,
        block: usize,
        from: Em,
        bound: Em,
        sign: i64,
        measures: &Measures,
    ) -> Option<Em> {
        let step = self.style.tracking.step.max(Em::milli(1));
        let steps = ((bound - from) * sign).0 / step.0;
        let at = |n: i64| from + step * n * sign;
        let lines = |n: i64| self.body.lines_of(block, at(n), measures);
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
    fn attempt(&self, setting: &Setting, measures: &Measures) -> Broken {
        let mut broken = self.body.break_lines(setting, measures);
        if self.place == BylinePlace::Auto && broken.run_in && broken.rows() < self.chain.rows() {
            broken.run_in = false;
            broken.byline = self.body.byline_lines(broken.lines.len(), measures);
        }
        broken
    }

    /// The measures of the rows, when each frame is filled to a height at most.
    fn measures(&self, height: usize) -> Measures {
        Measures(self.chain.frames.iter().flat_map(|frame| frame.rows.iter().take(height)).copied().collect())
    }

    /// Columns end level, only the last may be short: the lowest height that holds all lines.
    fn balance(&self, setting: &Setting, mut broken: Broken) -> Vec<Vec<BodyLine>> {
        let frames = &self.chain.frames;
        let full = frames.iter().map(|frame| frame.rows.len()).max().unwrap_or(0);
        let mut height = broken.rows().div_ceil(frames.len().max(1)).min(full);
        let mut measures = self.measures(height);
        while height < full {
            let tried = self.attempt(setting, &measures);
            if tried.rows() <= measures.0.len() {
                broken = tried;
                break;
            }
            height += 1;
            measures = self.measures(height);
        }
        let mut lines = self.body.justify(&broken, setting, &measures).into_iter();
        frames.iter().map(|frame| lines.by_ref().take(frame.rows.len().min(height)).collect()).collect()
    }
}
