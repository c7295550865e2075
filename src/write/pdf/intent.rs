//! The output intent: for which press the file is made (ISO 32000-1, 14.11.5).

use std::ops::Deref;
use std::sync::Arc;

use pdf_writer::types::OutputIntentSubtype;
use pdf_writer::writers::OutputIntent;
use pdf_writer::{Chunk, Filter, Ref, TextStr};

use super::PdfError;
use super::deflate::{self, Deflater};
use super::options::OutputCondition;
use super::profile::Rules;
use super::reused::Reused;

/// What an ICC header must say at which byte, and what is said when it does not, a part of the entry `unfit-condition` (ICC.1:2004-10, 7.2).
const HEADER: [(usize, &[u8], &str); 3] =
    [(36, b"acsp", "no-icc"), (12, b"prtr", "class"), (16, b"CMYK", "space")];

/// Refuses a condition that a printer would refuse: PDF/X asks for an identifier and for an embedded profile
/// of class `prtr`; the pages are in DeviceCMYK, so it must be a CMYK one.
pub(super) fn check(condition: &OutputCondition, rules: &Rules) -> Result<(), PdfError> {
    if condition.identifier.trim().is_empty() {
        return Err(PdfError::Condition("identifier"));
    }
    let icc = condition.icc;
    for (at, expected, otherwise) in HEADER {
        if icc.get(at..at + expected.len()) != Some(expected) {
            return Err(PdfError::Condition(otherwise));
        }
    }
    // PDF 1.5 took profiles of version 4 up (ISO 32000-1, 8.6.5.5).
    if rules.version < (1, 5) && icc.get(8).is_some_and(|version| *version > 2) {
        return Err(PdfError::Condition("version"));
    }
    let said = icc.first_chunk().map_or(0, |bytes| u32::from_be_bytes(*bytes));
    if u64::from(said) != icc.len() as u64 {
        return Err(PdfError::Condition("size"));
    }
    Ok(())
}

/// The profiles that come with the program, as they are and as they were compressed when it was built.
const BUNDLED: &[(&[u8], &[u8])] = include!(concat!(env!("OUT_DIR"), "/profiles.rs"));

/// A profile, compressed: once for all files that have it.
pub(super) fn compress(icc: &[u8], reused: Option<&Reused>) -> Result<Packed, PdfError> {
    if let Some((_, packed)) = BUNDLED.iter().find(|(plain, _)| *plain == icc) {
        return Ok(Packed::Bundled(packed));
    }
    let made = |icc: &[u8]| Ok(Deflater::new(deflate::PROFILE).run(icc)?);
    match reused {
        Some(reused) => reused.profile(icc, made).map(Packed::Made),
        None => made(icc).map(Arc::new).map(Packed::Made),
    }
}

/// A compressed profile.
#[derive(Debug)]
pub(super) enum Packed {
    /// One that comes with the program.
    Bundled(&'static [u8]),
    /// Another.
    Made(Arc<Vec<u8>>),
}

impl Deref for Packed {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Bundled(packed) => packed,
            Self::Made(packed) => packed,
        }
    }
}

/// Writes a profile as a stream; `N`, the number of its components, is required.
pub(super) fn write_profile(chunk: &mut Chunk, id: Ref, icc: &[u8], components: i32) {
    chunk.icc_profile(id, icc).n(components).filter(Filter::FlateDecode);
}

/// Writes one output intent of the catalog.
pub(super) fn write(
    mut intent: OutputIntent,
    subtype: OutputIntentSubtype,
    condition: &OutputCondition,
    icc: Ref,
) {
    intent
        .subtype(subtype)
        .output_condition_identifier(TextStr(condition.identifier))
        .info(TextStr(condition.info))
        .registry_name(TextStr(condition.registry))
        .dest_output_profile(icc);
}

#[cfg(test)]
mod tests {
    #[test]
    #[cfg(feature = "house")]
    fn profiles_come_compressed_as_the_writer_would_compress_them() {
        use super::{BUNDLED, Deflater, deflate};
        assert_eq!(BUNDLED.len(), 2);
        for (plain, packed) in BUNDLED {
            assert_eq!(Deflater::new(deflate::PROFILE).run(plain).unwrap(), *packed);
        }
    }
}
