//! Text of any Unicode through shaping, breaking, composing and the press file: no panic, no hang, and every
//! character on the page or reported.
#![no_main]

use std::sync::OnceLock;

use banxin::copy::{Annotation, AnnotationKind, Attributes, Script, Stand, StyleRun, TextMark};
use banxin::style::{Breaking, Kinsoku, MarkStyle, TrackingBounds};
use banxin::text::Shapers;
use banxin::geom::{Direction, Em};
use banxin::page::{Item, Role};
use banxin::write::pdf::{Options, OutputCondition, Profile, write};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/support/editions.rs"]
#[allow(dead_code, unreachable_pub)]
mod editions;
use editions::{Made, Setup, fonts};

static FONTS: OnceLock<Shapers> = OnceLock::new();
/// A proof reads the profile of the press anew, which takes longer than everything else.
const PRESS: [Profile; 4] = [Profile::X4, Profile::X1a, Profile::A2u, Profile::X4A2u];
static ICC: &[u8] = include_bytes!("../../layouts/press/TR002_newsprint_TAC240.icc");

/// The first bytes are settings, the rest is copy: paragraphs by line feed.
fn setup(data: &[u8]) -> Option<Setup> {
    let (settings, text) = data.split_at_checked(8)?;
    let text = String::from_utf8_lossy(text);
    // What reading refuses does not reach the composer.
    let printable = |c: &char| !c.is_control();
    let paragraphs: Vec<String> = text
        .split('\n')
        .map(|line| line.chars().filter(printable).collect::<String>().trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect();
    let marks = [MarkStyle::FullWidth, MarkStyle::Kaiming, MarkStyle::HalfWidth, MarkStyle::LineEndHalf];
    let kinsoku = [Kinsoku::None, Kinsoku::Basic, Kinsoku::Gb, Kinsoku::Strict];
    let fitted = if settings[4] & 1 == 1 { (Em::milli(-80), Em::milli(40)) } else { (Em::ZERO, Em::ZERO) };
    Some(Setup {
        paragraphs,
        byline: (settings[4] & 2 == 2).then(|| "记者　某某".to_owned()),
        measure: Em::ONE * i64::from(settings[0] % 30 + 1),
        columns: u32::from(settings[1] % 4 + 1),
        rows: u32::from(settings[2] % 20 + 1),
        marks: marks[usize::from(settings[3] & 3)],
        kinsoku: kinsoku[usize::from(settings[3] >> 2 & 3)],
        direction: if settings[5] & 1 == 1 { Direction::Vertical } else { Direction::Horizontal },
        hanging: settings[5] & 2 == 2,
        breaking: if settings[5] & 4 == 4 { Breaking::TotalFit } else { Breaking::FirstFit },
        last_line: u32::from(settings[5] >> 3 & 3) + 1,
        widows: u32::from(settings[5] >> 5 & 1) + 1,
        orphans: u32::from(settings[5] >> 6 & 1) + 1,
        tracking: (settings[4] & 4 == 4).then(|| Em::milli(i64::from(settings[4]) - 128)),
        bounds: TrackingBounds { min: fitted.0, max: fitted.1, step: Em::milli(5) },
        ..Setup::default()
    })
}

/// A piece of the first paragraph asks for something, as the bytes after the settings say.
fn ask(made: &mut Made, what: u8, whence: u8) {
    let Some(block) = made.story().body.first_mut() else { return };
    let copy = &mut block.copy;
    let places: Vec<usize> = copy.text.char_indices().map(|(at, _)| at).chain([copy.text.len()]).collect();
    let start = places[usize::from(whence) % places.len()];
    let end = places[(usize::from(whence) % places.len() + usize::from(what >> 4) + 1).min(places.len() - 1)];
    let sounded = copy.text[start..end].chars().filter(|c| c.is_alphanumeric()).count();
    let note = |kind, syllable: &str| {
        Some(Annotation { kind, syllables: vec![syllable.to_owned(); sounded] }).filter(|_| sounded > 0)
    };
    let none = Attributes::default();
    let asked = match what & 15 {
        0 => return,
        1 => Attributes { scale: Some(800), ..none },
        2 => Attributes { spread: Some(Em::ONE * 6), ..none },
        3 => Attributes { mark: Some(TextMark::Dots), ..none },
        4 => Attributes { mark: Some(TextMark::Name), ..none },
        5 => Attributes { mark: Some(TextMark::Title), scale: Some(1300), ..none },
        6 => Attributes { script: Some(Script::Sub), ..none },
        7 => Attributes { script: Some(Script::Super), mark: Some(TextMark::Dots), ..none },
        8 => Attributes { stand: Some(Stand::Cell), ..none },
        9 => Attributes { stand: Some(Stand::Upright), ..none },
        10 => Attributes { stand: Some(Stand::Sideways), spread: Some(Em::ONE), ..none },
        11 => Attributes { note: note(AnnotationKind::Pinyin, "zhuāng"), ..none },
        12 => Attributes { note: note(AnnotationKind::Zhuyin, "ㄅㄢˇ"), ..none },
        13 => Attributes { note: note(AnnotationKind::Zhuyin, "˙ㄉㄜ"), stand: Some(Stand::Cell), ..none },
        _ => Attributes { note: note(AnnotationKind::Pinyin, "é"), script: Some(Script::Super), ..none },
    };
    copy.attributes.push(asked);
    let marked = StyleRun { attributes: Some(0), ..StyleRun::plain(end) };
    copy.runs = vec![StyleRun::plain(start), marked, StyleRun::plain(copy.text.len())];
}

fuzz_target!(|data: &[u8]| {
    let Some(setup) = setup(data) else { return };
    let mut made = setup.made();
    ask(&mut made, data[6], data[7]);
    let edition = made.checked();
    let fonts = FONTS.get_or_init(|| fonts(&edition));
    let (composition, found) = editions::typeset(&edition, fonts);
    let lacking = found.iter().any(|one| one.code == "no-glyph");
    if !lacking && !found.iter().any(|one| one.code == "overset") {
        let mut printed = String::new();
        for item in &composition.pages[0].items {
            if let Item::Glyphs(run) = item
                && run.source.role == Role::Body
            {
                printed.push_str(&run.text);
            }
        }
        assert_eq!(printed, setup.paragraphs.concat(), "every character is on the page");
    }
    if !lacking {
        let condition =
            OutputCondition { identifier: "CGATS TR 002", info: "newsprint", registry: "http://www.color.org", icc: ICC };
        let options = Options { profile: PRESS[usize::from(data[0]) % PRESS.len()], condition, sheets: &[], reused: None };
        write(&composition, fonts, &options).expect("what is composed can be written");
    }
});
