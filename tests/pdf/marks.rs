//! Marks whose bodies are narrower than their faces have them: as other programs read them, and their ink.

use std::fmt::Write;
use std::num::NonZeroU8;
use std::path::Path;

use banxin::diag::Sources;
use banxin::geom::{Em, Length};
use banxin::page::{FaceId, GlyphRun, Item, Narrowed};
use lopdf::{Dictionary, Document, Object};
use ttf_parser::{GlyphId, OutlineBuilder};

use super::{get, pdf};
use crate::support::compose::{self, file, newsprint, options};
use crate::support::print::{self, Glyph, operations, printed_glyphs};

/// An outline as its operators, moved to the right.
#[derive(Default)]
struct Outline {
    moved: f32,
    path: String,
}

impl Outline {
    fn add(&mut self, operator: char, points: &[f32]) {
        self.path.push(operator);
        for (at, place) in points.iter().enumerate() {
            let place = if at % 2 == 0 { place + self.moved } else { *place };
            write!(self.path, " {}", place.round()).unwrap();
        }
        self.path.push('\n');
    }
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.add('m', &[x, y]);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.add('l', &[x, y]);
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.add('q', &[x1, y1, x, y]);
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.add('c', &[x1, y1, x2, y2, x, y]);
    }
    fn close(&mut self) {
        self.add('h', &[]);
    }
}

/// The outline of a glyph of the only font of a file, as its program there has it.
fn embedded(document: &Document, glyph: u16) -> (String, Option<u16>) {
    let fonts = print::resources(document, document.get_pages()[&1], b"Font");
    let font: &Dictionary = fonts.values().next().expect("a font");
    let descriptor = get(document, print::descendant(document, font), "FontDescriptor").as_dict().unwrap();
    let program = |key: &str| {
        descriptor
            .get(key.as_bytes())
            .ok()
            .map(|_| get(document, descriptor, key).as_stream().unwrap().decompressed_content().unwrap())
    };
    let mut outline = Outline::default();
    if let Some(table) = program("FontFile3") {
        ttf_parser::cff::Table::parse(&table).unwrap().outline(GlyphId(glyph), &mut outline).unwrap();
        return (outline.path, None);
    }
    let program = program("FontFile2").unwrap();
    let face = ttf_parser::Face::parse(&program, 0).unwrap();
    face.outline_glyph(GlyphId(glyph), &mut outline).unwrap();
    (outline.path, face.glyph_hor_advance(GlyphId(glyph)))
}

fn narrowed(shift: i16, tenths: u8) -> Narrowed {
    Narrowed { shift, tenths: NonZeroU8::new(tenths).unwrap() }
}

/// 心“心 in a face, the mark half an em wide where its ink was.
fn with_a_mark(face: FaceId) -> GlyphRun {
    let fonts = compose::fonts();
    let at = (Length::pt(40), Length::pt(50));
    let mut run = compose::run(&fonts, face, Length::pt(10), at, "心“心", Em::ZERO);
    run.glyphs[1].narrowed = Some(narrowed(-500, 5));
    run.glyphs[1].x = Length::pt(5);
    run.glyphs[2].x = Length::pt(15);
    run
}

#[test]
fn a_narrower_mark_is_a_glyph_of_its_own_whose_outline_is_moved() {
    let fonts = compose::fonts();
    for face in [compose::SONG, compose::KAI] {
        let run = with_a_mark(face);
        let mark = run.glyphs[1].id;
        let file = pdf(&compose::composition(vec![compose::page(1, vec![Item::Glyphs(run)])]), &fonts);
        let printed = printed_glyphs(&file, 1);
        assert_eq!(printed.iter().map(|glyph| glyph.text.as_str()).collect::<String>(), "心“心");
        assert!((printed[1].x - 50.0).abs() < 0.001 && (printed[1].advance - 5.0).abs() < 0.001);

        let source = fonts.face(face).unwrap();
        let source = ttf_parser::Face::parse(source.bytes(), source.index()).unwrap();
        let units = f32::from(source.units_per_em());
        let mut wanted = Outline { moved: -units / 2.0, path: String::new() };
        source.outline_glyph(GlyphId(mark), &mut wanted).unwrap();
        let (drawn, advance) = embedded(&Document::load_mem(&file).unwrap(), printed[1].code);
        assert_eq!(drawn, wanted.path);
        assert!(advance.is_none_or(|advance| f32::from(advance) == units / 2.0));
    }
}

#[test]
fn the_same_mark_whole_and_narrower_says_the_same() {
    let fonts = compose::fonts();
    let mut run = with_a_mark(compose::SONG);
    let mut whole = compose::run(
        &fonts,
        compose::SONG,
        Length::pt(10),
        (Length::pt(40), Length::pt(80)),
        "心“心",
        Em::ZERO,
    );
    whole.glyphs[1].narrowed = Some(narrowed(-300, 7));
    run.source.row = 1;
    let items = vec![Item::Glyphs(run), Item::Glyphs(whole)];
    let printed = printed_glyphs(&pdf(&compose::composition(vec![compose::page(1, items)]), &fonts), 1);
    assert_eq!(printed.iter().map(|glyph| glyph.text.as_str()).collect::<String>(), "心“心心“心");
    assert_ne!(printed[1].code, printed[4].code);
}

/// The glyphs of the recorded page as its press file has them.
fn recorded() -> (Vec<u8>, Vec<Glyph>) {
    let loaded = banxin::load(Path::new(&file("content/erqi")), &mut Sources::default()).unwrap();
    let (composition, _) = crate::support::editions::typeset(&loaded.edition, &loaded.fonts);
    let file = compose::write(&composition, &loaded.fonts, &options(&newsprint())).unwrap();
    let glyphs = printed_glyphs(&file, 1);
    (file, glyphs)
}

#[test]
fn no_horizontal_line_says_its_text_beside_it() {
    let (file, _) = recorded();
    let document = Document::load_mem(&file).unwrap();
    let operations = operations(&document, document.get_pages()[&1]);
    let spans = operations.iter().filter(|operation| {
        operation.operator == "BDC"
            && operation.operands.first().is_some_and(|tag| print::is_name(tag, b"Span"))
    });
    assert_eq!(spans.count(), 0);
}

/// Programs take white of a tenth of an em for a space, and a glyph that begins a tenth of an em before the one before
/// it ends for another line.
#[test]
fn marks_meet_their_neighbours() {
    let (_, glyphs) = recorded();
    let is_mark =
        |glyph: &Glyph| "，。、；：？！“”‘’（）《》——……".contains(&glyph.text) && !glyph.text.is_empty();
    let mut met = 0;
    for pair in glyphs.windows(2).filter(|pair| (pair[0].y - pair[1].y).abs() < 0.01) {
        let [one, next] = pair else { continue };
        let gap = (next.x - one.x - one.advance) / one.size;
        // The byline of a last line stands at the other end of it.
        if (is_mark(one) || is_mark(next)) && gap.abs() < 1.5 {
            assert!((-0.1..0.1).contains(&gap), "{}{} {gap}", one.text, next.text);
            met += 1;
        }
    }
    assert!(met > 500, "{met}");
}

#[test]
fn the_letterspacing_of_a_line_is_said_once() {
    let fonts = compose::fonts();
    let at = (Length::pt(40), Length::pt(50));
    let run = compose::run(&fonts, compose::SONG, Length::pt(9), at, "二七区举行答题挑战赛", Em(30_000));
    let file = pdf(&compose::composition(vec![compose::page(1, vec![Item::Glyphs(run)])]), &fonts);
    let document = Document::load_mem(&file).unwrap();
    let operations = operations(&document, document.get_pages()[&1]);
    let spacing: Vec<f64> = operations
        .iter()
        .filter(|operation| operation.operator == "Tc")
        .map(|operation| print::number(&operation.operands[0]))
        .collect();
    assert!(matches!(spacing[..], [one] if (one - 0.27).abs() < 1e-5), "{spacing:?}");
    let shown = operations.iter().filter(|operation| operation.operator == "TJ");
    let parts: Vec<&Vec<Object>> = shown.map(|operation| operation.operands[0].as_array().unwrap()).collect();
    assert!(parts.iter().all(|parts| parts.len() == 1), "{parts:?}");
}

#[test]
fn a_body_that_no_mark_has_is_refused() {
    let fonts = compose::fonts();
    for (shift, tenths) in [(-500, 200), (20_000, 5), (i16::MIN, 1)] {
        let mut run = with_a_mark(compose::SONG);
        run.glyphs[1].narrowed = Some(narrowed(shift, tenths));
        let page = compose::page(1, vec![Item::Glyphs(run)]);
        assert!(compose::write(&compose::composition(vec![page]), &fonts, &options(&newsprint())).is_err());
    }
}
