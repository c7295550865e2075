//! The balance of columns: where they end in a story that does not fill its rows.

use super::columns::{Columns, Fill, Stick};
use super::even::{Evener, Price};
use super::widows::torn;

/// A story that does not fill its rows with fewer single lines: its columns end a row lower, or the one before a single
/// line a row higher. Each round leaves fewer of them.
pub(super) fn balanced(stick: &Stick<'_>, mut columns: Columns) -> Columns {
    loop {
        let now = torn(stick, &columns);
        let mut best: Option<((Price, usize, usize), Columns)> = None;
        for (row, _) in &now {
            for fill in fills(stick, &columns, *row) {
                let Some(other) = stick.level(&columns.setting, fill, stick.full() + 1) else { continue };
                let price = Evener::new(stick, other.fill.clone()).price(&other.setting);
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

/// Columns that end elsewhere around a row: all of them lower, or the one before it higher. One that has a row of white
/// already gets no second one: a reader takes a single line for less.
pub(super) fn fills(stick: &Stick<'_>, Columns { fill, .. }: &Columns, row: usize) -> Vec<Fill> {
    let lower = Fill { level: fill.level + 1, ..fill.clone() };
    let before = stick.feet(fill).find(|(_, foot)| *foot == row).map(|(column, _)| column);
    let shorter = before.filter(|column| !fill.short.contains(column)).map(|column| {
        let short = fill.short.iter().copied().chain([column]).collect();
        Fill { short, ..fill.clone() }
    });
    std::iter::once(lower).chain(shorter).collect()
}
