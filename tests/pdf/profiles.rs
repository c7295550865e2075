//! Every profile: what the file calls itself, how its objects are found, what it may hold. Each test is a row of
//! `docs/profiles.md`.

use crate::support::compose::write;
use banxin::write::pdf::Profile;
use lopdf::{Dictionary, Document, Object, Stream};

use super::{get, info};
use crate::support::{compose, print};

/// Everything that banxin can print, in a profile.
fn bytes(profile: Profile) -> Vec<u8> {
    let fonts = compose::fonts();
    let icc = compose::newsprint();
    write(&compose::everything(&fonts), &fonts, &compose::in_profile(&icc, profile)).unwrap()
}

fn read(profile: Profile) -> Document {
    Document::load_mem(&bytes(profile)).unwrap()
}

fn xmp(document: &Document) -> String {
    let metadata = get(document, document.catalog().unwrap(), "Metadata").as_stream().unwrap();
    String::from_utf8(metadata.content.clone()).unwrap()
}

fn intents(document: &Document) -> Vec<&Dictionary> {
    let intents = document.catalog().unwrap().get_deref(b"OutputIntents", document);
    let intents = intents.map_or(&[][..], |intents| intents.as_array().unwrap());
    intents.iter().map(|one| document.dereference(one).unwrap().1.as_dict().unwrap()).collect()
}

#[test]
fn the_version_is_what_the_standard_is_based_on() {
    let versions = Profile::ALL.map(|profile| String::from_utf8_lossy(&bytes(profile)[5..8]).into_owned());
    assert_eq!(versions, ["1.6", "1.4", "1.7", "1.6", "1.7"]);
}

#[test]
fn pdf_1_4_finds_its_objects_by_a_table() {
    for profile in Profile::ALL {
        let bytes = bytes(profile);
        let start = String::from_utf8_lossy(&bytes[bytes.len() - 40..]).into_owned();
        let start: usize =
            start.split("startxref").nth(1).unwrap().split_whitespace().next().unwrap().parse().unwrap();
        assert_eq!(bytes[start..].starts_with(b"xref"), profile == Profile::X1a, "{}", profile.name());
    }
}

#[test]
fn pdfx_versions_stand_in_info_and_in_xmp() {
    let said = Profile::ALL.map(|profile| {
        let document = read(profile);
        let version = info(&document).get(b"GTS_PDFXVersion").ok().map(print::text_string);
        let in_xmp = xmp(&document)
            .split_once("GTS_PDFXVersion>")
            .map(|(_, rest)| rest.split_once('<').unwrap().0.to_owned());
        assert_eq!(version, in_xmp, "{}", profile.name());
        assert_eq!(version.is_some(), info(&document).has(b"Trapped"), "PDF/X asks for Trapped");
        assert!(!info(&document).has(b"GTS_PDFXConformance"), "that is of PDF/X-1a:2001");
        version.unwrap_or_default()
    });
    assert_eq!(said, ["PDF/X-4", "PDF/X-1a:2003", "", "PDF/X-4", ""]);
}

#[test]
fn archives_are_pdf_a_2u_and_pdf_ua_1() {
    for profile in Profile::ALL {
        let xmp = xmp(&read(profile));
        let archive = matches!(profile, Profile::A2u | Profile::X4A2u);
        for said in ["<pdfaid:part>2<", "<pdfaid:conformance>U<", "<pdfuaid:part>1<"] {
            assert_eq!(xmp.contains(said), archive, "{}: {said}", profile.name());
        }
    }
}

#[test]
fn a_picture_without_a_text_of_its_own_is_not_for_pdf_ua() {
    let fonts = compose::fonts();
    let icc = compose::newsprint();
    let mut composition = compose::everything(&fonts);
    composition.pictures[0].alt.clear();
    let bytes = write(&composition, &fonts, &compose::in_profile(&icc, Profile::A2u)).unwrap();
    let xmp = xmp(&Document::load_mem(&bytes).unwrap());
    assert!(xmp.contains("<pdfaid:part>2<") && !xmp.contains("pdfuaid"));
}

#[test]
fn schemas_that_pdf_a_does_not_know_are_described() {
    let described = |profile| {
        let xmp = xmp(&read(profile));
        ["pdfxid", "pdf", "pdfuaid"].map(|prefix| xmp.contains(&format!("<pdfaSchema:prefix>{prefix}<")))
    };
    assert_eq!(described(Profile::A2u), [false, false, true]);
    assert_eq!(described(Profile::X4A2u), [true, true, true]);
    assert_eq!(described(Profile::X4), [false; 3]);
}

#[test]
fn intents_name_one_profile_object() {
    for (profile, kinds) in [
        (Profile::X4, &["GTS_PDFX"][..]),
        (Profile::X1a, &["GTS_PDFX"]),
        (Profile::A2u, &["GTS_PDFA1"]),
        (Profile::X4A2u, &["GTS_PDFX", "GTS_PDFA1"]),
        (Profile::Proof, &[]),
    ] {
        let document = read(profile);
        let intents = intents(&document);
        let found: Vec<String> = intents
            .iter()
            .map(|one| String::from_utf8_lossy(one.get(b"S").unwrap().as_name().unwrap()).into_owned())
            .collect();
        assert_eq!(found, kinds, "{}", profile.name());
        let profiles: Vec<_> = intents
            .iter()
            .map(|one| one.get(b"DestOutputProfile").unwrap().as_reference().unwrap())
            .collect();
        assert!(profiles.windows(2).all(|pair| pair[0] == pair[1]), "{}", profile.name());
    }
}

/// Keys that no profile has: encryption, scripts, forms, attachments, halftones, transparency.
const NEVER: [&[u8]; 18] = [
    b"Encrypt",
    b"JavaScript",
    b"JS",
    b"AA",
    b"OpenAction",
    b"TR",
    b"TR2",
    b"HTP",
    b"HT",
    b"OPI",
    b"Group",
    b"PS",
    b"AcroForm",
    b"Annots",
    b"SMask",
    b"EmbeddedFiles",
    b"OCProperties",
    b"BM",
];

#[test]
fn no_profile_has_what_presses_and_archives_forbid() {
    for profile in Profile::ALL {
        let document = read(profile);
        assert!(!document.trailer.has(b"Encrypt"), "{}", profile.name());
        for object in document.objects.values() {
            for key in keys(object) {
                assert!(!NEVER.contains(&key), "{}: {}", profile.name(), String::from_utf8_lossy(key));
            }
        }
    }
}

fn keys(object: &Object) -> Vec<&[u8]> {
    match object {
        Object::Dictionary(dict) => in_dictionary(dict),
        Object::Stream(stream) => in_dictionary(&stream.dict),
        Object::Array(items) => items.iter().flat_map(keys).collect(),
        _ => Vec::new(),
    }
}

fn in_dictionary(dict: &Dictionary) -> Vec<&[u8]> {
    dict.iter().flat_map(|(key, value)| [vec![&key[..]], keys(value)].concat()).collect()
}

#[test]
fn press_files_are_in_inks_and_proofs_in_srgb() {
    for profile in Profile::ALL {
        let document = read(profile);
        let operators: Vec<String> = print::operations(&document, document.get_pages()[&1])
            .into_iter()
            .map(|operation| operation.operator)
            .collect();
        let uses = |operator: &str| operators.iter().any(|one| one == operator);
        let screen = profile == Profile::Proof;
        for (operator, ink) in [("k", true), ("scn", true), ("gs", true), ("sc", false)] {
            assert_eq!(uses(operator), ink != screen, "{}: {operator}", profile.name());
        }
        for foreign in ["rg", "RG", "g", "G", "K", "sh", "BI"] {
            assert!(!uses(foreign), "{}: {foreign}", profile.name());
        }
    }
}

#[test]
fn pictures_of_press_files_are_grey_or_cmyk_and_their_pixels_come_back() {
    for profile in [Profile::X4, Profile::X1a, Profile::A2u, Profile::X4A2u] {
        let document = read(profile);
        let found: Vec<(&[u8], Vec<u8>)> = images(&document)
            .into_iter()
            .map(|image| (image.dict.get(b"ColorSpace").unwrap().as_name().unwrap(), print::samples(image)))
            .collect();
        let given = compose::everything(&compose::fonts()).pictures;
        let wanted: Vec<(&[u8], Vec<u8>)> = [&b"DeviceGray"[..], b"DeviceCMYK"]
            .into_iter()
            .zip(&given)
            .map(|(space, picture)| (space, picture.raster.samples().unwrap().into_owned()))
            .collect();
        assert_eq!(found, wanted, "{}", profile.name());
    }
}

/// All images.
fn images(document: &Document) -> Vec<&Stream> {
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    streams
        .filter(|stream| stream.dict.get(b"Subtype").is_ok_and(|it| print::is_name(it, b"Image")))
        .collect()
}

#[test]
fn a_proof_holds_no_inks() {
    let document = read(Profile::Proof);
    for image in images(&document) {
        let space = image.dict.get_deref(b"ColorSpace", &document).unwrap().as_array().unwrap();
        assert_eq!(space[0].as_name().unwrap(), b"ICCBased");
        let profile = document.dereference(&space[1]).unwrap().1.as_stream().unwrap();
        assert_eq!(print::number(profile.dict.get(b"N").unwrap()), 3.0);
    }
    assert!(print::separations(&document).is_empty());
}

#[test]
fn every_profile_gives_the_same_bytes_again() {
    for profile in Profile::ALL {
        assert!(bytes(profile) == bytes(profile), "{}", profile.name());
    }
}

#[test]
fn pdf_1_4_takes_no_profile_of_icc_version_4() {
    let fonts = compose::fonts();
    let mut icc = compose::newsprint();
    icc[8] = 4;
    let composition = compose::one_line(&fonts, "版心");
    let written = |profile| write(&composition, &fonts, &compose::in_profile(&icc, profile)).is_ok();
    assert!(written(Profile::X4) && !written(Profile::X1a));
}
