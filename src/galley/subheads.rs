//! Subheads at a column's foot (CLREQ, 4.1.3): a subhead stands in one column with the text that it is of.
//!
//! A rule of its own, kept whatever a style asks for at column ends. What copyfit has not mended, a column that ends
//! early mends; a story that fills its rows gets the lines for it back from later paragraphs. The subhead stays only
//! where its story would be overset otherwise or its column empty, and is told.

use super::body::Setting;
use super::columns::{Columns, Fill, Stick};
use super::widows::{self, Cost};
use crate::geom::Em;

/// Settings that are tried for a subhead at a foot.
const TRIES: usize = 60;
/// Columns that are made to end early in all of them.
const MOVES: usize = 400;
/// Paragraphs that are asked for a line that a column gives up, the nearest first.
const NEAR: usize = 12;

/// A subhead at the foot of a column, without its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stranded {
    /// The column, of all that the story has.
    pub column: usize,
    /// The block that it is.
    pub block: usize,
}

/// Moves subheads away from the feet of columns. Each round leaves fewer of them there.
pub(super) fn mend(stick: &Stick<'_>, mut columns: Columns, base: Em) -> Columns {
    while let Some((other, _)) = better(stick, &columns, base) {
        columns = other;
    }
    columns
}

/// The subheads that stand at the foot of a column while their text begins in another.
pub(super) fn stranded(stick: &Stick<'_>, columns: &Columns) -> Vec<Stranded> {
    let feet = feet(stick, columns).filter(|(_, row)| stick.strands_subhead(&columns.broken, *row));
    let one = |(column, row): (usize, usize)| {
        let (block, _) = columns.broken.lines.get(row - 1)?;
        Some(Stranded { column, block: *block })
    };
    feet.filter_map(one).collect()
}

/// The columns that have rows, and the row below each.
fn feet(stick: &Stick<'_>, columns: &Columns) -> impl Iterator<Item = (usize, usize)> {
    let heights = stick.heights(&columns.fill).enumerate().filter(|(_, height)| *height > 0);
    heights.scan(0, |row, (column, height)| {
        *row += height;
        Some((column, *row))
    })
}

/// A setting and what it costs: subheads at the feet first of all.
type Priced = (Columns, (usize, Cost));

/// The cheapest setting in reach with fewer subheads at the feet.
fn better(stick: &Stick<'_>, columns: &Columns, base: Em) -> Option<Priced> {
    let now = stranded(stick, columns).len();
    let mut best: Option<Priced> = None;
    let mut moves = MOVES;
    let mut offer = |mut other: Columns| {
        loop {
            let higher = Fill { level: other.fill.level + 1, ..other.fill.clone() };
            other = swept(stick, other, &mut moves);
            let left = stranded(stick, &other).len();
            let cost = (left, widows::cost(stick, &other, base));
            let setting = other.setting.clone();
            if left < now && best.as_ref().is_none_or(|(_, least)| cost < *least) {
                best = Some((other, cost));
            }
            moves = moves.saturating_sub(1);
            // Columns that end lower have more rows to give up.
            let next = stick.level(&setting, higher, stick.full() + 1).filter(|_| left > 0 && moves > 0);
            let Some(next) = next else { return };
            other = next;
        }
    };
    for (_, row) in feet(stick, columns).filter(|(_, row)| stick.strands_subhead(&columns.broken, *row)) {
        let mut tries = TRIES;
        widows::others(stick, columns, row, base, &mut tries, &mut offer);
        given_back(stick, columns, row, base, &mut offer);
    }
    best
}

/// The same setting, each column from the first to the last ending before its subheads where that leaves a row for every
/// line.
fn swept(stick: &Stick<'_>, mut columns: Columns, moves: &mut usize) -> Columns {
    for column in 0..stick.chain.frames.len() {
        while let Some(other) = relieved(stick, &columns, column).filter(|_| *moves > 0) {
            *moves -= 1;
            columns = other;
        }
    }
    columns
}

/// The same setting with a column that ends before the subheads at its foot; none where it has none, nothing else, or
/// where that leaves lines without a row. The column is shorter then, so that it can't be done for ever.
fn relieved(stick: &Stick<'_>, columns: &Columns, column: usize) -> Option<Columns> {
    let Columns { setting, broken, fill } = columns;
    let (_, row) = feet(stick, columns).find(|(at, _)| *at == column)?;
    stick.strands_subhead(broken, row).then_some(())?;
    let height = |fill: &Fill| stick.heights(fill).nth(column).unwrap_or_default();
    let lines = broken.lines.get(..row)?.iter().rev();
    let subheads = lines.take_while(|(block, _)| stick.body.is_subhead(*block)).count();
    let wanted = height(fill).checked_sub(subheads).filter(|wanted| *wanted > 0)?;
    let mut fill = fill.clone();
    while height(&fill) > wanted {
        let before = height(&fill);
        fill.short.push(column);
        (height(&fill) < before).then_some(())?;
    }
    let level = fill.level;
    stick.level(setting, fill, level + 1)
}

/// Settings in which a paragraph from a row on gives back a line, or several do, for what columns that end early take.
fn given_back(stick: &Stick<'_>, columns: &Columns, row: usize, base: Em, offer: &mut impl FnMut(Columns)) {
    let Columns { setting, fill, broken } = columns;
    let Some((first, _)) = broken.lines.get(row) else { return };
    let tighter = |setting: &Setting, block: usize| {
        let one = std::iter::once(block);
        widows::retracked(stick, (setting, fill), one, base, Some(-1)).pop().map(|(setting, ..)| setting)
    };
    let mut all = setting.clone();
    for block in (*first..stick.body.blocks()).take(NEAR) {
        let alone = tighter(setting, block);
        let together = tighter(&all, block);
        for setting in alone.iter().chain(&together) {
            stick.level(setting, fill.clone(), stick.full() + 1).into_iter().for_each(&mut *offer);
        }
        all = together.unwrap_or(all);
    }
}
