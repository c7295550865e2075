//! A picture as its file has it, before it is separated: what the head of the file says, and its pixels.

use serde::{Deserialize, Serialize};

use super::error::PictureError;
use super::exif::Orientation;
use super::pixels::allowed;

/// What the samples of a pixel are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Colours {
    /// One sample: 0 is black, 255 white.
    Gray,
    /// Red, green and blue.
    Rgb,
    /// Cyan, magenta, yellow and black; 255 is solid.
    Cmyk,
}

impl Colours {
    /// Samples of a pixel.
    #[must_use]
    pub const fn samples(self) -> usize {
        match self {
            Self::Gray => 1,
            Self::Rgb => 3,
            Self::Cmyk => 4,
        }
    }
}

/// A part of an upright picture, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Window {
    /// The first column.
    pub x: u32,
    /// The first row.
    pub y: u32,
    /// Columns.
    pub width: u32,
    /// Rows.
    pub height: u32,
}

impl Window {
    /// All of a picture.
    #[must_use]
    pub const fn whole((width, height): (u32, u32)) -> Self {
        Self { x: 0, y: 0, width, height }
    }

    /// How many columns and rows it has.
    #[must_use]
    pub const fn size(self) -> (u32, u32) {
        (self.width, self.height)
    }
}

/// What a file says of its picture before any pixel is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The format's name, such as `JPEG`.
    pub format: &'static str,
    /// Columns of pixels, upright.
    pub width: u32,
    /// Rows of pixels, upright.
    pub height: u32,
    /// What its pixels are once they are read.
    pub colours: Colours,
    /// How the file has them, where that is another way: `Lab`, `YCbCr`, `palette`.
    pub stored: Option<&'static str>,
    /// Bits of a sample in the file.
    pub bits: u8,
    /// How it is turned upright.
    pub(super) orientation: Orientation,
    /// Its colour profile: RGB is separated by it, grey and CMYK are held against the press by it
    /// ([`PrintingCondition`](super::PrintingCondition)).
    pub(super) icc: Option<Vec<u8>>,
    /// The bytes of memory that reading its pixels takes at most, beside the file.
    pub(super) room: u64,
}

impl Head {
    /// A picture of 8 bits a sample whose columns and rows lie upright in the file; `each` is the memory that a
    /// pixel takes at most while they are read, in bytes, and judged here.
    pub(super) fn new(
        format: &'static str,
        (width, height): (u32, u32),
        colours: Colours,
        each: usize,
    ) -> Result<Self, PictureError> {
        let room = allowed(width, height, each)? as u64 * each as u64;
        let (stored, bits, orientation, icc) = (None, 8, Orientation::default(), None);
        Ok(Self { format, width, height, colours, stored, bits, orientation, icc, room })
    }

    /// Turned upright.
    pub(super) fn turned(self, orientation: Orientation) -> Self {
        let (width, height) = orientation.turned(self.width, self.height);
        Self { width, height, orientation, ..self }
    }

    /// The bytes of memory that reading its pixels takes at most, beside the file.
    #[must_use]
    pub const fn room(&self) -> u64 {
        self.room
    }

    /// Whether somebody has separated it, and it says for which press.
    pub(crate) fn is_separated(&self) -> bool {
        self.colours != Colours::Rgb && self.icc.is_some()
    }

    /// Whether the file itself may go to press: grey or CMYK as JPEG, upright.
    #[must_use]
    pub fn goes_untouched(&self) -> bool {
        self.format == "JPEG" && self.colours != Colours::Rgb && self.orientation.is_upright()
    }
}

/// The pixels of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Columns, as they lie in the file: not yet upright.
    pub(super) width: u32,
    /// Rows, likewise.
    pub(super) height: u32,
    pub(super) colours: Colours,
    /// A byte a sample, row by row from the top, without padding; what was transparent lies on white paper.
    pub(super) samples: Vec<u8>,
}

impl Pixels {
    /// A window of the picture, which is upright in it; the pixels stay as they lie.
    pub(super) fn cut(self, seen: Window, orientation: Orientation) -> Self {
        let (width, height) = orientation.turned(self.width, self.height);
        if seen == Window::whole((width, height)) {
            return self;
        }
        let Window { x, y, .. } = seen;
        let x = if orientation.mirrored { width.saturating_sub(x + seen.width) } else { x };
        let y = if orientation.flipped { height.saturating_sub(y + seen.height) } else { y };
        let (x, y) = if orientation.transposed { (y, x) } else { (x, y) };
        let (width, height) = orientation.turned(seen.width, seen.height);
        let each = self.colours.samples();
        let (row, from, long) = (self.width as usize * each, x as usize * each, width as usize * each);
        let rows = self.samples.chunks_exact(row.max(1)).skip(y as usize).take(height as usize);
        let mut samples = Vec::with_capacity(long * height as usize);
        rows.for_each(|row| samples.extend_from_slice(row.get(from..from + long).unwrap_or_default()));
        Self { width, height, samples, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::super::pixels::upright;
    use super::*;

    #[test]
    fn a_window_is_the_same_part_however_the_picture_lies() {
        let (width, height) = (5, 4);
        let seen = Window { x: 1, y: 2, width: 3, height: 2 };
        for value in 1..=8 {
            let orientation = Orientation::of(value);
            let lying = orientation.turned(width, height);
            let samples: Vec<u8> = (0..20).collect();
            let (_, _, turned) = upright(orientation, lying.0, lying.1, 1, samples.clone());
            let wanted: Vec<u8> =
                (2..4).flat_map(|y| (1..4).map(move |x| (y, x))).map(|(y, x)| turned[y * 5 + x]).collect();
            let pixels = Pixels { width: lying.0, height: lying.1, colours: Colours::Gray, samples };
            let cut = pixels.cut(seen, orientation);
            let (.., cut) = upright(orientation, cut.width, cut.height, 1, cut.samples);
            assert_eq!(cut, wanted, "{value}");
        }
    }
}
