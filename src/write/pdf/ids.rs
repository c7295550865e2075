//! Identifiers: hashes of what the edition is and of what the file holds, never of when or where it was written.
//!
//! A document has a permanent identifier, the same for every state of an edition, and one of the very state
//! (ISO 32000-1, 14.4). The first is a hash of paper, date and number, and of the page where the file is one page. The second is a hash of the objects of
//! the file themselves, so that two files that differ in anything (a glyph, a font program, a box, the
//! condition of the press) differ in it, too.

use std::hash::Hasher;
use std::io;

use siphasher::sip128::{Hasher128, SipHasher13};

use super::spliced::Part;
use crate::page::About;
use crate::write::identifier::{add, of_edition};

/// The two identifiers of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ids {
    /// Of the edition, whatever its state.
    pub(super) document: [u8; 16],
    /// Of this state of it.
    pub(super) instance: [u8; 16],
}

impl Ids {
    /// `objects` are all objects of the file but those that say the identifiers, in parts.
    ///
    /// # Errors
    /// A part that is out of memory can't be read.
    pub(super) fn of(about: &About, objects: &[Part<'_>]) -> io::Result<Self> {
        let document = of_edition(about);
        let mut state = SipHasher13::new();
        add(&mut state, b"instance");
        add(&mut state, &document);
        // As one part: what is out of memory makes no difference.
        state.write(&objects.iter().map(|part| part.len() as u64).sum::<u64>().to_le_bytes());
        for part in objects {
            state.write(&part.read()?);
        }
        Ok(Self { document, instance: state.finish128().as_bytes() })
    }
}
