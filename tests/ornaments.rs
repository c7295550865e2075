//! 花线: rules and borders that repeat an ornament: how many units stand where, which way they stand, in which inks.

use banxin::Loaded;
use banxin::color::{Color, Paint};
use banxin::diag::{Sources, any_error};
use banxin::geom::{Length, Rect};
use banxin::outline::around;
use banxin::page::{Item, Role, Shape};
use banxin::write::pdf::Profile;
use lopdf::Document;

use crate::support::house::House;
use crate::support::print::operations;

const LAYOUT: &str = "layouts/small.toml";
const EDITION: &str = "paper/edition.toml";

/// A unit twice as long as high: a foot along all of it, and a block above where it begins.
const UNIT: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 10'>\
    <path d='M0 8h20v2h-20z M0 0h5v5h-5z'/></svg>";
/// A corner as long as high: a foot inside, and a red block where two sides meet.
const CORNER: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'>\
    <path d='M8 8h2v2h-2z'/><path d='M0 0h4v4h-4z' fill='#e60012'/></svg>";

const VINE: &str = "\n[ornaments.vine]\nartwork = \"unit.svg\"\n";
const CORNERED: &str = "\n[ornaments.vine]\nartwork = \"unit.svg\"\ncorner = \"corner.svg\"\n\
    [ornaments.vine.colors]\n\"#e60012\" = \"black\"\n";
const BULLET: &str = "\n[ornaments.bullet]\nglyph = \"•\"\nface = \"song\"\n";

/// A house with ornaments and a rule across both its columns.
fn ruled(ornaments: &str, keys: &str) -> House {
    let rule = format!("\n[[rules]]\ncolumns = [1, 2]\nrow = 2\n{keys}\n");
    House::sound()
        .write("layouts/artwork/unit.svg", UNIT)
        .write("layouts/artwork/corner.svg", CORNER)
        .add(LAYOUT, &format!("{ornaments}{rule}"))
}

/// A house with ornaments and a frame around its slot.
fn framed(ornaments: &str, frame: &str) -> House {
    House::sound()
        .write("layouts/artwork/unit.svg", UNIT)
        .write("layouts/artwork/corner.svg", CORNER)
        .change(
            LAYOUT,
            "rows = 4\nhead_rows = 3",
            &format!("rows = 12\nhead_rows = 5\nframe = {{ {frame} }}"),
        )
        .add(LAYOUT, ornaments)
}

fn items(house: &House) -> Vec<Item> {
    let loaded = banxin::load(house.path("paper"), &mut Sources::default());
    let Loaded { edition, fonts, .. } = loaded.unwrap_or_else(|errors| panic!("{errors:#?}"));
    let (mut composition, found) = crate::support::editions::typeset(&edition, &fonts);
    assert!(!any_error(&found), "{found:#?}");
    composition.pages.remove(0).items
}

/// What rules are drawn by.
fn shapes(house: &House) -> Vec<Shape> {
    let of_rule = |item: Item| match item {
        Item::Shape(shape) if shape.source.role == Role::Rule => Some(shape),
        _ => None,
    };
    items(house).into_iter().filter_map(of_rule).collect()
}

/// The boxes around the contours of a shape, in the order in which they are drawn.
fn boxes(shape: &Shape) -> Vec<Rect> {
    shape.contours.iter().map(|contour| around(std::slice::from_ref(contour))).collect()
}

/// To within what rounding moves.
fn near(one: Length, other: Length) {
    assert!((one - other).abs() < Length(100), "{one} is not {other}");
}

/// The width of the type area: two columns of 17 em and a gutter of one, in 9 pt.
const WIDTH: Length = Length::pt(35 * 9);

#[test]
fn units_that_join_fill_the_rule_from_end_to_end_all_of_one_length() {
    let house = ruled(VINE, "ornament = \"vine\"\nweight = \"6pt\"");
    let [shape] = &shapes(&house)[..] else { panic!("one outline") };
    let feet: Vec<Rect> = boxes(shape).into_iter().step_by(2).collect();
    // 315 pt of units of 12: 26 of them, each a little longer.
    assert_eq!(feet.len(), 26);
    assert!(feet.windows(2).all(|pair| pair[0].right() == pair[1].x), "they join");
    for foot in &feet {
        near(foot.width, WIDTH / 26);
    }
    near(feet[25].right() - feet[0].x, WIDTH);
    near(around(&shape.contours).height, Length::pt(6));
}

#[test]
fn units_apart_keep_their_size_and_the_gap_takes_the_difference() {
    let house = ruled(VINE, "ornament = \"vine\"\nweight = \"6pt\"\ngap = \"6pt\"");
    let [shape] = &shapes(&house)[..] else { panic!("one outline") };
    let feet: Vec<Rect> = boxes(shape).into_iter().step_by(2).collect();
    assert_eq!(feet.len(), 18);
    for foot in &feet {
        near(foot.width, Length::pt(12));
    }
    near(feet[17].right() - feet[0].x, WIDTH);
    let white = (WIDTH - Length::pt(12 * 18)) / 17;
    for pair in feet.windows(2) {
        near(pair[1].x - pair[0].right(), white);
    }
}

#[test]
fn a_rule_that_runs_down_has_what_is_above_on_its_right() {
    let rule = "ornament = \"vine\"\nweight = \"6pt\"";
    let house = ruled(VINE, rule).change(LAYOUT, "columns = [1, 2]\nrow = 2", "gutter = 1\nrows = [10, 20]");
    let [shape] = &shapes(&house)[..] else { panic!("one outline") };
    let (foot, block) = (boxes(shape)[0], boxes(shape)[1]);
    assert!(foot.height > foot.width && foot.right() < block.x, "{foot:?} {block:?}");
    assert_eq!(foot.y, block.y, "and what begins it is at its head");
}

/// Vertical text has rows from the right to the left: a rule across its columns runs down the page.
#[test]
fn on_a_page_of_vertical_text_units_stand_as_the_page_lies() {
    let house = ruled(VINE, "ornament = \"vine\"\nweight = \"6pt\"").change(
        LAYOUT,
        "[grid]",
        "[grid]\ndirection = \"vertical\"",
    );
    let [shape] = &shapes(&house)[..] else { panic!("one outline") };
    let (foot, block) = (boxes(shape)[0], boxes(shape)[1]);
    assert!(foot.height > foot.width && foot.right() < block.x, "{foot:?} {block:?}");
    let vertical = "[grid]\ndirection = \"vertical\"";
    let house = framed(CORNERED, "ornament = \"vine\", weight = \"6pt\"").change(LAYOUT, "[grid]", vertical);
    outside_lies_outside(&house);
}

/// Looks whether all red blocks of corners lie at the corners of a border, and all feet of units inside.
fn outside_lies_outside(house: &House) {
    let shapes = shapes(house);
    let all: Vec<Rect> = shapes.iter().flat_map(boxes).collect();
    let outer = around(&shapes.iter().flat_map(|shape| shape.contours.clone()).collect::<Vec<_>>());
    let weight = Length::pt(6);
    let at_corner = |rect: &&Rect| {
        let x = rect.x == outer.x || rect.right() == outer.right();
        let y = rect.y == outer.y || rect.bottom() == outer.bottom();
        x && y && rect.width == rect.height
    };
    assert_eq!(all.iter().filter(at_corner).count(), 4, "one in each corner");
    // A foot is a fifth of the weight thick, and ends where the rule does.
    let (x, y) = (outer.x + weight, outer.y + weight);
    let (right, bottom) = (outer.right() - weight, outer.bottom() - weight);
    let feet: Vec<&Rect> = all.iter().filter(|rect| rect.width.max(rect.height) > weight).collect();
    assert!(feet.len() > 20);
    for foot in feet {
        let inside = [foot.right() - x, foot.bottom() - y, foot.x - right, foot.y - bottom];
        assert!(inside.iter().any(|off| off.abs() < Length(10)), "{foot:?} in {outer:?}");
    }
}

#[test]
fn a_border_has_its_corners_and_what_is_outside_above_is_outside_all_around() {
    outside_lies_outside(&framed(CORNERED, "ornament = \"vine\", weight = \"6pt\""));
    outside_lies_outside(&framed(CORNERED, "ornament = \"vine\", weight = \"6pt\", gap = \"4pt\""));
}

#[test]
fn a_corner_stands_only_where_two_sides_meet() {
    let red = "\n[colors]\nrose = { gray = \"40%\" }\n";
    let ornaments = CORNERED.replace("= \"black\"", "= \"rose\"") + red;
    let corners = |sides: &str| {
        let house = framed(&ornaments, &format!("ornament = \"vine\", sides = {sides}"));
        let shapes = shapes(&house);
        let is_rose = |shape: &&Shape| shape.paint.color == Color::gray(4000);
        shapes.iter().find(is_rose).map_or(0, |shape| shape.contours.len())
    };
    assert_eq!(corners("[\"top\", \"right\", \"bottom\", \"left\"]"), 4);
    assert_eq!(corners("[\"top\", \"left\"]"), 1);
    assert_eq!(corners("[\"top\", \"bottom\"]"), 0);
    assert_eq!(corners("[\"bottom\"]"), 0);
}

/// Of drawings without a corner, those above and below reach from edge to edge, and the others stand between.
#[test]
fn without_a_corner_drawn_sides_meet() {
    let house = framed(VINE, "ornament = \"vine\", weight = \"6pt\"");
    let [shape] = &shapes(&house)[..] else { panic!("one outline") };
    let outer = around(&shape.contours);
    let lying: Vec<Rect> = boxes(shape).into_iter().filter(|one| one.width > one.height * 2).collect();
    let reach = |rects: &mut dyn Iterator<Item = &Rect>| {
        rects.fold((outer.right(), outer.x), |(from, to), one| (from.min(one.x), to.max(one.right())))
    };
    assert_eq!(reach(&mut lying.iter()), (outer.x, outer.right()));
    let standing: Vec<Rect> = boxes(shape).into_iter().filter(|one| one.height > one.width * 2).collect();
    let (from, to) = standing
        .iter()
        .fold((outer.bottom(), outer.y), |(from, to), one| (from.min(one.y), to.max(one.bottom())));
    assert_eq!((from, to), (outer.y + Length::pt(6), outer.bottom() - Length::pt(6)));
}

#[test]
fn of_characters_one_stands_in_each_corner_and_the_others_evenly_between() {
    let house = framed(BULLET, "ornament = \"bullet\", weight = \"6pt\", gap = \"3pt\"");
    let [shape] = &shapes(&house)[..] else { panic!("one outline") };
    let (outer, all) = (around(&shape.contours), boxes(shape));
    let weight = Length::pt(6);
    for (x, y) in [
        (outer.x, outer.y),
        (outer.right(), outer.y),
        (outer.x, outer.bottom()),
        (outer.right(), outer.bottom()),
    ] {
        let place = Rect { x: x - weight, y: y - weight, width: weight * 2, height: weight * 2 };
        assert_eq!(all.iter().filter(|one| place.holds(**one)).count(), 1, "{place:?}");
    }
    let above: Vec<Length> = all.iter().filter(|one| one.y == all[0].y).map(|one| one.x).collect();
    let apart: Vec<Length> = above.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(apart.len() > 5);
    // The one on the right is turned.
    for one in &apart[..apart.len() - 1] {
        near(*one, apart[0]);
    }
}

#[test]
fn a_character_is_no_text_and_is_in_the_colour_of_its_rule() {
    let mist = "\n[colors]\nmist = { gray = \"30%\" }\n";
    let house = ruled(&format!("{BULLET}{mist}"), "ornament = \"bullet\"\ngap = \"3pt\"\ncolor = \"mist\"");
    let says = |item: &Item| matches!(item, Item::Glyphs(run) if run.text.contains('•'));
    assert!(!items(&house).iter().any(says));
    assert_eq!(shapes(&house)[0].paint, Paint { color: Color::gray(3000), overprint: false });
}

#[test]
fn black_is_black_and_other_colours_are_those_that_are_named_or_that_of_the_rule() {
    let two = UNIT.replace("</svg>", "<path d='M6 0h5v5h-5z' fill='#e60012'/></svg>");
    let mist = "\n[colors]\nmist = { gray = \"30%\" }\nrose = { gray = \"60%\" }\n";
    let paints = |ornament: &str, keys: &str| {
        let house = ruled(&format!("{ornament}{mist}"), &format!("ornament = \"vine\"\n{keys}"));
        let house = house.write("layouts/artwork/unit.svg", &two);
        shapes(&house).into_iter().map(|shape| shape.paint.color).collect::<Vec<_>>()
    };
    let (mist, rose) = (Color::gray(3000), Color::gray(6000));
    let named = format!("{VINE}colors = {{ \"#e60012\" = \"rose\" }}\n");
    assert_eq!(paints(&named, ""), [Color::BLACK, rose]);
    assert_eq!(paints(&named, "color = \"mist\""), [mist, rose]);
    assert_eq!(paints(VINE, "color = \"mist\""), [mist, mist]);
}

#[test]
fn in_mourning_it_is_black() {
    let red = "\n[inks]\nred = { plate = \"PANTONE 485 C\", cmyk = [\"0%\", \"95%\", \"100%\", \"0%\"] }\n";
    let house = framed(&format!("{VINE}{red}"), "ornament = \"vine\", color = \"red\"");
    assert!(shapes(&house).iter().all(|shape| shape.paint.color.ink().is_some()));
    let house = house.change(EDITION, "[paper]", "[paper]\ndress = \"mourning\"");
    assert!(shapes(&house).iter().all(|shape| shape.paint == Paint::BLACK));
}

/// The text of a slot begins where its padding and the weight of its border end, whatever that is drawn with.
#[test]
fn text_keeps_from_it_as_from_a_line_of_its_weight() {
    let places = |frame: &str| {
        let place = |item: &Item| match item {
            Item::Glyphs(run) => Some((run.text.clone(), run.origin)),
            _ => None,
        };
        items(&framed(VINE, frame)).iter().filter_map(place).collect::<Vec<_>>()
    };
    let ornament = places("ornament = \"vine\", weight = \"6pt\"");
    assert_eq!(ornament, places("line = \"thick\", weight = \"6pt\""));
}

#[test]
fn rules_between_columns_and_borders_of_furniture_have_it_too() {
    let house = House::sound()
        .write("layouts/artwork/unit.svg", UNIT)
        .change(
            LAYOUT,
            "rows = 4\n",
            "rows = 8\nspan = 2\ncolumn_rule = { ornament = \"vine\", weight = \"3pt\" }\n",
        )
        .change("paper/stories/一.md", "Text.", &"Text and more of it. ".repeat(15))
        .with_part(
            "credit",
            "row = 14\nrows = 4\nframe = { ornament = \"vine\", weight = \"6pt\" }",
            "Credit",
        )
        .add(LAYOUT, VINE);
    let shapes = shapes(&house);
    assert_eq!(shapes.len(), 2);
    assert_eq!(shapes.iter().filter(|shape| shape.source.story.is_some()).count(), 1);
}

/// On press it is outlines beside the text, and for readers no part of it.
#[test]
fn every_press_file_has_it_as_an_artifact_and_is_the_same_each_time() {
    let house = framed(CORNERED, "ornament = \"vine\"");
    let Loaded { edition, fonts, .. } = banxin::load(house.path("paper"), &mut Sources::default()).unwrap();
    let (composition, _) = crate::support::editions::typeset(&edition, &fonts);
    let icc = crate::support::compose::newsprint();
    for profile in [Profile::X4, Profile::X1a, Profile::A2u] {
        let options = crate::support::compose::in_profile(&icc, profile);
        let write = || crate::support::compose::write(&composition, &fonts, &options).unwrap();
        let file = write();
        assert_eq!(file, write());
        let document = Document::load_mem(&file).unwrap();
        let operations = operations(&document, document.get_pages()[&1]);
        let filled = operations.iter().position(|one| one.operator == "f").unwrap();
        let marked =
            operations[..filled].iter().rev().find(|one| ["BDC", "BMC"].contains(&one.operator.as_str()));
        assert!(marked.is_none_or(|one| format!("{one:?}").contains("Artifact")), "{profile:?}: {marked:?}");
    }
}

#[test]
fn its_drawings_are_looked_for_in_the_edition_first() {
    let house = ruled(VINE, "ornament = \"vine\"");
    let before = shapes(&house)[0].contours.len();
    let long = UNIT.replace("0 0 20 10", "0 0 40 10").replace("M0 8h20v2h-20z", "M0 8h40v2h-40z");
    let house = house.write("paper/layouts/artwork/unit.svg", long);
    assert_eq!(shapes(&house)[0].contours.len(), before / 2);
}
