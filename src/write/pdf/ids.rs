//! Identifiers: hashes of what the edition is, never of when or where it was written.
//!
//! A document has a permanent identifier, the same for every state of an edition, and one of the very state
//! (ISO 32000-1, 14.4). The first is a hash of paper, edition and date; the second of the fingerprint of all
//! that went into the edition and of the options.

use std::fmt::Write;

use super::{Options, Profile};
use crate::page::About;

/// The two identifiers of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ids {
    /// Of the edition, whatever its state.
    pub(super) document: [u8; 16],
    /// Of this state of it.
    pub(super) instance: [u8; 16],
}

impl Ids {
    pub(super) fn of(about: &About, options: &Options) -> Self {
        let (year, month, day) = about.date;
        let date = format!("{year:04}-{month:02}-{day:02}");
        let document =
            hash(&[b"document", about.paper.as_bytes(), about.edition.as_bytes(), date.as_bytes()]);
        let condition = &options.condition;
        // The header of a profile has its date, maker and (mostly) a digest of its own.
        let header = condition.icc.get(..128).unwrap_or(condition.icc);
        let instance = hash(&[
            b"instance",
            &document,
            &about.fingerprint,
            profile_name(options.profile),
            condition.identifier.as_bytes(),
            condition.info.as_bytes(),
            condition.registry.as_bytes(),
            header,
        ]);
        Self { document, instance }
    }
}

fn profile_name(profile: Profile) -> &'static [u8] {
    profile.rules().pdfx_version.as_bytes()
}

/// FNV-1a of 128 bits over parts, each with its length before it so that no two lists of parts run together.
pub(super) fn hash(parts: &[&[u8]]) -> [u8; 16] {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let mut state = OFFSET;
    let mut add = |bytes: &[u8]| {
        for byte in bytes {
            state = (state ^ u128::from(*byte)).wrapping_mul(PRIME);
        }
    };
    for part in parts {
        add(&(part.len() as u64).to_be_bytes());
        add(part);
    }
    state.to_be_bytes()
}

/// The identifier as a URI (RFC 9562, version 8: a layout of one's own).
pub(super) fn uuid(id: [u8; 16]) -> String {
    let bits = u128::from_be_bytes(id);
    let bits = bits & !(0xf << 76) & !(0x3 << 62) | (0x8 << 76) | (0x2 << 62);
    let digits = format!("{bits:032x}");
    let mut out = String::from("uuid:");
    for (i, digit) in digits.chars().enumerate() {
        if matches!(i, 8 | 12 | 16 | 20) {
            out.push('-');
        }
        // Writing to a string never fails.
        let _ = out.write_char(digit);
    }
    out
}

/// The six capitals that mark a font as a subset (ISO 32000-1, 9.6.4): the same for the same glyphs.
pub(super) fn subset_tag(name: &str, glyphs: &[u16]) -> String {
    let bytes: Vec<u8> = glyphs.iter().flat_map(|glyph| glyph.to_be_bytes()).collect();
    let mut bits = u128::from_be_bytes(hash(&[name.as_bytes(), &bytes]));
    let mut tag = String::with_capacity(6);
    for _ in 0..6 {
        tag.push(char::from(b'A' + (bits % 26) as u8));
        bits /= 26;
    }
    tag
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv_1a() {
        // One empty part is eight zero bytes.
        let mut state: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
        for _ in 0..8 {
            state = state.wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
        assert_eq!(hash(&[b""]), state.to_be_bytes());
        assert_ne!(hash(&[b"ab", b"c"]), hash(&[b"a", b"bc"]));
    }

    #[test]
    fn identifiers_are_uuids_of_version_8() {
        assert_eq!(uuid([0xff; 16]), "uuid:ffffffff-ffff-8fff-bfff-ffffffffffff");
        assert_eq!(uuid([0; 16]), "uuid:00000000-0000-8000-8000-000000000000");
    }

    #[test]
    fn subset_tags_are_six_capitals() {
        let tag = subset_tag("Face", &[0, 5, 9]);
        assert!(tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase()));
        assert_ne!(tag, subset_tag("Face", &[0, 5, 10]));
    }
}
