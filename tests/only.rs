//! Stories of one thing only: a head without text, text without a head; and the ear of a masthead (报眼) that holds a story.

use banxin::page::PartKind;

use crate::support::house::House;

const LAYOUT: &str = "layouts/small.toml";
const STORY: &str = "paper/stories/一.md";

#[test]
fn a_head_with_text() {
    House::sound().change(STORY, "headline", "only = \"head\"\nheadline").says("a_head_with_text", &[]);
}

#[test]
fn a_text_with_a_head() {
    House::sound().change(STORY, "headline", "only = \"text\"\nheadline").says("a_text_with_a_head", &[]);
}

/// A house whose story is one thing only.
fn only(what: &str, front: &str, text: &str) -> House {
    House::sound().write(STORY, format!("+++\nonly = \"{what}\"\n{front}+++\n{text}"))
}

/// What stands on its page: how high each part is, in rows of 12 pt, and what is found.
fn parts(house: &House) -> (Vec<(PartKind, i64)>, String) {
    let output = house.run(&["check", "paper"]);
    let found = String::from_utf8(output.stderr).unwrap();
    let loaded = banxin::load(house.path("paper"), &mut banxin::diag::Sources::default());
    let banxin::Loaded { edition, fonts, .. } = loaded.unwrap();
    let (composition, _) = crate::support::editions::typeset(&edition, &fonts);
    let parts = &composition.pages[0].regions[0].parts;
    (parts.iter().map(|part| (part.kind, part.rect.height.0 / 12_000_000)).collect(), found)
}

#[test]
fn a_head_without_text_has_all_rows_of_its_slot() {
    let (parts, found) = parts(&only("head", "headline = \"Head\"\n", ""));
    assert_eq!(parts, [(PartKind::Head, 4)]);
    assert_eq!(found, "");
}

#[test]
fn text_without_a_head_has_the_rows_of_the_head_too() {
    let (parts, found) = parts(&only("text", "", &"Text of words. ".repeat(7)));
    assert_eq!(parts, [(PartKind::Column(0), 4)], "{found}");
}

#[test]
fn a_slot_may_stand_beside_the_nameplate_where_no_ear_does() {
    let plate = |rest: &str| {
        House::sound()
            .change(LAYOUT, "column = 1\nrow = 3\nrows = 4", "column = 2\nrow = 1\nrows = 4")
            .add(LAYOUT, &format!("[masthead]\nrows = 5\nnameplate = {{ text = \"{{paper}}\", face = \"song\", size = \"20pt\", columns = 1 }}\n{rest}"))
    };
    let told = |house: House| String::from_utf8(house.run(&["check", "paper"]).stderr).unwrap();
    assert!(!told(plate("")).contains("slot-in-furniture"));
    assert!(
        told(plate("ear = [{ text = \"{date}\", face = \"song\", size = \"9pt\" }]\n"))
            .contains("slot-in-furniture")
    );
    let strip = "strip = [{ text = \"{date}\", face = \"song\", size = \"9pt\" }]\n";
    let above =
        |rows: u32| plate(strip).change(LAYOUT, "rows = 5\nnameplate", &format!("rows = {rows}\nnameplate"));
    assert!(!told(above(8)).contains("slot-in-furniture"));
    assert!(told(above(7)).contains("slot-in-furniture"));
    let lower = plate("").change(LAYOUT, "row = 1\nrows = 4", "row = 1\nrows = 5");
    assert!(told(lower).contains("slot-in-furniture"));
    let wide = plate("").change(LAYOUT, "column = 2\nrow = 1", "column = 1\nspan = 2\nrow = 1");
    assert!(told(wide).contains("slot-in-furniture"));
}
