//! CLREQ 3.4, paragraph adjustment rules (段落调整).

use banxin::copy::{BlockKind, Indents};
use banxin::edition::BylinePlace;
use banxin::geom::{Direction, Em};

use super::page::{Line, at, body, items, lines, page, runs};
use crate::support::editions::{HEADLINE, Made, NOWHERE, Setup, fonts, typeset};
use banxin::page::Role;

/// A paragraph that asks for no indent of its own.
const NONE: Indents =
    Indents { indent: None, inset: None, inset_end: None, hang: None, written: String::new(), span: NOWHERE };

/// So many em.
fn em(ems: i64) -> Em {
    Em::ONE * ems
}

/// Three paragraphs of two lines, ten em wide.
fn three() -> Made {
    let paragraphs = ["甲", "乙", "丙"].map(|first| format!("{first}一二三四五六七八九十"));
    Setup { paragraphs: paragraphs.into(), rows: 10, ..at(10, "") }.made()
}

/// The lines of an edition's body.
fn body_of(made: Made) -> Vec<Line> {
    let mut lines = page(&made.checked());
    lines.retain(|line| line.role != HEADLINE);
    lines
}

/// Where each line of a paragraph begins and ends that stands in by itself: eleven characters at ten em.
fn edges(indents: Indents) -> Vec<(i64, i64)> {
    let mut made = at(10, "一二三四五六七八九十百").made();
    made.story().body[0].indents = Some(indents);
    let edge = |line: &Line| {
        let mut chars = line.text.chars();
        let (first, last) = (chars.next().unwrap(), line.text.chars().last().unwrap());
        (line.place(first), line.place(last) + 1000)
    };
    body_of(made).iter().map(edge).collect()
}

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
fn the_first_paragraph_of_a_story_may_have_an_indent_of_its_own() {
    let mut made = three();
    made.layout().body.first_indent = Some(em(0));
    let lines = body_of(made);
    assert_eq!((lines[0].place('甲'), lines[2].place('乙'), lines[4].place('丙')), (0, 2000, 2000));
}

#[test]
fn a_paragraph_below_a_subhead_may_have_an_indent_of_its_own() {
    let mut made = three();
    made.layout().body.indent_after_subhead = Some(em(0));
    made.story().body[0].kind = BlockKind::Subhead;
    let lines = body_of(made);
    assert_eq!((lines[2].place('乙'), lines[4].place('丙')), (0, 2000));
}

#[test]
fn a_paragraph_that_goes_on_after_a_quotation_is_not_indented() {
    let mut made = three();
    made.story().body[1].indents = Some(Indents { inset: Some(em(2)), ..NONE });
    made.story().body[2].indents = Some(Indents { indent: Some(em(0)), ..NONE });
    let lines = body_of(made);
    let goes_on = lines.iter().find(|line| line.text.starts_with('丙')).unwrap();
    assert_eq!(goes_on.place('丙'), 0);
}

#[test]
fn a_first_line_is_set_out_and_all_others_stand_in() {
    assert_eq!(edges(Indents { hang: Some(em(2)), ..NONE }), [(0, 10_000), (2000, 3000)]);
}

#[test]
fn a_paragraph_is_set_in_from_the_line_start_first_line_and_all() {
    assert_eq!(edges(Indents { inset: Some(em(2)), ..NONE }), [(4000, 10_000), (2000, 7000)]);
}

#[test]
fn a_paragraph_is_set_in_from_the_line_end_and_its_lines_end_there() {
    assert_eq!(edges(Indents { inset_end: Some(em(3)), ..NONE }), [(2000, 7000), (0, 6000)]);
}

#[test]
fn what_a_paragraph_asks_for_is_added_up() {
    let all = Indents {
        indent: Some(em(1)),
        inset: Some(em(1)),
        inset_end: Some(em(2)),
        hang: Some(em(2)),
        ..NONE
    };
    assert_eq!(edges(all), [(2000, 8000), (3000, 8000)]);
}

#[test]
fn a_paragraph_of_vertical_text_is_set_in_from_the_top() {
    let starts = |indents: Option<Indents>| {
        let mut made = Setup { direction: Direction::Vertical, ..at(10, "一二三四五六七八九十") }.made();
        made.story().body[0].indents = indents;
        let lines = runs(&items(&made.checked()), Role::Body);
        lines.iter().map(|line| line.origin.y).collect::<Vec<_>>()
    };
    let (as_usual, set_in) = (starts(None), starts(Some(Indents { inset: Some(em(2)), ..NONE })));
    let size = Em::ONE.of(banxin::geom::Length::pt(9));
    assert_eq!(set_in, as_usual.iter().map(|y| *y + size * 2).collect::<Vec<_>>());
}

#[test]
fn a_byline_shares_the_last_line_of_a_paragraph_that_stands_in_only_where_both_fit() {
    let shared = |hang: i64| {
        let setup =
            Setup { byline: Some("记者".into()), rows: 2, ..at(8, "一二三四五六七八九十") };
        let mut made = setup.made();
        made.story().body[0].indents = Some(Indents { hang: Some(em(hang)), ..NONE });
        body_of(made).iter().any(|line| line.text == "九十记者")
    };
    assert!(shared(3), "three em, two, a gap of one and two");
    assert!(!shared(4));
}

#[test]
fn a_paragraph_that_leaves_next_to_nothing_of_its_lines_is_an_error() {
    let codes = |inset: i64| {
        let mut made = Setup { rows: 20, ..at(10, "一二三四五六七八九十") }.made();
        made.story().body[0].indents = Some(Indents { indent: Some(em(0)), inset: Some(em(inset)), ..NONE });
        let edition = made.checked();
        let (_, found) = typeset(&edition, &fonts(&edition));
        found.iter().map(|one| one.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(7), ["underset"]);
    assert_eq!(codes(8), ["indent-too-wide"]);
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
