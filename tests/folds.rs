//! Sections of a paper (叠): what their pages go by.

use crate::support::house::House;

const EDITION: &str = "paper/edition.toml";

/// A house with so many pages, each with some keys.
pub(crate) fn pages(keys: &[&str]) -> House {
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
pub(crate) fn labels(house: &House) -> Vec<String> {
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
fn pages_count_on_over_those_that_are_not_wanted() {
    let house = pages(&["fold = \"A09\"", "", "fold = \"B1\"", ""]);
    for (wanted, folio) in [("2", "pA10"), ("4", "pB2")] {
        let build = ["build", "paper", "-o", "paper.pdf", "--pages", wanted];
        assert!(house.run(&build).status.success());
        let document = lopdf::Document::load(house.path("paper.pdf")).unwrap();
        assert!(document.extract_text(&[1]).unwrap().contains(folio), "{folio}");
    }
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

/// A house with a section whose sheet is another, its first page with some keys.
fn pull_out(keys: &str) -> House {
    let house = pages(&["", keys, ""]);
    let small = house.text("layouts/small.toml").replace("[\"200mm\", \"200mm\"]", "[\"190mm\", \"180mm\"]");
    let house = house.write("layouts/pull.toml", small);
    let edition = house.text(EDITION).replacen("layout = \"small\"", "layout = \"first\"", 1);
    let edition = edition.replace("layout = \"small\"", "layout = \"pull\"");
    house.write(EDITION, edition.replace("layout = \"first\"", "layout = \"small\""))
}

#[test]
fn a_pull_out_of_another_sheet_with_numbers_of_its_own_is_no_fault() {
    let told = |house: &House, arguments: &[&str]| {
        let output = house.run(arguments);
        assert!(output.status.success());
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    };
    let sizes = |house: &House| {
        let built = told(house, &["build", "paper", "-o", "paper.pdf"]);
        let file = told(house, &["preflight", "paper.pdf"]);
        [built, file].map(|told| told.matches("page-size").count())
    };
    assert_eq!(sizes(&pull_out("fold = \"B1\"")), [0, 0]);
    assert_eq!(sizes(&pull_out("")), [2, 2]);
}

#[test]
fn readers_call_pages_by_the_numbers_that_the_paper_prints() {
    let house = pages(&["", "fold = \"A02\"", "", "label = \"Cover\""]);
    assert!(house.run(&["build", "paper", "-o", "paper.pdf"]).status.success());
    let document = lopdf::Document::load(house.path("paper.pdf")).unwrap();
    let nums = document.catalog().unwrap().get(b"PageLabels").unwrap().as_dict().unwrap();
    let nums = nums.get(b"Nums").unwrap().as_array().unwrap();
    let label = |pair: &[lopdf::Object]| {
        let label = document.dereference(&pair[1]).unwrap().1.as_dict().unwrap();
        let prefix = label.get(b"P").map(crate::support::print::text_string).unwrap_or_default();
        let number = label.get(b"St").map(|number| number.as_i64().unwrap()).ok();
        (pair[0].as_i64().unwrap(), prefix, number.or(label.has(b"S").then_some(1)))
    };
    let found: Vec<_> = nums.chunks(2).map(label).collect();
    let wanted = [(0, "", Some(1)), (1, "A0", Some(2)), (3, "Cover", None)];
    assert_eq!(found, wanted.map(|(at, prefix, number)| (at, prefix.to_owned(), number)));
}
