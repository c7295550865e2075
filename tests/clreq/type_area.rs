//! CLREQ 2, basics of composition: setting solid, the type area, columns.

use banxin::font::Fonts;
use banxin::geom::Em;
use banxin::style::MarkStyle;

use super::page::{at, between, body};
use crate::support::editions::Setup;

#[test]
fn han_characters_are_set_solid_on_the_em() {
    let line = &body(&at(20, "一二三四五"))[0];
    let places: Vec<i64> = "一二三四五".chars().map(|c| line.place(c)).collect();
    assert_eq!(places, [2000, 3000, 4000, 5000, 6000]);
}

#[test]
fn letterspacing_opens_or_tightens_a_paragraph() {
    let spaced =
        |tracking| body(&Setup { tracking: Some(tracking), ..at(20, "甲乙丙") })[0].between('甲', '乙');
    assert_eq!(spaced(Em::QUARTER), 250);
    assert_eq!(spaced(Em::milli(-60)), -60);
    assert_eq!(between(MarkStyle::Kaiming, "甲乙"), 0);
}

#[test]
fn baselines_are_the_same_in_all_columns() {
    let text = "一二三四五六七八九十".repeat(6);
    let lines = body(&Setup { columns: 3, rows: 8, ..at(10, &text) });
    let of = |column| lines.iter().filter(move |line| line.column == column).map(|line| line.baseline);
    assert!(of(1).count() > 0);
    assert!(of(0).zip(of(1)).all(|(left, right)| left == right));
}

#[test]
fn a_measure_is_a_whole_number_of_characters_and_full_lines_end_with_it() {
    let lines = body(&at(12, &"一二三四五六七八九十百千".repeat(3)));
    assert_eq!(lines[1].text.chars().count(), 12);
}

#[test]
fn song_kai_and_hei_come_with_the_program() {
    let fonts = Fonts::default();
    for name in ["NotoSerifCJKsc-Regular.otf", "PressKaiSC-Regular.ttf", "NotoSansCJKsc-Regular.otf"] {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts").join(name);
        assert!(fonts.open(&file, 0).is_ok(), "{name}");
    }
}

#[test]
fn columns_end_level_and_what_is_left_over_goes_to_the_first() {
    let heights = |columns: u16, lines: usize| {
        let text = "一二三四五六七八九十".repeat(lines - 1) + "一二三四";
        let lines = body(&Setup { columns: columns.into(), rows: 9, ..at(10, &text) });
        (0..columns)
            .map(|column| lines.iter().filter(|line| line.column == column).count())
            .collect::<Vec<_>>()
    };
    assert_eq!(heights(3, 13), [5, 4, 4]);
    assert_eq!(heights(3, 14), [5, 5, 4]);
    assert_eq!(heights(3, 4), [2, 1, 1]);
    assert_eq!(heights(2, 4), [2, 2]);
    assert_eq!(heights(2, 5), [3, 2]);
}
