//! Files that are cut short or have wrong bytes: errors, and nothing worse.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::super::{head, pixels};
use super::Maker;
use super::make::{bits, jpeg, jpeg_tables};
use super::packed::{deflated, lzw};

/// A ramp that no two neighbours share.
fn ramp(length: usize) -> Vec<u8> {
    (0..length).map(|at| (at * 37 % 251) as u8).collect()
}

/// A file of every way to be read.
static FILES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let all = ramp(16 * 8 * 4);
    let piece = jpeg((16, 8), &[&[76, 85, 255], &[9, 128, 128]], Some(1));
    let fax = |number: u64| Maker::new(64, 4).kind(0, &[1]).tag(259, &[number]);
    let row = "0111 11 00110 00 11010100 11010100";
    let end = "000000000001";
    let mut tiles = Maker::new(20, 9).kind(2, &[8; 3]).tag(284, &[2]).tiles(16, 8).tag(259, &[5]);
    for _ in 0..12 {
        tiles = tiles.piece(&lzw(&all[..128]));
    }
    vec![
        Maker::gray(16, 8, &all[..128]).file(),
        Maker::gray(16, 8, &all[..256]).kind(1, &[16]).tag(278, &[8]).order(false, true).file(),
        Maker::new(16, 8).kind(2, &[8; 4]).tag(338, &[1]).piece(&all).bytes(34_675, &all).file(),
        Maker::new(16, 8).kind(5, &[8; 4]).tag(259, &[8]).tag(317, &[2]).piece(&deflated(&all)).file(),
        tiles.file(),
        Maker::new(16, 8).kind(3, &[4]).tag(320, &[900; 48]).piece(&all[..64]).order(true, true).file(),
        Maker::new(16, 8).kind(6, &[8; 3]).piece(&all[..192]).fractions(529, &[3, 10, 6, 10, 1, 10]).file(),
        Maker::new(16, 8).kind(8, &[8; 3]).tag(259, &[32_773]).tag(266, &[2]).piece(&ramp(900)).file(),
        Maker::new(16, 8).kind(6, &[8; 3]).tag(259, &[7]).piece(&piece).bytes(347, &jpeg_tables()).file(),
        fax(2).piece(&[0x35, 0x7F, 0x40, 0x2C].repeat(9)).file(),
        fax(3).longs(292, &[1]).piece(&bits(&format!("{end}1 {row} {end}0 11111").repeat(4))).file(),
        fax(4).piece(&bits(&format!("001 {row} 1 1 1 011 1 010 0001 1").repeat(4))).file(),
        fax(4).piece(&[0xFF; 8]).file(),
    ]
});

fn stable(file: &[u8]) {
    let codes = ["picture-too-large", "picture-empty", "picture-kind", "picture-broken", "picture-profile"];
    let (said, read) = (head(file), pixels(file));
    // The head is bound to be right about what it takes.
    if let (Ok(said), Ok(read)) = (&said, &read) {
        assert!(said.room >= read.samples.len() as u64 && said.colours == read.colours);
    }
    let errors = [said.err(), read.err()];
    for error in errors.into_iter().flatten() {
        assert!(codes.contains(&error.code()), "{error}");
        assert!(!error.to_string().contains("picture-why"), "{error}");
    }
}

#[test]
fn a_file_cut_short_anywhere_is_refused() {
    for (at, file) in FILES.iter().enumerate() {
        let whole = pixels(file).is_ok();
        for end in 0..file.len() {
            let cut = &file[..end];
            stable(cut);
            // Facsimile may have all its rows before its last byte, and LZW its end.
            assert!(
                !whole || at >= 9 || end + 4 > file.len() || pixels(cut).is_err(),
                "file {at} cut at {end}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    #[test]
    fn wrong_bytes_do_no_harm(
        which in any::<prop::sample::Index>(),
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut file = FILES[which.index(FILES.len())].clone();
        for (place, byte) in places {
            let at = place.index(file.len());
            file[at] = byte;
        }
        stable(&file);
    }

    /// Where tags and their values are, bits do more.
    #[test]
    fn wrong_bits_of_tags_do_no_harm(
        which in any::<prop::sample::Index>(),
        places in prop::collection::vec((0..400_usize, 0..8_u32), 1..4),
    ) {
        let mut file = FILES[which.index(FILES.len())].clone();
        for (at, bit) in places {
            let at = at % file.len();
            file[at] ^= 1_u8 << bit;
        }
        stable(&file);
    }

    #[test]
    fn any_bytes_are_any_packing(
        number in prop::sample::select(vec![2_u64, 3, 4, 5, 7, 8, 32_773]),
        options in 0..8_u64,
        turned in 1..3_u64,
        packed in prop::collection::vec(any::<u8>(), 1..300),
    ) {
        let kind = if number < 5 { 1 } else { 8 };
        let maker = Maker::new(50, 9).kind(0, &[kind]).tag(259, &[number]).piece(&packed);
        stable(&maker.longs(292, &[options]).tag(266, &[turned]).file());
    }
}
