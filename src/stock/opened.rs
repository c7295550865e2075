//! A picture file whose head was read.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::files::Located;
use crate::picture::{self, Head, PictureError, Reader};

/// What a file holds, by its SHA-256.
pub(super) type Content = [u8; 32];

/// A picture file whose head was read.
#[derive(Debug)]
pub(super) struct Opened {
    file: Located,
    pub(super) head: Arc<Head>,
    pub(super) content: Content,
    long: u64,
}

impl Opened {
    /// Reads the head of a file.
    pub(super) fn read(file: &Located, reader: &mut dyn Reader) -> Result<Self, PictureError> {
        let bytes = picture::bytes(file)?;
        let (head, content) = (reader.head(&bytes)?, content(&bytes));
        Ok(Self { file: file.clone(), head: Arc::new(head), content, long: bytes.len() as u64 })
    }

    /// The bytes of the file once more: the same, since all that was made of its head rests on them.
    ///
    /// # Errors
    /// It can't be read any more, or has changed.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, PictureError> {
        let bytes = picture::bytes(&self.file)?;
        if content(&bytes) == self.content { Ok(bytes) } else { Err(PictureError::changed()) }
    }

    /// The memory that reading its pixels takes at most: they, and the file.
    pub(super) fn room(&self) -> u64 {
        self.long + self.head.room()
    }
}

fn content(bytes: &[u8]) -> Content {
    Sha256::digest(bytes).into()
}
