//! Fonts with wrong bytes, and fonts that break off: they are set with or refused, from reading to the press file.

use rayon::prelude::*;

use banxin::Stock;
use banxin::diag::any_error;
use banxin::write::pdf::Profile;

use crate::support::house::House;
use crate::support::sfnt::{bundled, table};

/// So many are made of each font; `BANXIN_ROUNDS` asks for others.
const ROUNDS: u64 = 150;

/// Text with marks that are set half, a word that may be parted, and characters that the fonts have and have not.
const TEXT: &str =
    "\n\n一些文字不行，「人之所以出版」；fi, office … 12.5%。《中文句子》！（大格）用了：照排。\n";

/// Numbers from a seed.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

/// A font with some bytes changed: among its tables' records, at the start of one of its tables, or anywhere in it; one in
/// eight breaks off.
fn damaged(font: &[u8], tags: &[[u8; 4]], seed: u64) -> Vec<u8> {
    let mut random = Random(seed);
    let mut bytes = font.to_vec();
    let (start, length) = match random.below(8) {
        0 => (0, 12 + 16 * tags.len()),
        _ => table(font, tags[random.below(tags.len())]),
    };
    let reach = if random.below(2) == 0 { length.min(64) } else { length };
    for _ in 0..=random.below(12) {
        let at = start + random.below(reach);
        let to = [0, 0xff, 0x80, 10, 29, random.below(256)][random.below(6)];
        if let Some(byte) = bytes.get_mut(at) {
            *byte = to as u8;
        }
    }
    if random.below(8) == 0 {
        bytes.truncate(random.below(font.len()));
    }
    bytes
}

/// How many fonts of damaged bytes were set with.
fn set_with(name: &str, tags: &[&[u8; 4]]) -> usize {
    let rounds = std::env::var("BANXIN_ROUNDS").map_or(ROUNDS, |rounds| rounds.parse().unwrap());
    let (font, tags) = (bundled(name), tags.iter().map(|tag| **tag).collect::<Vec<_>>());
    let set = |font: &[u8]| {
        // What the font is refused for, or lacks, others have.
        let house = House::sound()
            .write("fonts/a.ttf", font)
            .change("layouts/small.toml", "[\"a.ttf\"]", "[\"a.ttf\", \"NotoSerifCJKsc-Regular.otf\"]")
            .change("layouts/small.toml", "rows = 4", "rows = 14")
            .add("paper/stories/一.md", TEXT);
        let Ok(loaded) = Stock::default().edition(house.path("paper")) else { return 0 };
        let composed = loaded.compose();
        match composed.write(Profile::X4) {
            Ok(file) => usize::from(file.long() > 0),
            Err(faults) => {
                assert!(any_error(&faults.found));
                0
            }
        }
    };
    assert_eq!(set(&font), 1, "as it is");
    (0..rounds).into_par_iter().map(|seed| set(&damaged(&font, &tags, seed))).sum()
}

#[test]
fn a_broken_truetype_font_is_set_with_or_refused() {
    let tags: &[&[u8; 4]] = &[
        b"GDEF", b"GPOS", b"GSUB", b"OS/2", b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp",
        b"name", b"post",
    ];
    let set = set_with("NotoSerif-Regular.ttf", tags);
    println!("{set} were set with");
    assert!(set > 0);
}

#[test]
fn a_broken_cff_font_is_set_with_or_refused() {
    let tags: &[&[u8; 4]] =
        &[b"CFF ", b"GPOS", b"GSUB", b"OS/2", b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name"];
    let set = set_with("NotoSerifCJKtc-Specimen.otf", tags);
    println!("{set} were set with");
    assert!(set > 0);
}
