//! 连载: a part of a serial says in its head which it is, and at its end whether it goes on.

use std::fs;

use banxin::Stock;
use banxin::block::BlockKind;
use banxin::diag::Sources;
use banxin::edition::Ticket;
use banxin::page::{Composition, GlyphRun, Item, Role};
use banxin::part::HeadPart;

use crate::support::editions::han;
use crate::support::house::House;

const LAYOUT: &str = "layouts/small.toml";
const STORY: &str = "paper/stories/一.md";
const EDITION: &str = "paper/edition.toml";
const ENDING: Role = Role::Block(BlockKind::Ending);

/// A page of two columns, and a story with a serial and a text.
fn house(serial: &str, front: &str, text: &str) -> House {
    House::sound()
        .write("fonts/a.ttf", fs::read("fonts/NotoSerifCJKsc-Regular.otf").unwrap())
        .change(LAYOUT, "rows = 20", "rows = 40")
        .change(LAYOUT, "trim = [\"200mm\", \"200mm\"]", "trim = [\"200mm\", \"300mm\"]")
        .change(
            LAYOUT,
            "row = 3\nrows = 4\nhead_rows = 3",
            "span = 2\ntext_columns = 2\nrow = 1\nrows = 14\nhead_rows = 6",
        )
        .write(STORY, format!("+++\nheadline = \"标题\"\nserial = {{ {serial} }}\n{front}\n+++\n\n{text}\n"))
}

fn composed(house: &House) -> Composition {
    let loaded = banxin::load(house.path("paper"), &mut Sources::default());
    loaded.unwrap_or_else(|errors| panic!("{errors:#?}")).compose().composition
}

/// What is said by a role, in the order of reading.
fn said(composition: &Composition, role: Role) -> String {
    runs(composition).into_iter().filter(|run| run.source.role == role).map(|run| run.text.as_str()).collect()
}

fn runs(composition: &Composition) -> Vec<&GlyphRun> {
    fn run(item: &Item) -> Option<&GlyphRun> {
        if let Item::Glyphs(run) = item { Some(run) } else { None }
    }
    composition.pages.iter().flat_map(|page| &page.items).filter_map(run).collect()
}

fn ending(serial: &str) -> String {
    said(&composed(&house(serial, "", &han(30))), ENDING)
}

#[test]
fn its_head_says_which_part_it_is_and_its_end_that_it_goes_on() {
    let pages = composed(&house("title = \"平凡的世界\", part = 12", "", &han(30)));
    assert_eq!(said(&pages, Role::Head(HeadPart::SERIAL)), "平凡的世界（12）");
    assert_eq!(said(&pages, ENDING), "（未完待续）");
}

#[test]
fn the_last_part_says_that_it_is_all() {
    assert_eq!(ending("title = \"书\", part = 3, last = true"), "（全文完）");
    assert_eq!(ending("title = \"书\", part = 3, parts = 3"), "（全文完）");
    assert_eq!(ending("title = \"书\", part = 2, parts = 3, last = false"), "（未完待续）");
}

#[test]
fn the_layout_says_how_a_part_is_called_and_where() {
    let style = "[serials]\nform = \"{title}·{part}\"\nfigures = \"han\"\nat = \"below\"\ncontinued = \"（待续）\"\nended = \"\"\n";
    let part = |serial: &str| composed(&house(serial, "", &han(30)).add(LAYOUT, style));
    let pages = part("title = \"书\", part = 21");
    assert_eq!(said(&pages, Role::Head(HeadPart::SERIAL)), "");
    assert_eq!(said(&pages, Role::Head(HeadPart::SERIAL_BELOW)), "书·二十一");
    assert_eq!(said(&pages, ENDING), "（待续）");
    assert_eq!(said(&part("title = \"书\", part = 21, last = true"), ENDING), "", "nothing, if empty");
}

#[test]
fn it_stands_above_the_headline_or_under_it() {
    let heights = |at: &str, role: Role| {
        let pages = composed(
            &house("title = \"书\", part = 1", "", &han(30))
                .add(LAYOUT, &format!("[serials]\nat = \"{at}\"\n")),
        );
        let top = |role: Role| runs(&pages).into_iter().find(|run| run.source.role == role).unwrap().origin.y;
        (top(role), top(Role::Head(HeadPart::HEADLINE)))
    };
    let (serial, headline) = heights("above", Role::Head(HeadPart::SERIAL));
    assert!(serial < headline);
    let (serial, headline) = heights("below", Role::Head(HeadPart::SERIAL_BELOW));
    assert!(serial > headline);
}

/// Above who reports, and above the notes.
#[test]
fn the_line_at_its_end_stands_at_the_end_of_the_text() {
    let roles = |front: &str, text: &str| {
        let pages = composed(&house("title = \"书\", part = 1", front, text));
        let mut roles: Vec<&str> = runs(&pages).into_iter().map(|run| run.source.role.name()).collect();
        roles.dedup();
        roles.split_off(2)
    };
    assert_eq!(roles("byline = \"路遥\"", &han(30)), ["body", "ending", "byline"]);
    let notes = roles("byline = \"路遥\"", &format!("{}[^1]\n\n[^1]: {}", han(30), han(5)));
    assert_eq!(
        notes.iter().filter(|role| **role != "label").collect::<Vec<_>>(),
        [&"body", &"ending", &"byline", &"footnote"]
    );
}

/// Both stand at the end of their line: on one they would be printed over each other.
#[test]
fn who_reports_stands_in_a_row_below_the_line_at_its_end() {
    for align in ["end", "middle", "start"] {
        let style = format!("[blocks.ending]\nalign = \"{align}\"\n");
        let pages =
            composed(&house("title = \"书\", part = 1", "byline = \"路遥\"", &han(30)).add(LAYOUT, &style));
        let at = |role: Role| runs(&pages).into_iter().find(|run| run.source.role == role).unwrap();
        let (end, byline) = (at(ENDING), at(Role::Byline));
        let (rows, columns) =
            ((end.source.row, byline.source.row), (end.source.column, byline.source.column));
        assert!(
            rows.0 != rows.1 || columns.0 != columns.1 || align == "start",
            "{align}: both in row {}",
            rows.0
        );
    }
}

#[test]
fn the_line_at_its_end_begins_no_column() {
    for length in 90..160 {
        let pages = composed(&house("title = \"书\", part = 1", "", &han(length)));
        let runs = runs(&pages);
        let end = runs.iter().find(|run| run.source.role == ENDING).unwrap().source;
        let before = runs.iter().any(|run| run.source.role == Role::Body && run.source.column == end.column);
        assert!(before, "of {length} characters it stands alone in column {}", end.column);
    }
}

#[test]
fn what_the_layout_says_is_not_counted() {
    let count = |house: &House| {
        let ticket = Ticket { counted: true, ..Ticket::default() };
        let loaded = Stock::default().load_for(&ticket, house.path("paper"), &mut Sources::default());
        let one = loaded.unwrap().compose().count.unwrap().stories.remove(0);
        (one.typed, one.printed())
    };
    let serial = house("title = \"书\", part = 1", "", &han(30));
    let text = serial.text(STORY).replace("serial = { title = \"书\", part = 1 }", "");
    let (with, without) = (count(&serial), count(&serial.write(STORY, text)));
    assert_eq!(with, without);
}

#[test]
fn a_part_beyond_the_last() {
    house("title = \"书\", part = 13, parts = 12", "", &han(230)).says("a_part_beyond_the_last", &[]);
}

#[test]
fn a_last_part_before_the_last() {
    house("title = \"书\", part = 3, parts = 12, last = true", "", &han(230))
        .says("a_last_part_before_the_last", &[]);
}

#[test]
fn a_part_before_the_first() {
    house("title = \"书\", part = 0", "", &han(230)).says("a_part_before_the_first", &[]);
}

#[test]
fn a_form_without_its_part() {
    house("title = \"书\", part = 1", "", &han(230))
        .add(LAYOUT, "[serials]\nform = \"{title}（{number}）\"\n")
        .says("a_form_without_its_part", &[]);
}

#[test]
fn a_serial_without_text() {
    House::sound()
        .change(
            STORY,
            "headline = \"Head\"",
            "headline = \"Head\"\nonly = \"head\"\nserial = { title = \"书\", part = 1 }",
        )
        .change(STORY, "\nText.\n", "")
        .says("a_serial_without_text", &[]);
}

#[test]
fn a_serial_in_the_text_of_another() {
    House::sound()
        .change(STORY, "headline = \"Head\"", "only = \"text\"\nserial = { title = \"书\", part = 1 }")
        .says("a_serial_in_the_text_of_another", &[]);
}

#[test]
fn a_serial_that_goes_on() {
    let serial = || house("title = \"平凡的世界\", part = 12", "", &han(30));
    House::each_says_of(serial, "a_serial_that_goes_on", &["next", "paper", "after"]);
    let last = house("title = \"平凡的世界\", part = 12, last = true", "", &han(30));
    let said = last.run(&["next", "paper", "after", "--lang", "en"]);
    assert!(!String::from_utf8(said.stderr).unwrap().contains("serial-goes-on"));
}

/// Whatever is wrong with its stories does not keep anyone from the next day.
#[test]
fn a_story_that_is_broken_keeps_nobody_from_the_next_day() {
    let broken = house("title = 1, part = ", "", "text").add(EDITION, "\n");
    assert_eq!(broken.run(&["next", "paper", "after"]).status.code(), Some(0));
}
