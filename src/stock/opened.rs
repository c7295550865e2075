//! A picture file whose head was read.

use sha2::{Digest, Sha256};

use crate::files::Located;
use crate::picture::{self, Head, PictureError, Reader};

/// What a file holds, by its SHA-256.
pub(super) type Content = [u8; 32];

/// A picture file whose head was read.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) file: Located,
    pub(super) head: Head,
    pub(super) content: Content,
    bytes: u64,
}

impl Opened {
    /// Reads the head of a file.
    pub(super) fn read(file: &Located, reader: &mut dyn Reader) -> Result<Self, PictureError> {
        let bytes = picture::bytes(file)?;
        let (head, content) = (reader.head(&bytes)?, Sha256::digest(&bytes).into());
        Ok(Self { file: file.clone(), head, content, bytes: bytes.len() as u64 })
    }

    /// The memory that reading its pixels takes at most: they, and the file.
    pub(super) const fn room(&self) -> u64 {
        self.bytes + self.head.room()
    }
}
