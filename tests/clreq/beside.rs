//! Marks that stand at characters: 着重号, 专名号, 书名号甲式 (CLREQ 3.1.1.2, 3.1.2, 3.1.8).

use banxin::copy::TextMark;
use banxin::geom::{Direction, Length, Point, Rect};
use banxin::outline::Contour;
use banxin::page::{Item, Role, Shape};

use super::page::{asking, at, items, mark, marks, runs};
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
    let Contour { start, segments } = &dot.contours[0];
    let across = segments[1].end();
    Point { x: (start.x + across.x) / 2, y: (start.y + across.y) / 2 }
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
    let Contour { start, segments } = &wave.contours[0];
    let end = segments.iter().map(|segment| segment.end().x).max().unwrap();
    assert!(end.0 - start.x.0 > SIZE.0 * 18 / 10);
    let heights = heights(&wave);
    assert!(*heights.iter().max().unwrap() - *heights.iter().min().unwrap() > SIZE / 12);
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

/// How far down the page a shape reaches: all its points.
fn heights(shape: &Shape) -> Vec<Length> {
    shape.contours.iter().flat_map(Contour::points).map(|point| point.y).collect()
}

/// The box around some rules.
fn around(rules: &[Rect]) -> Rect {
    let least = |of: fn(&Rect) -> Length| rules.iter().map(of).min().unwrap();
    let most = |of: fn(&Rect) -> Length| rules.iter().map(of).max().unwrap();
    let (x, y) = (least(|rule| rule.x), least(|rule| rule.y));
    Rect { x, y, width: most(|rule| rule.right()) - x, height: most(|rule| rule.bottom()) - y }
}

/// Where the characters of a text stand, from the first to the last.
fn box_of(items: &[Item], text: &str) -> Rect {
    let runs = runs(items, Role::Body);
    let run = runs.iter().find(|run| run.text.contains(text)).unwrap_or_else(|| panic!("no {text}"));
    let before = run.text.find(text).map_or(0, |at| run.text[..at].chars().count());
    let last = before + text.chars().count() - 1;
    run.em_boxes(run.glyphs[before].x, run.glyphs[last].x + SIZE)
}

/// The rules of the frame around a name in some text, and what stands there.
fn framed(setup: &Setup, names: &[&str]) -> (Vec<Rect>, Vec<Item>) {
    let asked: Vec<_> = names.iter().map(|name| (*name, mark(TextMark::Deceased))).collect();
    let items = items(&asking(setup, &asked));
    (fills(&items), items)
}

#[test]
fn the_name_of_the_deceased_stands_inside_a_frame_and_its_neighbours_outside() {
    for direction in [Direction::Horizontal, Direction::Vertical] {
        let (rules, items) = framed(&Setup { direction, ..at(30, "甲王伟乙") }, &["王伟"]);
        assert_eq!(rules.len(), 4);
        for text in ["王伟", "甲", "乙"] {
            assert!(rules.iter().all(|rule| !rule.meets(box_of(&items, text))), "{direction:?} {text}");
        }
        let (name, frame) = (box_of(&items, "王伟"), around(&rules));
        assert!(frame.holds(name) && frame.x < name.x && frame.y < name.y);
        assert!(frame.right() > name.right() && frame.bottom() > name.bottom());
    }
}

#[test]
fn frames_of_neighbours_do_not_touch() {
    let (rules, _) = framed(&at(30, "甲王伟张敏乙"), &["王伟", "张敏"]);
    let [first, second] = [&rules[..4], &rules[4..]];
    assert!(first.iter().all(|one| second.iter().all(|other| one.right() < other.x)));
}

#[test]
fn a_frame_does_not_reach_into_the_lines_above_and_below() {
    let (rules, items) = framed(&at(6, "甲乙丙丁戊己王伟庚辛壬癸子丑"), &["王伟"]);
    for text in ["甲乙丙丁", "壬癸"] {
        assert!(rules.iter().all(|rule| !rule.meets(box_of(&items, text))), "{text}");
    }
}

#[test]
fn the_frame_of_a_name_in_two_lines_is_open_where_it_goes_on() {
    let (rules, items) = framed(&at(6, "甲乙丙丁戊己庚欧阳文忠辛壬癸子丑"), &["欧阳文忠"]);
    let (ends, begins) = (box_of(&items, "欧阳"), box_of(&items, "文忠"));
    let (upper, lower): (Vec<Rect>, Vec<Rect>) = rules.iter().partition(|rule| rule.y < begins.y - SIZE / 8);
    let sides = |rules: &[Rect]| {
        rules.iter().filter(|rule| rule.height > rule.width).map(|rule| rule.x).collect::<Vec<_>>()
    };
    let ([left], [right]) = (&sides(&upper)[..], &sides(&lower)[..]) else { panic!("a side each") };
    assert!(*left < ends.x && *right >= begins.right());
    assert_eq!((upper.len(), lower.len()), (3, 3));
}

#[test]
fn of_a_line_and_dots_the_line_is_nearer() {
    for line in [TextMark::Name, TextMark::Title] {
        let asked = [("史记", marks([line, TextMark::Dots]))];
        let items = items(&asking(&at(30, "甲史记乙"), &asked));
        let mut drawn = shapes(&items);
        let dots = drawn.split_off(drawn.len() - 2);
        let lines = drawn.iter().flat_map(heights).chain(fills(&items).into_iter().map(Rect::bottom));
        let below = dots.iter().flat_map(heights).min().unwrap();
        assert!(lines.max().unwrap() < below, "{line:?}");
    }
}

#[test]
fn in_vertical_text_a_line_moves_no_dots() {
    let setup = Setup { direction: Direction::Vertical, ..at(30, "甲史乙") };
    let dot = |marked| middle(&shapes(&items(&asking(&setup, &[("史", marked)])))[0]);
    assert_eq!(dot(marks([TextMark::Name, TextMark::Dots])), dot(mark(TextMark::Dots)));
}
