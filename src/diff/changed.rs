//! Which of what two pages print only one of them prints, and what of the rest lies over something else now.

use std::collections::BTreeMap;

use super::print::{Printed, Prints, items, seen};
use crate::geom::{Length, Rect};
use crate::page::Page;

/// What only one of two pages prints.
#[derive(Debug)]
pub(super) struct Changed {
    /// For each mark of the earlier page whether the later has it, too.
    pub(super) kept: [Vec<bool>; 2],
    /// The items of each page of which something has changed, rising.
    pub(super) items: [Vec<u32>; 2],
    /// The items of the later page that lie over others now, or under them.
    pub(super) reordered: Vec<u32>,
}

impl Changed {
    pub(super) fn between(old: &Prints<'_>, new: &Prints<'_>) -> Self {
        let (pairs, kept) = paired(&old.marks, &new.marks);
        let of = |prints: &Prints<'_>, kept: &[bool]| {
            let changed = prints.marks.iter().zip(kept).filter(|(_, kept)| !**kept);
            let mut items: Vec<u32> = changed.map(|(print, _)| print.item).collect();
            items.dedup();
            items
        };
        let items = [of(old, &kept[0]), of(new, &kept[1])];
        let reordered = reordered(&pairs, new);
        Self { kept, items, reordered }
    }
}

/// The places of marks that two pages have in common, in the order of the later page; and for each mark whether it is one.
fn paired(old: &[Printed], new: &[Printed]) -> (Vec<(usize, usize)>, [Vec<bool>; 2]) {
    let mut kept = [vec![false; old.len()], vec![false; new.len()]];
    // Last to first, so that the first is taken first.
    let mut waiting: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, print) in old.iter().enumerate().rev() {
        waiting.entry(print.mark).or_default().push(at);
    }
    let mut pairs = Vec::new();
    let [of_old, of_new] = &mut kept;
    for ((at, print), kept) in new.iter().enumerate().zip(of_new) {
        let Some(met) = waiting.get_mut(&print.mark).and_then(Vec::pop) else { continue };
        *kept = true;
        if let Some(kept) = of_old.get_mut(met) {
            *kept = true;
        }
        pairs.push((met, at));
    }
    (pairs, kept)
}

/// The items of the later page whose order among those that they lie over has changed.
fn reordered(pairs: &[(usize, usize)], new: &Prints<'_>) -> Vec<u32> {
    let steady = rising(pairs);
    if steady.iter().all(|steady| *steady) {
        return Vec::new();
    }
    let rects: Vec<Rect> = items(new.page).map(seen).collect();
    let item = |at: usize| new.marks.get(at).map_or(0, |print| print.item);
    let rect = |at: usize| rects.get(item(at) as usize).copied().unwrap_or_default();
    let bands = Bands::of(new.page, pairs.iter().map(|(_, at)| rect(*at)));
    let mut all = Vec::new();
    for ((old, at), _) in pairs.iter().zip(&steady).filter(|(_, steady)| !**steady) {
        let own = rect(*at);
        let crosses = |number: &usize| {
            let Some((other_old, other)) = pairs.get(*number) else { return false };
            (old < other_old) != (at < other) && own.meets(rect(*other))
        };
        if bands.near(own).any(|number| crosses(&number)) {
            all.push(item(*at));
        }
    }
    all.dedup();
    all
}

/// Which of some pairs, rising by their second, are a longest sequence that rises by its first as well.
fn rising(pairs: &[(usize, usize)]) -> Vec<bool> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let value = |at: usize| pairs.get(at).map_or(0, |(old, _)| *old);
    for (at, (old, _)) in pairs.iter().enumerate() {
        let place = ends.partition_point(|end| value(*end) < *old);
        before.push(place.checked_sub(1).and_then(|place| ends.get(place).copied()));
        match ends.get_mut(place) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut steady = vec![false; pairs.len()];
    let mut at = ends.last().copied();
    while let Some(one) = at {
        if let Some(steady) = steady.get_mut(one) {
            *steady = true;
        }
        at = before.get(one).copied().flatten();
    }
    steady
}

/// Rectangles by the bands across a page that they reach into, so that those near one are found quickly.
pub(super) struct Bands {
    top: Length,
    depth: Length,
    reaching: Vec<Vec<usize>>,
}

/// How many bands a page has: about as many as rows.
const BANDS: i64 = 128;

impl Bands {
    pub(super) fn of(page: &Page, rects: impl Iterator<Item = Rect>) -> Self {
        let beyond = page.bleed + page.slug;
        let depth = Length(((page.trim.height + beyond * 2).0 / BANDS).max(1));
        let mut all = Self { top: Length::ZERO - beyond, depth, reaching: vec![Vec::new(); BANDS as usize] };
        for (number, rect) in rects.enumerate() {
            let reach = all.reach(rect);
            all.reaching.get_mut(reach).into_iter().flatten().for_each(|band| band.push(number));
        }
        all
    }

    fn reach(&self, rect: Rect) -> std::ops::RangeInclusive<usize> {
        let band = |y: Length| ((y - self.top).0 / self.depth.0).clamp(0, BANDS - 1) as usize;
        let first = band(rect.y);
        first..=band(rect.bottom()).max(first)
    }

    /// The numbers of those that may meet a rectangle; some more than once.
    pub(super) fn near(&self, rect: Rect) -> impl Iterator<Item = usize> + '_ {
        self.reaching.get(self.reach(rect)).into_iter().flatten().flatten().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_keeps_its_order_is_as_much_as_can_be() {
        let pairs = |old: &[usize]| old.iter().copied().zip(0..).collect::<Vec<_>>();
        assert_eq!(rising(&pairs(&[0, 1, 2])), [true; 3]);
        assert_eq!(rising(&pairs(&[5, 0, 1, 2])), [false, true, true, true]);
        assert_eq!(rising(&pairs(&[0, 3, 1, 2])), [true, false, true, true]);
        assert!(rising(&[]).is_empty());
    }
}
