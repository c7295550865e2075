//! Words of Western text at line ends, what clings, and even spreading (CLREQ 2.1.3.2, 3.1.5.3, 3.2.4).

use banxin::copy::{Attributes, Script};
use banxin::geom::{Em, Length};
use banxin::page::Role;

use super::page::{asking, at, items, lines, runs};

const SIZE: Length = Length::pt(9);

fn script(script: Script) -> Attributes {
    Attributes { script: Some(script), ..Attributes::default() }
}

#[test]
fn a_word_is_parted_only_where_it_may_be_hyphenated_and_the_hyphen_is_no_text() {
    let setup = at(10, "会议由 International Organization 主办");
    assert_eq!(lines(&setup), ["会议由 Interna", "tional Organization ", "主办"]);
    let first =
        runs(&items(&setup.edition()), Role::Body).into_iter().find(|run| run.text.contains("Interna"));
    let glyphs = first.unwrap().glyphs;
    assert_eq!(glyphs.last().unwrap().text_len, 0, "the hyphen belongs to the letter before it");
}

#[test]
fn abbreviations_are_not_hyphenated() {
    assert!(lines(&at(7, "一二三四UNESCO五六")).iter().any(|line| line.contains("UNESCO")));
}

#[test]
fn lines_of_words_break_after_spaces_and_hyphens_in_the_text() {
    let set = lines(&at(9, "the well-known old Big Ben bell"));
    assert!(set.iter().all(|line| line.ends_with([' ', '-', 'l'])), "{set:?}");
}

#[test]
fn a_note_mark_goes_with_its_word() {
    // Eight characters fill the first line, and the mark may not begin the next.
    let edition = asking(&at(10, "一二三四五六七八①九"), &[("①", script(Script::Super))]);
    let set = runs(&items(&edition), Role::Body);
    let rows: Vec<u16> =
        set.iter().filter(|run| run.text.contains(['八', '①'])).map(|run| run.source.row).collect();
    assert!(rows.iter().all(|row| *row == rows[0]) && !rows.is_empty(), "{set:#?}");
}

#[test]
fn sub_and_superscripts_are_smaller_and_off_the_baseline_without_space_beside_them() {
    let asked = [("2", script(Script::Sub)), ("3", script(Script::Super))];
    let set = runs(&items(&asking(&at(30, "水2米3乙"), &asked)), Role::Body);
    let [water, two, metre, three, _] = set.as_slice() else { panic!("five runs") };
    assert!(two.origin.y > water.origin.y && three.origin.y < water.origin.y);
    assert!(two.size < SIZE && three.size == two.size);
    assert_eq!(two.origin.x - water.origin.x, SIZE);
    assert!(metre.origin.x - two.origin.x < SIZE / 2);
}

#[test]
fn text_wider_than_it_is_to_be_spread_stays_solid() {
    let narrow = Attributes { spread: Some(Em::ZERO), ..Attributes::default() };
    let set = runs(&items(&asking(&at(30, "甲欧阳明乙"), &[("欧阳明", narrow)])), Role::Body);
    let places = set.iter().flat_map(|run| run.glyphs.iter().map(|glyph| run.origin.x + glyph.x));
    let places: Vec<Length> = places.collect();
    assert!(places.windows(2).all(|pair| pair[1] - pair[0] == SIZE));
}

#[test]
fn text_spread_evenly_takes_the_width_that_it_is_given() {
    let spread = || Attributes { spread: Some(Em::ONE * 4), ..Attributes::default() };
    let asked = [("王明", spread()), ("欧阳明", spread())];
    let set = runs(&items(&asking(&at(30, "甲王明乙欧阳明丙"), &asked)), Role::Body);
    let glyphs: Vec<Length> =
        set.iter().flat_map(|run| run.glyphs.iter().map(|glyph| run.origin.x + glyph.x)).collect();
    let at = |index: usize| (glyphs[index] - glyphs[0]).in_em(SIZE);
    assert_eq!((at(1), at(2), at(3)), (Em::ONE, Em::ONE * 4, Em::ONE * 5));
    assert_eq!((at(4), at(7)), (Em::ONE * 6, Em::ONE * 10));
    let (first, second) = (at(5) - at(4), at(6) - at(5));
    assert!((first - second).abs() <= Em(2));
}
