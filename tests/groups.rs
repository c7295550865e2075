//! 组合: one head over several stories, in slots that lie inside its own.

use banxin::geom::{Length, Rect};
use banxin::plan::plan;

use crate::support::house::House;

const LAYOUT: &str = "layouts/small.toml";
const EDITION: &str = "paper/edition.toml";

/// A house with two stories side by side under the head of a third, in its box.
fn grouped() -> House {
    let member = |name: &str, column: u32| {
        format!("\n[slots.{name}]\ncolumn = {column}\nrow = 10\nrows = 8\nhead_rows = 3\nhead = \"member\"\n")
    };
    House::sound()
        .change(
            LAYOUT,
            "row = 3\nrows = 4\nhead_rows = 3",
            "span = 2\nrow = 3\nrows = 15\nhead_rows = 7\nframe = \"1pt\"\npadding = \"1em\"\ngroup = [\"left\", \"right\"]",
        )
        .add(LAYOUT, "\n[heads.member]\nheadline = { face = \"song\", largest = \"12pt\" }\n")
        .add(LAYOUT, &format!("{}{}", member("left", 1), member("right", 2)))
        .write("paper/stories/一.md", "+++\nonly = \"head\"\nheadline = \"Head\"\n+++\n")
        .write("paper/stories/二.md", "+++\nheadline = \"Left\"\n+++\n\nText.\n")
        .write("paper/stories/三.md", "+++\nheadline = \"Right\"\n+++\n\nText.\n")
        .change(EDITION, "lead = \"一\"", "lead = \"一\", left = \"二\", right = \"三\"")
}

/// What of a kind is told of a house.
fn tells(house: &House, code: &str) -> bool {
    String::from_utf8(house.run(&["check", "paper"]).stderr).unwrap().contains(code)
}

#[test]
fn a_head_alone_over_a_group_has_its_rows_and_the_group_the_others() {
    let house = grouped();
    assert!(!tells(&house, "error"));
    assert!(!tells(&house, "slot-empty"));
}

#[test]
fn heads_under_one_head_may_be_of_one_size() {
    let steps = "\n[steps]\nlead = { sizes = [\"20pt\"] }\nbrief = { sizes = [\"12pt\"] }\n";
    let stepped =
        |house: House| house.add(LAYOUT, steps).change(LAYOUT, "row = 3\n", "step = \"lead\"\nrow = 3\n");
    assert!(!tells(&stepped(grouped()), "heads-clash"));
    let apart = stepped(grouped()).change(
        LAYOUT,
        "group = [\"left\", \"right\"]",
        "insets = [{ slot = \"left\" }, { slot = \"right\" }]",
    );
    assert!(tells(&apart, "heads-clash"));
}

#[test]
fn a_head_no_smaller_than_that_of_its_group() {
    grouped()
        .change(LAYOUT, "largest = \"12pt\"", "largest = \"20pt\"")
        .says("a_head_no_smaller_than_that_of_its_group", &[]);
}

#[test]
fn a_slot_before_the_head_of_its_group() {
    grouped()
        .change(LAYOUT, "[slots.lead]", "[slots.left]\ncolumn = 1\nrow = 10\nrows = 8\nhead_rows = 3\nhead = \"member\"\n\n[slots.lead]")
        .change(LAYOUT, "\n[slots.left]\ncolumn = 1\nrow = 10\nrows = 8\nhead_rows = 3\nhead = \"member\"\n\n[slots.right]", "\n[slots.right]")
        .says("a_slot_before_the_head_of_its_group", &[]);
}

#[test]
fn a_slot_that_its_group_leaves_no_row() {
    let rows = |column: u32| format!("column = {column}\nrow = 10\nrows = ");
    let shorter = |house: House, column| house.change(LAYOUT, &(rows(column) + "8"), &(rows(column) + "4"));
    shorter(shorter(grouped(), 1), 2)
        .change(LAYOUT, "rows = 15\nhead", "rows = 11\nhead")
        .says("a_slot_that_its_group_leaves_no_row", &[]);
}

/// Where text stands and what lies under it, on the page, of the stories over and in a group: from left to right.
fn places(house: &House) -> [(Rect, Rect); 3] {
    let loaded = banxin::load(house.path("paper"), &mut banxin::diag::Sources::default());
    let banxin::Loaded { edition, .. } = loaded.unwrap_or_else(|errors| panic!("{errors:#?}"));
    let plan = plan(&edition);
    ["一", "二", "三"].map(|name| {
        let (id, _) = edition.stories().entries().find(|(_, story)| story.id == name).unwrap();
        let region = plan.home(id);
        (region.turn.rect(region.area.rect), region.ground)
    })
}

#[test]
fn what_stands_in_a_group_keeps_off_its_edges_and_not_from_one_another() {
    // A border of 1 pt and an em of 9 pt inside it; the last row of eight is nearer to it than that.
    let (edge, row) = (Length::pt(10), Length::pt(12));
    let [(_, all), (left, left_ground), (right, right_ground)] = places(&grouped());
    assert_eq!((left.x, right.right()), (all.x + edge, all.right() - edge));
    assert_eq!(right.x - left.right(), Length::pt(9), "a gutter of an em");
    assert_eq!((left.bottom(), right.bottom()), (all.bottom() - row, all.bottom() - row));
    assert_eq!((left_ground.x, right_ground.bottom()), (all.x + edge, all.bottom() - edge));
}

#[test]
fn a_group_in_a_group_keeps_its_own_off_once() {
    let nested = grouped()
        .change(LAYOUT, "\"left\", \"right\"]", "\"left\", \"right\", \"left\"]")
        .change(
            LAYOUT,
            "[slots.right]\ncolumn = 2\nrow = 10\nrows = 8\nhead_rows = 3",
            "[slots.right]\ncolumn = 2\nrow = 10\nrows = 8\nhead_rows = 3\ngroup = [\"deep\"]",
        )
        .add(LAYOUT, "\n[slots.deep]\ncolumn = 2\nrow = 13\nrows = 5\nhead_rows = 0\nhead = \"member\"\n")
        .change(LAYOUT, "\"left\"]\n", "\"left\", \"deep\"]\n");
    let [(_, all), (left, _), (right, _)] = places(&nested);
    assert_eq!((left.x, right.right()), (all.x + Length::pt(10), all.right() - Length::pt(10)));
    let told = nested.change(EDITION, "right = \"三\"", "deep = \"三\"");
    let [(_, all), _, (deep, _)] = places(&told);
    assert_eq!(deep.right(), all.right() - Length::pt(10));
}

#[test]
fn a_group_that_names_no_slot() {
    grouped()
        .change(LAYOUT, "\"left\", \"right\"]", "\"left\", \"rihgt\"]")
        .says("a_group_that_names_no_slot", &[]);
}
