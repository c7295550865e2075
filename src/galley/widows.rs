//! Widows and orphans (孤行), single lines of a paragraph at a column's head and foot, and runts (孤字): where they are,
//! and what had to stay.

use std::ops::Range;

use super::columns::{Columns, Ends, Stick};
use crate::block::Stands;
use crate::style::BodyStyle;

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

/// A subhead at a column's foot has so many lines of its text below it, whatever a style asks of other paragraphs.
const BELOW_SUBHEAD: usize = 2;
/// Where a story leaves its page, so many lines of a paragraph stand on either side: who has turned the page goes on
/// reading.
const AT_JUMP: usize = 2;

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

/// The rows that start a column where the paragraph, or a subhead and what it is of, is torn too near an
/// end, and how; nothing for a subhead. A row that leaves single lines on both sides is there twice.
pub(super) fn torn(
    stick: &Stick<'_>,
    Columns { broken, fill, .. }: &Columns,
) -> Vec<(usize, Option<Single>)> {
    let ends = stick.ends(fill);
    let starts = broken.starts(stick.body.blocks() + 1);
    let of_block = |(block, rows): (usize, &[usize])| {
        let rows = rows[0]..rows[1];
        if stick.body.kinds.is_table(block) {
            return Vec::new();
        }
        let stands = stick.body.kinds.row(block).stands;
        let stranded = stranding(
            &ends.feet,
            (rows.clone(), broken.white_of_table(rows.end)),
            (stands, broken.lines.len()),
        );
        let stranded = stranded.map(|row| (row, None)).collect::<Vec<_>>();
        if stands == Stands::WithNext {
            return stranded;
        }
        let parted = parted(&ends.feet, &rows, stands);
        let alone = alone(&ends, rows, stick.style, stick.body.kinds.is_below_head(block)).chain(parted);
        stranded.into_iter().chain(alone.map(|(row, kind)| (row, Some(kind)))).collect()
    };
    starts.windows(2).enumerate().flat_map(of_block).collect()
}

/// The single lines of a paragraph in some rows: the row below the foot that leaves each, and what it is. Below a subhead
/// and where the story leaves its page one line is always too few.
pub(super) fn alone(
    Ends { feet, leaves }: &Ends,
    rows: Range<usize>,
    style: &BodyStyle,
    below_subhead: bool,
) -> impl Iterator<Item = (usize, Single)> {
    let below_subhead = if below_subhead { BELOW_SUBHEAD } else { 1 };
    let before = |at: usize| at.checked_sub(1).and_then(|at| feet.get(at)).copied().unwrap_or(0);
    let inside =
        feet.iter().copied().enumerate().filter(move |(_, foot)| rows.start < *foot && *foot < rows.end);
    inside.flat_map(move |(at, foot)| {
        let (start, end) = (rows.start, rows.end);
        let fewest = if leaves.contains(&foot) { AT_JUMP } else { 1 };
        let widows = (style.widows as usize).max(fewest);
        let orphans = (style.orphans as usize).max(fewest).max(below_subhead);
        let orphan = (start >= before(at) && foot - start < orphans).then_some((foot, Single::Orphan));
        let ends = feet.get(at + 1).is_none_or(|next| end <= *next);
        let widow = (ends && end - foot < widows).then_some((foot, Single::Widow));
        orphan.into_iter().chain(widow)
    })
}

/// What stands with the block before it and begins a column: a signature, whose words a quotation is.
pub(super) fn parted(feet: &[usize], rows: &Range<usize>, stands: Stands) -> Option<(usize, Single)> {
    let begins = stands == Stands::WithLast && rows.start > 0 && feet.contains(&rows.start);
    begins.then_some((rows.start, Single::Widow))
}

/// The feet that a subhead in some rows stands at, of so many lines, while its text begins below; or the end of another
/// block that stands with what follows. White rows may stand between.
pub(super) fn stranding(
    feet: &[usize],
    (rows, white): (Range<usize>, usize),
    (stands, lines): (Stands, usize),
) -> impl Iterator<Item = usize> {
    let at_foot = move |foot: &usize| {
        let stranded = match stands {
            Stands::WithNext => rows.start < *foot && *foot <= rows.end + white,
            Stands::EndWithNext => rows.start < rows.end && (rows.end..=rows.end + white).contains(foot),
            Stands::Free | Stands::WithLast => false,
        };
        stranded && *foot < lines
    };
    feet.iter().copied().filter(at_foot)
}
