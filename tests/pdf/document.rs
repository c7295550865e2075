//! The file as a whole: version, boxes, output intent, catalog.

use banxin::geom::Length;
use lopdf::{Document, Object};

use super::{full_page, get, pdf, read};
use crate::support::{compose, print};

fn boxes(document: &Document, page: u32) -> [[f64; 4]; 3] {
    let page = document.get_dictionary(document.get_pages()[&page]).unwrap();
    ["MediaBox", "BleedBox", "TrimBox"].map(|name| {
        let numbers = get(document, page, name).as_array().unwrap();
        [0, 1, 2, 3].map(|i| print::number(&numbers[i]))
    })
}

#[test]
fn the_version_is_1_6() {
    let fonts = compose::fonts();
    let bytes = pdf(&compose::one_line(&fonts, "版心"), &fonts);
    assert!(bytes.starts_with(b"%PDF-1.6\n%"));
    assert!(bytes[10..14].iter().all(|byte| *byte >= 128), "a comment of binary bytes follows the header");
}

#[test]
fn trim_lies_in_bleed_lies_in_media() {
    for bleed in [Length::ZERO, Length::mm(3.0)] {
        let fonts = compose::fonts();
        let mut composition = compose::one_line(&fonts, "版心");
        composition.pages[0].bleed = bleed;
        let [media, outer, trim] = boxes(&read(&composition, &fonts), 1);
        for (inner, around) in [(trim, outer), (outer, media)] {
            assert!(around[0] <= inner[0] && around[1] <= inner[1], "{inner:?} in {around:?}");
            assert!(around[2] >= inner[2] && around[3] >= inner[3], "{inner:?} in {around:?}");
        }
        assert!((trim[2] - trim[0] - Length::mm(275.0).to_pt()).abs() < 0.001);
        assert!((trim[3] - trim[1] - Length::mm(390.0).to_pt()).abs() < 0.001);
        assert!((trim[0] - outer[0] - bleed.to_pt()).abs() < 0.001);
    }
}

#[test]
fn there_is_one_output_intent_with_an_embedded_printer_profile_of_four_inks() {
    let document = full_page();
    let intents = get(&document, document.catalog().unwrap(), "OutputIntents").as_array().unwrap();
    assert_eq!(intents.len(), 1);
    let intent = document.dereference(&intents[0]).unwrap().1.as_dict().unwrap();
    assert_eq!(get(&document, intent, "S").as_name().unwrap(), b"GTS_PDFX");
    let text = |key| print::text_string(get(&document, intent, key));
    assert_eq!(text("OutputConditionIdentifier"), "CGATS TR 002");
    assert_eq!(text("Info"), "Coldset newsprint");
    assert_eq!(text("RegistryName"), "http://www.color.org");
    let profile = get(&document, intent, "DestOutputProfile").as_stream().unwrap();
    assert_eq!(print::number(profile.dict.get(b"N").unwrap()), 4.0);
    let bytes = profile.decompressed_content().unwrap();
    assert_eq!(bytes, compose::newsprint());
    assert_eq!((&bytes[12..16], &bytes[16..20]), (&b"prtr"[..], &b"CMYK"[..]));
}

#[test]
fn the_catalog_names_the_language_and_shows_the_title() {
    let document = full_page();
    let catalog = document.catalog().unwrap();
    assert_eq!(print::text_string(get(&document, catalog, "Lang")), "zh-Hans");
    let preferences = get(&document, catalog, "ViewerPreferences").as_dict().unwrap();
    assert!(get(&document, preferences, "DisplayDocTitle").as_bool().unwrap());
    assert!(catalog.get(b"PageLabels").is_err(), "pages 1, 2, 3 … need no labels");
}

#[test]
fn pages_that_are_not_1_to_n_have_labels() {
    let fonts = compose::fonts();
    let pages = [5, 6, 9].map(|number| compose::page(number, Vec::new())).to_vec();
    let document = read(&compose::composition(pages), &fonts);
    let labels = get(&document, document.catalog().unwrap(), "PageLabels").as_dict().unwrap();
    let entries = get(&document, labels, "Nums").as_array().unwrap();
    let starts: Vec<(i64, i64)> = entries
        .chunks(2)
        .map(|entry| {
            let label = document.dereference(&entry[1]).unwrap().1.as_dict().unwrap();
            (entry[0].as_i64().unwrap(), label.get(b"St").unwrap().as_i64().unwrap())
        })
        .collect();
    assert_eq!(starts, [(0, 5), (2, 9)]);
}

#[test]
fn streams_are_deflated_or_plain_and_never_external() {
    let document = full_page();
    for object in document.objects.values() {
        let Object::Stream(stream) = object else { continue };
        assert!(stream.dict.get(b"F").is_err(), "external data");
        match stream.dict.get(b"Filter") {
            Ok(filter) => assert_eq!(filter.as_name().unwrap(), b"FlateDecode"),
            Err(_) => assert!(matches!(stream.dict.get_type(), Ok(b"Metadata" | b"XRef"))),
        }
    }
}
