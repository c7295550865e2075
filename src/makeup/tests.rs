//! Pages that are cut, held against the recorded page, against all pages that there are, and against what a page is.

use proptest::prelude::*;

use super::costs::turned;
use super::search::cuttings;
use super::{Corner, Cost, Item, Room, Shape, Stands};

/// A story of so many lines of a basic column, with the rows of its head over one column, two, three, four. What is worth more
/// wants to be wider.
fn story(lines: usize, heads: [usize; 4], weight: u32) -> Item {
    let shape = |(columns, head): (usize, usize)| Shape {
        columns,
        rows: head + lines.div_ceil(columns),
        cost: weight * (4 - columns as u32),
    };
    Item { shapes: (1..).zip(heads).map(shape).collect(), weight, corner: None }
}

/// The six stories of the recorded page, below its masthead.
fn recorded() -> (Room, Vec<Item>) {
    let room = Room { columns: 4, rows: 77 };
    let stories = vec![
        story(64, [6, 7, 8, 8], 6),
        story(30, [4, 5, 6, 6], 5),
        story(36, [4, 5, 5, 5], 4),
        story(36, [4, 5, 5, 5], 3),
        story(20, [4, 5, 5, 5], 2),
        story(23, [4, 5, 5, 5], 1),
    ];
    (room, stories)
}

fn spans(stands: &[Stands]) -> Vec<usize> {
    stands.iter().map(|stands| stands.columns).collect()
}

#[test]
fn the_recorded_page_is_the_cheapest_of_all_that_can_be_cut() {
    let (room, stories) = recorded();
    let found = cuttings(room, &stories, (3, Cost::MAX));
    assert_eq!(spans(&found[0].stands), [4, 3, 3, 3, 1, 1]);
    let at = |column, columns, row, rows| Stands { column, columns, row, rows };
    let printed = [
        at(0, 4, 0, 24),
        at(0, 3, 25, 16),
        at(0, 3, 42, 17),
        at(0, 3, 60, 17),
        at(3, 1, 25, 24),
        at(3, 1, 50, 27),
    ];
    assert!(found.iter().any(|cutting| cutting.stands == printed), "{found:?}");
}

#[test]
fn a_room_that_no_page_fills_has_none() {
    let (room, stories) = recorded();
    assert!(cuttings(Room { rows: room.rows + 1, ..room }, &stories, (3, Cost::MAX)).is_empty());
    assert!(cuttings(room, &[], (3, Cost::MAX)).is_empty());
    for columns in [0, usize::MAX] {
        assert!(cuttings(Room { columns, ..room }, &stories, (3, Cost::MAX)).is_empty());
    }
}

#[test]
fn an_advertisement_stands_in_its_corner() {
    let ad = |corner| Item {
        shapes: vec![Shape { columns: 2, rows: 10, cost: 0 }],
        weight: 0,
        corner: Some(corner),
    };
    let two = |weight| Item {
        shapes: vec![Shape { columns: 2, rows: 10, cost: 0 }, Shape { columns: 4, rows: 9, cost: 0 }],
        weight,
        corner: None,
    };
    for (corner, column) in [(Corner::Left, 0), (Corner::Right, 2)] {
        let found = cuttings(Room { columns: 4, rows: 20 }, &[two(1), ad(corner), two(2)], (1, 0));
        assert_eq!(found[0].stands[1], Stands { column, columns: 2, row: 10, rows: 10 });
    }
}

#[test]
fn what_is_worth_more_stands_above() {
    let flat = |weight| Item { shapes: vec![Shape { columns: 1, rows: 5, cost: 0 }], weight, corner: None };
    let found = cuttings(Room { columns: 1, rows: 17 }, &[flat(1), flat(3), flat(2)], (6, Cost::MAX));
    assert_eq!(found[0].stands.iter().map(|stands| stands.row).collect::<Vec<_>>(), [12, 0, 6]);
    assert!(found.windows(2).all(|pair| pair[0].cost <= pair[1].cost) && found[1].cost > 0);
    assert_eq!(found.len(), 6, "each order once");
}

/// How a group may not be cut first.
#[derive(Clone, Copy, PartialEq)]
enum Uncut {
    Across,
    Down,
}

/// What the cheapest page costs, all looked at one by one. Strips are cut off from above and from the left.
fn cheapest(
    items: &[Item],
    group: usize,
    (columns, rows): (usize, usize),
    uncut: Option<Uncut>,
) -> Option<Cost> {
    let own = |item: usize| {
        let fits = items[item].shapes.iter().filter(|shape| (shape.columns, shape.rows) == (columns, rows));
        fits.map(|shape| shape.cost).min()
    };
    if group.is_power_of_two() {
        return own(group.trailing_zeros() as usize);
    }
    let worth =
        |group: usize| (0..items.len()).filter(|at| group >> at & 1 == 1).map(|at| items[at].weight).max();
    let mut best: Option<Cost> = None;
    for first in 1..group {
        let second = group ^ first;
        if first & group != first {
            continue;
        }
        let turned = turned(worth(second)?.saturating_sub(worth(first)?));
        let across =
            (1..rows.saturating_sub(1)).filter(|_| uncut != Some(Uncut::Across)).filter_map(|high| {
                let upper = cheapest(items, first, (columns, high), Some(Uncut::Across))?;
                Some(upper + cheapest(items, second, (columns, rows - high - 1), None)? + turned)
            });
        let down = (1..columns).filter(|_| uncut != Some(Uncut::Down)).filter_map(|own| {
            let left = cheapest(items, first, (own, rows), Some(Uncut::Down))?;
            Some(left + cheapest(items, second, (columns - own, rows), None)?)
        });
        best = across.chain(down).chain(best).min();
    }
    best
}

fn items() -> impl Strategy<Value = Vec<Item>> {
    let shape =
        (1_usize..4, 2_usize..7, 0_u32..900).prop_map(|(columns, rows, cost)| Shape { columns, rows, cost });
    let item = (prop::collection::vec(shape, 1..5), 0_u32..4).prop_map(|(shapes, weight)| Item {
        shapes,
        weight,
        corner: None,
    });
    prop::collection::vec(item, 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_page_is_cheaper_and_none_is_missed(items in items(), columns in 1_usize..4, rows in 2_usize..14) {
        let found = cuttings(Room { columns, rows }, &items, (2, Cost::MAX));
        let best = cheapest(&items, (1 << items.len()) - 1, (columns, rows), None);
        prop_assert_eq!(found.first().map(|cutting| cutting.cost), best);
    }

    #[test]
    fn a_page_is_filled_and_nothing_stands_in_anothers_place(items in items(), columns in 1_usize..4, rows in 2_usize..14) {
        for cutting in cuttings(Room { columns, rows }, &items, (4, Cost::MAX)) {
            let mut cells = vec![None; columns * rows];
            for (at, stands) in cutting.stands.iter().enumerate() {
                prop_assert!(items[at].shapes.iter().any(|shape| (shape.columns, shape.rows) == (stands.columns, stands.rows)));
                for row in stands.row..stands.row + stands.rows {
                    for column in stands.column..stands.column + stands.columns {
                        let cell = &mut cells[row * columns + column];
                        prop_assert!(cell.is_none());
                        *cell = Some(at);
                    }
                }
            }
            // White is a row between two that stand one above the other, nowhere else.
            for at in (0..cells.len()).filter(|at| cells[*at].is_none()) {
                prop_assert!(at >= columns && cells[at - columns].is_some());
                prop_assert!(cells.get(at + columns).is_some_and(Option::is_some));
            }
        }
    }
}
