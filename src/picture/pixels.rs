//! Room for pixels: how many there may be, and how they lie.

use super::error::{PictureError, why};
use super::exif::Orientation;
use super::limits::MOST_PIXELS;

/// The most memory that the samples of a file may take once they are unpacked, in bytes.
pub(super) const MOST_BYTES: u64 = 400_000_000;

/// Rows and columns that are transposed at once, so that both sides stay in the cache.
const TILE: usize = 32;

/// The pixels of a picture's header, as one may allocate for them: `bytes` for each while it is read.
pub(super) fn allowed(width: u32, height: u32, bytes: usize) -> Result<usize, PictureError> {
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 {
        return Err(PictureError::Empty);
    }
    let fits = pixels.checked_mul(bytes as u64).is_some_and(|all| all <= MOST_BYTES);
    if pixels > MOST_PIXELS || !fits {
        return Err(PictureError::Large { width, height });
    }
    Ok(pixels as usize)
}

/// Pixels that a file may have however short it is: room for them does no harm, and where a format packs one
/// colour into nothing, a file of a few bytes may well have them.
const FREE_PIXELS: u64 = 4_000_000;

/// Refuses a file that is too short for its pixels, before room is made for them; `each` is how many pixels of
/// a photograph a byte of the file has at most.
pub(super) fn plausible(width: u32, height: u32, bytes: usize, each: u64) -> Result<(), PictureError> {
    let pixels = u64::from(width) * u64::from(height);
    if pixels > FREE_PIXELS && pixels > (bytes as u64).saturating_mul(each) {
        return Err(PictureError::Broken(why("too-short")));
    }
    Ok(())
}

/// Turns samples upright. Takes a copy unless they are.
pub(super) fn upright(
    orientation: Orientation,
    width: u32,
    height: u32,
    samples: usize,
    pixels: Vec<u8>,
) -> (u32, u32, Vec<u8>) {
    if orientation.is_upright() {
        return (width, height, pixels);
    }
    let (columns, rows) = (width as usize, height as usize);
    let (new_width, new_height) = if orientation.transposed { (rows, columns) } else { (columns, rows) };
    let mut turned = vec![0; pixels.len()];
    for top in (0..rows).step_by(TILE) {
        for left in (0..columns).step_by(TILE) {
            for row in top..(top + TILE).min(rows) {
                for column in left..(left + TILE).min(columns) {
                    let (mut x, mut y) = if orientation.transposed { (row, column) } else { (column, row) };
                    if orientation.mirrored {
                        x = new_width - 1 - x;
                    }
                    if orientation.flipped {
                        y = new_height - 1 - y;
                    }
                    let (from, to) = (samples * (row * columns + column), samples * (y * new_width + x));
                    let target = turned.get_mut(to..to + samples);
                    if let (Some(target), Some(pixel)) = (target, pixels.get(from..from + samples)) {
                        target.copy_from_slice(pixel);
                    }
                }
            }
        }
    }
    (new_width as u32, new_height as u32, turned)
}

/// A sample of 16 bits as one of 8, rounded to the nearest.
pub(super) const fn to_8_bits(sample: u16) -> u8 {
    // As 65535 = 255 · 257.
    ((sample as u32 + 128) / 257) as u8
}

/// A sample on white paper, as far as its alpha covers it.
pub(super) const fn on_paper(sample: u8, alpha: u8) -> u8 {
    let (sample, alpha) = (sample as u32, alpha as u32);
    ((sample * alpha + 255 * (255 - alpha) + 127) / 255) as u8
}

/// Luminance and chrominance as red, green and blue (ITU-T T.871, 7), in 1/65536.
pub(super) fn rgb_of_ycc([y, cb, cr]: [u8; 3]) -> [u8; 3] {
    const HALF: i32 = 1 << 15;
    let (y, cb, cr) = (i32::from(y), i32::from(cb) - 128, i32::from(cr) - 128);
    let red = y + ((91_881 * cr + HALF) >> 16);
    let green = y + ((-22_554 * cb - 46_802 * cr + HALF) >> 16);
    let blue = y + ((116_130 * cb + HALF) >> 16);
    [red, green, blue].map(|sample| sample.clamp(0, 255) as u8)
}
