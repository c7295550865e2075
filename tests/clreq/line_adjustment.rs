//! CLREQ 3.5, line adjustment (行内调整): what gives first, and what takes.

use banxin::convention::Class::{self, Closing, Han, Interpunct, Latin, Opening, Pause, Space, Stop};
use banxin::convention::{Gap, Interpunct as Width, MAINLAND};
use banxin::geom::Em;
use banxin::line::Spacing;
use banxin::page::Role;
use banxin::style::Glue;
use banxin::style::MarkStyle;

use super::page::{at, body, lines};
use crate::support::editions::Setup;

/// The table of a style, with an interpunct of an em: one of half an em, as papers have it, has nothing to give.
fn spacing(marks: MarkStyle) -> Spacing {
    let han_latin = Glue { natural: Em::QUARTER, smallest: Em::milli(125), largest: Em::HALF };
    Spacing::of((MAINLAND.blanks)(marks).with_interpunct(Width::Full), han_latin)
}

fn gap(marks: MarkStyle, left: Class, right: Class) -> Gap {
    spacing(marks).between(left, right)
}

#[test]
fn a_line_is_squeezed_before_a_character_is_pushed_out() {
    let full = |text| lines(&Setup { marks: MarkStyle::FullWidth, ..at(10, text) });
    // The third comma would start a line; half an em of another takes it in.
    assert_eq!(full("一二三，四五六七，八九"), ["一二三，四五六七，", "八九"]);
    // Nothing gives: 八 goes with the comma.
    assert_eq!(full("一二三四五六七八，九十"), ["一二三四五六七", "八，九十"]);
}

#[test]
fn spaces_shrink_in_the_order_of_the_clause() {
    let shrinks = |left, right| gap(MarkStyle::FullWidth, left, right).shrink_order;
    let spacing = spacing(MarkStyle::FullWidth);
    let orders = [
        spacing.line_end(None, Pause).shrink_order,
        shrinks(Space, Latin),
        shrinks(Han, Interpunct),
        shrinks(Han, Opening),
        shrinks(Pause, Han),
        shrinks(Han, Latin),
        shrinks(Stop, Han),
    ];
    assert_eq!(orders, [1, 2, 3, 4, 5, 6, 7]);
    assert_eq!(shrinks(Closing, Han), 4);
}

#[test]
fn spaces_shrink_to_the_least_of_the_clause() {
    let least = |left, right| {
        let gap = gap(MarkStyle::FullWidth, left, right);
        gap.natural - gap.shrink
    };
    assert_eq!(least(Space, Latin), Em::QUARTER);
    assert_eq!(least(Han, Latin), Em::milli(125));
    for (left, right) in [(Han, Interpunct), (Han, Opening), (Closing, Han), (Pause, Han), (Stop, Han)] {
        assert_eq!(least(left, right), Em::ZERO);
    }
}

#[test]
fn word_spaces_stretch_first_then_han_latin_spaces_then_all() {
    let open = |left, right| gap(MarkStyle::FullWidth, left, right);
    let word = open(Space, Latin);
    assert_eq!((word.stretch_order, word.natural + word.stretch), (1, Em::HALF));
    let han_latin = open(Han, Latin);
    assert_eq!((han_latin.stretch_order, han_latin.natural + han_latin.stretch), (2, Em::HALF));
    assert!(open(Han, Han).opens && word.opens && han_latin.opens);
}

#[test]
fn a_line_opens_its_han_latin_space_before_its_han() {
    // Half an em is left, and the two spaces beside the number take all of it: half an em each.
    let line = &body(&at(8, "一二12三四五六七"))[0];
    assert_eq!(line.text, "一二12三四");
    assert_eq!((line.between('一', '二'), line.between('二', '三')), (0, 2000));
    // One and a half are left: the spaces take their half, then every gap opens by a third.
    let line = &body(&at(8, "一二12三12345678"))[0];
    assert_eq!(line.text, "一二12三");
    assert_eq!((line.between('一', '二'), line.between('二', '三')), (333, 2667));
}

#[test]
fn the_remaining_gaps_open_by_the_same_amount() {
    let line = &body(&at(10, "一二三四五六七八，九十"))[0];
    assert_eq!(line.text, "一二三四五六七");
    let gaps: Vec<i64> = ["一二", "二三", "三四", "四五", "五六", "六七"]
        .map(|pair| line.between(pair.chars().next().unwrap(), pair.chars().last().unwrap()))
        .into();
    assert!(gaps.iter().all(|gap| (166..=167).contains(gap)), "{gaps:?}");
}

#[test]
fn no_space_is_added_beside_connectors_and_solidi() {
    for mark in ["～", "／", "–"] {
        let line = &body(&at(10, &format!("一二{mark}五六1234567890123456")))[0];
        assert_eq!(line.text, format!("一二{mark}五六"));
        let still = body(&at(30, &format!("一二{mark}五六")))[0].between('二', '五');
        assert_eq!(line.between('二', '五'), still, "{mark}");
        assert!(line.between('一', '二') > 0);
    }
}

#[test]
fn all_lines_but_the_last_end_at_the_measure() {
    let lines = body(&at(10, "一二三四五六七八九十百千万亿兆京垓秭甲乙丙"));
    assert_eq!(lines[0].place('八'), 9000);
    assert_eq!(lines[1].place('垓'), 8000);
    assert!(lines.iter().all(|line| line.role == Role::Body));
}
