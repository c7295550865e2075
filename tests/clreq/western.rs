//! CLREQ 3.2, Chinese and Western mixed text (中、西文混排), in horizontal text.

use banxin::style::MarkStyle;

use super::page::{at, body, lines};
use crate::support::editions::Setup;

/// What the space beside Western text adds to its own width: with it, less without it.
fn added(text: &str) -> i64 {
    let set = |gap| {
        let setup = Setup { gap, marks: MarkStyle::Kaiming, ..at(30, text) };
        body(&setup)[0].between('甲', '乙')
    };
    set(banxin::geom::Em::QUARTER) - set(banxin::geom::Em::ZERO)
}

#[test]
fn a_quarter_em_stands_between_han_and_latin_or_figures() {
    assert_eq!(added("甲GDP乙"), 500);
    assert_eq!(added("甲2022乙"), 500);
}

#[test]
fn no_space_is_added_beside_chinese_marks() {
    assert_eq!(added("甲（GDP）乙"), 0);
    assert_eq!(added("甲，2022。乙"), 0);
    assert_eq!(added("甲GDP，乙"), 250);
}

#[test]
fn no_space_is_added_at_line_edges() {
    let lines = body(&at(8, "一二三四五六GDP七八九"));
    assert_eq!(lines[1].text, "GDP七八九");
    assert_eq!(lines[1].place('G'), 0);
    assert_eq!(lines[0].place('六'), 7000);
}

#[test]
fn a_word_is_not_parted() {
    assert_eq!(lines(&at(8, "一二三四五GDP六")), ["一二三四五", "GDP六"]);
}

#[test]
fn spaces_are_not_opened_inside_words_and_numbers() {
    let line = &body(&at(10, "一二三2022五六1234567890"))[0];
    assert_eq!(line.text, "一二三2022五六");
    // Half an em each, as they are drawn.
    let figures: Vec<i64> = ['2', '0'].map(|figure| line.place(figure)).into();
    assert_eq!(figures[1] - figures[0], 500);
}

#[test]
fn a_typed_space_between_han_and_latin_is_a_word_space() {
    let gap = banxin::geom::Em::ZERO;
    let set = |text| body(&Setup { gap, ..at(30, text) })[0].between('甲', '乙');
    // A third of an em on either side.
    assert_eq!(set("甲 GDP 乙") - set("甲GDP乙"), 667);
}
