//! Boxes that stand in the text, which runs around them (串文): pictures, heads, quotations, slots inside a slot.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use banxin::color::Paint;
use banxin::copy::Block;
use banxin::diag::Diagnostic;
use banxin::edition::{Edition, Quotation};
use banxin::galley::Silhouettes;
use banxin::geom::{Direction, EM_BOX_TOP, Em, Length, Rect};
use banxin::layout::{BoxPlace, BoxWidth, Cells, Holds, InsetSlot, Mount, Outline, Rule, Slot, SlotBox};
use banxin::page::Item;
use banxin::picture::Silhouette;
use banxin::plan::{BoxPart, Plan, Row};
use proptest::prelude::*;

use crate::support::editions::{
    Made, NOWHERE, Setup, first, fonts, han, picture, picture_file, plain, printed, typeset,
};

const BOX: SlotBox = SlotBox {
    holds: Holds::Picture,
    place: BoxPlace::Right,
    among: None,
    width: BoxWidth::Columns(1),
    rows: 5,
    from: Some(2),
    beside: None,
    direction: None,
    distance: Em::ONE,
    outline: Outline::Rectangle,
    mount: Mount::USUAL,
    span: NOWHERE,
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
    made.story().pictures = vec![picture(Some(plain("说明")))];
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
    home.box_of(BoxPart::Picture(0)).unwrap()
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
fn a_box_may_name_its_first_text_column() {
    // In the middle of the first two of three columns: the third is whole.
    let (place, width) = (BoxPlace::Middle, BoxWidth::Em(Em::ONE * 11));
    let one = SlotBox { place, width, among: Some((0, 2)), ..BOX };
    let rows = rows(&with_box(one, 3, 10, Direction::Horizontal));
    let beside = |rows: &[(i32, i64)]| rows.iter().map(|(_, measure)| *measure).collect::<Vec<_>>();
    assert_eq!((beside(&rows[0])[2], beside(&rows[1])[2], beside(&rows[2])[2]), (12, 12, 24));
}

#[test]
fn a_rule_between_columns_stops_where_a_box_stands() {
    let one = SlotBox { place: BoxPlace::Middle, width: BoxWidth::Em(Em::ONE * 11), ..BOX };
    let mut made = with_box_of(one, 2, 300);
    made.slot().column_rule = Some(Rule::plain(Length::PT, Paint::BLACK));
    made.story().pictures = vec![picture(None)];
    let edition = made.checked();
    let (composition, _) = typeset(&edition, &fonts(&edition));
    let fills = composition.pages[0].items.iter().filter_map(|item| match item {
        Item::Fill(fill) => Some(fill.rect),
        _ => None,
    });
    let rules: Vec<Rect> = fills.collect();
    let rect = place(&banxin::plan::plan(&edition));
    assert_eq!(rules.len(), 2, "above it and below");
    assert!(rules.iter().all(|rule| !rule.meets(rect)), "{rules:?} {rect:?}");
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
    let (caption, last) = (galley.pictures[0].lines.last().unwrap(), galley.columns[0].last().unwrap());
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
    made.story().pictures.clone_from(&first(edition.stories()).pictures);
    let plan = banxin::plan::plan(&made.checked());
    let region = &plan.regions[first(&plan.chains).home];
    let (column, picture) = (region.area.columns[0], place(&plan));
    assert_eq!((picture.x, picture.right()), (column.x, column.x + column.measure.of(region.area.size)));
}

/// An edition of one story, its galley and what was found, its boxes settled.
fn settled(edition: &Edition) -> (Plan, Vec<String>, Vec<&'static str>) {
    let (plan, galley, found) = set(edition, &edition.pictures().along(|_| None));
    let codes = found.iter().map(|one| one.code).collect();
    (plan, galley, codes)
}

/// The same, text running along what is printed of its pictures.
fn set(edition: &Edition, printed: &Silhouettes) -> (Plan, Vec<String>, Vec<Diagnostic>) {
    let (shaped, _) = banxin::text::shape(edition, &fonts(edition));
    let (plan, mut found) = banxin::galley::settled(edition, banxin::plan::plan(edition), &shaped, printed);
    let (galleys, more) = banxin::galley::set(edition, &plan, &shaped);
    found.extend(more);
    let lines = first(&galleys.stories)
        .columns
        .iter()
        .map(|lines| lines.iter().map(|line| line.text.text_of(line.set.atoms.clone())).collect::<String>());
    (plan, lines.collect(), found)
}

/// The measures of the rows of a column, in half ems.
fn measures(plan: &Plan, column: usize) -> Vec<i64> {
    let rows = &first(&plan.chains).frames[column].rows;
    rows.iter().map(|row| row.measure.0 * 2 / Em::ONE.0).collect()
}

#[test]
fn a_head_may_stand_in_the_text_and_lines_beside_it_begin_with_the_first_row() {
    let setup = Setup { measure: Em::ONE * 12, columns: 2, rows: 12, ..Setup::default() };
    let mut made = Setup { paragraphs: vec![han(200)], ..setup }.made();
    made.slot().head_rows = 0;
    let place = BoxPlace::Middle;
    made.slot().boxes =
        vec![SlotBox { holds: Holds::Head, place, width: BoxWidth::Em(Em::ONE * 11), from: Some(0), ..BOX }];
    let edition = made.checked();
    let (plan, _, found) = settled(&edition);
    assert_eq!(found, ["underset"]);
    let rows = [vec![12; 5], vec![24; 10]].concat();
    assert_eq!((measures(&plan, 0), measures(&plan, 1)), (rows.clone(), rows));
    let home = &plan.regions[first(&plan.chains).home];
    let head = home.box_of(BoxPart::Head).unwrap();
    assert_eq!((head.x - home.area.rect.x, head.width), (Length::pt(63), Length::pt(99)));
}

#[test]
fn a_quotation_stands_between_two_rules_in_the_middle_of_its_box() {
    let one = SlotBox { holds: Holds::Quotation, rows: 8, ..BOX };
    let mut made = with_box_of(one, 2, 100);
    made.story().quotation = Some(quotation("一二三四五六七八九十一二", Some("张三")));
    let edition = made.checked();
    let (shaped, _) = banxin::text::shape(&edition, &fonts(&edition));
    let plan = banxin::plan::plan(&edition);
    let (galleys, _) = banxin::galley::set(&edition, &plan, &shaped);
    let set = first(&galleys.stories).quotation.as_ref().unwrap();
    assert_eq!(set.over, None);
    let texts: Vec<&str> = set.lines.iter().map(|line| line.text.text_of(line.set.atoms.clone())).collect();
    assert_eq!(texts, ["一二三四五六七八九", "十一二", "张三"]);
    let [above, below] = set.rules.as_slice() else { panic!("{:?}", set.rules) };
    let home = &plan.regions[first(&plan.chains).home];
    let place = home.box_of(BoxPart::Quotation).unwrap();
    assert_eq!((above.y, above.x, above.width), (place.y, place.x, place.width));
    assert_eq!(below.bottom(), place.bottom() - home.area.leading / 2);
    let (first, last) = (set.lines.first().unwrap(), set.lines.last().unwrap());
    let top = first.at.y - EM_BOX_TOP.of(first.size) - above.y;
    let foot = below.bottom() - (last.at.y + (Em::ONE - EM_BOX_TOP).of(last.size));
    assert!((top - foot).abs() <= Length(2), "{top} above, {foot} below");
    let end = last.at.x + last.set.end.of(last.size);
    assert!((end - place.right()).abs() <= Length::pt(12), "whose words they are ends with the box");
}

#[test]
fn a_quotation_that_is_higher_than_its_box_is_told() {
    let one = SlotBox { holds: Holds::Quotation, rows: 4, ..BOX };
    let mut made = with_box_of(one, 2, 100);
    made.story().quotation = Some(quotation(&han(40), None));
    assert!(settled(&made.checked()).2.contains(&"quotation-overset"));
}

#[test]
fn a_story_without_a_quotation_has_the_rows_of_its_box() {
    let made = with_box_of(SlotBox { holds: Holds::Quotation, ..BOX }, 2, 10);
    assert_eq!(rows(&made.checked())[1].len(), 12);
}

#[test]
fn a_polygon_leaves_each_row_what_it_does_not_cover_there() {
    // A triangle that stands on its base: nothing of the first row, all of the last.
    let corners = vec![(500, 0), (1000, 1000), (0, 1000)];
    let outline = Outline::Polygon(corners);
    let one = SlotBox { width: BoxWidth::Em(Em::ONE * 12), rows: 10, from: Some(1), outline, ..BOX };
    let mut made = with_box_of(one, 2, 300);
    made.story().pictures = vec![picture(None)];
    made.slot().narrowest = Em::ONE * 3;
    let edition = made.checked();
    let (plan, _, _) = settled(&edition);
    assert_eq!(measures(&plan, 0), [24; 12], "the box is over the second column");
    let widths = |row: i32| -> i64 {
        let rows = first(&plan.chains).frames[1].rows.iter().filter(|one| one.number == 3 + row);
        rows.map(|one| one.measure.0 * 2 / Em::ONE.0).sum()
    };
    let all: Vec<i64> = (0..12).map(widths).collect();
    assert_eq!((all[0], all[11]), (24, 24));
    assert!(all[1..11].windows(2).all(|pair| pair[1] <= pair[0]), "{all:?}");
    assert!(all[2] > 12 && all[10] == 0, "{all:?}");
}

#[test]
fn text_runs_along_what_is_printed_of_a_picture_that_is_cut_out() {
    let one = SlotBox {
        width: BoxWidth::Em(Em::ONE * 12),
        rows: 6,
        from: Some(0),
        outline: Outline::CutOut,
        ..BOX
    };
    let mut made = with_box_of(one, 1, 300);
    made.slot().narrowest = Em::ONE * 3;
    let of = made.0.pictures.add(picture_file("a.png"));
    made.story().pictures = vec![printed(Some(of))];
    let edition = made.checked();
    // Its upper half is printed at the right, its lower half at the left.
    let rows = (0..100).map(|row| vec![if row < 50 { 150..200 } else { 0..40 }]).collect();
    let printed = edition.pictures().along(|_| Some(Silhouette { width: 200, rows: Vec::clone(&rows) }));
    let (plan, _, _) = set(&edition, &printed);
    let rows = &first(&plan.chains).frames[0].rows;
    let (first_row, sixth) = (&rows[0], rows.iter().find(|row| row.number == 8).unwrap());
    let left = plan.regions[first(&plan.chains).home].area.rect.x;
    assert_eq!(first_row.at.x, left, "beside what is printed at the right, a line begins at the left");
    assert!(first_row.measure < Em::ONE * 10 && sixth.at.x > left, "{first_row:?} {sixth:?}");
}

#[test]
fn a_box_stands_beside_the_paragraph_that_its_layout_names() {
    // Twenty-six lines and the box are about ten in each of three columns.
    for (before, place) in [(3, (0, 3)), (13, (1, 3))] {
        let one = SlotBox { beside: Some("scene".into()), width: BoxWidth::Em(Em::ONE * 5), rows: 4, ..BOX };
        let mut made = with_box_of(one, 3, 12 * before - 2);
        made.story().pictures = vec![picture(None)];
        let named =
            Block { id: Some("scene".into()), copy: plain(&han(150)), ..made.story().body[0].clone() };
        made.story().body.push(named);
        let (plan, columns, found) = settled(&made.checked());
        assert!(!found.contains(&"paragraph-unnamed"), "{found:?}");
        let home = &plan.regions[first(&plan.chains).home];
        let placed = home.boxes.iter().find(|placed| placed.part == BoxPart::Picture(0)).unwrap();
        let column =
            home.area.columns.iter().position(|column| placed.across.start < column.x + Length::pt(108));
        assert_eq!((column.unwrap(), placed.rows.start - 3), place, "{before} lines before it: {columns:?}");
    }
}

#[test]
fn the_ground_of_a_head_goes_with_it_to_its_paragraph() {
    let holds = Holds::Head;
    let mut made = with_box_of(SlotBox { holds, beside: Some("scene".into()), ..BOX }, 3, 12 * 5);
    made.slot().head_rows = 0;
    made.slot().head_tint = Some(Paint::BLACK);
    let named = Block { id: Some("scene".into()), copy: plain(&han(300)), ..made.story().body[0].clone() };
    made.story().body.push(named);
    let (plan, _, _) = settled(&made.checked());
    let home = &plan.regions[first(&plan.chains).home];
    let placed = home.boxes.iter().find(|placed| placed.part == BoxPart::Head).unwrap();
    assert!(placed.rows.start > 0, "beside the second paragraph: {placed:?}");
    let (ground, head) = (home.head_ground, home.box_of(BoxPart::Head).unwrap());
    assert!(ground.holds(home.turn.rect(head)), "{ground:?} {head:?}");
    let padding = Em::HALF.of(home.area.size);
    assert_eq!((head.x - ground.x, ground.width - head.width), (padding, padding * 2));
}

#[test]
fn where_no_paragraph_has_the_name_the_box_stands_where_it_stands_without_and_that_is_told() {
    let mut made = with_box_of(SlotBox { beside: Some("scene".into()), ..BOX }, 2, 100);
    made.story().pictures = vec![picture(None)];
    let edition = made.checked();
    let (plan, _, found) = settled(&edition);
    assert!(found.contains(&"paragraph-unnamed"), "{found:?}");
    assert_eq!(measures(&plan, 1).len(), 7);
}

#[test]
fn a_slot_inside_a_slot_has_its_rows_and_one_more_above_and_below() {
    let edition = with_inset(true);
    let plan = banxin::plan::plan(&edition);
    let numbers = |column: usize| -> Vec<i32> {
        first(&plan.chains).frames[column].rows.iter().map(|row| row.number).collect()
    };
    assert_eq!(numbers(0), (3..15).collect::<Vec<_>>());
    assert_eq!(numbers(1), [3, 4, 10, 11, 12, 13, 14], "rows 6 to 9 are the inset's");
}

#[test]
fn a_slot_inside_a_slot_that_no_story_stands_in_leaves_its_rows_to_the_text() {
    let plan = banxin::plan::plan(&with_inset(false));
    assert_eq!(first(&plan.chains).frames[1].rows.len(), 12);
}

#[test]
fn boxes_that_meet_are_told_and_so_are_those_that_leave_text_no_line() {
    let all = SlotBox { width: BoxWidth::Columns(2), rows: 12, from: Some(0), ..BOX };
    let mut made = with_box_of(all.clone(), 2, 100);
    made.story().pictures = vec![picture(None)];
    assert_eq!(settled(&made.checked()).2, ["boxes-without-measure"]);
    let other = SlotBox { holds: Holds::Quotation, rows: 8, ..BOX };
    let mut made = with_box_of(BOX, 2, 100);
    made.slot().boxes.push(other);
    made.story().pictures = vec![picture(None)];
    made.story().quotation = Some(quotation("一二三", None));
    assert!(settled(&made.checked()).2.contains(&"boxes-overlap"));
}

/// Two columns of twelve rows below a head, and in the second a slot inside the first.
fn with_inset(used: bool) -> Edition {
    let setup = Setup { measure: Em::ONE * 12, columns: 2, rows: 12, ..Setup::default() };
    let mut made = Setup { paragraphs: vec![han(150)], ..setup }.made();
    let own = Cells { column: 1, columns: 1, row: 6, rows: 3 };
    let slot = made.slot().clone();
    let inset = InsetSlot { name: "inset".into(), rectangles: vec![own], distance: Em::ONE, grouped: false };
    made.slot().insets = vec![inset];
    made.layout().slots.add(Slot {
        name: "inset".into(),
        column: 1,
        span: 1,
        row: 6,
        rows: 3,
        head_rows: 0,
        text_columns: 1,
        ..slot
    });
    if used { made.with_story("inset", "二") } else { made }.checked()
}

/// An edition before it is checked of one story in columns of twelve em and twelve rows, with a box in its text.
fn with_box_of(one: SlotBox, columns: u32, characters: usize) -> Made {
    let setup = Setup { measure: Em::ONE * 12, columns, rows: 12, ..Setup::default() };
    let mut made = Setup { paragraphs: vec![han(characters)], ..setup }.made();
    made.slot().boxes = vec![one];
    made.slot().narrowest = Em::ONE * 5;
    made
}

fn quotation(text: &str, by: Option<&str>) -> Quotation {
    Quotation { text: plain(text), by: by.map(plain), span: NOWHERE }
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
            ..BOX
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
        let edition = with_box(one.clone(), 3, characters, direction);
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
