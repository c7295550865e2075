//! Picture files by what they begin with, whatever their names say.

use super::error::PictureError;
use super::format::Format;
use super::limits::LARGEST_FILE;
use super::source::{Colours, Head, Pixels};
use super::{condition, converter, gif, jpeg, jpeg2000, png, tiff, webp};

/// How a format is read.
struct Way {
    head: fn(&[u8]) -> Result<Head, PictureError>,
    pixels: fn(&[u8]) -> Result<Pixels, PictureError>,
}

/// What the bytes of a file say of its picture; no pixel is decoded.
///
/// # Errors
/// The file is none that goes to press, as far as it shows before its pixels are read.
pub fn head(bytes: &[u8]) -> Result<Head, PictureError> {
    let head = (way(bytes)?.head)(bytes)?;
    match (head.colours, &head.icc) {
        // What can't be converted is refused before it is placed.
        (Colours::Rgb, Some(icc)) => drop(converter::rgb(icc)?),
        // Whoever asks what it was made for reads it in another process: what would end that is to end this one.
        (Colours::Gray | Colours::Cmyk, Some(icc)) => condition::tried(icc),
        (_, None) => {}
    }
    Ok(head)
}

/// The pixels of a file.
pub(super) fn pixels(bytes: &[u8]) -> Result<Pixels, PictureError> {
    (way(bytes)?.pixels)(bytes)
}

fn way(bytes: &[u8]) -> Result<Way, PictureError> {
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(PictureError::LargeFile);
    }
    Ok(match Format::of(bytes) {
        Format::Jpeg => Way { head: jpeg::head, pixels: jpeg::pixels },
        Format::Png => Way { head: png::head, pixels: png::pixels },
        Format::Tiff => Way { head: tiff::head, pixels: tiff::pixels },
        Format::WebP => Way { head: webp::head, pixels: webp::pixels },
        Format::Gif => Way { head: gif::head, pixels: gif::pixels },
        Format::Jpeg2000 => Way { head: jpeg2000::head, pixels: jpeg2000::pixels },
        Format::Other(name) => return Err(PictureError::Format(Some(name))),
        Format::Unknown => return Err(PictureError::Format(None)),
    })
}
