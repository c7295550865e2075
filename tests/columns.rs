//! Single lines and single characters: what a style asks for at the ends of columns and paragraphs, read as text.

use crate::support::editions::{Setup, first, fonts, han};
use banxin::block::BlockAlign;
use banxin::copy::BlockKind;
use banxin::geom::Em;
use banxin::page::Role;
use banxin::style::TrackingBounds;
use proptest::prelude::*;

/// The lines of each column; those of the byline are left out.
fn columns(setup: &Setup) -> Vec<Vec<String>> {
    let edition = setup.edition();
    let plan = banxin::plan::plan(&edition);
    let (shaped, _) = banxin::text::shape(&edition, &fonts(&edition));
    let (galleys, _) = banxin::galley::set(&edition, &plan, &shaped);
    let galley = crate::support::editions::first(&galleys.stories);
    let columns = galley.columns.iter().map(|column| {
        let lines = column.iter().filter(|line| line.source.role != Role::Byline);
        let lines = lines.map(|line| line.text.text_of(line.set.atoms.clone()).to_owned());
        lines.collect()
    });
    columns.collect()
}

/// The codes of what is told of a setup.
fn told(setup: &Setup) -> Vec<&'static str> {
    let edition = setup.edition();
    let plan = banxin::plan::plan(&edition);
    let (shaped, _) = banxin::text::shape(&edition, &fonts(&edition));
    let (_, found) = banxin::galley::set(&edition, &plan, &shaped);
    found.iter().map(|one| one.code).collect()
}

/// A column of twenty em.
fn at(text: &str) -> Setup {
    Setup { measure: Em::ONE * 20, paragraphs: vec![text.into()], rows: 8, last_line: 2, ..Setup::default() }
}

#[test]
fn a_single_character_on_the_last_line_gets_another_from_the_line_before() {
    assert_eq!(columns(&at(&han(19))), [["一二三四五六七八九十一二三四五六七", "八九"]]);
}

#[test]
fn a_character_with_a_mark_is_still_a_single_one() {
    assert_eq!(columns(&at(&format!("{}。", han(19)))), [["一二三四五六七八九十一二三四五六七", "八九。"]]);
}

#[test]
fn a_single_character_is_squeezed_into_the_line_before_where_that_can_give_as_much() {
    let text = "，一（二）三四五六七八九";
    let marks = banxin::style::MarkStyle::FullWidth;
    let ten = |text: &str| Setup { measure: Em::ONE * 10, ..at(text) };
    let loose = Setup { last_line: 1, marks, ..ten(text) };
    assert_eq!(columns(&loose), [["，一（二）三四五", "六七八九"]]);
    let text = "一（二）三，四五六";
    assert_eq!(columns(&Setup { last_line: 1, marks, ..ten(text) }), [["一（二）三，四五", "六"]]);
    assert_eq!(columns(&Setup { marks, ..ten(text) }), [["一（二）三，四五六"]]);
}

#[test]
fn a_style_may_ask_for_more_than_two() {
    let setup = Setup { last_line: 3, measure: Em::ONE * 30, ..at(&han(29)) };
    assert_eq!(columns(&setup), [[&han(29)[..26 * 3], "七八九"]]);
}

#[test]
fn a_runt_stays_where_the_line_before_would_be_left_loose() {
    // Without 23456%, which is not parted, the line before would be half empty.
    let setup = Setup { measure: Em::ONE * 10, ..at("一二三四23456%五") };
    assert_eq!(columns(&setup), [["一二三四23456%", "五"]]);
    assert_eq!(told(&setup), ["underset", "runt"]);
    // Nine em for eight characters: each gap would be opened by an eighth of an em.
    let setup = Setup { measure: Em::ONE * 11, ..at(&han(10)) };
    assert_eq!(columns(&setup), [["一二三四五六七八九", "十"]]);
}

#[test]
fn a_paragraph_of_one_character_stays() {
    assert_eq!(columns(&at("一")), [["一"]]);
}

/// Two columns of eight em; a first paragraph of three lines and others after it.
fn two_columns(paragraphs: &[usize], rows: u32) -> Setup {
    Setup {
        measure: Em::ONE * 8,
        columns: 2,
        rows,
        paragraphs: paragraphs.iter().map(|count| han(*count)).collect(),
        bounds: TrackingBounds { min: Em::milli(-80), max: Em::milli(80), step: Em::milli(5) },
        ..Setup::default()
    }
}

/// How many lines each column has.
fn heights(setup: &Setup) -> Vec<usize> {
    columns(setup).iter().map(Vec::len).collect()
}

#[test]
fn no_last_line_stands_alone_at_a_columns_head_where_a_row_is_left() {
    // Lines of the paragraphs: 4 and 2.
    let setup = two_columns(&[6 + 8 + 8 + 4, 6 + 4], 6);
    assert_eq!(columns(&setup)[1], ["三四五六", "一二三四五六", "七八九十"], "{:?}", columns(&setup));
    let kept = Setup { widows: 2, ..setup };
    assert_eq!(heights(&kept), [4, 2]);
}

#[test]
fn no_first_line_stands_alone_at_a_columns_foot_where_a_row_is_left() {
    // Lines of the paragraphs: 2 and 4.
    let setup = two_columns(&[6 + 4, 6 + 8 + 8 + 4], 6);
    assert_eq!(heights(&setup), [3, 3]);
    let kept = Setup { orphans: 2, ..setup };
    assert_eq!(heights(&kept), [4, 2]);
    assert_eq!(columns(&kept)[0][2..], ["一二三四五六", "七八九十一二三四"]);
}

#[test]
fn in_a_full_story_one_paragraph_gives_a_line_and_a_later_one_takes_it() {
    // Lines: 4, the last alone at the head of the second column; and 2.
    let setup = Setup { measure: Em::ONE * 40, ..two_columns(&[38 + 40 + 40 + 1, 38 + 39], 3) };
    assert_eq!(columns(&setup)[1][0], "九");
    let kept = columns(&Setup { widows: 2, ..setup });
    assert_eq!(kept.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3], "the rows are filled as before");
    assert!(kept[1][0].starts_with('一'), "the second paragraph starts the second column: {kept:?}");
}

#[test]
fn a_single_line_stays_where_mending_it_would_leave_two_paragraphs_unlike_and_is_told() {
    // Sixteen em: the first paragraph would be closer by 0.02 em a character, the second further apart by 0.07.
    let setup = Setup { measure: Em::ONE * 16, widows: 2, ..two_columns(&[14 + 16 + 16 + 1, 14 + 15], 3) };
    assert_eq!(columns(&setup)[1][0], "七");
    assert_eq!(told(&setup), ["single-line"]);
    let kept = Setup { widows: 1, ..setup };
    assert_eq!(told(&kept), [""; 0]);
}

/// The column and row of each line of a story with a subhead of four characters as its second block, and where it
/// begins.
fn with_subhead(
    paragraphs: [usize; 2],
    above: u32,
    below: u32,
    align: BlockAlign,
) -> Vec<(u16, u16, u16, Em)> {
    let paragraphs = vec![han(paragraphs[0]), han(4), han(paragraphs[1])];
    let mut made = Setup { paragraphs, columns: 1, ..two_columns(&[], 12) }.made();
    made.story().body[1].kind = BlockKind::Subhead;
    let style = &mut made.layout().body.blocks[BlockKind::Subhead];
    (style.above, style.below, style.align) = (above, below, align);
    let edition = made.checked();
    let (shaped, _) = banxin::text::shape(&edition, &fonts(&edition));
    let (galleys, _) = banxin::galley::set(&edition, &banxin::plan::plan(&edition), &shaped);
    let columns = first(&galleys.stories).columns.iter().flatten();
    columns.map(|line| (line.source.part, line.source.column, line.source.row, line.set.places[0])).collect()
}

#[test]
fn a_subhead_has_its_white_rows_and_stands_where_its_style_says() {
    let (two, zero) = (Em::ONE * 2, Em::ZERO);
    let lines = with_subhead([14, 14], 1, 0, BlockAlign::Justified);
    assert_eq!(lines, [(0, 0, 0, two), (0, 0, 1, zero), (1, 0, 3, zero), (2, 0, 4, two), (2, 0, 5, zero)]);
    let lines = with_subhead([14, 14], 0, 2, BlockAlign::Middle);
    assert_eq!(lines, [(0, 0, 0, two), (0, 0, 1, zero), (1, 0, 2, two), (2, 0, 5, two), (2, 0, 6, zero)]);
}

#[test]
fn no_white_stands_above_a_subhead_at_a_columns_head() {
    let paragraphs = vec![han(6 + 8 + 8), han(4), han(6 + 8)];
    let mut made = Setup { paragraphs, ..two_columns(&[], 3) }.made();
    made.story().body[1].kind = BlockKind::Subhead;
    made.layout().body.blocks[BlockKind::Subhead].above = 1;
    let edition = made.checked();
    let (shaped, _) = banxin::text::shape(&edition, &fonts(&edition));
    let (galleys, _) = banxin::galley::set(&edition, &banxin::plan::plan(&edition), &shaped);
    let line = first(&galleys.stories).columns[1].first().map(|line| (line.source.part, line.source.row));
    assert_eq!(line, Some((1, 0)));
}

#[test]
fn what_cant_be_mended_stays() {
    let bounds = TrackingBounds { min: Em::ZERO, max: Em::ZERO, step: Em::milli(5) };
    let kept = Setup { widows: 2, bounds, ..two_columns(&[6 + 8 + 8 + 4, 6 + 4], 3) };
    assert_eq!(heights(&kept), [3, 3]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_subhead_at_a_foot_is_told_no_line_lost_and_no_column_emptied(
        blocks in prop::collection::vec((any::<bool>(), 1..40_usize), 1..12),
        (columns, rows, orphans) in (2..5_u32, 1..8_u32, 1..3_u32),
    ) {
        let paragraphs = blocks.iter().map(|(_, count)| han(*count)).collect();
        let mut made = Setup { paragraphs, columns, rows, orphans, ..two_columns(&[], rows) }.made();
        for (block, (subhead, _)) in made.story().body.iter_mut().zip(&blocks) {
            block.kind = if *subhead { BlockKind::Subhead } else { BlockKind::Paragraph };
        }
        let edition = made.checked();
        let (shaped, _) = banxin::text::shape(&edition, &fonts(&edition));
        let plan = banxin::plan::plan(&edition);
        let (galleys, found) = banxin::galley::set(&edition, &plan, &shaped);
        let galley = first(&galleys.stories);
        prop_assume!(galley.fit.overset.is_none());
        let used = galley.columns.iter().rposition(|column| !column.is_empty()).map_or(0, |last| last + 1);
        let (used, empty) = galley.columns.split_at(used);
        prop_assert!(used.iter().all(|column| !column.is_empty()) && empty.iter().all(Vec::is_empty));
        let set: usize = used.iter().flatten().map(|line| line.set.atoms.len()).sum();
        prop_assert_eq!(set, blocks.iter().map(|(_, count)| count).sum::<usize>());
        let feet = used.iter().rev().skip(1).filter_map(|column| column.last());
        let at_foot = feet.filter(|line| line.source.role == Role::Subhead).count();
        prop_assert_eq!(found.iter().filter(|one| one.code == "subhead-at-foot").count(), at_foot);
    }
}
