//! 举哀: all in black.

use std::collections::BTreeSet;

use banxin::color::{Color, Paint};
use banxin::page::{Composition, Fill, Item, Role};
use banxin::picture::Space;
use jpeg_encoder::ColorType;
use lopdf::{Document, Object};

use super::{LAYOUT, RED, runs};
use crate::picture::make::{jpeg, noise};
use crate::support::editions::HEADLINE;
use crate::support::house::House;
use crate::support::print::{number, operations};

/// A house with a picture of four colours, a headline in paper on solid red, text in red on a tint of process colours, and a
/// red border.
fn coloured() -> House {
    let box_of = "tint = \"sea\"\nhead_tint = \"red\"\nframe = { line = \"dotted\", color = \"red\" }";
    House::pictured()
        .write("paper/pictures/a.tif", jpeg((400, 300), ColorType::Cmyk, &noise(400 * 300 * 4)))
        .change(LAYOUT, "rows = 12", &format!("rows = 12\n{box_of}"))
        .change(LAYOUT, "largest = \"20pt\"", "largest = \"11pt\", color = \"paper\"")
        .change(LAYOUT, "[body]", "[body]\ncolor = \"red\"")
        .add(LAYOUT, &format!("{RED}[colors]\nsea = {{ cmyk = [\"40%\", \"10%\", \"0%\", \"0%\"] }}\n"))
}

fn tints(items: &[Item]) -> Vec<&Fill> {
    let fills = items.iter().filter_map(|item| if let Item::Fill(fill) = item { Some(fill) } else { None });
    fills.filter(|fill| fill.source.role == Role::Tint).collect()
}

#[test]
fn type_and_rules_are_solid_black_and_grounds_are_grey() {
    let composition = coloured().dressed("mourning").composed();
    assert_eq!(runs(&composition, HEADLINE)[0].paint, Paint::PAPER);
    assert!(runs(&composition, Role::Body).iter().all(|run| run.paint == Paint::BLACK));
    let items = &composition.pages[0].items;
    let mut rules = items.iter().filter(|item| item.source().role == Role::Rule);
    assert!(rules.all(|rule| rule.paint() == Some(Paint::BLACK)));
    let [slot, head] = tints(items)[..] else { panic!("two tints") };
    assert_eq!(slot.paint, Paint { color: Color::gray(1790), overprint: false });
    assert_eq!(head.paint, Paint::BLACK, "a solid ink is solid, and overprints");
    assert!(composition.plates().inks.is_empty());
}

#[test]
fn on_other_days_the_same_edition_is_in_colour() {
    let composition = coloured().composed();
    assert_eq!(composition.plates().inks.len(), 1);
    assert_eq!(composition.pictures[0].raster.space, Space::Cmyk);
}

/// Text that nobody left out of its ground stays so: white text of its size would be too small for the press.
#[test]
fn a_ground_under_black_text_is_light() {
    let house = House::sound().change(LAYOUT, "rows = 4", "rows = 8\ntint = \"red\"").add(LAYOUT, RED);
    let composition = house.dressed("mourning").composed();
    assert!(runs(&composition, Role::Body).iter().all(|run| run.paint == Paint::BLACK));
    assert_eq!(tints(&composition.pages[0].items)[0].paint.color, Color::gray(3000));
}

#[test]
fn text_that_no_ground_makes_seen_is_told() {
    let house = House::sound().change(LAYOUT, "[body]", "[body]\ncolor = \"paper\"").dressed("mourning");
    let said = String::from_utf8(house.run(&["check", "paper"]).stderr).unwrap();
    assert!(said.starts_with("error[text-unseen]"), "{said}");
}

/// What a file paints with: spaces that it names, and process inks.
fn painted(pdf: &Document) -> (BTreeSet<String>, [f64; 4]) {
    let (mut spaces, mut most) = (BTreeSet::new(), [0.0_f64; 4]);
    for page in pdf.get_pages().values() {
        for operation in operations(pdf, *page) {
            match operation.operator.as_str() {
                "k" | "K" => most
                    .iter_mut()
                    .zip(&operation.operands)
                    .for_each(|(most, one)| *most = most.max(number(one))),
                "cs" | "CS" => drop(spaces.insert(format!("{:?}", operation.operands[0]))),
                _ => {}
            }
        }
    }
    let spaces_of = pdf.objects.values().filter_map(|object| object.as_stream().ok()).filter_map(|stream| {
        let is_image = stream.dict.get(b"Subtype").and_then(Object::as_name).ok()? == b"Image";
        is_image.then(|| format!("{:?}", stream.dict.get(b"ColorSpace").unwrap()))
    });
    spaces.extend(spaces_of);
    (spaces, most)
}

#[test]
fn every_press_file_has_a_black_plate_and_no_other() {
    let house = coloured().dressed("mourning");
    for profile in ["x4", "x1a", "a2u", "x4+a2u"] {
        let built = house.run(&["build", "paper", "--profile", profile, "-o", "page.pdf"]);
        assert!(built.status.success(), "{profile}: {}", String::from_utf8_lossy(&built.stderr));
        let (spaces, most) = painted(&Document::load(house.path("page.pdf")).unwrap());
        assert_eq!(most, [0.0, 0.0, 0.0, 1.0], "{profile}");
        assert_eq!(spaces.into_iter().collect::<Vec<_>>(), ["/DeviceGray"], "{profile}");
        let looked_at = house.run(&["preflight", "page.pdf"]);
        assert!(looked_at.status.success(), "{profile}: {}", String::from_utf8_lossy(&looked_at.stdout));
    }
}

#[test]
fn pictures_kept_for_colour_are_not_printed_in_mourning() {
    let house = House::pictured();
    let build = |house: &House| {
        let built = house.run(&["build", "paper", "--cache", "kept", "-o", "page.pdf"]);
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        painted(&Document::load(house.path("page.pdf")).unwrap()).0.into_iter().collect::<Vec<_>>()
    };
    assert_eq!(build(&house), ["/DeviceCMYK"]);
    let house = house.dressed("mourning");
    assert_eq!(build(&house), ["/DeviceGray"]);
    assert_eq!(build(&house), ["/DeviceGray"], "and those of mourning are kept as well");
}

#[test]
fn a_key_that_is_near_it_is_told() {
    let house = House::sound().change("paper/edition.toml", "[paper]", "[paper]\ndres = \"mourning\"");
    let said = String::from_utf8(house.run(&["check", "paper"]).stderr).unwrap();
    assert!(said.contains("[near-key]") && said.contains("`dress`"), "{said}");
    let house = House::sound().change("paper/edition.toml", "[paper]", "[paper]\naddress = \"一号\"");
    assert_eq!(house.run(&["check", "paper", "--strict"]).status.code(), Some(0), "papers have an address");
}

#[test]
fn no_line_moves() {
    let lines = |composition: &Composition| {
        let runs = runs(composition, Role::Body).into_iter();
        runs.map(|run| (run.text.clone(), run.origin)).collect::<Vec<_>>()
    };
    assert_eq!(lines(&coloured().composed()), lines(&coloured().dressed("mourning").composed()));
}
