//! Samples without loss, as small as a fast pass makes them: deflated, their rows predicted where that pays
//! (FlateDecode; ISO 32000-1, 7.4.4).

use flate2::{Decompress, FlushDecompress, Status};

use super::predict;
use crate::deflate::{Deflater, Failed};

/// Level 6 takes up to twice as long for at most 4 % less (four photographs).
const LEVEL: u32 = 2;

/// Rows in the middle of a picture that tell for all.
const TRIED: usize = 32;

/// Packs samples, and tells whether their rows were predicted.
pub(crate) fn packed(
    samples: &[u8],
    (width, height): (u32, u32),
    of_a_pixel: usize,
) -> Result<(Vec<u8>, bool), Failed> {
    let width = width as usize;
    let mut packer = Deflater::new(LEVEL);
    let (rows, plain) = tried(samples, (width, height as usize), of_a_pixel, &mut packer)?;
    // Smooth pictures shrink by a fifth where rows are predicted, noisy ones don't.
    let predicted = rows < plain;
    let mut bytes = if predicted {
        packer.run(&predict::rows(samples, width, of_a_pixel))?
    } else {
        packer.run(samples)?
    };
    bytes.shrink_to_fit();
    Ok((bytes, predicted))
}

/// How many bytes samples will take, about.
pub(super) fn about(samples: &[u8], (width, height): (u32, u32), of_a_pixel: usize) -> Result<usize, Failed> {
    let size = (width as usize, height as usize);
    let (rows, plain) = tried(samples, size, of_a_pixel, &mut Deflater::new(LEVEL))?;
    // As on every processor: the product may be more than 32 bits hold.
    let all = rows.min(plain) as u64 * size.1 as u64 / size.1.clamp(1, TRIED) as u64;
    Ok(usize::try_from(all).unwrap_or(usize::MAX))
}

/// The bytes of the rows in the middle, predicted and as they are.
fn tried(
    samples: &[u8],
    (width, height): (usize, usize),
    of_a_pixel: usize,
    packer: &mut Deflater,
) -> Result<(usize, usize), Failed> {
    let row = width * of_a_pixel;
    let first = height.saturating_sub(TRIED) / 2 * row;
    let some = samples.get(first..).unwrap_or_default();
    let some = some.get(..TRIED * row).unwrap_or(some);
    Ok((packer.run(&predict::rows(some, width, of_a_pixel))?.len(), packer.run(some)?.len()))
}

/// The samples again; nothing, where they are not as many as there should be.
pub(super) fn unpacked(
    (bytes, predicted): (&[u8], bool),
    (width, height): (u32, u32),
    of_a_pixel: usize,
) -> Option<Vec<u8>> {
    let (row, height) = (width as usize * of_a_pixel, height as usize);
    let long = (row + usize::from(predicted)) * height;
    let mut all = vec![0; long];
    let mut unpacker = Decompress::new(true);
    let status = unpacker.decompress(bytes, &mut all, FlushDecompress::Finish).ok()?;
    if status != Status::StreamEnd || unpacker.total_out() != long as u64 {
        return None;
    }
    if predicted { predict::undone(&all, row, of_a_pixel) } else { Some(all) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_come_back_as_they_were_predicted_or_not() {
        let ramp = (0..40 * 50 * 4_usize).map(|at| (at * at / 9000 % 256) as u8).collect();
        let noise = (0..40 * 50 * 4_usize).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        let mut ways = Vec::new();
        for samples in [ramp, noise, vec![7; 40 * 50 * 4]] {
            let samples: Vec<u8> = samples;
            let (bytes, predicted) = packed(&samples, (40, 50), 4).unwrap();
            assert_eq!(unpacked((&bytes, predicted), (40, 50), 4).as_deref(), Some(&*samples));
            assert_eq!(unpacked((&bytes, predicted), (40, 51), 4), None, "a row is missing");
            ways.push(predicted);
        }
        assert!(ways.contains(&true) && ways.contains(&false), "{ways:?}");
    }
}
