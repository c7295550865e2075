//! Evenness: of all ways to set the blocks of a body in so many rows, the one whose grey is most even.
//!
//! Block by block, every way to set it from every row that the blocks before it can end in is weighed; of those that end
//! in the same row and are set in the same way, only the cheapest is gone on with. What a block costs depends on the one
//! before it and on the rows that it takes, on nothing else, so that no better setting is missed.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::body::{How, Lines, Room, Setting};
use super::columns::{Columns, Ends, Fill, Stick};
use super::grey::{self, Grey, MIDWAY, SINGLE, STRANDED, Scratch};
use super::measures::Measures;
use super::widows;
use crate::block::Stands;
use crate::edition::BylinePlace;
use crate::geom::Em;
use crate::line::pitch::Cost;
use crate::line::{MeasuredLines, Squeeze};

/// What a setting comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
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
    rows: usize,
    /// The atoms of its last line.
    last: Range<usize>,
    grey: Grey,
}

/// A way that was weighed. Most are not gone on with: only those that are become a [`Way`].
#[derive(Debug, Clone)]
struct Weighed {
    number: usize,
    grey: Grey,
    rows: usize,
    last: Range<usize>,
    /// The letterspacing of its lines, and of its last.
    tracking: (Em, Em),
    /// Which of the choices it is; none as its style breaks it.
    choice: Option<usize>,
}

/// What is known of a block that starts in a row: it is broken once in each way.
#[derive(Debug, Default)]
struct Known {
    /// As its style breaks it, at each letterspacing that was asked for.
    of_the_style: Vec<Weighed>,
    /// All that it may be broken into, once that was asked for.
    choices: Option<Vec<Choice>>,
}

/// Lines that a block may be broken into, and how far apart its characters may stand for them.
#[derive(Debug)]
struct Choice {
    lines: MeasuredLines,
    /// The same lines as a setting has them, once one was made of them.
    chosen: Option<Rc<[Range<usize>]>>,
    room: Room,
}

/// The blocks up to one, set.
#[derive(Debug, Default)]
struct State {
    /// The row below its last line.
    row: usize,
    way: Option<Rc<Way>>,
    price: Price,
    /// The state that it goes on from, among those of the block before.
    before: usize,
}

/// However many lines are loose.
const ANY: usize = usize::MAX;

/// A block, and the row that it starts in.
type Place = (usize, usize);

/// The ways of all blocks in columns that are filled so far.
pub(super) struct Evener<'s, 'a> {
    stick: &'s Stick<'a>,
    fill: Fill,
    measures: Measures,
    /// Where the columns end.
    ends: Ends,
    known: HashMap<Place, Known>,
    /// How many ways were weighed.
    weighed: usize,
    scratch: Scratch,
}

impl<'s, 'a> Evener<'s, 'a> {
    pub(super) fn new(stick: &'s Stick<'a>, fill: Fill) -> Self {
        let measures = stick.measures(&fill);
        let ends = stick.ends(&fill);
        let known = HashMap::new();
        Self { stick, fill, measures, ends, known, weighed: 0, scratch: Scratch::default() }
    }

    /// What a setting comes to.
    pub(super) fn price(&mut self, setting: &Setting) -> Price {
        let mut state = State::default();
        for (block, how) in setting.how.iter().enumerate() {
            let place = (block, state.row);
            let lines = self.stick.body.lines_of(place, how, &self.measures);
            let lines = self.stick.body.measured(place, lines, &self.measures);
            let weighed = self.weigh(place, (how.tracking, how.last), (&lines, None), ANY);
            let Weighed { number, grey, rows, last, .. } = weighed;
            let way = Way { number, how: how.clone(), rows, last, grey };
            state = self.after(&state, 0, (block, self.meets(block)), Rc::new(way));
        }
        state.price
    }

    /// The most even setting of a pool that takes so many rows; nothing where none does.
    pub(super) fn solve(&mut self, pool: Pool, rows: usize) -> Option<(Columns, Price)> {
        let mut pooled = HashMap::new();
        let left = self.left(pool, &mut pooled);
        let mut layers = vec![vec![State::default()]];
        let mut by_cost = Vec::new();
        for block in 0..self.stick.body.blocks() {
            let above = layers.last()?;
            let (mut next, mut first) = (Vec::new(), 0);
            // A byline may take rows of its own, or none.
            let (fewest, most) = left.get(block + 1).copied().unwrap_or((0, usize::MAX));
            let reaches = |row: usize| row + fewest <= rows && row.saturating_add(most) >= rows;
            let meets = self.meets(block);
            for states in above.chunk_by(|one, other| one.row == other.row) {
                let row = states.first()?.row;
                by_cost.clear();
                by_cost.extend(0..states.len());
                by_cost.sort_by_key(|at| states.get(*at).map(|state| state.price.cost));
                for way in self.pooled((block, row), pool, &mut pooled).iter() {
                    if reaches(row + way.rows) {
                        let at = cheapest(states, &by_cost, way, meets);
                        next.push(self.after(states.get(at)?, first + at, (block, meets), Rc::clone(way)));
                    }
                }
                first += states.len();
            }
            let way = |state: &State| state.way.as_ref().map(|way| way.number);
            next.sort_by_key(|state| (state.row, way(state), state.price.cost));
            next.dedup_by_key(|state| (state.row, way(state)));
            layers.push(next);
        }
        let ends = layers.last()?.iter().enumerate().filter(|(_, state)| self.rows(state) == rows);
        let (at, best) = ends.min_by_key(|(_, state)| state.price.cost)?;
        let (price, setting) = (best.price, self.trace(&layers, at));
        let broken = self.stick.attempt(&setting, &self.measures);
        Some((Columns { setting, broken, fill: self.fill.clone() }, price))
    }

    /// How many rows the blocks from each on take at least and at most, those of a byline aside; nothing where that
    /// depends on the row that they start in.
    fn left(&mut self, pool: Pool, pooled: &mut HashMap<Place, Rc<[Rc<Way>]>>) -> Vec<(usize, usize)> {
        let blocks = self.stick.body.blocks();
        if !(0..blocks).all(|block| self.stick.body.kinds.is_alike_everywhere(block, &self.measures)) {
            return Vec::new();
        }
        let byline = self.stick.body.byline_lines(0, &self.measures).len();
        let mut left = vec![(0, byline)];
        for block in (0..blocks).rev() {
            let ways = self.pooled((block, 0), pool, pooled);
            let lines = ways.iter().map(|way| way.rows);
            let least = lines.clone().min().unwrap_or(0);
            let (fewest, most) = left.last().copied().unwrap_or_default();
            left.push((fewest + least, most + lines.max().unwrap_or(0)));
        }
        left.reverse();
        left
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
        Setting { how, ..self.stick.natural() }
    }

    /// How many rows a body takes with its byline, as [`Stick::attempt`] has it.
    fn rows(&self, state: &State) -> usize {
        let body = &self.stick.body;
        let (lines, rows) = (state.row, self.stick.chain.rows());
        let own = lines + body.byline_lines(lines, &self.measures).len();
        let last = lines.checked_sub(1).map(|last| self.measures.of(last));
        let room = state.way.as_ref().zip(last).is_some_and(|(way, measure)| {
            let block = body.blocks().saturating_sub(1);
            way.rows > 0 && body.has_room((block, way.how.last), &way.last, measure)
        });
        match self.stick.place {
            BylinePlace::RunIn if room => lines,
            BylinePlace::Auto if room && lines >= rows => lines,
            _ => own,
        }
    }

    /// The state after a block that is set in some way, and that meets the one before it or does not.
    fn after(&self, before: &State, at: usize, (block, meets): (usize, bool), way: Rc<Way>) -> State {
        let row = before.row + way.rows;
        let (below, seen) = below(before, &way, meets);
        let torn = self.torn(before.row..row, block);
        let faults = before.price.faults + usize::from(seen) + way.grey.faults + torn.faults;
        let cost = before.price.cost + below + way.grey.cost + torn.cost;
        State { row, way: Some(way), price: Price { faults, cost }, before: at }
    }

    /// Whether a block stands below the one before it as a paragraph below a paragraph; a subhead parts what it stands
    /// between.
    fn meets(&self, block: usize) -> bool {
        let parts = |block: usize| self.stick.body.kinds.parts(block);
        block > 0 && !parts(block) && !parts(block - 1)
    }

    /// What a block costs in some rows by the feet of columns in it.
    fn torn(&self, rows: Range<usize>, block: usize) -> Price {
        let each = |faults: usize, each: Cost| Price { faults, cost: each * faults as Cost };
        if self.stick.body.kinds.is_table(block) {
            return Price::default();
        }
        let stands = self.stick.body.kinds.row(block).stands;
        let has_text = block + 1 < self.stick.body.blocks();
        let leads = matches!(stands, Stands::WithNext | Stands::EndWithNext);
        let table = |at: usize| self.stick.body.white_above_table((at, rows.end), &self.measures);
        let white = if leads { table(block + 1) } else { 0 };
        let stranding = widows::stranding(&self.ends.feet, (rows.clone(), white), (stands, usize::MAX));
        let stranding = each(stranding.filter(|_| has_text).count(), STRANDED);
        if stands == Stands::WithNext {
            return stranding;
        }
        let below_subhead = self.stick.body.kinds.is_below_head(block);
        let parted = widows::parted(&self.ends.feet, &rows, stands);
        let midway = self.ends.leaves.iter().filter(|foot| rows.start < **foot && **foot < rows.end);
        let midway = each(midway.count(), MIDWAY);
        let alone = widows::alone(&self.ends, rows, self.stick.style, below_subhead);
        let alone = each(alone.chain(parted).count(), SINGLE);
        let all = [alone, midway, stranding];
        all.into_iter().fold(Price::default(), |sum, one| Price {
            faults: sum.faults + one.faults,
            cost: sum.cost + one.cost,
        })
    }

    /// The ways of a pool to set a block from a row on, each once in a search.
    fn pooled(
        &mut self,
        (block, row): Place,
        pool: Pool,
        pooled: &mut HashMap<Place, Rc<[Rc<Way>]>>,
    ) -> Rc<[Rc<Way>]> {
        let row = if self.stick.body.kinds.is_alike_everywhere(block, &self.measures) { 0 } else { row };
        let ways = pooled.entry((block, row)).or_insert_with(|| self.ways((block, row), pool).into());
        Rc::clone(ways)
    }

    /// The ways of a pool to set a block from a row on. What its writer has decided stays, and subheads are as the story
    /// is.
    fn ways(&mut self, place: Place, pool: Pool) -> Vec<Rc<Way>> {
        let natural = self.of_the_style(place, self.stick.base);
        let (block, _) = place;
        if self.stick.body.written(block).is_some() || self.stick.body.kinds.is_fixed(block) {
            return vec![self.way(place, natural)];
        }
        // No line is loose because that fills the rows: only as many as there are in the block by itself.
        let loose = natural.grey.loose;
        let steps: Vec<Em> = self.steps(pool).collect();
        let of_the_style = |even: &mut Self| -> Vec<Weighed> {
            steps.iter().map(|tracking| even.of_the_style(place, *tracking)).collect()
        };
        let mut ways = match pool.lines {
            Breaks::OfTheStyle => of_the_style(self),
            Breaks::WhereAtFault => {
                let mut ways = of_the_style(self);
                if ways.iter().any(|way| way.grey.faults > 0) {
                    self.chosen(place, (&steps, loose), &mut ways);
                }
                ways
            }
            Breaks::Any => {
                let mut ways = vec![natural];
                self.chosen(place, (&steps, loose), &mut ways);
                // Every way that the style has at some letterspacing is among them; a paragraph that is too long to
                // have choices has those of its style.
                if ways.len() > 1 { ways } else { of_the_style(self) }
            }
        };
        ways.retain(|way| way.grey.loose <= loose);
        // Of those that no neighbour tells apart, the cheapest.
        ways.sort_unstable_by_key(|way| (way.rows, way.grey.seen(), way.grey.cost, way.number));
        ways.dedup_by_key(|way| (way.rows, way.grey.seen()));
        ways.into_iter().map(|way| self.way(place, way)).collect()
    }

    /// The letterspacings of a pool, in steps from the story's.
    fn steps(&self, Pool { from, to, .. }: Pool) -> impl Iterator<Item = Em> + use<> {
        let (base, step) = (self.stick.base, self.stick.step());
        let least = -((base - from).0 / step.0);
        let most = (to - base).0 / step.0;
        (least..=most).map(move |steps| base + step * steps)
    }

    /// A block as its style breaks it.
    fn of_the_style(&mut self, place: Place, tracking: Em) -> Weighed {
        let known = self.known.entry(place).or_default();
        if let Some(way) = known.of_the_style.iter().find(|way| way.tracking.0 == tracking) {
            return way.clone();
        }
        let how = How::broken(tracking, Squeeze::Kinsoku);
        let lines = self.stick.body.lines_of(place, &how, &self.measures);
        let lines = self.stick.body.measured(place, lines, &self.measures);
        let way = self.weigh(place, (tracking, tracking), (&lines, None), ANY);
        self.known.entry(place).or_default().of_the_style.push(way.clone());
        way
    }

    /// A block in its choices, each with the letterspacing that its lines have on the whole, with that of the story and
    /// with what they lean to, as far as a pool has it and the lines have room.
    fn chosen(&mut self, place: Place, (steps, loose): (&[Em], usize), ways: &mut Vec<Weighed>) {
        let choices = self.choices(place);
        let Stick { base, lean, .. } = *self.stick;
        for (number, choice) in choices.iter().enumerate() {
            let Room { most, most_last, mean } = choice.room;
            let up_to = |most: Em| steps.partition_point(|tracking| *tracking <= most);
            let fitting = steps.get(..up_to(most)).unwrap_or_default();
            let unsqueezed = steps.get(..up_to(most_last)).unwrap_or_default();
            let last = nearest(unsqueezed, mean);
            let wanted = [mean, base, lean].map(|to| nearest(fitting, to));
            for (at, tracking) in wanted.iter().enumerate() {
                let Some(tracking) = tracking.filter(|_| at == 0 || wanted.get(at - 1) != Some(tracking))
                else {
                    continue;
                };
                // A last line that is squeezed with the others has their letterspacing.
                let last = last.unwrap_or(tracking).max(tracking);
                ways.push(self.weigh(place, (tracking, last), (&choice.lines, Some(number)), loose));
            }
        }
        self.known.entry(place).or_default().choices = Some(choices);
    }

    /// The lines that a block may be broken into, out of what is known of it.
    fn choices(&mut self, place: Place) -> Vec<Choice> {
        if let Some(choices) = self.known.get_mut(&place).and_then(|known| known.choices.take()) {
            return choices;
        }
        let tightest = self.stick.bound(-1);
        let body = &self.stick.body;
        let all = body.ways(place, (tightest, self.stick.base), &self.measures).into_iter();
        let choice = |lines: MeasuredLines| {
            let room = body.room_for(place.0, self.stick.base, &lines)?;
            Some(Choice { lines, chosen: None, room })
        };
        all.filter_map(choice).collect()
    }

    /// The next way to be weighed, as far as no more of its lines are loose than may be.
    fn weigh(
        &mut self,
        place: Place,
        tracking: (Em, Em),
        (lines, choice): (&MeasuredLines, Option<usize>),
        loose: usize,
    ) -> Weighed {
        let Stick { base, lean, ref body, .. } = *self.stick;
        let (measures, scratch) = (&self.measures, &mut self.scratch);
        let grey = grey::of(body, place, tracking, (lines, measures), (base, lean), loose, scratch);
        let last = lines.last().map_or(0..0, |(line, _)| line.clone());
        self.weighed += 1;
        Weighed { number: self.weighed, grey, rows: lines.len(), last, tracking, choice }
    }

    /// What becomes of a way that is gone on with.
    fn way(&mut self, place: Place, way: Weighed) -> Rc<Way> {
        let Weighed { number, grey, rows, last, tracking, choice } = way;
        let choices = self.known.get_mut(&place).and_then(|known| known.choices.as_mut());
        let choice = choices.zip(choice).and_then(|(choices, choice)| choices.get_mut(choice));
        let lines = choice.map_or(Lines::Broken(Squeeze::Kinsoku), |Choice { lines, chosen, .. }| {
            let all = || lines.iter().map(|(line, _)| line.clone()).collect();
            Lines::Chosen(Rc::clone(chosen.get_or_insert_with(all)))
        });
        let how = How { tracking: tracking.0, last: tracking.1, lines };
        Rc::new(Way { number, how, rows, last, grey })
    }
}

/// What a block costs below the one before it, where they meet, and whether the eye tells them apart.
fn below(before: &State, way: &Way, meets: bool) -> (Cost, bool) {
    match &before.way {
        Some(above) if meets => way.grey.below(&above.grey),
        _ => (0, false),
    }
}

/// Which of some states is the cheapest with a block more; of several, the first. They are gone through by what they
/// cost so far: one that is dearer than the best with all is not looked at, nor any behind it.
fn cheapest(states: &[State], by_cost: &[usize], way: &Way, meets: bool) -> usize {
    let mut best = (Cost::MAX, usize::MAX);
    for at in by_cost {
        let Some(state) = states.get(*at) else { continue };
        if state.price.cost > best.0 {
            break;
        }
        best = best.min((state.price.cost + below(state, way, meets).0, *at));
    }
    best.1
}

/// The letterspacing that is nearest to one, among some that rise; of two the lesser.
fn nearest(among: &[Em], to: Em) -> Option<Em> {
    let above = among.partition_point(|one| *one < to);
    let below = above.checked_sub(1).and_then(|below| among.get(below));
    let sides = [below, among.get(above)];
    sides.into_iter().flatten().copied().min_by_key(|one| (*one - to).abs())
}
