//! Bytes one after the other, wherever each of them is.

use std::io::{self, Write};

use super::stored::Stored;

/// The bytes of a file, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pieces(Vec<Stored>);

impl Pieces {
    /// How many bytes it has.
    #[must_use]
    pub fn long(&self) -> u64 {
        self.0.iter().map(|piece| piece.len() as u64).sum()
    }

    /// Writes all of them somewhere.
    ///
    /// # Errors
    /// They can't be written there; or the disk does not give back what was put there.
    pub fn write_to(&self, to: &mut dyn Write) -> io::Result<()> {
        self.0.iter().try_for_each(|piece| to.write_all(&piece.read()?))
    }

    /// All of them in memory.
    ///
    /// # Errors
    /// As [`Self::write_to`].
    pub fn bytes(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(usize::try_from(self.long()).unwrap_or(0));
        self.write_to(&mut bytes)?;
        Ok(bytes)
    }
}

impl From<Vec<Stored>> for Pieces {
    fn from(pieces: Vec<Stored>) -> Self {
        Self(pieces)
    }
}
