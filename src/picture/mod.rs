//! Pictures: photographs as the press takes them.
//!
//! What the next stage need not worry about: a [`Raster`] is upright, whole and of a size that fits in memory;
//! its pixels are grey or the four process inks, never RGB, and no pixel that was converted here has more ink
//! than the press takes.
//!
//! Grey and CMYK pixels are the house's own separations and stay as they are, bit by bit. RGB is separated for
//! the printing condition by a [`Converter`].

mod converter;
mod error;
mod exif;
mod format;
mod jpeg;
mod pixels;
mod png;
mod screen;
mod separation;
mod tiff;

use std::borrow::Cow;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::geom::{Length, Size};

pub use crate::press::Rendering;
pub use converter::Converter;
pub use error::PictureError;
use format::Format;
pub use screen::Screen;

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: u64 = 256 << 20;

/// The most pixels of a picture: two pages of a broadsheet at 350 pixels an inch have 81 million.
pub const MOST_PIXELS: u64 = 100_000_000;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    /// A JPEG file: grey or CMYK data that need no conversion. It is the file as it came, without what says
    /// nothing of pixels: Exif, thumbnails, places, editing history, profiles, comments.
    Jpeg {
        /// The file.
        bytes: Vec<u8>,
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
            Data::Jpeg { bytes, inverted } => jpeg::samples(bytes, *inverted).map(Cow::Owned),
        }
    }

    /// Pixels an inch at a printed size, rounded to the nearest; the lower one where a picture is stretched.
    /// `u32::MAX` for a printed size of nothing.
    #[must_use]
    pub fn resolution(&self, printed: Size) -> u32 {
        pixels_an_inch(self.width, printed.width).min(pixels_an_inch(self.height, printed.height))
    }

    /// A raster of samples, with its [`Raster::most_ink`].
    fn of_samples(width: u32, height: u32, space: Space, samples: Vec<u8>) -> Self {
        let most_ink = pixels::most_ink(space, &samples);
        Self { width, height, space, data: Data::Samples(samples), most_ink }
    }
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

/// The width of a JPEG file, how many components it has, and its samples as PDF's filter gives them (ISO
/// 32000-1, 7.4.8): of a file from elsewhere, which must be whole.
///
/// # Errors
/// [`PictureError::Broken`] where it can't be decoded to its end; others where its kind or size is not read.
pub(crate) fn jpeg_samples(bytes: &[u8]) -> Result<(u32, usize, Vec<u8>), PictureError> {
    jpeg::filtered(bytes)
}

/// Reads a picture file: JPEG, PNG or TIFF, told apart by content and not by name.
///
/// # Errors
/// The file can't be read, is broken or too large, or is of a kind that does not go to press.
pub fn open(path: &Path, converter: &Converter) -> Result<Raster, PictureError> {
    let file = File::open(path)?;
    let about = file.metadata()?;
    if !about.is_file() {
        return Err(PictureError::NotAFile);
    }
    if about.len() > LARGEST_FILE {
        return Err(PictureError::LargeFile);
    }
    let mut bytes = Vec::with_capacity(about.len() as usize);
    // It may have grown since.
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
    read(bytes, converter)
}

/// Reads a picture from the bytes of its file; see [`open`].
///
/// # Errors
/// As [`open`].
pub fn read(bytes: Vec<u8>, converter: &Converter) -> Result<Raster, PictureError> {
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(PictureError::LargeFile);
    }
    match Format::of(&bytes) {
        Format::Jpeg => jpeg::read(bytes, converter),
        Format::Png => png::read(&bytes, converter),
        Format::Tiff => tiff::read(&bytes, converter),
        Format::Other(name) => Err(PictureError::Format(Some(name))),
        Format::Unknown => Err(PictureError::Format(None)),
    }
}
