//! CLREQ 3.4, paragraph adjustment rules (段落调整).

use banxin::edition::BylinePlace;
use banxin::geom::Em;

use super::page::{at, body, lines, page};
use crate::support::editions::Setup;

#[test]
fn every_paragraph_is_indented_by_two_em() {
    let setup = Setup { paragraphs: vec!["甲一二".into(), "乙三四".into()], ..at(10, "") };
    let lines = body(&setup);
    assert_eq!((lines[0].place('甲'), lines[1].place('乙')), (2000, 2000));
}

#[test]
fn the_indent_is_a_choice_of_the_house() {
    let mut made = at(10, "甲一二").made();
    made.layout().body.indent = Em::ONE;
    assert_eq!(page(&made.checked()).last().unwrap().place('甲'), 1000);
}

#[test]
fn no_space_stands_between_paragraphs() {
    let setup = Setup { paragraphs: vec!["甲".into(), "乙".into(), "丙".into()], ..at(10, "") };
    let lines = body(&setup);
    assert_eq!(lines[1].baseline - lines[0].baseline, lines[2].baseline - lines[1].baseline);
    assert_eq!(lines[1].baseline - lines[0].baseline, setup.made().layout().grid.leading);
}

#[test]
fn the_last_line_starts_at_the_line_start_and_keeps_its_natural_width() {
    let last = &body(&at(10, "一二三四五六七八甲乙"))[1];
    assert_eq!((last.place('甲'), last.between('甲', '乙')), (0, 0));
}

#[test]
fn a_byline_ends_at_the_line_end() {
    let mut made = Setup { byline: Some("记者".into()), ..at(10, "一二三四") }.made();
    made.story().byline_place = BylinePlace::OwnLine;
    let lines = page(&made.checked());
    assert_eq!(lines.last().unwrap().place('者'), 9000);
}

#[test]
fn a_byline_shares_the_last_line_where_it_fits() {
    let setup = Setup { byline: Some("记者".into()), rows: 2, ..at(8, "一二三四五六七八九") };
    assert_eq!(lines(&setup), ["一二三四五六", "七八九记者"]);
}
