//! The convention of Taiwan and Hong Kong (CLREQ 2.1.1, 3.1.1.2, 3.1.2, 3.1.6.1): the same rules by other tables.

use std::path::Path;

use banxin::convention::{Interpunct, MAINLAND, TRADITIONAL};
use banxin::diag::Sources;
use banxin::geom::{Direction, Length};
use banxin::page::{Composition, FaceId, GlyphRun, Role};
use banxin::style::MarkStyle;

use super::page::{at, body, items, lines, runs};
use crate::support::editions::{Setup, fonts};

const SIZE: Length = Length::pt(9);

fn traditional(text: &str) -> Setup {
    Setup { convention: &TRADITIONAL, marks: MarkStyle::FullWidth, ..at(30, text) }
}

/// The middle of the ink of a glyph of a run, from the left end of its baseline, and above that.
fn ink(setup: &Setup, run: &GlyphRun, glyph: usize) -> (Length, Length) {
    let fonts = fonts(&setup.edition());
    let face = fonts.face(FaceId(run.face.0)).unwrap();
    let parsed = ttf_parser::Face::parse(face.bytes(), 0).unwrap();
    let placed = &run.glyphs[glyph];
    let ink = parsed.glyph_bounding_box(ttf_parser::GlyphId(placed.id)).unwrap();
    let units = i64::from(parsed.units_per_em());
    let middle = |low: i16, high: i16| SIZE.scaled(i64::from(low) + i64::from(high), 2 * units);
    (placed.x + middle(ink.x_min, ink.x_max), middle(ink.y_min, ink.y_max) - placed.y)
}

#[test]
fn pauses_and_stops_have_their_ink_in_the_middle_of_their_em_whatever_region_the_face_is_of() {
    for mark in "，。、；：".chars() {
        let setup = traditional(&format!("甲{mark}乙"));
        let run = runs(&items(&setup.edition()), Role::Body).remove(0);
        let (x, y) = ink(&setup, &run, 1);
        // The em box of a mark behind one character begins one em from the first, and 0.12 em below the baseline.
        let close = |is: Length, wanted: Length| (is - wanted).abs() < SIZE / 100;
        assert!(close(x, SIZE * 3 / 2) && close(y, SIZE * 38 / 100), "{mark}: {x:?} {y:?}");
        assert_eq!(body(&setup)[0].between('甲', '乙'), 1000, "{mark}");
    }
}

#[test]
fn marks_that_meet_take_one_and_a_half_em_and_the_interpunct_one() {
    for (text, width) in [
        ("甲：「乙", 1500),
        ("甲」，乙", 1500),
        ("甲，「乙", 1500),
        ("甲」「乙", 1500),
        ("甲，，乙", 1500),
        ("甲·乙", 1000),
        ("甲？乙", 1000),
    ] {
        assert_eq!(body(&traditional(text))[0].between('甲', '乙'), width, "{text}");
    }
    let half = Setup { interpunct: Some(Interpunct::Half), ..traditional("甲·乙") };
    assert_eq!(body(&half)[0].between('甲', '乙'), 500);
}

#[test]
fn lines_break_by_the_same_rules() {
    let text = "一二三，四「五六」七，八九十。一二三四五六（七八）九——十……一二三四";
    for measure in 8..14 {
        let set = lines(&Setup { measure: banxin::geom::Em::ONE * measure, ..traditional(text) });
        for line in set.iter().skip(1) {
            assert!(!line.starts_with(|c: char| "，。」）".contains(c)), "{set:?}");
        }
        assert!(set.iter().all(|line| !line.ends_with(['「', '（'])), "{set:?}");
    }
    // What half-width marks leave is alike in both.
    let half = |convention| {
        lines(&Setup {
            convention, marks: MarkStyle::HalfWidth, ..at(9, &text.replace(['？', '！'], "，"))
        })
    };
    assert_eq!(half(&TRADITIONAL), half(&MAINLAND));
}

#[test]
fn in_vertical_lines_the_ink_is_in_the_middle_too() {
    let down = |convention| {
        let setup = Setup { direction: Direction::Vertical, convention, ..traditional("甲，乙") };
        runs(&items(&setup.edition()), Role::Body).remove(0)
    };
    let (here, there) = (down(&TRADITIONAL), down(&MAINLAND));
    assert_ne!((here.glyphs[1].x, here.glyphs[1].y), (there.glyphs[1].x, there.glyphs[1].y));
    assert_eq!(here.glyphs[2].x - here.glyphs[0].x, SIZE * 2);
}

fn specimen() -> Composition {
    let edition = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/specimen");
    let loaded = banxin::load(&edition, &mut Sources::default()).expect("sound");
    crate::support::editions::typeset(&loaded.edition, &loaded.fonts).0
}

#[test]
fn a_page_of_the_specimen_is_set_so_and_says_its_language() {
    let composition = specimen();
    let languages: Vec<_> = composition
        .stories
        .iter()
        .map(|story| (story.id.starts_with("traditional"), story.language))
        .collect();
    assert!(languages.iter().all(|(is, language)| language.is_some() == *is));
    assert!(languages.contains(&(true, Some("zh-Hant"))));
    assert_eq!(composition.language, "zh-Hans");
}
