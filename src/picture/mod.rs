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
mod limits;
mod pixels;
mod png;
mod raster;
mod screen;
mod separation;
mod tiff;

use crate::files::{Located, Stands};
pub use crate::press::Rendering;
pub use converter::Converter;
pub use error::PictureError;
use format::Format;
pub use limits::{LARGEST_FILE, MOST_PIXELS};
pub use raster::{Data, Raster, Space, pixels_an_inch};
pub use screen::Screen;

/// The width of a JPEG file, how many components it has, and its samples as PDF's filter gives them (ISO
/// 32000-1, 7.4.8): of a file from elsewhere, which must be whole.
///
/// # Errors
/// [`PictureError::Broken`] where it can't be decoded to its end; others where its kind or size is not read.
pub(crate) fn jpeg_samples(bytes: &[u8]) -> Result<(u32, usize, Vec<u8>), PictureError> {
    jpeg::decode::filtered(bytes)
}

/// Reads a picture file: JPEG, PNG or TIFF, told apart by content and not by name.
///
/// # Errors
/// The file can't be read, is broken or too large, or is of a kind that does not go to press.
pub fn open(file: impl Into<Located>, converter: &Converter) -> Result<Raster, PictureError> {
    let file = file.into();
    // Opening a pipe would wait for whoever writes into it.
    if matches!(file.stands()?, Stands::Folder | Stands::Other) {
        return Err(PictureError::NotAFile);
    }
    read(file.bounded(LARGEST_FILE)?.ok_or(PictureError::LargeFile)?, converter)
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
