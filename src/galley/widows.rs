//! Widows and orphans (孤行), single lines of a paragraph at a column's head and foot, and runts (孤字): where they are,
//! what a row of balance does about them, and what had to stay.

use super::body::{How, Setting};
use super::columns::{Columns, Fill, Stick};
use super::even::{Evener, Price};
use crate::geom::Em;
use crate::line::Squeeze;

/// Paragraphs that are tried on either side of a column's end, the nearest first.
const NEAR: usize = 4;

/// What had to stay, for mending it would have left a worse fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// What it is.
    pub kind: Single,
    /// The block that it is of.
    pub block: usize,
    /// The atom that it begins with.
    pub atom: usize,
}

/// What stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Single {
    /// A last line with too few characters (孤字).
    Runt,
    /// A last line at a column's head.
    Widow,
    /// A first line at a column's foot.
    Orphan,
}

/// What stands alone in columns as they are.
pub(super) fn standing(stick: &Stick<'_>, columns: &Columns) -> Vec<Standing> {
    let lines = &columns.broken.lines;
    let mut all = Vec::new();
    for (row, (block, atoms)) in lines.iter().enumerate() {
        if stick.body.is_runt(*block, atoms) {
            all.push((row, Single::Runt));
        }
    }
    for (row, kind) in torn(stick, columns) {
        all.extend(kind.map(|kind| (if kind == Single::Orphan { row - 1 } else { row }, kind)));
    }
    all.sort_by_key(|(row, _)| *row);
    let of_line = |(row, kind): (usize, Single)| {
        let (block, atoms) = lines.get(row)?;
        Some(Standing { kind, block: *block, atom: atoms.start })
    };
    all.into_iter().filter_map(of_line).collect()
}

/// A story that does not fill its rows with fewer single lines: its columns end a row lower, or the one before a single
/// line a row higher. Each round leaves fewer of them.
pub(super) fn balanced(stick: &Stick<'_>, mut columns: Columns, base: Em) -> Columns {
    if stick.style.widows <= 1 && stick.style.orphans <= 1 {
        return columns;
    }
    loop {
        let now = torn(stick, &columns);
        let mut best: Option<((Price, usize, usize), Columns)> = None;
        for (row, _) in &now {
            for fill in fills(stick, &columns, *row) {
                let Some(other) = stick.level(&columns.setting, fill, stick.full() + 1) else { continue };
                let price = Evener::new(stick, other.fill.clone(), base).price(&other.setting);
                let price = (price, other.fill.short.len(), other.fill.level);
                let fewer = torn(stick, &other).len() < now.len();
                if fewer && best.as_ref().is_none_or(|(least, _)| price < *least) {
                    best = Some((price, other));
                }
            }
        }
        match best {
            Some((_, better)) => columns = better,
            None => return columns,
        }
    }
}

/// Columns that end elsewhere around a row: all of them lower, or the one before it higher.
fn fills(stick: &Stick<'_>, columns: &Columns, row: usize) -> [Fill; 2] {
    let lower = Fill { level: columns.fill.level + 1, ..columns.fill.clone() };
    let mut shorter = columns.fill.clone();
    shorter.short.extend(column_before(stick, columns, row));
    [lower, shorter]
}

/// What a setting costs to whom a subhead at a foot is worse than anything: single lines; then columns that end early,
/// which every reader sees; then letterspacing, all of it added up; then how far the columns are filled.
pub(super) type Cost = (usize, usize, Em, usize);

pub(super) fn cost(stick: &Stick<'_>, columns: &Columns, base: Em) -> Cost {
    let added = columns.setting.how.iter().map(|how| (how.tracking - base).abs()).sum();
    (torn(stick, columns).len(), columns.fill.short.len(), added, columns.fill.level)
}

/// The rows that start a column where the paragraph, or a subhead and what it is of, is torn too near an
/// end, and how; nothing for a subhead. A row that leaves single lines on both sides is there twice.
fn torn(stick: &Stick<'_>, Columns { broken, fill, .. }: &Columns) -> Vec<(usize, Option<Single>)> {
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
        if foot != head || stick.body.is_subhead(*foot) {
            torn.extend(stick.strands_subhead(broken, row).then_some((row, None)));
            continue;
        }
        let before = above.iter().rev().take_while(|(block, _)| block == foot).count();
        let after = below.iter().take_while(|(block, _)| block == head).count();
        let starts = above.get(above.len() - before).is_some_and(|(_, atoms)| atoms.start == 0);
        let ends = below.get(after - 1).is_some_and(|line| stick.body.ends_block(line));
        torn.extend((starts && before < orphans).then_some((row, Some(Single::Orphan))));
        torn.extend((ends && after < widows).then_some((row, Some(Single::Widow))));
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
            let (Some(from), Some(row)) = (setting.how.get(block), starts.get(block)) else { continue };
            let to = stick.next_line_change((block, *row), from.tracking, (base, sign), &measures);
            let mut other = setting.clone();
            if let (Some(to), Some(how)) = (to, other.how.get_mut(block)) {
                *how = How::broken(to, Squeeze::Kinsoku);
                settings.push((other, block, sign));
            }
        }
    }
    settings
}
