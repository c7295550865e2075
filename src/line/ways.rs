//! The ways to break a paragraph: of all that take as many lines and look as dense, the most even.
//!
//! A paragraph whose neighbours are closer or further apart than it would be by itself, or which has to give or take a
//! line, is not best broken by what is best for it alone. So it is broken once in every way worth choosing from, and the
//! galley chooses. It is gone through line by line, as in [`super::total_fit`]; ways that reach the same break in as many
//! lines, in the same density so far and behind a line that looks alike, are one, the cheapest.

use std::ops::Range;

use super::first_fit::{self, Squeeze};
use super::paragraph::Tracked;
use super::pitch::{self, Cost, Measured, Pitch};
use crate::geom::Em;

/// Densities that differ by less look alike, in thousandths of an em: that of all lines so far, and that of a line.
const DENSITY: i64 = 10;
const LOOK: i64 = 25;
/// How many ways are followed at a time.
const FOLLOWED: usize = 600;
/// A paragraph of more characters has one way: no paper has one, and weighing all its breaks takes time and memory.
const LONGEST: usize = 2000;

/// How lines may be set.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The letterspacing that the paragraph has where nothing asks for another.
    pub usual: Em,
    /// The most that a line may be opened, by its number.
    pub loose: &'a dyn Fn(usize) -> Em,
}

/// Lines that a paragraph may be broken into, and what is known of each.
pub type MeasuredLines = Vec<(Range<usize>, Measured)>;

/// A way up to a break.
#[derive(Debug, Clone, Copy)]
struct Way {
    end: usize,
    /// The pitches of its lines, added up, and of the last.
    sum: i64,
    last: Pitch,
    cost: Cost,
    /// The way that it prolongs, among those of the line before, and its last line, among all of [`Following`].
    before: usize,
    line: usize,
}

/// The ways to break a paragraph at its tightest, `copy`, or more openly. `measure` gives the room of a line from its
/// number and its first atom.
#[must_use]
pub fn ways(
    copy: &Tracked<'_>,
    measure: impl Fn(usize, usize) -> Em,
    scope: Scope<'_>,
) -> Vec<MeasuredLines> {
    let len = copy.paragraph.len();
    if len == 0 || len > LONGEST {
        return Vec::new();
    }
    let mut following = Following::new(copy);
    let mut layers = vec![vec![Way { end: 0, sum: 0, last: 0, cost: 0, before: 0, line: 0 }]];
    let mut done: Vec<(usize, usize)> = Vec::new();
    while let Some(open) = layers.last().filter(|open| open.iter().any(|way| way.end < len)) {
        let number = layers.len() - 1;
        let most = pitch::milli((scope.loose)(number));
        let mut next = Layer::new((len, open.len()), number + 1);
        for (before, way) in open.iter().enumerate().filter(|(_, way)| way.end < len) {
            let lines = following.lines(way.end, (measure(number, way.end), scope.usual, most));
            for line in lines {
                let Some(next_line) = following.all.get(line) else { continue };
                next.push(way.prolonged((before, number), (line, next_line)));
            }
        }
        let next = next.followed();
        let ended = next.iter().enumerate().filter(|(_, way)| way.end >= len);
        done.extend(ended.map(|(at, _)| (number + 1, at)));
        layers.push(next);
    }
    done.into_iter().map(|(layer, at)| following.trace(&layers, layer, at)).collect()
}

/// A line that may follow a break: where it ends, what is known of it, and its pitch and what that costs by itself;
/// neither of a last line.
#[derive(Debug, Clone, Copy)]
struct Line {
    start: usize,
    end: usize,
    measured: Measured,
    full: Option<(Pitch, Cost)>,
}

/// A room, the usual letterspacing there, and the most that a line may be opened.
type Place = (Em, Em, Pitch);

/// The lines that may begin at each break. Many ways reach the same one, in as many lines or in others: what may follow
/// is looked for once, as long as the room there is the same.
struct Following<'c, 'a> {
    copy: &'c Tracked<'a>,
    all: Vec<Line>,
    known: Vec<Option<(Place, Range<usize>)>>,
}

impl<'c, 'a> Following<'c, 'a> {
    fn new(copy: &'c Tracked<'a>) -> Self {
        Self {
            copy,
            all: Vec::with_capacity(copy.paragraph.len() * 2),
            known: vec![None; copy.paragraph.len()],
        }
    }

    /// The lines that may begin at an atom, among all.
    fn lines(&mut self, start: usize, place: Place) -> Range<usize> {
        if let Some(Some((at, lines))) = self.known.get(start)
            && *at == place
        {
            return lines.clone();
        }
        let from = self.all.len();
        self.find(start, place);
        let lines = from..self.all.len();
        if let Some(known) = self.known.get_mut(start) {
            *known = Some((place, lines.clone()));
        }
        lines
    }

    /// Finds where a line may end: at every allowed break from the tightest to the most open that is not loose, and at
    /// the first that is as wide as it would be by itself in any case. Where there is none, first-fit says.
    fn find(&mut self, start: usize, place: Place) {
        let copy = self.copy;
        let (room, usual, most) = place;
        let (from, last) = (self.all.len(), copy.paragraph.len());
        let reach = first_fit::reach(copy, start, room);
        let gives = |end: &usize| copy.paragraph.may_end(*end) && copy.least_width(&(start..*end)) <= room;
        let near = |end: &usize| first_fit::is_near(copy, start, *end, room);
        let line = |end: usize| Line::new(copy, start..end, place);
        self.all.extend((reach + 1..=last).take_while(near).filter(gives).map(line));
        let mut natural = false;
        for end in (start + 1..=reach).rev().filter(gives) {
            let line = line(end);
            if natural && line.full.is_some_and(|(pitch, _)| pitch > most) {
                break;
            }
            natural |= line.full.is_none_or(|(pitch, _)| pitch >= pitch::milli(usual));
            self.all.push(line);
        }
        if self.all.len() == from {
            self.all.push(line(first_fit::line_end(copy, start, room, Squeeze::Kinsoku)));
        }
    }

    /// The lines of a way.
    fn trace(&self, layers: &[Vec<Way>], layer: usize, mut at: usize) -> MeasuredLines {
        let mut lines = Vec::with_capacity(layer);
        for ways in layers.iter().take(layer + 1).skip(1).rev() {
            let Some((way, line)) = ways.get(at).and_then(|way| Some((way, self.all.get(way.line)?))) else {
                break;
            };
            lines.push((line.start..line.end, line.measured));
            at = way.before;
        }
        lines.reverse();
        lines
    }
}

impl Line {
    fn new(copy: &Tracked<'_>, line: Range<usize>, (room, usual, most): Place) -> Self {
        let measured = Measured::of(copy.paragraph, &line, room);
        let Range { start, end } = line;
        let pitch = (end < copy.paragraph.len()).then(|| measured.pitch(usual));
        Self { start, end, measured, full: pitch.map(|pitch| (pitch, pitch::loose(pitch, most))) }
    }
}

impl Way {
    /// This way and one line more.
    const fn prolonged(&self, (before, number): (usize, usize), (line, next): (usize, &Line)) -> Self {
        let end = next.end;
        let Some((pitch, loose)) = next.full else { return Self { end, before, line, ..*self } };
        let differ = if number > 0 { pitch::differ(pitch - self.last) } else { 0 };
        let cost = self.cost + loose + differ;
        Self { end, sum: self.sum + pitch, last: pitch, cost, before, line }
    }
}

/// The ways to the ends of a line: of those that end alike and look alike the cheapest.
struct Layer {
    lines: i64,
    /// The ways so far, how each looks, and the one before it that ends alike.
    ways: Vec<(Way, Looks, Option<u32>)>,
    /// The newest way that ends at each break.
    newest: Vec<Option<u32>>,
}

/// How dense a way is so far, and its last line.
type Looks = (i64, i64);

impl Layer {
    /// Of a paragraph with so many breaks, behind so many ways to the line before.
    fn new((breaks, before): (usize, usize), lines: usize) -> Self {
        Self { lines: lines as i64, ways: Vec::with_capacity(before * 2), newest: vec![None; breaks + 1] }
    }

    /// Takes a way that is cheaper than the one that ends and looks alike, or the only one.
    fn push(&mut self, way: Way) {
        let looks = (way.sum.div_euclid(DENSITY * self.lines), way.last.div_euclid(LOOK));
        let Some(newest) = self.newest.get_mut(way.end) else { return };
        let mut alike = *newest;
        while let Some(at) = alike {
            let Some((known, its, before)) = self.ways.get_mut(at as usize) else { break };
            if *its == looks {
                if way.rank() < known.rank() {
                    *known = way;
                }
                return;
            }
            alike = *before;
        }
        self.ways.push((way, looks, *newest));
        *newest = u32::try_from(self.ways.len() - 1).ok();
    }

    /// The ways to go on with, by where they end and how they look, and not too many.
    fn followed(mut self) -> Vec<Way> {
        self.ways.sort_unstable_by_key(|(way, looks, _)| (way.end, *looks));
        let mut ways: Vec<Way> = self.ways.into_iter().map(|(way, ..)| way).collect();
        if ways.len() > FOLLOWED {
            ways.sort_unstable_by_key(|way| (way.cost, way.end, way.sum, way.last));
            ways.truncate(FOLLOWED);
        }
        ways
    }
}

impl Way {
    /// Of two that look alike, the lesser is taken.
    const fn rank(&self) -> (Cost, i64, usize) {
        (self.cost, self.sum, self.before)
    }
}
