//! Slicing trees over groups of items, by exact dynamic programming.
//!
//! For every group of items and every number of columns it is found in how many rows they can stand together, and the cheapest
//! ways to do so: as one item; as two groups one above the other, a white row between them; as two groups side by side that end
//! level. Where on the page a group stands makes no difference to that, so that each is looked at once, however many pages it
//! is part of. What is cut into three strips is cut in one way, not in two: the upper part of a cut across is itself not cut
//! across, the left part of a cut down not down.
//!
//! Text is of about the same area whatever its shape, so a group has few heights for a width, and nearly all pairs of groups are
//! done with by looking at none.

use std::collections::BTreeMap;

use super::cutting::{Cutting, Stands};
use super::item::{Corner, Cost, Item, Room};

/// So many items can stand in a room: three to the power of that are the pairs of groups.
pub const MOST: usize = 16;

/// So many basic columns a room can have; a bit stands for each.
const MOST_COLUMNS: usize = 32;

/// The white between what stands above and below.
const WHITE: usize = 1;

/// What it costs for each step of news value that something stands below a strip that is worth less.
const TURNED: Cost = 400;

/// What is a group of: a bit for each item.
type Group = usize;

/// A way in which a group stands in some columns and rows.
#[derive(Debug, Clone, Copy)]
struct Way {
    cost: Cost,
    part: Part,
}

/// How a group is parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// It is one item.
    Item(usize),
    /// A part of it stands above the other.
    Across { upper: Leaf, lower: Leaf },
    /// A part of it, over so many columns, stands left of the other.
    Down { left: Leaf, right: Leaf, columns: usize },
}

/// A way of a group: in how many rows, and the how manieth of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Leaf {
    group: Group,
    rows: usize,
    rank: usize,
}

/// How a group is cut first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    Not,
    Across,
    Down,
}

impl Way {
    const fn cut(&self) -> Cut {
        match self.part {
            Part::Item(_) => Cut::Not,
            Part::Across { .. } => Cut::Across,
            Part::Down { .. } => Cut::Down,
        }
    }
}

/// The ways of a group over some columns: by rows, the cheapest first, so many of each cut.
type Ways = BTreeMap<usize, Vec<Way>>;

/// What pages may cost beyond the least that their items cost, where too few cost nothing beyond it; then twice as much, and so on.
const FIRST_LIMIT: Cost = 8;

/// The pages that cost least, all items on each of them and no row left, at most `keep` of them; the cheapest first. Nothing,
/// where no page can be cut, of more than [`MOST`] items, or of more columns than any paper has.
///
/// A good page costs little, and what costs more than it need not be looked at: pages are looked for within a limit, which is
/// raised until there are as many as are wanted.
#[must_use]
pub fn cuttings(room: Room, items: &[Item], keep: usize) -> Vec<Cutting> {
    if items.is_empty() || items.len() > MOST || room.columns > MOST_COLUMNS || keep == 0 {
        return Vec::new();
    }
    let facts = Facts::of(items);
    let mut limit = 0;
    loop {
        let wanted = Wanted { room, items, keep, limit };
        let found = within(wanted, &facts);
        // The dearest page is no dearer than this.
        if found.len() == keep || limit >= facts.most {
            return found;
        }
        limit = limit.saturating_mul(2).max(FIRST_LIMIT);
    }
}

/// What is looked for.
#[derive(Clone, Copy)]
struct Wanted<'w> {
    room: Room,
    items: &'w [Item],
    keep: usize,
    /// What is to cost no more than this beyond the least.
    limit: Cost,
}

/// The pages within a limit.
fn within(wanted: Wanted<'_>, facts: &Facts) -> Vec<Cutting> {
    let Wanted { room, items, keep, .. } = wanted;
    let all = (1 << items.len()) - 1;
    let table = Table::filled(wanted, facts);
    let whole = table.ways(all, room.columns).and_then(|ways| ways.get(&room.rows));
    let whole = whole.map_or(&[][..], |ways| &ways[..keep.min(ways.len())]);
    let cutting = |(rank, way): (usize, &Way)| {
        let mut stands = vec![Stands::default(); items.len()];
        let at = Stands { columns: room.columns, ..Stands::default() };
        table.place(Leaf { group: all, rows: room.rows, rank }, at, &mut stands);
        Cutting { cost: facts.least_of_all.saturating_add(way.cost), stands }
    };
    whole.iter().enumerate().map(cutting).collect()
}

/// All that is known of groups.
struct Table {
    columns: usize,
    /// By group and columns.
    ways: Vec<Ways>,
    /// By group: over how many columns it can stand, a bit for each number of them. Most pairs of groups are done with by these.
    spans: Vec<u64>,
}

impl Table {
    fn filled(wanted: Wanted<'_>, facts: &Facts) -> Self {
        let Room { columns, .. } = wanted.room;
        let groups = 1 << wanted.items.len();
        let mut table = Self { columns, ways: vec![Ways::new(); groups * columns], spans: vec![0; groups] };
        for group in 1..groups {
            let found = if group.is_power_of_two() {
                table.alone(group.trailing_zeros() as usize, wanted, facts)
            } else {
                table.parted(group, wanted, facts)
            };
            for (at, ways) in found.into_iter().enumerate() {
                table.spans[group] |= u64::from(!ways.is_empty()) << (at + 1);
                table.ways[group * columns + at] = ways;
            }
        }
        table
    }

    fn ways(&self, group: Group, columns: usize) -> Option<&Ways> {
        self.ways.get(group * self.columns + columns.checked_sub(1)?)
    }

    /// The ways of an item, by columns.
    fn alone(&self, item: usize, wanted: Wanted<'_>, facts: &Facts) -> Vec<Ways> {
        let mut found = vec![Ways::new(); self.columns];
        let least = facts.least.get(item).copied().unwrap_or_default();
        let shapes = wanted.items.get(item).into_iter().flat_map(|item| &item.shapes);
        for shape in shapes.filter(|shape| shape.rows <= wanted.room.rows) {
            let ways = shape.columns.checked_sub(1).and_then(|at| found.get_mut(at));
            let way = Way { cost: shape.cost.saturating_sub(least), part: Part::Item(item) };
            if let Some(ways) = ways {
                add(ways, shape.rows, way, wanted);
            }
        }
        found
    }

    /// The ways of a group of several, by those of its parts.
    fn parted(&self, group: Group, wanted: Wanted<'_>, facts: &Facts) -> Vec<Ways> {
        let mut found = vec![Ways::new(); self.columns];
        let mut first = (group - 1) & group;
        while first > 0 {
            let pair = (first, group ^ first);
            let (one, other) = (self.spans[pair.0], self.spans[pair.1]);
            let above = facts.above(pair.0, pair.1).filter(|price| *price <= wanted.limit);
            if let Some(price) = above {
                for columns in numbers(one & other) {
                    self.across(pair, (columns, price), wanted, &mut found[columns - 1]);
                }
            }
            if facts.may_stand_beside(pair.0, pair.1) {
                for own in numbers(one) {
                    for rest in numbers(other).take_while(|rest| own + rest <= self.columns) {
                        self.down(pair, (own, rest), wanted, &mut found[own + rest - 1]);
                    }
                }
            }
            first = (first - 1) & group;
        }
        found
    }

    /// One part above the other, for a price.
    fn across(
        &self,
        (upper, lower): (Group, Group),
        (columns, price): (usize, Cost),
        wanted: Wanted<'_>,
        found: &mut Ways,
    ) {
        let Some((above, below)) = self.ways(upper, columns).zip(self.ways(lower, columns)) else { return };
        for (high, ways) in above {
            let Some(most) = wanted.room.rows.checked_sub(high + WHITE) else { continue };
            for (low, others) in below.range(..=most) {
                let leaves =
                    (Leaf { group: upper, rows: *high, rank: 0 }, Leaf { group: lower, rows: *low, rank: 0 });
                let part = |upper, lower| Part::Across { upper, lower };
                join((ways, others), leaves, (price, high + WHITE + low), part, wanted, found);
            }
        }
    }

    /// One part left of the other, level.
    fn down(
        &self,
        (left, right): (Group, Group),
        (columns, rest): (usize, usize),
        wanted: Wanted<'_>,
        found: &mut Ways,
    ) {
        let Some((own, beside)) = self.ways(left, columns).zip(self.ways(right, rest)) else { return };
        for (rows, ways) in own {
            let Some(others) = beside.get(rows) else { continue };
            let leaves =
                (Leaf { group: left, rows: *rows, rank: 0 }, Leaf { group: right, rows: *rows, rank: 0 });
            let part = |left, right| Part::Down { left, right, columns };
            join((ways, others), leaves, (0, *rows), part, wanted, found);
        }
    }

    /// Says of each item of a group where it stands, by where the group does.
    fn place(&self, leaf: Leaf, at: Stands, stands: &mut [Stands]) {
        let ways = self.ways(leaf.group, at.columns).and_then(|ways| ways.get(&leaf.rows));
        let Some(way) = ways.and_then(|ways| ways.get(leaf.rank)) else { return };
        match way.part {
            Part::Item(item) => {
                if let Some(stands) = stands.get_mut(item) {
                    *stands = Stands { rows: leaf.rows, ..at };
                }
            }
            Part::Across { upper, lower } => {
                self.place(upper, at, stands);
                self.place(lower, Stands { row: at.row + upper.rows + WHITE, ..at }, stands);
            }
            Part::Down { left, right, columns } => {
                self.place(left, Stands { columns, ..at }, stands);
                let rest = Stands { column: at.column + columns, columns: at.columns - columns, ..at };
                self.place(right, rest, stands);
            }
        }
    }
}

/// The numbers that are set in a row of bits.
fn numbers(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let number = (bits != 0).then(|| bits.trailing_zeros() as usize);
        bits &= bits.wrapping_sub(1);
        number
    })
}

/// Joins each way of one part with each of the other, within the limit. The first part is not cut as the whole is.
fn join(
    (ways, others): (&[Way], &[Way]),
    (first, second): (Leaf, Leaf),
    (price, rows): (Cost, usize),
    part: impl Fn(Leaf, Leaf) -> Part,
    wanted: Wanted<'_>,
    found: &mut Ways,
) {
    for (one, way) in (0..).zip(ways) {
        for (other, beside) in (0..).zip(others) {
            let cost = way.cost.saturating_add(beside.cost).saturating_add(price);
            let joined =
                Way { cost, part: part(Leaf { rank: one, ..first }, Leaf { rank: other, ..second }) };
            // Those behind cost more.
            if cost > wanted.limit || joined.cut() == way.cut() {
                break;
            }
            add(found, rows, joined, wanted);
        }
    }
}

/// Adds a way to those of its rows, the cheapest first; of ways that cost the same, what was found first. So many are kept of each
/// cut, for each is wanted where others may not stand.
fn add(ways: &mut Ways, rows: usize, way: Way, Wanted { keep, limit, .. }: Wanted<'_>) {
    if way.cost > limit {
        return;
    }
    let ways = ways.entry(rows).or_default();
    let at = ways.partition_point(|other| other.cost <= way.cost);
    let alike = |other: &&Way| other.cut() == way.cut();
    if ways[..at].iter().filter(alike).count() >= keep {
        return;
    }
    let last = ways.iter().rposition(|other| other.cut() == way.cut());
    if let Some(last) = last.filter(|_| ways.iter().filter(alike).count() == keep) {
        ways.remove(last);
    }
    ways.insert(at, way);
}

/// What is known of groups whatever their shapes.
struct Facts {
    /// By group: the highest news value in it.
    weights: Vec<u32>,
    /// The items that stand in a corner at the foot.
    left: Group,
    right: Group,
    /// What each item costs at least, and all of them.
    least: Vec<Cost>,
    least_of_all: Cost,
    /// No page costs more than this beyond the least.
    most: Cost,
}

impl Facts {
    fn of(items: &[Item]) -> Self {
        let costs = |item: &Item| item.shapes.iter().map(|shape| shape.cost).collect::<Vec<Cost>>();
        let least: Vec<Cost> =
            items.iter().map(|item| costs(item).into_iter().min().unwrap_or_default()).collect();
        let dearest = items.iter().map(|item| costs(item).into_iter().max().unwrap_or_default());
        let sum = |costs: &mut dyn Iterator<Item = Cost>| costs.fold(0, Cost::saturating_add);
        // Each cut costs as much as all news value there is, at most.
        let weights = sum(&mut items.iter().map(|item| item.weight));
        let turned = weights.saturating_mul(TURNED).saturating_mul(items.len() as Cost);
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

    /// What it costs that a group stands above another; nothing, where it may not.
    fn above(&self, upper: Group, lower: Group) -> Option<Cost> {
        if upper & (self.left | self.right) != 0 {
            return None;
        }
        let (high, low) = (self.weights.get(upper)?, self.weights.get(lower)?);
        Some(low.saturating_sub(*high).saturating_mul(TURNED))
    }

    /// Whether a group may stand left of another.
    const fn may_stand_beside(&self, left: Group, right: Group) -> bool {
        left & self.right == 0 && right & self.left == 0
    }
}
