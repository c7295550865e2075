//! Identifiers of what is written: hashes of what it is, never of when or where it was.

use std::fmt::Write;
use std::hash::Hasher;

use siphasher::sip128::{Hasher128, SipHasher13};

use crate::page::{About, StoryLabel};

/// The permanent identifier of an edition, whatever its state; of a file of one page, that of the page.
pub(in crate::write) fn of_edition(about: &About) -> [u8; 16] {
    let date = about.day();
    let edition = ["document", &about.paper, &date, &about.number].map(str::as_bytes);
    let page = about.page.iter().map(String::as_bytes);
    hash(&edition.into_iter().chain(page).collect::<Vec<_>>())
}

/// The identifier of a story: of the edition that has it, and of the name of its file.
pub(crate) fn of_story(about: &About, story: &StoryLabel) -> String {
    let date = about.day();
    let parts = ["story", &about.paper, &date, &about.number, &story.id].map(str::as_bytes);
    uuid(hash(&parts))
}

/// SipHash-1-3 of 128 bits over parts, each with its length before it so that no two lists of parts run
/// together.
pub(in crate::write) fn hash(parts: &[&[u8]]) -> [u8; 16] {
    let mut state = SipHasher13::new();
    for part in parts {
        add(&mut state, part);
    }
    state.finish128().as_bytes()
}

/// Adds a part, with its length before it.
pub(in crate::write) fn add(state: &mut SipHasher13, part: &[u8]) {
    state.write(&(part.len() as u64).to_le_bytes());
    state.write(part);
}

/// The identifier as a URI (RFC 9562, version 8: a layout of one's own).
pub(in crate::write) fn uuid(id: [u8; 16]) -> String {
    let mut out = String::from("uuid:");
    for (i, digit) in digits(id).chars().enumerate() {
        if matches!(i, 8 | 12 | 16 | 20) {
            out.push('-');
        }
        // Writing to a string never fails.
        let _ = out.write_char(digit);
    }
    out
}

/// The same as 32 digits.
pub(in crate::write) fn digits(id: [u8; 16]) -> String {
    let bits = u128::from_be_bytes(id);
    let bits = bits & !(0xf << 76) & !(0x3 << 62) | (0x8 << 76) | (0x2 << 62);
    format!("{bits:032x}")
}

#[cfg(test)]
mod tests {
    use super::{hash, uuid};

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(hash(&[b"ab", b"c"]), hash(&[b"a", b"bc"]));
        assert_ne!(hash(&[b"", b"a"]), hash(&[b"a", b""]));
    }

    #[test]
    fn identifiers_are_uuids_of_version_8() {
        assert_eq!(uuid([0xff; 16]), "uuid:ffffffff-ffff-8fff-bfff-ffffffffffff");
        assert_eq!(uuid([0; 16]), "uuid:00000000-0000-8000-8000-000000000000");
    }
}
