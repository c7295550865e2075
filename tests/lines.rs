//! Lines as the rules of Chinese composition break them, read as text.

use crate::support::editions::{Setup, fonts};
use banxin::geom::Em;
use banxin::page::{Composition, Item, Role};
use banxin::style::{Kinsoku, MarkStyle};

/// The body lines of a paragraph set at some measure, one a row.
fn lines(setup: &Setup) -> Vec<String> {
    let edition = setup.edition();
    let (composition, _) = crate::support::editions::typeset(&edition, &fonts(&edition));
    body_lines(&composition)
}

fn body_lines(composition: &Composition) -> Vec<String> {
    let mut lines: Vec<((u16, u16), String)> = Vec::new();
    for item in &composition.pages[0].items {
        let Item::Glyphs(run) = item else { continue };
        if !matches!(run.source.role, Role::Body | Role::Byline) {
            continue;
        }
        let row = (run.source.column, run.source.row);
        match lines.last_mut() {
            Some((at, text)) if *at == row => text.push_str(&run.text),
            _ => lines.push((row, run.text.clone())),
        }
    }
    lines.into_iter().map(|(_, text)| text).collect()
}

fn at(measure: i64, text: &str) -> Setup {
    Setup { measure: Em::ONE * measure, paragraphs: vec![text.into()], rows: 8, ..Setup::default() }
}

#[test]
fn a_paragraph_is_indented_by_two_em() {
    assert_eq!(
        lines(&at(10, "一二三四五六七八九十一二三四五六七八")),
        ["一二三四五六七八", "九十一二三四五六七八"]
    );
}

#[test]
fn a_comma_that_may_not_start_a_line_takes_a_character_with_it() {
    // Eight characters fill the first line; the comma may not start the next and takes 八 with it.
    assert_eq!(lines(&at(10, "一二三四五六七八，九十")), ["一二三四五六七", "八，九十"]);
}

#[test]
fn full_width_marks_give_their_blank_before_a_character_is_pushed_out() {
    let setup = Setup { marks: MarkStyle::FullWidth, ..at(10, "一二三，四五六七，八九十") };
    assert_eq!(lines(&setup), ["一二三，四五六七，", "八九十"]);
}

#[test]
fn kaiming_keeps_the_em_of_a_stop_at_the_line_end() {
    let setup = Setup { marks: MarkStyle::Kaiming, ..at(10, "一二三四五六七八九十。一二") };
    assert_eq!(lines(&setup), ["一二三四五六七八", "九十。一二"]);
    let stop = |marks| lines(&Setup { marks, ..at(9, "一二三四五六，。七八") });
    assert_eq!(stop(MarkStyle::Kaiming), ["一二三四五", "六，。七八"]);
    assert_eq!(stop(MarkStyle::HalfWidth), ["一二三四五六，。", "七八"]);
}

#[test]
fn an_opening_mark_ends_no_line() {
    assert_eq!(lines(&at(10, "一二三四五六七“八九”十")), ["一二三四五六七", "“八九”十"]);
}

#[test]
fn a_number_is_not_parted_from_its_sign() {
    assert_eq!(lines(&at(10, "解决率为五六七100%，八")), ["解决率为五六七", "100%，八"]);
}

#[test]
fn a_dash_is_not_parted() {
    assert_eq!(lines(&at(9, "一二三四五六——七")), ["一二三四五六", "——七"]);
}

#[test]
fn a_line_ends_between_a_dash_and_an_ellipsis_but_inside_neither() {
    assert_eq!(lines(&at(9, "一二三四五——……六")), ["一二三四五——", "……六"]);
    assert_eq!(lines(&at(9, "一二三四——……六")), ["一二三四——", "……六"]);
}

#[test]
fn a_comma_hangs_only_where_the_style_lets_it_and_the_line_is_full() {
    let setup = Setup { hanging: true, ..at(10, "一二三四五六七八，九十") };
    assert_eq!(lines(&setup), ["一二三四五六七八，", "九十"]);
    let closing = Setup { hanging: true, ..at(10, "一“二三四五六七八”九十") };
    assert_eq!(lines(&closing), ["一“二三四五六七", "八”九十"], "a quote does not hang");
}

#[test]
fn marks_in_succession_do_not_hang() {
    // One em is left for the two: the comma alone would hang.
    let alone = Setup { hanging: true, ..at(10, "一二三四五六七八，九十") };
    assert_eq!(lines(&alone), ["一二三四五六七八，", "九十"]);
    for pair in ["”，", "》。", "）、"] {
        let setup = Setup { hanging: true, ..at(10, &format!("一二三四五六七（{pair}九十")) };
        let set = lines(&setup);
        assert!(set.len() > 1 && !set[0].ends_with(pair), "{pair}: {set:?}");
    }
}

#[test]
fn at_the_strict_level_a_dash_starts_no_line() {
    let setup = Setup { kinsoku: Kinsoku::Strict, ..at(9, "一二三四五六七——八") };
    assert_eq!(lines(&setup), ["一二三四五六", "七——八"]);
}

#[test]
fn a_byline_shares_the_last_line_where_it_fits_and_no_row_is_left() {
    let setup = Setup { byline: Some("记者".into()), rows: 2, ..at(8, "一二三四五六七八九") };
    assert_eq!(lines(&setup), ["一二三四五六", "七八九记者"]);
}

#[test]
fn a_byline_that_does_not_fit_takes_a_line_of_its_own() {
    let setup =
        Setup { byline: Some("记者某某某".into()), rows: 3, ..at(8, "一二三四五六七八九") };
    assert_eq!(lines(&setup), ["一二三四五六", "七八九", "记者某某某"]);
}

#[test]
fn a_byline_takes_a_line_of_its_own_where_a_row_is_left() {
    let setup = Setup { byline: Some("记者".into()), rows: 3, ..at(8, "一二三四五六七八九") };
    assert_eq!(lines(&setup), ["一二三四五六", "七八九", "记者"]);
}

#[test]
fn a_line_takes_one_character_at_least_however_narrow_it_is() {
    // The first line is an em wide and indented by two.
    assert_eq!(lines(&at(1, "一二三")), ["一", "二", "三"]);
}
