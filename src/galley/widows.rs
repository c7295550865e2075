//! Widows and orphans (孤行): single lines of a paragraph at a column's head and foot, and what copyfit does
//! about them. The second of the two loops of a galley, bounded like the first.

use super::body::Setting;
use super::columns::{Columns, Fill, Stick};
use crate::geom::Em;

/// Settings that are tried for a story.
const TRIES: usize = 60;
/// Paragraphs that are tried on either side of a column's end, the nearest first.
const NEAR: usize = 4;

/// What a setting costs: single lines first of all; then columns that end early, which every reader sees; then
/// letterspacing, all of it added up; then how far the columns are filled.
pub(super) type Cost = (usize, usize, Em, usize);

/// Moves single lines where a setting in reach has fewer of them. What can't be mended stays.
pub(super) fn mend(stick: &Stick<'_>, mut columns: Columns, base: Em) -> Columns {
    if stick.style.widows <= 1 && stick.style.orphans <= 1 {
        return columns;
    }
    let mut tries = TRIES;
    loop {
        let torn = torn(stick, &columns);
        let mut best: Option<(Cost, Columns)> = None;
        for row in &torn {
            others(stick, &columns, *row, base, &mut tries, &mut |other| {
                let cost = cost(stick, &other, base);
                if cost.0 < torn.len() && best.as_ref().is_none_or(|(least, _)| cost < *least) {
                    best = Some((cost, other));
                }
            });
        }
        match best {
            Some((_, better)) => columns = better,
            None => return columns,
        }
    }
}

pub(super) fn cost(stick: &Stick<'_>, columns: &Columns, base: Em) -> Cost {
    let added = columns.setting.tracking.iter().map(|tracking| (*tracking - base).abs()).sum();
    (torn(stick, columns).len(), columns.fill.short.len(), added, columns.fill.level)
}

/// The rows that start a column where the paragraph, or a subhead and what it is of, is torn too near an
/// end. A row that leaves single lines on both sides is there twice.
fn torn(stick: &Stick<'_>, Columns { broken, fill, .. }: &Columns) -> Vec<usize> {
    let (widows, orphans) = (stick.style.widows as usize, stick.style.orphans as usize);
    let lines = &broken.lines;
    // A column that has no rows parts nothing.
    let heights: Vec<usize> = stick.heights(fill).filter(|height| *height > 0).collect();
    let (mut torn, mut start) = (Vec::new(), 0);
    for pair in heights.windows(2) {
        let row = start + pair[0];
        let above = lines.get(start..row).unwrap_or_default();
        let below = lines.get(row..).unwrap_or_default();
        let below = below.get(..pair[1]).unwrap_or(below);
        start = row;
        let (Some((foot, _)), Some((head, _))) = (above.last(), below.first()) else { continue };
        if foot != head {
            torn.extend(stick.strands_subhead(broken, row).then_some(row));
            continue;
        }
        let before = above.iter().rev().take_while(|(block, _)| block == foot).count();
        let after = below.iter().take_while(|(block, _)| block == head).count();
        let starts = above.get(above.len() - before).is_some_and(|(_, atoms)| atoms.start == 0);
        let ends = below.get(after - 1).is_some_and(|line| stick.body.ends_block(line));
        torn.extend((starts && before < orphans).then_some(row));
        torn.extend((ends && after < widows).then_some(row));
    }
    torn
}

/// Other settings that move what stands at a row, as far as there are tries left: all columns to the next level;
/// the column before it a row shorter; a paragraph before it a line shorter or longer. A story that fills
/// its rows goes on filling them: a later paragraph gives back what an earlier one took.
pub(super) fn others(
    stick: &Stick<'_>,
    columns: &Columns,
    row: usize,
    base: Em,
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
    let Fill { level, short } = &columns.fill;
    if !fills {
        attempt(&columns.setting, Fill { level: level + 1, short: short.clone() });
        let mut fill = columns.fill.clone();
        fill.short.extend(column_before(stick, columns, row));
        attempt(&columns.setting, fill);
    }
    let Some((block, _)) = row.checked_sub(1).and_then(|row| columns.broken.lines.get(row)) else {
        return;
    };
    for (setting, changed, sign) in
        retracked(stick, (&columns.setting, &columns.fill), (0..=*block).rev(), base, None)
    {
        if !fills {
            attempt(&setting, columns.fill.clone());
            continue;
        }
        let later = (*block..stick.body.blocks()).filter(|later| *later != changed);
        for (setting, ..) in retracked(stick, (&setting, &columns.fill), later, base, Some(-sign)) {
            attempt(&setting, columns.fill.clone());
        }
    }
}

/// The column that ends before a row.
fn column_before(stick: &Stick<'_>, columns: &Columns, row: usize) -> Option<usize> {
    let mut end = 0;
    stick.heights(&columns.fill).position(|height| {
        end += height;
        end == row
    })
}

/// A setting in columns filled so far with one of some paragraphs a line shorter (-1) or longer (1): the paragraph,
/// and which.
pub(super) fn retracked(
    stick: &Stick<'_>,
    (setting, fill): (&Setting, &Fill),
    blocks: impl Iterator<Item = usize>,
    base: Em,
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
            let (Some(from), Some(row)) = (setting.tracking.get(block), starts.get(block)) else { continue };
            let to = stick.next_line_change((block, *row), *from, (base, sign), setting.squeeze, &measures);
            let mut other = setting.clone();
            if let (Some(to), Some(tracking)) = (to, other.tracking.get_mut(block)) {
                *tracking = to;
                settings.push((other, block, sign));
            }
        }
    }
    settings
}
