//! Text: where every glyph lies, and what it says.

use banxin::font::Fonts;
use banxin::geom::{Em, Length};
use banxin::page::{GlyphRun, Item, PlacedGlyph};

use lopdf::Document;

use super::{pdf, read};
use crate::support::house::House;
use crate::support::print::{Glyph, is_name, operations, printed_glyphs, printed_lines, text_string};
use crate::support::sfnt::bundled;
use crate::support::{compose, print};

/// What is printed of runs on a page of their own.
fn printed(fonts: &Fonts, runs: Vec<GlyphRun>) -> Vec<Glyph> {
    let items = runs.into_iter().map(Item::Glyphs).collect();
    printed_glyphs(&pdf(&compose::composition(vec![compose::page(1, items)]), fonts), 1)
}

fn line(fonts: &Fonts, text: &str) -> GlyphRun {
    compose::run(fonts, compose::SONG, Length::pt(9), (Length::pt(40), Length::pt(50)), text, Em::ZERO)
}

fn joined(glyphs: &[Glyph]) -> String {
    glyphs.iter().map(|glyph| glyph.text.as_str()).collect()
}

#[track_caller]
fn assert_placed(runs: &[GlyphRun], printed: &[Glyph]) {
    let placed = runs.iter().flat_map(|run| run.glyphs.iter().map(move |glyph| (run, glyph)));
    assert_eq!(runs.iter().map(|run| run.glyphs.len()).sum::<usize>(), printed.len());
    for ((run, glyph), printed) in placed.zip(printed) {
        let (x, y) = ((run.origin.x + glyph.x).to_pt(), (run.origin.y + glyph.y).to_pt());
        assert!((printed.x - x).abs() < 0.001, "{}: {} for {x}", printed.text, printed.x);
        assert!((printed.y - y).abs() < 0.001, "{}: {} for {y}", printed.text, printed.y);
    }
}

#[test]
fn every_glyph_lies_within_a_thousandth_of_a_point_of_its_place() {
    let fonts = compose::fonts();
    let page = compose::full_page(&fonts, 1);
    let runs: Vec<GlyphRun> = page
        .items
        .iter()
        .filter_map(|item| if let Item::Glyphs(run) = item { Some(run.clone()) } else { None })
        .collect();
    assert_placed(&runs, &printed(&fonts, runs.clone()));
}

#[test]
fn no_error_adds_up_over_a_long_line_of_odd_spaces() {
    let fonts = compose::fonts();
    let text = "心".repeat(500);
    let runs: Vec<GlyphRun> = [1_234_567, 9_000_000, 9_700_001, 31_234_567, 123_456_789]
        .map(|size| {
            let at = (Length(12_345_678), Length(345_678_901));
            let mut run = compose::run(&fonts, compose::SONG, Length(size), at, &text, Em(-12_345));
            for (index, glyph) in (0..).zip(&mut run.glyphs) {
                glyph.x = Length(glyph.x.0 / 50 + index * index * 7);
            }
            run
        })
        .to_vec();
    assert_placed(&runs, &printed(&fonts, runs.clone()));
}

#[test]
fn scaled_type_keeps_its_places() {
    let fonts = compose::fonts();
    let mut narrow = line(&fonts, "二七区举行答题挑战赛");
    narrow.scale = 825;
    for glyph in &mut narrow.glyphs {
        glyph.x = glyph.x.scaled(825, 1000) + Length(1);
    }
    let runs = [narrow, line(&fonts, "版心")];
    let printed = printed(&fonts, runs.to_vec());
    assert_placed(&runs, &printed);
    assert!((printed[0].advance - 9.0 * 0.825).abs() < 1e-4);
    assert!((printed[10].advance - 9.0).abs() < 1e-4, "the scale ends with its run");
}

#[test]
fn shifted_glyphs_lie_off_the_baseline_and_the_shift_ends_with_the_run() {
    let fonts = compose::fonts();
    let mut raised = line(&fonts, "二七区举行");
    raised.glyphs[1].y = Length(-1_500_000);
    raised.glyphs[2].y = Length(-1_500_000);
    raised.glyphs[4].y = Length(700_000);
    let runs = [raised, line(&fonts, "版心")];
    assert_placed(&runs, &printed(&fonts, runs.to_vec()));
}

#[test]
fn a_run_may_start_away_from_its_origin() {
    let fonts = compose::fonts();
    let mut run = line(&fonts, "版心");
    run.glyphs.iter_mut().for_each(|glyph| glyph.x += Length::pt(33));
    assert_placed(&[run.clone()], &printed(&fonts, vec![run]));
}

#[test]
fn the_text_of_a_page_comes_back_in_reading_order() {
    let fonts = compose::fonts();
    let composition = compose::composition(vec![compose::full_page(&fonts, 1)]);
    let expected: Vec<String> = composition.pages[0]
        .items
        .iter()
        .filter_map(|item| if let Item::Glyphs(run) = item { Some(run.text.clone()) } else { None })
        .collect();
    let glyphs = printed_glyphs(&pdf(&composition, &fonts), 1);
    let lines: Vec<String> = printed_lines(&glyphs, 3.0).into_iter().map(|line| line.text).collect();
    assert_eq!(lines, expected);
}

#[test]
fn a_glyph_with_two_texts_says_each() {
    // 一 and its radical form share a glyph.
    let fonts = compose::fonts();
    let mut radical = line(&fonts, "一");
    radical.text = "⼀".into();
    let runs =
        vec![radical, line(&fonts, "一一"), line(&fonts, "⼀一").with_glyphs_of(&line(&fonts, "一一"))];
    assert_eq!(joined(&printed(&fonts, runs)), "⼀一一⼀一");
}

/// Another text on other glyphs.
trait WithGlyphs {
    fn with_glyphs_of(self, other: &GlyphRun) -> GlyphRun;
}

impl WithGlyphs for GlyphRun {
    fn with_glyphs_of(self, other: &GlyphRun) -> GlyphRun {
        GlyphRun { glyphs: other.glyphs.clone(), ..self }
    }
}

#[test]
fn a_ligature_says_all_its_characters() {
    let fonts = compose::fonts();
    let mut run = line(&fonts, "版心");
    run.text = "版ffi".into();
    run.glyphs[1].text_len = 3;
    let composition = compose::composition(vec![compose::page(1, vec![Item::Glyphs(run)])]);
    let document = read(&composition, &fonts);
    let font = print::resources(&document, document.get_pages()[&1], b"Font").into_values().next().unwrap();
    let texts: Vec<String> = print::to_unicode(&document, &font).into_values().collect();
    assert!(texts.contains(&"ffi".into()), "{texts:?}");
    assert_eq!(joined(&printed_glyphs(&pdf(&composition, &fonts), 1)), "版ffi");
}

#[test]
fn a_character_of_several_glyphs_says_itself_once() {
    let fonts = compose::fonts();
    let mut run = line(&fonts, "版心一");
    run.text = "版é一".into();
    let extra = PlacedGlyph { text_len: 0, ..run.glyphs[1] };
    run.glyphs[1].text_len = 2;
    run.glyphs.insert(2, extra);
    let glyphs = printed(&fonts, vec![run, line(&fonts, "心")]);
    assert_eq!(joined(&glyphs), "版é一心");
}

#[test]
fn a_glyph_without_text_says_nothing() {
    let fonts = compose::fonts();
    let mut run = line(&fonts, "版心");
    run.text = "心".into();
    run.glyphs[0].text_len = 0;
    assert_eq!(joined(&printed(&fonts, vec![run])), "心");
}

#[test]
fn characters_beyond_the_first_plane_come_back() {
    let fonts = compose::fonts();
    let mut run = line(&fonts, "版心");
    run.text = "𠮷心".into();
    run.glyphs[0].text_len = 4;
    assert_eq!(joined(&printed(&fonts, vec![run])), "𠮷心");
}

#[test]
fn every_character_code_survives_its_string() {
    // Codes with bytes that strings escape: ( ) \ and the carriage return.
    let fonts = compose::fonts();
    let text: String = ('\u{4e00}'..'\u{5fff}')
        .filter(|c| {
            let face = fonts.face(compose::SONG).unwrap();
            ttf_parser::Face::parse(face.bytes(), 0).unwrap().glyph_index(*c).is_some()
        })
        .collect();
    assert!(text.chars().count() > 1000);
    assert_eq!(joined(&printed(&fonts, vec![line(&fonts, &text).squeezed()])), text);
}

/// All glyphs on the page.
trait Squeezed {
    fn squeezed(self) -> Self;
}

impl Squeezed for GlyphRun {
    fn squeezed(mut self) -> Self {
        self.glyphs.iter_mut().for_each(|glyph| glyph.x = glyph.x / 100);
        self
    }
}

/// What spans of a page say beside their glyphs, and how many glyphs each has.
fn spans(document: &Document) -> Vec<(String, usize)> {
    let page = document.get_pages()[&1];
    let mut all = Vec::new();
    let mut open: Option<(String, usize)> = None;
    for one in operations(document, page) {
        match (one.operator.as_str(), &mut open) {
            ("BDC", _) if is_name(&one.operands[0], b"Span") => {
                let text = one.operands[1].as_dict().unwrap().get(b"ActualText").unwrap();
                open = Some((text_string(text), 0));
            }
            ("EMC", _) => all.extend(open.take()),
            ("TJ", Some((_, glyphs))) => {
                let codes = one.operands[0].as_array().unwrap().iter().filter_map(|part| part.as_str().ok());
                *glyphs += codes.map(|codes| codes.len() / 2).sum::<usize>();
            }
            _ => {}
        }
    }
    all
}

#[test]
fn a_hyphen_at_a_lines_end_is_marked_so_that_the_word_is_read_whole_and_one_of_the_text_is_not() {
    let text = "一二三四五六七会议由 International Organization well-known";
    for profile in ["x4", "a2u"] {
        let house = House::sound()
            .write("fonts/b.otf", bundled("NotoSerifCJKsc-Regular.otf"))
            .change("layouts/small.toml", "[\"a.ttf\"]", "[\"a.ttf\", \"b.otf\"]")
            .change("layouts/small.toml", "rows = 4", "rows = 6")
            .change("paper/stories/一.md", "Text.", text);
        let output = house.run(&["build", "paper", "-o", "a.pdf", "--profile", profile]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let pdf = std::fs::read(house.path("a.pdf")).unwrap();
        let printed = joined(&printed_glyphs(&pdf, 1)).replace('\u{200b}', "");
        assert!(printed.contains(text), "{printed}");
        // The letter before the hyphen says itself for both.
        let spans = spans(&Document::load_mem(&pdf).unwrap());
        assert!(spans.iter().any(|(said, glyphs)| said == "a" && *glyphs == 2), "{profile}: {spans:?}");
    }
}
