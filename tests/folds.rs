//! Sections of a paper (叠): what their pages go by.

use crate::support::house::House;

const EDITION: &str = "paper/edition.toml";

/// A house with so many pages, each with some keys.
fn pages(keys: &[&str]) -> House {
    let house = House::sound().add(
        "layouts/small.toml",
        "[folio]\nrows = 2\nitems = [{ text = \"p{page}\", face = \"song\", size = \"9pt\" }]\n",
    );
    let first = house.change(EDITION, "layout = \"small\"", &format!("layout = \"small\"\n{}", keys[0]));
    keys.iter().enumerate().skip(1).fold(first, |house, (at, keys)| {
        house.write(&format!("paper/stories/s{at}.md"), "+++\nheadline = \"Head\"\n+++\n\nText.\n").add(
            EDITION,
            &format!("\n[[page]]\nlayout = \"small\"\n{keys}\nslots = {{ lead = \"s{at}\" }}\n"),
        )
    })
}

/// What the pages but the first go by: their folios say it.
fn labels(house: &House) -> Vec<String> {
    let loaded = banxin::load(house.path("paper"), &mut banxin::diag::Sources::default());
    let banxin::Loaded { edition, .. } = loaded.unwrap_or_else(|errors| panic!("{errors:#?}"));
    edition.pages().iter().map(|page| page.label.clone()).collect()
}

#[test]
fn pages_of_a_section_count_on_from_its_first_with_as_many_figures() {
    let all = labels(&pages(&["fold = \"A09\"", "", "", "fold = \"B1\"", "label = \"X\"", ""]));
    assert_eq!(all, ["A09", "A10", "A11", "B1", "X", "B3"]);
}

#[test]
fn pages_before_all_sections_go_by_their_place() {
    assert_eq!(labels(&pages(&["", "", "fold = \"B1\""])), ["1", "2", "B1"]);
}

#[test]
fn a_section_that_counts_into_another() {
    pages(&["fold = \"A1\"", "", "fold = \"A2\""]).says("a_section_that_counts_into_another", &[]);
}

#[test]
fn a_section_without_a_number() {
    pages(&["fold = \"A\""]).says("a_section_without_a_number", &[]);
}
