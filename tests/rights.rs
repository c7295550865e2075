//! 网络版权: what may not stand in the paper's web edition is printed as ever, and the composed pages know it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use banxin::diag::Sources;
use banxin::export::{Kind, Options, files};
use banxin::page::{Composition, Item, Role, published};
use banxin::write::pdf::Profile;
use png::{BitDepth, ColorType};
use serde_json::Value;

use crate::inserts::make::Customer;
use crate::picture::make::png;
use crate::support::house::House;

const EDITION: &str = "paper/edition.toml";
const LAYOUT: &str = "layouts/small.toml";
const STORY: &str = "paper/stories/一.md";
const OTHER: &str = "paper/stories/二.md";
const BOOKINGS: &str = "paper/ads/bookings.toml";

/// What a story says of its head and its picture.
const PRINT: &str = "picture = { file = \"a.tif\", alt = \"a\" }";

/// A house with a second story in a slot of its own.
fn two(second: &str) -> House {
    House::pictured()
        .add(LAYOUT, "\n[slots.side]\ncolumn = 2\nrow = 1\nrows = 12\nhead_rows = 3\npicture_rows = 6\nhead = \"lead\"\n")
        .change(EDITION, "lead = \"一\"", "lead = \"一\", side = \"二\"")
        .write(OTHER, format!("+++\nheadline = \"Other\"\n{second}\n+++\n\nText.\n"))
}

/// A house whose page has an advertisement of two columns and five rows.
fn sold(file: &str, bytes: &[u8], more: &str) -> House {
    let booked =
        format!("[ads.tea]\nfile = \"{file}\"\nalt = \"a\"\nsize = {{ columns = 2, rows = 5 }}\n{more}\n");
    House::sound()
        .write("fonts/han.otf", include_bytes!("../fonts/NotoSansCJKsc-Regular.otf"))
        .change(LAYOUT, "song = [\"a.ttf\"]", "song = [\"a.ttf\", \"han.otf\"]")
        .change(EDITION, "layout = \"small\"", "layout = \"small\"\nads = [\"tea\"]")
        .write(BOOKINGS, booked)
        .write(&format!("paper/ads/{file}"), bytes)
}

fn composed_of(house: &House, edition: &str) -> Composition {
    let loaded = banxin::load(house.path(edition), &mut Sources::default());
    loaded.unwrap_or_else(|errors| panic!("{errors:#?}")).compose().composition
}

fn composed(house: &House) -> Composition {
    composed_of(house, "paper")
}

/// Of each story, whether the web may have it.
fn stories(composition: &Composition) -> Vec<bool> {
    composition.stories.iter().map(|story| story.web).collect()
}

/// Of each picture and each page of another file, whether the web may have it; then of each drawing.
fn seen(composition: &Composition) -> Vec<bool> {
    let web = |item: &Item| match item {
        Item::Picture(placed) => Some(placed.web),
        Item::Insert(placed) => Some(placed.web),
        Item::Glyphs(_) | Item::Fill(_) | Item::Shape(_) => None,
    };
    let pages = || composition.pages.iter();
    let drawings = pages().flat_map(|page| &page.drawings).map(|drawing| drawing.web);
    pages().flat_map(|page| &page.items).filter_map(web).chain(drawings).collect()
}

#[test]
fn what_nobody_keeps_from_the_web_may_stand_there() {
    let composition = composed(&two(PRINT));
    assert_eq!((stories(&composition), seen(&composition)), (vec![true; 2], vec![true; 2]));
}

#[test]
fn a_story_without_the_right_keeps_its_pictures_with_it_and_no_other_story() {
    let composition = composed(&two(&format!("{PRINT}\nweb = false")));
    assert_eq!((stories(&composition), seen(&composition)), (vec![true, false], vec![true, false]));
}

#[test]
fn a_file_may_stand_there_by_the_right_of_one_story_and_not_by_that_of_another() {
    let composition = composed(&two("picture = { file = \"a.tif\", alt = \"a\", web = false }"));
    assert_eq!(composition.pictures.len(), 1, "the file is kept once");
    assert_eq!((stories(&composition), seen(&composition)), (vec![true; 2], vec![true, false]));
}

#[test]
fn each_print_of_a_group_has_its_right_and_none_more_than_its_group() {
    let group = |print: &str, group: &str| {
        let prints =
            format!("{{ file = \"a.tif\", alt = \"a\" }}, {{ file = \"a.tif\", alt = \"b\"{print} }}");
        seen(&composed(&House::pictured().change(
            STORY,
            PRINT,
            &format!("picture = {{ files = [{prints}]{group} }}"),
        )))
    };
    assert_eq!(group("", ""), [true, true]);
    assert_eq!(group(", web = false", ""), [true, false]);
    assert_eq!(group(", web = true", ", web = false"), [false, false]);
}

#[test]
fn a_drawing_has_the_right_of_the_picture_that_it_is() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 1'><path d='M0 0h2v1z'/></svg>";
    let drawn = |more: &str| {
        let picture = format!("picture = {{ file = \"a.svg\", alt = \"a\"{more} }}");
        seen(&composed(&House::pictured().write("paper/pictures/a.svg", svg).change(STORY, PRINT, &picture)))
    };
    assert_eq!([drawn(""), drawn(", web = false")], [[true], [false]]);
}

#[test]
fn an_advertisement_has_the_right_of_its_booking_whatever_its_file_is() {
    let pdf = Customer::new().page("/MediaBox [0 0 315 60]").pdf();
    let picture = png((63, 12), ColorType::Grayscale, BitDepth::Eight, &[0; 63 * 12]);
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 315 60'><path d='M0 0h9v9z'/></svg>";
    for (file, bytes) in [("tea.pdf", &pdf[..]), ("tea.png", &picture), ("tea.svg", svg.as_bytes())] {
        let right = |more: &str| seen(&composed(&sold(file, bytes, more)));
        assert_eq!([right(""), right("web = false")], [[true], [false]], "{file}");
    }
}

#[test]
fn what_may_not_stand_there_is_on_no_page_of_the_web_edition() {
    // A ground that reaches over the edge, as drawings have them, and one with a border.
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 315 60'><rect x='-40' y='-40' width='700' height='700'/>\
               <rect width='315' height='60' fill='none' stroke='red' stroke-width='12'/></svg>";
    let composition = composed(&sold("tea.svg", svg.as_bytes(), "web = false"));
    let web = published(&composition);
    let left = |of: &Composition| {
        of.pages[0].items.iter().filter(|item| item.source().role == Role::Advertisement).count()
    };
    let label = composition.pages[0]
        .items
        .iter()
        .filter(|item| item.source().role == Role::Advertisement && matches!(item, Item::Glyphs(_)));
    assert_eq!(left(&web), label.count(), "the label alone");
    assert!(left(&composition) > left(&web));

    let story = composed(&two(&format!("{PRINT}\nweb = false")));
    let web = published(&story);
    assert!(
        web.pages[0]
            .items
            .iter()
            .all(|item| item.source().story != Some(1) || item.source().role == Role::Tint)
    );
    assert!(web.pages[0].regions.iter().all(|region| region.story != 1));
    assert!(
        matches!(published(&composed(&two(PRINT))), std::borrow::Cow::Borrowed(_)),
        "nothing is left out of others"
    );
}

#[test]
fn the_caption_of_a_group_goes_with_any_of_its_prints_and_no_title_says_what_is_not_seen() {
    let prints = "{ file = \"a.tif\", alt = \"a\", web = false }, { file = \"a.tif\", alt = \"b\" }";
    let group = format!("picture = {{ files = [{prints}], caption = \"Two\" }}");
    let composition = composed(&House::pictured().change(STORY, PRINT, &group));
    let web = published(&composition);
    let captions = |of: &Composition| {
        of.pages[0].items.iter().filter(|item| item.source().role == Role::Caption).count()
    };
    assert!(captions(&composition) > 0);
    assert_eq!(captions(&web), 0);
    let mut untitled = composition.clone();
    untitled.stories[0].title = "a".to_owned();
    assert_eq!(published(&untitled).stories[0].title, "");
}

#[test]
fn a_story_under_the_head_of_another_has_its_own_right() {
    let within = "\n[slots.within]\ncolumn = 1\nrow = 12\nrows = 6\nhead_rows = 3\nhead = \"member\"\n";
    let composition = composed(
        &House::sound()
            .change(LAYOUT, "row = 3\nrows = 4", "span = 2\nrow = 3\nrows = 16\ngroup = [\"within\"]")
            .add(LAYOUT, "\n[heads.member]\nheadline = { face = \"song\", largest = \"12pt\" }\n")
            .add(LAYOUT, within)
            .change(EDITION, "lead = \"一\"", "lead = \"一\", within = \"二\"")
            .change(STORY, "\"Head\"", "\"Head\"\nweb = false")
            .write(OTHER, "+++\nheadline = \"Other\"\n+++\n\nText.\n"),
    );
    let under: Vec<_> = composition.stories.iter().map(|story| (story.web, story.under)).collect();
    assert_eq!(under, [(false, None), (true, Some(0))]);
}

#[test]
fn an_edition_on_a_base_takes_rights_along() {
    let house = two(&format!("{PRINT}\nweb = false"))
        .write("remake/edition.toml", "base = \"../paper\"\n[paper]\nedition = \"二\"\n");
    let composition = composed_of(&house, "remake");
    assert_eq!((stories(&composition), seen(&composition)), (vec![true, false], vec![true, false]));
}

#[test]
fn press_bytes_are_the_same_with_and_without_rights() {
    let bytes = |house: &House| {
        let loaded = banxin::load(house.path("paper"), &mut Sources::default()).unwrap();
        let composed = loaded.compose();
        let file = |profile| composed.write(profile).unwrap().bytes().unwrap();
        [Profile::X4, Profile::A2u].map(file)
    };
    let rights = |web: bool| {
        let own = format!("picture = {{ file = \"a.tif\", alt = \"a\", web = {web} }}\nweb = {web}");
        bytes(&two(PRINT).change(STORY, PRINT, &own))
    };
    assert!(rights(true) == rights(false));
    let pdf = Customer::new().page("/MediaBox [0 0 315 60]").pdf();
    let booked = |more: &str| bytes(&sold("tea.pdf", &pdf, more));
    assert!(booked("web = true") == booked("web = false"));
}

#[test]
fn a_record_names_what_may_not_stand_there_and_says_nothing_of_the_rest() {
    let house = two("picture = { file = \"a.tif\", alt = \"a\", web = false }").change(
        STORY,
        "\"Head\"",
        "\"Head\"\nweb = false",
    );
    let loaded = banxin::load(house.path("paper"), &mut Sources::default()).unwrap();
    let record = files(&loaded.compose(), Kind::Json, &Options::default()).unwrap();
    let page: Value = serde_json::from_slice(&record[0].bytes).unwrap();
    let sections = page["sections"].as_array().unwrap().iter().filter(|section| section["kind"] == "story");
    let said = sections.map(|section| {
        let blocks = section["blocks"].as_array().unwrap();
        let picture = blocks.iter().find_map(|block| block.get("picture")).unwrap();
        [section.get("web"), picture.get("web")].map(|web| web.map(|web| web.as_bool().unwrap()))
    });
    assert_eq!(said.collect::<Vec<_>>(), [[Some(false), Some(false)], [None, Some(false)]]);
}

#[test]
fn a_right_is_true_or_false_wherever_it_is_said() {
    let pdf = Customer::new().page("/MediaBox [0 0 315 60]").pdf();
    let group = "picture = { files = [{ file = \"a.tif\", alt = \"a\", web = 0 }, { file = \"a.tif\", alt = \"b\" }] }";
    let houses = [
        (House::sound().change(STORY, "\"Head\"", "\"Head\"\nweb = \"no\""), "一.md", 3),
        (House::pictured().change(STORY, "alt = \"a\"", "alt = \"a\", web = 1"), "一.md", 3),
        (House::pictured().change(STORY, PRINT, group), "一.md", 3),
        (sold("tea.pdf", &pdf, "web = [false]"), "bookings.toml", 5),
    ];
    for (house, file, line) in houses {
        let found = house.found(&[]);
        let told =
            found.iter().find(|one| one["code"] == "wrong-type").unwrap_or_else(|| panic!("{found:?}"));
        assert!(told["file"].as_str().unwrap().ends_with(file), "{told}");
        assert_eq!(told["line"], line, "{told}");
    }
}

#[test]
fn a_right_of_the_wrong_type() {
    House::sound().change(STORY, "\"Head\"", "\"Head\"\nweb = \"no\"").says("a_right_of_the_wrong_type", &[]);
}
