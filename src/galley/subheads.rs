//! Subheads at a column's foot (CLREQ, 4.1.3): a subhead stands in one column with the text that it is of.
//!
//! A rule of its own, kept whatever a style asks for at column ends. What copyfit has not mended, a column that ends
//! early mends; a story that fills its rows gets the lines for it back from later paragraphs. The subhead stays only
//! where its story would be overset otherwise or its column empty, and is told.

use std::ops::Range;

use super::balance;
use super::body::{How, Setting};
use super::columns::{Columns, Fill, Stick};
use super::widows;
use crate::geom::Em;
use crate::line::Squeeze;

/// Settings that are tried for a subhead at a foot.
const TRIES: usize = 60;
/// Columns that are made to end early in all of them.
const MOVES: usize = 400;
/// Paragraphs that are tried on either side of a column's end, the nearest first.
const NEAR: usize = 4;
/// Paragraphs that are asked for a line that a column gives up, the nearest first.
const ASKED: usize = 12;

/// A subhead at the foot of a column, without its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stranded {
    /// The column, of all that the story has.
    pub column: usize,
    /// The block that it is.
    pub block: usize,
}

/// Moves subheads away from the feet of columns. Each round leaves fewer of them there.
pub(super) fn mend(stick: &Stick<'_>, mut columns: Columns) -> Columns {
    while let Some((other, _)) = better(stick, &columns) {
        columns = other;
    }
    columns
}

/// The subheads that stand at the foot of a column while their text begins in another.
pub(super) fn stranded(stick: &Stick<'_>, columns: &Columns) -> Vec<Stranded> {
    let feet = stick.feet(&columns.fill).filter(|(_, row)| stick.strands(&columns.broken, *row));
    let one = |(column, row): (usize, usize)| {
        let (block, _) = columns.broken.lines.get(columns.broken.above(row)?)?;
        Some(Stranded { column, block: *block })
    };
    feet.filter_map(one).collect()
}

/// A setting and what it costs: subheads at the feet first of all.
type Priced = (Columns, (usize, Cost));

/// The cheapest setting in reach with fewer subheads at the feet.
fn better(stick: &Stick<'_>, columns: &Columns) -> Option<Priced> {
    let now = stranded(stick, columns).len();
    let mut best: Option<Priced> = None;
    let mut moves = MOVES;
    let mut offer = |mut other: Columns| {
        loop {
            let higher = Fill { level: other.fill.level + 1, ..other.fill.clone() };
            other = swept(stick, other, &mut moves);
            let left = stranded(stick, &other).len();
            let cost = (left, cost(stick, &other));
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
    for (_, row) in stick.feet(&columns.fill).filter(|(_, row)| stick.strands(&columns.broken, *row)) {
        let mut tries = TRIES;
        others(stick, columns, row, &mut tries, &mut offer);
        given_back(stick, columns, row, &mut offer);
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
    let (_, row) = stick.feet(&columns.fill).find(|(at, _)| *at == column)?;
    stick.strands(broken, row).then_some(())?;
    let height = |fill: &Fill| stick.heights(fill).nth(column).unwrap_or_default();
    let end = broken.above(row)? + 1;
    let lines = broken.lines.get(..end)?.iter().rev();
    let heads = |(block, _): &&(usize, Range<usize>)| stick.body.kinds.stands_with_next(*block);
    let subheads = lines.take_while(heads).count() + (row - end);
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

/// What a setting costs beside subheads at a foot: single lines; then columns that end early,
/// which every reader sees; then letterspacing, all of it added up; then how far the columns are filled.
type Cost = (usize, usize, Em, usize);

fn cost(stick: &Stick<'_>, columns: &Columns) -> Cost {
    let added = columns.setting.how.iter().map(|how| (how.tracking - stick.base).abs()).sum();
    (widows::torn(stick, columns).len(), columns.fill.short.len(), added, columns.fill.level)
}

/// Other settings that move what stands at a row, as far as there are tries left: all columns to the next level;
/// the column before it a row shorter; a paragraph before it a line shorter or longer. A story that fills
/// its rows goes on filling them: a later paragraph gives back what an earlier one took.
fn others(
    stick: &Stick<'_>,
    columns: &Columns,
    row: usize,
    tries: &mut usize,
    offer: &mut impl FnMut(Columns),
) {
    let fills = columns.broken.rows() == stick.chain.rows();
    let mut attempt = |setting: &Setting, fill: Fill| {
        if *tries > 0 {
            *tries -= 1;
            let found = stick.level(setting, fill, stick.full() + 1);
            let found = found.filter(|found| !fills || found.broken.rows() == stick.chain.rows());
            found.into_iter().for_each(&mut *offer);
        }
    };
    if !fills {
        for fill in balance::fills(stick, columns, row) {
            attempt(&columns.setting, fill);
        }
    }
    let Some((block, _)) = row.checked_sub(1).and_then(|row| columns.broken.lines.get(row)) else {
        return;
    };
    for (setting, changed, sign) in
        retracked(stick, (&columns.setting, &columns.fill), (0..=*block).rev(), None)
    {
        if !fills {
            attempt(&setting, columns.fill.clone());
            continue;
        }
        let later = (*block..stick.body.blocks()).filter(|later| *later != changed);
        for (setting, ..) in retracked(stick, (&setting, &columns.fill), later, Some(-sign)) {
            attempt(&setting, columns.fill.clone());
        }
    }
}

/// A setting in columns filled so far with one of some paragraphs a line shorter (-1) or longer (1): the paragraph,
/// and which.
fn retracked(
    stick: &Stick<'_>,
    (setting, fill): (&Setting, &Fill),
    blocks: impl Iterator<Item = usize>,
    only: Option<i64>,
) -> Vec<(Setting, usize, i64)> {
    let measures = stick.measures(fill);
    // Where rows are alike, it does not matter in which of them a paragraph starts.
    let starts = if measures.are_even() {
        vec![0; stick.body.blocks()]
    } else {
        stick.attempt(setting, &measures).starts(stick.body.blocks())
    };
    let mut settings = Vec::new();
    for block in blocks.take(NEAR) {
        for sign in [-1, 1].into_iter().filter(|sign| only.is_none_or(|only| *sign == only)) {
            let (Some(from), Some(row)) = (setting.how.get(block), starts.get(block)) else { continue };
            let to = stick.next_line_change((block, *row), from.tracking, sign, &measures);
            let mut other = setting.clone();
            if let (Some(to), Some(how)) = (to, other.how.get_mut(block)) {
                *how = How::broken(to, Squeeze::Kinsoku);
                settings.push((other, block, sign));
            }
        }
    }
    settings
}

/// Settings in which a paragraph from a row on gives back a line, or several do, for what columns that end early take.
fn given_back(stick: &Stick<'_>, columns: &Columns, row: usize, offer: &mut impl FnMut(Columns)) {
    let Columns { setting, fill, broken } = columns;
    let Some((first, _)) = broken.lines.get(row) else { return };
    let tighter = |setting: &Setting, block: usize| {
        let one = std::iter::once(block);
        retracked(stick, (setting, fill), one, Some(-1)).pop().map(|(setting, ..)| setting)
    };
    let mut all = setting.clone();
    for block in (*first..stick.body.blocks()).take(ASKED) {
        let alone = tighter(setting, block);
        let together = tighter(&all, block);
        for setting in alone.iter().chain(&together) {
            stick.level(setting, fill.clone(), stick.full() + 1).into_iter().for_each(&mut *offer);
        }
        all = together.unwrap_or(all);
    }
}
