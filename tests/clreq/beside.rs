//! Marks that stand at characters: 着重号, 专名号, 书名号甲式 (CLREQ 3.1.1.2, 3.1.2, 3.1.8).

use banxin::copy::TextMark;
use banxin::geom::{Direction, Length, Point, Rect};
use banxin::page::{Item, Role, Shape};

use super::page::{asking, at, items, mark, runs};
use crate::support::editions::Setup;

const SIZE: Length = Length::pt(9);

fn shapes(items: &[Item]) -> Vec<Shape> {
    items
        .iter()
        .filter_map(|item| if let Item::Shape(shape) = item { Some(shape.clone()) } else { None })
        .collect()
}

fn fills(items: &[Item]) -> Vec<Rect> {
    items.iter().filter_map(|item| if let Item::Fill(fill) = item { Some(fill.rect) } else { None }).collect()
}

/// The middle of a dot.
fn middle(dot: &Shape) -> Point {
    let across = dot.curves[1][2];
    Point { x: (dot.start.x + across.x) / 2, y: (dot.start.y + across.y) / 2 }
}

#[test]
fn every_character_has_its_dot_and_marks_have_none() {
    let items = items(&asking(&at(30, "甲一二，三…/—乙"), &[("一二，三…/—", mark(TextMark::Dots))]));
    assert_eq!(shapes(&items).len(), 3);
}

#[test]
fn dots_stand_below_the_middle_of_their_characters() {
    let items = items(&asking(&at(30, "甲一乙"), &[("一", mark(TextMark::Dots))]));
    let run = runs(&items, Role::Body).remove(0);
    let dot = middle(&shapes(&items)[0]);
    assert_eq!(dot.x, run.origin.x + run.glyphs[1].x + SIZE / 2);
    assert!(dot.y > run.origin.y + SIZE.scaled(12, 100), "below the em box");
}

#[test]
fn in_vertical_text_dots_stand_right_and_lines_left() {
    let setup = Setup { direction: Direction::Vertical, ..at(30, "甲一二乙") };
    let asked = [("一", mark(TextMark::Dots)), ("二", mark(TextMark::Name))];
    let items = items(&asking(&setup, &asked));
    let run = runs(&items, Role::Body).remove(0);
    assert!(middle(&shapes(&items)[0]).x > run.origin.x + SIZE / 2);
    let line = fills(&items)[0];
    assert!(line.right() < run.origin.x - SIZE / 2 && line.height > line.width);
}

#[test]
fn a_name_has_one_unbroken_line_and_its_neighbour_another() {
    let asked = [("司马迁", mark(TextMark::Name)), ("夏阳", mark(TextMark::Name))];
    let items = items(&asking(&at(30, "甲司马迁夏阳乙"), &asked));
    let [first, second] = fills(&items)[..] else { panic!("two lines") };
    assert!(first.width > SIZE.scaled(28, 10) && first.width < SIZE * 3);
    assert!(second.x > first.right(), "the lines do not touch");
    assert_eq!(first.y, second.y);
}

#[test]
fn a_title_has_a_wavy_line() {
    let items = items(&asking(&at(30, "甲史记乙"), &[("史记", mark(TextMark::Title))]));
    let [wave] = shapes(&items).try_into().unwrap();
    let ends: Vec<Length> = wave.curves.iter().map(|curve| curve[2].x).collect();
    assert!(ends.iter().max().unwrap().0 - wave.start.x.0 > SIZE.0 * 18 / 10);
    let heights = wave.curves.iter().flatten().map(|point| point.y);
    assert!(heights.clone().max().unwrap() - heights.min().unwrap() > SIZE / 12);
}

#[test]
fn a_mark_goes_on_where_its_text_does_in_the_next_line() {
    let items = items(&asking(&at(6, "甲乙丙丁戊己庚"), &[("丙丁戊己", mark(TextMark::Name))]));
    assert_eq!(fills(&items).len(), 2);
}

#[test]
fn marks_leave_lines_and_characters_where_they_are() {
    let plain = at(8, "甲乙丙丁戊己庚辛壬癸子丑");
    let places = |items: &[Item]| {
        let glyphs = |run: &banxin::page::GlyphRun| {
            run.glyphs.iter().map(|glyph| (run.origin.x + glyph.x, run.origin.y)).collect::<Vec<_>>()
        };
        runs(items, Role::Body).iter().flat_map(glyphs).collect::<Vec<_>>()
    };
    for one in [TextMark::Dots, TextMark::Name, TextMark::Title] {
        let marked = items(&asking(&plain, &[("丙丁戊己庚", mark(one))]));
        assert_eq!(places(&marked), places(&items(&plain.edition())));
    }
}
