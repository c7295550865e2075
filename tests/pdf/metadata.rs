//! Info and XMP: what the file says of itself, and that it derives from the edition.

use banxin::geom::Length;
use banxin::page::{About, Composition, GlyphRun, Item};
use lopdf::{Document, Object};

use super::{full_page, get, info, read};
use crate::support::compose::write;
use crate::support::{compose, print};

fn xmp(document: &Document) -> String {
    let metadata = get(document, document.catalog().unwrap(), "Metadata").as_stream().unwrap();
    assert!(metadata.dict.get(b"Filter").is_err(), "whoever looks for the packet reads bytes");
    assert_eq!(metadata.dict.get(b"Subtype").unwrap().as_name().unwrap(), b"XML");
    String::from_utf8(metadata.content.clone()).unwrap()
}

/// The text of an element, escapes undone.
fn element(xmp: &str, name: &str) -> String {
    let (_, rest) = xmp.split_once(&format!("<{name}>")).unwrap_or_else(|| panic!("{name} is required"));
    let (inner, _) = rest.split_once(&format!("</{name}>")).unwrap();
    let inner = inner.trim_start_matches("<rdf:Alt><rdf:li xml:lang=\"x-default\">");
    let inner = inner.trim_end_matches("</rdf:li></rdf:Alt>");
    inner.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// `D:20180920000000Z` as XMP writes it.
fn xmp_date(pdf: &str) -> String {
    let digits = |from: usize, to: usize| pdf.get(from..to).unwrap();
    assert!(pdf.starts_with("D:") && pdf.get(16..) == Some("Z"), "{pdf}");
    let (date, time) = ([(2, 6), (6, 8), (8, 10)], [(10, 12), (12, 14), (14, 16)]);
    let joined = |parts: [(usize, usize); 3], by| parts.map(|(from, to)| digits(from, to)).join(by);
    format!("{}T{}Z", joined(date, "-"), joined(time, ":"))
}

#[test]
fn info_and_xmp_agree() {
    let document = full_page();
    let (info, xmp) = (info(&document), xmp(&document));
    let text = |key| print::text_string(get(&document, info, key));
    assert_eq!(text("Title"), element(&xmp, "dc:title"));
    assert_eq!(text("Producer"), element(&xmp, "pdf:Producer"));
    assert_eq!(text("Creator"), element(&xmp, "xmp:CreatorTool"));
    assert_eq!(xmp_date(&text("CreationDate")), element(&xmp, "xmp:CreateDate"));
    assert_eq!(xmp_date(&text("ModDate")), element(&xmp, "xmp:ModifyDate"));
    assert_eq!(text("GTS_PDFXVersion"), element(&xmp, "pdfxid:GTS_PDFXVersion"));
    assert_eq!(get(&document, info, "Trapped").as_name().unwrap(), element(&xmp, "pdf:Trapped").as_bytes());
}

#[test]
fn the_file_calls_itself_pdf_x_4() {
    let xmp = xmp(&full_page());
    assert!(xmp.contains("xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\""));
    assert_eq!(element(&xmp, "pdfxid:GTS_PDFXVersion"), "PDF/X-4");
}

#[test]
fn required_metadata_is_there() {
    let xmp = xmp(&full_page());
    assert_eq!(element(&xmp, "dc:title"), "二七日报 2018-09-20");
    assert_eq!(element(&xmp, "pdf:Trapped"), "False");
    assert_eq!(element(&xmp, "xmpMM:VersionID"), "1");
    assert_eq!(element(&xmp, "xmpMM:RenditionClass"), "default");
    assert_eq!(element(&xmp, "xmp:MetadataDate"), "2018-09-20T00:00:00Z");
    assert!(element(&xmp, "xmpMM:DocumentID").starts_with("uuid:"));
}

#[test]
fn dates_are_the_editions() {
    let document = full_page();
    let date = print::text_string(get(&document, info(&document), "CreationDate"));
    assert!(date.starts_with("D:20180920000000"), "{date}");
}

fn ids(document: &Document) -> [Vec<u8>; 2] {
    let ids = get(document, &document.trailer, "ID").as_array().unwrap();
    assert_eq!(ids.len(), 2);
    [0, 1].map(|i| ids[i].as_str().unwrap().to_vec())
}

#[test]
fn identifiers_are_the_editions() {
    let fonts = compose::fonts();
    let composition = compose::one_line(&fonts, "版心");
    let [edition, _] = ids(&read(&composition, &fonts));
    let changes: [fn(&mut About); 3] = [
        |about| about.paper = "二七晚报".into(),
        |about| about.date = (2018, 9, 21),
        |about| about.number = "0002".into(),
    ];
    for change in changes {
        let mut other = composition.clone();
        change(&mut other.about);
        assert_ne!(ids(&read(&other, &fonts))[0], edition, "{:?}", other.about);
    }
}

/// Changes the only run of a page.
fn change_run(composition: &mut Composition, change: impl FnOnce(&mut GlyphRun)) {
    if let Item::Glyphs(run) = &mut composition.pages[0].items[0] {
        change(run);
    }
}

/// A change, and what it is called.
type Change<'a> = (&'a str, &'a dyn Fn(&mut Composition));

#[test]
fn whatever_differs_in_the_file_differs_in_its_second_identifier() {
    let fonts = compose::fonts();
    let composition = compose::one_line(&fonts, "版心");
    let other_glyph = compose::glyph(&fonts, compose::SONG, '报');
    let changes: [Change; 7] = [
        ("nothing", &|_| ()),
        ("bleed", &|all| all.pages[0].bleed = Length::mm(5.0)),
        ("font", &|all| change_run(all, |run| run.face = compose::HEAVY)),
        ("glyph", &|all| change_run(all, |run| run.glyphs[0].id = other_glyph)),
        ("scale", &|all| change_run(all, |run| run.scale = 900)),
        ("place inside a run", &|all| change_run(all, |run| run.glyphs[1].x += Length::PT)),
        ("page number", &|all| all.pages[0].label = "2".into()),
    ];
    let mut seen = Vec::new();
    for (what, change) in changes {
        let mut other = composition.clone();
        change(&mut other);
        let [edition, state] = ids(&read(&other, &fonts));
        assert_eq!(edition, ids(&read(&composition, &fonts))[0], "{what}: the edition is the same");
        assert!(!seen.contains(&state), "{what}");
        seen.push(state);
    }
    let icc = compose::newsprint();
    let mut options = compose::options(&icc);
    options.condition.info = "Another press";
    let other = Document::load_mem(&write(&composition, &fonts, &options).unwrap()).unwrap();
    assert!(!seen.contains(&ids(&other)[1]), "condition");
}

#[test]
fn the_packet_says_the_identifiers_of_the_trailer() {
    let document = full_page();
    let xmp = xmp(&document);
    for (id, name) in ids(&document).iter().zip(["xmpMM:DocumentID", "xmpMM:InstanceID"]) {
        let said = element(&xmp, name).replace("uuid:", "").replace('-', "");
        let written = format!("{:032x}", u128::from_be_bytes(id[..].try_into().unwrap()));
        // The version and the variant of a UUID take some bits of two digits.
        let but_those = |text: &str| [&text[..12], &text[13..16], &text[17..]].concat();
        assert_eq!(but_those(&said), but_those(&written), "{name}");
    }
}

#[test]
fn titles_with_markup_and_control_characters_stay_what_they_are() {
    let fonts = compose::fonts();
    let mut composition = compose::one_line(&fonts, "版心");
    composition.about.paper = "<b>&amp;\u{0}\u{7}\u{b}\u{ffff}]]></x:xmpmeta>(日\\报)\"".into();
    let document = read(&composition, &fonts);
    let title = print::text_string(get(&document, info(&document), "Title"));
    assert_eq!(title, "<b>&amp;]]></x:xmpmeta>(日\\报)\" 2018-09-20");
    let xmp = xmp(&document);
    assert_eq!(element(&xmp, "dc:title"), title);
    assert_eq!(xmp.matches("</x:xmpmeta>").count(), 1, "a title closes no element");
    assert!(!xmp.contains(|c: char| c.is_control() && c != '\n'));
}

#[test]
fn dates_that_are_none_do_not_break_the_file() {
    let fonts = compose::fonts();
    let mut composition = compose::one_line(&fonts, "版心");
    for date in [(0, 0, 0), (u16::MAX, u8::MAX, u8::MAX)] {
        composition.about.date = date;
        let document = read(&composition, &fonts);
        let written = get(&document, info(&document), "CreationDate");
        assert!(matches!(written, Object::String(..)));
        assert_eq!(xmp_date(&print::text_string(written)), element(&xmp(&document), "xmp:CreateDate"));
    }
}
