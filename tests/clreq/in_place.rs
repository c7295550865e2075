//! Characters by their place: what a sign is inside a number, a word, a unit, between Han, in a vertical line; and where
//! its ink is (CLREQ 2.4.2, 3.1.5.2, 3.2.3, 3.2.4).

use banxin::geom::{Direction, Em, Length};
use banxin::page::{FaceId, GlyphRun, Mode, Role};

use super::page::{at, body, items, lines, runs};
use crate::support::editions::{Setup, fonts};

const SIZE: Length = Length::pt(9);

/// Whether any measure parts a piece that stands between Han.
fn is_ever_parted(piece: &str) -> bool {
    let text = format!("一二三四五六七八九十{piece}一二三四五六");
    let long = piece.chars().count() as i64;
    (long + 3..long + 18).any(|measure| !lines(&at(measure, &text)).iter().any(|line| line.contains(piece)))
}

fn down(text: &str) -> Vec<GlyphRun> {
    runs(&items(&Setup { direction: Direction::Vertical, ..at(40, text) }.edition()), Role::Body)
}

/// What of a vertical line is turned.
fn turned(text: &str) -> String {
    down(text).iter().filter(|run| run.mode == Mode::Turned).map(|run| run.text.as_str()).collect()
}

/// How far the ink of the glyphs of a character reaches, from its box's start to its end, in thousandths of an em: of
/// all characters of a line between 甲 and 乙.
fn ink_between(text: &str) -> (i64, i64, i64) {
    let setup = Setup { gap: Em::ZERO, ..at(40, text) };
    let fonts = fonts(&setup.edition());
    let all = runs(&items(&setup.edition()), Role::Body);
    let mut inks = Vec::new();
    for run in &all {
        let face = fonts.face(FaceId(run.face.0)).unwrap();
        let parsed = ttf_parser::Face::parse(face.bytes(), 0).unwrap();
        let units = i64::from(parsed.units_per_em());
        for glyph in &run.glyphs {
            let place = (run.origin.x + glyph.x).0 * 1000 / SIZE.0;
            if let Some(ink) = parsed.glyph_bounding_box(ttf_parser::GlyphId(glyph.id)) {
                let of = |x: i16| place + i64::from(x) * 1000 / units;
                inks.push((place, of(ink.x_min), of(ink.x_max)));
            }
        }
    }
    let (first, last) = (inks[0].0, inks[inks.len() - 1].0);
    let inside = &inks[1..inks.len() - 1];
    let (from, to) =
        (inside.iter().map(|ink| ink.1).min().unwrap(), inside.iter().map(|ink| ink.2).max().unwrap());
    (from - first - 1000, to - first - 1000, last - first - 1000)
}

#[test]
fn accents_stand_on_their_letters_whatever_face_has_them() {
    for piece in ["ć", "Č", "š", "Ž", "ř", "x\u{304}", "y\u{30c}", "ā", "ǚ"] {
        let (from, to, room) = ink_between(&format!("甲{piece}乙"));
        assert!(from >= -80 && to <= room + 80, "{piece}: {from} to {to} of {room}");
    }
}

#[test]
fn a_solidus_and_a_hyphen_of_half_an_em_have_their_ink_in_it() {
    for piece in ["／", "/", "‐", "-", "·", "∶"] {
        let (from, to, room) = ink_between(&format!("甲{piece}乙"));
        assert_eq!(room, 500, "{piece}");
        assert!(from >= -20 && to <= room + 20, "{piece}: {from} to {to}");
    }
    // Inside a word, too.
    let (_, _, room) = ink_between("甲A‐B乙");
    let (_, _, plain) = ink_between("甲AB乙");
    assert!((490..=520).contains(&(room - plain)), "{}", room - plain);
}

#[test]
fn a_number_with_a_sign_in_it_is_one_whatever_touches_it() {
    for piece in [
        "2：30am",
        "3：2(90",
        "U23：3",
        "8∶30am",
        "１．５",
        "９８．６",
        "3．14",
        "１／２",
        "２０２６／１／１",
        "-￥5",
        "5€",
        "90’s",
        "1980’s",
        "C++",
        "A++",
        "y=-x",
        "N·m",
        "kg·m²",
        "CuSO₄·5H₂O",
        "α·β",
        "km/h",
        "mg/m³",
        "m³/s",
        "℃/min",
        "¥5/kg",
        "GB/T",
        "HTTP/1.1",
    ] {
        assert!(!is_ever_parted(piece), "{piece}");
    }
}

#[test]
fn an_address_may_be_parted_behind_a_solidus() {
    let set = lines(&at(16, "网址www.example.com/newspaper/editions在此"));
    assert!(set.iter().any(|line| line.ends_with('/')), "{set:?}");
}

#[test]
fn a_hyphen_behind_a_bracket_starts_no_line() {
    for text in ["一二三四（2020）-5号", "一二三四〔2020〕-5号"] {
        for measure in 4..16 {
            assert!(lines(&at(measure, text)).iter().all(|line| !line.starts_with('-')), "{text}");
        }
    }
}

#[test]
fn money_behind_a_number_is_its_suffix() {
    let set = |text: &str, gap| body(&Setup { gap, ..at(40, text) })[0].between('甲', '乙');
    for (text, count) in [("甲5€乙", 2), ("甲€5乙", 2), ("甲￥5乙", 2)] {
        assert_eq!(set(text, Em::HALF) - set(text, Em::ZERO), count * 500, "{text}");
    }
}

#[test]
fn in_a_vertical_line_a_dash_that_a_face_has_no_form_of_turns() {
    assert_eq!(turned("二〇二〇－二〇二二"), "－");
    assert_eq!(turned("2020－2022"), "2020－2022");
    // Song has forms of dashes.
    assert_eq!(turned("京——沪"), "");
    assert_eq!(turned("京—沪"), "");
}

#[test]
fn in_a_vertical_line_quotes_turn_with_what_is_turned_and_stand_around_what_stands() {
    for piece in ["“25%”", "“$500”", "“100℃”", "“A/B”", "“WTO”", "“A＋B”"] {
        assert_eq!(turned(&format!("一{piece}二")), piece);
    }
    for piece in ["“25”", "“5”", "“好”", "“第5”"] {
        assert_eq!(turned(&format!("一{piece}二")), "", "{piece}");
    }
}

#[test]
fn in_a_vertical_line_signs_stand_as_their_full_width_figures_do() {
    for piece in ["１２：３０", "１：１", "±３", "≥６０", "１２３"] {
        assert_eq!(turned(&format!("一{piece}二")), "", "{piece}");
    }
    assert_eq!(turned("一C＋＋二"), "C＋＋");
    assert_eq!(turned("一(25)二"), "(25)");
}

#[test]
fn a_line_of_many_quotes_takes_no_more_than_its_length() {
    let nested = format!("{}{}", "“A".repeat(20_000), "”".repeat(20_000));
    let mut setup = Setup { direction: Direction::Vertical, ..at(40, &nested) };
    setup.rows = 8;
    assert!(!items(&setup.edition()).is_empty());
}

#[test]
fn raised_figures_that_stand_together_are_of_one_face() {
    for piece in ["10¹⁵", "SO₄²⁻", "10⁻³"] {
        let all = runs(&items(&at(40, &format!("甲{piece}乙")).edition()), Role::Body);
        let raised = |run: &&GlyphRun| run.text.chars().any(|c| "¹⁵₄²⁻³".contains(c));
        let faces: Vec<FaceId> = all.iter().filter(raised).map(|run| run.face).collect();
        assert!(faces.windows(2).all(|pair| pair[0] == pair[1]), "{piece}: {faces:?}");
    }
}
