//! How a nameplate that is a picture is printed: in which inks, with how many pixels, and as what in press files.

use banxin::diag::{Severity, Sources};
use banxin::page::{Composition, Picture};
use banxin::picture::Space;
use lopdf::Document;
use png::{BitDepth, ColorType};

use super::{LAYOUT, bits, pictures, plated};
use crate::picture::make::{jpeg_with, png};
use crate::support::house::House;
use crate::support::print::{operations, text_string};

const EDITION: &str = "paper/edition.toml";
const DATE: &str = "date = 2022-09-30";

/// The pages of the house's edition, and the codes of all that is told of them, by how bad it is.
fn judged(house: &House) -> (Composition, Vec<(Severity, &'static str)>) {
    let loaded = banxin::load(house.path("paper"), &mut Sources::default()).unwrap();
    let composed = loaded.compose();
    let told = composed.found.iter().map(|one| (one.severity, one.code)).collect();
    (composed.composition, told)
}

fn plate(composition: &Composition) -> &Picture {
    &composition.pictures[usize::from(pictures(composition)[0].picture.0)]
}

/// A picture of 8-bit pixels, 2400 × 600, as each is said to be.
fn of_pixels<const N: usize>(color: ColorType, pixel: impl Fn(u32, u32) -> [u8; N]) -> Vec<u8> {
    let (width, height) = (2400, 600);
    let samples: Vec<u8> =
        (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).flat_map(|(x, y)| pixel(x, y)).collect();
    png((width, height), color, BitDepth::Eight, &samples)
}

fn inside(x: u32, y: u32) -> bool {
    (100..500).contains(&y) && (100..1500).contains(&x)
}

#[test]
fn black_is_printed_in_black_alone_whatever_its_pixels_are() {
    let grey = |x, y| [if inside(x, y) { 0 } else { 255 }];
    let palette = {
        let mut file = Vec::new();
        let mut info = png::Info::with_size(2400, 600);
        (info.color_type, info.bit_depth) = (ColorType::Indexed, BitDepth::One);
        info.palette = Some(vec![0, 0, 0, 255, 255, 255].into());
        let mut writer = png::Encoder::with_info(&mut file, info).unwrap().write_header().unwrap();
        writer.write_image_data(&vec![0x0F; 2400 / 8 * 600]).unwrap();
        writer.finish().unwrap();
        file
    };
    let deep: Vec<u8> = [0, 0].repeat(2400 * 600);
    for (what, file) in [
        ("one bit", bits(600)),
        ("grey", of_pixels(ColorType::Grayscale, grey)),
        ("RGB without a colour", of_pixels(ColorType::Rgb, |x, y| [grey(x, y)[0]; 3])),
        ("a palette", palette),
        ("16 bits", png((2400, 600), ColorType::Grayscale, BitDepth::Sixteen, &deep)),
        ("what lies on nothing", of_pixels(ColorType::Rgba, |x, y| [0, 0, 0, 255 - grey(x, y)[0]])),
    ] {
        let (composition, told) = judged(&plated("plate.png", file, ""));
        assert_eq!(told, [], "{what}");
        let raster = &plate(&composition).raster;
        assert_eq!((raster.space, raster.most_ink), (Space::Gray, 10_000), "{what}");
        let samples = raster.samples().unwrap();
        assert!(samples.iter().all(|sample| [0, 255].contains(sample)), "{what}");
    }
}

#[test]
fn a_colour_is_separated_within_the_ink_that_the_press_takes() {
    let red = of_pixels(ColorType::Rgb, |x, y| if inside(x, y) { [0xC8, 0x16, 0x1D] } else { [9, 0, 4] });
    let (composition, told) = judged(&plated("plate.png", red, ""));
    assert_eq!(told, []);
    let raster = &plate(&composition).raster;
    assert_eq!(raster.space, Space::Cmyk);
    assert!(raster.most_ink <= 24_000);
}

#[test]
fn what_its_file_holds_says_what_it_is_and_not_how_it_is_called() {
    let jpeg = jpeg_with((2400, 600), jpeg_encoder::ColorType::Luma, &vec![0; 2400 * 600], |_| ());
    for name in ["plate.jpg", "plate.JPEG", "plate.png", "plate.tif"] {
        let (composition, told) = judged(&plated(name, &jpeg, ""));
        assert_eq!(told, [], "{name}");
        assert_eq!(plate(&composition).raster.space, Space::Gray, "{name}");
    }
}

#[test]
fn its_pixels_are_kept_up_to_those_of_lettering_and_no_screen_softens_them() {
    // 51 pt at 1200 pixels an inch are 850.
    for (has, prints) in [(600, 600), (850, 850), (1700, 851)] {
        let (composition, told) = judged(&plated("plate.png", bits(has), ""));
        assert_eq!(told, []);
        assert_eq!(plate(&composition).raster.height, prints, "of {has}");
    }
}

#[test]
fn one_that_is_too_coarse_is_told_as_other_pictures_are_and_line_art_sooner() {
    let grey = |height: u32| {
        let samples = vec![0; (height * height * 4) as usize];
        png((height * 4, height), ColorType::Grayscale, BitDepth::Eight, &samples)
    };
    let told = |file: Vec<u8>| judged(&plated("plate.png", file, "")).1;
    assert_eq!(told(bits(60)), [(Severity::Error, "picture-too-coarse")]);
    assert_eq!(told(bits(120)), [(Severity::Warning, "picture-coarse")]);
    assert_eq!(told(bits(400)), [(Severity::Warning, "nameplate-coarse")]);
    assert_eq!(told(bits(428)), []);
    assert_eq!(told(grey(60)), [(Severity::Error, "picture-too-coarse")]);
    assert_eq!(told(grey(400)), [], "greys soften its edges");
}

#[test]
fn in_mourning_it_is_printed_in_black_alone() {
    let red = of_pixels(ColorType::Rgb, |x, y| if inside(x, y) { [0xC8, 0x16, 0x1D] } else { [255; 3] });
    let house = plated("plate.png", red, "");
    assert_eq!(plate(&judged(&house).0).raster.space, Space::Cmyk);
    let house = house.change(EDITION, DATE, &format!("{DATE}\ndress = \"mourning\""));
    assert_eq!(plate(&judged(&house).0).raster.space, Space::Gray);
}

#[test]
fn on_a_feast_a_black_one_stays_black_and_is_told_and_a_red_one_is_not() {
    let festive = |file: Vec<u8>| {
        let inks =
            "\n[inks]\nred = { plate = \"PANTONE 485 C\", cmyk = [\"0%\", \"95%\", \"100%\", \"0%\"] }\n";
        let house = plated("plate.png", file, "").add(LAYOUT, &format!("{inks}[festive]\ncolor = \"red\"\n"));
        judged(&house.change(EDITION, DATE, &format!("{DATE}\ndress = \"festive\""))).1
    };
    assert_eq!(festive(bits(600)), [(Severity::Warning, "festive-nameplate")]);
    assert_eq!(festive(of_pixels(ColorType::Rgb, |_, _| [0xC8, 0x16, 0x1D])), []);
}

#[test]
fn every_press_file_has_it_in_inks_of_the_press_without_transparency_and_says_what_is_read_in_it() {
    let file = of_pixels(ColorType::Rgba, |x, y| [0xC8, 0x16, 0x1D, if inside(x, y) { 200 } else { 0 }]);
    let house = plated("plate.png", file, "");
    for profile in ["x4", "x1a", "a2u", "x4+a2u"] {
        let built = house.run(&["build", "paper", "--profile", profile, "-o", "page.pdf"]);
        assert!(built.status.success(), "{profile}: {}", String::from_utf8_lossy(&built.stderr));
        let document = Document::load(house.path("page.pdf")).unwrap();
        let images: Vec<_> = document
            .objects
            .values()
            .filter_map(|object| object.as_stream().ok())
            .filter(|stream| {
                stream
                    .dict
                    .get(b"Subtype")
                    .is_ok_and(|name| name.as_name().is_ok_and(|name| name == b"Image"))
            })
            .collect();
        let [image] = images[..] else { panic!("{profile}: one image") };
        assert!(image.dict.get(b"SMask").is_err() && image.dict.get(b"Mask").is_err(), "{profile}");
        assert_eq!(image.dict.get(b"ColorSpace").unwrap().as_name().unwrap(), b"DeviceCMYK", "{profile}");
        let operations = operations(&document, document.get_pages()[&1]);
        let at = operations.iter().position(|one| one.operator == "Do").unwrap();
        let spans = operations[..at].iter().rev().filter(|one| one.operator == "BDC");
        let text = spans.clone().next().unwrap().operands[1].as_dict().unwrap().get(b"ActualText").unwrap();
        assert_eq!(text_string(text), "日报", "{profile}");
        let looked_at = house.run(&["preflight", "page.pdf"]);
        assert!(looked_at.status.success(), "{profile}: {}", String::from_utf8_lossy(&looked_at.stdout));
    }
}
