//! Pictures: photographs as the press takes them.
//!
//! What the next stage need not worry about: a [`Raster`] is upright, whole and of a size that fits in memory;
//! its pixels are grey or the four process inks, never RGB, and no pixel that was converted here has more ink
//! than the press takes.
//!
//! Grey and CMYK pixels are the house's own separations and stay as they are, bit by bit. RGB is separated for
//! the printing condition by a [`Converter`].

mod coded;
mod condition;
mod converter;
mod error;
mod exif;
mod files;
mod flight;
mod format;
mod gif;
mod graphic;
mod jpeg;
mod jpeg2000;
mod limits;
mod link;
mod original;
pub(crate) mod packed;
mod pixels;
mod png;
mod predict;
mod printed;
mod profile;
mod raster;
mod raw;
mod scale;
mod screen;
mod separation;
mod sharp;
mod silhouette;
mod source;
mod srgb;
mod tiff;
#[cfg(feature = "process")]
pub(crate) mod told;
mod webp;

use crate::files::Located;
pub use crate::press::Rendering;
pub use condition::{Mismatch, PrintingCondition};
pub use converter::Converter;
pub use error::PictureError;
pub use files::head;
pub use flight::IN_FLIGHT;
pub(crate) use flight::all as side_by_side;
#[cfg(feature = "process")]
pub(crate) use limits::LARGEST_PROFILE;
pub use limits::{LARGEST_FILE, MOST_PIXELS};
pub use original::{AtSize, Here, Reader, Readers, View, bytes};
pub use printed::{printed, separated};
pub use profile::profile_name;
pub use raster::{Data, Raster, Space, pixels_an_inch, resolution};
pub use screen::Screen;
pub use silhouette::Silhouette;
pub use source::{Colours, Head, Pixels, Window};

/// The width of a JPEG file, how many components it has, and its samples as PDF's filter gives them (ISO
/// 32000-1, 7.4.8): of a file from elsewhere, which must be whole.
///
/// # Errors
/// [`PictureError::Broken`] where it can't be decoded to its end; others where its kind or size is not read.
pub(crate) fn jpeg_samples(bytes: &[u8]) -> Result<(u32, usize, Vec<u8>), PictureError> {
    jpeg::decode::filtered(bytes)
}

/// Reads a picture file, told apart by content and not by name: all of its pixels, in the inks of a press.
///
/// # Errors
/// The file can't be read, is broken or too large, or is of a kind that does not go to press.
pub fn open(file: impl Into<Located>, converter: &Converter) -> Result<Raster, PictureError> {
    read(bytes(&file.into())?, converter)
}

/// Reads a picture from the bytes of its file; see [`open`].
///
/// # Errors
/// As [`open`].
pub fn read(bytes: Vec<u8>, converter: &Converter) -> Result<Raster, PictureError> {
    let mut reader = Here;
    let head = reader.head(&bytes)?;
    let size = (head.width, head.height);
    let at = reader.at_size(bytes, &head, View { seen: Window::whole(size), to: size })?;
    separated(at, &head, converter)
}
