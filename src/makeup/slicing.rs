//! Slicing trees over groups of items, by exact dynamic programming.
//!
//! For every group of items and every number of columns it is found in how many rows they can stand together, and what that costs
//! at the least: as one item; as two groups one above the other, a white row between them; as two groups side by side that end
//! level. Where on the page a group stands makes no difference to that, so that each is looked at once, however many pages it
//! is part of. What is cut into three strips is cut in one way, not in two: the upper part of a cut across is itself not cut
//! across, the left part of a cut down not down.
//!
//! Text is of about the same area whatever its shape, so a group has few heights for a width, and most pairs of groups are
//! done with by looking at none. From what each group costs at the least, the pages are told one after the other
//! ([`super::ways`]).

use super::costs::turned;
use super::cutting::{Cutting, Stands};
use super::item::{Corner, Cost, Item, Room};

/// So many items can stand in a room: three to the power of that are the pairs of groups.
pub const MOST: usize = 16;

/// So many basic columns a room can have; a bit stands for each.
pub(super) const MOST_COLUMNS: usize = 32;

/// So many rows.
pub(super) const MOST_ROWS: usize = 1000;

/// The white between what stands above and below.
pub(super) const WHITE: usize = 1;

/// What is a group of: a bit for each item.
pub(super) type Group = usize;

/// In how many rows a group can stand over some columns, rising, and what it costs at the least beyond what its items do.
pub(super) type Heights = Vec<(usize, Cost)>;

/// What is looked for.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'w> {
    pub(super) room: Room,
    pub(super) items: &'w [Item],
    /// What is to cost no more than this beyond the least.
    pub(super) limit: Cost,
}

/// What of a group is asked for: it may not be cut again as that which it is part of is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    Any,
    NotAcross,
    NotDown,
}

/// All that is known of groups.
pub(super) struct Table {
    columns: usize,
    rows: usize,
    /// By group and columns: however it is cut, not across, not down.
    heights: [Vec<Heights>; 3],
    /// By group: over how many columns it can stand, a bit for each number of them. Most pairs of groups are done with by these.
    spans: Vec<u64>,
}

/// Costs by columns and rows while a group is looked at.
struct Scratch {
    rows: usize,
    item: Vec<Cost>,
    across: Vec<Cost>,
    down: Vec<Cost>,
}

/// What can't be.
const NEVER: Cost = Cost::MAX;

impl Scratch {
    fn new(columns: usize, rows: usize) -> Self {
        let none = vec![NEVER; columns * (rows + 1)];
        Self { rows, item: none.clone(), across: none.clone(), down: none }
    }

    fn clear(&mut self) {
        for costs in [&mut self.item, &mut self.across, &mut self.down] {
            costs.fill(NEVER);
        }
    }

    const fn at(&self, columns: usize, rows: usize) -> usize {
        (columns - 1) * (self.rows + 1) + rows
    }

    /// The heights over some columns that cost no more than a limit.
    fn heights(&self, columns: usize, limit: Cost, of: impl Fn(&Self, usize) -> Cost) -> Heights {
        let cost = |rows: usize| (rows, of(self, self.at(columns, rows)));
        (0..=self.rows).map(cost).filter(|(_, cost)| *cost <= limit).collect()
    }
}

impl Table {
    pub(super) fn filled(wanted: Wanted<'_>, facts: &Facts) -> Self {
        let Room { columns, rows } = wanted.room;
        let groups = 1_usize << wanted.items.len();
        let none = || vec![Heights::new(); groups * columns];
        let mut table = Self { columns, rows, heights: [none(), none(), none()], spans: vec![0; groups] };
        let mut scratch = Scratch::new(columns, rows);
        for group in 1..groups {
            scratch.clear();
            if group.is_power_of_two() {
                table.alone(group.trailing_zeros() as usize, wanted, facts, &mut scratch);
            } else {
                table.parted(group, wanted, facts, &mut scratch);
            }
            for columns in 1..=columns {
                let any = |of: &Scratch, at: usize| of.item[at].min(of.across[at]).min(of.down[at]);
                let at = group * table.columns + columns - 1;
                let limit = wanted.limit;
                table.heights[0][at] = scratch.heights(columns, limit, any);
                table.heights[1][at] = scratch.heights(columns, limit, |of, at| of.item[at].min(of.down[at]));
                table.heights[2][at] =
                    scratch.heights(columns, limit, |of, at| of.item[at].min(of.across[at]));
                table.spans[group] |= u64::from(!table.heights[0][at].is_empty()) << columns;
            }
        }
        table
    }

    /// The heights of a group over some columns.
    pub(super) fn heights(&self, group: Group, columns: usize, cut: Cut) -> &[(usize, Cost)] {
        let of = match cut {
            Cut::Any => &self.heights[0],
            Cut::NotAcross => &self.heights[1],
            Cut::NotDown => &self.heights[2],
        };
        let at = columns.checked_sub(1).filter(|at| *at < self.columns).map(|at| group * self.columns + at);
        at.and_then(|at| of.get(at)).map_or(&[], Vec::as_slice)
    }

    /// What a group costs at the least in some columns and rows.
    pub(super) fn cost(&self, group: Group, (columns, rows): (usize, usize), cut: Cut) -> Option<Cost> {
        let heights = self.heights(group, columns, cut);
        let at = heights.binary_search_by_key(&rows, |(rows, _)| *rows).ok()?;
        heights.get(at).map(|(_, cost)| *cost)
    }

    pub(super) fn least(&self, group: Group, columns: usize, rows: usize) -> Option<Cost> {
        self.cost(group, (columns, rows), Cut::Any)
    }

    /// Over how many columns a group can stand.
    pub(super) fn spans(&self, group: Group) -> impl Iterator<Item = usize> + use<> {
        numbers(self.spans.get(group).copied().unwrap_or_default())
    }

    /// The ways of an item, by columns.
    fn alone(&self, item: usize, wanted: Wanted<'_>, facts: &Facts, scratch: &mut Scratch) {
        let least = facts.least(item);
        let shapes = wanted.items.get(item).into_iter().flat_map(|item| &item.shapes);
        let stands = |shape: &&super::item::Shape| {
            shape.rows <= self.rows && (1..=self.columns).contains(&shape.columns)
        };
        for shape in shapes.filter(stands) {
            let at = scratch.at(shape.columns, shape.rows);
            scratch.item[at] = scratch.item[at].min(shape.cost.saturating_sub(least));
        }
    }

    /// The ways of a group of several, by those of its parts.
    fn parted(&self, group: Group, wanted: Wanted<'_>, facts: &Facts, scratch: &mut Scratch) {
        for (first, second) in pairs(group) {
            let (one, other) = (self.spans[first], self.spans[second]);
            if let Some(price) = facts.above(first, second).filter(|price| *price <= wanted.limit) {
                for columns in numbers(one & other) {
                    self.across((first, second), (columns, price), wanted.limit, scratch);
                }
            }
            if facts.may_stand_beside(first, second) {
                for own in numbers(one) {
                    for rest in numbers(other).take_while(|rest| own + rest <= self.columns) {
                        self.down((first, second), (own, rest), wanted.limit, scratch);
                    }
                }
            }
        }
    }

    /// One part above the other, for a price.
    fn across(
        &self,
        (upper, lower): (Group, Group),
        (columns, price): (usize, Cost),
        limit: Cost,
        scratch: &mut Scratch,
    ) {
        let below = self.heights(lower, columns, Cut::Any);
        for (high, cost) in self.heights(upper, columns, Cut::NotAcross) {
            let (Some(most), Some(left)) =
                (self.rows.checked_sub(high + WHITE), limit.checked_sub(cost.saturating_add(price)))
            else {
                continue;
            };
            let from = scratch.at(columns, high + WHITE);
            for (low, own) in below.iter().take_while(|(low, _)| *low <= most) {
                if *own <= left {
                    let sum = cost + price + own;
                    let known = &mut scratch.across[from + low];
                    *known = sum.min(*known);
                }
            }
        }
    }

    /// One part left of the other, level.
    fn down(
        &self,
        (left, right): (Group, Group),
        (own, rest): (usize, usize),
        limit: Cost,
        scratch: &mut Scratch,
    ) {
        let mut beside = self.heights(right, rest, Cut::Any).iter().peekable();
        for (rows, cost) in self.heights(left, own, Cut::NotDown) {
            while beside.next_if(|(low, _)| low < rows).is_some() {}
            if let Some((_, other)) = beside.peek().filter(|(low, _)| low == rows) {
                let sum = cost.saturating_add(*other);
                let at = scratch.at(own + rest, *rows);
                if sum <= limit {
                    scratch.down[at] = sum.min(scratch.down[at]);
                }
            }
        }
    }
}

/// The pairs that a group can be parted into, either first.
pub(super) fn pairs(group: Group) -> impl Iterator<Item = (Group, Group)> {
    let next = move |first: &Group| Some((first - 1) & group).filter(|next| *next > 0);
    std::iter::successors(next(&group), next).map(move |first| (first, group ^ first))
}

/// The numbers that are set in a row of bits.
pub(super) fn numbers(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let number = (bits != 0).then(|| bits.trailing_zeros() as usize);
        bits &= bits.wrapping_sub(1);
        number
    })
}

/// What a page costs and where its items stand.
pub(super) fn cutting(facts: &Facts, cost: Cost, stands: Vec<Stands>) -> Cutting {
    Cutting { cost: facts.least_of_all.saturating_add(cost), stands }
}

/// What is known of groups whatever their shapes.
pub(super) struct Facts {
    /// By group: the highest news value in it.
    weights: Vec<u32>,
    /// The items that stand in a corner at the foot.
    left: Group,
    right: Group,
    /// What each item costs at least, and all of them.
    least: Vec<Cost>,
    least_of_all: Cost,
    /// No page costs more than this beyond the least.
    pub(super) most: Cost,
}

impl Facts {
    pub(super) fn of(items: &[Item]) -> Self {
        let costs = |item: &Item| item.shapes.iter().map(|shape| shape.cost).collect::<Vec<Cost>>();
        let least: Vec<Cost> =
            items.iter().map(|item| costs(item).into_iter().min().unwrap_or_default()).collect();
        let dearest = items.iter().map(|item| costs(item).into_iter().max().unwrap_or_default());
        let sum = |costs: &mut dyn Iterator<Item = Cost>| costs.fold(0, Cost::saturating_add);
        // Each cut costs as much as all news value there is, at most.
        let weights = sum(&mut items.iter().map(|item| item.weight));
        let turned = turned(weights).saturating_mul(items.len() as Cost);
        let most = sum(&mut dearest.into_iter()).saturating_add(turned);
        let mut weights = vec![0; 1 << items.len()];
        for group in 1..weights.len() {
            let item = group.trailing_zeros() as usize;
            let rest = group & (group - 1);
            weights[group] = items.get(item).map_or(0, |item| item.weight).max(weights[rest]);
        }
        let of = |corner| {
            let bit = |(at, item): (usize, &Item)| if item.corner == Some(corner) { 1 << at } else { 0 };
            items.iter().enumerate().map(bit).sum()
        };
        let least_of_all = sum(&mut least.iter().copied());
        Self { weights, left: of(Corner::Left), right: of(Corner::Right), least, least_of_all, most }
    }

    /// What an item costs at the least.
    pub(super) fn least(&self, item: usize) -> Cost {
        self.least.get(item).copied().unwrap_or_default()
    }

    /// What it costs that a group stands above another; nothing, where it may not.
    pub(super) fn above(&self, upper: Group, lower: Group) -> Option<Cost> {
        if upper & (self.left | self.right) != 0 {
            return None;
        }
        let (high, low) = (self.weights.get(upper)?, self.weights.get(lower)?);
        Some(turned(low.saturating_sub(*high)))
    }

    /// Whether a group may stand left of another.
    pub(super) const fn may_stand_beside(&self, left: Group, right: Group) -> bool {
        left & self.right == 0 && right & self.left == 0
    }
}
