//! How a line is set: its type, how far its characters are apart, how far it moved.

use std::collections::BTreeMap;

use super::known::Known;
use super::lines::{Line, Type};
use super::told::{Change, Property, Shift};
use crate::geom::{Em, Length, div_round};
use crate::page::Mode;
use crate::words::Arg;

/// What differs between two types.
pub(super) fn changes(was: &Type, is: &Type, known: &Known<'_>) -> Vec<Change> {
    let points = |length: Length| match Arg::from(length) {
        Arg::Text(text) => text,
        _ => String::new(),
    };
    let percent = |thousandths: u16| match (thousandths / 10, thousandths % 10) {
        (whole, 0) => format!("{whole}%"),
        (whole, part) => format!("{whole}.{part}%"),
    };
    let stance =
        |mode: u8| ["horizontal", "upright", "turned"].get(usize::from(mode)).copied().unwrap_or_default();
    let overprint = |(colour, overprint): (_, bool)| {
        format!("{}{}", known.colour(colour), if overprint { " +" } else { "" })
    };
    let colours = if was.inked.0 == is.inked.0 {
        [overprint(was.inked), overprint(is.inked)]
    } else {
        [known.colour(was.inked.0), known.colour(is.inked.0)]
    };
    let [old_colour, new_colour] = colours;
    let face = |face: usize| known.face_name(face).to_owned();
    let all = [
        (Property::Face, was.face != is.face, face(was.face), face(is.face)),
        (Property::Size, was.size != is.size, points(was.size), points(is.size)),
        (Property::Scale, was.scale != is.scale, percent(was.scale), percent(is.scale)),
        (Property::Colour, was.inked != is.inked, old_colour, new_colour),
        (Property::Stance, was.mode != is.mode, stance(was.mode).to_owned(), stance(is.mode).to_owned()),
    ];
    let differ = all.into_iter().filter(|(_, differs, ..)| *differs);
    differ.map(|(property, _, before, after)| Change { property, before, after }).collect()
}

/// Lines whose characters are further apart or closer.
#[derive(Debug, Default)]
pub(super) struct Spaced {
    pub(super) pairs: Vec<(usize, usize)>,
    pub(super) least: Em,
    pub(super) most: Em,
}

impl Spaced {
    /// Takes in a line whose characters stand otherwise from its beginning; whether they do.
    pub(super) fn takes(&mut self, (was, is): (&Line<'_>, &Line<'_>), numbers: (usize, usize)) -> bool {
        let size = is.runs.iter().map(|run| run.size).max().unwrap_or(Length::PT);
        // A justified line ends where it ended: each gap is compared with its own.
        let apart = gaps(was).into_iter().zip(gaps(is)).map(|(was, is)| thousandths((is - was).in_em(size)));
        let apart: Vec<Em> = apart.filter(|each| *each != Em::ZERO).collect();
        let Some((least, most)) = apart.iter().copied().min().zip(apart.iter().copied().max()) else {
            return false;
        };
        let is_first = self.pairs.is_empty();
        self.least = if is_first { least } else { self.least.min(least) };
        self.most = if is_first { most } else { self.most.max(most) };
        self.pairs.push(numbers);
        true
    }
}

/// From each glyph of a line to the next, along the line.
fn gaps(line: &Line<'_>) -> Vec<Length> {
    let is_level = line.runs.first().is_none_or(|run| run.mode == Mode::Horizontal);
    let along: Vec<Length> = line.glyphs().map(|(_, x, y)| if is_level { x } else { y }).collect();
    along.windows(2).filter_map(|two| Some(*two.last()? - *two.first()?)).collect()
}

/// The nearest whole thousandth.
fn thousandths(em: Em) -> Em {
    Em(div_round(em.0.into(), 1000) * 1000)
}

/// From baseline to baseline, before and after, where lines stand in the rows where they stood and these are apart otherwise.
pub(super) fn leading(pairs: &[(&Line<'_>, &Line<'_>)]) -> Option<(Length, Length)> {
    let row = |line: &Line<'_>| (line.source.column, line.source.row);
    if pairs.iter().any(|(was, is)| row(was) != row(is)) {
        return None;
    }
    let next = |two: &[(&Line<'_>, &Line<'_>)]| -> Option<(Length, Length)> {
        let [(was, is), (next_was, next_is)] = two else { return None };
        let adjacent =
            was.source.column == next_was.source.column && was.source.row + 1 == next_was.source.row;
        let apart = |one: &Line<'_>, next: &Line<'_>| {
            let (x, y) = ((next.at.x - one.at.x).abs(), (next.at.y - one.at.y).abs());
            if one.runs.first().is_some_and(|run| run.mode == Mode::Horizontal) { y } else { x }
        };
        adjacent.then(|| (apart(was, next_was), apart(is, next_is)))
    };
    pairs.windows(2).find_map(next).filter(|(was, is)| was != is)
}

/// How far lines stand from where they stood: by how many columns and rows, where their text stands in some, most lines
/// first.
pub(super) fn shifts(
    pairs: &[(&Line<'_>, &Line<'_>)],
    (first_was, first_is): (u16, u16),
    in_columns: bool,
) -> Vec<Shift> {
    let mut all: BTreeMap<(i32, i32, Length, Length), usize> = BTreeMap::new();
    for (was, is) in pairs {
        let column = |line: &Line<'_>, first: u16| i32::from(line.source.column) - i32::from(first);
        let columns = column(is, first_is) - column(was, first_was);
        let rows = i32::from(is.source.row) - i32::from(was.source.row);
        let (x, y) = (is.at.x - was.at.x, is.at.y - was.at.y);
        let by = if in_columns && (columns, rows) != (0, 0) { (columns, rows) } else { (0, 0) };
        *all.entry((by.0, by.1, x, y)).or_default() += 1;
    }
    let shift = |((columns, rows, x, y), lines)| Shift { lines, columns, rows, x, y };
    let mut all: Vec<Shift> = all.into_iter().map(shift).collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.lines));
    all
}
