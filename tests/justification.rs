//! Which gaps of a line give and which take, order by order (CLREQ, adjustment of line length): each rule on
//! a line that holds what the rule names and what comes right after it in the order.

use crate::support::editions::{Setup, fonts};
use banxin::convention::{Interpunct, MAINLAND};
use banxin::geom::Em;
use banxin::line::{Breaks, Paragraph, Rules, Spacing, Tracked, justify};
use banxin::style::{Glue, Kinsoku, MarkStyle};

/// The gaps of a text on one line that change when the line is so many thousandths of an em longer, or
/// shorter, than it is by itself: each by its two neighbours; after the last stands the edge of the line, `|`.
fn change(text: &str, thousandths: i64) -> Vec<String> {
    let edition = Setup { paragraphs: vec![text.into()], ..Setup::default() }.edition();
    let (shaped, _) = banxin::text::shape(&edition, &fonts(&edition));
    let text = &crate::support::editions::first(&shaped.stories).blocks[0].text;
    let han_latin = Glue { natural: Em::QUARTER, smallest: Em::milli(125), largest: Em::HALF };
    // An interpunct of an em has blanks to give; one of half an em, as papers have it, has none.
    let blanks = (MAINLAND.blanks)(MarkStyle::FullWidth).with_interpunct(Interpunct::Full);
    let spacing = Spacing::of(blanks, han_latin);
    let rules = Rules { spacing, breaks: Breaks::of(&MAINLAND, Kinsoku::Basic) };
    let paragraph = Paragraph::new(text, &rules);
    let copy = Tracked { paragraph: &paragraph, tracking: Em::ZERO };
    let all = 0..paragraph.len();
    let gaps = |measure: Em| {
        let line = justify(&copy, all.clone(), Em::ZERO, measure, false);
        assert!(line.justified);
        let gap = |i: usize| line.places[i + 1] - line.places[i] - text.atoms[i].width;
        let inside = (1..all.end).map(|i| (text.text_of(i - 1..i + 1).to_owned(), gap(i - 1)));
        let end = (format!("{}|", text.text_of(all.end - 1..all.end)), measure - line.end);
        inside.chain([end]).collect::<Vec<_>>()
    };
    let width = copy.width(&all);
    let pairs = gaps(width).into_iter().zip(gaps(width + Em::milli(thousandths)));
    pairs.filter(|(one, other)| one.1 != other.1).map(|(one, _)| one.0).collect()
}

fn gives(text: &str, thousandths: i64) -> Vec<String> {
    change(text, -thousandths)
}

fn takes(text: &str, thousandths: i64) -> Vec<String> {
    change(text, thousandths)
}

#[test]
fn first_to_give_is_the_blank_of_a_mark_at_the_line_end() {
    assert_eq!(gives("甲a b，", 500), ["，|"]);
}

#[test]
fn second_to_give_are_word_spaces() {
    assert_eq!(gives("甲a b乙·丙，", 500 + 83), [" b", "，|"]);
}

#[test]
fn third_to_give_are_the_blanks_of_an_interpunct() {
    assert_eq!(gives("甲·乙（丙）丁", 500), ["甲·", "·乙"]);
}

#[test]
fn fourth_to_give_are_the_blanks_of_brackets() {
    assert_eq!(gives("甲，乙（丙）丁", 1000), ["乙（", "）丁"]);
}

#[test]
fn fifth_to_give_are_the_blanks_of_pause_marks() {
    assert_eq!(gives("甲，乙5丙", 500), ["，乙"]);
}

#[test]
fn sixth_to_give_are_the_spaces_between_han_and_latin() {
    assert_eq!(gives("甲。乙5丙", 250), ["乙5", "5丙"]);
}

#[test]
fn last_to_give_are_the_blanks_of_stops() {
    assert_eq!(gives("甲。乙5丙", 750), ["。乙", "乙5", "5丙"]);
}

#[test]
fn first_to_take_are_word_spaces() {
    assert_eq!(takes("甲a b乙", 166), [" b"]);
}

#[test]
fn second_to_take_are_the_spaces_between_han_and_latin() {
    assert_eq!(takes("甲丙5乙", 500), ["丙5", "5乙"]);
}

#[test]
fn last_of_all_every_gap_takes_the_same_but_inside_numbers_and_beside_connectors() {
    assert_eq!(takes("甲，乙～丙丁56戊", 1000), ["甲，", "，乙", "丙丁", "丁5", "6戊"]);
}
