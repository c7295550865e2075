//! 更正: a correction stands where the fault stood, in an issue after it.

use banxin::diag::Sources;
use banxin::page::Correction;

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

/// What the composed pages say of the first story.
fn label(house: &House) -> Option<Correction> {
    let loaded = banxin::load(house.path("paper"), &mut Sources::default());
    let loaded = loaded.unwrap_or_else(|errors| panic!("{errors:#?}"));
    loaded.compose().composition.stories[0].corrects.clone()
}

#[test]
fn the_composed_pages_know_what_a_correction_puts_right() {
    let page = "A03".to_owned();
    let named = house("date = 2022-09-29, page = \"A03\", story = \"二\", headline = \"旧题\"");
    let (date, story, headline) = ((2022, 9, 29), Some("二".to_owned()), Some("旧题".to_owned()));
    assert_eq!(label(&named), Some(Correction { date, page: page.clone(), story, headline }));
    let unnamed = Correction { date: (2021, 12, 31), page, story: None, headline: None };
    assert_eq!(label(&house("date = 2021-12-31, page = \" A03 \"")), Some(unnamed));
    assert_eq!(label(&House::sound()), None);
}
