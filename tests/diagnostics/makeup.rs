//! Pages that can't be made up by the program, and what has no place on them.

use super::{EDITION, LAYOUT, STORY};
use crate::support::house::House;

/// A house whose page waits for its story, which says some keys more.
fn waiting(keys: &str) -> House {
    let heads = "\n[makeup]\nheads = [{ head = \"lead\", weights = [1, 20], columns = [1, 2] }]\n";
    House::sound()
        .change(EDITION, "slots = { lead = \"一\" }", "section = \"news\"\nmakeup = true")
        .add(LAYOUT, heads)
        .change(STORY, "\"Head\"", &format!("\"Head\"\n{keys}"))
}

/// The same with some advertisements booked, by their rows.
fn sold(rows: &[u32]) -> House {
    let names = ["one", "other"];
    let booking = |(name, rows): (&str, &u32)| {
        format!("[ads.{name}]\nfile = \"{name}.png\"\nalt = \"a\"\nsize = {{ columns = 2, rows = {rows} }}\n")
    };
    let bookings: String = names.into_iter().zip(rows).map(booking).collect();
    let asked: Vec<String> = names.iter().take(rows.len()).map(|name| format!("\"{name}\"")).collect();
    let png = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/content/market/ads/noodles.png")).unwrap();
    waiting("")
        .add(EDITION, &format!("ads = [{}]\n", asked.join(", ")))
        .write("paper/ads/bookings.toml", bookings)
        .write("paper/ads/one.png", &png)
        .write("paper/ads/other.png", &png)
}

macro_rules! makeup_says {
    ($($name:ident = $house:expr;)*) => {
        $(#[test] fn $name() {
            $house.says_of(stringify!($name), &["makeup", "paper", "--dry-run"]);
        })*
    };
}

makeup_says! {
    makeup_of_a_section_that_is_none = waiting("section = \"nws\"");
    makeup_for_a_page_that_does_not_wait = waiting("page = 3");
    makeup_by_a_weight_that_is_none = waiting("weight = \"first\"");
    makeup_of_two_leads = waiting("weight = 1").write("paper/stories/二.md", "+++\nheadline = \"Two\"\nweight = 1\n+++\n\nText.\n");
    makeup_of_a_layout_that_says_nothing = waiting("").change(LAYOUT, "[makeup]\nheads = [{ head = \"lead\", weights = [1, 20], columns = [1, 2] }]\n", "");
    makeup_without_a_page = House::sound();
    makeup_without_a_story = waiting("").remove(STORY);
    makeup_of_weights_turned_round = waiting("").change(LAYOUT, "[1, 20]", "[20, 1]");
    makeup_with_no_heads = waiting("").change(LAYOUT, "[{ head = \"lead\", weights = [1, 20], columns = [1, 2] }]", "[]");
    makeup_of_advertisements_that_do_not_stand_together = sold(&[12, 12]);
    makeup_of_an_advertisement_larger_than_the_page = sold(&[40]);
    makeup_of_a_story_longer_than_the_page = waiting("").change(STORY, "Text.", &"Some text that goes on. ".repeat(300));
    makeup_that_leaves_a_story_out = waiting("weight = 2")
        .change(STORY, "Text.", &"Some text that goes on. ".repeat(17))
        .write("paper/stories/二.md", format!("+++\nheadline = \"Two\"\nweight = 1\n+++\n\n{}\n", "Some text that goes on. ".repeat(40)));
    makeup_of_a_story_with_a_quotation = waiting("quotation = \"Words.\"")
        .write("paper/stories/二.md", "+++\nheadline = \"Two\"\n+++\n\nText.\n");
    makeup_that_leaves_a_page_white = waiting("");
}

#[test]
fn a_page_that_waits_is_not_made_up() {
    waiting("").says("a_page_that_waits_is_not_made_up", &[]);
}
