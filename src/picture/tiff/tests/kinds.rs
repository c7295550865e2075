//! What samples are, and where they lie.

use super::super::super::exif::Orientation;
use super::super::super::source::Colours;
use super::{Maker, head, pixels, samples};

const ORDERS: [(bool, bool); 4] = [(true, false), (false, false), (true, true), (false, true)];

#[test]
fn both_orders_of_bytes_and_both_sizes_of_places_are_read() {
    for (little, big) in ORDERS {
        let both = |value: u16| if little { value.to_le_bytes() } else { value.to_be_bytes() };
        let row = [0_u16, 128, 129, 32_767, 32_768, 65_407].map(both).concat();
        let file = Maker::new(6, 1).kind(1, &[16]).piece(&row).order(little, big).file();
        assert_eq!(samples(&file), [0, 0, 1, 127, 128, 255], "{little} {big}");
        let row = [0, 128, 1, 129, 128, 255].map(|value: u32| both((value * 257) as u16)).concat();
        let file = Maker::new(2, 1).kind(2, &[16; 3]).piece(&row).order(little, big).file();
        assert_eq!(samples(&file), [0, 128, 1, 129, 128, 255], "{little} {big}");
    }
}

#[test]
fn every_number_of_bits_is_spread_over_eight() {
    let kinds: &[(u64, &[u8], &[u8])] = &[
        (1, &[0b0110_0000], &[0, 255, 255]),
        (2, &[0b0001_1000], &[0, 85, 170]),
        (4, &[0x0F, 0x70], &[0, 255, 119]),
        (8, &[0, 255, 7], &[0, 255, 7]),
        (12, &[0x00, 0x0F, 0xFF, 0x80, 0x80], &[0, 255, 128]),
        (16, &[0, 0, 0xFF, 0xFF, 0x80, 0x80], &[0, 255, 128]),
        (32, &[0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 128], &[0, 255, 128]),
    ];
    for (bits, row, wanted) in kinds {
        let file = |photometric| Maker::new(3, 1).kind(photometric, &[*bits]).piece(row).file();
        assert_eq!(samples(&file(1)), *wanted, "{bits} bits");
        assert_eq!(head(&file(1)).unwrap().bits, *bits as u8);
        let inverse: Vec<u8> = wanted.iter().map(|sample| !sample).collect();
        assert_eq!(samples(&file(0)), inverse, "{bits} bits, white is zero");
    }
}

#[test]
fn strips_are_rows_and_the_last_may_be_short() {
    let file = Maker::new(2, 3).kind(1, &[8]).tag(278, &[2]).piece(&[1, 2, 3, 4]).piece(&[5, 6]);
    assert_eq!(samples(&file.file()), [1, 2, 3, 4, 5, 6]);
    // One strip needs no length, and what says no rows has all.
    let file = Maker::gray(2, 3, &[1, 2, 3, 4, 5, 6]);
    assert_eq!(samples(&file.clone().longs(279, &[6]).file()), [1, 2, 3, 4, 5, 6]);
    assert_eq!(samples(&file.longs(278, &[u64::from(u32::MAX)]).file()), [1, 2, 3, 4, 5, 6]);
}

#[test]
fn tiles_end_where_the_picture_does() {
    let tile = |first: u8| (0..8).map(|at| first + at).collect::<Vec<u8>>();
    let mut maker = Maker::new(5, 3).kind(1, &[8]).tiles(4, 2);
    for first in [0, 10, 20, 30] {
        maker = maker.piece(&tile(first));
    }
    let wanted = [0, 1, 2, 3, 10, 4, 5, 6, 7, 14, 20, 21, 22, 23, 30];
    assert_eq!(samples(&maker.file()), wanted);
    // As early writers say it.
    let old = Maker::new(2, 1).kind(1, &[8]).piece(&[1, 2, 0, 0]).tag(322, &[2]).tag(323, &[2]);
    assert_eq!(samples(&old.file()), [1, 2]);
}

/// Rows are painted part by part.
#[test]
fn long_rows_are_whole() {
    let width = 5003_u32;
    let wanted: Vec<u8> = (0..width).map(|at| if at % 7 == 3 { 255 } else { 0 }).collect();
    let byte = |bits: &[u8]| bits.iter().enumerate().fold(0, |sum, (at, bit)| sum | bit & (128 >> at));
    let row: Vec<u8> = wanted.chunks(8).map(byte).collect();
    let file = Maker::new(width.into(), 1).kind(1, &[1]).piece(&row).file();
    assert!(samples(&file) == wanted);
    let blocks: Vec<u8> = wanted.chunks(2).flat_map(|two| [two[0], two[two.len() - 1], 128, 128]).collect();
    let file = Maker::new(width.into(), 1).kind(6, &[8; 3]).tag(530, &[2, 1]).piece(&blocks).file();
    assert!(samples(&file) == wanted.iter().flat_map(|level| [*level; 3]).collect::<Vec<u8>>());
}

#[test]
fn planes_are_put_together() {
    let mut maker = Maker::new(2, 2).kind(2, &[8; 3]).tag(284, &[2]).tag(278, &[1]);
    for first in [0, 2, 10, 12, 20, 22] {
        maker = maker.piece(&[first, first + 1]);
    }
    let wanted = [0, 10, 20, 1, 11, 21, 2, 12, 22, 3, 13, 23];
    assert_eq!(samples(&maker.file()), wanted);
    // Tiles of planes; the plane that says nothing of paper is passed over.
    let mut maker = Maker::new(3, 1).kind(2, &[8; 4]).tag(284, &[2]).tag(338, &[0]).tiles(2, 1);
    for first in [0, 2, 10, 12, 20, 22, 30, 32] {
        maker = maker.piece(&[first, first + 1]);
    }
    assert_eq!(samples(&maker.file()), [0, 10, 20, 1, 11, 21, 2, 12, 22]);
}

#[test]
fn inks_stay_what_they_are() {
    let row = [10, 20, 30, 40, 99, 50, 60, 70, 80, 0];
    let file = Maker::new(2, 1).kind(5, &[8; 5]).tag(338, &[2]).tag(332, &[1]).piece(&row).file();
    assert_eq!(samples(&file), [10, 20, 30, 40, 50, 60, 70, 80]);
    assert_eq!(head(&file).unwrap().colours, Colours::Cmyk);
}

#[test]
fn what_is_transparent_lies_on_paper() {
    let rgba = [100, 50, 0, 128, 9, 9, 9, 0];
    let file = |extra| Maker::new(2, 1).kind(2, &[8; 4]).tag(338, &[extra]).piece(&rgba).file();
    assert_eq!(samples(&file(0)), [100, 50, 0, 9, 9, 9]);
    assert_eq!(samples(&file(1)), [227, 177, 127, 255, 255, 255]);
    assert_eq!(samples(&file(2)), [177, 152, 127, 255, 255, 255]);
    // Where white is zero, what was multiplied is an amount of black.
    let file = |extra| Maker::new(1, 1).kind(0, &[8; 2]).tag(338, &[extra]).piece(&[100, 128]).file();
    assert_eq!([samples(&file(1)), samples(&file(2))], [[155], [205]]);
}

#[test]
fn palettes_are_looked_up_by_their_higher_bytes() {
    let map = [0x0000, 0x1111, 0x2200, 0xFFFF, 0, 0, 0, 0xFF00, 0x0101, 0x0202, 0x03FF, 0xFFFF];
    let file = Maker::new(4, 1).kind(3, &[2]).tag(320, &map).piece(&[0b0001_1011]).file();
    assert_eq!(samples(&file), [0, 0, 1, 0x11, 0, 2, 0x22, 0, 3, 255, 255, 255]);
    let head = head(&file).unwrap();
    assert_eq!((head.colours, head.stored, head.bits), (Colours::Rgb, Some("palette"), 2));
}

#[test]
fn luminance_and_shared_colours_become_rgb() {
    let maker = Maker::new(1, 1).kind(6, &[8; 3]).tag(530, &[1, 1]);
    let file = maker.piece(&[76, 85, 255]).file();
    assert_eq!(samples(&file), [254, 0, 0]);
    assert_eq!(head(&file).unwrap().stored, Some("YCbCr"));
    // Blocks of two by two, which nothing else is said of; the picture ends inside of them.
    let blocks =
        [0, 50, 100, 150, 128, 128, 200, 1, 250, 2, 128, 128, 9, 8, 7, 6, 128, 128, 5, 4, 3, 2, 128, 128];
    let file = Maker::new(3, 3).kind(6, &[8; 3]).piece(&blocks).file();
    let grey = [0, 50, 200, 100, 150, 250, 9, 8, 5].map(|level| [level; 3]).concat();
    assert_eq!(samples(&file), grey);
    // Codes of video: 16 is black, 235 white, and colour from 16 to 240.
    let reference = [16, 1, 235, 1, 128, 1, 240, 1, 128, 1, 240, 1];
    let video = [16, 128, 128, 235, 128, 128, 81, 91, 240];
    let maker = Maker::new(3, 1).kind(6, &[8; 3]).tag(530, &[1, 1]).piece(&video);
    let read = samples(&maker.fractions(532, &reference).file());
    assert_eq!(read[..6], [0, 0, 0, 255, 255, 255]);
    assert!(read[6] > 250 && read[7] < 4 && read[8] < 4, "{read:?}");
}

#[test]
fn lab_becomes_rgb() {
    let white_and_red = [255, 0, 0, 138, 81, 70];
    let file = Maker::new(2, 1).kind(8, &[8; 3]).piece(&white_and_red).bytes(34_675, &[1, 2, 3, 4, 5]).file();
    let read = samples(&file);
    assert_eq!(read[..3], [255; 3]);
    assert!(read[3] > 250 && read[4] < 8 && read[5] < 8, "{read:?}");
    let head = head(&file).unwrap();
    // Its profile is one of Lab.
    assert_eq!((head.stored, head.icc), (Some("Lab"), None));
    let row = [255, 128, 128, 138, 209, 198];
    assert_eq!(samples(&Maker::new(2, 1).kind(9, &[8; 3]).piece(&row).file()), read);
    let row = [0, 255, 0, 128, 0, 128, 0, 138, 0, 209, 0, 198];
    assert_eq!(samples(&Maker::new(2, 1).kind(9, &[16; 3]).piece(&row).file()), read);
}

#[test]
fn a_file_tells_its_profile_and_how_it_is_held() {
    let file = Maker::new(2, 1).kind(2, &[8; 3]).piece(&[7; 6]).bytes(34_675, &[9; 40]).tag(274, &[6]).file();
    let said = head(&file).unwrap();
    assert_eq!((said.format, said.width, said.height), ("TIFF", 1, 2));
    assert_eq!((said.icc, said.orientation), (Some(vec![9; 40]), Orientation::of(6)));
    let read = pixels(&file).unwrap();
    assert_eq!((read.width, read.height), (2, 1));
}

#[test]
fn a_thumbnail_is_no_picture() {
    let thumbnail = Maker::gray(1, 1, &[3]).longs(254, &[1]);
    let start = thumbnail.file().len() as u64;
    let mut file = thumbnail.followed(start);
    // The second directory is that of a file of its own, moved.
    let second = Maker::gray(2, 1, &[8, 9]).longs(273, &[8]);
    file.extend_from_slice(&second.file()[8..]);
    assert_eq!(pixels(&file).unwrap().width, 2);
    assert_eq!(samples(&thumbnail.file()), [3]);
}
