//! Compositions and conditions that break their promises are errors, never panics.

use crate::support::compose::write;
use banxin::color::Paint;
use banxin::font::Fonts;
use banxin::geom::{Length, Point, Rect, Size};
use banxin::page::{Composition, FaceId, Fill, GlyphRun, Item, PlacedGlyph, Role, Source};
use banxin::write::pdf::{Fault, Options, PdfError};

use super::pdf;
use crate::support::{compose, print};

fn refused(composition: &Composition, fonts: &Fonts) -> PdfError {
    write(composition, fonts, &compose::options(&compose::newsprint())).unwrap_err()
}

/// The fault that a change makes of a sound run.
fn fault(change: impl Fn(&mut GlyphRun)) -> Fault {
    let fonts = compose::fonts();
    let mut composition = compose::one_line(&fonts, "版心");
    if let Item::Glyphs(run) = &mut composition.pages[0].items[0] {
        change(run);
    }
    match refused(&composition, &fonts) {
        PdfError::Item { page: 1, item: 0, fault } => fault,
        other => panic!("{other}"),
    }
}

#[test]
fn an_edition_without_pages_is_refused() {
    assert_eq!(refused(&compose::composition(Vec::new()), &compose::fonts()), PdfError::NoPages);
}

#[test]
fn a_page_without_items_is_a_page() {
    let fonts = Fonts::default();
    let bytes = pdf(&compose::composition(vec![compose::page(1, Vec::new())]), &fonts);
    assert!(print::printed_glyphs(&bytes, 1).is_empty());
}

#[test]
fn a_run_without_glyphs_prints_nothing() {
    let fonts = compose::fonts();
    let mut composition = compose::one_line(&fonts, "版心");
    if let Item::Glyphs(run) = &mut composition.pages[0].items[0] {
        run.glyphs.clear();
        run.text.clear();
    }
    assert!(print::printed_glyphs(&pdf(&composition, &fonts), 1).is_empty());
}

#[test]
fn pages_without_size_or_too_large_are_refused() {
    let fonts = compose::fonts();
    let mut composition = compose::one_line(&fonts, "版心");
    for (width, bleed) in [(0, 0), (-1, 0), (14_401, 0), (14_399, 1), (1, -1), (i64::MAX / 1_000_000, 0)] {
        composition.pages[0].trim = Size { width: Length::pt(width), height: Length::pt(100) };
        composition.pages[0].bleed = Length::pt(bleed);
        assert_eq!(refused(&composition, &fonts), PdfError::PageSize(1), "{width} {bleed}");
    }
    composition.pages[0].bleed = Length(i64::MAX);
    assert_eq!(refused(&composition, &fonts), PdfError::PageSize(1));
}

#[test]
fn broken_runs_are_refused_with_their_place() {
    assert_eq!(fault(|run| run.face = FaceId(99)), Fault::NoFace(FaceId(99)));
    assert_eq!(fault(|run| run.glyphs[1].id = u16::MAX), Fault::NoGlyph(u16::MAX));
    assert_eq!(fault(|run| run.size = Length::ZERO), Fault::Size);
    assert_eq!(fault(|run| run.size = Length(-1)), Fault::Size);
    assert_eq!(fault(|run| run.scale = 1), Fault::Size);
    assert_eq!(fault(|run| run.size = Length(i64::MAX)), Fault::Size);
    assert_eq!(fault(|run| run.scale = 0), Fault::Size);
    assert_eq!(fault(|run| run.origin = Point { x: Length(i64::MIN), y: Length::ZERO }), Fault::Place);
    assert_eq!(fault(|run| run.glyphs[0].x = Length(i64::MAX)), Fault::Place);
    assert_eq!(fault(|run| run.glyphs[1].y = Length(i64::MIN)), Fault::Place);
}

#[test]
fn text_that_is_not_that_of_the_glyphs_is_refused() {
    assert_eq!(fault(|run| run.text.push('一')), Fault::Text);
    assert_eq!(fault(|run| run.text.clear()), Fault::Text);
    assert_eq!(fault(|run| run.glyphs.clear()), Fault::Text);
    assert_eq!(fault(|run| run.glyphs[0].text_len = 2), Fault::Text);
    assert_eq!(fault(|run| run.glyphs[1].text_len = u16::MAX), Fault::Text);
}

#[test]
fn fills_out_of_reach_are_refused() {
    let rect = Rect { x: Length(i64::MAX), width: Length(i64::MAX), ..Rect::default() };
    let fill = Fill { rect, paint: Paint::BLACK, source: Source::furniture(Role::Rule) };
    let composition = compose::composition(vec![compose::page(3, vec![Item::Fill(fill)])]);
    let expected = PdfError::Item { page: 3, item: 0, fault: Fault::Place };
    assert_eq!(refused(&composition, &compose::fonts()), expected);
}

#[test]
fn extremes_within_reach_are_written() {
    let fonts = compose::fonts();
    let mut composition = compose::one_line(&fonts, "版心");
    if let Item::Glyphs(run) = &mut composition.pages[0].items[0] {
        run.size = Length(10_000);
        run.scale = 10;
        run.glyphs[1] = PlacedGlyph { x: Length::pt(32_767), y: Length::pt(-32_767), ..run.glyphs[1] };
    }
    pdf(&composition, &fonts);
}

#[test]
fn conditions_that_a_printer_would_refuse_are_refused() {
    let fonts = compose::fonts();
    let composition = compose::one_line(&fonts, "版心");
    let icc = compose::newsprint();
    let refuse = |options: &Options| match write(&composition, &fonts, options) {
        Err(PdfError::Condition(why)) => why,
        other => panic!("{:?}", other.map(|bytes| bytes.len())),
    };
    let mut unnamed = compose::options(&icc);
    unnamed.condition.identifier = " ";
    refuse(&unnamed);
    for (at, bytes) in [(36, b"xxxx"), (12, b"mntr"), (16, b"RGB "), (0, b"\0\0\0\0")] {
        let mut broken = icc.clone();
        broken[at..at + 4].copy_from_slice(bytes);
        refuse(&compose::options(&broken));
    }
    refuse(&compose::options(&[]));
    refuse(&compose::options(&icc[..200]));
}
