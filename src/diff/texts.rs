//! Two texts of a story or a page: which characters changed, and of the lines whose characters did not, which are set, broken
//! or placed otherwise.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::align::{Stretch, Text, aligned};
use super::known::{Known, View};
use super::lines::{Character, Flow, Line, PARAGRAPH, Types, said};
use super::setting;
use super::told::{Change, Lines, Place, Quote, What};
use crate::geom::Rect;

/// Something found, with its places in both editions.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) what: What,
    pub(super) before: Vec<Rect>,
    pub(super) after: Vec<Rect>,
}

/// A text of an edition.
#[derive(Clone, Copy)]
pub(super) struct Given<'a> {
    pub(super) flow: &'a Flow<'a>,
    pub(super) view: &'a View<'a>,
    /// The first column of its story on the page.
    pub(super) first_column: u16,
}

/// How many characters of what stands around a change are told.
const AROUND: usize = 6;
/// A passage that is moved is a sentence at least.
const PASSAGE: usize = 8;

/// A text with its characters.
struct Side<'a> {
    given: Given<'a>,
    characters: Vec<Character>,
    ends: Vec<usize>,
}

impl<'a> Side<'a> {
    fn of(given: Given<'a>, types: &mut Types) -> Self {
        let (characters, ends) = given.flow.characters(given.view, types);
        Self { given, characters, ends }
    }

    fn text(&self) -> Text<'_> {
        Text { characters: &self.characters, ends: &self.ends }
    }

    fn line(&self, at: usize) -> Option<&Line<'a>> {
        self.given.flow.lines.get(at)
    }

    fn place(&self, line: usize) -> Option<Place> {
        self.line(line)?.place(self.given.first_column)
    }

    /// The lines of a stretch of characters.
    fn lines_of(&self, range: &Range<usize>) -> BTreeSet<usize> {
        self.characters.get(range.clone()).unwrap_or_default().iter().map(|one| one.line).collect()
    }

    /// The lines that a change touches: those of its characters; of none, the one that it stands in.
    fn touched(&self, range: &Range<usize>) -> BTreeSet<usize> {
        if !range.is_empty() {
            return self.lines_of(range);
        }
        let near = self.characters.get(range.start).or_else(|| self.characters.last());
        near.map(|one| one.line).into_iter().collect()
    }

    /// Rectangles around lines, one around those that stand one below the other.
    fn rects(&self, lines: impl IntoIterator<Item = usize>) -> Vec<Rect> {
        let mut rects: Vec<(usize, u16, Rect)> = Vec::new();
        for at in lines {
            let Some(line) = self.line(at) else { continue };
            let (column, rect) = (line.source.column, line.rect());
            match rects.last_mut() {
                Some((last, of, all)) if *last + 1 == at && *of == column => {
                    (*last, *all) = (at, all.around(rect));
                }
                _ => rects.push((at, column, rect)),
            }
        }
        rects.into_iter().map(|(.., rect)| rect).collect()
    }

    fn quote(&self, range: &Range<usize>) -> Quote {
        let characters = self.characters.get(range.clone()).unwrap_or_default();
        let at = self.touched(range).first().and_then(|line| self.place(*line));
        Quote { text: said(characters), at }
    }
}

/// What is told of lines: how many they are, and from where to where.
fn lines(side: &Side<'_>, lines: &BTreeSet<usize>) -> Lines {
    let ends = lines.first().zip(lines.last());
    let places = ends.and_then(|(first, last)| Some((side.place(*first)?, side.place(*last)?)));
    Lines { count: lines.len(), places }
}

/// How two texts differ.
pub(super) fn compared(old: Given<'_>, new: Given<'_>, known: &Known<'_>) -> Vec<Found> {
    let mut types = Types::default();
    let (old, new) = (Side::of(old, &mut types), Side::of(new, &mut types));
    let aligned = aligned(old.text(), new.text());
    let changes: Vec<&Stretch> = aligned.stretches.iter().filter(|one| !one.same).collect();
    let mut all = words(&old, &new, &changes);
    let touched: BTreeSet<usize> = changes.iter().flat_map(|one| new.touched(&one.new)).collect();
    let set = typed(&old, &new, &aligned.stretches, &types, known, &mut all);
    let whole: BTreeSet<usize> = aligned.lines.iter().map(|(_, line)| *line).collect();
    let broken: BTreeSet<usize> = (0..new.given.flow.lines.len())
        .filter(|line| !whole.contains(line) && !touched.contains(line))
        .collect();
    if !broken.is_empty() {
        let from = aligned.stretches.iter().filter(|one| one.same);
        let from = from.flat_map(|one| one.old.clone().zip(one.new.clone()));
        let mut before = BTreeSet::new();
        for (one, other) in from {
            if new.characters.get(other).is_some_and(|other| broken.contains(&other.line)) {
                before.extend(old.characters.get(one).map(|one| one.line));
            }
        }
        let what = What::Broken(lines(&new, &broken));
        all.push(Found { what, before: old.rects(before), after: new.rects(broken) });
    }
    let pairs: Vec<(usize, usize)> =
        aligned.lines.iter().filter(|(_, line)| !touched.contains(line)).copied().collect();
    all.extend(placed(&old, &new, &pairs, &set));
    all
}

/// The characters that changed. A passage that is taken out at one place and put in at another was moved.
fn words(old: &Side<'_>, new: &Side<'_>, changes: &[&Stretch]) -> Vec<Found> {
    let plain = |side: &Side<'_>, range: &Range<usize>| -> Option<String> {
        let text = side.quote(range).text.trim_matches(PARAGRAPH).to_owned();
        (text.chars().count() >= PASSAGE).then_some(text)
    };
    let taken_out = changes.iter().enumerate().filter_map(|(at, one)| Some((plain(old, &one.old)?, at)));
    let mut gone: BTreeMap<String, usize> = taken_out.collect();
    let put_in = |(at, one): (usize, &&Stretch)| Some((at, gone.remove(&plain(new, &one.new)?)?));
    let moved: BTreeMap<usize, usize> = changes.iter().enumerate().filter_map(put_in).collect();
    let left: BTreeSet<usize> = moved.values().copied().collect();
    let mut all = Vec::new();
    for (at, one) in changes.iter().enumerate() {
        let from = moved.get(&at).and_then(|from| changes.get(*from));
        if let Some(from) = from {
            let what = What::Transposed(old.quote(&from.old), new.quote(&one.new));
            let (before, after) = (old.touched(&from.old), new.touched(&one.new));
            all.push(Found { what, before: old.rects(before), after: new.rects(after) });
        }
        let was = if left.contains(&at) { one.old.end..one.old.end } else { one.old.clone() };
        let is = if from.is_some() { one.new.end..one.new.end } else { one.new.clone() };
        if !was.is_empty() || !is.is_empty() {
            let (before, after) = (old.touched(&was), new.touched(&is));
            let what =
                What::Text { before: old.quote(&was), after: new.quote(&is), around: around(new, &is) };
            all.push(Found { what, before: old.rects(before), after: new.rects(after) });
        }
    }
    all
}

/// What stands right before and right behind a change.
fn around(side: &Side<'_>, range: &Range<usize>) -> [String; 2] {
    let of = |range: Range<usize>| said(side.characters.get(range).unwrap_or_default());
    let (first, last) = (range.start, range.end);
    [of(first.saturating_sub(AROUND)..first), of(last..(last + AROUND).min(side.characters.len()))]
}

/// Tells the characters that are set in another type; and the lines of the later text that have some.
fn typed(
    old: &Side<'_>,
    new: &Side<'_>,
    stretches: &[Stretch],
    types: &Types,
    known: &Known<'_>,
    all: &mut Vec<Found>,
) -> BTreeSet<usize> {
    let mut by_types: BTreeMap<(usize, usize), (BTreeSet<usize>, BTreeSet<usize>)> = BTreeMap::new();
    for one in stretches.iter().filter(|one| one.same) {
        let both = (old.characters.get(one.old.clone()), new.characters.get(one.new.clone()));
        let pairs = both.0.unwrap_or_default().iter().zip(both.1.unwrap_or_default());
        for (was, is) in pairs.filter(|(was, is)| was.set != is.set && is.c != PARAGRAPH) {
            let (before, after) = by_types.entry((was.set, is.set)).or_default();
            before.insert(was.line);
            after.insert(is.line);
        }
    }
    let mut told: BTreeMap<Vec<Change>, (BTreeSet<usize>, BTreeSet<usize>)> = BTreeMap::new();
    for ((was, is), (before, after)) in by_types {
        let Some((was, is)) = types.all.get(was).zip(types.all.get(is)) else { continue };
        let (all_before, all_after) = told.entry(setting::changes(was, is, known)).or_default();
        all_before.extend(before);
        all_after.extend(after);
    }
    let mut set = BTreeSet::new();
    for (changes, (before, after)) in told {
        set.extend(&after);
        let what = What::Type(lines(new, &after), changes);
        all.push(Found { what, before: old.rects(before), after: new.rects(after) });
    }
    set
}

/// Lines with the same characters: how they are spaced, what stands beside them, where they stand. Those that are set in
/// another type are given: their places follow from it.
fn placed(old: &Side<'_>, new: &Side<'_>, pairs: &[(usize, usize)], set: &BTreeSet<usize>) -> Vec<Found> {
    let mut spaced = setting::Spaced::default();
    let (mut beside, mut moved) = (Vec::new(), Vec::new());
    for (one, other) in pairs {
        let Some((was, is)) = old.line(*one).zip(new.line(*other)) else { continue };
        let is_set = set.contains(other);
        let is_spaced = !is_set && spaced.takes((was, is), (*one, *other));
        if was.beside != is.beside && !is_spaced && !is_set {
            beside.push((*one, *other));
        }
        let (x, y) = (is.at.x - was.at.x, is.at.y - was.at.y);
        let size = is.runs.iter().map(|run| run.size).max().unwrap_or_default();
        // A line that is longer or larger begins elsewhere where it stands in the middle.
        let follows =
            (is_set || is_spaced) && (was.source.row, was.source.column) == (is.source.row, is.source.column);
        let stays = (x.0, y.0) == (0, 0) || (follows && (y.abs() < size || x.abs() < size));
        if !stays {
            moved.push((*one, *other));
        }
    }
    let mut all = Vec::new();
    let mut tell = |pairs: &[(usize, usize)], what: &mut dyn FnMut(Lines) -> What| {
        let after: BTreeSet<usize> = pairs.iter().map(|(_, line)| *line).collect();
        if after.is_empty() {
            return;
        }
        let before: BTreeSet<usize> = pairs.iter().map(|(line, _)| *line).collect();
        let what = what(lines(new, &after));
        all.push(Found { what, before: old.rects(before), after: new.rects(after) });
    };
    let (least, most) = (spaced.least, spaced.most);
    tell(&spaced.pairs, &mut |lines| What::Spaced(lines, least, most));
    tell(&beside, &mut What::Beside);
    let both: Vec<(&Line<'_>, &Line<'_>)> =
        moved.iter().filter_map(|(one, other)| old.line(*one).zip(new.line(*other))).collect();
    let in_columns = moved.first().is_some_and(|(_, line)| new.place(*line).is_some());
    let first_columns = (old.given.first_column, new.given.first_column);
    tell(&moved, &mut |lines| match setting::leading(&both).filter(|_| in_columns) {
        Some((was, is)) => What::Leading(lines, was, is),
        None => What::Moved(lines, setting::shifts(&both, first_columns, in_columns)),
    });
    all
}
