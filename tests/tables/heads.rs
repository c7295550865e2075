//! Subheads above tables: one column has both, whatever white rows stand between.

use banxin::geom::Length;
use banxin::page::{Item, Role};

use super::{LAYOUT, composed, house, runs};

/// Eight lines, a subhead and a table of ten lines, in two columns of so many rows, three of them the head's.
fn columns(rows: usize) -> crate::support::house::House {
    let lines = "Words.\n\n".repeat(8);
    let table = format!("| A | B |\n|---|---|\n{}", "| a | 1 |\n".repeat(9));
    let text = format!("{lines}## Subhead\n\n{table}");
    let rows = format!("row = 1\nrows = {rows}");
    let narrow = "regular = \"song\"\nsubhead_above = 0";
    house(2, "20em", &text)
        .change(LAYOUT, "row = 1\nrows = 100", &rows)
        .change(LAYOUT, "regular = \"song\"", narrow)
        .add(LAYOUT, "\n[tables.default]\nabove = 1\nbelow = 0\n")
}

#[test]
fn a_subhead_is_not_left_at_a_foot_above_the_white_of_a_table() {
    let (composition, found) = composed(&columns(17));
    assert!(found.iter().all(|one| one.code != "subhead-at-foot"), "{found:#?}");
    let subhead = composition.pages[0].items.iter().find_map(|item| match item {
        Item::Glyphs(run) if run.source.role == Role::Subhead => Some(run.origin.x),
        _ => None,
    });
    let table = runs(&composition).iter().map(|(_, run)| run.origin.x).min();
    let (subhead, table) = (subhead.unwrap(), table.unwrap());
    assert!((table - subhead).abs() < Length::pt(20), "{subhead} {table}: another column");
}

#[test]
fn a_subhead_that_has_to_stay_above_the_white_of_a_table_is_told() {
    let (_, found) = composed(&columns(13));
    assert!(found.iter().any(|one| one.code == "subhead-at-foot"), "{found:#?}");
}
