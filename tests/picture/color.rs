//! RGB becomes ink where the profile of the press puts it, and never more than the press takes.

use banxin::picture::{Converter, Data, Raster, Rendering, Screen, Space, read};
use jpeg_encoder::ColorType as Jpeg;
use png::{BitDepth, ColorType};
use proptest::prelude::*;
use tiff::encoder::colortype;
use tiff::tags::Tag;

use super::make::{interlaced, jpeg, jpeg_with, noise, png, png_with, rgb, tiff, tiff_with_profile};
use super::{TOTAL_INK, converter, newsprint, raster, refused};

/// Far enough apart for two programs that interpolate between the same points of a profile: 2 %.
const NEAR: u8 = 5;

/// sRGB, and the inks that LittleCMS 2 makes of it for the newsprint profile: perceptual, and relative with
/// black point compensation.
const LITTLE_CMS: &[([u8; 3], [u8; 4], [u8; 4])] = &[
    ([255, 255, 255], [0, 0, 0, 0], [0, 0, 0, 0]),
    ([255, 0, 0], [0, 222, 234, 1], [0, 240, 237, 3]),
    ([0, 255, 0], [104, 0, 251, 0], [103, 0, 194, 0]),
    ([0, 0, 255], [241, 110, 0, 32], [247, 192, 0, 0]),
    ([0, 255, 255], [93, 0, 23, 1], [84, 0, 23, 0]),
    ([255, 0, 255], [52, 195, 0, 1], [59, 156, 0, 0]),
    ([255, 255, 0], [4, 0, 243, 1], [8, 0, 250, 0]),
    ([200, 150, 120], [0, 68, 108, 47], [0, 65, 98, 55]),
    ([60, 90, 140], [173, 87, 0, 80], [180, 102, 0, 80]),
    ([128, 128, 128], [18, 3, 0, 135], [17, 3, 0, 137]),
    ([40, 40, 40], [93, 60, 51, 215], [95, 69, 71, 203]),
    ([30, 60, 20], [146, 5, 184, 198], [122, 32, 121, 196]),
    ([0, 0, 0], [152, 120, 113, 204], [136, 103, 112, 202]),
];

fn samples(raster: &Raster) -> Vec<u8> {
    raster.samples().unwrap().into_owned()
}

fn inks(pixels: &[[u8; 3]], rendering: Rendering) -> Vec<[u8; 4]> {
    // A colour, so that greys among the pixels don't make the picture grey.
    let all = [pixels, &[[255, 0, 0]]].concat();
    let found = read(rgb(&all), converter(rendering)).unwrap();
    assert_eq!(found.space, Space::Cmyk);
    let samples = samples(&found);
    samples.as_chunks().0[..pixels.len()].to_vec()
}

#[test]
fn colours_land_where_another_engine_puts_them() {
    for (rgb, wanted, _) in LITTLE_CMS {
        let found = inks(&[*rgb], Rendering::Perceptual)[0];
        let near = found.iter().zip(wanted).all(|(a, b)| a.abs_diff(*b) <= 1);
        assert!(near, "{rgb:?}: {found:?}, not {wanted:?}");
    }
}

#[test]
fn relative_colours_are_fitted_to_the_black_that_another_engine_finds() {
    for (rgb, _, wanted) in LITTLE_CMS {
        let found = inks(&[*rgb], Rendering::Relative)[0];
        let near = found.iter().zip(wanted).all(|(a, b)| a.abs_diff(*b) <= 1);
        assert!(near, "{rgb:?}: {found:?}, not {wanted:?}");
    }
}

#[test]
fn white_is_paper() {
    for rendering in [Rendering::Perceptual, Rendering::Relative] {
        assert_eq!(inks(&[[255; 3]], rendering), [[0; 4]]);
    }
}

#[test]
fn a_picture_without_colour_is_grey() {
    let greys: Vec<[u8; 3]> = (0..=255).map(|value| [value; 3]).collect();
    let found = raster(rgb(&greys));
    assert_eq!((found.space, found.width), (Space::Gray, 256));
    assert_eq!(found.data, Data::Samples((0..=255).collect()));
    assert_eq!(found.most_ink, 10_000);
}

#[test]
fn one_coloured_pixel_makes_it_a_colour_picture() {
    let found = raster(rgb(&[[10; 3], [10, 10, 11]]));
    assert_eq!(found.space, Space::Cmyk);
}

#[test]
fn all_formats_give_the_same_inks() {
    let pixels: Vec<u8> = [200, 150, 120].repeat(64);
    let of_png = samples(&raster(png((8, 8), ColorType::Rgb, BitDepth::Eight, &pixels)));
    let of_tiff = samples(&raster(tiff::<colortype::RGB8>((8, 8), &pixels, &[])));
    assert_eq!(of_png, of_tiff);
    let wide: Vec<u16> = pixels.iter().map(|sample| u16::from(*sample) * 257).collect();
    assert_eq!(of_png, samples(&raster(tiff::<colortype::RGB16>((8, 8), &wide, &[]))));
    // JPEG rounds colours by a level or so.
    let of_jpeg = samples(&raster(jpeg((8, 8), Jpeg::Rgb, &pixels)));
    assert!(of_png.iter().zip(&of_jpeg).all(|(a, b)| a.abs_diff(*b) <= NEAR), "{:?}", &of_jpeg[..4]);
}

#[test]
fn palettes_are_expanded() {
    let file = png_with((4, 1), ColorType::Indexed, BitDepth::Two, &[0b0001_1011], |info| {
        info.palette = Some(vec![255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255].into());
    });
    let found = samples(&raster(file));
    let plain = samples(&raster(rgb(&[[255, 0, 0], [0, 255, 0], [0, 0, 255], [255; 3]])));
    assert_eq!(found, plain);
}

#[test]
fn what_is_transparent_is_paper() {
    let file = png((2, 1), ColorType::Rgba, BitDepth::Eight, &[255, 0, 0, 0, 255, 0, 0, 255]);
    let found = samples(&raster(file));
    assert_eq!(&found[..4], [0; 4]);
    assert_eq!(&found[4..], samples(&raster(rgb(&[[255, 0, 0]]))));
    let file = png((3, 1), ColorType::GrayscaleAlpha, BitDepth::Eight, &[0, 0, 0, 128, 0, 255]);
    assert_eq!(raster(file).data, Data::Samples(vec![255, 127, 0]));
    let file = tiff::<colortype::RGBA8>((1, 1), &[255, 0, 0, 0], &[(Tag::ExtraSamples, 2)]);
    assert_eq!(raster(file).space, Space::Gray);
}

#[test]
fn interlaced_files_are_the_same_pictures() {
    let [a, b, c, d] = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255; 3]];
    assert_eq!(samples(&raster(interlaced([a, b, c, d]))), samples(&raster(rgb(&[a, b, c, d]))));
}

/// The profile of a picture whose red and blue are exchanged makes blue ink of what would be red.
#[test]
fn the_profile_inside_a_picture_is_honoured() {
    let exchanged = exchanged_srgb();
    let pixels: Vec<u8> = [200, 90, 60].repeat(64);
    let turned: Vec<u8> = [60, 90, 200].repeat(64);
    let plain = |pixels: &[u8]| samples(&raster(png((8, 8), ColorType::Rgb, BitDepth::Eight, pixels)));
    let near = |a: &[u8], b: &[u8]| a.iter().zip(b).all(|(a, b)| a.abs_diff(*b) <= NEAR);
    let file = png_with((8, 8), ColorType::Rgb, BitDepth::Eight, &pixels, |info| {
        info.icc_profile = Some(exchanged.clone().into());
    });
    let found = samples(&raster(file));
    assert!(near(&found, &plain(&turned)) && !near(&found, &plain(&pixels)), "png: {:?}", &found[..4]);
    let file = jpeg_with((8, 8), Jpeg::Rgb, &pixels, |encoder| encoder.add_icc_profile(&exchanged).unwrap());
    assert!(near(&samples(&raster(file)), &plain(&turned)), "jpeg");
    let file = tiff_with_profile::<colortype::RGB8>((8, 8), &pixels, &exchanged);
    assert!(near(&samples(&raster(file)), &plain(&turned)), "tiff");
}

#[test]
fn a_profile_that_does_not_fit_is_an_error() {
    let pixels = noise(3 * 64);
    for profile in [newsprint(), b"no profile at all".to_vec()] {
        let file = png_with((8, 8), ColorType::Rgb, BitDepth::Eight, &pixels, |info| {
            info.icc_profile = Some(profile.into());
        });
        assert_eq!(refused(file).code(), "picture-profile");
    }
}

#[test]
fn a_condition_is_a_press_with_four_inks() {
    for icc in [Screen::profile(), Vec::new(), newsprint()[..5000].to_vec()] {
        let error = Converter::new(&icc, Rendering::Perceptual, TOTAL_INK).unwrap_err();
        assert_eq!(error.code(), "condition-profile");
    }
}

#[test]
fn black_keeps_to_the_limit_and_is_kept() {
    let tight = Converter::new(&newsprint(), Rendering::Perceptual, 20_000).unwrap();
    let pixels = [[0, 0, 0], [255, 0, 0]];
    let loose = samples(&raster(rgb(&pixels)));
    let found = read(rgb(&pixels), &tight).unwrap();
    assert!(found.most_ink <= 20_000, "{}", found.most_ink);
    let found = samples(&found);
    assert!(loose[..4].iter().map(|sample| u32::from(*sample)).sum::<u32>() > 510, "no test of the limit");
    assert_eq!(found[3], loose[3], "the black ink");
    for ink in 0..3 {
        assert!(found[ink] < loose[ink], "ink {ink}: {found:?} of {loose:?}");
    }
}

/// The same bytes on every machine: a change of them is a change of every archive.
#[test]
fn the_bytes_of_a_converted_picture_do_not_change() {
    let pixels = noise(3 * 64 * 64);
    let found = samples(&raster(png((64, 64), ColorType::Rgb, BitDepth::Eight, &pixels)));
    let sum = found.iter().fold(0_u64, |sum, sample| sum.wrapping_mul(31).wrapping_add(u64::from(*sample)));
    assert_eq!(sum, 10_651_310_722_598_868_194);
}

proptest! {
    // Making a converter takes longer than the pixels do.
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn no_pixel_has_more_ink_than_the_limit(
        pixels in prop::collection::vec(any::<[u8; 3]>(), 1..200),
        limit in 0_u32..=40_000,
        relative in any::<bool>(),
    ) {
        let rendering = if relative { Rendering::Relative } else { Rendering::Perceptual };
        let tight = Converter::new(&newsprint(), rendering, limit).unwrap();
        let found = read(rgb(&[&pixels[..], &[[1, 2, 3]]].concat()), &tight).unwrap();
        prop_assert!(found.most_ink <= limit, "{} of {limit}", found.most_ink);
    }
}

/// An sRGB profile with the primaries of red and blue exchanged.
fn exchanged_srgb() -> Vec<u8> {
    let mut profile = Screen::profile();
    let at = |tag: &[u8; 4]| profile[128..].windows(4).position(|window| window == tag).unwrap() + 128;
    let (red, blue) = (at(b"rXYZ"), at(b"bXYZ"));
    profile[red..red + 4].copy_from_slice(b"bXYZ");
    profile[blue..blue + 4].copy_from_slice(b"rXYZ");
    profile
}
