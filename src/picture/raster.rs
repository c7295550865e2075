//! A picture in the inks of the press.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::error::{PictureError, why};
use super::jpeg::decode;
use super::packed::unpacked;
use crate::geom::{Length, Size};
#[cfg(any(unix, windows))]
use crate::spool::Spool;
use crate::spool::Stored;

/// A picture in the inks of the press.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raster {
    /// Columns of pixels.
    pub width: u32,
    /// Rows of pixels.
    pub height: u32,
    /// What a pixel is.
    pub space: Space,
    /// The pixels.
    pub data: Data,
    /// The most ink of any pixel, all inks together, in hundredths of a percent.
    pub most_ink: u32,
}

/// What a pixel is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Space {
    /// One sample: 0 is black, 255 is paper (DeviceGray).
    Gray,
    /// Four samples: cyan, magenta, yellow, black, 255 solid (DeviceCMYK).
    Cmyk,
}

impl Space {
    /// Samples of a pixel.
    #[must_use]
    pub const fn samples(self) -> usize {
        match self {
            Self::Gray => 1,
            Self::Cmyk => 4,
        }
    }
}

/// The pixels of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Data {
    /// A byte a sample, row by row from the top, without padding.
    Samples(Vec<u8>),
    /// The same, deflated.
    Deflated {
        /// A zlib stream.
        bytes: Stored,
        /// Rows were predicted by their neighbours before (PNG, clause 9), a byte before each.
        predicted: bool,
    },
    /// A JPEG file: grey or CMYK data that need no conversion. It is the file as it came, without what says
    /// nothing of pixels: Exif, thumbnails, places, editing history, profiles, comments.
    Jpeg {
        /// The file.
        bytes: Stored,
        /// It stores 255 for no ink, as Adobe's CMYK files do.
        inverted: bool,
    },
}

impl Raster {
    /// All samples, as [`Space`] says; decodes a JPEG file and undoes its inversion.
    ///
    /// # Errors
    /// [`PictureError::Broken`] where the JPEG file can't be decoded; not for a raster that was read here.
    pub fn samples(&self) -> Result<Cow<'_, [u8]>, PictureError> {
        match &self.data {
            Data::Samples(samples) => Ok(Cow::Borrowed(samples)),
            Data::Deflated { bytes, predicted } => {
                let bytes = bytes.read()?;
                let samples = unpacked((&bytes, *predicted), (self.width, self.height), self.space.samples());
                samples.map(Cow::Owned).ok_or_else(|| PictureError::Broken(why("ends")))
            }
            Data::Jpeg { bytes, inverted } => decode::samples(&bytes.read()?, *inverted).map(Cow::Owned),
        }
    }

    /// The bytes that its pixels take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        match &self.data {
            Data::Samples(bytes) => bytes.len(),
            Data::Deflated { bytes, .. } | Data::Jpeg { bytes, .. } => bytes.len(),
        }
    }

    /// The same, its packed pixels where a spool puts them.
    #[cfg(any(unix, windows))]
    #[must_use]
    pub(crate) fn in_spool(mut self, spool: &Spool) -> Self {
        if let Data::Deflated { bytes, .. } | Data::Jpeg { bytes, .. } = &mut self.data {
            *bytes = spool.take(bytes.clone());
        }
        self
    }

    /// Pixels an inch at a printed size, rounded to the nearest; the lower one where a picture is stretched.
    /// `u32::MAX` for a printed size of nothing.
    #[must_use]
    pub fn resolution(&self, printed: Size) -> u32 {
        resolution((self.width, self.height), printed)
    }

    /// A raster of samples, with its [`Raster::most_ink`].
    pub(super) fn of_samples(width: u32, height: u32, space: Space, samples: Vec<u8>) -> Self {
        let most_ink = most_ink(space, &samples);
        Self { width, height, space, data: Data::Samples(samples), most_ink }
    }
}

/// The most ink of any pixel in hundredths of a percent, rounded up, so that a limit is not passed unseen.
pub(super) fn most_ink(space: Space, samples: &[u8]) -> u32 {
    let sum = match space {
        Space::Gray => samples.iter().min().map_or(0, |darkest| 255 - u32::from(*darkest)),
        Space::Cmyk => {
            let ink = |pixel: &[u8; 4]| pixel.iter().map(|sample| u32::from(*sample)).sum();
            samples.as_chunks().0.iter().map(ink).max().unwrap_or(0)
        }
    };
    (sum * 10_000).div_ceil(255)
}

/// Pixels an inch of so many columns and rows at a printed size; see [`Raster::resolution`].
#[must_use]
pub fn resolution((width, height): (u32, u32), printed: Size) -> u32 {
    pixels_an_inch(width, printed.width).min(pixels_an_inch(height, printed.height))
}

/// Pixels an inch along a printed length, rounded to the nearest; `u32::MAX` for a length of nothing.
#[must_use]
pub fn pixels_an_inch(pixels: u32, length: Length) -> u32 {
    if length.0 <= 0 {
        return u32::MAX;
    }
    let inch = i128::from(Length::IN.0) * i128::from(pixels);
    let length = i128::from(length.0);
    u32::try_from((2 * inch + length) / (2 * length)).unwrap_or(u32::MAX)
}
