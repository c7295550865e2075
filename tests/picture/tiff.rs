//! TIFF files of other kinds than those that writers of tests make: what becomes of them on the press.

use banxin::picture::{Data, Space};
use png::{BitDepth, ColorType};
use tiff::encoder::colortype;

use super::make::{jpeg, plain_tiff, png, tiff};
use super::{raster, refused};

/// One strip that is packed or says more, of a plain file.
fn one(size: (u16, u16), tags: &[(u16, &[u16])], strip: &[u8]) -> Vec<u8> {
    plain_tiff(size, tags, strip)
}

#[test]
fn a_palette_is_separated_as_its_colours_are() {
    let mut map = [0_u16; 768];
    for (number, [red, green, blue]) in [[200, 40, 90], [10, 250, 128]].into_iter().enumerate() {
        for (plane, level) in [red, green, blue].into_iter().enumerate() {
            map[256 * plane + number] = 257 * level;
        }
    }
    let file = one((2, 1), &[(258, &[8]), (262, &[3]), (277, &[1]), (320, &map)], &[0, 1]);
    let colours = png((2, 1), ColorType::Rgb, BitDepth::Eight, &[200, 40, 90, 10, 250, 128]);
    assert_eq!(raster(file).data, raster(colours).data);
}

#[test]
fn luminance_and_lab_without_colour_are_grey() {
    let grey = [90, 128, 128, 255, 128, 128];
    let tags: &[(u16, &[u16])] = &[(258, &[8; 3]), (262, &[6]), (277, &[3]), (530, &[1, 1])];
    let found = raster(one((2, 1), tags, &grey));
    assert_eq!((found.space, found.data), (Space::Gray, Data::Samples(vec![90, 255])));
    let tags: &[(u16, &[u16])] = &[(258, &[8; 3]), (262, &[8]), (277, &[3])];
    let found = raster(one((3, 1), tags, &[0, 0, 0, 255, 0, 0, 137, 0, 0]));
    assert_eq!((found.space, found.data), (Space::Gray, Data::Samples(vec![0, 255, 128])));
}

#[test]
fn a_jpeg_inside_has_the_samples_of_a_jpeg() {
    let file = jpeg((16, 8), jpeg_encoder::ColorType::Luma, &super::make::noise(128));
    let mut inside = one((16, 8), &[(258, &[8]), (262, &[1]), (277, &[1])], &file);
    let compression = inside.windows(4).position(|tag| tag == [3, 1, 3, 0]).unwrap();
    inside[compression + 8] = 7;
    assert_eq!(raster(inside).samples().unwrap(), raster(file).samples().unwrap());
}

#[test]
fn colours_of_sixteen_bits_are_those_of_eight() {
    let wide: Vec<u16> = [200, 40, 90, 10, 250, 128].iter().map(|level| 257 * level).collect();
    let colours = png((2, 1), ColorType::Rgb, BitDepth::Eight, &[200, 40, 90, 10, 250, 128]);
    assert_eq!(raster(tiff::<colortype::RGB16>((2, 1), &wide, &[])).data, raster(colours).data);
}

#[test]
fn what_is_not_read_is_told_by_name() {
    let tags: &[(u16, &[u16])] = &[(258, &[8]), (262, &[1]), (277, &[1])];
    let mut file = one((1, 1), tags, &[0]);
    let compression = file.windows(4).position(|tag| tag == [3, 1, 3, 0]).unwrap();
    file[compression + 8..compression + 10].copy_from_slice(&50_000_u16.to_le_bytes());
    let error = refused(file);
    assert_eq!(error.code(), "picture-kind");
    assert!(error.to_string().contains("Zstandard"), "{error}");
}
