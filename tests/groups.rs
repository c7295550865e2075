//! 组合: one head over several stories, in slots that lie inside its own.

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

/// The measures of the lines of all text, from the first row of the page that it stands in.
#[test]
fn what_stands_in_a_group_keeps_off_its_edges_and_not_from_one_another() {
    let narrow = |padding: &str| {
        let house = grouped().change(LAYOUT, "padding = \"1em\"", &format!("padding = \"{padding}\""));
        let report = house.run(&["check", "paper", "--report"]);
        assert!(report.status.success());
        String::from_utf8(report.stdout).unwrap()
    };
    // Eight rows but for the head's three; a border with its padding takes the last.
    assert!(narrow("0em").contains("二 (page 1, left): set as it is; 5 rows"), "{}", narrow("0em"));
    assert!(narrow("1em").contains("二 (page 1, left): set as it is; 4 rows"), "{}", narrow("1em"));
}

#[test]
fn a_group_that_names_no_slot() {
    grouped()
        .change(LAYOUT, "\"left\", \"right\"]", "\"left\", \"rihgt\"]")
        .says("a_group_that_names_no_slot", &[]);
}
