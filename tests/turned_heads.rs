//! Heads whose lines run another way than their text (竖题横文).

use banxin::geom::{Direction, Em, Length};
use banxin::layout::{BoxPlace, BoxWidth, Holds, Mount, Outline, SlotBox};
use banxin::page::{GlyphRun, Mode, Role};
use banxin::part::HeadPart;

use crate::clreq::page::{at, items, runs};
use crate::support::editions::{HEADLINE, NOWHERE, han, plain, role};
use crate::support::house::House;

const LAYOUT: &str = "layouts/small.toml";

/// A head with a kicker in a box at the left of its text, whose lines run the other way; and the first line of the text.
fn turned(direction: Direction) -> (Vec<GlyphRun>, Vec<GlyphRun>, GlyphRun) {
    let text = han(400);
    let mut made = crate::support::editions::Setup { direction, ..at(30, &text) }.made();
    made.story().head[HeadPart::HEADLINE] = vec![plain("老树又逢春")];
    made.story().head[HeadPart::of("kicker").unwrap()] = vec![plain("河边")];
    let other = match direction {
        Direction::Horizontal => Direction::Vertical,
        Direction::Vertical => Direction::Horizontal,
    };
    made.slot().head_rows = 0;
    made.slot().boxes = vec![SlotBox {
        holds: Holds::Head,
        place: BoxPlace::Left,
        among: None,
        width: BoxWidth::Em(Em::ONE * 8),
        rows: 12,
        from: Some(0),
        beside: None,
        direction: Some(other),
        distance: Em::ONE,
        outline: Outline::Rectangle,
        mount: Mount::USUAL,
        span: NOWHERE,
    }];
    let items = items(&made.checked());
    let body = runs(&items, Role::Body).remove(0);
    (runs(&items, HEADLINE), runs(&items, role("kicker")), body)
}

#[test]
fn a_vertical_head_stands_in_its_box_beside_horizontal_text() {
    let (headline, kicker, body) = turned(Direction::Horizontal);
    assert_eq!(
        (headline[0].mode, kicker[0].mode, body.mode),
        (Mode::Upright, Mode::Upright, Mode::Horizontal)
    );
    // Its lines follow each other from the right to the left.
    assert!(kicker[0].origin.x > headline[0].origin.x);
    let (left, box_right) = (Length::pt(40), Length::pt(40 + 8 * 9));
    for run in headline.iter().chain(&kicker) {
        let boxes = run.em_boxes(Length::ZERO, run.glyphs.last().unwrap().x + run.size);
        assert!(boxes.x >= left && boxes.right() <= box_right, "{boxes:?}");
        assert!(
            boxes.y >= Length::pt(40) && boxes.bottom() <= Length::pt(40) + Length(11_500_000) * 12,
            "{boxes:?}"
        );
    }
    assert_eq!(body.origin.x, box_right + Length::pt(9) + Length::pt(18));
}

#[test]
fn a_horizontal_head_stands_in_its_box_beside_vertical_text() {
    let (headline, kicker, body) = turned(Direction::Vertical);
    assert_eq!(
        (headline[0].mode, kicker[0].mode, body.mode),
        (Mode::Horizontal, Mode::Horizontal, Mode::Upright)
    );
    assert!(kicker[0].origin.y < headline[0].origin.y);
}

#[test]
fn a_direction_of_no_head() {
    House::sound()
        .change(LAYOUT, "rows = 4\nhead_rows = 3", "rows = 7\nboxes = [{ holds = \"quotation\", rows = 2, width = \"6em\", direction = \"vertical\" }]\nhead_rows = 3")
        .says("a_direction_of_no_head", &[]);
}

#[test]
fn a_turned_head_that_is_too_high() {
    House::sound()
        .change(LAYOUT, "rows = 4\nhead_rows = 3", "rows = 17\nboxes = [{ holds = \"head\", rows = 12, width = \"3em\", direction = \"vertical\" }]\nhead_rows = 0")
        .change("paper/stories/一.md", "Text.", &"Text of words. ".repeat(30))
        .says("a_turned_head_that_is_too_high", &[]);
}

#[test]
fn a_head_on_a_tint_that_is_too_high_is_told_how_many_rows_hold_it() {
    let house = |rows: u32| {
        House::sound()
            .change(
                LAYOUT,
                "rows = 4\nhead_rows = 3",
                &format!("rows = 10\nhead_rows = {rows}\nhead_tint = \"black\""),
            )
            .change(LAYOUT, "largest = \"20pt\"", "largest = \"20pt\", color = \"paper\"")
    };
    let told = |rows: u32| String::from_utf8(house(rows).run(&["check", "paper"]).stderr).unwrap();
    let needed = (1..9).find(|rows| !told(*rows).contains("head-overset")).unwrap();
    assert!(needed > 2);
    for rows in 1..needed {
        assert!(told(rows).contains(&format!("head_rows = {needed}")), "{rows}: {}", told(rows));
    }
}
