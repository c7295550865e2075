//! Which face each character of a text comes from: lists of faces, composite ones, words in one face.

use banxin::copy::{Attributes, BlockKind, TakenAs};
use banxin::diag::Sources;
use banxin::edition::load;
use banxin::geom::Direction;
use banxin::page::{FaceId, Role};
use banxin::style::Faces;

use crate::clreq::page::{at, items, made_asking, runs};
use crate::support::editions::{Made, Setup, first};
use crate::support::house::House;

/// The faces of editions made in code: a Song, and a Latin face that has Ł and no Han.
const SONG: FaceId = FaceId(0);
const LATIN: FaceId = FaceId(1);

/// The pieces of a text by their faces, its Latin ones in brackets.
fn by_face(mut made: Made, faces: Faces) -> String {
    let body = &mut made.layout().body;
    body.blocks[BlockKind::Paragraph].face = faces.clone();
    body.regular = faces;
    let mut text = String::new();
    let mut before = SONG;
    for run in runs(&items(&made.checked()), Role::Body) {
        text.push_str(match (before, run.face) {
            (SONG, LATIN) => "[",
            (LATIN, SONG) => "]",
            _ => "",
        });
        before = run.face;
        text.push_str(&run.text);
    }
    text.push_str(if before == LATIN { "]" } else { "" });
    text
}

fn listed(text: &str) -> String {
    by_face(at(60, text).made(), Faces::new([SONG, LATIN]))
}

fn composite(text: &str) -> String {
    by_face(at(60, text).made(), Faces::composite(&[SONG], &[LATIN]))
}

#[test]
fn letters_and_figures_of_a_composite_list_have_faces_of_their_own() {
    assert_eq!(composite("据Reuters报道，增长5.3%。"), "据[Reuters]报道，增长[5.3%]。");
    assert_eq!(composite("αβ与Жар，km/h，US$5，O’Neill"), "[αβ]与[Жар]，[km/h]，[US$5]，[O’Neill]");
}

#[test]
fn marks_of_chinese_and_signs_on_the_em_are_set_as_han_are() {
    assert_eq!(composite("“男/女”（甲）——20℃、Ａ１★"), "“男/女”（甲）——[20]℃、Ａ１★");
}

#[test]
fn what_a_character_is_taken_for_says_nothing_of_its_face() {
    for taken in [TakenAs::Han, TakenAs::Word] {
        let asked = Attributes { taken: Some(taken), ..Attributes::default() };
        let made = made_asking(&at(60, "甲A股乙"), &[("A股", asked)]);
        assert_eq!(by_face(made, Faces::composite(&[SONG], &[LATIN])), "甲[A]股乙", "{taken:?}");
    }
}

#[test]
fn either_part_of_a_composite_list_serves_what_the_other_lacks() {
    let swapped = Faces::composite(&[LATIN], &[SONG]);
    assert_eq!(by_face(at(60, "去Paris和Łódź").made(), swapped), "去Paris和[Łódź]");
    assert_eq!(composite("㎡甲ɑ"), "㎡甲ɑ");
}

#[test]
fn a_word_is_set_whole_in_the_first_face_that_has_all_of_it() {
    assert_eq!(listed("在Łódź与Kraków、Dvořák的"), "在[Łódź]与Kraków、[Dvořák]的");
    assert_eq!(listed("五分之5⅖"), "五分之[5⅖]");
    let down = Setup { direction: Direction::Vertical, ..at(60, "在Łódź与") };
    assert_eq!(by_face(down.made(), Faces::new([SONG, LATIN])), "在[Łódź]与");
}

#[test]
fn a_word_that_no_face_has_whole_is_set_letter_by_letter() {
    assert_eq!(listed("甲Łɡa乙"), "甲[Ł]ɡa乙");
}

#[test]
fn a_layout_says_faces_of_han_and_of_western_text() {
    let house = House::sound().write("fonts/b.ttf", std::fs::read("fonts/NotoSerif-Bold.ttf").unwrap());
    let house = house.change(
        "layouts/small.toml",
        "[\"a.ttf\"]",
        "{ han = [\"b.ttf\", \"a.ttf\"], latin = [\"a.ttf\"] }",
    );
    let (edition, found) = load(house.path("paper"), &mut Sources::default()).unwrap();
    assert_eq!(found, []);
    let faces = &first(edition.layouts()).body.regular;
    let names: Vec<_> = edition.fonts().iter().map(|font| font.face).collect();
    assert_eq!(**faces, names[..]);
    assert_eq!(faces.for_western(), [names[1], names[0]]);
}
