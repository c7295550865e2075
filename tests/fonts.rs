//! What a font may: files that are none that can be set with, and fonts that no file may carry.

use banxin::diag::Sources;
use banxin::font::{Embedding, Fonts};

use crate::support::house::House;

/// `fsType` of a font that may not be embedded.
pub(crate) const FORBIDDEN: u16 = 0x0002;
/// Of one that may not be cut, and of one of which pictures alone may be embedded.
const WHOLE: u16 = 0x0100;
const PICTURES: u16 = 0x0200;

const LAYOUT: &str = "layouts/small.toml";

/// A TrueType font.
fn font() -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/NotoSerif-Regular.ttf");
    std::fs::read(path).unwrap()
}

/// Where a table begins and how long it is.
fn table(font: &[u8], tag: [u8; 4]) -> (usize, usize) {
    let number = |at: usize| u32::from_be_bytes(font[at..at + 4].try_into().unwrap()) as usize;
    let tables = usize::from(u16::from_be_bytes([font[4], font[5]]));
    let record = (0..tables).map(|at| 12 + at * 16).find(|at| font[*at..at + 4] == tag).unwrap();
    (number(record + 8), number(record + 12))
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
