//! Plates: named inks, all plates at once, pictures that knock out.

use crate::support::compose::write;
use banxin::color::{Color, InkId, Paint};
use banxin::geom::{Length, Rect};
use banxin::page::{Fill, Item, PictureId, PlacedPicture, Role, Source};
use banxin::write::pdf::{Fault, PdfError, Profile};
use lopdf::{Document, Object};

use super::read;
use crate::support::{compose, print};

fn fill(color: Color, overprint: bool) -> Item {
    let rect = Rect { x: Length::pt(10), y: Length::pt(20), width: Length::pt(100), height: Length::pt(5) };
    Item::Fill(Fill { rect, paint: Paint { color, overprint }, source: Source::furniture(Role::Rule) })
}

fn spaces(document: &Document, page: u32) -> Vec<(String, String, Vec<f64>)> {
    let (page, _) = document.get_page_resources(document.get_pages()[&page]).unwrap();
    let spaces = page.unwrap().get_deref(b"ColorSpace", document).unwrap().as_dict().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let read = |(name, space): (&Vec<u8>, &Object)| {
        let space = document.dereference(space).unwrap().1.as_array().unwrap();
        assert_eq!(space[0].as_name().unwrap(), b"Separation");
        assert_eq!(space[2].as_name().unwrap(), b"DeviceCMYK");
        let tint = document.dereference(&space[3]).unwrap().1.as_dict().unwrap();
        let solid = tint.get(b"C1").unwrap().as_array().unwrap().iter().map(print::number).collect();
        (text(name), text(space[1].as_name().unwrap()), solid)
    };
    spaces.iter().map(read).collect()
}

#[test]
fn a_named_ink_is_a_separation_with_its_stand_in() {
    let fonts = compose::fonts();
    let document = read(&compose::everything(&fonts), &fonts);
    let close = |found: &[f64], wanted: [f64; 4]| {
        found.iter().zip(wanted).all(|(found, wanted)| (found - wanted).abs() < 1e-6)
    };
    let spaces = spaces(&document, 1);
    let ink = spaces.iter().find(|(name, ..)| name == "I0").unwrap();
    assert!(ink.1 == "报头红 1" && close(&ink.2, [0.0, 0.95, 1.0, 0.0]), "{ink:?}");
    let all = spaces.iter().find(|(name, ..)| name == "All").unwrap();
    assert!(all.1 == "All" && close(&all.2, [1.0; 4]), "{all:?}");
}

#[test]
fn one_name_is_one_object_over_all_pages() {
    let fonts = compose::fonts();
    let mut composition = compose::everything(&fonts);
    let mut second = composition.pages[0].clone();
    second.number = 2;
    composition.pages.push(second);
    let document = read(&composition, &fonts);
    assert_eq!(print::separations(&document).len(), 2, "the ink, and all plates");
}

#[test]
fn an_ink_that_no_page_uses_is_not_in_the_file() {
    let fonts = compose::fonts();
    let mut composition = compose::everything(&fonts);
    composition.pages[0]
        .items
        .retain(|item| !matches!(item, Item::Fill(fill) if matches!(fill.paint.color, Color::Spot(..))));
    assert_eq!(print::separations(&read(&composition, &fonts)), ["All"]);
}

#[test]
fn an_ink_of_another_edition_is_refused() {
    let fonts = compose::fonts();
    let composition =
        compose::composition(vec![compose::page(4, vec![fill(Color::Spot(InkId(0), 1), false)])]);
    let icc = compose::newsprint();
    let error = write(&composition, &fonts, &compose::options(&icc)).unwrap_err();
    assert_eq!(error, PdfError::Item { page: 4, item: 0, fault: Fault::Ink });
}

#[test]
fn a_picture_of_another_edition_or_of_too_few_samples_is_refused() {
    let fonts = compose::fonts();
    let icc = compose::newsprint();
    let rect = Rect { x: Length::ZERO, y: Length::ZERO, width: Length::IN, height: Length::IN };
    let source = Source::furniture(Role::Picture);
    let placed = PlacedPicture {
        picture: PictureId(0),
        rect,
        clip: rect,
        outline: Vec::new(),
        text: String::new(),
        source,
        web: true,
        written: None,
    };
    let mut composition = compose::composition(vec![compose::page(4, vec![Item::Picture(placed)])]);
    let refused = Err(PdfError::Item { page: 4, item: 0, fault: Fault::Picture });
    assert_eq!(write(&composition, &fonts, &compose::options(&icc)), refused);
    composition.pictures = compose::everything(&fonts).pictures;
    assert!(write(&composition, &fonts, &compose::options(&icc)).is_ok());
    let raster = std::sync::Arc::make_mut(&mut composition.pictures[0].raster);
    raster.height += 1;
    assert_eq!(write(&composition, &fonts, &compose::options(&icc)), refused);
}

/// The operators of the page with everything.
fn drawn() -> Vec<lopdf::content::Operation> {
    let fonts = compose::fonts();
    let document = read(&compose::everything(&fonts), &fonts);
    print::operations(&document, document.get_pages()[&1])
}

#[test]
fn pictures_knock_out_and_are_cut_to_what_is_seen() {
    let operations = drawn();
    let at = operations.iter().position(|one| one.operator == "Do").unwrap();
    let before: Vec<&str> = operations[..at].iter().rev().take(6).map(|one| one.operator.as_str()).collect();
    assert_eq!(before, ["cm", "n", "W", "re", "q", "gs"]);
    let state = operations[at - 6].operands[0].as_name().unwrap();
    assert_eq!(state, b"K", "knocking out");
    let numbers =
        |index: usize| -> Vec<f64> { operations[index].operands.iter().map(print::number).collect() };
    // The page's corner is 15 mm from that of the sheet.
    let (margin, height) = (Length::mm(15.0).to_pt(), Length::mm(390.0).to_pt());
    let near = |found: &[f64], wanted: &[f64]| {
        found.iter().zip(wanted).all(|(found, wanted)| (found - wanted).abs() < 0.001)
    };
    assert!(near(&numbers(at - 4), &[margin + 200.0, margin + height - 300.0, 100.0, 100.0]));
    assert!(near(&numbers(at - 1), &[140.0, 0.0, 0.0, 100.0, margin + 180.0, margin + height - 300.0]));
}

#[test]
fn marks_lie_outside_the_bleed_and_on_all_plates() {
    let operations = drawn();
    let at = operations.iter().rposition(|one| one.operator == "re").unwrap();
    let right = print::number(&operations[at].operands[0]) + print::number(&operations[at].operands[2]);
    assert!(right <= Length::mm(12.0).to_pt(), "the sheet is 12 mm wider than the bleed: {right}");
    let space = operations[..at].iter().rfind(|one| one.operator == "cs").unwrap();
    assert_eq!(space.operands[0].as_name().unwrap(), b"All");
}

#[test]
fn black_is_never_converted() {
    let fonts = compose::fonts();
    let icc = compose::newsprint();
    for profile in [Profile::X4, Profile::X1a, Profile::A2u, Profile::X4A2u] {
        let composition = compose::composition(vec![compose::full_page(&fonts, 1)]);
        let bytes = write(&composition, &fonts, &compose::in_profile(&icc, profile)).unwrap();
        let glyphs = print::printed_glyphs(&bytes, 1);
        assert!(glyphs.len() > 3000);
        assert!(glyphs.iter().all(|glyph| glyph.ink == [0.0, 0.0, 0.0, 1.0] && glyph.overprint));
    }
}

#[test]
fn a_watermark_lets_what_is_under_it_show_and_ends_there() {
    let fonts = compose::fonts();
    let icc = compose::newsprint();
    let mut composition = compose::one_line(&fonts, "正文");
    let Item::Glyphs(run) = composition.pages[0].items[0].clone() else { panic!() };
    let source = Source::furniture(Role::Watermark);
    composition.pages[0].items.insert(0, Item::Glyphs(banxin::page::GlyphRun { source, ..run }));
    let bytes = write(&composition, &fonts, &compose::in_profile(&icc, Profile::Proof)).unwrap();
    let document = Document::load_mem(&bytes).unwrap();
    let operations = print::operations(&document, document.get_pages()[&1]);
    let order: Vec<&str> = operations.iter().map(|one| one.operator.as_str()).collect();
    let veil = order.iter().position(|one| *one == "gs").unwrap();
    assert_eq!(order[veil - 1], "q");
    let end = order.iter().position(|one| *one == "Q").unwrap();
    let shown: Vec<usize> = (0..order.len()).filter(|at| order[*at] == "TJ").collect();
    assert!(shown[0] > veil && shown[0] < end && shown[1] > end, "{order:?}");
    let after = &order[end..];
    assert!(after.contains(&"Tf") && after.contains(&"sc"), "font and colour are set anew: {after:?}");
    let states = print::resources(&document, document.get_pages()[&1], b"ExtGState");
    let alpha = print::number(states.values().next().unwrap().get(b"ca").unwrap());
    assert!(alpha > 0.05 && alpha < 0.5);
}
