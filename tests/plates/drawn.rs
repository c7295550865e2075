//! A nameplate that is drawn: where it stands, in which inks, and where its file comes from.

use std::path::Path;

use banxin::Loaded;
use banxin::color::{Color, Paint};
use banxin::diag::Sources;
use banxin::geom::{Length, Rect};
use banxin::page::Shape;
use banxin::write::pdf::Profile;
use lopdf::Document;

use super::{CLEAR, LAYOUT, WIDTH, near, outlined, plated};
use crate::support::house::House;
use crate::support::print::operations;

/// Ink in a white field, four times as wide as high, all of it drawn in the middle of much white.
const PLATE: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>\
    <path d='M30 45h40v10h-40z'/><path d='M32 46h36v8h-36z' fill='white'/>\
    <path d='M34 47h6v6h-6z M36 49h2v2h-2z' fill='#e60012' fill-rule='evenodd'/></svg>";

fn lettered(keys: &str) -> House {
    plated("plate.svg", PLATE, keys)
}

fn loaded(house: &House) -> Loaded {
    let loaded = banxin::load(house.path("paper"), &mut Sources::default());
    loaded.unwrap_or_else(|errors| panic!("{errors:#?}"))
}

fn shapes(house: &House) -> Vec<Shape> {
    let Loaded { edition, fonts, .. } = loaded(house);
    let (composition, _) = crate::support::editions::typeset(&edition, &fonts);
    super::shapes(&composition).into_iter().cloned().collect()
}

fn place(house: &House) -> Rect {
    let Loaded { edition, fonts, .. } = loaded(house);
    outlined(&crate::support::editions::typeset(&edition, &fonts).0)
}

fn paints(house: &House) -> Vec<Paint> {
    shapes(house).iter().map(|shape| shape.paint).collect()
}

fn left() -> Length {
    (Length::mm(200.0) - WIDTH) / 2
}

fn top() -> Length {
    (Length::mm(200.0) - Length::pt(20 * 12)) / 2
}

const RED: &str = "colors = { \"#e60012\" = \"black\" }\n";

#[test]
fn it_is_as_high_as_its_rows_allow_with_half_an_em_above_and_below() {
    let place = place(&lettered(RED));
    near(place.x, left());
    near(place.y, top() + Length::pt(9) / 2);
    near(place.height, CLEAR);
    near(place.width, CLEAR * 4);
}

#[test]
fn it_is_no_wider_than_its_columns() {
    let place = place(&lettered(&format!("columns = 1\n{RED}")));
    near(place.width, Length::pt(17 * 9));
    near(place.height, Length::pt(17 * 9) / 4);
    near(place.y + place.height / 2, top() + Length::pt(30));
}

#[test]
fn it_is_as_high_as_the_layout_says_and_stands_where_it_says() {
    let place = place(&lettered(&format!("height = \"20pt\"\nalign = \"middle\"\n{RED}")));
    near(place.height, Length::pt(20));
    near(place.x + place.width / 2, left() + WIDTH / 2);
}

#[test]
fn on_a_page_of_vertical_text_it_stands_upright() {
    let vertical = lettered(RED).change(LAYOUT, "[grid]", "[grid]\ndirection = \"vertical\"");
    let Rect { width, height, .. } = place(&vertical);
    near(width, height * 4);
    near(width, CLEAR);
}

#[test]
fn black_is_black_white_is_paper_and_other_colours_are_those_that_the_layout_names() {
    let house = lettered("colors = { \"#E60012\" = \"mist\" }\n")
        .add(LAYOUT, "\n[colors]\nmist = { gray = \"12%\" }\n");
    let [black, white, mist] = paints(&house)[..] else { panic!("three outlines") };
    assert_eq!((black, white), (Paint::BLACK, Paint::PAPER));
    assert_eq!(mist, Paint { color: Color::gray(1200), overprint: false });
}

#[test]
fn one_colour_is_that_of_all_that_is_drawn_and_not_white() {
    let house = lettered("color = \"mist\"\n").add(LAYOUT, "\n[colors]\nmist = { gray = \"12%\" }\n");
    let [black, white, red] = paints(&house)[..] else { panic!("three outlines") };
    assert_eq!((black.color, white, red.color), (Color::gray(1200), Paint::PAPER, Color::gray(1200)));
}

#[test]
fn the_name_of_the_paper_is_read_in_it_or_what_the_layout_says() {
    let says = |house: &House| shapes(house).into_iter().map(|shape| shape.text).collect::<Vec<_>>();
    assert_eq!(says(&lettered(RED)), ["日报", "", ""]);
    assert_eq!(says(&lettered(&format!("alt = \"晨报\"\n{RED}"))), ["晨报", "", ""]);
}

#[test]
fn a_layout_draws_what_its_base_sets() {
    let house = lettered(RED);
    let text = house
        .text(LAYOUT)
        .replace("artwork = \"plate.svg\"", "text = \"{paper}\"\nface = \"song\"\nsize = \"20pt\"");
    let top = format!("base = \"all\"\n\n[masthead.nameplate]\nartwork = \"plate.svg\"\n{RED}");
    let house = house.write("layouts/all.toml", text.replace(RED, "")).write(LAYOUT, top);
    near(place(&house).height, CLEAR);
}

#[test]
fn its_file_is_looked_for_in_the_edition_first_and_read_with_the_layout() {
    let own = PLATE.replace("M30 45h40v10h-40z", "M30 45h40v20h-40z");
    let house = lettered(RED).write("paper/layouts/artwork/plate.svg", own);
    let Rect { width, height, .. } = place(&house);
    near(width, height * 2);
    let mut sources = Sources::default();
    banxin::load(house.path("paper"), &mut sources).unwrap();
    let own = Path::new("paper/layouts/artwork/plate.svg");
    assert!(sources.paths().any(|path| path.ends_with(own)), "it is among the files of the edition");
}

#[test]
fn a_file_has_its_outlines_by_their_rules_and_says_what_is_read_in_them() {
    let house = lettered(RED);
    let Loaded { edition, fonts, .. } = loaded(&house);
    let (composition, _) = crate::support::editions::typeset(&edition, &fonts);
    let icc = crate::support::compose::newsprint();
    for profile in [Profile::X4, Profile::A2u] {
        let options = crate::support::compose::in_profile(&icc, profile);
        let file = crate::support::compose::write(&composition, &fonts, &options).unwrap();
        let document = Document::load_mem(&file).unwrap();
        let page = document.get_pages()[&1];
        let operators: Vec<String> =
            operations(&document, page).into_iter().map(|one| one.operator).collect();
        let painted: Vec<&str> =
            operators.iter().map(String::as_str).filter(|one| ["f", "f*"].contains(one)).collect();
        assert_eq!(painted[..3], ["f", "f", "f*"], "{operators:?}");
        let says = operations(&document, page)
            .into_iter()
            .find(|one| one.operator == "BDC" && format!("{one:?}").contains("ActualText"));
        let text = says.unwrap().operands[1].as_dict().unwrap().get(b"ActualText").unwrap().clone();
        assert_eq!(crate::support::print::text_string(&text), "日报");
    }
}
