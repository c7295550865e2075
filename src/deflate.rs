//! Compression without loss (FlateDecode), for pictures and for what else is in files.

use std::fmt;

use flate2::{Compress, Compression, FlushCompress, Status};

/// The compressor failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Failed;

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the compressor failed")
    }
}

/// A compressor, to be used again: its tables are larger than most streams.
pub(crate) struct Deflater(Compress);

impl Deflater {
    /// A compressor of that level, 0 to 9.
    pub(crate) fn new(level: u32) -> Self {
        Self(Compress::new(Compression::new(level), true))
    }

    /// One of streams without header and sum (RFC 1951), to be put together.
    pub(crate) fn bare(level: u32) -> Self {
        Self(Compress::new(Compression::new(level), false))
    }

    /// Compresses a whole stream.
    pub(crate) fn run(&mut self, data: &[u8]) -> Result<Vec<u8>, Failed> {
        self.until(data, FlushCompress::Finish)
    }

    /// Compresses what of a stream comes before more, up to a whole byte.
    pub(crate) fn run_on(&mut self, data: &[u8]) -> Result<Vec<u8>, Failed> {
        self.until(data, FlushCompress::Full)
    }

    fn until(&mut self, data: &[u8], end: FlushCompress) -> Result<Vec<u8>, Failed> {
        // A new one is ready: making it so again clears all its tables. One that was used has written something, be it of
        // an empty stream.
        if self.0.total_out() > 0 {
            self.0.reset();
        }
        let mut out = Vec::with_capacity(data.len() + data.len() / 1000 + 64);
        loop {
            let before = (self.0.total_in(), self.0.total_out());
            let done = usize::try_from(before.0).map_err(|_| Failed)?;
            let rest = data.get(done..).unwrap_or_default();
            match self.0.compress_vec(rest, &mut out, end) {
                Ok(Status::StreamEnd) => return Ok(out),
                // What is only flushed has no end: it is all there when there is room left behind it.
                Ok(_) if end == FlushCompress::Full && out.len() < out.capacity() => return Ok(out),
                // What does not get on with room to write in never will.
                Ok(_) if (self.0.total_in(), self.0.total_out()) != before => out.reserve(out.len().max(64)),
                Ok(_) | Err(_) => return Err(Failed),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn a_compressor_that_was_used_begins_anew_even_after_nothing() {
        let mut deflater = Deflater::new(2);
        for data in [&b""[..], b"one", b"", b"", b"two two two"] {
            let packed = deflater.run(data).unwrap();
            let mut unpacked = Vec::new();
            flate2::read::ZlibDecoder::new(packed.as_slice()).read_to_end(&mut unpacked).unwrap();
            assert_eq!(unpacked, data);
        }
    }
}
