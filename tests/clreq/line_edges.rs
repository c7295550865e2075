//! CLREQ 3.1.4, prohibition rules for line start and line end (行首行尾禁则), level by level.

use banxin::style::Kinsoku;

use super::page::{at, lines};
use crate::support::editions::Setup;

fn set(kinsoku: Kinsoku, text: &str) -> Vec<String> {
    lines(&Setup { kinsoku, ..at(10, text) })
}

#[test]
fn level_none_lets_marks_stand_anywhere() {
    assert_eq!(set(Kinsoku::None, "一二三四五六七八，九十"), ["一二三四五六七八", "，九十"]);
    assert_eq!(set(Kinsoku::None, "一二三四五六七“八九”"), ["一二三四五六七“", "八九”"]);
}

#[test]
fn level_basic_keeps_pause_stop_and_closing_marks_interpuncts_and_connectors_from_the_line_start() {
    for mark in "、，；：。！？”’）》〉」』】〕·–～".chars() {
        let text = format!("一二三四五六七八{mark}九十");
        assert_eq!(set(Kinsoku::Basic, &text), ["一二三四五六七", &format!("八{mark}九十")], "{mark}");
    }
}

#[test]
fn level_basic_keeps_opening_marks_from_the_line_end() {
    for mark in "“‘（《〈「『【〔".chars() {
        let text = format!("一二三四五六七{mark}八九十");
        assert_eq!(set(Kinsoku::Basic, &text), ["一二三四五六七", &format!("{mark}八九十")], "{mark}");
    }
}

#[test]
fn level_gb_keeps_a_solidus_from_the_line_end() {
    let text = "一二三四五六七／八九十";
    assert_eq!(set(Kinsoku::Gb, text), ["一二三四五六", "七／八九十"]);
}

#[test]
fn level_strict_keeps_dashes_and_ellipses_from_the_line_start() {
    for mark in ["——", "……"] {
        let text = format!("一二三四五六七八{mark}九");
        assert_eq!(set(Kinsoku::Gb, &text), ["一二三四五六七八", &format!("{mark}九")]);
        assert_eq!(set(Kinsoku::Strict, &text), ["一二三四五六七", &format!("八{mark}九")]);
    }
}

#[test]
fn a_mark_takes_the_characters_before_it_along_while_it_must() {
    assert_eq!(set(Kinsoku::Basic, "一二三四五六七《八》，九"), ["一二三四五六七", "《八》，九"]);
}
