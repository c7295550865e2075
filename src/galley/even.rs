//! Evenness: of all ways to set the blocks of a body in so many rows, the one whose grey is most even.
//!
//! Block by block, every way to set it from every row that the blocks before it can end in is weighed; of those that end
//! in the same row and are set in the same way, only the cheapest is gone on with. What a block costs depends on the one
//! before it and on the rows that it takes, on nothing else, so that no better setting is missed.

use std::collections::HashMap;
use std::ops::{Range, RangeInclusive};
use std::rc::Rc;

use super::body::{How, Lines, Measures, Setting};
use super::columns::{Columns, Fill, Stick};
use super::grey::{self, Grey, SINGLE, STRANDED};
use crate::edition::BylinePlace;
use crate::geom::Em;
use crate::line::Squeeze;
use crate::line::pitch::Cost;

/// What a setting comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Price {
    /// Runts, single lines, lines opened too far, subheads at a foot.
    pub(super) faults: usize,
    /// All of it.
    pub(super) cost: Cost,
}

/// The ways that a block may be set in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pool {
    /// The letterspacing, from and to.
    pub(super) from: Em,
    pub(super) to: Em,
    /// Where lines may end.
    pub(super) lines: Breaks,
}

/// Where the lines of a pool may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaks {
    /// Where the style breaks them.
    OfTheStyle,
    /// In blocks that are at fault that way, elsewhere.
    WhereAtFault,
    /// Anywhere.
    Any,
}

/// A way to set a block from a row on.
#[derive(Debug)]
struct Way {
    /// Two ways are one where this is the same.
    number: usize,
    how: How,
    lines: Vec<Range<usize>>,
    grey: Grey,
}

/// Lines that a block may be broken into, and how far apart its characters may stand for them.
#[derive(Debug)]
struct Choice {
    lines: Rc<[Range<usize>]>,
    most: Em,
    /// The same of the last line alone.
    most_last: Em,
    /// How far they stand apart on the whole.
    mean: Em,
}

/// The blocks up to one, set.
#[derive(Debug)]
struct State {
    /// The row below its last line.
    row: usize,
    way: Option<Rc<Way>>,
    price: Price,
    /// The state that it goes on from, among those of the block before.
    before: usize,
}

/// A block and the row that it starts in, which of its choices, and the letterspacing of its lines and of its last.
type Chosen = (usize, usize, usize, (Em, Em));

/// The ways of all blocks in columns that are filled so far.
pub(super) struct Evener<'s, 'a> {
    stick: &'s Stick<'a>,
    fill: Fill,
    measures: Measures,
    /// The rows below the feet of the columns.
    feet: Vec<usize>,
    base: Em,
    broken: HashMap<(usize, usize, Em, Squeeze), Rc<Way>>,
    chosen: HashMap<Chosen, Rc<Way>>,
    choices: HashMap<(usize, usize), Rc<[Choice]>>,
    made: usize,
}

impl<'s, 'a> Evener<'s, 'a> {
    pub(super) fn new(stick: &'s Stick<'a>, fill: Fill, base: Em) -> Self {
        let measures = stick.measures(&fill);
        let mut foot = 0;
        let heights = stick.heights(&fill).filter(|height| *height > 0);
        let feet = heights.map(|height| {
            foot += height;
            foot
        });
        let feet = feet.collect();
        let (broken, chosen, choices) = (HashMap::new(), HashMap::new(), HashMap::new());
        Self { stick, fill, measures, feet, base, broken, chosen, choices, made: 0 }
    }

    /// What a setting comes to.
    pub(super) fn price(&mut self, setting: &Setting) -> Price {
        let mut state = State { row: 0, way: None, price: Price { faults: 0, cost: 0 }, before: 0 };
        for (block, how) in setting.how.iter().enumerate() {
            let way = self.way((block, state.row), how.clone());
            state = self.after(&state, 0, block, way);
        }
        state.price
    }

    /// The most even setting of a pool that takes as many rows; nothing where none does.
    pub(super) fn solve(&mut self, pool: Pool, goal: RangeInclusive<usize>) -> Option<(Columns, Price)> {
        let start = State { row: 0, way: None, price: Price { faults: 0, cost: 0 }, before: 0 };
        let left = self.left(pool);
        let mut layers = vec![vec![start]];
        for block in 0..self.stick.body.blocks() {
            let above = layers.last()?;
            let mut next = Vec::new();
            let mut first = 0;
            // A byline may take rows of its own, or none.
            let (fewest, most) = left.get(block + 1).copied().unwrap_or((0, usize::MAX));
            let reaches =
                |row: usize| row + fewest <= *goal.end() && row.saturating_add(most) >= *goal.start();
            for states in above.chunk_by(|one, other| one.row == other.row) {
                let row = states.first()?.row;
                for way in self.ways((block, row), pool) {
                    if reaches(row + way.lines.len()) {
                        next.push(self.cheapest((states, first), block, way)?);
                    }
                }
                first += states.len();
            }
            let way = |state: &State| state.way.as_ref().map(|way| way.number);
            next.sort_by_key(|state| (state.row, way(state), state.price.cost));
            next.dedup_by_key(|state| (state.row, way(state)));
            layers.push(next);
        }
        let ends = layers.last()?.iter().enumerate();
        let ends = ends.filter(|(_, state)| goal.contains(&self.rows(state)));
        let (at, best) = ends.min_by_key(|(_, state)| state.price.cost)?;
        let (price, setting) = (best.price, self.trace(&layers, at));
        let broken = self.stick.attempt(&setting, &self.measures);
        Some((Columns { setting, broken, fill: self.fill.clone() }, price))
    }

    /// How many rows the blocks from each on take at least and at most, those of a byline aside; nothing where that
    /// depends on the row that they start in.
    fn left(&mut self, pool: Pool) -> Vec<(usize, usize)> {
        let blocks = self.stick.body.blocks();
        if !(0..blocks).all(|block| self.stick.body.is_alike_everywhere(block, &self.measures)) {
            return Vec::new();
        }
        let byline = self.stick.body.byline_lines(0, &self.measures).len();
        let mut left = vec![(0, byline)];
        for block in (0..blocks).rev() {
            let ways = self.ways((block, 0), pool);
            let lines = ways.iter().map(|way| way.lines.len());
            let least = lines.clone().min().unwrap_or(0);
            let (fewest, most) = left.last().copied().unwrap_or_default();
            left.push((fewest + least, most + lines.max().unwrap_or(0)));
        }
        left.reverse();
        left
    }

    /// The cheapest of some states, which are those from a number on, with a block more.
    fn cheapest(&self, (states, first): (&[State], usize), block: usize, way: Rc<Way>) -> Option<State> {
        let below = |state: &State| state.price.cost + self.below(state, block, &way).0;
        let (at, before) = states.iter().enumerate().min_by_key(|(_, state)| below(state))?;
        Some(self.after(before, first + at, block, way))
    }

    /// The setting that a state of the last block comes from.
    fn trace(&self, layers: &[Vec<State>], mut at: usize) -> Setting {
        let mut how = Vec::with_capacity(layers.len());
        for layer in layers.iter().skip(1).rev() {
            let Some(State { way: Some(way), before, .. }) = layer.get(at) else { break };
            how.push(way.how.clone());
            at = *before;
        }
        how.reverse();
        Setting { how, ..self.stick.natural(self.base) }
    }

    /// How many rows a body takes with its byline, as [`Stick::attempt`] has it.
    fn rows(&self, state: &State) -> usize {
        let body = &self.stick.body;
        let (lines, rows) = (state.row, self.stick.chain.rows());
        let own = lines + body.byline_lines(lines, &self.measures).len();
        let last = lines.checked_sub(1).map(|last| self.measures.of(last));
        let room = state.way.as_ref().zip(last).is_some_and(|(way, measure)| {
            let block = body.blocks().saturating_sub(1);
            way.lines.last().is_some_and(|atoms| body.has_room((block, way.how.last), atoms, measure))
        });
        match self.stick.place {
            BylinePlace::RunIn if room => lines,
            BylinePlace::Auto if room && lines >= rows => lines,
            _ => own,
        }
    }

    /// The state after a block that is set in some way.
    fn after(&self, before: &State, at: usize, block: usize, way: Rc<Way>) -> State {
        let row = before.row + way.lines.len();
        let Price { mut faults, mut cost } = before.price;
        let subhead = self.stick.body.is_subhead(block);
        if let Some(above) =
            before.way.as_ref().filter(|_| !subhead && !self.stick.body.is_subhead(block - 1))
        {
            let (more, seen) = way.grey.below(&above.grey);
            cost += more;
            faults += usize::from(seen);
        }
        let torn = self.torn(before.row..row, (block, subhead));
        faults += way.grey.faults + torn.faults;
        cost += way.grey.cost + torn.cost;
        State { row, way: Some(way), price: Price { faults, cost }, before: at }
    }

    /// What a block costs below the one before it; a subhead parts what it stands between.
    fn below(&self, before: &State, block: usize, way: &Way) -> (Cost, bool) {
        let parts = |block: usize| self.stick.body.is_subhead(block);
        match &before.way {
            Some(above) if !parts(block) && !parts(block - 1) => way.grey.below(&above.grey),
            _ => (0, false),
        }
    }

    /// What a block costs in some rows by the feet of columns in it.
    fn torn(&self, rows: Range<usize>, (block, subhead): (usize, bool)) -> Price {
        let (widows, orphans) = (self.stick.style.widows as usize, self.stick.style.orphans as usize);
        let mut price = Price { faults: 0, cost: 0 };
        let mut head = 0;
        for (at, foot) in self.feet.iter().copied().enumerate() {
            let next = self.feet.get(at + 1).copied();
            let inside = rows.start < foot && foot < rows.end;
            let stranded = subhead && rows.start < foot && foot <= rows.end;
            if stranded && block + 1 < self.stick.body.blocks() {
                price = Price { faults: price.faults + 1, cost: price.cost + STRANDED };
            } else if inside {
                let orphan = rows.start >= head && foot - rows.start < orphans;
                let widow = next.is_none_or(|next| rows.end <= next) && rows.end - foot < widows;
                let singles = usize::from(orphan) + usize::from(widow);
                price = Price { faults: price.faults + singles, cost: price.cost + SINGLE * singles as Cost };
            }
            head = foot;
        }
        price
    }

    /// The ways of a pool to set a block from a row on. What its writer has decided stays, and subheads are as the story
    /// is.
    fn ways(&mut self, (block, row): (usize, usize), pool: Pool) -> Vec<Rc<Way>> {
        let row = if self.stick.body.is_alike_everywhere(block, &self.measures) { 0 } else { row };
        let place = (block, row);
        let (body, base) = (&self.stick.body, self.base);
        if body.written(block).is_some() || body.is_subhead(block) {
            return vec![self.broken(place, base, Squeeze::Kinsoku)];
        }
        let steps: Vec<Em> = self.steps(pool).collect();
        // Where lines may end anywhere, every way that the style has at some letterspacing is among the chosen ones.
        let of_the_style = if pool.lines == Breaks::Any { &[base][..] } else { &steps };
        let of_the_style = of_the_style.iter();
        let mut ways: Vec<Rc<Way>> =
            of_the_style.map(|tracking| self.broken(place, *tracking, Squeeze::Kinsoku)).collect();
        let chosen = match pool.lines {
            Breaks::OfTheStyle => false,
            Breaks::WhereAtFault => ways.iter().any(|way| way.grey.faults > 0),
            Breaks::Any => true,
        };
        if chosen {
            let choices = self.choices(place);
            for (number, choice) in choices.iter().enumerate() {
                ways.extend(self.chosen(place, (number, choice), &steps));
            }
        }
        // No line is loose because that fills the rows: only as many as there are in the block by itself.
        let natural = self.broken(place, base, Squeeze::Kinsoku).grey.loose;
        ways.retain(|way| way.grey.loose <= natural);
        ways
    }

    /// The letterspacings of a pool, in steps from the story's.
    fn steps(&self, Pool { from, to, .. }: Pool) -> impl Iterator<Item = Em> + use<> {
        let (base, step) = (self.base, self.stick.step(self.base));
        let least = -((base - from).0 / step.0);
        let most = (to - base).0 / step.0;
        (least..=most).map(move |steps| base + step * steps)
    }

    /// A block as its style breaks it.
    fn broken(&mut self, (block, row): (usize, usize), tracking: Em, squeeze: Squeeze) -> Rc<Way> {
        if let Some(known) = self.broken.get(&(block, row, tracking, squeeze)) {
            return Rc::clone(known);
        }
        let way = self.way((block, row), How::broken(tracking, squeeze));
        self.broken.insert((block, row, tracking, squeeze), Rc::clone(&way));
        way
    }

    /// A block in chosen lines: with the letterspacing that its lines have on the whole, and with that of the story, as
    /// far as a pool has it and the lines have room.
    fn chosen(
        &mut self,
        (block, row): (usize, usize),
        (number, choice): (usize, &Choice),
        all: &[Em],
    ) -> Vec<Rc<Way>> {
        let fit = all.partition_point(|tracking| *tracking <= choice.most);
        let steps = all.get(..fit).unwrap_or_default();
        let nearest = |to: Em| steps.iter().copied().min_by_key(|tracking| (*tracking - to).abs());
        let last =
            all.iter().copied().min_by_key(|tracking| (*tracking - choice.most_last.min(choice.mean)).abs());
        let last = last.filter(|last| *last <= choice.most_last).unwrap_or(self.base);
        let mut wanted: Vec<Em> = [choice.mean, self.base].into_iter().filter_map(nearest).collect();
        wanted.dedup();
        let way = |tracking: Em| {
            let key = (block, row, number, (tracking, last));
            if let Some(known) = self.chosen.get(&key) {
                return Rc::clone(known);
            }
            let lines = Lines::Chosen(Rc::clone(&choice.lines));
            let how = How { tracking, last: last.max(tracking), lines };
            let way = self.way((block, row), how);
            self.chosen.insert(key, Rc::clone(&way));
            way
        };
        wanted.into_iter().map(way).collect()
    }

    /// The lines that a block may be broken into.
    fn choices(&mut self, (block, row): (usize, usize)) -> Rc<[Choice]> {
        if let Some(known) = self.choices.get(&(block, row)) {
            return Rc::clone(known);
        }
        let tightest = self.stick.bound(self.base, -1);
        let all = self.stick.body.ways((block, row), (tightest, self.base), &self.measures);
        let choice = |lines: Vec<Range<usize>>| {
            let (most, most_last, mean) =
                self.stick.body.room_for((block, row), self.base, &lines, &self.measures)?;
            Some(Choice { lines: lines.into(), most, most_last, mean })
        };
        let choices: Rc<[Choice]> = all.into_iter().filter_map(choice).collect();
        self.choices.insert((block, row), Rc::clone(&choices));
        choices
    }

    fn way(&mut self, (block, row): (usize, usize), how: How) -> Rc<Way> {
        let body = &self.stick.body;
        let lines = body.lines_of((block, row), &how, &self.measures);
        let tracking = (how.tracking, how.last);
        let grey = grey::of(body, (block, row), tracking, &lines, (&self.measures, self.base));
        self.made += 1;
        Rc::new(Way { number: self.made, how, lines, grey })
    }
}
