//! Every bundled layout composes a page with copy in all of its slots, and no copy is lost on it.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use banxin::Loaded;
use banxin::diag::Sources;
use banxin::page::{Item, Role};

use crate::support::bundled;
use crate::support::house::House;

const PARAGRAPH: &str =
    "本次活动采取现场观摩与座谈交流相结合的方式进行，各单位负责人“面对面”交流经验，9月28日前全部完成。";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// An edition with a front page and an inside page, a story in each slot of theirs.
fn edition(house: &Path, pages: &[(&str, &[&str])]) {
    let mut text = fs::read_to_string(root().join("content/erqi/edition.toml")).expect("the edition");
    text.truncate(text.find("[[page]]").expect("pages"));
    fs::create_dir_all(house.join("paper/stories")).expect("a folder");
    for (layout, slots) in pages {
        let _ = writeln!(text, "[[page]]\nlayout = \"{layout}\"\nsection = \"综合\"\n[page.slots]");
        for slot in *slots {
            let id = format!("{layout}-{slot}");
            let _ = writeln!(text, "{slot} = \"{id}\"");
            let story = format!(
                "+++\nheadline = \"全市召开工作会议\"\ndeck = \"要求落实责任\"\ndateline = \"本报讯\"\nbyline = \"记者　某某\"\n+++\n\n{}",
                format!("{PARAGRAPH}\n\n").repeat(3)
            );
            fs::write(house.join(format!("paper/stories/{id}.md")), story).expect("a story");
        }
    }
    fs::write(house.join("paper/edition.toml"), text).expect("the edition");
}

#[test]
fn every_slot_of_every_layout_takes_a_story() {
    let house = bundled::house();
    let pages: [(&str, &[&str]); 2] = [
        ("tabloid-4", &["lead", "upper", "middle", "lower", "side-upper", "side-lower"]),
        ("tabloid-4-inside", &["top", "left", "right", "bottom", "corner"]),
    ];
    edition(house.path(), &pages);
    let loaded = banxin::load(house.path().join("paper"), &mut Sources::default());
    let Loaded { edition, fonts, found: warnings, .. } =
        loaded.unwrap_or_else(|errors| panic!("{errors:#?}"));
    assert_eq!(warnings, []);
    let (composition, found) = crate::support::editions::typeset(&edition, &fonts);
    assert!(found.iter().all(|one| one.code == "underset"), "{found:#?}");
    for (page, (_, slots)) in composition.pages.iter().zip(pages) {
        let runs = page.items.iter().filter_map(|item| match item {
            Item::Glyphs(run) => Some(run),
            _ => None,
        });
        let body: String =
            runs.clone().filter(|run| run.source.role == Role::Body).map(|run| &*run.text).collect();
        let wanted = slots.len() * (PARAGRAPH.chars().count() * 3 + "本报讯　".chars().count());
        assert_eq!(body.chars().count(), wanted, "page {}", page.number);
        let furniture = |role| runs.clone().any(|run| run.source.role == role);
        assert_eq!(furniture(Role::Masthead), page.number == 1, "page 1 has a masthead");
        assert_eq!(furniture(Role::Folio), page.number != 1, "other pages have a folio");
    }
}

/// A layout that stands on two others, one on the other, says all that one in one file does; tables are gone through key
/// by key, and all else takes the place of what the base has.
#[test]
fn a_layout_says_what_its_bases_say_and_it_does_not() {
    let house = House::sound();
    let whole = house.text("layouts/small.toml");
    let load = |house: &House| {
        let (edition, warnings) =
            banxin::edition::load(house.path("paper"), &mut Sources::default()).expect("an edition");
        assert_eq!(warnings, []);
        edition
    };
    let expected = load(&house);
    let (first, rest) = whole.split_once("[press]").unwrap();
    let (middle, own) = rest.split_once("[heads.lead]").unwrap();
    let wrong = first.replace("200mm", "300mm").replace("rows = 20", "rows = 90\ngutter = \"2em\"");
    let house = house
        .write("layouts/deep.toml", format!("\"$schema\" = \"x\"\nformat = 1\n{wrong}"))
        .write(
            "layouts/all.toml",
            format!("base = \"deep\"\n\n[press]{middle}[grid]\nrows = 30\ngutter = \"1em\"\n"),
        )
        .write(
            "layouts/small.toml",
            format!(
                "base = \"all\"\n[sheet]\ntrim = [\"200mm\", \"200mm\"]\n[grid]\nrows = 20\n[heads.lead]{own}"
            ),
        );
    let edition = load(&house);
    let of = |edition: &banxin::edition::Edition| {
        let layout = crate::support::editions::first(edition.layouts());
        // Places differ, and nothing else but the name of the base.
        let text = format!("{layout:?} {:?}", edition.press());
        let text = text.replace("base: Some(\"all\")", "base: None");
        let spans = text.split("Span {").map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
        spans.collect::<String>()
    };
    assert_eq!(of(&edition), of(&expected));
    let base =
        |edition: &banxin::edition::Edition| crate::support::editions::first(edition.layouts()).base.clone();
    assert_eq!((base(&edition).as_deref(), base(&expected)), (Some("all"), None));
    assert_eq!(edition.fonts().len(), expected.fonts().len());
}

#[test]
fn every_lead_holds_a_kicker_a_headline_and_a_deck() {
    let house = bundled::house();
    let leads: [(&str, &str); 10] = [
        ("tabloid-4", "lead"),
        ("tabloid-4-inside", "top"),
        ("tabloid-5", "lead"),
        ("tabloid-5-inside", "lead"),
        ("tabloid-sport", "lead"),
        ("tabloid-photographs", "lead"),
        ("tabloid-supplement", "essay"),
        ("tabloid-supplement-inside", "essay"),
        ("pictures", "lead"),
        ("specimen-traditional", "lead"),
    ];
    for (layout, slot) in leads {
        edition(house.path(), &[(layout, &[slot])]);
        let story = house.path().join(format!("paper/stories/{layout}-{slot}.md"));
        let text = fs::read_to_string(&story).expect("the story");
        let head = "+++\nkicker = \"引题，没有就不写\"\nheadline = \"主题\"\n";
        fs::write(&story, text.replace("+++\nheadline = \"全市召开工作会议\"\n", head)).expect("a story");
        let loaded = banxin::load(house.path().join("paper"), &mut Sources::default());
        let Loaded { edition, fonts, .. } = loaded.unwrap_or_else(|errors| panic!("{layout}: {errors:#?}"));
        let (_, found) = crate::support::editions::typeset(&edition, &fonts);
        assert!(found.iter().all(|one| one.code != "head-overset"), "{layout}: {found:#?}");
    }
}
