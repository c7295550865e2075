//! JPEG: grey and CMYK files go to the press as they are, RGB is converted.

pub(super) mod decode;
mod segments;

use std::borrow::Cow;

use ::zune_core::colorspace::ColorSpace;

use decode::{decode, samples};
use segments::{Segments, Stored};

use super::error::PictureError;
use super::raster::{Data, Raster, Space, most_ink};
use super::source::{Colours, Head, Pixels};

/// Columns and rows of the largest unit that is decoded at once (ITU-T T.81, A.2.3: four by four blocks).
const UNIT: u32 = 32;

/// What a JPEG file says of itself.
pub(super) fn head(bytes: &[u8]) -> Result<Head, PictureError> {
    let segments = Segments::read(bytes)?;
    let (colours, stored) = match segments.stored()? {
        Stored::Gray => (Colours::Gray, None),
        Stored::Rgb => (Colours::Rgb, Some("RGB")),
        Stored::Ycc => (Colours::Rgb, Some("YCbCr")),
        Stored::Cmyk => (Colours::Cmyk, None),
        Stored::Ycck => (Colours::Cmyk, Some("YCCK")),
    };
    segments.pixels(bytes.len())?;
    let head = Head::new("JPEG", (segments.width, segments.height), colours, segments.each())?;
    let room = room(&segments, colours, bytes.len());
    let icc = match segments.profile(bytes) {
        // Nothing is made by it.
        Err(PictureError::Profile(_)) if colours != Colours::Rgb => None,
        read => read?,
    };
    let head = Head { stored, icc, room, ..head };
    Ok(head.turned(segments.orientation))
}

/// The memory that the pixels of a file take while they are read: their samples, beside them in a progressive
/// file all coefficients in whole units, else those of a row of units; and a copy of the file at most.
fn room(segments: &Segments, colours: Colours, file: usize) -> u64 {
    let (width, height) = (u64::from(segments.width), u64::from(segments.height));
    let whole = |length: u32| u64::from(length.next_multiple_of(UNIT));
    let rows = if segments.progressive { whole(segments.height) } else { u64::from(8 * UNIT) };
    let coefficients = 2 * u64::from(segments.components) * whole(segments.width) * rows;
    width * height * colours.samples() as u64 + coefficients + file as u64
}

/// The pixels of a JPEG file.
pub(super) fn pixels(bytes: &[u8]) -> Result<Pixels, PictureError> {
    let segments = Segments::read(bytes)?;
    let Segments { width, height, .. } = segments;
    let (colours, samples) = match segments.stored()? {
        Stored::Gray => (Colours::Gray, samples(bytes, false)?),
        Stored::Cmyk | Stored::Ycck => (Colours::Cmyk, samples(bytes, is_inverted(&segments))?),
        stored => (Colours::Rgb, rgb(&segments, stored, bytes)?),
    };
    Ok(Pixels { width, height, colours, samples })
}

/// Adobe's programs write CMYK as light, and say who wrote it.
fn is_inverted(segments: &Segments) -> bool {
    segments.components == 4 && segments.adobe.is_some()
}

/// A grey or CMYK file as it goes to press: itself, without what says nothing of pixels; decoded once to see that it is whole
/// and how much ink it has. Nothing of one that lies on its side, or is of colours that no press has.
pub(super) fn untouched(bytes: &[u8]) -> Result<Option<Raster>, PictureError> {
    let Some(raster) = bare(bytes)? else { return Ok(None) };
    let most_ink = most_ink(raster.space, &raster.samples()?);
    Ok(Some(Raster { most_ink, ..raster }))
}

/// The same, before it is decoded: its ink is not known.
pub(super) fn bare(bytes: &[u8]) -> Result<Option<Raster>, PictureError> {
    let segments = Segments::read(bytes)?;
    let Segments { width, height, orientation, .. } = segments;
    segments.pixels(bytes.len())?;
    let space = match segments.stored()? {
        Stored::Gray => Space::Gray,
        Stored::Cmyk | Stored::Ycck => Space::Cmyk,
        Stored::Rgb | Stored::Ycc => return Ok(None),
    };
    if !orientation.is_upright() {
        return Ok(None);
    }
    let (bare, inverted) = (segments.bare(bytes), is_inverted(&segments));
    Ok(Some(Raster { width, height, space, data: Data::Jpeg { bytes: bare.into(), inverted }, most_ink: 0 }))
}

fn rgb(segments: &Segments, stored: Stored, bytes: &[u8]) -> Result<Vec<u8>, PictureError> {
    let mut samples = vec![0; 3 * segments.pixels(bytes.len())?];
    if stored == Stored::Ycc {
        decode(bytes, ColorSpace::RGB, &mut samples)?;
        return Ok(samples);
    }
    // The decoder hands out components as they are if it takes them for what is asked for. It reads Adobe's
    // marker, but not that 0 is RGB where there are three components.
    let mut bytes = Cow::Borrowed(bytes);
    if let Some((_, at)) = segments.adobe
        && let Some(transform) = bytes.to_mut().get_mut(at)
    {
        *transform = 1;
    }
    decode(&bytes, ColorSpace::YCbCr, &mut samples)?;
    Ok(samples)
}
