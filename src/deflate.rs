//! Compression without loss (FlateDecode), for pictures and for what else is in files.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use flate2::{Compress, Compression, FlushCompress, Status};

/// The compressor failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Failed;

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the compressor failed")
    }
}

/// A compressor, to be used again: its tables are larger than most streams. Those that are done with are taken by the next.
pub(crate) struct Deflater {
    /// There is one but when it goes.
    stream: Option<Compress>,
    level: u32,
}

/// Compressors that nobody uses, with their levels.
static IDLE: Mutex<Vec<(u32, Compress)>> = Mutex::new(Vec::new());

/// More than these are not kept: they have a third of a megabyte each.
const MOST_IDLE: usize = 8;

impl Deflater {
    /// A compressor of that level, 0 to 9.
    pub(crate) fn new(level: u32) -> Self {
        let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
        let at = idle.iter().position(|(of, _)| *of == level);
        let kept = at.map(|at| idle.swap_remove(at).1);
        drop(idle);
        let new = || Compress::new(Compression::new(level), false);
        Self { stream: Some(kept.unwrap_or_else(new)), level }
    }

    /// Compresses a whole stream.
    pub(crate) fn run(&mut self, data: &[u8]) -> Result<Vec<u8>, Failed> {
        let mut out = room(data);
        out.extend(header(self.level));
        self.until(data, FlushCompress::Finish, &mut out)?;
        out.extend(sum(data));
        Ok(out)
    }

    /// Compresses a part of a stream, without what stands before the first and behind the last (RFC 1951): up to a whole
    /// byte, or the end.
    pub(crate) fn part(&mut self, data: &[u8], is_last: bool) -> Result<Vec<u8>, Failed> {
        let mut out = room(data);
        let end = if is_last { FlushCompress::Finish } else { FlushCompress::Full };
        self.until(data, end, &mut out)?;
        Ok(out)
    }

    fn until(&mut self, data: &[u8], end: FlushCompress, out: &mut Vec<u8>) -> Result<(), Failed> {
        let stream = self.stream.as_mut().ok_or(Failed)?;
        // A new one is ready: making it so again clears all its tables. One that was used has written something, be it of
        // an empty stream; one that failed may have read alone.
        if stream.total_in() > 0 || stream.total_out() > 0 {
            stream.reset();
        }
        loop {
            let before = (stream.total_in(), stream.total_out());
            let done = usize::try_from(before.0).map_err(|_| Failed)?;
            let rest = data.get(done..).unwrap_or_default();
            match stream.compress_vec(rest, out, end) {
                Ok(Status::StreamEnd) => return Ok(()),
                // What is only flushed has no end: it is all there when there is room left behind it.
                Ok(_) if end == FlushCompress::Full && out.len() < out.capacity() => return Ok(()),
                // What does not get on with room to write in never will.
                Ok(_) if (stream.total_in(), stream.total_out()) != before => out.reserve(out.len().max(64)),
                Ok(_) | Err(_) => return Err(Failed),
            }
        }
    }
}

/// Room for a stream that does not shrink.
fn room(data: &[u8]) -> Vec<u8> {
    Vec::with_capacity(data.len() + data.len() / 1000 + 64)
}

impl Drop for Deflater {
    fn drop(&mut self) {
        let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < MOST_IDLE {
            idle.extend(self.stream.take().map(|stream| (self.level, stream)));
        }
    }
}

/// What a stream of a level begins with (RFC 1950, 2.2): a window of 32 KiB, how hard it was compressed, and what makes it
/// a multiple of 31.
pub(crate) fn header(level: u32) -> [u8; 2] {
    let hard: u16 = match level {
        0 | 1 => 0,
        2..=5 => 1,
        6 => 2,
        _ => 3,
    };
    let header = 0x7800 | hard << 6;
    (header + (31 - header % 31)).to_be_bytes()
}

/// What a stream ends with: the sum of what is in it.
pub(crate) fn sum(data: &[u8]) -> [u8; 4] {
    simd_adler32::adler32(&data).to_be_bytes()
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
