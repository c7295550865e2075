//! Pictures of files: whether they can be read, and how much ink they are.

use std::io::Write;

use banxin::preflight::Finding;

use super::paper::{FREE, PAGES, Paper, placed, printing, sound};
use super::{assert_told, found, message, places};

fn codes(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|one| one.rule.code).collect()
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A picture of so many pixels across and down, at 300 pixels an inch.
fn picture((width, height): (u32, u32), dict: &str, data: &[u8]) -> Paper {
    let points = |pixels: u32| f64::from(pixels) * 0.24;
    printing(&format!("1 1 1 1 k q {} 0 0 {} 20 20 cm /P Do Q", points(width), points(height)))
        .resource("/XObject << /P 20 0 R >>")
        .with_stream(FREE, &format!("/Subtype /Image /Width {width} /Height {height} {dict}"), data)
}

const CMYK: &str = "/ColorSpace /DeviceCMYK /BitsPerComponent 8";
const FLATE: &str = "/Filter /FlateDecode";

#[test]
fn pictures_that_break_off_are_broken() {
    let size = (10, 50);
    let noise: Vec<u8> = (0..2_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8 / 8).collect();
    let packed = deflated(&noise);
    let jpeg = include_bytes!("cmyk.jpg");
    let gray = "/ColorSpace /DeviceGray /BitsPerComponent 8";
    let one_ink = "/ColorSpace [/Separation /Red /DeviceCMYK << /FunctionType 2 /N 1 /Domain [0 1] /C1 [0 1 1 0] >>] /BitsPerComponent 8";
    let indexed = "/ColorSpace [/Indexed /DeviceCMYK 1 <0000000000FF0000>] /BitsPerComponent 1";
    let mask = "/ImageMask true";
    let dct = format!("{CMYK} /Filter /DCTDecode /Decode [1 0 1 0 1 0 1 0]");
    for (what, paper) in [
        ("fewer rows", picture(size, CMYK, &noise[..1_960])),
        ("grey, fewer rows", picture(size, gray, &[200; 499])),
        ("one ink, fewer rows", picture(size, one_ink, &[0; 499])),
        ("indexed, fewer rows", picture(size, indexed, &[0; 99])),
        ("a stencil of fewer rows", picture(size, mask, &[0xFF; 99])),
        ("a cut in Flate", picture(size, &format!("{CMYK} {FLATE}"), &packed[..packed.len() / 2])),
        ("half a JPEG", picture((32, 16), &dct, &jpeg[..jpeg.len() / 2])),
        ("no JPEG", picture((32, 16), &dct, &b"nonsense".repeat(100))),
        ("a JPEG of fewer rows", picture((32, 17), &dct, jpeg)),
        ("a JPEG of four inks in grey", picture((32, 16), &format!("{gray} /Filter /DCTDecode"), jpeg)),
    ] {
        // White stencils have no ink to be told of.
        let findings = found(paper.change(4, "1 1 1 1 k", "0 0 0 0 k"), None);
        assert_eq!(codes(&findings), ["broken-content"], "{what}: {findings:#?}");
        let at = places(&findings[0])[0];
        assert_eq!(at[0], placed(20, 20, 0, 0)[0], "{what}");
        assert!(findings[0].owner.is_some(), "{what}");
    }
    for whole in [
        picture(size, CMYK, &noise),
        picture(size, gray, &[200; 500]),
        picture(size, one_ink, &[0; 500]),
        picture(size, indexed, &[0; 100]),
        picture(size, &format!("{CMYK} {FLATE}"), &packed),
    ] {
        assert_eq!(found(whole, None), []);
    }
}

#[test]
fn samples_of_every_depth_are_measured() {
    let cmyk = |bits: u32| format!("/ColorSpace /DeviceCMYK /BitsPerComponent {bits}");
    for bits in [1, 2, 4, 8, 16] {
        // Cyan, magenta and yellow solid, black none: 300 %. Two pixels of 16 bits would be 16 bytes.
        let pixel: Vec<u8> = [1_u8, 1, 1, 0].iter().flat_map(|solid| vec![*solid; bits as usize]).collect();
        let bits_of_a_row = [pixel.clone(), pixel].concat();
        let row: Vec<u8> = bits_of_a_row
            .chunks(8)
            .map(|eight| eight.iter().fold(0, |byte, bit| byte << 1 | bit) << (8 - eight.len()))
            .collect();
        let findings = found(picture((2, 2), &cmyk(bits), &row.repeat(2)), None);
        assert_eq!(codes(&findings), ["total-ink"], "{bits} bits");
        assert_eq!(message(&findings[0]), "300 % of ink in the picture, 240 % at most", "{bits} bits");
    }
}

#[test]
fn samples_that_are_written_as_differences_are_measured() {
    let sums: [Vec<u8>; 5] = [
        // Plain, from the left, from above, the mean of both, the nearest of three: all come to 200 each.
        [[0, 200, 200, 200, 200, 200, 200, 200, 200], [0, 200, 200, 200, 200, 200, 200, 200, 200]].concat(),
        [[1, 200, 200, 200, 200, 0, 0, 0, 0], [1, 200, 200, 200, 200, 0, 0, 0, 0]].concat(),
        [[0, 200, 200, 200, 200, 200, 200, 200, 200], [2, 0, 0, 0, 0, 0, 0, 0, 0]].concat(),
        [[0, 200, 200, 200, 200, 200, 200, 200, 200], [3, 100, 100, 100, 100, 0, 0, 0, 0]].concat(),
        [[4, 200, 200, 200, 200, 0, 0, 0, 0], [4, 0, 0, 0, 0, 0, 0, 0, 0]].concat(),
    ];
    let with = |predictor: u32| {
        format!("{CMYK} {FLATE} /DecodeParms << /Predictor {predictor} /Colors 4 /Columns 2 >>")
    };
    let told = |paper: Paper| {
        found(paper, None).iter().inspect(|one| assert_told(one)).map(message).collect::<Vec<_>>()
    };
    for rows in sums {
        let paper = picture((2, 2), &with(15), &deflated(&rows));
        assert_eq!(told(paper), ["313.7 % of ink in the picture, 240 % at most"], "{rows:?}");
    }
    let tiff = [200, 200, 200, 200, 0, 0, 0, 0].repeat(2);
    let paper = picture((2, 2), &with(2), &deflated(&tiff));
    assert_eq!(told(paper), ["313.7 % of ink in the picture, 240 % at most"]);
}

#[test]
fn ink_is_measured_on_the_last_page_of_a_large_job_too() {
    // 14 pages of one picture each, 48 MB unpacked: 672 MB.
    let data = deflated(&vec![255; 4 * 3_000 * 4_000]);
    let (first, pages) = (30, 14);
    let kids: Vec<String> = (0..pages).map(|at| format!("{} 0 R", first + 2 * at)).collect();
    let mut paper =
        sound().change(PAGES, "[3 0 R] /Count 1", &format!("[{}] /Count {pages}", kids.join(" ")));
    for page in (0..pages).map(|at| first + 2 * at) {
        let resources = format!("<< /XObject << /P {} 0 R >> >>", page + 1);
        paper = paper
            .with(page, &format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 220 320] /BleedBox [5 5 215 315] /TrimBox [10 10 210 310] /Contents 4 0 R /Resources {resources} >>"))
            .with_stream(page + 1, &format!("/Subtype /Image /Width 3000 /Height 4000 {CMYK} {FLATE}"), &data);
    }
    let findings = found(paper.content("q 100 0 0 100 50 50 cm /P Do Q"), None);
    assert_eq!(codes(&findings), vec!["total-ink"; pages as usize]);
}

#[test]
fn what_is_too_much_to_measure_is_told() {
    // Four thousand million samples, said and not there.
    let findings = found(picture((100_000, 10_000), CMYK, &[0; 100]), None);
    assert!(codes(&findings).contains(&"unknown-ink"), "{findings:#?}");
}

#[test]
fn a_stencil_prints_the_ink_of_the_colour_that_is_set() {
    let stencil = || picture((8, 2), "/ImageMask true", &[0, 0]);
    let findings = found(stencil(), None);
    assert_eq!(codes(&findings), ["total-ink"]);
    assert_eq!(message(&findings[0]), "400 % of ink in the picture, 240 % at most");
    assert_eq!(found(stencil().change(4, "1 1 1 1 k", "1 0 0 0 k"), None), []);
}

#[test]
fn a_picture_on_every_plate_is_a_registration_mark() {
    let all = "/ColorSpace [/Separation /All /DeviceCMYK << /FunctionType 2 /N 1 /Domain [0 1] /C1 [1 1 1 1] >>] /BitsPerComponent 8";
    assert_eq!(codes(&found(picture((2, 2), all, &[255; 4]), None)), ["registration-colour"]);
    assert_eq!(found(picture((2, 2), all, &[0; 4]), None), []);
    let indexed = all.replace("/ColorSpace ", "/ColorSpace [/Indexed ").replace("/Bits", "1 <00FF>] /Bits");
    assert_eq!(codes(&found(picture((2, 2), &indexed, &[1; 4]), None)), ["registration-colour"]);
}

#[test]
fn colours_of_a_table_that_no_pixel_has_do_not_count() {
    let table = "/ColorSpace [/Indexed /DeviceCMYK 1 <00000000FFFFFFFF>] /BitsPerComponent 8";
    assert_eq!(found(picture((2, 2), table, &[0; 4]), None), []);
    assert_eq!(codes(&found(picture((2, 2), table, &[0, 0, 0, 1]), None)), ["total-ink"]);
    // Decode may turn the table round.
    let turned = table.replace("/BitsPerComponent 8", "/BitsPerComponent 1 /Decode [1 0]");
    assert_eq!(codes(&found(picture((2, 2), &turned, &[0; 2]), None)), ["total-ink"]);
}
