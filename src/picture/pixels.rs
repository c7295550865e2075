//! Room for pixels: how many there may be, and how they lie.

use super::error::PictureError;
use super::exif::Orientation;
use super::limits::MOST_PIXELS;

/// The most memory that the samples of a file may take once they are unpacked, in bytes.
const MOST_BYTES: u64 = 400_000_000;

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

/// RGB that is about to become inks: four bytes a pixel, of which RGB takes the last three quarters. So a
/// picture is in memory once.
pub(super) struct Canvas {
    pub(super) width: u32,
    pub(super) height: u32,
    /// How it is to be turned.
    pub(super) orientation: Orientation,
    bytes: Vec<u8>,
}

impl Canvas {
    /// Room for the pixels of a header.
    pub(super) fn new(width: u32, height: u32, orientation: Orientation) -> Result<Self, PictureError> {
        let pixels = allowed(width, height, 4)?;
        Ok(Self { width, height, orientation, bytes: vec![0; 4 * pixels] })
    }

    /// Where RGB goes: three samples a pixel, row by row.
    pub(super) fn rgb_mut(&mut self) -> &mut [u8] {
        let pixels = self.bytes.len() / 4;
        self.bytes.get_mut(pixels..).unwrap_or_default()
    }

    /// Whether no pixel has a colour.
    pub(super) fn is_neutral(&self) -> bool {
        let pixels = self.bytes.len() / 4;
        let rgb = self.bytes.get(pixels..).unwrap_or_default();
        rgb.as_chunks().0.iter().all(|[red, green, blue]| red == green && green == blue)
    }

    /// All its bytes, and how many pixels they are.
    pub(super) fn into_parts(self) -> (Vec<u8>, usize) {
        let pixels = self.bytes.len() / 4;
        (self.bytes, pixels)
    }
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
