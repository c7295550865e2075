//! Copyfit: making copy fit its rows, by a ladder that is climbed only as far as needed.
//!
//! Natural setting; a byline on a line of its own where a row is left; squeezing every line that gains a
//! character; letterspacing within the layout's bounds, paragraph by paragraph, as a sub-editor does it: the
//! paragraph that gives or takes a line most cheaply first. What still does not fit is reported.

use std::cmp::Ordering;

use super::body::{Body, BodyLine, Broken, Byline, Measures, Setting};
use super::columns::{Columns, Fill, Stick};
use super::widows;
use crate::edition::{BylinePlace, Story};
use crate::geom::Em;
use crate::line::{Breaks, Rules, Spacing, Squeeze};
use crate::plan::Chain;
use crate::style::BodyStyle;
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
    let spacing = Spacing::new(style.convention, style.marks, style.han_latin).with_hanging(style.hanging);
    let rules = Rules { spacing, breaks: Breaks::of(style.convention, style.kinsoku) };
    let stick = Stick::new(Body::new(text, style, &rules), style, chain, story.byline_place);
    let base = story.tracking.unwrap_or_default();
    let (setting, broken) = climb(&stick, base);
    let rows = chain.rows();
    let overset = (broken.rows() > rows).then(|| Overset {
        lines: broken.rows() - rows,
        characters: stick.body.characters_from(&broken, rows),
        from: stick.body.start_of(&broken, rows),
    });
    let mut columns = balance(&stick, setting, broken);
    if overset.is_none() {
        columns = widows::mend(&stick, columns, base);
    }
    let Columns { setting, broken, .. } = &columns;
    let added = setting.tracking.iter().map(|tracking| *tracking - base);
    let fit = Fit {
        squeezed: setting.squeeze == Squeeze::Always,
        tracking: added.max_by_key(|added| added.abs()).unwrap_or_default(),
        overset,
        underset: rows.saturating_sub(broken.rows()),
    };
    (stick.justify(&columns), fit)
}

/// The lowest rung on which the copy fills its rows exactly; else the natural setting.
fn climb(stick: &Stick<'_>, base: Em) -> (Setting, Broken) {
    let rows = stick.chain.rows();
    let measures = stick.measures(&Fill { level: stick.full(), short: Vec::new() });
    let setting = setting(stick, base);
    let natural = stick.attempt(&setting, &measures);
    match natural.rows().cmp(&rows) {
        Ordering::Equal => (setting, natural),
        Ordering::Greater => {
            let squeezed = Setting { squeeze: Squeeze::Always, ..setting.clone() };
            let broken = stick.attempt(&squeezed, &measures);
            if broken.rows() <= rows {
                return (squeezed, broken);
            }
            let fitted = track(stick, base, -1, &measures, |broken| broken.rows() <= rows);
            // What is overset is what even the tightest setting leaves over.
            fitted.unwrap_or_else(|utmost| utmost)
        }
        Ordering::Less => {
            let fitted = track(stick, base, 1, &measures, |broken| broken.rows() >= rows);
            let exact = |(_, broken): &(Setting, Broken)| broken.rows() == rows;
            fitted.ok().filter(exact).unwrap_or((setting, natural))
        }
    }
}

/// The natural setting at the story's letterspacing.
fn setting(stick: &Stick<'_>, base: Em) -> Setting {
    let byline = if stick.place == BylinePlace::OwnLine { Byline::OwnLine } else { Byline::RunIn };
    Setting { tracking: vec![base; stick.body.blocks()], squeeze: Squeeze::Kinsoku, byline }
}

/// Letterspacing added in one direction until `done`: one line at a time, in the paragraph where it takes
/// the fewest steps. Where the bounds of the style do not reach far enough, the utmost setting is the error.
fn track(
    stick: &Stick<'_>,
    base: Em,
    sign: i64,
    measures: &Measures,
    done: impl Fn(&Broken) -> bool,
) -> Result<(Setting, Broken), (Setting, Broken)> {
    let mut setting = setting(stick, base);
    let bound = stick.bound(base, sign);
    let utmost = Setting { tracking: vec![bound; setting.tracking.len()], ..setting.clone() };
    let farthest = stick.attempt(&utmost, measures);
    if !done(&farthest) {
        return Err((utmost, farthest));
    }
    let ahead = |block: (usize, usize), from: Em| {
        stick.next_line_change(block, from, (base, sign), Squeeze::Kinsoku, measures)
    };
    let mut broken = stick.attempt(&setting, measures);
    let mut starts = broken.starts(stick.body.blocks());
    let mut next: Vec<Option<Em>> =
        starts.iter().enumerate().map(|(block, row)| ahead((block, *row), base)).collect();
    while !done(&broken) {
        let cheapest = next.iter().enumerate().filter_map(|(block, next)| Some((block, (*next)?)));
        let Some((block, tracking)) = cheapest.min_by_key(|(_, tracking)| (*tracking - base).abs()) else {
            return Ok((utmost, farthest));
        };
        let Some(set) = setting.tracking.get_mut(block) else { break };
        *set = tracking;
        broken = stick.attempt(&setting, measures);
        let before = std::mem::replace(&mut starts, broken.starts(stick.body.blocks()));
        let moved = |other: usize| !measures.are_even() && starts.get(other) != before.get(other);
        let each = next.iter_mut().zip(&starts).zip(&setting.tracking).enumerate();
        // Where rows differ, a paragraph that starts in another of them breaks otherwise.
        for (other, ((next, row), from)) in each.filter(|(other, _)| *other == block || moved(*other)) {
            *next = ahead((other, *row), *from);
        }
    }
    Ok((setting, broken))
}

/// Columns end level, only the last may be short: the lowest level that holds all lines.
fn balance(stick: &Stick<'_>, setting: Setting, broken: Broken) -> Columns {
    let full = stick.full();
    let to = |level: usize| Fill { level, short: Vec::new() };
    let level = stick.level(&setting, to(stick.holding(broken.rows())), full);
    level.unwrap_or_else(|| Columns { setting, broken, fill: to(full) })
}
