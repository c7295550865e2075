//! A picture at the size that it is printed at: what it is in inks is settled by the pixels that are printed, and by no
//! others.

use banxin::picture::{Data, Here, Raster, Reader, Rendering, Space, View, Window, printed};
use banxin::press::{Compression, Photographs};
use png::{BitDepth, ColorType};
use sha2::{Digest, Sha256};

use super::broken::FILES;
use super::converter;
use super::make::{noise, png};

const SIZE: (u32, u32) = (120, 90);

/// Greys of RGB, but for what is painted over them.
fn neutral(paint: impl FnOnce(&mut [u8])) -> Vec<u8> {
    let greys = noise((SIZE.0 * SIZE.1) as usize);
    let mut pixels: Vec<u8> = greys.into_iter().flat_map(|grey| [grey; 3]).collect();
    paint(&mut pixels);
    png(SIZE, ColorType::Rgb, BitDepth::Eight, &pixels)
}

fn at(file: &[u8], seen: Window, to: (u32, u32)) -> Raster {
    packed(file, seen, to, Photographs::default())
}

fn packed(file: &[u8], seen: Window, to: (u32, u32), how: Photographs) -> Raster {
    let head = Here.head(file).unwrap();
    let pixels = Here.at_size(file.to_vec(), &head, View { seen, to }).unwrap();
    let raster = printed(pixels, &head, converter(Rendering::Perceptual), how).unwrap();
    assert_eq!((raster.width, raster.height), to);
    raster
}

#[test]
fn neutral_rgb_is_grey_however_small_it_is_printed() {
    let file = neutral(|_| {});
    for to in [SIZE, (60, 45), (37, 28), (1, 1)] {
        assert_eq!(at(&file, Window::whole(SIZE), to).space, Space::Gray, "{to:?}");
    }
}

#[test]
fn one_pixel_with_a_colour_makes_a_picture_one_of_colour_unless_it_is_cropped_away() {
    let red_corner = neutral(|pixels| pixels[..3].copy_from_slice(&[255, 0, 0]));
    for to in [SIZE, (60, 45)] {
        assert_eq!(at(&red_corner, Window::whole(SIZE), to).space, Space::Cmyk, "{to:?}");
    }
    let rest = Window { x: 1, y: 1, width: 100, height: 80 };
    for to in [rest.size(), (50, 40)] {
        assert_eq!(at(&red_corner, rest, to).space, Space::Gray, "{to:?}");
    }
}

#[test]
fn what_takes_no_more_bytes_without_loss_is_packed_without_loss() {
    // More colours than a palette has, no hard edges between two of them, and every row as the one above.
    let row: Vec<u8> = noise(3 * 400);
    let striped = png((400, 300), ColorType::Rgb, BitDepth::Eight, &row.repeat(300));
    let raster = at(&striped, Window::whole((400, 300)), (400, 300));
    assert!(matches!(raster.data, Data::Deflated { .. }), "{} bytes", raster.bytes());
    let all = Photographs { compression: Compression::Flate, ..Photographs::default() };
    assert_eq!(raster, packed(&striped, Window::whole((400, 300)), (400, 300), all), "with all its ink");
    let photograph = png(SIZE, ColorType::Rgb, BitDepth::Eight, &noise((3 * SIZE.0 * SIZE.1) as usize));
    assert!(matches!(at(&photograph, Window::whole(SIZE), SIZE).data, Data::Jpeg { .. }));
}

/// Of those that begin `banxin picture 1`.
const MADE: &str = "21b33893b447bde2d82b7e3cc8045ff52ab1c9645fe450da85cf0c19e0ad516e";

/// Pictures that a run kept in a folder are those of this program only as long as it makes them in the same way.
#[test]
fn whoever_changes_how_pictures_are_made_raises_the_number_of_those_that_are_kept() {
    let mut hash = Sha256::new();
    for (_, file) in FILES.iter() {
        let Ok(head) = Here.head(file) else { continue };
        let whole = Window::whole((head.width, head.height));
        for to in [whole.size(), (head.width.div_ceil(2), head.height.div_ceil(2))] {
            for compression in [Compression::Jpeg, Compression::Flate] {
                let how = Photographs { compression, sharpening: 300, ..Photographs::default() };
                let raster = packed(file, whole, to, how);
                hash.update(format!("{:?} {}", raster.space, raster.most_ink));
                if let Data::Jpeg { bytes, .. } | Data::Deflated { bytes, .. } = &raster.data {
                    hash.update(bytes.read().unwrap());
                }
            }
        }
    }
    let made = hash.finalize().iter().fold(String::new(), |hash, byte| hash + &format!("{byte:02x}"));
    let numbered = include_str!("../../src/stock/cache.rs").contains("b\"banxin picture 1\\n\"");
    assert!(numbered, "{made} belongs to a new number: write both here");
    assert_eq!(made, MADE, "raise the number in src/stock/cache.rs, and write this hash here");
}
