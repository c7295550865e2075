//! Copyfit: making copy fit its rows, by a ladder that is climbed only as far as needed.
//!
//! Natural setting; a byline on a line of its own where a row is left; squeezing every line that gains a
//! character; letterspacing within the layout's bounds; and what still does not fit is reported.

use super::body::{Body, BodyLine, Broken, Byline, Measures, Setting};
use super::{Fit, Overset};
use crate::edition::{BodyStyle, BylinePlace, Story};
use crate::geom::Em;
use crate::line::Squeeze;
use crate::plan::Chain;
use crate::text::ShapedStory;

/// Sets a body in the rows of its chain; the lines of each frame.
pub(super) fn fit(
    story: &Story,
    text: &ShapedStory,
    chain: &Chain,
    style: &BodyStyle,
) -> (Vec<Vec<BodyLine>>, Fit) {
    let desk = Desk { body: Body::new(text, style), style, chain, place: story.byline_place };
    let base = story.tracking.unwrap_or_default();
    let (setting, broken) = desk.climb(base);
    let rows = chain.rows();
    let overset = (broken.rows() > rows).then(|| Overset {
        lines: broken.rows() - rows,
        characters: desk.body.characters_from(&broken, rows),
    });
    let fit = Fit {
        squeezed: setting.squeeze == Squeeze::Always,
        tracking: setting.tracking - base,
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
        let attempt = |tracking: Em, squeeze: Squeeze| self.attempt(tracking, squeeze, &measures);
        let natural = attempt(base, Squeeze::Kinsoku);
        match natural.1.rows().cmp(&rows) {
            std::cmp::Ordering::Equal => natural,
            std::cmp::Ordering::Greater => {
                let squeezed = attempt(base, Squeeze::Always);
                if squeezed.1.rows() <= rows {
                    return squeezed;
                }
                let tightest = attempt(self.style.tracking.min.min(base), Squeeze::Kinsoku);
                if tightest.1.rows() > rows {
                    return natural;
                }
                let steps = self.steps(base, -1).map(|tracking| attempt(tracking, Squeeze::Kinsoku));
                steps.into_iter().find(|(_, broken)| broken.rows() <= rows).unwrap_or(tightest)
            }
            std::cmp::Ordering::Less => {
                let loosest = attempt(self.style.tracking.max.max(base), Squeeze::Kinsoku);
                if loosest.1.rows() < rows {
                    return natural;
                }
                let steps = self.steps(base, 1).map(|tracking| attempt(tracking, Squeeze::Kinsoku));
                steps.into_iter().find(|(_, broken)| broken.rows() == rows).unwrap_or(natural)
            }
        }
    }

    /// The letterspacings from the story's own towards a bound of the style.
    fn steps(&self, base: Em, sign: i64) -> impl Iterator<Item = Em> {
        let bounds = self.style.tracking;
        let step = bounds.step.max(Em::milli(1));
        (1..)
            .map(move |n| base + step * n * sign)
            .take_while(move |tracking| *tracking >= bounds.min && *tracking <= bounds.max)
    }

    /// One setting; a byline that fits the last line still gets a line of its own where a row is left.
    fn attempt(&self, tracking: Em, squeeze: Squeeze, measures: &Measures) -> (Setting, Broken) {
        let byline = if self.place == BylinePlace::OwnLine { Byline::OwnLine } else { Byline::RunIn };
        let setting = Setting { tracking, squeeze, byline };
        let mut broken = self.body.break_lines(&setting, measures);
        if self.place == BylinePlace::Auto && broken.run_in && broken.rows() < self.chain.rows() {
            (broken.run_in, broken.own_line) = (false, true);
        }
        (setting, broken)
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
            let (_, tried) = self.attempt(setting.tracking, setting.squeeze, &measures);
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
