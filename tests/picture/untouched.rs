//! Grey and CMYK pixels are the house's own separations: they stay what they are.

use banxin::geom::{Length, Size};
use banxin::picture::{Data, Space};
use jpeg_encoder::ColorType as Jpeg;
use png::{BitDepth, ColorType};
use tiff::encoder::colortype;
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;

use super::make::{jpeg, jpeg_with, noise, plain_tiff, png, tiff};
use super::raster;

/// The samples as a JPEG file stores them.
fn stored(file: &[u8], space: ColorSpace) -> Vec<u8> {
    let options = DecoderOptions::default().jpeg_set_out_colorspace(space);
    zune_jpeg::JpegDecoder::new_with_options(ZCursor::new(file), options).decode().unwrap()
}

#[test]
fn a_grey_png_has_its_own_samples() {
    let pixels = noise(7 * 5);
    let found = raster(png((7, 5), ColorType::Grayscale, BitDepth::Eight, &pixels));
    assert_eq!((found.width, found.height, found.space), (7, 5, Space::Gray));
    assert_eq!(found.data, Data::Samples(pixels));
}

#[test]
fn sixteen_bits_are_rounded_to_eight() {
    let wide = [0_u16, 128, 129, 32_767, 32_768, 65_406, 65_407, 65_535];
    let rounded = [0, 0, 1, 127, 128, 254, 255, 255];
    let big_endian: Vec<u8> = wide.iter().flat_map(|sample| sample.to_be_bytes()).collect();
    let found = raster(png((8, 1), ColorType::Grayscale, BitDepth::Sixteen, &big_endian));
    assert_eq!(found.data, Data::Samples(rounded.to_vec()));
    let found = raster(tiff::<colortype::Gray16>((8, 1), &wide, &[]));
    assert_eq!(found.data, Data::Samples(rounded.to_vec()));
    let found = raster(tiff::<colortype::CMYK16>((2, 1), &wide, &[]));
    assert_eq!((found.space, found.data), (Space::Cmyk, Data::Samples(rounded.to_vec())));
}

#[test]
fn line_art_of_one_bit_is_black_and_paper() {
    let found = raster(png((10, 1), ColorType::Grayscale, BitDepth::One, &[0b1010_0000, 0b0100_0000]));
    let wanted = vec![255, 0, 255, 0, 0, 0, 0, 0, 0, 255];
    assert_eq!(found.data, Data::Samples(wanted.clone()));
    // In TIFF black may be zero or one.
    for (photometric, bytes) in [(1, [0b1010_0000, 0b0100_0000]), (0, [0b0101_1111, 0b1011_1111])] {
        let tags: &[(u16, &[u16])] = &[(258, &[1]), (262, &[photometric]), (277, &[1])];
        let found = raster(plain_tiff((10, 1), tags, &bytes));
        assert_eq!(found.data, Data::Samples(wanted.clone()), "photometric {photometric}");
    }
}

/// Group 4, as line art comes from scanners: a ball and a line, made by libtiff.
#[test]
fn line_art_of_facsimile_is_read() {
    let found = raster(include_bytes!("fax.tif").to_vec());
    assert_eq!((found.width, found.height, found.space), (40, 16, Space::Gray));
    let samples = found.samples().unwrap();
    assert_eq!([samples[0], samples[8 * 40 + 12], samples[15 * 40 + 22]], [255, 0, 0]);
    assert!(samples.iter().all(|sample| [0, 255].contains(sample)));
    assert_eq!(samples.iter().map(|sample| u32::from(*sample) / 255).sum::<u32>(), 40 * 16 - 178);
}

#[test]
fn a_cmyk_tiff_has_its_own_samples() {
    let pixels = noise(4 * 6 * 3);
    let found = raster(tiff::<colortype::CMYK8>((6, 3), &pixels, &[]));
    assert_eq!((found.width, found.height, found.space), (6, 3, Space::Cmyk));
    assert_eq!(found.data, Data::Samples(pixels));
}

#[test]
fn cmyk_that_lies_ink_by_ink_is_put_together() {
    let planes: Vec<u8> = (0..8).map(|at| 10 * at).collect();
    let tags: &[(u16, &[u16])] = &[(258, &[8, 8, 8, 8]), (262, &[5]), (277, &[4]), (284, &[2])];
    // One strip an ink.
    let mut file = plain_tiff((2, 1), tags, &planes);
    // plain_tiff writes one strip only: give each ink its own, by hand.
    let at =
        |tag: u16| file.windows(4).position(|w| w[..2] == tag.to_le_bytes() && w[2..] == [4, 0]).unwrap();
    let (offsets, counts) = (at(273), at(279));
    let start = u32::from_le_bytes(file[offsets + 8..offsets + 12].try_into().unwrap());
    let (table, end) = (file.len() as u32, file.len() as u32 + 16);
    for (entry, place) in [(offsets, table), (counts, end)] {
        file[entry + 4..entry + 8].copy_from_slice(&4_u32.to_le_bytes());
        file[entry + 8..entry + 12].copy_from_slice(&place.to_le_bytes());
    }
    file.extend((0..4).flat_map(|ink| (start + 2 * ink).to_le_bytes()));
    file.extend([2_u32; 4].into_iter().flat_map(u32::to_le_bytes));
    let found = raster(file);
    assert_eq!(found.data, Data::Samples(vec![0, 20, 40, 60, 10, 30, 50, 70]));
}

#[test]
fn a_grey_jpeg_is_its_own_file() {
    let file = jpeg((16, 9), Jpeg::Luma, &noise(16 * 9));
    let found = raster(file.clone());
    assert_eq!((found.width, found.height, found.space), (16, 9, Space::Gray));
    assert_eq!(found.samples().unwrap(), stored(&file, ColorSpace::Luma));
    assert_eq!(found.data, Data::Jpeg { bytes: file.into(), inverted: false });
}

#[test]
fn a_progressive_jpeg_is_its_own_file_too() {
    let file = jpeg_with((40, 24), Jpeg::Luma, &noise(40 * 24), |encoder| encoder.set_progressive(true));
    let found = raster(file.clone());
    assert_eq!(found.samples().unwrap(), stored(&file, ColorSpace::Luma));
    assert_eq!(found.data, Data::Jpeg { bytes: file.into(), inverted: false });
}

/// Adobe's files hold 255 where there is no ink; PDF is to be told so, and who asks for samples gets ink.
#[test]
fn a_cmyk_jpeg_is_its_own_file_and_says_that_it_is_inverted() {
    let file = jpeg((8, 8), Jpeg::Cmyk, &noise(4 * 64));
    let found = raster(file.clone());
    assert_eq!(found.space, Space::Cmyk);
    let inks: Vec<u8> = stored(&file, ColorSpace::CMYK).iter().map(|sample| 255 - sample).collect();
    assert_eq!(found.samples().unwrap(), inks);
    assert_eq!(found.data, Data::Jpeg { bytes: file.into(), inverted: true });
}

/// As libjpeg reads it too: one level is lost in rounding. What was given as solid is solid.
#[test]
fn luminance_and_chrominance_of_cmyk_become_inks() {
    let file = jpeg((8, 8), Jpeg::CmykAsYcck, &[200, 40, 90, 30].repeat(64));
    let found = raster(file.clone());
    assert_eq!(found.samples().unwrap(), [201, 40, 90, 30].repeat(64));
    assert_eq!(found.data, Data::Jpeg { bytes: file.into(), inverted: true });
}

/// The inversion in the file is not one of the inks.
#[test]
fn ink_of_a_cmyk_jpeg_is_ink() {
    let found = raster(jpeg((8, 8), Jpeg::Cmyk, &[200, 40, 90, 30].repeat(64)));
    assert_eq!(found.samples().unwrap(), [200, 40, 90, 30].repeat(64));
}

/// Too much ink in a separation is for preflight to report, not to be mended here.
#[test]
fn cmyk_above_the_limit_is_left_and_reported() {
    let pixels = vec![255; 4];
    let found = raster(tiff::<colortype::CMYK8>((1, 1), &pixels, &[]));
    assert_eq!(found.data, Data::Samples(pixels));
    assert_eq!(found.most_ink, 40_000);
}

#[test]
fn the_most_ink_is_that_of_the_darkest_pixel() {
    let pixels = [255, 0, 0, 0, 51, 51, 51, 204, 0, 0, 0, 255];
    assert_eq!(raster(tiff::<colortype::CMYK8>((3, 1), &pixels, &[])).most_ink, 14_000);
    let grey = png((3, 1), ColorType::Grayscale, BitDepth::Eight, &[255, 204, 230]);
    assert_eq!(raster(grey).most_ink, 2_000);
}

#[test]
fn resolution_is_pixels_an_inch_of_the_coarser_way() {
    let found = raster(png((300, 200), ColorType::Grayscale, BitDepth::Eight, &noise(60_000)));
    let inch = |width: i64, height: i64| Size {
        width: Length(width * 72_000_000),
        height: Length(height * 72_000_000),
    };
    assert_eq!(found.resolution(inch(1, 1)), 200);
    assert_eq!(found.resolution(inch(3, 1)), 100);
    assert_eq!(found.resolution(inch(0, 0)), u32::MAX);
}
