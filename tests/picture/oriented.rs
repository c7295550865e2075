//! Pictures are upright, however the camera was held.

use banxin::picture::{Data, Space};
use jpeg_encoder::ColorType as Jpeg;
use png::{BitDepth, ColorType};
use tiff::encoder::colortype;
use tiff::tags::Tag;

use super::make::{exif, jpeg_with, png_with, tiff};
use super::raster;

/// What becomes of `123 / 456` by the eight orientations of Exif.
const UPRIGHT: [(u8, (u32, u32), [u8; 6]); 8] = [
    (1, (3, 2), [1, 2, 3, 4, 5, 6]),
    (2, (3, 2), [3, 2, 1, 6, 5, 4]),
    (3, (3, 2), [6, 5, 4, 3, 2, 1]),
    (4, (3, 2), [4, 5, 6, 1, 2, 3]),
    (5, (2, 3), [1, 4, 2, 5, 3, 6]),
    (6, (2, 3), [4, 1, 5, 2, 6, 3]),
    (7, (2, 3), [6, 3, 5, 2, 4, 1]),
    (8, (2, 3), [3, 6, 2, 5, 1, 4]),
];

#[test]
fn every_orientation_of_a_tiff_and_a_png_is_turned_upright() {
    let pixels = [1, 2, 3, 4, 5, 6];
    for (orientation, size, wanted) in UPRIGHT {
        let of_tiff =
            raster(tiff::<colortype::Gray8>((3, 2), &pixels, &[(Tag::Orientation, orientation.into())]));
        let of_png = raster(png_with((3, 2), ColorType::Grayscale, BitDepth::Eight, &pixels, |info| {
            info.exif_metadata = Some(exif(orientation).into());
        }));
        for found in [of_tiff, of_png] {
            assert_eq!((found.width, found.height), size, "orientation {orientation}");
            assert_eq!(found.data, Data::Samples(wanted.to_vec()), "orientation {orientation}");
        }
    }
}

/// Left half dark, right half light; a quarter clockwise, the top is dark.
#[test]
fn jpegs_are_turned_too_grey_and_colour() {
    let row = [[20, 60, 100].repeat(8), [220, 200, 160].repeat(8)].concat();
    let pixels = row.repeat(8);
    let grey: Vec<u8> = pixels.as_chunks::<3>().0.iter().map(|pixel| pixel[0]).collect();
    let turned = |color, pixels: &[u8]| {
        raster(jpeg_with((16, 8), color, pixels, |encoder| encoder.add_exif_metadata(&exif(6)).unwrap()))
    };
    let found = turned(Jpeg::Rgb, &pixels);
    assert_eq!((found.width, found.height, found.space), (8, 16, Space::Cmyk));
    let found = found.samples().unwrap().into_owned();
    let ink = |row: usize| found[4 * 8 * row..4 * 8 * row + 4].iter().map(|ink| u32::from(*ink)).sum::<u32>();
    assert!(ink(0) > 2 * ink(15), "{} above, {} below", ink(0), ink(15));
    let found = turned(Jpeg::Luma, &grey);
    assert_eq!((found.width, found.height, found.space), (8, 16, Space::Gray));
    let found = found.samples().unwrap().into_owned();
    assert!(found[0] < 40 && found[8 * 15] > 200);
}
