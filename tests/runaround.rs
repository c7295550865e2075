//! Pictures that stand in the text, which runs around them (串文).

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use banxin::edition::Edition;
use banxin::geom::{Direction, Em, Length, Rect};
use banxin::layout::{BoxPlace, BoxWidth, Cells, Holds, SlotBox};
use banxin::plan::{BoxPart, Plan, Row};
use proptest::prelude::*;

use crate::support::editions::{Setup, first, fonts, han, picture, plain};

const BOX: SlotBox = SlotBox {
    holds: Holds::Picture,
    place: BoxPlace::Right,
    width: BoxWidth::Columns(1),
    rows: 5,
    from: Some(2),
    distance: Em::ONE,
};

/// An edition of one story in columns of twelve em and twelve rows, with a picture in its text.
fn with_box(one: SlotBox, columns: u32, characters: usize, direction: Direction) -> Edition {
    let setup = Setup {
        measure: Em::ONE * 12,
        columns,
        rows: 12,
        direction,
        paragraphs: vec![han(characters)],
        ..Setup::default()
    };
    let mut made = setup.made();
    made.slot().boxes = vec![one];
    made.slot().narrowest = Em::ONE * 5;
    made.story().picture = Some(picture(Some(plain("说明"))));
    made.checked()
}

/// The rows of each column, as numbers from the first below the head and measures in half ems.
fn rows(edition: &Edition) -> Vec<Vec<(i32, i64)>> {
    let plan = banxin::plan::plan(edition);
    let of = |row: &Row| (row.number - 3, row.measure.0 * 2 / Em::ONE.0);
    first(&plan.chains).frames.iter().map(|frame| frame.rows.iter().map(of).collect()).collect()
}

/// The place of the picture and its caption.
fn place(plan: &Plan) -> Rect {
    let home = &plan.regions[first(&plan.chains).home];
    home.box_of(BoxPart::Picture).unwrap()
}

fn numbers(rows: &[(i32, i64)]) -> Vec<i32> {
    rows.iter().map(|(number, _)| *number).collect()
}

#[test]
fn a_picture_of_whole_columns_leaves_out_their_rows() {
    let rows = rows(&with_box(BOX, 3, 10, Direction::Horizontal));
    assert_eq!((rows[0].len(), rows[1].len()), (12, 12));
    assert_eq!(numbers(&rows[2]), [0, 1, 7, 8, 9, 10, 11]);
}

#[test]
fn in_the_middle_it_stands_in_both_columns_and_lines_keep_their_distance() {
    // Twenty-five em, of which eleven are the picture's and one on either side white: six are left of each column.
    let one = SlotBox { place: BoxPlace::Middle, width: BoxWidth::Em(Em::ONE * 11), ..BOX };
    let rows = rows(&with_box(one, 2, 10, Direction::Horizontal));
    let beside = |rows: &[(i32, i64)]| rows.iter().map(|(_, measure)| *measure).collect::<Vec<_>>();
    let wanted = [24, 24, 12, 12, 12, 12, 12, 24, 24, 24, 24, 24];
    assert_eq!((beside(&rows[0]), beside(&rows[1])), (wanted.to_vec(), wanted.to_vec()));
}

#[test]
fn a_piece_of_a_line_that_is_too_narrow_is_left_out() {
    let of = |wide: i64| {
        rows(&with_box(SlotBox { width: BoxWidth::Em(Em::milli(wide)), ..BOX }, 1, 10, Direction::Horizontal))
    };
    assert_eq!(of(6000)[0][2], (2, 10), "five em are left");
    assert_eq!(numbers(&of(6500)[0]), [0, 1, 7, 8, 9, 10, 11], "four and a half are not read");
}

#[test]
fn at_the_foot_it_ends_level_with_the_text_beside_it() {
    let edition = with_box(SlotBox { from: None, ..BOX }, 2, 260, Direction::Horizontal);
    let plan = banxin::plan::plan(&edition);
    assert_eq!(numbers(&rows(&edition)[1]), [0, 1, 2, 3, 4, 5, 6]);
    let (shaped, _) = banxin::text::shape(&edition, &fonts(&edition));
    let (galleys, _) = banxin::galley::set(&edition, &plan, &shaped);
    let galley = first(&galleys.stories);
    let (caption, last) =
        (galley.picture.as_ref().unwrap().lines.last().unwrap(), galley.columns[0].last().unwrap());
    let foot = |at: Length, size: Length| at + (Em::ONE - banxin::geom::EM_BOX_TOP).of(size);
    assert_eq!(foot(caption.at.y, caption.size), foot(last.at.y, last.size));
}

#[test]
fn the_first_rows_beside_a_picture_below_the_head_are_beside_it() {
    let one = SlotBox { from: Some(0), width: BoxWidth::Em(Em::ONE * 6), ..BOX };
    assert_eq!(rows(&with_box(one, 1, 10, Direction::Horizontal))[0][0], (0, 10));
}

#[test]
fn in_a_slot_of_several_rectangles_it_stands_below_the_head() {
    // The head is over the first column of three; the others begin lower.
    let edition = with_box(BOX, 3, 10, Direction::Horizontal);
    let mut slot = first(&first(edition.layouts()).slots).clone();
    (slot.span, slot.rows) = (1, 10);
    slot.more = vec![Cells { column: 0, columns: 3, row: 10, rows: 5 }];
    let paragraphs = vec![han(10)];
    let setup = Setup { measure: Em::ONE * 12, columns: 3, rows: 12, paragraphs, ..Setup::default() };
    let mut made = setup.made();
    *made.slot() = slot;
    made.story().picture.clone_from(&first(edition.stories()).picture);
    let plan = banxin::plan::plan(&made.checked());
    let region = &plan.regions[first(&plan.chains).home];
    let (column, picture) = (region.area.columns[0], place(&plan));
    assert_eq!((picture.x, picture.right()), (column.x, column.x + column.measure.of(region.area.size)));
}

fn any_box() -> impl Strategy<Value = SlotBox> {
    let place = prop_oneof![Just(BoxPlace::Left), Just(BoxPlace::Middle), Just(BoxPlace::Right)];
    let width = prop_oneof![
        (1..3_u32).prop_map(BoxWidth::Columns),
        (1..38_i64).prop_map(|em| BoxWidth::Em(Em::ONE * em))
    ];
    (place, width, 1..8_u32, prop::option::of(0..5_u32), 0..3_i64).prop_map(
        |(place, width, rows, from, distance)| SlotBox {
            holds: Holds::Picture,
            place,
            width,
            rows,
            from,
            distance: Em::ONE * distance,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_line_meets_the_picture_or_comes_nearer_than_its_distance_and_no_text_is_lost(
        one in any_box(), characters in 1..420_usize, vertical in any::<bool>(),
    ) {
        let direction = if vertical { Direction::Vertical } else { Direction::Horizontal };
        let edition = with_box(one, 3, characters, direction);
        let plan = banxin::plan::plan(&edition);
        let region = &plan.regions[first(&plan.chains).home];
        let size = region.area.size;
        let rect = place(&plan);
        let near = one.distance.of(size) - Length(20);
        let around = Rect { x: rect.x - near, width: rect.width + near * 2, ..rect };
        let (shaped, _) = banxin::text::shape(&edition, &fonts(&edition));
        let (galleys, found) = banxin::galley::set(&edition, &plan, &shaped);
        let galley = first(&galleys.stories);
        let mut printed = String::new();
        for line in galley.columns.iter().flatten() {
            printed += line.text.text_of(line.set.atoms.clone());
            let top = line.at.y - banxin::geom::EM_BOX_TOP.of(size);
            let own = Rect { x: line.at.x, y: top, width: line.set.end.of(size), height: size };
            prop_assert!(!own.meets(around), "{own:?} {around:?}");
        }
        prop_assert!(han(characters).starts_with(&printed));
        let overset = found.iter().any(|one| one.code == "overset");
        prop_assert_eq!(overset, printed != han(characters));
    }
}
