//! Scraps of pages traced to the copy that they were set from: each is looked up in all stories, whatever page it is on.
//!
//! What stands in several places of the copy is where its neighbours on the page say. Where the same copy is printed twice,
//! as the words of a quotation are, the scraps that go on from their neighbours are the story's. What is too short to be
//! looked up, the last words of a paragraph, is found where copy is missing between two neighbours.

use std::collections::{BTreeSet, VecDeque};

use super::clean::unified;
use super::known::{Index, KnownStory, Passage, Place, Printed, head};
use super::pieces::{Piece, commonest};
use super::scraps::{Scraps, Way};
use super::{Line, solid};
use crate::geom::{Em, Length};

/// Neighbours on a page stand no further apart, in their size: a line and the next, white rows between them.
const BELOW: Em = Em::milli(5_500);
/// Two on one baseline.
const BESIDE: Em = Em::milli(4_000);
/// Baselines that differ by less are one.
const LEVEL: Em = Em::milli(300);
/// A letter that is smaller than this share (percent) of its neighbours may stand so far above or below their baseline.
const SMALL: i64 = 85;
const RAISED: Em = Em::milli(700);
/// A head's scraps are no smaller than so much of it (percent).
const OF_HEAD: i64 = 85;
/// What stands before items that are not counted.
const BULLETS: &str = "●○■□◆◇▲△★☆▪•·";
/// A longer number is none of an item, with its marks.
const LONGEST_LABEL: usize = 5;
/// Scraps of a story are tried again for what they lack so many times at most.
const ROUNDS: usize = 4;

/// A scrap with its place in the copy.
#[derive(Debug, Clone)]
pub(super) struct Traced {
    /// Its page, from 0, and whether its line runs down.
    pub(super) on: (usize, bool),
    pub(super) piece: Piece,
    pub(super) chars: Vec<char>,
    pub(super) place: Option<Place>,
    /// Where it is as well.
    others: Vec<Place>,
}

impl Traced {
    /// Whether it is what stands before an item, and nothing else.
    pub(super) fn is_label(&self) -> bool {
        self.place.is_none() && !self.chars.is_empty() && label(&self.chars) == self.chars.len()
    }

    /// Whether it may stand in several places, and nobody said yet in which.
    fn is_open(&self) -> bool {
        self.place.is_none() && !self.others.is_empty()
    }

    /// One that may be who reports several stories is found by where it stands alone.
    fn unless_byline(mut self, copies: &[Passage]) -> Self {
        let is_byline = |place: &Place| {
            let copy = copies.get(place.story);
            copy.and_then(|copy| copy.paragraphs.get(place.start)).is_some_and(Option::is_none)
        };
        if self.place.is_none() && self.others.iter().any(is_byline) {
            self.others.clear();
        }
        self
    }

    /// Whether another stands next in the order of reading: right of it, or below.
    fn goes_on_to(&self, next: &Self) -> bool {
        if self.on != next.on {
            return false;
        }
        let (one, other) = (&self.piece, &next.piece);
        let size = one.size.max(other.size);
        if is_level(one, other) {
            let gap = other.x0 - one.x1;
            return gap > -size && gap <= BESIDE.of(size);
        }
        let below = other.y - one.y;
        let reach = Em::ONE.of(size) * 3;
        below > Length::ZERO
            && below <= BELOW.of(size)
            && other.x0 < one.x1 + reach
            && one.x0 < other.x1 + reach
    }
}

/// Whether two scraps are on one baseline, or one of them is a small letter above or below it.
pub(super) fn is_level(one: &Piece, other: &Piece) -> bool {
    let (size, small) = (one.size.max(other.size), one.size.min(other.size));
    let off = (one.y - other.y).abs();
    off <= LEVEL.of(size) || small.0 * 100 <= size.0 * SMALL && off <= RAISED.of(size)
}

/// All scraps of pages with their places, and the heads that were found.
pub(super) fn trace(
    pages: &[Scraps],
    known: &[KnownStory],
    copies: &[Passage],
    stories: &mut [Printed],
) -> Vec<Traced> {
    let index = Index::new(copies);
    let mut all = Vec::new();
    for (page, scraps) in pages.iter().enumerate() {
        for (way, down) in scraps.ways.iter().zip([false, true]) {
            let taken = heads_of(way, known, stories);
            let rest = way.pieces.iter().filter(|piece| !taken.iter().any(|line| is_part_of(piece, line)));
            let looked_up = rest.map(|piece| looked_up(piece, (page, down), &index));
            all.extend(looked_up.map(|one| one.unless_byline(copies)));
        }
    }
    by_neighbours(&mut all);
    apart(&mut all, copies.len());
    // What stands beside its neighbour first: what begins a column may be like what ends another story.
    for at_top in [false, true] {
        for _ in 0..ROUNDS {
            if !filled(&mut all, copies, &index, at_top) {
                break;
            }
        }
    }
    all
}

/// The lines of the heads of known stories.
fn heads_of<'w>(way: &'w Way, known: &[KnownStory], stories: &mut [Printed]) -> Vec<&'w Piece> {
    let mut taken = Vec::new();
    for block in &way.heads {
        let lines: Vec<Line> =
            block.iter().map(|piece| Line { text: piece.text.clone(), ..Line::default() }).collect();
        let mut at = 0;
        while let Some(rest) = lines.get(at..).filter(|rest| !rest.is_empty()) {
            let count = head(rest, known, stories).map_or(0, |(_, count)| count);
            taken.extend(block.iter().skip(at).take(count));
            at += count.max(1);
        }
    }
    taken
}

/// Whether a scrap is a part of a line of a head.
fn is_part_of(piece: &Piece, line: &Piece) -> bool {
    let middle = piece.x0 + (piece.x1 - piece.x0) / 2;
    (piece.y - line.y).abs() <= line.size / 4
        && line.x0 <= middle
        && middle <= line.x1
        && piece.size.0 * 100 >= line.size.0 * OF_HEAD
}

/// How many characters of a line are what stands before an item: a bullet, or a number with its mark.
fn label(chars: &[char]) -> usize {
    let [first, ..] = chars else { return 0 };
    if BULLETS.contains(*first) || ('①'..='⑳').contains(first) {
        return 1;
    }
    let from = usize::from(*first == '（');
    let numerals =
        chars.iter().skip(from).take_while(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(**c));
    let end = from + numerals.count();
    let mark =
        chars.get(end).is_some_and(|mark| if from > 0 { *mark == '）' } else { "、.．".contains(*mark) });
    if mark && end > from && end < LONGEST_LABEL { end + 1 } else { 0 }
}

fn looked_up(piece: &Piece, on: (usize, bool), index: &Index<'_>) -> Traced {
    let mut chars: Vec<char> = solid(&unified(&piece.text)).collect();
    let mut others = index.all(&chars);
    // The number of an item is no part of its copy, unless it is written there.
    let label = label(&chars);
    if label > 0 && label < chars.len() && others.iter().all(|place| place.wrong > 0) {
        let item = chars.split_off(label);
        others = index.all(&item);
        chars = item;
    }
    let place = if others.len() == 1 { others.pop() } else { None };
    Traced { on, piece: piece.clone(), chars, place, others }
}

/// The scraps that can be neighbours of one: on its page, not too far above or below it. They come page by page and by their
/// baselines.
fn near(all: &[Traced], at: usize) -> impl Iterator<Item = (usize, &Traced)> {
    let one = all.get(at);
    let reach = one.map_or(Length::ZERO, |one| BELOW.of(one.piece.size) * 2);
    let is_near = move |(_, other): &(usize, &Traced)| {
        one.is_some_and(|one| other.on == one.on && (other.piece.y - one.piece.y).abs() <= reach)
    };
    let before = (0..at).rev().filter_map(|at| Some((at, all.get(at)?))).take_while(is_near);
    let after = (at + 1..all.len()).filter_map(|at| Some((at, all.get(at)?))).take_while(is_near);
    before.chain(after)
}

/// How far above or below the nearest neighbour of a scrap at a place is that is the copy right before it or right behind.
fn nearest(all: &[Traced], at: usize, place: Place) -> Option<Length> {
    let one = all.get(at)?;
    let is_beside = |other: &Traced| follows(other, (one, place)) || precedes(other, (one, place));
    let beside = near(all, at).filter(|(_, other)| is_beside(other));
    beside.map(|(_, other)| (other.piece.y - one.piece.y).abs()).min()
}

/// How many neighbours of a scrap at a place are the copy right before it and right behind.
fn beside(all: &[Traced], at: usize, place: Place) -> usize {
    let Some(one) = all.get(at) else { return 0 };
    let is_beside = |other: &Traced| follows(other, (one, place)) || precedes(other, (one, place));
    near(all, at).filter(|(_, other)| is_beside(other)).count()
}

/// Gives those that may stand in several places the one at which they go on from a neighbour, or a neighbour from them.
/// Where no neighbour says, the first in the order of reading has the first place that nothing else has.
fn by_neighbours(all: &mut [Traced]) {
    let place = |one: &Traced| one.place.map(|place| (place.story, place.start));
    let mut taken: BTreeSet<(usize, usize)> = all.iter().filter_map(place).collect();
    let mut waiting: VecDeque<usize> = (0..all.len()).collect();
    let mut first = 0;
    loop {
        while let Some(at) = waiting.pop_front() {
            let Some(one) = all.get(at).filter(|one| one.place.is_none()) else { continue };
            let reached = one.others.iter().filter_map(|place| Some((nearest(all, at, *place)?, *place)));
            let Some((_, place)) = reached.min_by_key(|(far, place)| (*far, place.start)) else { continue };
            settle(all, (at, place), (&mut taken, &mut waiting));
        }
        let open = (first..all.len()).find(|at| all.get(*at).is_some_and(Traced::is_open));
        let Some((at, others)) = open.and_then(|at| Some((at, &all.get(at)?.others))) else { return };
        let free = others.iter().find(|place| !taken.contains(&(place.story, place.start)));
        let Some(place) = free.or(others.first()).copied() else { return };
        settle(all, (at, place), (&mut taken, &mut waiting));
        first = at + 1;
    }
}

/// Gives a scrap its place; its neighbours may have one now, too.
fn settle(
    all: &mut [Traced],
    (at, place): (usize, Place),
    (taken, waiting): (&mut BTreeSet<(usize, usize)>, &mut VecDeque<usize>),
) {
    if let Some(one) = all.get_mut(at) {
        one.place = Some(place);
    }
    taken.insert((place.story, place.start));
    waiting.extend(near(all, at).filter(|(_, other)| other.is_open()).map(|(number, _)| number));
}

/// Whether a scrap at a place goes on from another.
fn follows(before: &Traced, (one, place): (&Traced, Place)) -> bool {
    before.place.is_some_and(|at| at.story == place.story && at.end == place.start) && before.goes_on_to(one)
}

/// Whether another goes on from a scrap at a place.
fn precedes(next: &Traced, (one, place): (&Traced, Place)) -> bool {
    next.place.is_some_and(|at| at.story == place.story && at.start == place.end) && one.goes_on_to(next)
}

/// The scraps of a story by the copy that they are.
pub(super) fn of_story(all: &[Traced], story: usize) -> Vec<usize> {
    let is_of = |at: &usize| all.get(*at).and_then(|one| one.place).is_some_and(|place| place.story == story);
    let mut own: Vec<usize> = (0..all.len()).filter(is_of).collect();
    own.sort_by_key(|at| all.get(*at).and_then(|one| one.place).map(|place| (place.start, place.end)));
    own
}

/// Takes those from a story that are its copy once more: of two that are the same copy the one stays that is as large as
/// most of the story, or else the one that has more of its neighbours beside it.
fn apart(all: &mut [Traced], stories: usize) {
    for story in 0..stories {
        let own = of_story(all, story);
        let sizes = own.iter().filter_map(|at| all.get(*at));
        let usual = commonest(sizes.flat_map(|one| std::iter::repeat_n(one.piece.size, one.chars.len())));
        let worth = |at: usize| {
            let one = all.get(at)?;
            let place = one.place?;
            let as_large = (one.piece.size - usual).abs() <= usual / 20;
            Some((as_large, beside(all, at, place), usize::MAX - place.wrong))
        };
        let mut kept: Vec<usize> = Vec::new();
        let mut gone = Vec::new();
        for at in own {
            let mut stays = true;
            while let Some(last) = kept.last().copied().filter(|last| stays && is_twice(all, *last, at)) {
                stays = worth(last) < worth(at);
                if stays {
                    gone.extend(kept.pop());
                }
            }
            if stays { kept.push(at) } else { gone.push(at) }
        }
        for at in gone {
            if let Some(one) = all.get_mut(at) {
                (one.place, one.others) = (None, Vec::new());
            }
        }
    }
}

/// Whether two scraps of a story are mostly the same copy.
fn is_twice(all: &[Traced], one: usize, next: usize) -> bool {
    let place = |at: usize| all.get(at).and_then(|one| one.place);
    let (Some(one), Some(next)) = (place(one), place(next)) else { return false };
    let common = one.end.min(next.end).saturating_sub(one.start.max(next.start));
    common > 0 && common * 2 >= (one.end - one.start).min(next.end - next.start)
}

/// Finds scraps without a place where copy of a story is missing beside a neighbour; whether there were any.
fn filled(all: &mut [Traced], copies: &[Passage], index: &Index<'_>, tops: bool) -> bool {
    let mut any = false;
    for (story, copy) in copies.iter().enumerate() {
        let mut own = of_story(all, story);
        let mut at = 0;
        while let Some(here) = own.get(at).copied() {
            let place = |at: Option<&usize>| at.and_then(|at| all.get(*at)).and_then(|one| one.place);
            let Some(own_place) = place(Some(&here)) else { break };
            let next = own.get(at + 1).copied();
            let gap = (own_place.end, place(next.as_ref()).map_or(copy.chars.len(), |next| next.start));
            // Who reports stands at the other end of the line.
            let is_byline = copy.paragraphs.get(own_place.end).is_some_and(Option::is_none);
            let edge = all.get(here).map_or(Length::ZERO, |one| edges(all, &own, one).1);
            let behind = if is_byline { Side::FarBehind(edge) } else { Side::Behind };
            let before = || best(all, (index, story), (0, own_place.start), (here, Side::Before));
            let found = best(all, (index, story), gap, (here, behind))
                .or_else(|| best(all, (index, story), gap, (next?, Side::Before)))
                .or_else(|| if at == 0 { before() } else { None })
                .or_else(|| at_top(all, (&own, here), (&copy.chars, story), gap).filter(|_| tops));
            let Some((number, place)) = found else {
                at += 1;
                continue;
            };
            if let Some(one) = all.get_mut(number) {
                one.place = Some(place);
            }
            any = true;
            own = of_story(all, story);
        }
    }
    any
}

/// On which side of a scrap copy is missing.
#[derive(Clone, Copy)]
enum Side {
    Behind,
    /// Also far from it on its line, up to the edge of its column.
    FarBehind(Length),
    Before,
}

/// The scrap without a place that is the copy missing beside one that has it; of several, the nearest.
fn best(
    all: &[Traced],
    (index, story): (&Index<'_>, usize),
    (from, to): (usize, usize),
    (at, side): (usize, Side),
) -> Option<(usize, Place)> {
    if from >= to {
        return None;
    }
    let here = all.get(at)?;
    let open = near(all, at).filter(|(_, one)| one.place.is_none() && !one.chars.is_empty());
    let fitting = open.filter_map(|(number, one)| {
        let (fits, start) = match side {
            Side::Behind => (here.goes_on_to(one), Some(from)),
            Side::FarBehind(edge) => (here.goes_on_to(one) || is_far_behind(here, one, edge), Some(from)),
            Side::Before => (one.goes_on_to(here), to.checked_sub(one.chars.len())),
        };
        let start = start.filter(|_| fits)?;
        let place = index.at(&one.chars, story, start as i64)?;
        let inside = place.start >= from && place.end <= to;
        // A single character is nearly everywhere.
        let sure = one.chars.len() > 2 || place.wrong == 0 && place.start == start;
        let far = (one.piece.y - here.piece.y).abs() + (one.piece.x0 - here.piece.x0).abs();
        (inside && sure).then_some((far, number, place))
    });
    fitting.min_by_key(|(far, number, _)| (*far, *number)).map(|(_, number, place)| (number, place))
}

/// The scrap without a place that is the copy missing behind another, on the first line of a next column: level with the
/// first of its own.
fn at_top(
    all: &[Traced],
    (own, at): (&[usize], usize),
    (copy, story): (&[char], usize),
    (from, to): (usize, usize),
) -> Option<(usize, Place)> {
    if from >= to {
        return None;
    }
    let here = all.get(at)?;
    let (x0, x1) = edges(all, own, here);
    let in_column = |one: &Traced| one.on == here.on && one.piece.x0 < x1 && one.piece.x1 > x0;
    let column = own.iter().filter_map(|at| Some((*at, all.get(*at)?))).filter(|(_, one)| in_column(one));
    let (number, top) = column.min_by_key(|(_, one)| one.piece.y)?;
    // The next column is as wide.
    let edge = x1 + (x1 - x0) + BESIDE.of(top.piece.size);
    let is_it = |one: &Traced| {
        one.place.is_none()
            && !one.chars.is_empty()
            && is_level(&top.piece, &one.piece)
            && one.piece.x0 >= x1 - top.piece.size
            && one.piece.x1 <= edge
            && from + one.chars.len() <= to
            && copy.get(from..from + one.chars.len()) == Some(&one.chars)
    };
    let (number, one) =
        near(all, number).filter(|(_, one)| is_it(one)).min_by_key(|(_, one)| one.piece.x0)?;
    Some((number, Place { story, start: from, end: from + one.chars.len(), wrong: 0 }))
}

/// Whether a scrap stands anywhere right of where another begins, on its line or below, in a column that ends at an edge.
fn is_far_behind(before: &Traced, one: &Traced, edge: Length) -> bool {
    let below = one.piece.y - before.piece.y;
    let next = below > Length::ZERO && below <= BELOW.of(before.piece.size);
    before.on == one.on
        && one.piece.x0 > before.piece.x0
        && one.piece.x1 <= edge + one.piece.size
        && (next || is_level(&before.piece, &one.piece))
}

/// The left and the right edge of the column that a scrap stands in, by the scraps of its story above and below it.
fn edges(all: &[Traced], own: &[usize], here: &Traced) -> (Length, Length) {
    let shares =
        |one: &&Traced| one.on == here.on && one.piece.x0 < here.piece.x1 && here.piece.x0 < one.piece.x1;
    let column = own.iter().filter_map(|at| all.get(*at)).filter(shares);
    column.fold((here.piece.x0, here.piece.x1), |(x0, x1), one| (x0.min(one.piece.x0), x1.max(one.piece.x1)))
}
