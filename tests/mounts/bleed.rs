//! 出血: pictures that go off the page.

use super::*;
use banxin::layout::Bleed;

/// How far they go: 3 mm.
const BEYOND: Length = Length(8_503_937);
const LEFT: Length = Length::pt(40);

fn bled(sides: &[Side], mount: Mount) -> Mount {
    Mount { bleed: Some(Bleed { sides: sides.to_vec(), span: NOWHERE }), ..mount }
}

#[test]
fn a_picture_goes_as_far_as_the_bleed_where_it_is_to_and_nowhere_else() {
    let (own, left) = (prints(&one(Mount::USUAL))[0], prints(&one(bled(&[Side::Left], Mount::USUAL)))[0]);
    assert_eq!((left.x, left.right()), (-BEYOND, own.right()));
    assert_eq!((left.y, left.height), (own.y, own.height));
    let right = prints(&one(bled(&[Side::Right], Mount::USUAL)))[0];
    assert_eq!((right.x, right.right()), (own.x, Length::pt(3000) + BEYOND));
}

#[test]
fn a_caption_on_a_picture_that_bleeds_stays_in_the_type_area_and_its_tint_goes_along() {
    let mount = Mount { ground: Some(Paint::BLACK), ..at(CaptionAt::Over) };
    let composition = one(bled(&[Side::Left], mount));
    assert_eq!(runs(&composition, Role::Caption)[0].origin.x, LEFT + CAPTION / 2);
    assert_eq!(fills(&composition, Role::Tint)[0].rect.x, -BEYOND);
}

#[test]
fn no_border_stands_where_a_picture_is_cut_off() {
    let mount = Mount { frame: Some(border(&Side::ALL)), ..Mount::USUAL };
    let composition = sound(made(bled(&[Side::Left], mount), 2, "说明", Direction::Horizontal));
    let rules = fills(&composition, Role::Rule);
    assert_eq!(rules.len(), 7, "the second print has all four");
    let upright = |rule: &&Fill| rule.rect.height > rule.rect.width;
    assert!(rules.iter().filter(upright).all(|rule| rule.rect.x > LEFT));
}

#[test]
fn the_number_of_a_print_that_bleeds_stays_in_the_type_area() {
    let mut made = made(bled(&[Side::Left], Mount::USUAL), 2, "说明", Direction::Horizontal);
    made.story().pictures[0].numbered = true;
    assert_eq!(fills(&sound(made), Role::Tint)[0].rect.x, LEFT);
}

#[test]
fn on_a_vertical_page_edges_are_those_of_the_page() {
    let of = |mount| prints(&sound(made(mount, 1, "说明", Direction::Vertical)))[0];
    let (own, top) = (of(Mount::USUAL), of(bled(&[Side::Top], Mount::USUAL)));
    assert_eq!((top.y, top.bottom()), (-BEYOND, own.bottom()));
    assert_eq!((top.x, top.right()), (own.x, own.right()));
}

#[test]
fn a_picture_that_ends_inside_the_type_area_is_told_and_ends_there() {
    let (composition, found) =
        typeset(made(bled(&[Side::Bottom], Mount::USUAL), 1, "说明", Direction::Horizontal));
    assert!(found.iter().any(|one| one.code == "bleed-not-at-edge"), "{found:#?}");
    assert_eq!(prints(&composition)[0], prints(&one(Mount::USUAL))[0]);
}

/// A house whose picture bleeds at an edge.
fn bleeding(side: &str) -> House {
    House::pictured().change(LAYOUT, "picture_rows = 6", &format!("picture_rows = 6\nbleed = [\"{side}\"]"))
}

#[test]
fn preflight_has_nothing_against_a_picture_that_bleeds() {
    let said = |house: House| String::from_utf8(house.run(&["check", "paper"]).stderr).unwrap();
    let said = said(bleeding("left"));
    assert!(!said.contains("[bleed") && !said.contains("[safety]"), "{said}");
}

#[test]
fn a_picture_that_bleeds_on_a_sheet_without_bleed() {
    bleeding("left")
        .change(LAYOUT, "[sheet]", "[sheet]\nbleed = \"0mm\"")
        .says("a_picture_that_bleeds_on_a_sheet_without_bleed", &[]);
}

#[test]
fn a_picture_that_bleeds_where_it_does_not_reach() {
    bleeding("right").says("a_picture_that_bleeds_where_it_does_not_reach", &[]);
}

#[test]
fn a_picture_that_bleeds_and_has_an_outline() {
    boxed("holds = \"picture\", rows = 6, cut_out = true, bleed = [\"left\"]")
        .says("a_picture_that_bleeds_and_has_an_outline", &[]);
}
