//! Total-fit breaking: the breaks of a paragraph under which its lines differ least from how they would stand
//! unforced, all weighed together (Knuth & Plass, Breaking Paragraphs into Lines, 1981).
//!
//! The paragraph is gone through line by line, since every row may have a measure of its own. Of all ways that
//! reach the same break in as many lines, and end in a line that looks alike, only the cheapest is kept.

use std::ops::Range;

use super::LOOSE;
use super::first_fit::{self, Squeeze};
use super::manner::Manner;
use super::paragraph::Tracked;
use super::runt::{self, is_runt};
use crate::geom::Em;

/// What a line squeezed as far as it gives counts as: the opening of every gap, in thousandths of an em, that
/// is as bad. One character pushed out of a line of sixteen opens it as far (first squeeze in, then push out).
const SQUEEZED: i64 = 60;
/// What a line counts as whose word spaces and Han–Latin spaces have taken all that is theirs.
const STRETCHED: i64 = 15;
/// What a line counts as that can't be filled, or does not fit: enough that any other is taken.
const WORST: i64 = 10_000;
/// What a last line with too few characters costs: as much as a line that is opened as far as may be to mend it.
fn runt(even: Em) -> i64 {
    let even = even.0 / 1000;
    even * even * even
}
/// What two lines in a row cost of which one is visibly denser.
const DIFFERENT: i64 = 50 * 50 * 50;
/// How many ways are followed at a time.
const WAYS: usize = 64;

/// How dense a line looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Look {
    Tight,
    Even,
    Open,
    Loose,
}

/// The looks of opened lines: up to so many thousandths of an em at every gap.
const LOOKS: [(i64, Look); 2] = [(30, Look::Even), (90, Look::Open)];

/// A way to a break.
#[derive(Debug, Clone, Copy)]
struct Way {
    /// Where its last line ends.
    end: usize,
    /// How that line looks; none before the first.
    look: Option<Look>,
    cost: i64,
    /// The way that it prolongs, among all.
    before: usize,
}

/// All lines of a paragraph.
pub(super) fn lines(
    copy: &Tracked<'_>,
    measure: impl Fn(usize, usize) -> Em,
    manner: Manner,
) -> Vec<Range<usize>> {
    if manner.squeeze == Squeeze::Always {
        return cheaper(copy, measure, manner, i64::MAX).unwrap_or_default();
    }
    // Where nearly every character may end a line, first-fit is seldom far from the best: whatever costs as
    // much as its lines need not be followed.
    let mut lines = first_fit::lines(copy, &measure, manner.squeeze);
    runt::mend(copy, &measure, &mut lines, manner);
    let bound = demerits(copy, &lines, &measure, manner);
    cheaper(copy, measure, manner, bound).unwrap_or(lines)
}

/// The cheapest lines, where some cost less than a bound.
fn cheaper(
    copy: &Tracked<'_>,
    measure: impl Fn(usize, usize) -> Em,
    manner: Manner,
    mut bound: i64,
) -> Option<Vec<Range<usize>>> {
    let mut ways = vec![Way { end: 0, look: None, cost: 0, before: 0 }];
    let (mut open, mut best) = (0..1, None::<Way>);
    let mut number = 0;
    while !open.is_empty() {
        let mut next = Vec::new();
        for before in open.clone() {
            let Some(way) = ways.get(before).copied() else { continue };
            let room = measure(number, way.end);
            for end in ends(copy, way.end, room) {
                let (cost, look) = cost(copy, &(way.end..end), room, way.look, manner);
                next.push(Way { end, look: Some(look), cost: way.cost + cost, before });
            }
        }
        next.retain(|way| way.cost < bound);
        let done = next.iter().filter(|way| way.end >= copy.paragraph.len()).min_by_key(|way| way.cost);
        if let Some(done) = done {
            (best, bound) = (Some(*done), done.cost);
            if manner.squeeze == Squeeze::Always {
                break;
            }
        }
        cheapest(&mut next, copy.paragraph.len(), bound);
        open = ways.len()..ways.len() + next.len();
        ways.append(&mut next);
        number += 1;
    }
    best.map(|best| trace(&ways, best))
}

/// Leaves the ways worth going on with: of those that end alike the cheapest, none that costs more than the
/// best whole one, and not too many.
fn cheapest(ways: &mut Vec<Way>, last: usize, bound: i64) {
    ways.retain(|way| way.end < last && way.cost < bound);
    ways.sort_unstable_by_key(|way| (way.end, way.look, way.cost, way.before));
    ways.dedup_by_key(|way| (way.end, way.look));
    if ways.len() > WAYS {
        ways.sort_unstable_by_key(|way| (way.cost, way.end, way.look));
        ways.truncate(WAYS);
    }
}

/// The lines of a way.
fn trace(ways: &[Way], mut way: Way) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    while way.end > 0 {
        let Some(before) = ways.get(way.before) else { break };
        lines.push(before.end..way.end);
        way = *before;
    }
    lines.reverse();
    lines
}

/// Where a line may end: at every allowed break that it can be squeezed or opened to without being loose, and
/// at the nearest below in any case. Where there is none, because a single atom or a word is wider than the
/// measure, first-fit says.
fn ends(copy: &Tracked<'_>, start: usize, room: Em) -> Vec<usize> {
    let paragraph = copy.paragraph;
    let reach = first_fit::reach(copy, start, room);
    let gives = |end: &usize| paragraph.may_end(*end) && copy.least_width(&(start..*end)) <= room;
    let near = |end: &usize| first_fit::is_near(copy, start, *end, room);
    let mut ends: Vec<usize> = (reach + 1..=paragraph.len()).take_while(near).filter(gives).collect();
    let mut natural = false;
    for end in (start + 1..=reach).rev().filter(gives) {
        let line = start..end;
        if natural && copy.opening(&line, room).is_none_or(|opening| opening > LOOSE) {
            break;
        }
        natural |= copy.width(&line) <= room;
        ends.push(end);
    }
    if ends.is_empty() {
        ends.push(first_fit::line_end(copy, start, room, Squeeze::Kinsoku));
    }
    ends
}

/// What a line costs after one of some look, and how it looks.
fn cost(
    copy: &Tracked<'_>,
    line: &Range<usize>,
    room: Em,
    before: Option<Look>,
    manner: Manner,
) -> (i64, Look) {
    let ends = line.end >= copy.paragraph.len();
    let (badness, look) = badness(copy, line, room, ends);
    let mut cost = badness * badness * badness;
    if ends && line.start > 0 && is_runt(copy.paragraph, line, manner.last_line) {
        cost += runt(manner.even);
    }
    if before.is_some_and(|before| (before as i64 - look as i64).abs() > 1) {
        cost += DIFFERENT;
    }
    (cost, look)
}

/// How far a line is from how it would stand unforced, as the opening of every gap in thousandths of an em.
fn badness(copy: &Tracked<'_>, line: &Range<usize>, room: Em, last: bool) -> (i64, Look) {
    if !last && !copy.paragraph.may_end(line.end) {
        return (WORST, Look::Even);
    }
    let slack = room - copy.width(line);
    if slack < Em::ZERO {
        let gives = copy.paragraph.shrink(line);
        if -slack > gives {
            return (WORST, Look::Tight);
        }
        let badness = share(SQUEEZED, -slack, gives);
        return (badness, if badness * 2 > SQUEEZED { Look::Tight } else { Look::Even });
    }
    if last {
        return (0, Look::Even);
    }
    let Some(opening) = copy.opening(line, room) else { return (WORST, Look::Loose) };
    let stretch = copy.paragraph.stretch(line);
    let opened = opening.0 / 1000;
    let look = LOOKS.iter().find(|(most, _)| opened <= *most).map_or(Look::Loose, |(_, look)| *look);
    ((opened + share(STRETCHED, slack.min(stretch), stretch)).min(WORST), look)
}

/// A number times the part of a whole; nothing of nothing.
fn share(number: i64, part: Em, whole: Em) -> i64 {
    if whole == Em::ZERO { 0 } else { Em(number).scaled(part.0, whole.0).0 }
}

/// What the lines of a paragraph cost together, by the measure of total-fit: cubes of thousandths of an em.
#[must_use]
pub fn demerits(
    copy: &Tracked<'_>,
    lines: &[Range<usize>],
    measure: impl Fn(usize, usize) -> Em,
    manner: Manner,
) -> i64 {
    let (mut sum, mut before) = (0, None);
    for (number, line) in lines.iter().enumerate() {
        let (cost, look) = cost(copy, line, measure(number, line.start), before, manner);
        sum += cost;
        before = Some(look);
    }
    sum
}
