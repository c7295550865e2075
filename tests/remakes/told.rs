//! What is told of an edition on a base: every sentence of it.

use super::{CITY, PAPER, codes, remake, story};
use crate::support::house::House;

fn says(house: &House, name: &str) {
    house.says(name, &[]);
}

/// A remake that says one page.
fn of_page(keys: &str) -> House {
    remake(&format!("[[page]]\n{keys}\n"))
}

#[test]
fn a_base_is_an_edition_that_is_there() {
    says(&remake("").change(PAPER, "../city", "../ctiy"), "a_base_that_is_misspelt");
    says(&remake("").change(PAPER, "../city", "../stories"), "a_base_that_is_not_there");
    says(&remake("").change(PAPER, "../city", "../layouts"), "a_base_that_is_no_edition");
    says(&remake("").write("file", "").change(PAPER, "../city", "../file"), "a_base_that_is_no_folder");
}

#[test]
fn a_base_is_named_by_its_folder_from_this_one_s() {
    says(&remake("").change(PAPER, "../city", "../city/edition.toml"), "a_base_named_by_its_file");
    says(&remake("").change(PAPER, "../city", "../../../../../../city"), "a_base_far_away");
    for name in
        ["", ".", "/city", "../paper/../city", "..\\\\city", "./city", "city/..", "https://city", "..//city"]
    {
        assert_eq!(codes(&remake("").change(PAPER, "../city", name), "paper"), ["bad-base"], "{name}");
    }
    says(&remake("").change(PAPER, "../city", "../paper/../city"), "a_base_by_way_of_its_own_folder");
    says(&remake("").change(PAPER, "\"../city\"", "3"), "a_base_that_is_no_text");
    says(&remake("").change(PAPER, "base", "bsae"), "a_base_whose_key_is_misspelt");
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_to_a_base_elsewhere() {
    let elsewhere = remake("");
    let house = remake("").change(PAPER, "../city", "../link");
    std::os::unix::fs::symlink(elsewhere.path("city"), house.path("link")).unwrap();
    says(&house, "a_base_that_is_a_link_elsewhere");
    // One that stays beside it is another name.
    let house = remake("").change(PAPER, "../city", "../link");
    std::os::unix::fs::symlink("city", house.path("link")).unwrap();
    assert_eq!(codes(&house, "paper"), [""; 0]);
}

#[test]
fn bases_end() {
    says(&remake("").change(PAPER, "../city", "../paper"), "an_edition_on_itself");
    let circle = remake("").change(CITY, "[paper]", "base = \"../paper\"\n[paper]");
    says(&circle, "editions_in_a_circle");
    let deep = (0..9).fold(remake("").change(PAPER, "../city", "../0"), |house, at| {
        let base = if at == 8 { "../city".to_owned() } else { format!("../{}", at + 1) };
        house.write(&format!("{at}/edition.toml"), format!("base = \"{base}\"\n"))
    });
    says(&deep, "editions_too_deep");
    let eight = deep.change(PAPER, "../0", "../2");
    assert_eq!(codes(&eight, "paper"), [""; 0]);
}

#[test]
fn a_fault_of_a_base_is_told_in_it() {
    says(&remake("").change(CITY, "name = ", "name = = "), "a_malformed_edition_that_is_a_base");
    says(&remake("").change(CITY, "[paper]", "base = \"../gone\"\n[paper]"), "a_base_whose_base_is_gone");
    says(&remake("").change(CITY, "[paper]", "format = 9\n[paper]"), "an_edition_on_one_of_a_later_format");
}

#[test]
fn a_page_names_one_of_the_base_s() {
    says(&of_page("change = \"A2\"\nsection = \"Land\""), "a_page_that_the_base_does_not_have");
    says(&of_page("change = 9\nsection = \"Land\""), "a_place_that_the_base_does_not_have");
    says(&of_page("layout = \"small\"\nslots = {}"), "a_page_that_says_nothing_of_the_base");
    says(&of_page("change = \"A01\"\nafter = \"A02\"\nsection = \"Land\""), "a_page_that_says_two_things");
    says(
        &of_page("drop = \"A02\"\n[[page]]\nchange = 2\nsection = \"Land\""),
        "a_page_that_is_dropped_and_changed",
    );
    says(&of_page("drop = \"A02\"\nsection = \"Land\""), "a_dropped_page_that_says_more");
    says(&of_page("chagne = \"A02\"\nsection = \"Land\""), "a_change_that_is_misspelt");
    let alone = House::sound().change(PAPER, "layout", "after = 1\nlayout");
    says(&alone, "a_page_of_a_base_that_is_none");
}

#[test]
fn a_slot_that_is_emptied_is_one_that_is_filled() {
    says(&of_page("change = \"A02\"\nslots = { sied = \"\" }"), "a_slot_that_the_base_does_not_fill");
}

#[test]
fn a_story_in_a_slot_of_the_base_is_told_where_it_is_put_there() {
    let house = of_page("change = \"A02\"\nslots = { side = \"long\" }");
    let long = format!("+++\nheadline = \"Long\"\n+++\n\n{}\n", "A long text. ".repeat(20));
    says(&house.write("paper/stories/long.md", long), "a_story_of_a_remake_that_is_too_long");
}

#[test]
fn a_page_in_another_layout_has_the_slots_of_that() {
    let house = of_page("change = \"A02\"\nlayout = \"other\"");
    let layout = house.text(super::LAYOUT).replace("[slots.side]", "[slots.foot]");
    says(&house.write("layouts/other.toml", layout), "another_layout_without_a_slot_of_the_base");
}

#[test]
fn what_changes_nothing_is_told() {
    let text = "[paper]\nname = \"日报\"\n[[page]]\nchange = \"A01\"\n[[page]]\nchange = \"A02\"\nlayout = \"small\"\nfold = \"\"\nslots = { lead = \"b\" }\n";
    says(&remake(text), "overrides_that_say_what_the_base_says");
    let house =
        of_page("change = \"A02\"\nsection = \"Land\"").write("paper/stories/flod.md", story("flood"));
    let house = house
        .write("paper/pictures/a.svg", "")
        .write("paper/pictures/.b.svg/c", "")
        .write("paper/note.md", "");
    says(&house.write("paper/stories/b.md", story("better")), "files_that_take_the_place_of_none");
}

#[test]
fn a_section_that_loses_its_first_page_is_told() {
    let fold = |house: House| {
        house.change(CITY, "label = \"A02\"", "fold = \"B1\"").change(CITY, "label = \"A03\"\n", "")
    };
    says(&fold(of_page("drop = \"B1\"")), "a_section_whose_first_page_is_dropped");
    let said = of_page("drop = \"B1\"\n[[page]]\nchange = \"B2\"\nfold = \"B1\"");
    assert_eq!(codes(&fold(said), "paper"), [""; 0]);
}

/// What is added in the place of a section's first page, or begins a section itself, is no page that counts on.
#[test]
fn a_section_goes_on_with_what_is_added_there() {
    let added = |act: &str, fold: &str| {
        format!("[[page]]\n{act}\nlayout = \"small\"\n{fold}slots = {{ lead = \"c\" }}\n")
    };
    let dropped = |acts: &[String]| {
        let house = remake(&acts.concat());
        let house =
            house.change(CITY, "label = \"A02\"", "fold = \"B1\"").change(CITY, "label = \"A03\"\n", "");
        codes(&house, "paper").contains(&"fold-dropped")
    };
    let drop = |page: &str| format!("[[page]]\ndrop = \"{page}\"\n");
    let begun = "fold = \"B1\"\n";
    for acts in [
        &[drop("B1"), added("before = \"B2\"", begun)],
        &[drop("B1"), added("before = \"B1\"", begun)],
        &[drop("B1"), added("after = \"B1\"", begun)],
    ] {
        assert!(!dropped(acts), "{acts:?}");
    }
    assert!(!dropped(&[drop("B1"), drop("B2"), added("after = \"B2\"", begun)]));
    assert!(dropped(&[drop("B1"), added("before = \"B2\"", "")]));
}

/// What follows from a file that can't be read is no fault of its own.
#[test]
fn of_a_malformed_file_nothing_is_told_but_that() {
    let house = of_page(
        "change = \"A02\"\n# on a \"base\"\nsection = = \"Land\"\nslots = { lead = \"new\", side = \"\" }",
    );
    let house = house.write("paper/stories/new.md", story("new"));
    assert_eq!(codes(&house, "paper"), ["malformed-toml"]);
}

#[test]
fn the_base_of_a_base_that_is_no_edition_is_told_by_way_of_it() {
    let house = remake("").change(CITY, "[paper]", "base = \"../layouts\"\n[paper]");
    says(&house, "a_base_whose_base_is_no_edition");
}

#[test]
fn what_systems_put_beside_files_is_no_override() {
    let house = of_page("change = \"A02\"\nsection = \"Land\"").write("paper/stories/._b.md", "");
    assert_eq!(codes(&house, "paper"), [""; 0]);
}

#[test]
fn the_next_edition_is_that_of_the_base() {
    remake("[paper]\nedition = \"Suburb\"\n").says_of("the_next_of_a_remake", &["next", "paper", "after"]);
}

/// A story that jumps, a guide, a spread and a picture that leads are those of the pages as they are when all is laid over the
/// base; what of the base does not hold any more is told where the base says it.
#[test]
fn what_the_base_says_of_other_pages_is_of_those_that_are_left() {
    let jumping = |house: House| {
        house.change(CITY, "side = \"c2\"", "side = { continues = \"a\" }").change(
            super::LAYOUT,
            "[slots.lead]",
            "[jumps]\nonward = \"to {page}\"\nback = \"from {page}\"\n\n[slots.lead]",
        )
    };
    let at = |house: &House| {
        let mut sources = banxin::diag::Sources::default();
        let found = banxin::edition::load(house.path("paper"), &mut sources).err().unwrap_or_default();
        let place = |one: &banxin::diag::Diagnostic| {
            let file = sources.get(one.labels[0].0.file).unwrap();
            (
                one.code,
                file.path
                    .as_ref()
                    .unwrap()
                    .strip_prefix(house.path(""))
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_owned(),
            )
        };
        found.iter().map(place).collect::<Vec<_>>()
    };
    let told = |code, file: &str| [(code, file.to_owned())];
    assert_eq!(at(&jumping(of_page("drop = \"A01\""))), told("jump-from-nowhere", CITY));
    assert_eq!(at(&jumping(of_page("drop = \"A03\""))), []);
    let other = "change = \"A02\"\nslots.side.continues = \"c\"";
    assert_eq!(at(&of_page(other)), told("jump-backwards", PAPER));
    let picks = |house: House| {
        let template = "+++\nfeed = \"guide\"\nheadline = \"In\"\n+++\n\n{stories.headline} {stories.page}\n";
        house
            .change(CITY, "[paper]", "guide = [\"b\"]\n[paper]")
            .change(CITY, "side = \"a2\"", "side.feed = \"in\"")
            .write("city/feeds/in.md", template)
    };
    assert_eq!(at(&picks(of_page("drop = \"A02\""))), told("guide-nowhere", CITY));
    let again = picks(of_page("drop = \"A02\"")).change(PAPER, "[[page]]", "guide = [\"c\"]\n[[page]]");
    assert!(super::pages(&again, "paper")[0].contains("c A03"), "{:?}", super::pages(&again, "paper"));
    let leads = of_page("change = \"A02\"\nlead_picture = \"leed\"");
    assert_eq!(at(&leads), told("lead-picture-nowhere", PAPER));
    let leads = of_page("change = \"A02\"\nlead_picture = \"\"").change(
        CITY,
        "label = \"A02\"",
        "label = \"A02\"\nlead_picture = \"leed\"",
    );
    assert_eq!(at(&leads), []);
    // Of a spread either number is the page.
    let spread = |keys: &str| {
        of_page(keys).change(CITY, "label = \"A02\"", "spread = true\nlabel = \"A02\"").change(
            CITY,
            "label = \"A03\"",
            "label = \"A04\"",
        )
    };
    assert_eq!(codes(&spread("drop = \"A03\""), "paper"), [""; 0]);
    assert_eq!(codes(&spread("drop = 3"), "paper"), [""; 0]);
}

/// Files as large as they may be, of all pages that can be named, and of names that nothing has.
#[test]
fn no_remake_takes_for_ever() {
    let pages = |count: usize, page: &dyn Fn(usize) -> String| (0..count).map(page).collect::<String>();
    let long = "x".repeat(60);
    let city = |count| {
        let pages = pages(count, &|at| {
            format!("[[page]]\nlayout = \"small\"\nlabel = \"{long}{at}\"\nslots = {{}}\n")
        });
        format!("[paper]\nname = \"日报\"\ndate = 2022-09-30\n{pages}")
    };
    let wrong = pages(1000, &|at| format!("[[page]]\nchange = \"{long}y{at}\"\nsection = \"x\"\n"));
    let found = codes(&remake(&wrong).write(CITY, city(1000)), "paper");
    assert_eq!(found.iter().filter(|code| **code == "base-page").count(), 1000);
    let many = pages(20_000, &|at| format!("[[page]]\nchange = {at}\nfold = \"x\"\n"));
    assert!(codes(&remake(&many).write(CITY, city(9)), "paper").contains(&"out-of-range"));
    assert!(
        codes(&remake("[[page]]\ndrop = 3\n").write(CITY, city(8000)), "paper").contains(&"out-of-range")
    );
    let slots = pages(20_000, &|at| format!("s{at} = \"\"\n"));
    let found = codes(&remake(&format!("[[page]]\nchange = 1\n[page.slots]\n{slots}")), "paper");
    assert!(found.contains(&"base-slot"), "{found:?}");
}
