//! Pictures in black alone, whatever they are.

use std::sync::LazyLock;

use banxin::picture::{Converter, Raster, Rendering, Space, read};
use jpeg_encoder::ColorType;
use tiff::encoder::colortype;

use super::make::{jpeg, noise, rgb, tiff};
use super::{TOTAL_INK, newsprint};

fn raster(file: Vec<u8>) -> Raster {
    static BLACK: LazyLock<Converter> = LazyLock::new(|| {
        Converter::new(&newsprint(), Rendering::Perceptual, TOTAL_INK).unwrap().in_black_alone()
    });
    read(file, &BLACK).unwrap()
}

/// The greys of a picture that has come out as one.
fn greys(file: Vec<u8>) -> Vec<u8> {
    let raster = raster(file);
    assert_eq!(raster.space, Space::Gray);
    raster.samples().unwrap().into_owned()
}

#[test]
fn a_colour_is_as_light_as_it_was() {
    // Red gives 0.2225 of the light of white, green 0.7169, blue 0.0606: sRGB stores those as 130, 219 and 69.
    let colours = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255; 3], [0; 3]];
    let found = greys(rgb(&colours));
    for (found, wanted) in found.iter().zip([130_u8, 219, 69, 255, 0]) {
        assert!(found.abs_diff(wanted) <= 1, "{found} for {wanted}");
    }
}

#[test]
fn grey_is_the_same_in_a_picture_of_colour_as_by_itself() {
    let neutral: Vec<[u8; 3]> = (0..=255).map(|grey| [grey; 3]).collect();
    let coloured: Vec<[u8; 3]> = neutral.iter().copied().chain([[255, 0, 0]]).collect();
    let (alone, beside) = (greys(rgb(&neutral)), greys(rgb(&coloured)));
    assert!(alone.iter().zip(&beside).all(|(one, other)| one.abs_diff(*other) <= 1), "{beside:?}");
}

#[test]
fn black_that_a_house_has_separated_stays_as_it_is() {
    let samples: Vec<u8> = (0..=255).flat_map(|black| [0, 0, 0, black]).collect();
    let found = greys(tiff::<colortype::CMYK8>((256, 1), &samples, &[]));
    assert_eq!(found, (0..=255).rev().collect::<Vec<u8>>());
}

#[test]
fn a_separated_file_does_not_go_to_press_itself() {
    let found = raster(jpeg((24, 16), ColorType::Cmyk, &noise(24 * 16 * 4)));
    assert_eq!((found.space, found.width, found.height), (Space::Gray, 24, 16));
}

#[test]
fn a_grey_file_does() {
    let file = jpeg((24, 16), ColorType::Luma, &noise(24 * 16));
    let usual = Converter::new(&newsprint(), Rendering::Perceptual, TOTAL_INK).unwrap();
    assert_eq!(raster(file.clone()), read(file, &usual).unwrap());
}
