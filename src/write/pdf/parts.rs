//! Long streams, compressed in parts side by side: the font of a page's text would else be compressed long after all else
//! of the page is done.

use rayon::prelude::*;

use super::deflate::{Deflater, FONT};
use crate::deflate::{self, Failed};

/// The longest part that a stream is compressed in: the body face of a page makes four.
const PART: usize = 40 << 10;

/// Compresses a font program. Each part of a long one is compressed by itself, so that the bytes are the same however many
/// threads there are.
pub(super) fn font(data: &[u8]) -> Result<Vec<u8>, Failed> {
    if data.len() <= PART {
        return Deflater::new(FONT).run(data);
    }
    let each = data.len().div_ceil(data.len().div_ceil(PART));
    let last = data.len().div_ceil(each) - 1;
    let part = |deflater: &mut Deflater, (number, part): (usize, &[u8])| deflater.part(part, number == last);
    let parts = data.par_chunks(each).enumerate().map_init(|| Deflater::new(FONT), part);
    let parts = parts.collect::<Result<Vec<_>, _>>()?;
    let (header, sum) = (deflate::header(FONT), deflate::sum(data));
    let pieces = [&header[..]].into_iter().chain(parts.iter().map(Vec::as_slice)).chain([&sum[..]]);
    Ok(pieces.collect::<Vec<_>>().concat())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn unpacked(packed: &[u8]) -> Vec<u8> {
        let mut unpacked = Vec::new();
        flate2::read::ZlibDecoder::new(packed).read_to_end(&mut unpacked).unwrap();
        unpacked
    }

    #[test]
    fn a_long_font_is_one_stream_whose_parts_are_compressed_by_themselves() {
        let mut seed = 7_u32;
        let data: Vec<u8> = std::iter::repeat_with(|| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 24) as u8 & 31
        })
        .take(3 * PART + 1)
        .collect();
        for long in [0, 1, PART, PART + 1, 2 * PART, data.len()] {
            assert_eq!(unpacked(&font(&data[..long]).unwrap()), &data[..long], "{long}");
        }
        let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        assert_eq!(alone.install(|| font(&data).unwrap()), font(&data).unwrap());
    }
}
