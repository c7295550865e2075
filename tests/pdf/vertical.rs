//! Lines that run down, and what stands beside text, in the finished file (ISO 32000-1, 9.7.4.3 and 9.4.4).
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::Path;

use banxin::diag::Sources;
use banxin::geom::Em;
use banxin::page::{Composition, GlyphRun, Item, Mode, PlacedGlyph, Role, Source};
use lopdf::{Document, Object};

use crate::support::compose::write;
use crate::support::compose::{file, newsprint, options};
use crate::support::print::{descendant, number, operations, printed_glyphs, resources, text_string};

/// The specimen, which has everything that text can ask for, and its press file.
fn specimen() -> (Composition, Vec<u8>) {
    let loaded = banxin::load(Path::new(&file("content/specimen")), &mut Sources::default()).expect("sound");
    let (composition, found) = crate::support::editions::typeset(&loaded.edition, &loaded.fonts);
    assert!(found.is_empty(), "{found:#?}");
    let pdf = write(&composition, &loaded.fonts, &options(&newsprint())).expect("a file");
    (composition, pdf)
}

fn runs<'a>(composition: &'a Composition, page: usize) -> Vec<&'a GlyphRun> {
    let run = |item: &'a Item| if let Item::Glyphs(run) = item { Some(run) } else { None };
    composition.pages[page].items.iter().filter_map(run).collect()
}

/// Where a glyph's body begins on the page, in points.
fn place(run: &GlyphRun, glyph: &PlacedGlyph) -> (f64, f64) {
    // The body of a narrower mark begins elsewhere, and is what a reader goes by.
    let shift = glyph.narrowed.map_or(Em::ZERO, |narrowed| Em::milli(i64::from(narrowed.shift)));
    let along = glyph.x - shift.of(run.size).scaled(i64::from(run.scale), 1000);
    let (x, y) = match run.mode {
        Mode::Horizontal => (run.origin.x + along, run.origin.y + glyph.y),
        Mode::Upright | Mode::Turned => (run.origin.x - glyph.y, run.origin.y + along),
    };
    (x.to_pt(), y.to_pt())
}

#[test]
fn every_glyph_of_both_directions_is_where_the_page_has_it() {
    let (composition, pdf) = specimen();
    for page in 0..composition.pages.len() {
        let wanted = runs(&composition, page);
        let wanted: Vec<_> =
            wanted.iter().flat_map(|run| run.glyphs.iter().map(|glyph| place(run, glyph))).collect();
        let printed = printed_glyphs(&pdf, page as u32 + 1);
        assert_eq!(printed.len(), wanted.len());
        for (glyph, (x, y)) in printed.iter().zip(wanted) {
            let off = (glyph.x - x).abs().max((glyph.y - y).abs());
            assert!(off < 0.0011, "{glyph:?} is {off} pt from {x}, {y}");
        }
    }
}

#[test]
fn the_text_is_the_copy_in_reading_order_with_sounds_after_their_characters() {
    let (composition, pdf) = specimen();
    for page in 0..composition.pages.len() {
        let wanted: String = runs(&composition, page).iter().map(|run| run.text.as_str()).collect();
        let printed: String =
            printed_glyphs(&pdf, page as u32 + 1).into_iter().map(|glyph| glyph.text).collect();
        // A glyph that is only ever part of a cluster says nothing of its own.
        assert_eq!(printed.replace('\u{200b}', ""), wanted);
        assert!(page > 0 || printed.contains("版bǎn心xīn"));
    }
}

#[test]
fn a_line_that_runs_down_says_its_text_whole() {
    let (composition, pdf) = specimen();
    let document = Document::load_mem(&pdf).expect("a PDF");
    let mut down = 0;
    for page in 0..composition.pages.len() {
        let id = document.get_pages()[&(page as u32 + 1)];
        let actual = |operation: &lopdf::content::Operation| {
            let properties = operation.operands.get(1)?.as_dict().ok()?;
            Some(text_string(properties.get(b"ActualText").ok()?))
        };
        let said: Vec<String> = operations(&document, id).iter().filter_map(actual).collect();
        let mut lines: BTreeMap<_, String> = BTreeMap::new();
        for run in runs(&composition, page) {
            let Source { role, story, part, column, row } = run.source;
            if role == Role::Body && run.mode != Mode::Horizontal {
                lines.entry((story, part, column, row)).or_default().push_str(&run.text);
            }
        }
        down += lines.len();
        let without_sounds = |said: &String| {
            said.chars().filter(|c| !"bǎnxīnㄅㄠˋㄓˇㄨㄛˇㄇㄣˊ˙ㄉㄜ".contains(*c)).collect::<String>()
        };
        let said: Vec<String> = said.iter().map(without_sounds).collect();
        for line in lines.values() {
            assert!(said.contains(&without_sounds(line)), "{line}");
        }
    }
    assert!(down > 30, "{down}");
}

#[test]
fn a_font_of_upright_lines_shares_its_program_and_moves_down_by_an_em() {
    let (_, pdf) = specimen();
    let document = Document::load_mem(&pdf).expect("a PDF");
    let page = document.get_pages()[&2];
    let fonts = resources(&document, page, b"Font");
    let encoding = |font: &lopdf::Dictionary| font.get(b"Encoding").unwrap().as_name().unwrap().to_vec();
    let mut upright = 0;
    for (name, font) in fonts.iter().filter(|(_, font)| encoding(font) == b"Identity-V") {
        upright += 1;
        let cid_font = descendant(&document, font);
        let metrics: Vec<f64> =
            cid_font.get(b"DW2").and_then(Object::as_array).expect("DW2").iter().map(number).collect();
        assert_eq!(metrics, [880.0, -1000.0]);
        let name = String::from_utf8_lossy(name).replacen('V', "F", 1);
        if let Some(horizontal) = fonts.get(name.as_bytes()) {
            assert_eq!(font.get(b"DescendantFonts").unwrap(), horizontal.get(b"DescendantFonts").unwrap());
        }
    }
    assert!(upright >= 3);
}

#[test]
fn a_file_without_upright_lines_has_no_font_for_them() {
    let fonts = crate::support::compose::fonts();
    let pdf =
        write(&crate::support::compose::one_line(&fonts, "横排"), &fonts, &options(&newsprint())).unwrap();
    assert!(!String::from_utf8_lossy(&pdf).contains("Identity-V"));
}
