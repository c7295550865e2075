//! Whether a page of another file can be printed where it is to stand.

use std::sync::Arc;

use banxin::preflight::{Beside, PlacedPage, Standard, Unreadable};
use banxin::press::Limits;

use crate::preflight::paper::{CATALOG, FONT, PAGE, Paper, printing, sound};

fn codes(paper: Paper, standard: Option<Standard>) -> Vec<&'static str> {
    let page = PlacedPage::read(&Arc::new(paper.into()), 0).unwrap();
    page.judge(&Limits::newsprint(), standard, &Beside::default()).iter().map(|one| one.rule.code).collect()
}

const NONE: [&str; 0] = [];

#[test]
fn what_prints_is_sound_whatever_its_file_says_of_itself() {
    assert_eq!(codes(sound(), None), NONE);
    let unsaid = sound().change(CATALOG, "/OutputIntents", "/Without").change(PAGE, "/TrimBox", "/Without");
    assert_eq!(codes(unsaid, Some(Standard::X4)), NONE);
}

#[test]
fn nothing_is_asked_of_the_edges_of_a_page_that_has_none() {
    assert_eq!(codes(printing("0 0 0 1 k 0 0 220 320 re f 12 100 50 1 re f"), None), NONE);
}

#[test]
fn what_lies_outside_of_where_it_is_cut_is_not_judged() {
    assert_eq!(codes(printing("1 1 1 1 k 0 0 9 9 re f"), None), NONE);
    assert_eq!(codes(printing("1 1 1 1 k 0 0 90 90 re f"), None), ["total-ink"]);
}

#[test]
fn what_no_press_prints_is_told_as_of_any_file() {
    assert_eq!(codes(printing("1 0 0 rg 20 20 30 30 re f"), None), ["colour-space"]);
    assert_eq!(codes(printing("0 0 0 1 k 20 20 100 0.1 re f"), None), ["hairline"]);
    let without = sound().change(FONT, "/DescendantFonts [7 0 R]", "");
    assert_eq!(codes(without, None), ["font-embedded"]);
    let script = sound().change(CATALOG, "/Type /Catalog", "/Type /Catalog /Names << /JavaScript 9 0 R >>");
    assert_eq!(codes(script, None), ["action"]);
}

#[test]
fn what_is_transparent_stands_in_files_of_some_standards() {
    let see_through = || {
        let group = "/Resources 5 0 R /Group << /S /Transparency /CS /DeviceCMYK >>";
        sound().change(PAGE, "/Resources 5 0 R", group)
    };
    assert_eq!(codes(see_through(), Some(Standard::X4)), NONE);
    assert_eq!(codes(see_through(), Some(Standard::X1a)), ["transparency"]);
}

/// A page in one ink, named and mixed so.
fn inked(name: &str, solid: &str) -> PlacedPage {
    let function = format!("<< /FunctionType 2 /N 1 /Domain [0 1] /C0 [0 0 0 0] /C1 [{solid}] >>");
    let space = format!("/ColorSpace << /S [/Separation /{name} /DeviceCMYK {function}] >>");
    let paper = printing("/S cs 1 scn 20 20 30 30 re f").resource(&space);
    PlacedPage::read(&Arc::new(paper.into()), 0).unwrap()
}

#[test]
fn one_ink_is_one_plate_whoever_mixed_it() {
    let beside = |name: &str, solid: &str| {
        let mut beside = Beside::default();
        beside.add(&inked("Red", "0 1 1 0"));
        let found = inked(name, solid).judge(&Limits::newsprint(), Some(Standard::A2u), &beside);
        found.iter().map(|one| one.rule.code).collect::<Vec<_>>()
    };
    assert_eq!(beside("Red", "0 1 1 0"), NONE);
    assert_eq!(beside("Red", "0 1 1 0.2"), ["spot-conflict"]);
    assert_eq!(beside("RED", "0 1 1 0"), ["spot-twins"]);
    assert_eq!(beside("Blue", "1 1 0 0"), NONE);
}

#[test]
fn a_page_says_from_which_plates_it_is_printed() {
    let plates = |content: &str| {
        let page = PlacedPage::read(&Arc::new(printing(content).into()), 0).unwrap();
        page.plates().0
    };
    assert_eq!(plates("0 0 0 1 k 20 20 30 30 re f"), [false, false, false, true]);
    assert_eq!(plates("0 1 0 0 k 20 20 30 30 re f 0.5 g 60 60 9 9 re f"), [false, true, false, true]);
    let picture = |space| format!("q 50 0 0 50 20 20 cm BI /W 1 /H 1 /BPC 8 /CS /{space} ID AAAA EI Q");
    assert_eq!(plates(&picture("G")), [false, false, false, true]);
    assert_eq!(plates(&picture("CMYK")), [true; 4]);
}

#[test]
fn a_file_that_is_encrypted_or_none_is_not_judged() {
    assert_eq!(PlacedPage::read(&Arc::new(b"%PDF-1.7".to_vec()), 0).unwrap_err(), Unreadable::NotAPdf);
    assert_eq!(PlacedPage::read(&Arc::new(sound().into()), 1).unwrap_err(), Unreadable::NotAPdf);
}
