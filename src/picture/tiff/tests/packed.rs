//! How pieces are packed.

use std::io::Write;

use weezl::BitOrder::{Lsb, Msb};

use super::make::{bits, jpeg, jpeg_tables};
use super::{Maker, samples};

pub(super) fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub(super) fn lzw(bytes: &[u8]) -> Vec<u8> {
    weezl::encode::Encoder::with_tiff_size_switch(Msb, 8).encode(bytes).unwrap()
}

/// Long enough that codes grow to all their lengths, and that the table is begun anew.
fn long() -> Vec<u8> {
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 29) as u8
    };
    (0..160 * 160).map(|_| next()).collect()
}

#[test]
fn every_packing_of_bytes_is_unpacked() {
    let pixels = long();
    let literal = |part: &[u8]| [&[part.len() as u8 - 1], part].concat();
    let plain = pixels.chunks(128).flat_map(literal).collect::<Vec<u8>>();
    let old = weezl::encode::Encoder::new(Lsb, 8).encode(&pixels).unwrap();
    let kinds =
        [(5, lzw(&pixels)), (5, old), (8, deflated(&pixels)), (32_946, deflated(&pixels)), (32_773, plain)];
    for (number, packed) in kinds {
        let file = Maker::gray(160, 160, &packed).tag(259, &[number]);
        assert!(samples(&file.file()) == pixels, "compression {number}");
        let turned: Vec<u8> = packed.iter().map(|byte| byte.reverse_bits()).collect();
        let file = Maker::gray(160, 160, &turned).tag(259, &[number]).tag(266, &[2]);
        assert!(samples(&file.file()) == pixels, "compression {number}, bits turned");
    }
}

#[test]
fn runs_and_stretches_are_unpacked() {
    let packed = [0xFE, 7, 0x80, 2, 1, 2, 3, 0xFF, 9, 2, 4, 4, 4];
    let file = Maker::gray(9, 1, &packed).tag(259, &[32_773]).file();
    assert_eq!(samples(&file), [7, 7, 7, 1, 2, 3, 9, 9, 4]);
}

#[test]
fn line_art_may_lie_from_the_lowest_bit_on() {
    let file = Maker::new(10, 1).kind(1, &[1]).tag(266, &[2]).piece(&[0b0000_0101, 0b0000_0010]).file();
    assert_eq!(samples(&file), [255, 0, 255, 0, 0, 0, 0, 0, 0, 255]);
}

#[test]
fn differences_are_added_up() {
    let row = [10, 20, 30, 250, 5, 1, 0, 231, 225];
    let file = Maker::new(3, 1).kind(2, &[8; 3]).tag(317, &[2]).tag(259, &[8]).piece(&deflated(&row)).file();
    assert_eq!(samples(&file), [10, 20, 30, 4, 25, 31, 4, 0, 0]);
    for little in [true, false] {
        let both = |value: u16| if little { value.to_le_bytes() } else { value.to_be_bytes() };
        let row = [0xFFFF_u16, 2, 0x0100, 0x7F7F].map(both).concat();
        let packed = lzw(&row);
        let file = Maker::new(4, 1).kind(1, &[16]).tag(317, &[2]).tag(259, &[5]).piece(&packed);
        assert_eq!(samples(&file.order(little, false).file()), [255, 0, 1, 128]);
        let all = |value: u32| if little { value.to_le_bytes() } else { value.to_be_bytes() };
        let row = [u32::MAX, 1, 0x8080_8080].map(all).concat();
        let file = Maker::new(3, 1).kind(1, &[32]).tag(317, &[2]).tag(259, &[8]).piece(&deflated(&row));
        assert_eq!(samples(&file.order(little, false).file()), [255, 0, 128]);
    }
}

/// The rows of a facsimile, white is zero.
fn fax(width: u64, height: u64, number: u64, packed: &[u8]) -> Maker {
    Maker::new(width, height).kind(0, &[1]).tag(259, &[number]).piece(packed)
}

/// Pixels of letters: `#` is black.
fn drawn(rows: &str) -> Vec<u8> {
    rows.bytes()
        .filter(|byte| !byte.is_ascii_whitespace())
        .map(|byte| if byte == b'#' { 0 } else { 255 })
        .collect()
}

const END: &str = "000000000001";

#[test]
fn facsimile_of_runs_is_read() {
    let wanted = drawn("...##... ........ ########");
    // Each from a new byte on, or each behind the end of a line, which may have zeros before it.
    let rows = ["1000 11 1000", "10011", "00110101 000101"].map(bits).concat();
    assert_eq!(samples(&fax(8, 3, 2, &rows).file()), wanted);
    let marked = format!("{END} 1000 11 1000 {END} 10011 0000 {END} 00110101 000101");
    assert_eq!(samples(&fax(8, 3, 3, &bits(&marked)).file()), wanted);
    let unmarked = "1000 11 1000 10011 00110101 000101";
    assert_eq!(samples(&fax(8, 3, 3, &bits(unmarked)).file()), wanted);
    let behind = format!("0000 {END} 1000 11 1000 {END} 10011 {END} 00110101 000101 {}", END.repeat(6));
    assert_eq!(samples(&fax(8, 3, 3, &bits(&behind)).file()), wanted);
    let turned: Vec<u8> = rows.iter().map(|byte| byte.reverse_bits()).collect();
    assert_eq!(samples(&fax(8, 3, 2, &turned).tag(266, &[2]).file()), wanted);
    let black: Vec<u8> = wanted.iter().map(|sample| !sample).collect();
    assert_eq!(samples(&fax(8, 3, 2, &rows).tag(262, &[1]).file()), black);
}

#[test]
fn facsimile_of_rows_by_the_one_above_is_read() {
    let wanted = drawn("...##... ...##... ....##.. ........ ########");
    let group3 =
        format!("{END}1 1000 11 1000 {END}0 111 {END}0 011 011 1 {END}1 10011 {END}0 001 00110101 000101");
    assert_eq!(samples(&fax(8, 5, 3, &bits(&group3)).longs(292, &[1]).file()), wanted);
    let rows = "001 1000 11 1  1 1 1  011 011 1  0001 1  001 00110101 000101  1 1  1 0000010 1";
    let group4 = format!("{rows} {END}{END}");
    let wanted = [wanted, drawn("######## #####...")].concat();
    assert_eq!(samples(&fax(8, 7, 4, &bits(&group4)).file()), wanted);
}

/// A change above that is to the left of the last one here, and one that is to the same colour, do not count.
#[test]
fn changes_above_are_those_to_the_right() {
    let first = "001 0111 11 001 0111 11";
    let wanted = "..##..## #.....## #.....##";
    let second = "001 00110101 010 0001 1 1";
    let rows = format!("{first} {second} 1 1 1 1");
    assert_eq!(samples(&fax(8, 3, 4, &bits(&rows)).file()), drawn(wanted));
}

#[test]
fn long_runs_are_sums() {
    let rows = ["000000011111 00101001", "00110101 000000011111 000001101100"].map(bits).concat();
    let wanted = [[255_u8; 2600], [0; 2600]].concat();
    assert!(samples(&fax(2600, 2, 2, &rows).file()) == wanted);
}

fn near(read: &[u8], wanted: &[u8]) {
    assert_eq!(read.len(), wanted.len());
    let difference = read.iter().zip(wanted).map(|(one, other)| one.abs_diff(*other)).max();
    assert!(difference <= Some(1), "{read:?} {wanted:?}");
}

/// A JPEG with its tables in it.
fn whole(piece: &[u8]) -> Vec<u8> {
    let tables = jpeg_tables();
    [&tables[..tables.len() - 2], &piece[2..]].concat()
}

#[test]
fn jpegs_are_read_whole_and_with_their_tables_apart() {
    let piece = jpeg((16, 8), &[&[20], &[250]], None);
    let row = [[20_u8; 8], [250; 8]].concat();
    let gray = |piece: &[u8]| Maker::gray(16, 8, piece).tag(259, &[7]);
    near(&samples(&gray(&whole(&piece)).file()), &row.repeat(8));
    near(&samples(&gray(&piece).bytes(347, &jpeg_tables()).file()), &row.repeat(8));
    // Strips, of which the last has fewer rows; and tiles.
    let last = jpeg((16, 3), &[&[7], &[128]], None);
    let maker = gray(&piece).piece(&last).longs(257, &[11]).tag(278, &[8]).bytes(347, &jpeg_tables());
    let below = [[7_u8; 8], [128; 8]].concat();
    near(&samples(&maker.file()), &[row.repeat(8), below.repeat(3)].concat());
    let tiles = gray(&piece).longs(256, &[12]).longs(257, &[2]).tiles(16, 8).bytes(347, &jpeg_tables());
    near(&samples(&tiles.file()), &row[..12].repeat(2));
    let other = gray(&piece).longs(257, &[9]).bytes(347, &jpeg_tables());
    assert_eq!(super::refused(&other.file()).code(), "picture-broken");
}

#[test]
fn the_tags_say_what_the_components_of_a_jpeg_are() {
    for adobe in [None, Some(0), Some(1)] {
        let piece = jpeg((8, 8), &[&[76, 85, 255]], adobe);
        let maker =
            |photometric| Maker::new(8, 8).kind(photometric, &[8; 3]).tag(259, &[7]).piece(&whole(&piece));
        near(&samples(&maker(2).file()), &[76, 85, 255].repeat(64));
        near(&samples(&maker(6).file()), &[254, 0, 0].repeat(64));
    }
    for adobe in [None, Some(0), Some(2)] {
        let piece = jpeg((8, 8), &[&[200, 40, 90, 30]], adobe);
        let maker = Maker::new(8, 8).kind(5, &[8; 4]).tag(259, &[7]).piece(&whole(&piece));
        near(&samples(&maker.file()), &[200, 40, 90, 30].repeat(64));
    }
}
