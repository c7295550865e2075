//! 导读: the heads of picked stories, with the numbers of their pages.

use std::fs;

use banxin::diag::Sources;

use super::{EDITION, House, LAYOUT, TEMPLATE, of_file, text};

/// A house of three pages whose first has a guide.
fn guide(text: &str) -> House {
    let story = |head: &str| format!("+++\n{head}\n+++\n\nText.\n");
    let page = |label: &str, story: &str| {
        format!(
            "\n[[page]]\nlayout = \"plain\"\nsection = \"News\"\nlabel = \"{label}\"\nslots = {{ lead = \"{story}\" }}\n"
        )
    };
    let house = of_file("guide", text);
    let layout = house.text(LAYOUT).replace("[heads.lead]\n", "[heads.lead]\nlines = 2\n");
    let (plain, _) = layout.split_once("[slots.box]").unwrap();
    house
        .write("layouts/plain.toml", plain)
        .write("paper/stories/a.md", story(ALPHA))
        .write("paper/stories/b.md", story("headline = \"Beta\"\nguide = \"Short\""))
        .add(EDITION, &page("A02", "a"))
        .add(EDITION, &page("A03", "b"))
        .change(EDITION, "[paper]", "guide = [\"b\", \"a\"]\n\n[paper]")
}

const ALPHA: &str = "headline = [\"Al\", \"pha\"]\ndeck = \"Deck\"";
const LIST: &str = "{stories.headline} p.{stories.page} {stories.section}\n\n{stories.deck}";

#[test]
fn a_guide_lists_the_picked_stories_in_their_order() {
    assert_eq!(text(&guide(LIST)), "BoxShortp.A03NewsAlphap.A02NewsDeck");
}

#[test]
fn a_page_alone_has_the_same_guide() {
    let house = guide(LIST);
    let build = |more: &[&str], folder: &str| {
        fs::create_dir(house.path(folder)).unwrap();
        let output = house.run(&[&["build", "paper", "--split", "-o", folder], more].concat());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let mut files: Vec<_> =
            fs::read_dir(house.path(folder)).unwrap().map(|one| one.unwrap().path()).collect();
        files.retain(|path| path.extension().is_some_and(|ending| ending == "pdf"));
        files.sort();
        (files, said)
    };
    let (all, said) = build(&[], "all");
    assert_eq!(all.len(), 3, "{said}");
    let (alone, said) = build(&["--pages", "1"], "alone");
    assert_eq!(alone.len(), 1, "{said}");
    assert_eq!(all[0].file_name(), alone[0].file_name());
    assert!(fs::read(&all[0]).unwrap() == fs::read(&alone[0]).unwrap(), "the same page is another file");
}

#[test]
fn the_guide_of_the_next_edition_picks_what_stands_in_the_places_of_those_it_picked() {
    let house = guide(LIST);
    let (next, _) = banxin::edition::next(house.path("paper"), None, &mut Sources::default()).unwrap();
    assert!(next.text.contains("guide = [\"3-lead\", \"2-lead\"]"), "{}", next.text);
}

#[test]
fn what_a_story_says_in_its_head_is_no_markup_of_the_guide() {
    let house = guide(LIST).change("paper/stories/b.md", "\"Short\"", "\"A {x} | B\"");
    assert!(text(&house).starts_with("BoxA{x}|Bp.A03"), "{}", text(&house));
}

/// What can't be picked is told, and nothing of the box is then.
#[test]
fn picks_that_are_wrong_are_told() {
    let says = |house: House, name: &str| house.says(name, &[]);
    let picks = |list: &str| guide(LIST).change(EDITION, "[\"b\", \"a\"]", list);
    says(picks("[\"c\"]"), "a_guide_of_a_story_that_stands_nowhere");
    says(picks("[\"zebra\", \"a\"]"), "a_guide_of_a_story_that_nobody_knows");
    says(picks("[\"a\", \"b\", \"a\"]"), "a_guide_of_a_story_twice");
    says(picks("[\"一\", \"a\"]"), "a_guide_of_a_story_of_the_front_page");
    says(picks("[]"), "a_guide_without_stories");
    says(guide(LIST).change(EDITION, "guide = [\"b\", \"a\"]\n\n", ""), "a_guide_that_nobody_fills");
    says(
        guide(LIST).change("paper/stories/a.md", ALPHA, "only = \"text\""),
        "a_guide_of_a_story_without_a_head",
    );
    says(
        guide("Text.")
            .change(TEMPLATE, "\"guide\"", "\"box.toml\"")
            .write("paper/feeds/box.toml", "date = 2022-09-30\n"),
        "a_guide_that_stands_nowhere",
    );
}
