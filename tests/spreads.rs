//! 跨版: pages that are two, side by side on one sheet.

use crate::folds::{labels, pages};
use crate::support::house::House;
use crate::support::print::text_string;

const EDITION: &str = "paper/edition.toml";

/// A house with a front page, a spread and a page, the spread on a sheet of some size.
fn spread(trim: &str) -> House {
    let house = pages(&["", "spread = true", ""]);
    let wide = house
        .text("layouts/small.toml")
        .replace("[\"200mm\", \"200mm\"]", trim)
        .replace("p{page}", "{page}-{facing} of {pages}");
    let edition = house.text(EDITION).replace("layout = \"small\"\nspread", "layout = \"wide\"\nspread");
    house.write("layouts/wide.toml", wide).write(EDITION, edition)
}

/// The same as large as two pages.
fn sound() -> House {
    spread("[\"400mm\", \"200mm\"]")
}

/// What a file of the edition says, page by page.
fn says(house: &House, arguments: &[&str]) -> Vec<String> {
    let build = [&["build", "paper", "-o", "paper.pdf"], arguments].concat();
    let output = house.run(&build);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let document = lopdf::Document::load(house.path("paper.pdf")).unwrap();
    let pages = document.get_pages();
    let text = |number: &u32| document.extract_text(&[*number]).unwrap().replace('\n', " ");
    pages.keys().map(text).collect()
}

#[test]
fn a_spread_takes_two_numbers_and_its_furniture_shows_both() {
    assert_eq!(labels(&sound()), ["1", "2", "4"]);
    let said = says(&sound(), &[]);
    assert!(said[1].contains("2-3 of 4"), "{said:?}");
    assert!(said[2].contains("p4"), "{said:?}");
}

#[test]
fn in_a_section_it_counts_as_two_and_by_its_own_label_too() {
    assert_eq!(labels(&pages(&["fold = \"A01\"", "spread = true", ""])), ["A01", "A02", "A04"]);
    let labelled = pages(&["", "label = \"C08\"\nspread = true", "label = \"C10\""]);
    assert_eq!(labels(&labelled), ["1", "C08", "C10"]);
}

#[test]
fn a_page_that_goes_by_the_second_number_of_a_spread() {
    pages(&["", "label = \"C08\"\nspread = true", "label = \"C09\""])
        .says("a_page_that_goes_by_the_second_number_of_a_spread", &[]);
}

#[test]
fn whoever_wants_one_of_its_pages_has_both() {
    for page in ["2", "3"] {
        let said = says(&sound(), &["--pages", page]);
        assert!(said.len() == 1 && said[0].contains("2-3 of 4"), "{page}: {said:?}");
    }
}

#[test]
fn readers_call_it_by_both_numbers_and_its_size_is_no_fault() {
    let house = sound();
    let output = house.run(&["build", "paper", "-o", "paper.pdf"]);
    assert!(!String::from_utf8(output.stderr).unwrap().contains("page-size"));
    let document = lopdf::Document::load(house.path("paper.pdf")).unwrap();
    let label = document.objects.values().filter_map(|one| one.as_dict().ok()).find(|one| one.has(b"P"));
    let (prefix, number) = label.map(|label| (label.get(b"P").unwrap(), label.get(b"St").unwrap())).unwrap();
    assert_eq!((text_string(prefix).as_str(), number.as_i64().unwrap()), ("2–", 3));
}

#[test]
fn a_spread_over_a_leaf() {
    pages(&["", "", "spread = true"]).says("a_spread_over_a_leaf", &[]);
}

#[test]
fn a_spread_of_a_section_begins_on_an_even_page_of_that() {
    let told = |keys: &[&str]| {
        let told = pages(keys).run(&["check", "paper"]).stderr;
        String::from_utf8(told).unwrap().contains("spread-over-a-leaf")
    };
    assert!(!told(&["", "fold = \"B1\"", "spread = true"]));
    assert!(told(&["", "fold = \"B1\"\nspread = true"]));
    // Also where the first page of the section is not wanted.
    let house = pages(&["", "fold = \"B1\"", "spread = true"]);
    assert!(house.run(&["build", "paper", "-o", "paper.pdf", "--pages", "3"]).status.success());
}

#[test]
fn a_spread_that_is_no_two_pages() {
    spread("[\"420mm\", \"200mm\"]").says("a_spread_that_is_no_two_pages", &[]);
}
