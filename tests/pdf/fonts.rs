//! Fonts: embedded, subset, with the right widths and the right text.

use std::collections::BTreeSet;

use banxin::geom::Length;
use banxin::page::Item;
use lopdf::{Dictionary, Document};

use super::{full_page, get, read};
use crate::support::{compose, print};

/// The composite fonts of page 1.
fn fonts(document: &Document) -> Vec<Dictionary> {
    print::resources(document, document.get_pages()[&1], b"Font").into_values().collect()
}

fn name(dict: &Dictionary, key: &[u8]) -> String {
    String::from_utf8(dict.get(key).unwrap().as_name().unwrap().to_vec()).unwrap()
}

#[test]
fn every_font_is_embedded_and_subset() {
    let document = full_page();
    let fonts = fonts(&document);
    assert_eq!(fonts.len(), 4);
    for font in &fonts {
        assert_eq!(name(font, b"Subtype"), "Type0");
        assert_eq!(name(font, b"Encoding"), "Identity-H");
        let cid_font = print::descendant(&document, font);
        let base = name(cid_font, b"BaseFont");
        let (tag, rest) = base.split_once('+').unwrap();
        assert!(tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase()), "{base}");
        let descriptor = get(&document, cid_font, "FontDescriptor").as_dict().unwrap();
        assert_eq!(name(descriptor, b"FontName"), base);
        if rest.contains("CJK") {
            let program = get(&document, descriptor, "FontFile3").as_stream().unwrap();
            assert_eq!(program.dict.get(b"Subtype").unwrap().as_name().unwrap(), b"CIDFontType0C");
            assert_eq!(program.decompressed_content().unwrap()[..2], [1, 0], "a bare CFF table");
            assert_eq!(name(cid_font, b"Subtype"), "CIDFontType0");
            assert_eq!(name(font, b"BaseFont"), format!("{base}-Identity-H"));
        } else {
            let program = get(&document, descriptor, "FontFile2").as_stream().unwrap();
            let length = print::number(program.dict.get(b"Length1").unwrap());
            assert_eq!(program.decompressed_content().unwrap().len() as f64, length);
            assert_eq!(name(cid_font, b"Subtype"), "CIDFontType2");
            assert_eq!(name(cid_font, b"CIDToGIDMap"), "Identity");
            assert_eq!(name(font, b"BaseFont"), base);
        }
    }
}

#[test]
fn a_font_has_the_glyphs_that_are_used_and_no_other() {
    let document = full_page();
    let song =
        fonts(&document).into_iter().find(|font| name(font, b"BaseFont").contains("CJKsc-Regular")).unwrap();
    let glyphs = print::printed_glyphs(&super::pdf(&page(), &compose::fonts()), 1);
    let used: BTreeSet<u16> = glyphs
        .iter()
        .filter(|glyph| glyph.font == "NotoSerifCJKsc-Regular")
        .map(|glyph| glyph.code)
        .collect();
    let descriptor = get(&document, print::descendant(&document, &song), "FontDescriptor").as_dict().unwrap();
    let program =
        get(&document, descriptor, "FontFile3").as_stream().unwrap().decompressed_content().unwrap();
    let cff = ttf_parser::cff::Table::parse(&program).unwrap();
    assert_eq!(usize::from(cff.number_of_glyphs()), used.len() + 1, "and glyph 0");
}

fn page() -> banxin::page::Composition {
    compose::composition(vec![compose::full_page(&compose::fonts(), 1)])
}

#[test]
fn widths_are_the_advances_of_the_faces() {
    let loaded = compose::fonts();
    let text = "一，“1iW…";
    let runs = [compose::SONG, compose::KAI, compose::LATIN].map(|face| {
        let text = if face == compose::LATIN { "1iW…" } else { text };
        compose::run(
            &loaded,
            face,
            Length::pt(9),
            (Length::pt(40), Length::pt(40)),
            text,
            banxin::geom::Em::ZERO,
        )
    });
    for run in runs {
        let ids: Vec<u16> = run.glyphs.iter().map(|glyph| glyph.id).collect();
        let expected = loaded.face(run.face).unwrap().advances(&ids);
        let composition = compose::composition(vec![compose::page(1, vec![Item::Glyphs(run)])]);
        let bytes = super::pdf(&composition, &loaded);
        let document = Document::load_mem(&bytes).unwrap();
        let (default, widths) = print::widths(&document, &fonts(&document)[0]);
        for (glyph, advance) in print::printed_glyphs(&bytes, 1).iter().zip(expected) {
            let width = widths.get(&glyph.code).copied().unwrap_or(default);
            assert!((width - advance.to_f64() * 1000.0).abs() < 0.001, "{}: {width}", glyph.text);
        }
    }
}

#[test]
fn subset_names_change_with_the_glyphs_only() {
    let loaded = compose::fonts();
    let base = |text| name(&fonts(&read(&compose::one_line(&loaded, text), &loaded))[0], b"BaseFont");
    assert_eq!(base("版心"), base("心版心"));
    assert_ne!(base("版心"), base("版心一"));
}
