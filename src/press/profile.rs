//! The ICC profile of a press condition: that it is one of a CMYK press, whole, and the one that was agreed on.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::diag::Diagnostic;
use crate::files::{Located, known_hash};
use crate::printable::short;
use crate::reading::files::{LARGEST_PROFILE, unreadable};
use crate::reading::findings::{Field, Findings};
use crate::reading::house::PROFILE;
use crate::reading::shelf::Shelf;
use crate::words::Words;

/// A header, and the table of more tags than any profile has (ICC.1:2022, 7.2 and 7.3).
const BEGINNING: u64 = 128 + 4 + 12 * 100;

/// Finds the profile of a condition and checks it. It is read whole only when its hash is needed and when the press
/// file is made, so that its size is bounded here.
pub(crate) fn output_profile(
    named: &Field<String>,
    shelf: &Shelf,
    sha256: Option<&Field<String>>,
    found: &mut Findings,
) -> Option<Located> {
    let file = shelf.find(&named.value, named.span, PROFILE, found)?;
    let most = if sha256.is_some() { LARGEST_PROFILE } else { BEGINNING };
    let (bytes, size) = match file.beginning(most) {
        Ok(read) => read,
        Err(error) => {
            found.add(unreadable(&file, &error).here(named.span));
            return None;
        }
    };
    if size > LARGEST_PROFILE {
        let one = Diagnostic::error("file-too-large").arg("path", short(&named.value));
        let one = one.arg("most", format!("{} MiB", LARGEST_PROFILE >> 20));
        found.add(one.mark(named.span, "profile").mend_by("help-profile"));
        return None;
    }
    let is = |at: usize, word: &[u8]| bytes.get(at..at + word.len()) == Some(word);
    if !(is(36, b"acsp") && is(12, b"prtr") && is(16, b"CMYK")) {
        found.add(Diagnostic::error("profile-broken").arg("profile", short(&named.value)).here(named.span));
        return None;
    }
    if let Some(why) = damage(&bytes, size) {
        let one = Diagnostic::error("profile-broken").form("damaged").arg("profile", short(&named.value));
        found.add(one.arg("why", why).mark(named.span, "named").mend_by("help-damaged"));
        return None;
    }
    // With another than was agreed on no file is made, but all can be judged.
    hashed(&bytes, named, sha256, found);
    Some(file)
}

/// Why a profile of a size is not whole, as a part of the entry `damage`. A press file carries it as it is: what is cut
/// off there, the printer's colour management finds, or does not.
fn damage(bytes: &[u8], size: u64) -> Option<Words> {
    let number = |at: usize| {
        let four = bytes.get(at..at + 4)?;
        Some(u64::from(u32::from_be_bytes(four.try_into().ok()?)))
    };
    let short = || Some(Words::part("damage", "short"));
    let Some(said) = number(0) else { return short() };
    // 7.2.2: the size is of the whole profile; writers pad to four bytes, and count them or do not.
    if said > size || size >= said + 4 {
        return Some(Words::part("damage", "size").arg("said", said).arg("size", size));
    }
    let Some(tags) = number(128).filter(|tags| *tags <= 100) else { return short() };
    let mut transforms = false;
    for tag in 0..tags as usize {
        let at = 132 + 12 * tag;
        let (Some(start), Some(length)) = (number(at + 4), number(at + 8)) else { return short() };
        if start + length > size {
            let tag = String::from_utf8_lossy(&bytes[at..at + 4]).into_owned();
            return Some(Words::part("damage", "tag").arg("tag", tag));
        }
        transforms |= bytes[at..].starts_with(b"B2A0");
    }
    (!transforms).then(|| Words::part("damage", "no-inks"))
}

/// Checks the hash of a profile, where it is given.
fn hashed(bytes: &[u8], named: &Field<String>, sha256: Option<&Field<String>>, found: &mut Findings) {
    let Some(given) = sha256 else { return };
    let is = known_hash(bytes).map_or_else(|| hash_of(bytes), str::to_owned);
    if given.value.eq_ignore_ascii_case(&is) {
        return;
    }
    let one = Diagnostic::error("profile-differs").arg("profile", short(&named.value)).arg("hash", is);
    found.add(one.here(given.span));
}

fn hash_of(bytes: &[u8]) -> String {
    let mut hash = String::new();
    Sha256::digest(bytes).iter().for_each(|byte| {
        let _ = write!(hash, "{byte:02x}");
    });
    hash
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{self, Lang};

    const NEWSPRINT: &[u8] =
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/layouts/press/TR002_newsprint_TAC240.icc"));

    fn damaged(bytes: &[u8]) -> String {
        let why = damage(&bytes[..bytes.len().min(BEGINNING as usize)], bytes.len() as u64);
        why.map_or_else(String::new, |why| words::say(&why, &[], Lang::En))
    }

    #[test]
    fn a_profile_is_whole_or_said_not_to_be() {
        assert_eq!(damaged(NEWSPRINT), "");
        assert_eq!(damaged(&[NEWSPRINT, &[0; 3]].concat()), "", "padding");
        let half = &NEWSPRINT[..NEWSPRINT.len() / 2];
        assert_eq!(damaged(half), "it says that it has 276068 bytes and has 138034");
        let more = [NEWSPRINT, b"and more"].concat();
        assert_eq!(damaged(&more), "it says that it has 276068 bytes and has 276076");
        assert_eq!(damaged(&NEWSPRINT[..2]), "it ends before its table of tags does");
    }

    #[test]
    fn every_tag_lies_in_it() {
        let mut bytes = NEWSPRINT.to_vec();
        bytes[132 + 8..132 + 12].copy_from_slice(&0x00FF_FFFF_u32.to_be_bytes());
        assert_eq!(damaged(&bytes), "its tag `desc` lies outside it");
        bytes[128..132].copy_from_slice(&0xFFFF_FFFF_u32.to_be_bytes());
        assert_eq!(damaged(&bytes), "it ends before its table of tags does");
        bytes[128..132].copy_from_slice(&0_u32.to_be_bytes());
        assert_eq!(damaged(&bytes), "it has no table from colours to inks (`B2A0`)");
    }
}
