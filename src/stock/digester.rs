//! By what bytes a file is known: how many, and their SHA-256.

use std::io::{self, Write};

use sha2::{Digest as _, Sha256};

/// Bytes go through it, and it tells what they were.
#[derive(Debug, Default)]
pub(crate) struct Digester {
    bytes: u64,
    hash: Sha256,
}

impl Digester {
    /// How many bytes there were, and their SHA-256 in small hexadecimal digits.
    pub(crate) fn end(self) -> (u64, String) {
        let Self { bytes, hash } = self;
        (bytes, hash.finalize().iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}")))
    }
}

impl Write for Digester {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.hash.update(bytes);
        self.bytes += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
