//! Picture files by what they begin with, whatever their names say.

use super::error::PictureError;
use super::format::Format;
use super::limits::LARGEST_FILE;
use super::source::{Head, Pixels};
use super::{gif, jpeg, jpeg2000, png, tiff, webp};

/// What the bytes of a file say of its picture; no pixel is decoded.
///
/// # Errors
/// The file is none that goes to press, as far as it shows before its pixels are read.
pub fn head(bytes: &[u8]) -> Result<Head, PictureError> {
    match known(bytes)? {
        Format::Jpeg => jpeg::head(bytes),
        Format::Png => png::head(bytes),
        Format::Tiff => tiff::head(bytes),
        Format::WebP => webp::head(bytes),
        Format::Gif => gif::head(bytes),
        Format::Jpeg2000 => jpeg2000::head(bytes),
        Format::Other(name) => Err(PictureError::Format(Some(name))),
        Format::Unknown => Err(PictureError::Format(None)),
    }
}

/// The pixels of a file.
pub(super) fn pixels(bytes: &[u8]) -> Result<Pixels, PictureError> {
    match known(bytes)? {
        Format::Jpeg => jpeg::pixels(bytes),
        Format::Png => png::pixels(bytes),
        Format::Tiff => tiff::pixels(bytes),
        Format::WebP => webp::pixels(bytes),
        Format::Gif => gif::pixels(bytes),
        Format::Jpeg2000 => jpeg2000::pixels(bytes),
        Format::Other(name) => Err(PictureError::Format(Some(name))),
        Format::Unknown => Err(PictureError::Format(None)),
    }
}

fn known(bytes: &[u8]) -> Result<Format, PictureError> {
    if bytes.len() as u64 > LARGEST_FILE { Err(PictureError::LargeFile) } else { Ok(Format::of(bytes)) }
}
