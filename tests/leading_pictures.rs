//! 图片主次: one picture leads a page.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::support::house::House;

const EDITION: &str = "paper/edition.toml";
const LAYOUT: &str = "layouts/small.toml";

/// A house with two stories side by side, each with a picture in so many rows.
fn house(lead: u32, side: u32) -> House {
    let slot = format!(
        "\n[slots.side]\ncolumn = 2\nrow = 3\nrows = 18\nhead_rows = 3\npicture_rows = {side}\nhead = \"lead\"\n"
    );
    let story = "+++\nheadline = \"Side\"\npicture = { file = \"a.tif\", alt = \"b\" }\n+++\n\nText.\n";
    House::pictured()
        .change(LAYOUT, "rows = 12", "rows = 18")
        .change(LAYOUT, "picture_rows = 6", &format!("picture_rows = {lead}"))
        .add(LAYOUT, &slot)
        .write("paper/stories/二.md", story)
        .change(EDITION, "lead = \"一\"", "lead = \"一\", side = \"二\"")
}

/// The same, where the page says which is to lead.
fn led_by(slot: &str, lead: u32, side: u32) -> House {
    house(lead, side).change(EDITION, "layout =", &format!("lead_picture = \"{slot}\"\nlayout ="))
}

fn told(house: &House) -> bool {
    let said = String::from_utf8(house.run(&["check", "paper"]).stderr).unwrap();
    said.contains("no-leading-picture") || said.contains("lead-picture-smaller")
}

#[test]
fn the_largest_picture_of_a_page_is_half_as_large_again_as_the_next() {
    // Half a row below each is white: 8.5 rows beside 5.5 are more than one and a half times as high, 7.5 are less.
    assert!(!told(&house(9, 6)));
    assert!(told(&house(8, 6)));
    assert!(told(&house(6, 8)));
}

#[test]
fn a_page_with_one_picture_has_no_other_to_be_led() {
    assert!(!told(&House::pictured()));
}

#[test]
fn the_picture_that_is_to_lead_need_only_be_the_largest() {
    assert!(!told(&led_by("lead", 8, 6)));
    assert!(!told(&led_by("lead", 6, 6)));
    assert!(told(&led_by("side", 8, 6)));
}

#[test]
fn pictures_of_one_size() {
    house(6, 6).says("pictures_of_one_size", &[]);
}

#[test]
fn a_leading_picture_that_is_smaller() {
    led_by("lead", 5, 9).says("a_leading_picture_that_is_smaller", &[]);
}

#[test]
fn a_leading_picture_that_there_is_not() {
    let story = "+++\nheadline = \"Head\"\n+++\n\nText.\n";
    led_by("lead", 5, 9).write("paper/stories/一.md", story).says("a_leading_picture_that_there_is_not", &[]);
}

#[test]
fn a_slot_that_leads_without_a_story() {
    led_by("lend", 9, 6).says("a_slot_that_leads_without_a_story", &[]);
}
