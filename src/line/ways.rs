//! The ways to break a paragraph: of all that take as many lines and look as dense, the most even.
//!
//! A paragraph whose neighbours are closer or further apart than it would be by itself, or which has to give or take a
//! line, is not best broken by what is best for it alone. So it is broken once in every way worth choosing from, and the
//! galley chooses. It is gone through line by line, as in [`super::total_fit`]; ways that reach the same break in as many
//! lines, in the same density so far and behind a line that looks alike, are one, the cheapest.

use std::collections::BTreeMap;
use std::ops::Range;

use super::first_fit::{self, Squeeze};
use super::paragraph::Tracked;
use super::pitch::{self, Cost, Pitch};
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

/// A way up to a break.
#[derive(Debug, Clone, Copy)]
struct Way {
    end: usize,
    /// The pitches of its lines, added up, and of the last.
    sum: i64,
    last: Pitch,
    cost: Cost,
    /// The way that it prolongs, among those of the line before.
    before: usize,
}

/// The ways to break a paragraph at its tightest, `copy`, or more openly. `measure` gives the room of a line from its
/// number and its first atom.
#[must_use]
pub fn ways(
    copy: &Tracked<'_>,
    measure: impl Fn(usize, usize) -> Em,
    scope: Scope<'_>,
) -> Vec<Vec<Range<usize>>> {
    let len = copy.paragraph.len();
    if len == 0 || len > LONGEST {
        return Vec::new();
    }
    let mut layers = vec![vec![Way { end: 0, sum: 0, last: 0, cost: 0, before: 0 }]];
    let mut done: Vec<(usize, usize)> = Vec::new();
    while let Some(open) = layers.last().filter(|open| open.iter().any(|way| way.end < len)) {
        let number = layers.len() - 1;
        let most = pitch::milli((scope.loose)(number));
        // Many ways reach the same break: the lines that may follow it are the same for all of them.
        let mut lines: BTreeMap<usize, Vec<Next>> = BTreeMap::new();
        let mut next = Vec::new();
        for (before, way) in open.iter().enumerate().filter(|(_, way)| way.end < len) {
            let lines = lines
                .entry(way.end)
                .or_insert_with(|| following(copy, way.end, measure(number, way.end), (scope.usual, most)));
            next.extend(lines.iter().map(|line| way.prolonged((before, number), *line)));
        }
        cheapest(&mut next, number + 1);
        let ended = next.iter().enumerate().filter(|(_, way)| way.end >= len);
        done.extend(ended.map(|(at, _)| (number + 1, at)));
        layers.push(next);
    }
    done.into_iter().map(|(layer, at)| trace(&layers, layer, at)).collect()
}

/// A line that may follow a break: where it ends, and its pitch and what that costs by itself; neither of a last line.
#[derive(Debug, Clone, Copy)]
struct Next {
    end: usize,
    full: Option<(Pitch, Cost)>,
}

/// The lines that may begin at a break.
fn following(copy: &Tracked<'_>, start: usize, room: Em, (usual, most): (Em, Pitch)) -> Vec<Next> {
    let next = |end: usize| {
        let pitch = || pitch::of(copy.paragraph, &(start..end), room, usual);
        let full = (end < copy.paragraph.len()).then(pitch).map(|pitch| (pitch, pitch::loose(pitch, most)));
        Next { end, full }
    };
    ends(copy, start, room, (usual, most)).into_iter().map(next).collect()
}

impl Way {
    /// This way and one line more.
    const fn prolonged(&self, (before, number): (usize, usize), Next { end, full }: Next) -> Self {
        let Some((pitch, loose)) = full else { return Self { end, before, ..*self } };
        let differ = if number > 0 { pitch::differ(pitch - self.last) } else { 0 };
        Self { end, sum: self.sum + pitch, last: pitch, cost: self.cost + loose + differ, before }
    }
}

/// Where a line may end: at every allowed break from the tightest to the most open that is not loose, and at the first
/// that is as wide as it would be by itself in any case. Where there is none, first-fit says.
fn ends(copy: &Tracked<'_>, start: usize, room: Em, (usual, most): (Em, Pitch)) -> Vec<usize> {
    let paragraph = copy.paragraph;
    let reach = first_fit::reach(copy, start, room);
    let last = paragraph.len();
    let gives = |end: &usize| paragraph.may_end(*end) && copy.least_width(&(start..*end)) <= room;
    let near = |end: &usize| first_fit::is_near(copy, start, *end, room);
    let mut ends: Vec<usize> = (reach + 1..=last).take_while(near).filter(gives).collect();
    let mut natural = false;
    for end in (start + 1..=reach).rev().filter(gives) {
        let pitch = pitch::of(paragraph, &(start..end), room, usual);
        if end < last && natural && pitch > most {
            break;
        }
        natural |= end == last || pitch >= pitch::milli(usual);
        ends.push(end);
    }
    if ends.is_empty() {
        ends.push(first_fit::line_end(copy, start, room, Squeeze::Kinsoku));
    }
    ends
}

/// Of ways that end alike and look alike the cheapest, and not too many.
fn cheapest(ways: &mut Vec<Way>, lines: usize) {
    let key = |way: &Way| {
        let density = way.sum.div_euclid(DENSITY * lines as i64);
        (way.end, density, way.last.div_euclid(LOOK))
    };
    ways.sort_unstable_by_key(|way| (key(way), way.cost, way.sum, way.before));
    ways.dedup_by_key(|way| key(way));
    if ways.len() > FOLLOWED {
        ways.sort_unstable_by_key(|way| (way.cost, way.end, way.sum, way.last));
        ways.truncate(FOLLOWED);
    }
}

/// The lines of a way.
fn trace(layers: &[Vec<Way>], layer: usize, mut at: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::with_capacity(layer);
    for layer in (1..=layer).rev() {
        let way = layers.get(layer).and_then(|ways| ways.get(at));
        let before = way.and_then(|way| layers.get(layer - 1)?.get(way.before));
        let (Some(way), Some(before)) = (way, before) else { break };
        lines.push(before.end..way.end);
        at = way.before;
    }
    lines.reverse();
    lines
}
