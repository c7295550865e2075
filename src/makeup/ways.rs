//! The pages that can be cut, told one after the other, from what each group of items costs at the least.
//!
//! Nothing is looked at in vain: what is within the limit by its least cost leads to a page that is.

use super::cutting::{Cutting, Stands};
use super::item::{Cost, Item, Room};
use super::slicing::{Cut, Facts, Group, Table, WHITE, cutting, pairs};

/// Who tells pages.
pub(super) struct Teller<'t> {
    pub(super) table: &'t Table,
    pub(super) facts: &'t Facts,
    pub(super) items: &'t [Item],
}

/// A group in its cells, and how it may not be cut first.
#[derive(Debug, Clone, Copy)]
struct State {
    group: Group,
    at: Stands,
    cut: Cut,
}

/// Where the items of a group stand, and what that costs.
type Way = (Cost, Vec<(usize, Stands)>);

/// So often the limit is raised.
const RAISED: u32 = 4;

impl Teller<'_> {
    /// The cheapest pages, of which the first costs `best`, at most `keep` of them, none dearer than `most`.
    pub(super) fn told(&self, room: Room, (best, most, keep): (Cost, Cost, usize)) -> Vec<Cutting> {
        let at = Stands { column: 0, columns: room.columns, row: 0, rows: room.rows };
        let whole = State { group: (1 << self.items.len()) - 1, at, cut: Cut::Any };
        let beyond = most.saturating_sub(best);
        let mut ways = Vec::new();
        for times in (0..=RAISED).rev() {
            let limit = best.saturating_add(beyond >> (times * 2));
            ways = self.ways(whole, limit, keep);
            if ways.len() >= keep || keep == 1 {
                break;
            }
        }
        ways.sort_by_key(|way| way.0);
        let told = |(cost, own): Way| {
            let mut stands = vec![Stands::default(); self.items.len()];
            for (item, at) in own {
                if let Some(place) = stands.get_mut(item) {
                    *place = at;
                }
            }
            cutting(self.facts, cost, stands)
        };
        ways.into_iter().take(keep).map(told).collect()
    }

    /// The ways of a group that cost no more than a limit, at most so many.
    fn ways(&self, state: State, limit: Cost, keep: usize) -> Vec<Way> {
        let State { group, at, .. } = state;
        let mut ways: Vec<Way> = Vec::new();
        if group.is_power_of_two() {
            let item = group.trailing_zeros() as usize;
            let cost = self.table.cost(group, (at.columns, at.rows), Cut::Any);
            ways.extend(cost.filter(|cost| *cost <= limit).map(|cost| (cost, vec![(item, at)])));
            return ways;
        }
        let mut options = self.options(state);
        options.retain(|(cost, ..)| *cost <= limit);
        options.sort_by_key(|(cost, ..)| *cost);
        for (least, first, second) in options {
            if ways.len() >= keep {
                break;
            }
            ways.extend(self.joined((least, first, second), limit, keep - ways.len()));
        }
        ways
    }

    /// The ways of two parts together.
    fn joined(&self, (least, first, second): (Cost, State, State), limit: Cost, keep: usize) -> Vec<Way> {
        let cost = |state: &State| self.table.cost(state.group, (state.at.columns, state.at.rows), state.cut);
        let (Some(one), Some(other)) = (cost(&first), cost(&second)) else { return Vec::new() };
        let price = least.saturating_sub(one).saturating_sub(other);
        let left = limit.saturating_sub(price);
        let mut all = Vec::new();
        for (own, places) in self.ways(first, left.saturating_sub(other), keep) {
            if all.len() >= keep {
                break;
            }
            let rest = self.ways(second, left.saturating_sub(own), keep - all.len());
            all.extend(rest.into_iter().map(|(its, others)| {
                (own + its + price, places.iter().copied().chain(others).collect::<Vec<_>>())
            }));
        }
        all
    }

    /// How a group can be parted, with the least that each costs: of the rows of a cut across those that cost least.
    fn options(&self, State { group, at, cut }: State) -> Vec<(Cost, State, State)> {
        let mut options = Vec::new();
        for (first, second) in pairs(group) {
            if cut != Cut::NotAcross {
                options.extend(self.across((first, second), at));
            }
            if cut != Cut::NotDown && self.facts.may_stand_beside(first, second) {
                options.extend(self.down((first, second), at));
            }
        }
        options
    }

    fn across(&self, (upper, lower): (Group, Group), at: Stands) -> Option<(Cost, State, State)> {
        let price = self.facts.above(upper, lower)?;
        let costs =
            self.table.heights(upper, at.columns, Cut::NotAcross).iter().filter_map(|(high, cost)| {
                let low = at.rows.checked_sub(high + WHITE)?;
                let below = self.table.cost(lower, (at.columns, low), Cut::Any)?;
                Some((cost.saturating_add(below).saturating_add(price), *high, low))
            });
        let (cost, high, low) = costs.min()?;
        let above = State { group: upper, at: Stands { rows: high, ..at }, cut: Cut::NotAcross };
        let row = at.row + high + WHITE;
        Some((cost, above, State { group: lower, at: Stands { row, rows: low, ..at }, cut: Cut::Any }))
    }

    fn down(&self, (left, right): (Group, Group), at: Stands) -> Vec<(Cost, State, State)> {
        let of = |own: usize| {
            let rest = at.columns.checked_sub(own).filter(|rest| *rest > 0)?;
            let cost = self.table.cost(left, (own, at.rows), Cut::NotDown)?;
            let cost = cost.saturating_add(self.table.cost(right, (rest, at.rows), Cut::Any)?);
            let first = State { group: left, at: Stands { columns: own, ..at }, cut: Cut::NotDown };
            let beside = Stands { column: at.column + own, columns: rest, ..at };
            Some((cost, first, State { group: right, at: beside, cut: Cut::Any }))
        };
        self.table.spans(left).filter_map(of).collect()
    }
}
