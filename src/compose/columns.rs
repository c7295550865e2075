//! Rules between the text columns of a slot: where both stand, from the first row to the last that has text.

use std::collections::BTreeSet;
use std::ops::Range;

use super::ruled::Ruled;
use crate::diag::Diagnostic;
use crate::galley::{Galley, Line};
use crate::geom::{Length, Rect};
use crate::id::Id;
use crate::layout::Rule;
use crate::page::{Item, Role, Source};
use crate::plan::{Chain, Column, Frame, Region};

/// Places the rules of a region.
pub(super) fn rules<'a>(
    (id, region): (Id<Region>, &Region),
    rule: &Rule,
    (chain, galley): (&Chain, &Galley<'_>),
    (items, found): (&mut Vec<Item>, &mut Vec<Diagnostic>),
) -> Vec<Ruled<'a>> {
    let source = Source { story: Some(region.story.place() as u16), ..Source::furniture(Role::Rule) };
    let mut all = Vec::new();
    // A byline may share the row of the line before it.
    let filled = |lines: &Vec<Line<'_>>| lines.last().map_or(0, |line| usize::from(line.source.row) + 1);
    let columns = chain.frames.iter().zip(galley.columns.iter().map(filled));
    let columns: Vec<(&Frame, usize)> = columns.filter(|(frame, _)| frame.region == id).collect();
    for (pair, place) in columns.windows(2).zip(region.area.columns.windows(2)) {
        let ([left, right], [before, behind]) = (pair, place) else { continue };
        let middle = middle(region, (*before, *behind));
        let is_covered = |row: i32| region.boxes.iter().any(|placed| placed.covers_at(row, middle));
        for rows in together(*left, *right, is_covered) {
            let rect = region.turn.rect(at(region, middle, rows, rule.depth()));
            all.push(Ruled::drawn((items, found), (rect, rule), source, None));
        }
    }
    all
}

/// The rows that two columns have both and no box stands in between them, run by run, down to the last line of either; none
/// where one of them is empty.
fn together(
    left: (&Frame, usize),
    right: (&Frame, usize),
    is_covered: impl Fn(i32) -> bool,
) -> Vec<Range<i32>> {
    let numbers = |frame: &Frame| frame.rows.iter().map(|row| row.number).collect::<BTreeSet<i32>>();
    let last = |(frame, rows): (&Frame, usize)| Some(frame.rows.get(rows.checked_sub(1)?)?.number);
    let (Some(one), Some(other)) = (last(left), last(right)) else { return Vec::new() };
    let foot = one.max(other);
    let mut runs: Vec<Range<i32>> = Vec::new();
    let (numbers, others) = (numbers(left.0), numbers(right.0));
    let both = numbers.intersection(&others).copied();
    for number in both.filter(|number| *number <= foot && !is_covered(*number)) {
        match runs.last_mut().filter(|run| run.end == number) {
            Some(run) => run.end += 1,
            None => runs.push(number..number + 1),
        }
    }
    runs
}

/// The middle of the gutter between two columns.
fn middle(Region { area, .. }: &Region, (before, behind): (Column, Column)) -> Length {
    (before.x + before.measure.of(area.size) + behind.x) / 2
}

/// In the middle of a gutter, from the em box of its first row to that of its last.
fn at(Region { area, .. }: &Region, middle: Length, rows: Range<i32>, weight: Length) -> Rect {
    let row = |number: i32| area.rect.y + area.leading * i64::from(number - area.first);
    let white = (area.leading - area.size) / 2;
    let (top, foot) = (row(rows.start) + white, row(rows.end) - white);
    Rect { x: middle - weight / 2, y: top, width: weight, height: foot - top }
}
