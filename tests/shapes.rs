//! Slots of several rectangles (L, U, steps), and the rules between text columns.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::sync::Arc;

use banxin::color::Paint;
use banxin::edition::{Edition, check};
use banxin::geom::{Direction, Em, Length, Rect};
use banxin::layout::{Cells, Grid, Rule};
use banxin::page::{Composition, Item, Role};
use banxin::plan::BoxPart;
use proptest::prelude::*;

use crate::support::editions::{Made, Setup, first, fonts, han, picture, typeset};

fn cells(column: u32, columns: u32, row: u32, rows: u32) -> Cells {
    Cells { column, columns, row, rows }
}

/// An edition of one story whose slot has some rectangles of four columns of eight em; its head has three rows.
fn shaped(rectangles: &[Cells], characters: usize, rule: Option<Length>, direction: Direction) -> Edition {
    made(rectangles, characters, rule, direction).checked()
}

/// The same before it is checked.
fn made(rectangles: &[Cells], characters: usize, rule: Option<Length>, direction: Direction) -> Made {
    let setup = Setup {
        measure: Em::ONE * 8,
        columns: 4,
        rows: 27,
        paragraphs: vec![han(characters)],
        direction,
        ..Setup::default()
    };
    let mut made = setup.made();
    let slot = made.slot();
    let (first, others) = rectangles.split_first().unwrap();
    (slot.column, slot.span, slot.row, slot.rows) = (first.column, first.columns, first.row, first.rows);
    slot.more = others.to_vec();
    slot.text_columns = slot.around().columns;
    slot.column_rule = rule.map(|weight| Rule::plain(weight, Paint::BLACK));
    Arc::make_mut(&mut slot.head).lines = 1;
    made
}

fn composed(edition: &Edition) -> Composition {
    typeset(edition, &fonts(edition)).0
}

/// How many lines of text each column has.
fn heights(edition: &Edition) -> Vec<usize> {
    let mut rows: BTreeMap<u16, usize> = BTreeMap::new();
    for item in &composed(edition).pages[0].items {
        if let Item::Glyphs(run) = item
            && run.source.role == Role::Body
        {
            rows.insert(run.source.column, usize::from(run.source.row) + 1);
        }
    }
    rows.into_values().collect()
}

/// The text of the body, in the order of the page.
fn text(composition: &Composition) -> String {
    let runs = composition.pages[0].items.iter().filter_map(|item| match item {
        Item::Glyphs(run) if run.source.role == Role::Body => Some(run.text.as_str()),
        _ => None,
    });
    runs.collect()
}

const L: [Cells; 2] =
    [Cells { column: 0, columns: 4, row: 0, rows: 8 }, Cells { column: 0, columns: 2, row: 8, rows: 5 }];

#[test]
fn a_text_column_goes_down_through_all_rectangles_before_the_next_begins() {
    // Five rows below the head in all four columns, five more in the first two: thirty rows, of which all are full.
    let edition = shaped(&L, 30 * 8 - 2, None, Direction::Horizontal);
    assert_eq!(heights(&edition), [10, 10, 5, 5]);
    assert_eq!(text(&composed(&edition)), han(30 * 8 - 2));
}

#[test]
fn columns_of_a_shape_end_level_by_the_rows_of_the_page() {
    // Twenty-two lines: five in each column, and one more in either of those that go on.
    assert_eq!(heights(&shaped(&L, 22 * 8 - 2, None, Direction::Horizontal)), [6, 6, 5, 5]);
    assert_eq!(heights(&shaped(&L, 23 * 8 - 2, None, Direction::Horizontal)), [7, 6, 5, 5]);
    assert_eq!(heights(&shaped(&L, 14 * 8 - 2, None, Direction::Horizontal)), [4, 4, 3, 3]);
}

#[test]
fn a_column_with_a_gap_goes_on_below_it() {
    // The third column has nothing between two rectangles; the head is over it.
    let gap = [cells(0, 4, 0, 6), cells(0, 2, 6, 4), cells(3, 1, 6, 4), cells(0, 4, 10, 2)];
    let edition = shaped(&gap, 32 * 8 - 2, None, Direction::Horizontal);
    assert_eq!(heights(&edition), [9, 9, 5, 9]);
    assert_eq!(text(&composed(&edition)), han(32 * 8 - 2));
}

#[test]
fn rules_between_columns_end_with_the_text_of_the_longer() {
    let edition = shaped(&L, 22 * 8 - 2, Some(Length::pt(1)), Direction::Horizontal);
    let Grid { leading, size, top, .. } = edition.layouts().iter().next().unwrap().grid;
    let white = (leading - size) / 2;
    let composition = composed(&edition);
    let rules = composition.pages[0].items.iter().filter_map(|item| match item {
        Item::Fill(fill) if fill.source.role == Role::Rule => Some(fill.rect),
        _ => None,
    });
    let reach: Vec<(i64, i64)> = rules
        .map(|rule| ((rule.y - top - white).0 / leading.0, (rule.bottom() - top + white).0 / leading.0))
        .collect();
    // Below a head of three rows: six rows between the first two columns, five where one of two has no more.
    assert_eq!(reach, [(3, 9), (3, 8), (3, 8)]);
}

#[test]
fn a_picture_without_text_stands_in_the_first_rectangle_and_the_others_are_told_to_stay_white() {
    // One picture is one rectangle: who gives it an L means another slot, or forgot the text. It is no underset, for no
    // copy would be missing; and white on a page is a warning, as a slot without a story is.
    let mut made = made(&L, 0, None, Direction::Horizontal);
    made.story().body.clear();
    made.story().pictures = vec![picture(None)];
    let (edition, told) = check(made.0);
    assert_eq!(told.iter().map(|one| one.code).collect::<Vec<_>>(), ["picture-alone-in-shape"]);
    let plan = banxin::plan::plan(&edition);
    let home = &plan.regions[first(&plan.chains).home];
    let (head, picture) = (home.box_of(BoxPart::Head).unwrap(), home.box_of(BoxPart::Picture(0)).unwrap());
    let leading = first(edition.layouts()).grid.leading;
    assert_eq!((picture.x, picture.width), (head.x, head.width));
    assert!((leading * 4..=leading * 5).contains(&picture.height), "the five rows below its head");
    let (_, found) = typeset(&edition, &fonts(&edition));
    assert_eq!(found.iter().map(|one| one.code).collect::<Vec<_>>(), [""; 0]);
}

fn rectangles() -> impl Strategy<Value = Vec<Cells>> {
    let one = (0..4_u32, 1..4_u32, 1..4_u32)
        .prop_map(|(column, columns, rows)| (column, columns.min(4 - column), rows));
    prop::collection::vec(one, 0..5).prop_map(|steps| {
        let mut all = vec![cells(0, 4, 0, 5)];
        let mut row = 5;
        for (column, columns, rows) in steps {
            all.push(cells(column, columns, row, rows * 2));
            row += rows * 2;
        }
        all
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_glyph_stands_outside_the_rectangles_of_its_slot_and_no_text_is_lost(
        rectangles in rectangles(), characters in 1..900_usize, vertical in any::<bool>(),
    ) {
        let direction = if vertical { Direction::Vertical } else { Direction::Horizontal };
        let edition = shaped(&rectangles, characters, None, direction);
        let (composition, found) = typeset(&edition, &fonts(&edition));
        let overset = found.iter().any(|one| one.code == "overset");
        let printed = text(&composition);
        prop_assert!(han(characters).starts_with(&printed));
        prop_assert_eq!(overset, printed != han(characters));
        let plan = banxin::plan::plan(&edition);
        let page = plan.pages.iter().next().unwrap();
        let grid = edition.layouts().iter().next().unwrap().grid;
        let place = |cells: &Cells| {
            let step = (grid.measure + grid.gutter).of(grid.size);
            let rect = Rect {
                x: grid.left + step * i64::from(cells.column),
                y: grid.top + grid.leading * i64::from(cells.row),
                width: step * i64::from(cells.columns) - grid.gutter.of(grid.size),
                height: grid.leading * i64::from(cells.rows),
            };
            page.turn.rect(rect)
        };
        let own: Vec<Rect> = rectangles.iter().map(place).collect();
        for item in &composition.pages[0].items {
            let Item::Glyphs(run) = item else { continue };
            if run.source.role != Role::Body {
                continue;
            }
            let end = run.glyphs.last().unwrap().x + run.size;
            let boxes = run.em_boxes(Length::ZERO, end);
            let near = |own: &Rect| {
                own.x <= boxes.x + Length(20) && own.y <= boxes.y + Length(20)
                    && boxes.right() <= own.right() + Length(20) && boxes.bottom() <= own.bottom() + Length(20)
            };
            prop_assert!(own.iter().any(near), "{boxes:?} in none of {own:?}");
        }
    }
}
