//! 套红: nameplate and headlines in a colour of the layout.

use banxin::color::{Color, InkId, Paint, SOLID};
use banxin::page::{Composition, Item, Role};

use super::{EDITION, LAYOUT, RED, runs};
use crate::support::editions::{HEADLINE, role};
use crate::support::house::House;

const RED_INK: Paint = Paint { color: Color::Spot(InkId(0), SOLID), overprint: false };

/// A house with a masthead, and a second slot with a head style of its own.
fn fronted(festive: &str) -> House {
    let nameplate = "nameplate = { text = \"{paper}\", face = \"song\", size = \"12pt\", columns = 1 }";
    let line = "{ text = \"{year}\", face = \"song\", size = \"9pt\" }";
    let side = "[slots.side]\ncolumn = 2\nrow = 7\nrows = 4\nhead_rows = 3\nhead = \"second\"\n";
    House::sound()
        .write("paper/stories/二.md", "+++\nheadline = \"Head\"\ndeck = \"Deck\"\n+++\nText.\n")
        .change(EDITION, "name = \"日报\"", "name = \"Daily\"")
        .change(EDITION, "lead =", "side = \"二\", lead =")
        .change(LAYOUT, "row = 3", "row = 7")
        .add(LAYOUT, "[heads.second]\nheadline = { face = \"song\", largest = \"12pt\" }\n")
        .add(LAYOUT, &format!("{side}[masthead]\nrows = 5\n{nameplate}\near = [{line}]\nstrip = [{line}]\n"))
        .add(LAYOUT, &format!("{RED}{festive}"))
        .dressed("festive")
}

/// How many rules of the masthead are red, and how many are not.
fn rules(composition: &Composition) -> (usize, usize) {
    let items = composition.pages[0].items.iter().filter(|item| item.source().role == Role::Rule);
    let (red, others): (Vec<&Item>, Vec<&Item>) = items.partition(|item| item.paint() == Some(RED_INK));
    (red.len(), others.len())
}

/// Which texts are red.
fn red(composition: &Composition) -> Vec<&str> {
    let all = [Role::Masthead, HEADLINE, role("deck"), Role::Body];
    let runs = all.into_iter().flat_map(|role| runs(composition, role));
    runs.filter(|run| run.paint == RED_INK).map(|run| run.text.as_str()).collect()
}

#[test]
fn the_nameplate_and_its_rules_are_red_and_what_stands_beside_them_is_not() {
    let composition = fronted("[festive]\ncolor = \"red\"\n").composed();
    assert_eq!(red(&composition), ["Daily"]);
    assert_eq!(rules(&composition), (2, 0));
}

#[test]
fn headlines_are_red_where_the_layout_names_their_style() {
    let composition = fronted("[festive]\ncolor = \"red\"\nheads = [\"second\"]\nrules = false\n").composed();
    assert_eq!(red(&composition), ["Daily", "Head"]);
    assert_eq!(rules(&composition), (0, 2));
    let second = runs(&composition, HEADLINE).into_iter().find(|run| run.paint == RED_INK).unwrap();
    let deck = runs(&composition, role("deck"))[0];
    assert_eq!(second.source.story, deck.source.story, "its deck stays black");
}

#[test]
fn on_other_days_nothing_is() {
    let festive = "[festive]\ncolor = \"red\"\nheads = [\"lead\", \"second\"]\n";
    let composition = fronted(festive).change(EDITION, "dress = \"festive\"\n", "").composed();
    assert!(composition.plates().inks.is_empty());
}

/// Inside pages need no feast of their own.
#[test]
fn only_the_front_page_must_have_a_colour_for_feasts() {
    let inside = House::sound().text(LAYOUT);
    let page = "[[page]]\nlayout = \"inside\"\nslots = { lead = \"三\" }\n";
    let house = fronted("[festive]\ncolor = \"red\"\nheads = [\"lead\"]\n")
        .write("layouts/inside.toml", inside)
        .write("paper/stories/三.md", "+++\nheadline = \"Inside\"\n+++\nText.\n")
        .add(EDITION, page);
    assert_eq!(red(&house.composed()), ["Daily", "Head"]);
}

/// A paper that begins with what is in the program has both dresses by the one key.
#[test]
fn a_new_paper_has_either_dress() {
    for dress in ["festive", "mourning"] {
        let house = House::sound();
        assert!(house.run(&["new", "begun"]).status.success());
        let house = house.change("begun/edition.toml", "[paper]", &format!("[paper]\ndress = \"{dress}\""));
        let house = house.remove_folder("layouts").remove_folder("fonts");
        let checked = house.run(&["check", "begun", "--strict"]);
        assert!(checked.status.success(), "{dress}: {}", String::from_utf8_lossy(&checked.stderr));
    }
}
