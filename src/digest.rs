//! By what bytes a file is known: how many, and their SHA-256.

use std::fmt::Write as _;
use std::io::{self, Write};

use sha2::{Digest as _, Sha256};

/// The SHA-256 of bytes, in small hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(hash: &[u8]) -> String {
    hash.iter().fold(String::with_capacity(hash.len() * 2), |mut hex, byte| {
        // Writing to a string can't fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

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
        (bytes, hex(&hash.finalize()))
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
