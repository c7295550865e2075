//! Standing boxes: the data of a day are all on the page, once and in order, and are never taken for markup.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod guide;
mod told;

use std::fmt::Write;

use banxin::Loaded;
use banxin::diag::{Severity, Sources};
use banxin::page::{Composition, Item};

use crate::support::copy::Seed;
use crate::support::editions::typeset;
use crate::support::house::House;

const EDITION: &str = "paper/edition.toml";
const LAYOUT: &str = "layouts/small.toml";
const TEMPLATE: &str = "paper/feeds/box.md";
const TOML: &str = "paper/feeds/box.toml";

/// A house whose page has a standing box, and a story beside it.
fn house(text: &str, data: &str) -> House {
    of_file("box.toml", text).write(TOML, format!("date = 2022-09-30\n{data}"))
}

/// The same, of data in a file that is yet to be written.
fn of_file(file: &str, text: &str) -> House {
    House::sound()
        .change(LAYOUT, "trim = [\"200mm\", \"200mm\"]", "trim = [\"500mm\", \"900mm\"]")
        .change(LAYOUT, "measure = \"17em\"", "measure = \"60em\"")
        .change(LAYOUT, "rows = 20", "rows = 200")
        .change(LAYOUT, "rows = 4\nhead_rows = 3", "rows = 20\nhead_rows = 8")
        .add(
            LAYOUT,
            "\n[slots.box]\nfeed = \"box\"\ncolumn = 2\nrow = 3\nrows = 198\nhead_rows = 8\nhead = \"lead\"\n",
        )
        .write(TEMPLATE, format!("+++\nfeed = \"{file}\"\nheadline = \"Box\"\n+++\n\n{text}\n"))
}

fn composed(house: &House) -> Composition {
    let loaded = banxin::load(house.path("paper"), &mut Sources::default());
    let Loaded { edition, fonts, .. } = loaded.unwrap_or_else(|errors| panic!("{errors:#?}"));
    let (composition, found) = typeset(&edition, &fonts);
    let errors: Vec<_> = found.iter().filter(|one| one.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    composition
}

/// All text of the standing box but its blanks, as it is read.
fn text(house: &House) -> String {
    let composition = composed(house);
    let number = composition.stories.iter().position(|story| story.id == "box:1-box").unwrap();
    let items = composition.pages.iter().flat_map(|page| &page.items);
    let runs = items.filter_map(|item| if let Item::Glyphs(run) = item { Some(run) } else { None });
    let own = runs.filter(|run| run.source.story == Some(number as u16));
    let mut text = String::new();
    for run in own {
        text.extend(run.text.chars().filter(|c| !c.is_whitespace()));
    }
    text
}

fn joined(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().concat()
}

/// A value that no other is like, with signs that Markdown and templates know.
fn value(seed: &mut Seed, number: usize) -> String {
    const SIGNS: [&str; 14] =
        ["*", "**", "_", "`", "[", "](x)", "{a}", "<", "|", "&amp;", "#", "\\", "~~", "1."];
    let sign = SIGNS[seed.below(SIGNS.len())];
    match seed.below(3) {
        0 => format!("v{number}v"),
        1 => format!("{sign}v{number}v{sign}"),
        _ => format!("v{number}{sign}v"),
    }
}

#[test]
fn every_value_of_rows_stands_on_the_page_once_and_in_order() {
    for seed in 0..40 {
        let mut seed = Seed::new(seed);
        let (rows, columns) = (1 + seed.below(20), 1 + seed.below(5));
        let values: Vec<Vec<String>> = (0..rows)
            .map(|row| (0..columns).map(|column| value(&mut seed, row * columns + column)).collect())
            .collect();
        let mut csv = "date".to_owned();
        csv.push_str(&joined((0..columns).map(|column| format!(",c{column}"))));
        for row in &values {
            csv.push_str("\n2022-09-30");
            csv.push_str(&joined(row.iter().map(|value| format!(",\"{value}\""))));
        }
        let cells = joined((0..columns).map(|column| format!("| {{rows.c{column}}} ")));
        let heads = joined((0..columns).map(|column| format!("| h{column} ")));
        let table = format!("{heads}|\n{}|\n{cells}|", "|---".repeat(columns));
        let house = of_file("box.csv", &table).write("paper/feeds/box.csv", &csv);
        let heads = joined((0..columns).map(|column| format!("h{column}")));
        let expected = format!("Box{heads}{}", values.concat().concat());
        assert_eq!(text(&house), expected, "{csv}");
    }
}

#[test]
fn every_value_of_lists_stands_on_the_page_once_and_in_order() {
    for seed in 100..140 {
        let mut seed = Seed::new(seed);
        let count = 1 + seed.below(12);
        let values: Vec<[String; 3]> =
            (0..count).map(|row| [0, 1, 2].map(|column| value(&mut seed, row * 3 + column))).collect();
        let mut data = String::new();
        for [a, b, c] in &values {
            writeln!(data, "[[towns]]\na = '{a}'\nb = '{b}'\nc = '{c}'").unwrap();
        }
        let text_of = "Above.\n\n{towns.a}, {towns.b};\n\n{towns.c}\n\nBelow.\n\n1. {towns.b}";
        let house = house(text_of, &data);
        let together = joined(values.iter().map(|[a, b, c]| format!("{a},{b};{c}")));
        let items = joined((1..).zip(&values).map(|(number, [_, b, _])| format!("{number}.{b}")));
        assert_eq!(text(&house), format!("BoxAbove.{together}Below.{items}"), "{data}");
    }
}

#[test]
fn numbers_and_days_stand_as_they_are_written() {
    let data = "a = 12.50\nb = +3\nc = 1_000\nd = \"x\"\ne = -0.10\nt = 07:05:00\nu = \"\"\n[n]\nm = 7";
    let house =
        house("{a}/{b}/{c}/{d}/{e}/{n.m}/{t}/{date.year}-{date.month}-{date.day}/{number}.\n\n{u}", data)
            .change(EDITION, "date = 2022-09-30", "date = 2022-09-30\nnumber = \"0012\"");
    assert_eq!(text(&house), "Box12.50/+3/1000/x/-0.10/7/07:05/2022-9-30/0012.");
}

#[test]
fn a_brace_behind_a_backslash_is_a_brace_and_attributes_are_attributes() {
    let house = house("\\{a} {a}\n\n{kind=note}\n[{a}]{tracking=0.01em} b", "a = 1");
    assert_eq!(text(&house), "Box{a}11b");
}

#[test]
fn rows_that_cells_join_stand_together_for_each_of_a_list() {
    let table = "| h | i |\n|---|---|\n| {towns.n} | {towns.a} |\n| ^ | {towns.b} |\n| all | {x} |";
    let data = "x = 9\n[[towns]]\nn = \"p\"\na = 1\nb = 2\n[[towns]]\nn = \"q\"\na = 3\nb = 4";
    // A cell over two rows stands in their middle.
    assert_eq!(text(&house(table, data)), "Boxhi1p23q4all9");
}

#[test]
fn numbers_of_items_count_on() {
    let data = "[[t]]\nn = \"p\"\n[[t]]\nn = \"q\"\n[[t]]\nn = \"r\"";
    assert_eq!(text(&house("8. {t.n}", data)), "Box8.p9.q10.r");
}

#[test]
fn a_head_has_what_the_data_say() {
    let house = house("Text.", "sky = \"clear\"").change(TEMPLATE, "\"Box\"", "\"Sky {sky}\"");
    assert_eq!(text(&house), "SkyclearText.");
}

#[test]
fn a_list_that_may_be_empty_leaves_out_what_names_it() {
    let house = house("Above.\n\n1. {t.n}\n\n| h |\n|---|\n| {t.n} |\n\nBelow.", "t = []").change(
        TEMPLATE,
        "headline",
        "may_be_empty = [\"t\"]\nheadline",
    );
    assert_eq!(text(&house), "BoxAbove.Below.");
}

#[test]
fn what_a_page_names_for_a_slot_stands_there_in_place_of_the_layouts_template() {
    let other = |used: &str| {
        let house =
            house("Text.", "").write("paper/stories/o.md", "+++\nheadline = \"Other\"\n+++\n\nWords.\n");
        let house =
            house.write("paper/feeds/p.md", "+++\nfeed = \"box.toml\"\nheadline = \"P\"\n+++\n\nTwo.\n");
        house.change(EDITION, "lead = \"一\"", &format!("lead = \"一\", box = {used}"))
    };
    let stories = |house: &House| -> Vec<String> {
        composed(house).stories.into_iter().map(|story| story.id).collect()
    };
    assert_eq!(stories(&other("{ feed = \"p\" }")), ["一", "p:1-box"]);
    assert_eq!(stories(&house("Text.", "")), ["一", "box:1-box"]);
    let named = other("\"o\"");
    std::fs::remove_file(named.path(TOML)).unwrap();
    assert_eq!(stories(&named), ["一", "o"]);
}

#[test]
fn a_template_may_stand_on_several_pages() {
    let page = "\n[[page]]\nlayout = \"small\"\nslots = {}\n";
    let house = house("Text.", "").add(EDITION, page).add(EDITION, page);
    let stories: Vec<String> = composed(&house).stories.into_iter().map(|story| story.id).collect();
    assert_eq!(stories, ["一", "box:1-box", "box:2-box", "box:3-box"]);
}

#[test]
fn a_template_of_the_house_is_found_above_the_edition_and_its_data_in_it() {
    let house = house("Text.", "");
    let template = house.text(TEMPLATE);
    let house = house.remove(TEMPLATE).write("feeds/box.md", template);
    assert_eq!(text(&house), "BoxText.");
}

#[test]
fn the_next_edition_keeps_its_boxes_and_none_of_their_data() {
    let used = "lead = \"一\", box = { feed = \"box\" }";
    let house = house("Text.", "").change(EDITION, "lead = \"一\"", used);
    let (next, _) = banxin::edition::next(house.path("paper"), None, &mut Sources::default()).unwrap();
    assert!(next.text.contains("box = { feed = \"box\" }"), "{}", next.text);
    assert_eq!(next.stories.len(), 1);
}
