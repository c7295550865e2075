//! Editions of one night: one on a base is what it would be if it were written out in full, and what is wrong with either is
//! told where it is written.

mod files;
mod full;
mod told;

use banxin::diag::Sources;
use banxin::page::Item;

use crate::support::editions::typeset;
use crate::support::house::House;

const CITY: &str = "city/edition.toml";
const PAPER: &str = "paper/edition.toml";
const LAYOUT: &str = "layouts/small.toml";

const SIDE: &str = "\n[slots.side]\ncolumn = 2\nrow = 3\nrows = 4\nhead_rows = 3\nhead = \"lead\"\n";

/// A story of a word.
fn story(word: &str) -> String {
    format!("+++\nheadline = \"{word}\"\n+++\n\nText of {word}.\n")
}

/// A house with an edition `city` of three pages, and one on it, `paper`, that says no more than this and some text.
fn remake(text: &str) -> House {
    let page = |label: &str, lead: &str| {
        format!(
            "\n[[page]]\nlayout = \"small\"\nlabel = \"{label}\"\nsection = \"News\"\nslots = {{ lead = \"{lead}\", side = \"{lead}2\" }}\n"
        )
    };
    let pages = [page("A01", "a"), page("A02", "b"), page("A03", "c")].concat();
    let house = House::sound().remove_folder("paper/stories").add(LAYOUT, SIDE);
    let edition = house.text(PAPER);
    let (paper, _) = edition.split_once("[[page]]").unwrap();
    let city = format!("{paper}edition = \"City\"\n{pages}").replace("\n\nedition", "\nedition");
    ["a", "a2", "b", "b2", "c", "c2"]
        .into_iter()
        .fold(house, |house, name| house.write(&format!("city/stories/{name}.md"), story(name)))
        .write(CITY, city)
        .with_part("own", "column = 1\nrow = 1\nrows = 1", "{edition} {page} {section}")
        .write(PAPER, format!("base = \"../city\"\n{text}"))
}

/// The text of the pages of an edition, one string each.
fn pages(house: &House, edition: &str) -> Vec<String> {
    let loaded = banxin::load(house.path(edition), &mut Sources::default());
    let loaded = loaded.unwrap_or_else(|errors| panic!("{errors:#?}"));
    let (composition, _) = typeset(&loaded.edition, &loaded.fonts);
    let text = |item: &Item| if let Item::Glyphs(run) = item { run.text.clone() } else { String::new() };
    composition.pages.iter().map(|page| page.items.iter().map(text).collect()).collect()
}

/// The codes of what is found in an edition, in their order.
fn codes(house: &House, edition: &str) -> Vec<&'static str> {
    let found = match banxin::edition::load(house.path(edition), &mut Sources::default()) {
        Ok((_, warnings)) => warnings,
        Err(errors) => errors,
    };
    found.iter().map(|one| one.code).collect()
}

#[test]
fn keys_of_the_paper_are_the_base_s_but_for_those_that_are_said() {
    let house = remake("[paper]\nedition = \"Suburb\"\n");
    let (city, suburb) = (pages(&house, "city"), pages(&house, "paper"));
    assert_eq!(suburb.len(), 3);
    for (city, suburb) in city.iter().zip(&suburb) {
        assert_eq!(*suburb, city.replace("City", "Suburb"));
        assert_ne!(city, suburb);
    }
}

#[test]
fn a_page_is_the_base_s_but_for_what_is_changed() {
    let house = remake("[[page]]\nchange = \"A02\"\nsection = \"Land\"\nslots = { side = \"new\" }\n")
        .write("paper/stories/new.md", story("new"));
    let (city, suburb) = (pages(&house, "city"), pages(&house, "paper"));
    assert_eq!((&suburb[0], &suburb[2]), (&city[0], &city[2]));
    assert!(suburb[1].contains("City A02 Land") && suburb[1].contains("new"), "{}", suburb[1]);
    assert!(suburb[1].contains("Text of b.") && !suburb[1].contains("b2"), "{}", suburb[1]);
}

#[test]
fn a_slot_is_emptied_and_a_key_is_taken_away() {
    let house = remake("[[page]]\nchange = \"A03\"\nlabel = \"\"\nslots.side = \"\"\n");
    let last = pages(&house, "paper").pop().unwrap();
    assert!(last.contains("City 3 News") && !last.contains("c2"), "{last}");
    assert_eq!(codes(&house, "paper"), ["slot-empty"]);
}

#[test]
fn pages_are_dropped_and_added_where_they_are_said_to_stand() {
    let page = |act: &str, label: &str| {
        format!(
            "[[page]]\n{act}\nlayout = \"small\"\nlabel = \"{label}\"\nslots = {{ lead = \"{label}\" }}\n"
        )
    };
    let text = [
        "[[page]]\ndrop = 2\n",
        &page("after = \"A02\"", "X"),
        &page("after = \"A02\"", "Y"),
        &page("before = \"1\"", "Z"),
    ];
    let house = ["X", "Y", "Z"].into_iter().fold(remake(&text.concat()), |house, name| {
        house.write(&format!("paper/stories/{name}.md"), story(name))
    });
    let pages = pages(&house, "paper");
    let begins: Vec<&str> = pages.iter().map(|page| &page["City ".len()..]).collect();
    for (page, label) in begins.iter().zip(["Z", "A01", "X", "Y", "A03"]) {
        assert!(page.starts_with(label), "{label}: {begins:?}");
    }
    assert_eq!(begins.len(), 5);
}

/// 一改, 二改: a remake of a remake.
#[test]
fn a_base_has_a_base() {
    let house = remake("[[page]]\nchange = \"A01\"\nlabel = \"B1\"\nslots.lead = \"new\"\n")
        .write("paper/stories/new.md", story("new"))
        .write(
            "third/edition.toml",
            "base = \"../paper\"\n[[page]]\nchange = \"B1\"\nslots.side = \"third\"\n",
        )
        .write("third/stories/third.md", story("third"))
        .write("third/stories/new.md", story("newest"));
    let first = &pages(&house, "third")[0];
    assert!(first.contains("newest") && first.contains("third") && !first.contains("a2"), "{first}");
    assert_eq!(codes(&house, "third"), [""; 0]);
}

#[test]
fn places_are_told_in_the_file_that_says_what_is_wrong() {
    let says = |house: House, name: &str| house.says(name, &[]);
    // The base's own fault, and one of what is laid over it.
    let house = remake("[[page]]\nchange = \"A02\"\nslots = { lead = \"gone\" }\n");
    says(house.change(CITY, "lead = \"c\"", "lead = \"lost\""), "stories_that_neither_edition_has");
    let house = remake("[[page]]\nchange = \"A02\"\nslots = { laed = \"c\" }\n");
    says(house, "a_slot_of_a_changed_page_that_is_misspelt");
}
