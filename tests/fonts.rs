//! What a font may: files that are none that can be set with, fonts that no file may carry, and glyphs that draw nothing.

use banxin::diag::Sources;
use banxin::font::{Embedding, Fonts};
use banxin::page::{Item, Role};

use crate::support::editions::{first, fonts as opened, typeset};
use crate::support::house::House;
use crate::support::sfnt::{blanked, bundled, table, variable, with_table};

/// `fsType` of a font that may not be embedded.
pub(crate) const FORBIDDEN: u16 = 0x0002;
/// Of one that may not be cut, and of one of which pictures alone may be embedded.
const WHOLE: u16 = 0x0100;
const PICTURES: u16 = 0x0200;

const LAYOUT: &str = "layouts/small.toml";

/// A TrueType font.
fn font() -> Vec<u8> {
    bundled("NotoSerif-Regular.ttf")
}

/// A font whose `fsType` says so much.
pub(crate) fn saying(fs_type: u16) -> Vec<u8> {
    let mut font = font();
    let (start, _) = table(&font, *b"OS/2");
    font[start + 8..start + 10].copy_from_slice(&fs_type.to_be_bytes());
    font
}

/// What is said of a file that is no font to set with.
#[track_caller]
fn said(bytes: &[u8], index: u32) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("font");
    std::fs::write(&path, bytes).unwrap();
    Fonts::default().open(path, index).unwrap_err().to_string()
}

#[test]
fn a_font_that_is_packed_for_the_web_is_refused_by_its_name() {
    let packed = |magic: &[u8]| said(&[magic, &[0; 60]].concat(), 0);
    assert!(packed(b"wOFF").contains("(WOFF)"), "{}", packed(b"wOFF"));
    assert!(packed(b"wOF2").contains("(WOFF2)"), "{}", packed(b"wOF2"));
}

#[test]
fn a_number_beyond_the_faces_of_a_file_is_told_how_many_there_are() {
    assert_eq!(said(&font(), 1), "it has one font alone, number 0");
    let header = [0x0001_0000_u32, 3, 24, 24, 24].map(u32::to_be_bytes).concat();
    let collection = [b"ttcf".to_vec(), header, font()].concat();
    assert_eq!(said(&collection, 9), "it has 3 fonts, the first of which is number 0");
}

#[test]
fn a_font_that_has_pictures_of_its_characters_alone_is_none_to_print_with() {
    let mut font = font();
    let (start, length) = table(&font, *b"loca");
    font[start..start + length].fill(0);
    assert_eq!(said(&font, 0), "it has neither CFF nor TrueType outlines");
}

#[test]
fn what_its_maker_lets_be_done_with_a_font_is_read() {
    let cases = [
        (0, Embedding::Allowed),
        (0x0004, Embedding::Allowed),
        (0x0008, Embedding::Allowed),
        (FORBIDDEN, Embedding::Forbidden),
        (WHOLE, Embedding::Whole),
        (PICTURES, Embedding::Pictures),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (fs_type, wanted) in cases {
        let path = folder.path().join(fs_type.to_string());
        std::fs::write(&path, saying(fs_type)).unwrap();
        let fonts = Fonts::default();
        let face = fonts.open(path, 0).unwrap();
        assert_eq!(fonts.face(face).unwrap().metrics.embedding, wanted, "{fs_type:#06x}");
    }
}

#[test]
fn a_font_that_may_not_be_embedded_is_an_error_unless_the_house_answers_for_it() {
    let codes = |house: &House| -> Vec<String> {
        let loaded = banxin::edition::load(house.path("paper"), &mut Sources::default());
        let found = loaded.map_or_else(|found| found, |(_, found)| found);
        found.iter().map(|one| one.code.to_owned()).collect()
    };
    for fs_type in [FORBIDDEN, WHOLE, PICTURES] {
        let house = House::sound().write("fonts/a.ttf", saying(fs_type));
        assert_eq!(codes(&house), ["font-not-licensed"]);
        let licensed = house.change(LAYOUT, "[sheet]", "licensed_fonts = [\"a.ttf\"]\n[sheet]");
        assert_eq!(codes(&licensed), [""; 0]);
    }
}

/// The codes of what is said of a house, and the faces that its text is set in, by their places in the list.
fn set(house: &House) -> (Vec<String>, Vec<u16>) {
    let (edition, _) = banxin::edition::load(house.path("paper"), &mut Sources::default()).unwrap();
    let (composition, found) = typeset(&edition, &opened(&edition));
    let faces = first(&composition.pages).items.iter().filter_map(|item| match item {
        Item::Glyphs(run) if run.source.role == Role::Body => Some(run.face.0),
        _ => None,
    });
    (found.iter().map(|one| one.code.to_owned()).collect(), faces.collect())
}

#[test]
fn a_character_that_is_seen_with_a_glyph_that_is_not_is_an_error_whatever_its_outlines() {
    let han = House::sound().change("paper/stories/一.md", "Text.", "日报，一版。");
    for (name, text) in [
        ("NotoSerif-Regular.ttf", "x"),
        ("NotoSerifCJKsc-Regular.otf", "日"),
        ("NotoSerifCJKsc-Regular.otf", "，"),
    ] {
        let house = if text == "x" { &House::sound() } else { &han };
        std::fs::write(house.path("fonts/a.ttf"), bundled(name)).unwrap();
        assert_eq!(set(house).0, ["underset"; 0], "{name}");
        std::fs::write(house.path("fonts/a.ttf"), blanked(bundled(name), text)).unwrap();
        let (codes, _) = set(house);
        assert!(codes.contains(&"no-glyph".to_owned()), "{text} of {name}: {codes:?}");
    }
}

#[test]
fn a_face_does_not_have_a_character_that_it_draws_nothing_of_so_that_the_next_one_serves() {
    let house = House::sound()
        .write("fonts/a.ttf", blanked(font(), "x"))
        .write("fonts/b.ttf", bundled("NotoSerif-Bold.ttf"))
        .change(LAYOUT, "[\"a.ttf\"]", "[\"a.ttf\", \"b.ttf\"]");
    let (codes, faces) = set(&house);
    assert_eq!((codes, faces), (vec![], vec![1, 0]), "its word is set whole in the face that has all of it");
}

#[test]
fn white_is_no_fault_of_characters_that_are_white() {
    let house = House::sound().write("fonts/a.ttf", bundled("NotoSerifCJKsc-Regular.otf")).change(
        "paper/stories/一.md",
        "Text.",
        "日\u{3000}报 a\u{a0}b\u{2003}c日\u{fe00}",
    );
    assert_eq!(set(&house).0, [""; 0]);
}

/// What the layout's faces are when its font is variable and asked for so.
fn varied(named: &str) -> House {
    House::sound().write("fonts/a.ttf", variable(&font(), 'T')).change(
        LAYOUT,
        "[\"a.ttf\"]",
        &format!("[\"{named}\"]"),
    )
}

#[test]
fn a_variable_font_is_set_in_its_default_instance_in_measures_outlines_and_subset() {
    let printed = |house: &House| {
        let output = house.run(&["build", "paper", "-o", "a.pdf"]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        std::fs::read(house.path("a.pdf")).unwrap()
    };
    let bytes = variable(&font(), 'T');
    let face = |weight: Option<f32>| {
        let mut face = ttf_parser::Face::parse(&bytes, 0).unwrap();
        weight.map(|weight| face.set_variation(ttf_parser::Tag::from_bytes(b"wght"), weight));
        face.glyph_bounding_box(face.glyph_index('T').unwrap()).unwrap()
    };
    assert_ne!(face(None), face(Some(900.0)), "it varies");
    assert!(printed(&varied("a.ttf#default")) == printed(&House::sound()), "to the byte");
}

#[test]
fn which_instance_of_a_variable_font_is_set_is_told_unless_it_is_the_one_that_is_asked_for() {
    let codes = |named: &str| {
        let loaded = banxin::edition::load(varied(named).path("paper"), &mut Sources::default());
        let found = loaded.map_or_else(|found| found, |(_, found)| found);
        found.iter().map(|one| one.code).collect::<Vec<_>>()
    };
    assert_eq!(codes("a.ttf"), ["variable-font"]);
    assert_eq!(codes("a.ttf#0"), ["variable-font"]);
    assert_eq!([codes("a.ttf#default"), codes("a.ttf#0#default")], [[""; 0]; 2]);
    assert_eq!([codes("a.ttf#Bold"), codes("a.ttf#wght=700")], [["font-instance"]; 2]);
}

#[test]
fn outlines_that_vary_alone_are_refused_by_their_name() {
    let outlines =
        with_table(&bundled("NotoSerifCJKtc-Specimen.otf"), *b"CFF2", &[2, 0, 5, 0, 0, 0, 0, 0, 0]);
    let at = outlines.windows(4).position(|tag| tag == b"CFF ").unwrap();
    let mut outlines = outlines;
    outlines[at..at + 4].copy_from_slice(b"CFA ");
    assert!(said(&outlines, 0).contains("CFF2"), "{}", said(&outlines, 0));
}
