//! Several pictures of one story: each at its place, with its own caption.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use banxin::geom::Em;
use banxin::layout::{BoxPlace, BoxWidth, Holds, Mount, Outline, SlotBox};
use banxin::page::{Composition, Item, Role};
use banxin::plan::BoxPart;

use crate::support::editions::{Made, NOWHERE, Setup, first, fonts, han, picture, plain, typeset};
use crate::support::house::House;

const LAYOUT: &str = "layouts/small.toml";
const STORY: &str = "paper/stories/一.md";

/// A box for a picture in the text, so many rows below the head.
fn boxed(from: u32) -> SlotBox {
    SlotBox {
        holds: Holds::Picture,
        place: BoxPlace::Right,
        among: None,
        width: BoxWidth::Columns(1),
        rows: 4,
        from: Some(from),
        beside: None,
        direction: None,
        distance: Em::ONE,
        outline: Outline::Rectangle,
        mount: Mount::USUAL,
        span: NOWHERE,
    }
}

/// A story with as many pictures as captions, in a slot with three rows for one above its text and two boxes.
fn made(captions: &[&str]) -> Made {
    let setup = Setup { measure: Em::ONE * 12, columns: 2, rows: 20, ..Setup::default() };
    let mut made = Setup { paragraphs: vec![han(200)], ..setup }.made();
    made.slot().picture_rows = 3;
    made.slot().boxes = vec![boxed(5), boxed(12)];
    made.story().pictures = captions.iter().map(|caption| picture(Some(plain(caption)))).collect();
    made
}

fn composed(made: Made) -> Composition {
    let edition = made.checked();
    typeset(&edition, &fonts(&edition)).0
}

/// What stands at the pictures, with the number that says at which.
fn captions(composition: &Composition) -> Vec<(u16, String)> {
    let items = composition.pages.iter().flat_map(|page| &page.items);
    let said = items.filter_map(|item| match item {
        Item::Glyphs(run) if run.source.role == Role::Caption => Some((run.source.part, run.text.clone())),
        _ => None,
    });
    said.collect()
}

#[test]
fn pictures_take_the_rows_above_the_text_first_and_then_the_boxes_in_their_order() {
    let edition = made(&["甲", "乙", "丙"]).checked();
    let plan = banxin::plan::plan(&edition);
    let home = &plan.regions[first(&plan.chains).home];
    let rows = |number: u16| {
        let placed = home.boxes.iter().find(|placed| placed.part == BoxPart::Picture(number)).unwrap();
        placed.rows.start - home.text.start..placed.rows.end - home.text.start
    };
    assert_eq!([rows(0), rows(1), rows(2)], [0..3, 5..9, 12..16]);
}

#[test]
fn a_place_without_a_picture_leaves_its_rows_to_the_text() {
    let rows = |captions: &[&str]| {
        let plan = banxin::plan::plan(&made(captions).checked());
        first(&plan.chains).rows()
    };
    // Below the rows above the text, which both columns lose, each box is in the second column.
    assert_eq!([rows(&["甲"]), rows(&["甲", "乙"]), rows(&["甲", "乙", "丙"])], [34, 30, 26]);
}

#[test]
fn a_caption_has_the_number_of_its_picture() {
    let of = |number: u16, text: &str| (number, text.to_owned());
    assert_eq!(captions(&composed(made(&["甲", "乙", "丙"]))), [of(0, "甲"), of(1, "乙"), of(2, "丙")]);
}

/// A house whose story has two pictures, in a slot with places for two.
fn house() -> House {
    House::pictured()
        .change(LAYOUT, "rows = 12", "rows = 18")
        .change(LAYOUT, "head_rows = 3", "boxes = [{ holds = \"picture\", rows = 6, from = 7 }]\nhead_rows = 3")
        .change(STORY, "picture = { file = \"a.tif\", alt = \"a\" }", "pictures = [{ file = \"a.tif\", alt = \"a\", caption = \"One\" }, { file = \"a.tif\", alt = \"b\", caption = \"Two\" }]")
}

#[test]
fn each_picture_of_a_story_is_listed() {
    let said = String::from_utf8(house().run(&["pictures", "paper", "--format", "json"]).stdout).unwrap();
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), 2, "{said}");
    assert!(lines.iter().all(|line| line.contains("\"unprinted\":null")), "{said}");
    assert_ne!(lines[0], lines[1], "they are not of one size");
}

#[test]
fn each_caption_is_read() {
    let house = house().change(STORY, "\"Two\"", "\"图，，说\"");
    let said = String::from_utf8(house.run(&["check", "paper"]).stderr).unwrap();
    assert!(said.contains("warning[doubled-mark]"), "{said}");
}

#[test]
fn more_pictures_than_places() {
    house().change(LAYOUT, "picture_rows = 6\n", "").says("more_pictures_than_places", &[]);
}

#[test]
fn a_picture_and_pictures() {
    house()
        .change(STORY, "+++\nheadline", "+++\npicture = { file = \"a.tif\", alt = \"c\" }\nheadline")
        .says("a_picture_and_pictures", &[]);
}

#[test]
fn pictures_without_text() {
    house().change(STORY, "Text.\n", "").says("pictures_without_text", &[]);
}
