//! Copyfit: making copy fit its rows, by a ladder that is climbed only as far as needed.
//!
//! Natural setting; a byline on a line of its own where a row is left; squeezing every line that gains a
//! character; letterspacing within the layout's bounds, paragraph by paragraph, as a sub-editor does it: the
//! paragraph that gives or takes a line most cheaply first. What still does not fit is reported.

use std::cmp::Ordering;

use super::body::{Body, BodyLine, Broken, Byline, Measures, Setting};
use super::columns::{Columns, Fill, Stick};
use super::line::text_rules;
use super::subheads::{self, Stranded};
use super::widows;
use crate::edition::{BylinePlace, Story};
use crate::geom::Em;
use crate::line::Squeeze;
use crate::plan::Chain;
use crate::style::BodyStyle;
use crate::text::ShapedStory;

/// How a story's copy came to fit its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// How far the ladder was climbed.
    pub rung: Rung,
    /// The letterspacing of each block.
    pub tracking: Vec<Em>,
    /// What of it copyfit added, where it added most.
    pub added: Em,
    /// The rows that there are.
    pub rows: usize,
    /// Lines that have no row, and their characters.
    pub overset: Option<Overset>,
    /// Rows that have no line.
    pub underset: usize,
    /// Subheads that had to stay at the foot of a column, without their text.
    pub stranded: Vec<Stranded>,
    /// The full lines that are set most openly and most tightly.
    pub loosest: Option<Stretch>,
    /// See there.
    pub tightest: Option<Stretch>,
}

/// How far a full line is from its natural setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// Its column, from 0.
    pub column: usize,
    /// Its row there, from 0.
    pub row: usize,
    /// How far every gap between its characters is opened; less than nothing where they are closer, letterspacing and
    /// the blanks of marks taken together.
    pub each: Em,
}

/// A rung of the ladder: one way to make copy fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rung {
    /// Nothing was done: the copy fits as it is, or no rung makes it.
    Natural,
    /// Every line that gains a character by it is squeezed.
    Squeezed,
    /// Paragraphs are set tighter.
    Tightened,
    /// Paragraphs are set more openly.
    Opened,
    /// Even set as tightly as the style allows, lines are left over.
    Utmost,
}

/// The ladder: what is tried, from the least that a reader sees to the most, where natural copy takes fewer or more rows
/// than there are.
const LADDER: [(Rung, Ordering, Climb); 3] = [
    (Rung::Squeezed, Ordering::Greater, squeezed),
    (Rung::Tightened, Ordering::Greater, tightened),
    (Rung::Opened, Ordering::Less, opened),
];

/// A setting by which the copy fits its rows, and its lines; where the rung does not reach, as far as it does.
type Climb = fn(&Stick<'_>, Em, &Measures) -> Result<(Setting, Broken), (Setting, Broken)>;

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
    let rules = text_rules(style);
    let stick = Stick::new(Body::new(text, style, &rules), style, chain, story.byline_place);
    let base = story.tracking.unwrap_or_default();
    let (rung, setting, broken) = climb(&stick, base);
    let rows = chain.rows();
    let overset = (broken.rows() > rows).then(|| Overset {
        lines: broken.rows() - rows,
        characters: stick.body.characters_from(&broken, rows),
        from: stick.body.start_of(&broken, rows),
    });
    let mut columns = balance(&stick, setting, broken);
    let filled = columns.broken.rows() >= rows;
    let mut stranded = Vec::new();
    if overset.is_none() {
        columns = widows::mend(&stick, columns, base);
        columns = subheads::mend(&stick, columns, base);
        stranded = subheads::stranded(&stick, &columns);
    }
    let Columns { setting, broken, .. } = &columns;
    let added = setting.tracking.iter().map(|tracking| *tracking - base);
    let added = added.max_by_key(|added| added.abs()).unwrap_or_default();
    let lines = stick.justify(&columns);
    let (loosest, tightest) = stretches(&stick.body, &lines);
    let fit = Fit {
        rung: rung.or_moved(added),
        tracking: stick.body.trackings(setting),
        added,
        rows,
        overset,
        // A row that a column gave up, so that a subhead goes with its text, lacks no copy.
        underset: if filled { 0 } else { rows.saturating_sub(broken.rows()) },
        stranded,
        loosest,
        tightest,
    };
    (lines, fit)
}

impl Rung {
    /// The rung, where moving single lines has added letterspacing to copy that fitted by itself.
    fn or_moved(self, added: Em) -> Self {
        match added.cmp(&Em::ZERO) {
            Ordering::Less if self == Self::Natural => Self::Tightened,
            Ordering::Greater if self == Self::Natural => Self::Opened,
            _ => self,
        }
    }
}

/// The full lines that are set most openly and most tightly; of several, the first.
fn stretches(body: &Body<'_>, columns: &[Vec<BodyLine>]) -> (Option<Stretch>, Option<Stretch>) {
    let of_column = |(column, lines): (usize, &Vec<BodyLine>)| {
        let of_row =
            |(row, line): (usize, &BodyLine)| Some(Stretch { column, row, each: body.stretch(line)? });
        lines.iter().enumerate().filter_map(of_row).collect::<Vec<_>>()
    };
    let all: Vec<Stretch> = columns.iter().enumerate().flat_map(of_column).collect();
    let loosest = all.iter().rev().max_by_key(|one| one.each).copied();
    (loosest, all.iter().min_by_key(|one| one.each).copied())
}

/// The lowest rung on which the copy fills its rows exactly, or at least has a row for each line where it is too long;
/// else the natural setting, and what is overset is what even the tightest leaves over.
fn climb(stick: &Stick<'_>, base: Em) -> (Rung, Setting, Broken) {
    let measures = stick.measures(&Fill { level: stick.full(), short: Vec::new() });
    let setting = setting(stick, base);
    let natural = stick.attempt(&setting, &measures);
    let off = natural.rows().cmp(&stick.chain.rows());
    let mut left_over = None;
    for (rung, _, climb) in LADDER.iter().filter(|(_, of, _)| *of == off) {
        match climb(stick, base, &measures) {
            Ok((setting, broken)) => return (*rung, setting, broken),
            Err(reached) => left_over = Some(reached),
        }
    }
    match left_over.filter(|_| off == Ordering::Greater) {
        Some((setting, broken)) => (Rung::Utmost, setting, broken),
        None => (Rung::Natural, setting, natural),
    }
}

fn squeezed(
    stick: &Stick<'_>,
    base: Em,
    measures: &Measures,
) -> Result<(Setting, Broken), (Setting, Broken)> {
    let setting = Setting { squeeze: Squeeze::Always, ..setting(stick, base) };
    let broken = stick.attempt(&setting, measures);
    if broken.rows() <= stick.chain.rows() { Ok((setting, broken)) } else { Err((setting, broken)) }
}

fn tightened(
    stick: &Stick<'_>,
    base: Em,
    measures: &Measures,
) -> Result<(Setting, Broken), (Setting, Broken)> {
    let rows = stick.chain.rows();
    track(stick, base, -1, measures, |broken| broken.rows() <= rows)
}

fn opened(stick: &Stick<'_>, base: Em, measures: &Measures) -> Result<(Setting, Broken), (Setting, Broken)> {
    let rows = stick.chain.rows();
    let fitted = track(stick, base, 1, measures, |broken| broken.rows() >= rows)?;
    if fitted.1.rows() == rows { Ok(fitted) } else { Err(fitted) }
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
    let even = measures.are_even();
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
        let moved = |other: usize| !even && starts.get(other) != before.get(other);
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
    let level = stick.level(&setting, to(stick.lowest(broken.rows())), full);
    level.unwrap_or_else(|| Columns { setting, broken, fill: to(full) })
}
