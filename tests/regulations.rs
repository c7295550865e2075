//! What the regulations of the trade ask of furniture, each rule with a bad twin.

use crate::support::house::House;

const LAYOUT: &str = "layouts/small.toml";
const EDITION: &str = "paper/edition.toml";

/// A registered paper whose front has a masthead with a strip of some items, and a part that says a text.
fn front(strip: &[&str], part: &str) -> House {
    let item = |text: &&str| format!("{{ text = \"{text}\", face = \"song\", size = \"6pt\" }}");
    let items: Vec<String> = strip.iter().map(item).collect();
    House::sound()
        .change(LAYOUT, "row = 3", "row = 9")
        .change(EDITION, "date = 2022-09-30", "date = 2022-09-30\nnumber = 1\ncn = \"CN 00-0000\"")
        .add(LAYOUT, &format!("[masthead]\nrows = 6\nnameplate = {{ text = \"Daily\", face = \"song\", size = \"20pt\" }}\nstrip = [{}]\n", items.join(", ")))
        .with_part("foot", "row = 18\nrows = 2", part)
}

/// What a registered paper shows.
const ALL: &[&str] = &["{month}/{day}", "{number}", "{cn}", "{pages}"];

#[test]
fn a_masthead_that_lacks_fields() {
    front(&["{month}/{day}", "{number}"], "Foot").says("a_masthead_that_lacks_fields", &[]);
}

#[test]
fn a_folio_on_the_front_page() {
    front(ALL, "Page {page}").says("a_folio_on_the_front_page", &[]);
}

#[test]
fn a_nameplate_that_is_outdone() {
    let house = front(ALL, "Special").change(
        LAYOUT,
        "\"Special\", face = \"song\", size = \"9pt\"",
        "\"Special\", face = \"song\", size = \"21pt\"",
    );
    house.says("a_nameplate_that_is_outdone", &[]);
}

#[test]
fn what_a_paper_shows_may_stand_in_any_part_of_any_page_and_an_unregistered_one_shows_what_it_likes() {
    let told = |house: House| String::from_utf8(house.run(&["check", "paper"]).stderr).unwrap();
    assert_eq!(told(front(ALL, "Foot")), "");
    assert_eq!(told(front(&ALL[..3], "{pages} pages")), "");
    let unregistered = front(&["{number}"], "Foot").change(EDITION, "cn = \"CN 00-0000\"", "cn = \"none\"");
    assert_eq!(told(unregistered), "");
}
