//! CLREQ 3.1.5, prohibition rules for unbreakable marks (符号分离禁则).

use banxin::style::Kinsoku;

use super::page::{at, body, lines};
use crate::support::editions::Setup;

#[test]
fn a_dash_or_ellipsis_of_two_characters_is_never_parted() {
    assert_eq!(lines(&at(9, "一二三四五六——七八")), ["一二三四五六", "——七八"]);
    assert_eq!(lines(&at(9, "一二三四五六……七八")), ["一二三四五六", "……七八"]);
}

#[test]
fn a_dash_or_ellipsis_takes_two_em() {
    for mark in ["——", "……"] {
        assert_eq!(body(&at(20, &format!("甲{mark}乙")))[0].between('甲', '乙'), 2000, "{mark}");
    }
}

#[test]
fn a_dash_does_not_open_when_its_line_is_justified() {
    // Two em are left over, for the number does not fit; the dash keeps its two.
    let line = &body(&at(10, "一二——五六1234567890"))[0];
    assert_eq!(line.text, "一二——五六");
    let halves = line.text.find('—').map(|_| line.between('二', '五') - 2000);
    let gap = line.between('一', '二');
    assert_eq!(halves, Some(2 * gap));
}

#[test]
fn a_dash_of_one_character_and_an_ellipsis_in_the_middle_take_two_em_too() {
    for mark in ["⸺", "⋯⋯", "――"] {
        assert_eq!(body(&at(20, &format!("甲{mark}乙")))[0].between('甲', '乙'), 2000, "{mark}");
        let set = lines(&at(9, &format!("一二三四五六{mark}七八")));
        assert_eq!(set, ["一二三四五六", &format!("{mark}七八")], "{mark}");
    }
}

#[test]
fn of_several_dashes_or_ellipses_in_a_row_each_is_whole_and_a_line_may_end_between_two() {
    for mark in ["——", "……", "⸺"] {
        let twice = mark.repeat(2);
        let set = lines(&at(9, &format!("一二三四五{twice}六七")));
        assert_eq!(set, [format!("一二三四五{mark}"), format!("{mark}六七")], "{mark}");
        // At the strict level none starts a line.
        let strict = Setup { kinsoku: Kinsoku::Strict, ..at(9, &format!("一二三四五{twice}六七")) };
        assert!(lines(&strict).iter().any(|line| line.contains(&twice)), "{mark}");
    }
}

#[test]
fn a_number_is_never_parted() {
    assert_eq!(lines(&at(10, "一二三四五六七1234567八")), ["一二三四五六七", "1234567八"]);
    assert_eq!(lines(&at(10, "一二三四五六七1,250.5八")), ["一二三四五六七", "1,250.5八"]);
}

#[test]
fn a_number_is_not_parted_from_its_prefix_or_suffix() {
    assert_eq!(lines(&at(10, "一二三四五六七100%八")), ["一二三四五六七", "100%八"]);
    assert_eq!(lines(&at(10, "一二三四五六七¥500八")), ["一二三四五六七", "¥500八"]);
    assert_eq!(lines(&at(10, "一二三四五六七25℃八")), ["一二三四五六七", "25℃八"]);
}
