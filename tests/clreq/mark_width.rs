//! CLREQ 3.1.6, punctuation width adjustment (标点符号的宽度调整), in the four styles of punctuation.

use banxin::style::MarkStyle::{self, FullWidth, HalfWidth, Kaiming, LineEndHalf};

use super::page::{at, between, body, lines};
use crate::support::editions::Setup;

/// What the marks between two Han characters take, in thousandths of an em.
const MARKS: &[(&str, [i64; 4])] = &[
    //            全角式 开明式 半角式 行末半角
    ("甲，乙", [1000, 500, 500, 1000]),
    ("甲、乙", [1000, 500, 500, 1000]),
    ("甲；乙", [1000, 500, 500, 1000]),
    ("甲：乙", [1000, 500, 500, 1000]),
    ("甲。乙", [1000, 1000, 500, 1000]),
    ("甲！乙", [1000, 1000, 500, 1000]),
    ("甲？乙", [1000, 1000, 500, 1000]),
    ("甲（乙", [1000, 500, 500, 1000]),
    ("甲》乙", [1000, 500, 500, 1000]),
    ("甲·乙", [500, 500, 500, 500]),
    ("甲/乙", [500, 500, 500, 500]),
    ("甲／乙", [500, 500, 500, 500]),
];

/// What marks that meet take.
const MEETING: &[(&str, [i64; 4])] = &[
    ("甲）。乙", [1500, 1500, 1000, 1500]),
    ("甲。”乙", [1500, 1000, 1000, 1500]),
    ("甲，“乙", [1500, 1000, 1000, 1500]),
    ("甲”，乙", [1500, 1000, 1000, 1500]),
    ("甲：“乙", [1500, 1000, 1000, 1500]),
    ("甲》《乙", [1500, 1000, 1000, 1500]),
    ("甲》、《乙", [2000, 1500, 1500, 2000]),
    ("甲（《乙", [1500, 1000, 1000, 1500]),
    ("甲》）乙", [1500, 1000, 1000, 1500]),
    ("甲。”（乙", [2000, 1500, 1500, 2000]),
    ("甲？！乙", [1000, 1000, 1000, 1000]),
    ("甲！！！乙", [2000, 2000, 1500, 2000]),
    ("甲？！”乙", [2000, 1500, 1500, 2000]),
];

fn hold(table: &[(&str, [i64; 4])]) {
    const STYLES: [MarkStyle; 4] = [FullWidth, Kaiming, HalfWidth, LineEndHalf];
    for (text, widths) in table {
        assert_eq!(STYLES.map(|style| between(style, text)), *widths, "{text}");
    }
}

#[test]
fn marks_take_the_width_of_their_style() {
    hold(MARKS);
}

#[test]
fn two_marks_that_meet_take_one_and_a_half_em_at_most() {
    hold(MEETING);
}

#[test]
fn an_opening_mark_at_the_line_start_gives_up_its_blank() {
    let lines = body(&Setup { marks: FullWidth, ..at(6, "一二三四“五六”七八") });
    assert_eq!(lines[1].text, "“五六”七八");
    assert_eq!(lines[1].place('五'), 500);
}

#[test]
fn an_opening_mark_after_the_indent_gives_up_its_blank() {
    assert_eq!(body(&Setup { marks: FullWidth, ..at(20, "“一二") })[0].place('一'), 2500);
}

#[test]
fn a_mark_at_the_line_end_gives_up_its_blank_where_the_line_needs_it() {
    let set = |marks, text| lines(&Setup { marks, ..at(9, text) });
    for style in [FullWidth, LineEndHalf] {
        assert_eq!(set(style, "一二三（四五六。七八"), ["一二三（四五六。", "七八"]);
    }
}

#[test]
fn line_end_half_sets_every_mark_at_a_line_end_half_an_em_wide() {
    let end = |marks| {
        let text = "一二三四五六七八九十一二三四，五。六七八九";
        let line = &body(&Setup { marks, ..at(19, text) })[0];
        (line.text.clone(), line.place('。'))
    };
    // Seventeen em: the comma and, in 全角式, the stop are full; else half an em is left to fill.
    let line = "一二三四五六七八九十一二三四，五。";
    assert_eq!(end(FullWidth), (line.into(), 18_000));
    assert_eq!(end(LineEndHalf), (line.into(), 18_500));
}

#[test]
fn kaiming_never_squeezes_a_stop() {
    let set = |marks| lines(&Setup { marks, ..at(9, "一二三四五六，。七八") });
    assert_eq!(set(Kaiming), ["一二三四五", "六，。七八"]);
    assert_eq!(set(HalfWidth), ["一二三四五六，。", "七八"]);
}
