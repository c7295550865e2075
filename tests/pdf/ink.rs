//! Ink: black text on the black plate alone, overprinting; nothing in RGB or grey.

use banxin::color::{Color, Paint};
use banxin::geom::{Length, Rect};
use banxin::page::{Fill, Item, Role, Source};
use lopdf::Document;

use super::{full_page, pdf, read};
use crate::support::{compose, print};

/// Operators that set a colour in another space than DeviceCMYK, or paint what is no text or fill.
const FOREIGN: [&str; 16] =
    ["g", "G", "rg", "RG", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "Do", "BI", "ri", "K", "W"];

#[test]
fn colour_is_set_in_devicecmyk_only() {
    let document = full_page();
    for operation in print::operations(&document, document.get_pages()[&1]) {
        assert!(!FOREIGN.contains(&operation.operator.as_str()), "{}", operation.operator);
    }
}

#[test]
fn text_is_black_ink_alone_and_overprints() {
    let fonts = compose::fonts();
    let bytes = pdf(&compose::composition(vec![compose::full_page(&fonts, 1)]), &fonts);
    let glyphs = print::printed_glyphs(&bytes, 1);
    assert!(glyphs.len() > 3000);
    for glyph in glyphs {
        assert_eq!(glyph.ink, [0.0, 0.0, 0.0, 1.0], "{}", glyph.text);
        assert!(glyph.overprint, "{}", glyph.text);
    }
}

fn fill(paint: Paint) -> Item {
    let rect = Rect { x: Length::pt(10), y: Length::pt(20), width: Length::pt(100), height: Length(500_000) };
    Item::Fill(Fill { rect, paint, source: Source::furniture(Role::Rule) })
}

#[test]
fn overprint_and_colour_are_set_before_the_first_ink_and_again_when_they_change() {
    let fonts = compose::fonts();
    let tint = Paint { color: Color::Process([0, 10_000, 2_550, 1]), overprint: false };
    let items = vec![fill(Paint::BLACK), fill(Paint::BLACK), fill(tint), fill(Paint::BLACK)];
    let document = read(&compose::composition(vec![compose::page(1, items)]), &fonts);
    let operations = print::operations(&document, document.get_pages()[&1]);
    let order: Vec<&str> = operations.iter().map(|operation| operation.operator.as_str()).collect();
    assert_eq!(order.join(" "), "gs k re f re f gs k re f gs k re f");
    let tints: Vec<f64> = operations[7].operands.iter().map(print::number).collect();
    for (written, tint) in tints.iter().zip([0.0, 1.0, 0.255, 0.0001]) {
        assert!((written - tint).abs() < 1e-6);
    }
    let states = print::resources(&document, document.get_pages()[&1], b"ExtGState");
    assert_eq!(states.len(), 2);
    for state in states.values() {
        let overprints = state.get(b"OP").unwrap().as_bool().unwrap();
        assert_eq!(overprints, state.get(b"op").unwrap().as_bool().unwrap());
        assert_eq!(overprints, state.get(b"OPM").is_ok_and(|mode| print::number(mode) == 1.0));
    }
}

fn rectangles(document: &Document) -> Vec<Vec<f64>> {
    let operations = print::operations(document, document.get_pages()[&1]);
    let rectangles = operations.iter().filter(|operation| operation.operator == "re");
    rectangles.map(|operation| operation.operands.iter().map(print::number).collect()).collect()
}

#[test]
fn fills_lie_where_the_page_has_them() {
    let fonts = compose::fonts();
    let document = read(&compose::composition(vec![compose::page(1, vec![fill(Paint::BLACK)])]), &fonts);
    let bleed = Length::mm(3.0).to_pt();
    let expected = [bleed + 10.0, bleed + Length::mm(390.0).to_pt() - 20.5, 100.0, 0.5];
    let [written] = rectangles(&document).try_into().unwrap();
    for (written, expected) in written.iter().zip(expected) {
        assert!((written - expected).abs() < 0.001, "{written} for {expected}");
    }
}

#[test]
fn a_fill_without_area_is_not_drawn_as_a_hairline() {
    let fonts = compose::fonts();
    let mut flat = fill(Paint::BLACK);
    if let Item::Fill(fill) = &mut flat {
        fill.rect.height = Length::ZERO;
    }
    let document = read(&compose::composition(vec![compose::page(1, vec![flat])]), &fonts);
    assert!(rectangles(&document).is_empty());
}

#[test]
fn pages_name_only_the_resources_that_they_use() {
    let fonts = compose::fonts();
    let pages = vec![compose::full_page(&fonts, 1), compose::one_line(&fonts, "版心").pages.remove(0)];
    let document = read(&compose::composition(pages), &fonts);
    let count = |page, kind: &[u8]| print::resources(&document, document.get_pages()[&page], kind).len();
    assert_eq!((count(1, b"Font"), count(1, b"ExtGState")), (4, 1));
    assert_eq!((count(2, b"Font"), count(2, b"ExtGState")), (1, 1));
}
