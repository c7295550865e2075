//! 更正: a correction stands where the fault stood, in an issue after it.

use crate::support::house::House;

const EDITION: &str = "paper/edition.toml";
const STORY: &str = "paper/stories/一.md";

/// An edition of a page A03, of 30 September, with a correction.
fn house(corrects: &str) -> House {
    House::sound().change(EDITION, "layout =", "label = \"A03\"\nlayout =").change(
        STORY,
        "\"Head\"",
        &format!("\"Head\"\ncorrects = {{ {corrects} }}"),
    )
}

fn codes(house: &House) -> Vec<String> {
    house.found(&[]).iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_correction_on_the_page_of_the_fault_is_sound() {
    let none: [String; 0] = [];
    assert_eq!(codes(&house("date = 2022-09-29, page = \"A03\", story = \"二\", headline = \"H\"")), none);
    assert_eq!(codes(&house("date = 2021-12-31, page = \" A03 \"")), none);
}

#[test]
fn a_spread_is_both_of_its_pages() {
    let spread = |page: &str| {
        house(&format!("date = 2022-09-29, page = \"{page}\"")).change(
            EDITION,
            "label = \"A03\"",
            "label = \"A02\"\nspread = true",
        )
    };
    let elsewhere = |page: &str| codes(&spread(page)).contains(&"correction-elsewhere".to_owned());
    assert_eq!(["A02", "A03", "A04"].map(elsewhere), [false, false, true]);
}

#[test]
fn a_correction_elsewhere() {
    let more = "\n[[page]]\nlabel = \"A04\"\nlayout = \"small\"\nslots = { lead = \"二\" }\n";
    house("date = 2022-09-29, page = \"A04\"")
        .add(EDITION, more)
        .write("paper/stories/二.md", "+++\nheadline = \"Head\"\n+++\n\nText.\n")
        .says("a_correction_elsewhere", &[]);
}

#[test]
fn a_correction_of_a_page_that_is_not_there() {
    house("date = 2022-09-29, page = \"B01\"").says("a_correction_of_a_page_that_is_not_there", &[]);
}

#[test]
fn a_correction_of_the_same_day() {
    house("date = 2022-09-30, page = \"A03\"").says("a_correction_of_the_same_day", &[]);
}

#[test]
fn a_correction_without_a_page() {
    house("date = 2022-09-29").says("a_correction_without_a_page", &[]);
}
