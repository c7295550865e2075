//! Copyfit: making copy fit its rows, by a ladder that is climbed only as far as needed.
//!
//! Natural setting; lines broken otherwise; one letterspacing for the story; paragraphs within a fiftieth of an em of it;
//! letterspacing to the layout's bounds. Of all settings of a rung that fill the rows, the most even is taken
//! ([`super::even`]); single lines and runts count among what is uneven. What still does not fit, and what is left
//! standing, is reported.

use std::cmp::Ordering;

use super::balance;
use super::body::{Body, BodyLine, How, LineOf, Setting};
use super::columns::{Columns, Fill, Stick};
use super::even::{Breaks, Evener, Pool, Price};
use super::grey::REFUSED;
use super::line::text_rules;
use super::subheads::{self, Stranded};
use super::widows::{self, Standing};
use crate::edition::Story;
use crate::geom::Em;
use crate::line::Squeeze;
use crate::line::pitch::Cost;
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
    /// How far apart its characters stand on the whole, beyond their em; none where too few lines are full for a reader
    /// to see.
    pub pitch: Option<Em>,
    /// The rows that there are.
    pub rows: usize,
    /// Lines that have no row, and their characters.
    pub overset: Option<Overset>,
    /// Rows that have no line.
    pub underset: usize,
    /// Subheads that had to stay at the foot of a column, without their text.
    pub stranded: Vec<Stranded>,
    /// Runts and single lines that had to stay.
    pub standing: Vec<Standing>,
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
    /// Lines break elsewhere: squeezed, or by paragraphs as a whole.
    Rebroken,
    /// The story has one letterspacing.
    Story,
    /// Paragraphs are set within a fiftieth of an em of the story's letterspacing.
    Paragraphs,
    /// Paragraphs are set as far apart, or as close, as the layout allows.
    Bounds,
    /// Even set as tightly as the style allows, lines are left over.
    Utmost,
}

/// The ladder: what is tried where natural copy takes fewer or more rows than there are, from the least that a reader
/// sees to the most.
const LADDER: [(Rung, Climb); 4] = [
    (Rung::Rebroken, rebroken),
    (Rung::Story, one_letterspacing),
    (Rung::Paragraphs, near_the_storys),
    (Rung::Bounds, to_the_bounds),
];

/// The same of a story whose letterspacing is written: it stays wherever it serves.
const WRITTEN: [(Rung, Climb); 2] = [(Rung::Paragraphs, beside_base), (Rung::Bounds, to_the_bounds)];

/// What mends the grey, runts and single lines of copy that has its rows: paragraphs as a whole, then their neighbours.
const CURES: [(Rung, Climb); 3] =
    [(Rung::Rebroken, rebroken), (Rung::Paragraphs, beside_base), (Rung::Bounds, to_the_bounds)];

/// The most even setting of a rung that fills the rows, and its price.
type Climb = fn(&mut Ladder<'_, '_>) -> Option<(Columns, Price)>;

/// A rung, what it came to and its price.
type Reached = (Rung, Columns, Price);

/// How far paragraphs may depart from the letterspacing of their story before a reader tells them apart.
const NEAR: Em = Em(20_000);
/// So many letterspacings of the story are compared, from the first that serves on.
const COMPARED: usize = 4;
/// A story leaves its page so many rows earlier at most for a paragraph to end there; what each of them costs, white.
const EARLIER: usize = 2;
const WHITE: Cost = 1_000;
/// So many full lines make a grey that can be held against another.
const A_GREY: usize = 4;

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

/// A body that is fitted: the lines of each frame, and how that came to be.
pub(super) type FittedBody = (Vec<Vec<BodyLine>>, Fit);

/// Sets a body in the rows of its chain, its lines best as far apart as it is to lean.
pub(super) fn fit(
    story: &Story,
    text: &ShapedStory,
    chain: &Chain,
    style: &BodyStyle,
    lean: Option<Em>,
) -> FittedBody {
    let rules = text_rules(style);
    let body = Body::new(text, (style, &rules), story.tracking.is_some());
    let stick = Stick::new(body, style, chain, (story, lean));
    let base = stick.base;
    let (rung, mut columns) = climb(&stick, story.tracking.is_some());
    let rows = chain.rows();
    let broken = &columns.broken;
    let overset = (broken.rows() > rows).then(|| Overset {
        lines: broken.rows() - rows,
        characters: stick.body.characters_from(broken, rows),
        from: stick.body.start_of(broken, rows),
    });
    let filled = broken.rows() >= rows;
    let (mut stranded, mut standing) = (Vec::new(), Vec::new());
    if overset.is_none() {
        columns = subheads::mend(&stick, columns);
        stranded = subheads::stranded(&stick, &columns);
        standing = widows::standing(&stick, &columns);
        standing.retain(|one| !stick.body.is_written(one.block));
    }
    let Columns { setting, broken, .. } = &columns;
    let added = setting.how.iter().map(|how| how.tracking - base);
    let added = added.max_by_key(|added| added.abs()).unwrap_or_default();
    let lines = stick.justify(&columns);
    let tracking = stick.body.trackings(setting);
    let (loosest, tightest) = stretches(&stick.body, &lines);
    let fit = Fit {
        rung: named(rung, setting, added),
        added,
        pitch: pitch(&lines, &tracking),
        tracking,
        rows,
        overset,
        // A row that a column gave up, so that a subhead goes with its text, lacks no copy.
        underset: if filled { 0 } else { rows.saturating_sub(broken.rows()) },
        stranded,
        standing,
        loosest,
        tightest,
    };
    (lines, fit)
}

/// The rung that a reader of the result sees: where a higher one came to no letterspacing, lines are broken elsewhere.
fn named(rung: Rung, setting: &Setting, added: Em) -> Rung {
    match rung {
        Rung::Natural | Rung::Rebroken | Rung::Story if added != Em::ZERO => rung.max(spaced(setting)),
        Rung::Story | Rung::Paragraphs | Rung::Bounds if added == Em::ZERO => Rung::Rebroken,
        _ => rung,
    }
}

/// The rung of a setting that has letterspacing: one for the story, or others for paragraphs.
fn spaced(setting: &Setting) -> Rung {
    let mut all = setting.how.iter().map(|how| how.tracking);
    let first = all.next();
    if all.all(|tracking| Some(tracking) == first) { Rung::Story } else { Rung::Paragraphs }
}

/// How far apart the characters of the full lines stand, where these are enough to make a grey.
fn pitch(columns: &[Vec<BodyLine>], tracking: &[Em]) -> Option<Em> {
    let of_line = |BodyLine { of, set, .. }: &BodyLine| {
        let LineOf::Block(block) = of else { return None };
        let tracking = tracking.get(*block).filter(|_| set.justified)?;
        let gaps = set.atoms.len().saturating_sub(1) as i64;
        Some(((*tracking + set.opened) * gaps, gaps))
    };
    let all: Vec<(Em, i64)> = columns.iter().flatten().filter_map(of_line).collect();
    let (sum, gaps) = all.iter().fold((Em::ZERO, 0), |(sum, gaps), (own, count)| (sum + *own, gaps + count));
    (all.len() >= A_GREY && gaps > 0).then(|| sum / gaps)
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

/// What a story is fitted with, rung by rung.
struct Ladder<'s, 'a> {
    stick: &'s Stick<'a>,
    /// The rows to be filled, and the columns.
    rows: usize,
    even: Evener<'s, 'a>,
    /// Whether natural copy takes more rows than there are, or fewer.
    off: Ordering,
}

/// The copy on the lowest rung on which it fills its rows, runts and single lines mended; else as it is, or, where it is
/// too long, as tight as may be.
fn climb(stick: &Stick<'_>, written: bool) -> (Rung, Columns) {
    let full = Fill { level: stick.full(), short: Vec::new() };
    let measures = stick.measures(&full);
    let setting = stick.natural();
    let broken = stick.attempt(&setting, &measures);
    let rows = stick.chain.rows();
    let off = broken.rows().cmp(&rows);
    let natural = Columns { setting, broken, fill: full.clone() };
    if off == Ordering::Equal && written {
        return (Rung::Natural, natural);
    }
    let mut ladder = Ladder { stick, rows, even: Evener::new(stick, full), off };
    if off == Ordering::Equal {
        let (rung, columns, _) = ladder.mended(natural);
        return (rung, columns);
    }
    let rungs = if written { &WRITTEN[..] } else { &LADDER };
    if let Some((rung, columns, _)) = ladder.up(rungs) {
        return (rung, columns);
    }
    match off {
        Ordering::Greater => ladder.too_long(),
        _ => ladder.too_short(natural, written),
    }
}

impl Ladder<'_, '_> {
    fn pool(&mut self, (from, to): (Em, Em), lines: Breaks) -> Option<(Columns, Price)> {
        self.even.solve(Pool { from, to, lines }, self.rows)
    }

    /// Paragraphs within a little of a letterspacing, as far as the layout goes.
    fn around(&mut self, tracking: Em) -> Option<(Columns, Price)> {
        let (from, to) = (self.stick.bound(-1), self.stick.bound(1));
        self.pool(((tracking - NEAR).max(from), (tracking + NEAR).min(to)), Breaks::WhereAtFault)
    }

    /// The letterspacings of the story, from its own on to the bound of the layout.
    fn steps(&self) -> Vec<Em> {
        let sign = if self.off == Ordering::Greater { -1 } else { 1 };
        let Stick { base, .. } = *self.stick;
        let step = self.stick.step();
        let most = (self.stick.bound(sign) - base).abs().0 / step.0;
        (1..=most).map(|steps| base + step * steps * sign).collect()
    }

    /// The best of what the first letterspacings of the story come to that come to anything.
    fn best(
        &mut self,
        mut at: impl FnMut(&mut Self, Em) -> Option<(Columns, Price)>,
    ) -> Option<(Columns, Price)> {
        let steps = self.steps().into_iter().map(|tracking| at(self, tracking));
        let served = steps.skip_while(Option::is_none).take(COMPARED).flatten();
        served.min_by_key(|(_, price)| price.cost)
    }

    /// The rung on which nothing is at fault, or the cheapest of all.
    fn up(&mut self, rungs: &[(Rung, Climb)]) -> Option<Reached> {
        let (first, others) = rungs.split_first()?;
        match self.rung(first) {
            Some(reached) => Some(self.further(reached, others)),
            None => self.up(others),
        }
    }

    /// The same from one that there is on.
    fn further(&mut self, mut best: Reached, rungs: &[(Rung, Climb)]) -> Reached {
        for rung in rungs {
            if best.2.faults == 0 && !self.stick.leans() {
                break;
            }
            let cheaper = self.rung(rung).filter(|(.., price)| price.cost < best.2.cost);
            best = cheaper.unwrap_or(best);
        }
        best
    }

    /// What a rung comes to.
    fn rung(&mut self, (rung, climb): &(Rung, Climb)) -> Option<Reached> {
        let (columns, price) = climb(self).filter(|(_, price)| price.cost < REFUSED)?;
        Some((*rung, columns, price))
    }

    /// Copy that has its rows with fewer faults, where that costs less.
    fn mended(mut self, columns: Columns) -> Reached {
        let price = self.even.price(&columns.setting);
        self.further((Rung::Natural, columns, price), &CURES)
    }

    /// As many lines as can be in the rows that there are; the rest is overset.
    fn too_long(mut self) -> (Rung, Columns) {
        let (from, to) = (self.stick.bound(-1), self.stick.bound(1));
        // Where a line less is two less, a row stays empty.
        let found = self.even.solve(Pool { from, to, lines: Breaks::Any }, self.rows.saturating_sub(1));
        if let Some((columns, _)) = found {
            return (Rung::Bounds, columns);
        }
        let tightest = How::broken(from, Squeeze::Always);
        let how = vec![tightest; self.stick.body.blocks()];
        let setting = Setting { how, ..self.stick.natural() };
        let fill = Fill { level: self.stick.full(), short: Vec::new() };
        let broken = self.stick.attempt(&setting, &self.stick.measures(&fill));
        (Rung::Utmost, Columns { setting, broken, fill })
    }

    /// Natural copy in columns that end level, as low as holds all lines.
    fn too_short(self, natural: Columns, written: bool) -> (Rung, Columns) {
        let Self { stick, .. } = self;
        let to = |level: usize| Fill { level, short: Vec::new() };
        let level = stick.level(&natural.setting, to(stick.lowest(natural.broken.rows())), stick.full());
        let columns = level.unwrap_or(natural);
        if written {
            return (Rung::Natural, columns);
        }
        let rows = columns.broken.rows();
        let even = Evener::new(stick, columns.fill.clone());
        let (rung, columns, price) = Ladder { stick, rows, even, off: Ordering::Equal }.mended(columns);
        let (rung, columns) = Self::elsewhere(stick, (rung, columns, price), rows);
        (rung, balance::balanced(stick, columns))
    }

    /// Copy that has rows to spare and goes on on another page: where it leaves that a row or two earlier, or takes a
    /// line more or less, a paragraph may end there.
    fn elsewhere(stick: &Stick<'_>, mut best: Reached, rows: usize) -> (Rung, Columns) {
        for short in (0..=EARLIER).filter(|_| !stick.chain.jumps.is_empty()) {
            for rows in [rows, rows + 1, rows.saturating_sub(1)] {
                let Some(fill) = stick.leaving(short, rows).filter(|_| best.2.faults > 0) else { continue };
                let even = Evener::new(stick, fill);
                let found = Ladder { stick, rows, even, off: Ordering::Equal }.up(&CURES);
                let white = WHITE * short as Cost;
                let found = found.map(|(rung, columns, price)| {
                    (rung, columns, Price { cost: price.cost + white, ..price })
                });
                let fewer = |price: &Price| price.faults < best.2.faults && price.cost < best.2.cost;
                best = found.filter(|(.., price)| fewer(price)).unwrap_or(best);
            }
        }
        (best.0, best.1)
    }
}

/// Lines broken otherwise, at the story's letterspacing.
fn rebroken(ladder: &mut Ladder<'_, '_>) -> Option<(Columns, Price)> {
    ladder.pool((ladder.stick.base, ladder.stick.base), Breaks::Any)
}

/// One letterspacing for the story.
fn one_letterspacing(ladder: &mut Ladder<'_, '_>) -> Option<(Columns, Price)> {
    ladder.best(|ladder, tracking| ladder.pool((tracking, tracking), Breaks::OfTheStyle))
}

/// Paragraphs near the letterspacing of the story, whatever that is.
fn near_the_storys(ladder: &mut Ladder<'_, '_>) -> Option<(Columns, Price)> {
    ladder.best(Ladder::around)
}

/// Paragraphs near the letterspacing that the story has.
fn beside_base(ladder: &mut Ladder<'_, '_>) -> Option<(Columns, Price)> {
    ladder.around(ladder.stick.base)
}

/// Letterspacing as far as the layout goes.
fn to_the_bounds(ladder: &mut Ladder<'_, '_>) -> Option<(Columns, Price)> {
    let stick = ladder.stick;
    ladder.pool((stick.bound(-1), stick.bound(1)), Breaks::Any)
}
