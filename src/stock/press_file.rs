//! A file for the press, before it is anywhere.

use std::io::{self, Write};

use crate::spool::Pieces;

/// A press file. Pictures that are out of memory stay there until they are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PressFile(Pieces);

impl PressFile {
    /// How many bytes it has.
    #[must_use]
    pub fn long(&self) -> u64 {
        self.0.long()
    }

    /// Writes it somewhere.
    ///
    /// # Errors
    /// It can't be written there; or the disk does not give back pictures that were put there meanwhile.
    pub fn write_to(&self, to: &mut dyn Write) -> io::Result<()> {
        self.0.write_to(to)
    }

    /// All of it in memory.
    ///
    /// # Errors
    /// As [`Self::write_to`].
    pub fn bytes(&self) -> io::Result<Vec<u8>> {
        self.0.bytes()
    }

    /// Puts it at a path, whole or not at all, as [`save`](crate::save::save()) does.
    ///
    /// # Errors
    /// It can't be written there; what was there is there still.
    #[cfg(any(unix, windows))]
    pub fn save(&self, path: impl AsRef<std::path::Path>) -> Result<(), super::Faults> {
        use crate::save::{Leave, Place};
        let place = Place::of(path.as_ref(), Leave::default());
        place.and_then(|place| place.write_by(|to| self.write_to(to))).map_err(super::Faults::from)
    }
}

impl From<Pieces> for PressFile {
    fn from(pieces: Pieces) -> Self {
        Self(pieces)
    }
}
