//! Files that are broken, or made to break a reader: an error or findings, never a panic, never long.

use banxin::preflight::{Unreadable, file};
use banxin::press::Limits;
use proptest::prelude::*;

use super::files;
use super::paper::{FREE, PAGE, Paper, printing, sound};
use crate::support::compose;

fn read(bytes: &[u8]) -> Result<usize, Unreadable> {
    file(bytes, &Limits::newsprint(), None).map(|findings| findings.len())
}

fn read_paper(paper: Paper) -> Result<usize, Unreadable> {
    read(&Vec::from(paper))
}

#[test]
fn what_is_no_pdf_is_refused() {
    for bytes in [&b""[..], b"%PDF-1.7", b"hello", b"%PDF-1.7\ntrailer << /Root 1 0 R >>\n%%EOF"] {
        assert_eq!(read(bytes), Err(Unreadable::NotAPdf));
    }
}

#[test]
fn a_file_that_needs_a_password_is_refused() {
    let bytes = std::fs::read(compose::file("tests/record/encrypted.pdf")).unwrap();
    assert_eq!(read(&bytes), Err(Unreadable::Encrypted));
}

#[test]
fn a_form_that_draws_itself_ends() {
    let paper = printing("/X Do").resource("/XObject << /X 20 0 R >>").with_stream(
        FREE,
        "/Subtype /Form /BBox [0 0 99 99] /Resources 5 0 R",
        b"/X Do",
    );
    assert_eq!(read_paper(paper), Ok(1));
}

#[test]
fn forms_that_draw_forms_without_end_are_refused() {
    // Each of 20 forms draws the next ten times: 10^20 of them.
    let mut paper = printing("/X20 Do");
    let names: Vec<String> = (FREE..40).map(|number| format!("/X{number} {number} 0 R")).collect();
    paper = paper.resource(&format!("/XObject << {} >>", names.join(" ")));
    for number in FREE..40 {
        let content = format!("/X{} Do ", number + 1).repeat(10);
        paper = paper.with_stream(
            number,
            "/Subtype /Form /BBox [0 0 99 99] /Resources 5 0 R",
            content.as_bytes(),
        );
    }
    assert_eq!(read_paper(paper), Err(Unreadable::TooMuch));
}

#[test]
fn streams_that_unpack_without_end_are_refused() {
    use std::io::Write;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    let spaces = vec![b' '; 1 << 20];
    (0..600).for_each(|_| encoder.write_all(&spaces).unwrap());
    let packed = encoder.finish().unwrap();
    let paper = sound().with_stream(4, "/Filter /FlateDecode", &packed);
    assert_eq!(read_paper(paper), Err(Unreadable::TooMuch));
    // Packed twice it can't be told beforehand how long it gets.
    let paper = sound().with_stream(4, "/Filter [/ASCII85Decode /LZWDecode /FlateDecode]", &packed);
    assert!(read_paper(paper).is_ok_and(|findings| findings > 0));
}

#[test]
fn saved_states_without_end_are_refused() {
    assert_eq!(read_paper(printing(&"q ".repeat(10_000))), Err(Unreadable::TooMuch));
}

#[test]
fn numbers_out_of_reach_are_placed_at_the_edge_of_reach() {
    for number in
        ["99999999999999999999999999999999999999999999", "-99999999999999999999", "0.0000000001", "nan"]
    {
        let content = format!(
            "{number} 0 0 {number} {number} {number} cm 0 0 0 1 k 0 0 {number} {number} re f {number} w 0 0 m 9 9 l S BT /F {number} Tf <0001> Tj ET"
        );
        assert!(read_paper(printing(&content)).is_ok());
    }
    for edges in ["[0 0 0 0]", "[0 0 99999999999999999999 99999999999999999999]", "[9 9 -9 -9]", "[0 0]"] {
        let paper = sound().change(PAGE, "[10 10 210 310]", edges);
        assert!(read_paper(paper).is_ok(), "{edges}");
    }
}

#[test]
fn spaces_that_mean_themselves_end() {
    for space in
        ["/S", "[/Indexed /S 1 <0000>]", "[/Pattern [/Pattern [/Pattern [/Pattern [/Pattern /DeviceRGB]]]]]"]
    {
        let paper = printing("/S cs 1 scn 20 20 9 9 re f").resource(&format!("/ColorSpace << /S {space} >>"));
        assert!(read_paper(paper).is_ok(), "{space}");
    }
}

/// Files to break: each bad one, and a page of our own.
fn whole_files() -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = files::all().into_iter().map(|bad| bad.file).collect();
    let fonts = compose::fonts();
    let composition = compose::one_line(&fonts, "版心");
    let icc = compose::newsprint();
    all.push(compose::write(&composition, &fonts, &compose::options(&icc)).unwrap());
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn broken_files_never_break_the_reader(
        which in any::<prop::sample::Index>(),
        cut in prop::option::of(any::<prop::sample::Index>()),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..20),
    ) {
        thread_local! {
            static WHOLE: Vec<Vec<u8>> = whole_files();
        }
        let mut bytes = WHOLE.with(|whole| which.get(whole).clone());
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = read(&bytes);
    }
}
