//! Chains whose frames are not alike: columns that begin lower, boxes that cut into rows, stories that run on over
//! two regions. They are planned by hand; how layouts name them, `jumps.rs`, `shapes.rs` and
//! `runaround.rs` try.

use banxin::copy::BlockKind;
use banxin::edition::Edition;
use banxin::galley::{Fit, Galley};
use banxin::geom::{Direction, Em, Length, Rect};
use banxin::page::Role;
use banxin::plan::{BoxPart, Chain, PlacedBox, Plan, Region, Row};
use banxin::style::{Breaking, TrackingBounds};
use proptest::prelude::*;
use std::collections::BTreeSet;

use crate::support::editions::{Setup, first, fonts, han};

/// So many columns of eight em with ten rows each, from row 3 on: before them stands the head.
fn setup(columns: u32, paragraphs: &[usize]) -> Setup {
    Setup {
        measure: Em::ONE * 8,
        columns,
        rows: 10,
        paragraphs: paragraphs.iter().map(|count| han(*count)).collect(),
        bounds: TrackingBounds { min: Em::milli(-80), max: Em::milli(80), step: Em::milli(5) },
        ..Setup::default()
    }
}

/// A box over some rows, from and to ems from the left of the region.
fn cut(region: &Region, rows: std::ops::Range<i32>, across: std::ops::Range<i64>) -> PlacedBox {
    let at = |ems: i64| region.area.rect.x + (Em::ONE * ems).of(region.area.size);
    let across = at(across.start)..at(across.end);
    let (above, below, sides) = (Length::ZERO, Length::ZERO, Length::ZERO);
    let (part, distance) = (BoxPart::Picture(0), region.area.gutter);
    let direction = Direction::Horizontal;
    PlacedBox { part, rows, above, below, sides, across, covers: None, distance, direction }
}

/// An edition of one story, and its plan with more boxes in its region, and regions behind that it runs on into.
fn planned(setup: &Setup, boxes: impl Fn(&Region) -> Vec<PlacedBox>, more: &[u32]) -> (Edition, Plan) {
    planned_of(setup.edition(), boxes, more)
}

/// The same of an edition.
fn planned_of(edition: Edition, boxes: impl Fn(&Region) -> Vec<PlacedBox>, more: &[u32]) -> (Edition, Plan) {
    let story = edition.stories().ids().next().expect("a story");
    let mut plan = banxin::plan::plan(&edition);
    let home = plan.chains[story].home;
    for region in &mut plan.regions {
        let added = boxes(region);
        region.boxes.extend(added);
    }
    let mut chain = Chain::new(home);
    chain.run_on(home, &plan.regions[home]);
    for rows in more {
        let Region { story, page, slot, part, span, turn, .. } = plan.regions[home];
        let area = banxin::plan::Area { rows: *rows, ..plan.regions[home].area.clone() };
        let (ground, head_ground) = (Rect::default(), Rect::default());
        let (boxes, text) = (Vec::new(), 0..0);
        let region = Region { story, page, slot, part, span, turn, ground, head_ground, area, text, boxes };
        let region = plan.regions.add(region);
        chain.run_on(region, &plan.regions[region]);
    }
    plan.chains[story] = chain;
    (edition, plan)
}

/// The lines of each column as text, and how they came to fit.
fn set((edition, plan): &(Edition, Plan)) -> (Vec<Vec<String>>, Fit) {
    let (shaped, _) = banxin::text::shape(edition, &fonts(edition));
    let (galleys, _) = banxin::galley::set(edition, plan, &shaped);
    let Galley { columns, fit, .. } = first(&galleys.stories);
    let lines = columns.iter().map(|column| {
        let lines = column.iter().filter(|line| line.source.role != Role::Byline);
        lines.map(|line| line.text.text_of(line.set.atoms.clone()).to_owned()).collect()
    });
    (lines.collect(), fit.clone())
}

/// How many lines each column has.
fn heights(planned: &(Edition, Plan)) -> Vec<usize> {
    set(planned).0.iter().map(Vec::len).collect()
}

/// The second of two columns begins three rows lower.
fn stepped(region: &Region) -> Vec<PlacedBox> {
    vec![cut(region, 3..6, 9..17)]
}

#[test]
fn columns_with_stepped_tops_end_level() {
    // Eleven lines: seven in the first column, which begins three rows higher, and four in the second.
    let setup = setup(2, &[86]);
    assert_eq!(heights(&planned(&setup, stepped, &[])), [7, 4]);
    // Nine: both end in the same row, too.
    let setup = Setup { paragraphs: vec![han(70)], ..setup };
    assert_eq!(heights(&planned(&setup, stepped, &[])), [6, 3]);
}

#[test]
fn a_chain_fills_one_region_before_the_next_and_ends_level_in_the_last() {
    let setup = setup(2, &[166]);
    // Twenty-one lines: twenty in the two columns of ten rows, and one in the region behind.
    assert_eq!(heights(&planned(&setup, |_| Vec::new(), &[5])), [10, 10, 1, 0]);
    let setup = Setup { paragraphs: vec![han(198)], ..setup };
    assert_eq!(heights(&planned(&setup, |_| Vec::new(), &[5])), [10, 10, 3, 2]);
}

#[test]
fn a_subhead_goes_into_the_next_region_with_its_text() {
    // Nine lines, the subhead, and three: the subhead is the last line of the first region.
    let setup = setup(1, &[70, 3, 20]);
    let bounds = TrackingBounds { min: Em::ZERO, max: Em::ZERO, step: Em::milli(5) };
    let mut made = Setup { bounds, ..setup }.made();
    made.story().body[1].kind = BlockKind::Subhead;
    assert_eq!(heights(&planned_of(made.checked(), |_| Vec::new(), &[5])), [9, 4]);
}

#[test]
fn lines_beside_a_box_are_shorter_and_go_on_behind_it() {
    let setup = Setup { measure: Em::ONE * 14, ..setup(1, &[48]) };
    // Rows 4 and 5 lose ten em on the right: a box of eight to nine em, and a gutter on its left.
    let (lines, fit) = set(&planned(&setup, |region| vec![cut(region, 4..6, 6..14)], &[]));
    assert_eq!(
        lines,
        [[
            "一二三四五六七八九十一二",
            "三四五六七",
            "八九十一二",
            "三四五六七八九十一二三四五六",
            "七八九十一二三四五六七八"
        ]]
    );
    assert_eq!(fit.overset, None);
}

#[test]
fn a_row_in_two_pieces_is_read_across_the_box() {
    let setup = Setup { measure: Em::ONE * 14, ..setup(1, &[30]) };
    let (lines, ..) = set(&planned(&setup, |region| vec![cut(region, 4..5, 6..8)], &[]));
    assert_eq!(lines, [["一二三四五六七八九十一二", "三四五六七", "八九十一二", "三四五六七八九十"]]);
}

#[test]
fn columns_end_at_the_lowest_level_that_holds_the_text_where_rows_differ() {
    // Two columns of four rows of nine em, and six more beside boxes that leave four: in full columns the text takes
    // eleven lines, in the upper rows alone eight.
    let setup = Setup { measure: Em::ONE * 9, ..setup(2, &[70]) };
    let narrow = |region: &Region| vec![cut(region, 7..13, 5..9), cut(region, 7..13, 15..19)];
    assert_eq!(heights(&planned(&setup, narrow, &[])), [4, 4]);
}

#[test]
fn a_single_line_is_mended_across_a_column_without_rows() {
    // The box takes the whole column in the middle. Of four lines, three in the first column would leave the fourth
    // alone at the head of the third: an end of two, as the style asks for, is left there.
    let setup = Setup { rows: 3, widows: 2, orphans: 2, ..setup(3, &[28]) };
    let middle = |region: &Region| vec![cut(region, 3..6, 9..17)];
    assert_eq!(heights(&planned(&setup, middle, &[])), [2, 0, 2]);
}

#[test]
fn copyfit_counts_the_lines_of_a_paragraph_where_it_starts() {
    // Four rows: one of 40 em, and three beside a box of 19 em and its gutter. The second paragraph is two characters
    // longer than its rows. At the head of the chain it would take two lines, however tight; beside the box 0.05 em a
    // character make four lines three, and the first paragraph stays as it is.
    let setup = Setup { measure: Em::ONE * 40, rows: 4, ..setup(1, &[38, 60]) };
    let (lines, fit) = set(&planned(&setup, |region| vec![cut(region, 4..7, 21..40)], &[]));
    assert_eq!(fit.overset, None);
    assert!((Em::milli(-60)..=Em::milli(-50)).contains(&fit.added), "{}", fit.added);
    assert_eq!(lines[0].iter().map(|line| line.chars().count()).collect::<Vec<_>>(), [38, 19, 21, 20]);
}

/// Boxes anywhere in the rows.
fn boxes() -> impl Strategy<Value = Vec<(std::ops::Range<i32>, std::ops::Range<i64>)>> {
    let one = (0..12_i32, 1..6_i32, 0..40_i64, 0..30_i64);
    prop::collection::vec(one.prop_map(|(row, rows, x, width)| (row..row + rows, x..x + width)), 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_row_runs_into_a_box_or_leaves_its_column_and_all_lie_on_the_grid(boxes in boxes(), columns in 1..5_u32) {
        let setup = setup(columns, &[10]);
        let (_, plan) = planned(&setup, |region| boxes.iter().map(|(rows, across)| cut(region, rows.clone(), across.clone())).collect(), &[]);
        let chain = first(&plan.chains);
        let region = &plan.regions[chain.home];
        let size = region.area.size;
        for (frame, column) in chain.frames.iter().zip(&region.area.columns) {
            let mut before: Option<Row> = None;
            for row in &frame.rows {
                let (from, to) = (row.at.x, row.at.x + row.measure.of(size));
                prop_assert!(from >= column.x - Length(2) && to <= column.x + column.measure.of(size) + Length(2));
                prop_assert_eq!((row.at.y - region.area.rect.y - banxin::plan::baseline_in_row(size, region.area.leading)).0, region.area.leading.0 * i64::from(row.number - region.area.first));
                prop_assert_eq!((row.measure.0 % Em::HALF.0, row.measure >= Em::ONE * 4), (0, true));
                for placed in region.boxes.iter().filter(|placed| placed.rows.contains(&row.number)) {
                    let gutter = region.area.gutter - Length(20_000);
                    prop_assert!(to + gutter <= placed.across.start || placed.across.end + gutter <= from, "{row:?} {placed:?}");
                }
                if let Some(before) = before {
                    let behind = before.number < row.number || (before.number == row.number && before.at.x + before.measure.of(size) < from);
                    prop_assert!(behind, "rows are in reading order");
                }
                before = Some(*row);
            }
        }
    }

    #[test]
    fn no_text_is_lost_and_columns_end_level_whatever_stands_in_the_rows(
        boxes in boxes(), columns in 1..4_u32, more in prop::collection::vec(0..8_u32, 0..3),
        counts in prop::collection::vec(1..90_usize, 1..6), total in any::<bool>(), widows in 1..3_u32,
    ) {
        let breaking = if total { Breaking::TotalFit } else { Breaking::FirstFit };
        let setup = Setup { widows, orphans: widows, breaking, ..setup(columns, &counts) };
        let planned = planned(&setup, |region| boxes.iter().map(|(rows, across)| cut(region, rows.clone(), across.clone())).collect(), &more);
        let (lines, fit) = set(&planned);
        let text: String = counts.iter().map(|count| han(*count)).collect();
        let printed: String = lines.iter().flatten().flat_map(|line| line.chars()).collect();
        prop_assert!(text.starts_with(&printed), "{printed}");
        prop_assert_eq!(printed == text, fit.overset.is_none());
        let chain = first(&planned.1.chains);
        let rows: Vec<&Vec<Row>> = chain.frames.iter().map(|frame| &frame.rows).collect();
        prop_assert!(rows.iter().zip(&lines).all(|(rows, lines)| lines.len() <= rows.len()));
        level(chain, &lines)?;
    }
}

/// Columns of a group end level but for the last that has lines, and for those that end a row early for a single
/// line: no column has more than that one row free above the lowest foot.
fn level(chain: &Chain, lines: &[Vec<String>]) -> Result<(), TestCaseError> {
    let filled: Vec<_> = chain.frames.iter().zip(lines.iter().map(Vec::len)).collect();
    let Some(last) = filled.iter().rposition(|(_, lines)| *lines > 0) else { return Ok(()) };
    for (at, (frame, lines)) in filled.iter().enumerate().take(last) {
        let group = filled.iter().filter(|(other, _)| other.group == frame.group);
        let foot =
            group.filter_map(|(frame, lines)| Some(frame.rows.get(lines.checked_sub(1)?)?.number)).max();
        let free: BTreeSet<i32> = frame.rows[*lines..].iter().map(|row| row.number).collect();
        let free = free.into_iter().filter(|number| Some(*number) <= foot).count();
        prop_assert!(free <= 1, "column {at}");
        let full = frame.rows.len() - lines <= 1;
        prop_assert!(full || frame.group == filled[last].0.group, "a group is full before the next begins");
    }
    Ok(())
}
