//! What is refused, and how it is told.

use super::make::bits;
use super::packed::{deflated, lzw};
use super::{Maker, head, refused};

fn gray() -> Maker {
    Maker::gray(2, 2, &[1, 2, 3, 4])
}

fn rgb() -> Maker {
    Maker::new(1, 1).kind(2, &[8; 3]).piece(&[1, 2, 3])
}

/// Each is refused by its head already, with a word of its own.
fn told(code: &str, cases: Vec<(Maker, &str)>) {
    for (at, (maker, words)) in cases.into_iter().enumerate() {
        let error = head(&maker.file()).unwrap_err();
        assert_eq!(error.code(), code, "case {at}, {words}: {error}");
        assert!(error.to_string().contains(words), "case {at}, {words}: {error}");
        assert_eq!(refused(&maker.file()).code(), code);
    }
}

#[test]
fn kinds_that_do_not_go_to_press_are_told_by_name() {
    let packed = |number: u64| gray().tag(259, &[number]);
    told(
        "picture-kind",
        vec![
            (packed(6), "JPEG in the old way"),
            (packed(34_661), "JBIG"),
            (packed(34_712), "JPEG 2000"),
            (packed(34_887), "LERC"),
            (packed(34_925), "LZMA"),
            (packed(50_000), "Zstandard"),
            (packed(50_001), "WebP"),
            (packed(4711), "compression 4711"),
            (gray().tag(317, &[3]), "predictor 3"),
            (gray().tag(317, &[2]), "predictor 2"),
            (gray().tag(339, &[3]), "no whole numbers"),
            (gray().tag(339, &[2]), "signs"),
            (gray().tag(262, &[10]), "ITU Lab"),
            (gray().tag(262, &[32_844]), "other colours"),
            (gray().tag(258, &[7]), "7 bits"),
            (rgb().kind(6, &[16; 3]), "16 bits"),
            (rgb().tag(258, &[8, 8, 16]), "different numbers of bits"),
            (rgb().tag(262, &[5]), "3 samples"),
            (Maker::new(1, 1).kind(5, &[8; 4]).tag(332, &[2]).piece(&[0; 4]), "other inks"),
            (Maker::new(1, 1).kind(8, &[8; 4]).tag(338, &[1]).piece(&[0; 4]), "multiplied by alpha"),
            (rgb().kind(6, &[8; 3]).tag(284, &[2]).piece(&[0]).piece(&[0]), "lie in planes"),
            (Maker::new(8, 1).kind(0, &[1]).tag(259, &[3]).longs(292, &[2]).piece(&[0; 8]), "uncompressed"),
            (Maker::new(8, 1).kind(0, &[1]).tag(259, &[4]).longs(293, &[2]).piece(&[0; 8]), "uncompressed"),
        ],
    );
    let extension = Maker::new(8, 1).kind(0, &[1]).tag(259, &[4]).piece(&bits("0000001 111 0000000"));
    assert_eq!(refused(&extension.file()).code(), "picture-kind");
}

#[test]
fn tags_that_contradict_each_other_are_refused() {
    let tiles = Maker::new(2, 2).kind(1, &[8]).tiles(2, 2).piece(&[1, 2, 3, 4]);
    told(
        "picture-broken",
        vec![
            (gray().without(256), "no ImageWidth"),
            (gray().without(262), "no PhotometricInterpretation"),
            (gray().tag(273, &[]), "StripOffsets"),
            (rgb().tag(258, &[8]), "BitsPerSample contradicts"),
            (rgb().tag(277, &[4]), "BitsPerSample contradicts"),
            (rgb().tag(277, &[4]).tag(258, &[8; 4]).tag(338, &[0, 0]), "ExtraSamples contradicts"),
            (gray().tag(278, &[0]), "RowsPerStrip"),
            (gray().tag(278, &[1]), "StripOffsets contradicts"),
            (gray().longs(279, &[4, 4]), "StripByteCounts contradicts"),
            (gray().longs(279, &[3]), "holds less"),
            (gray().longs(273, &[1000]), "ends before"),
            (gray().longs(279, &[1000]), "ends before"),
            (tiles.clone().tag(322, &[0]), "TileWidth"),
            (tiles.clone().tag(323, &[1]), "TileOffsets contradicts"),
            (tiles.clone().without(323), "no TileLength"),
            (tiles.longs(322, &[u64::from(u32::MAX)]).longs(323, &[u64::from(u32::MAX)]), "huge"),
            (gray().tag(266, &[3]), "FillOrder"),
            (gray().tag(284, &[3]), "PlanarConfiguration"),
            (gray().tag(339, &[1, 1]), "SampleFormat contradicts"),
            (gray().tag(339, &[7]), "SampleFormat"),
            (gray().tag(259, &[4]), "Compression contradicts"),
            (gray().kind(3, &[8]), "no ColorMap"),
            (gray().kind(3, &[8]).tag(320, &[1; 6]), "ColorMap contradicts"),
            (rgb().kind(6, &[8; 3]).tag(530, &[3, 1]), "YCbCrSubSampling"),
            (rgb().kind(6, &[8; 3]).tag(530, &[1, 1]).tag(532, &[0; 6]), "ReferenceBlackWhite"),
            (
                rgb().kind(6, &[8; 3]).tag(530, &[1, 1]).fractions(529, &[1, 0, 1, 2, 1, 2]),
                "YCbCrCoefficients",
            ),
            (gray().bytes(256, &[2]), "ImageWidth"),
        ],
    );
}

#[test]
fn sizes_are_judged_before_memory_is_taken() {
    assert_eq!(head(&gray().tag(256, &[0]).file()).unwrap_err().code(), "picture-empty");
    let huge = rgb().longs(256, &[u64::from(u32::MAX)]).longs(257, &[u64::from(u32::MAX)]);
    assert_eq!(head(&huge.file()).unwrap_err().code(), "picture-too-large");
    // A few bytes never unpack to nine thousand rows.
    for number in [1, 2, 3, 4, 5, 7, 8, 32_773] {
        let kind = if (2..=4).contains(&number) { 1 } else { 8 };
        let claim = Maker::new(9000, 9000).kind(0, &[kind]).tag(259, &[number]).piece(&[0xFF; 12]);
        let error = head(&claim.file()).unwrap_err();
        assert!(error.to_string().contains("holds less"), "compression {number}: {error}");
    }
    let strips = Maker::new(1, 2_100_000).kind(1, &[8]).tag(278, &[1]).tag(273, &vec![8; 2_100_000]);
    assert!(head(&strips.file()).unwrap_err().to_string().contains("huge"));
    let wide = Maker::new(1, 1).kind(0, &[1]).tag(259, &[4]).tiles(1, 1).piece(&[0]);
    assert!(head(&wide.clone().longs(322, &[1 << 20]).file()).is_ok());
    assert!(head(&wide.longs(322, &[(1 << 20) + 1]).file()).unwrap_err().to_string().contains("huge"));
    let profile = rgb().bytes(34_675, &vec![0; (4 << 20) + 1]);
    assert!(head(&profile.file()).unwrap_err().to_string().contains("huge"));
    assert_eq!(head(&rgb().tag(34_675, &[1]).file()).unwrap_err().code(), "picture-profile");
    // Grey needs none.
    assert_eq!(head(&gray().tag(34_675, &[1]).file()).unwrap().icc, None);
}

/// A hundred thousand tiles of a megabyte, or strips of one pixel, in the same few bytes, are no picture.
#[test]
fn pieces_that_share_their_bytes_do_not_take_for_ever() {
    const MANY: usize = 100_000;
    let places = |at: u64, long: u64, tags: [u16; 2]| {
        move |maker: Maker| maker.longs(tags[0], &vec![at; MANY]).longs(tags[1], &vec![long; MANY])
    };
    let gray = || Maker::new(MANY as u64, 1).kind(1, &[8]).tag(259, &[8]);
    let tiles = places(8, 1100, [324, 325])(gray().tiles(1, 1_000_000));
    assert!(head(&tiles.file()).unwrap_err().to_string().contains("huge"));
    let gray = || Maker::new(1, MANY as u64).kind(1, &[8]).tag(278, &[1]);
    let strips = places(8, 100_000, [273, 279])(gray().tag(259, &[7]));
    assert!(head(&strips.file()).unwrap_err().to_string().contains("huge"));
    let tables = places(8, 100, [273, 279])(gray().tag(259, &[7]).bytes(347, &vec![0; 1 << 16]));
    assert!(head(&tables.file()).unwrap_err().to_string().contains("huge"));
    // As strips of the same white, they are one.
    let white = places(8, 100, [273, 279])(gray().tag(259, &[5]));
    assert!(head(&white.file()).is_ok());
}

#[test]
fn pieces_that_unpack_to_too_little_are_broken() {
    let few = [1, 2, 3];
    let cases = [
        (5, lzw(&few), "holds less"),
        (8, deflated(&few), "holds less"),
        (32_773, vec![2, 1, 2, 3], "holds less"),
        (32_773, vec![7, 1, 2, 3], "holds less"),
        (8, vec![1, 2, 3, 4], "unpacked"),
        (5, vec![0xFF; 8], "unpacked"),
        (7, vec![1, 2, 3, 4], "unpacked"),
    ];
    for (number, packed, words) in cases {
        let error = refused(&Maker::gray(2, 2, &packed).tag(259, &[number]).file());
        assert_eq!(error.code(), "picture-broken");
        assert!(error.to_string().contains(words), "compression {number}: {error}");
    }
    let fax = |number, rows: &str| {
        refused(&Maker::new(8, 2).kind(0, &[1]).tag(259, &[number]).piece(&bits(rows)).file())
    };
    let end = "000000000001";
    for (number, rows, words) in [
        (2, "10011", "holds less"),
        (2, "10100 00000000 10011", "unpacked"),
        (3, &format!("10011{}", end.repeat(6)), "holds less"),
        (4, &format!("1{end}{end}"), "holds less"),
        // A change to the left of the row, and codes that there are none of.
        (4, "001 00110101 00011 0000010 1111 1111 1111 1111", "unpacked"),
        (4, "000000001 1111 1111 1111 1111 1111 1111", "unpacked"),
    ] {
        let error = fax(number, rows);
        assert_eq!(error.code(), "picture-broken");
        assert!(error.to_string().contains(words), "compression {number}, {rows}: {error}");
    }
}

#[test]
fn headers_of_others_are_refused() {
    for bytes in [
        &b""[..],
        b"II",
        b"II\x2B\0\x04\0\0\0",
        b"MM\0\x2C\0\0\0\x08",
        b"II\x2A\0\x08\0\0\0",
        b"II\x2A\0\xFF\xFF\xFF\xFF",
    ] {
        assert_eq!(head(bytes).unwrap_err().code(), "picture-broken");
    }
}
