//! Grey and CMYK go to press as they are: what they say that they were made for is held against the press.

use banxin::picture::{Mismatch, PrintingCondition, head};
use jpeg_encoder::ColorType as Jpeg;
use png::{BitDepth, ColorType};
use tiff::encoder::colortype;

use super::formats::{FOUR, ONE, jp2};
use super::make::{jpeg, jpeg_with, png_with, tiff_with_profile};
use super::newsprint;
use crate::support::icc::{called, description, grey, grey_power, icc, printed, text};

fn coated() -> Vec<u8> {
    std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/layouts/press/FOGRA39L_coated.icc")).unwrap()
}

/// The condition of newspapers, or that of magazines.
fn condition(icc: &[u8]) -> PrintingCondition {
    let identifier = if *icc == *coated() { "FOGRA39" } else { "CGATS TR 002" };
    PrintingCondition::new(icc, identifier).unwrap()
}

/// A JPEG file with a profile.
fn with(colours: Jpeg, profile: &[u8]) -> Vec<u8> {
    let samples = vec![90; if colours == Jpeg::Luma { 64 } else { 4 * 64 }];
    jpeg_with((8, 8), colours, &samples, |encoder| encoder.add_icc_profile(profile).unwrap())
}

/// What CMYK with a profile is said to be separated for, where that is another press than the one of `press`.
fn separated_for(profile: &[u8], press: &[u8]) -> Option<String> {
    match condition(press).mismatch(&head(&with(Jpeg::Cmyk, profile)).unwrap())? {
        Mismatch::Press { profile, .. } => Some(profile),
        other @ Mismatch::Gain { .. } => panic!("{other:?}"),
    }
}

/// The gain that grey with a profile is made for and that of the press, where they are apart.
fn gains(profile: &[u8], press: &[u8]) -> Option<(i64, i64)> {
    match condition(press).mismatch(&head(&with(Jpeg::Luma, profile)).unwrap())? {
        Mismatch::Gain { made_for, gain, .. } => Some((made_for, gain)),
        other @ Mismatch::Press { .. } => panic!("{other:?}"),
    }
}

#[test]
fn cmyk_of_another_press_is_told_with_both_names() {
    let file = with(Jpeg::Cmyk, &coated());
    let (profile, press) =
        ("FOGRA39L Coated".to_owned(), "Newsprint coldset, CGATS TR 002 (SNAP 2007)".to_owned());
    let found = condition(&newsprint()).mismatch(&head(&file).unwrap());
    assert_eq!(found, Some(Mismatch::Press { profile, press }));
}

#[test]
fn cmyk_with_the_profile_of_the_press_is_at_home() {
    assert_eq!(separated_for(&newsprint(), &newsprint()), None);
    assert_eq!(separated_for(&coated(), &coated()), None);
}

/// One press has several profiles: with more black or less, for more ink or less, of several makers.
#[test]
fn profiles_of_one_condition_are_one() {
    for name in ["ISO Coated v2 300% (ECI)", "Coated FOGRA39 (ISO 12647-2:2004)", "fogra39l coated"] {
        assert_eq!(separated_for(&called(*b"CMYK", name), &coated()), None, "{name}");
    }
    let names_its_data =
        icc(*b"CMYK", &[(*b"desc", description("Ours")), (*b"targ", text("ICCHDAT FOGRA39"))]);
    assert_eq!(separated_for(&names_its_data, &coated()), None);
    for name in ["ISO Coated", "PSO Uncoated v3 (FOGRA52)", "Japan Color 2001 Coated", "Ours"] {
        assert_eq!(separated_for(&called(*b"CMYK", name), &coated()).as_deref(), Some(name));
    }
}

/// What a printer registers nowhere is known by the name that the press file bears.
#[test]
fn a_condition_of_ones_own_is_known_by_its_identifier() {
    let own = PrintingCondition::new(&newsprint(), "Harbour-7").unwrap();
    let file = |name| head(&with(Jpeg::Cmyk, &called(*b"CMYK", name))).unwrap();
    assert_eq!(own.mismatch(&file("Harbour 7, March")), None);
    assert!(own.mismatch(&file("Harbour 8, March")).is_some());
}

#[test]
fn a_profile_with_the_identifier_of_the_press_is_its_profile() {
    let mut renamed = coated();
    let name = renamed.windows(5).position(|bytes| bytes == b"FOGRA").unwrap();
    let of_another_name = |icc: &mut Vec<u8>| icc[name..name + 15].copy_from_slice(b"Some other name");
    of_another_name(&mut renamed);
    assert_eq!(separated_for(&renamed, &coated()), None);
    // Nobody has worked one out: all are alike.
    renamed[84..100].fill(0);
    assert_eq!(separated_for(&renamed, &coated()).as_deref(), Some("Some other name"));
}

#[test]
fn a_profile_that_says_nothing_is_not_told() {
    for profile in [called(*b"CMYK", ""), b"no profile at all".to_vec(), coated()[..3000].to_vec()] {
        assert_eq!(separated_for(&profile, &newsprint()), None);
    }
    assert_eq!(separated_for(&called(*b"RGB ", "Some RGB"), &newsprint()), None, "none of its colours");
    assert_eq!(gains(&called(*b"GRAY", "Grey without a curve"), &newsprint()), None);
    assert_eq!(gains(&called(*b"RGB ", "Some RGB"), &newsprint()), None, "none of its colours");
}

#[test]
fn grey_made_for_another_dot_gain_is_told_with_both_gains() {
    let made_for = |percent: u8| grey("Dot Gain", printed(f64::from(percent) / 100.0));
    assert_eq!(gains(&made_for(15), &newsprint()), Some((15, 25)));
    assert_eq!(gains(&made_for(30), &newsprint()), None);
    assert_eq!(gains(&made_for(15), &coated()), None);
    assert_eq!(gains(&made_for(30), &coated()), Some((30, 17)));
}

/// A camera's grey is made for screens, as grey without a profile is: it says nothing of any press.
#[test]
#[allow(clippy::disallowed_methods, reason = "a rounding more or less is none in 16 bits")]
fn grey_of_screens_says_nothing_of_a_press() {
    let srgb = |grey: f64| if grey <= 0.040_45 { grey / 12.92 } else { ((grey + 0.055) / 1.055).powf(2.4) };
    for press in [newsprint(), coated()] {
        assert_eq!(gains(&grey("sGray", srgb), &press), None);
        assert_eq!(gains(&grey_power("Gray Gamma 2.2", 0x0233), &press), None);
        assert_eq!(gains(&grey_power("Gray Gamma 1.8", 0x01CD), &press), None);
    }
}

/// Numbers that are light itself are none of a screen, and print far too dark.
#[test]
fn grey_of_even_light_is_made_for_no_gain() {
    assert_eq!(gains(&grey("Linear", |grey| grey), &newsprint()), Some((0, 25)));
}

#[test]
fn every_format_gives_the_profile_of_its_grey_and_cmyk() {
    let (cmyk, dots) = (coated(), grey("Dot Gain 10%", printed(0.1)));
    let png = png_with((2, 2), ColorType::Grayscale, BitDepth::Eight, &[9; 4], |info| {
        info.icc_profile = Some(dots.clone().into());
    });
    let jp2 = |codestream, profile: &[u8]| jp2(&[&[2, 0, 0], profile].concat(), &[], codestream);
    let press = condition(&newsprint());
    for (format, file) in [
        ("JPEG", with(Jpeg::Cmyk, &cmyk)),
        ("JPEG", with(Jpeg::CmykAsYcck, &cmyk)),
        ("JPEG", with(Jpeg::Luma, &dots)),
        ("PNG", png),
        ("TIFF", tiff_with_profile::<colortype::CMYK8>((1, 1), &[9; 4], &cmyk)),
        ("TIFF", tiff_with_profile::<colortype::Gray8>((1, 1), &[9], &dots)),
        ("JPEG 2000", jp2(FOUR, &cmyk)),
        ("JPEG 2000", jp2(ONE, &dots)),
    ] {
        let head = head(&file).unwrap();
        assert_eq!(head.format, format);
        assert!(press.mismatch(&head).is_some(), "{format}, {:?}", head.colours);
    }
}

/// Nothing is made by it: its pixels go to press as they are.
#[test]
fn a_profile_with_a_piece_missing_is_no_reason_to_refuse_grey() {
    let mut file = with(Jpeg::Luma, &grey("Dot Gain 10%", printed(0.1)));
    let at = file.windows(11).position(|bytes| bytes == b"ICC_PROFILE").unwrap();
    // The first of two, the second of which is not there.
    file[at + 13] = 2;
    assert_eq!(condition(&newsprint()).mismatch(&head(&file).unwrap()), None);
    let rgb = jpeg((8, 8), Jpeg::Rgb, &[90; 192]);
    let (begin, rest) = rgb.split_at(2);
    let segment = *b"\xFF\xE2\x00\x12ICC_PROFILE\0\x01\x02??";
    assert_eq!(head(&[begin, &segment[..], rest].concat()).unwrap_err().code(), "picture-profile");
}

/// Whatever a profile says in its header and its table of tags, the picture is read.
#[test]
fn a_wrong_byte_in_a_profile_does_no_harm() {
    let dots = grey("Dot Gain 15%", printed(0.15));
    let (press, coated) = (condition(&newsprint()), coated());
    for (colours, profile, most) in [(Jpeg::Luma, &dots, dots.len()), (Jpeg::Cmyk, &coated, 400)] {
        for at in 0..most {
            let mut wrong = profile.clone();
            wrong[at] ^= 0xA5;
            let _ = press.mismatch(&head(&with(colours, &wrong)).unwrap());
        }
    }
}
