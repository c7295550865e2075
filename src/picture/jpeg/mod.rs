//! JPEG: grey and CMYK files go to the press as they are, RGB is converted.

pub(super) mod decode;
mod segments;

use crate::picture::error::why;
use ::zune_core::colorspace::ColorSpace;

use decode::{YCCK, decode, samples};
use segments::Segments;

use super::pixels::{Canvas, allowed, upright};
use super::raster::most_ink;
use super::{Converter, Data, PictureError, Raster, Space};

/// Reads a JPEG file.
pub(super) fn read(mut bytes: Vec<u8>, converter: &Converter) -> Result<Raster, PictureError> {
    let segments = Segments::read(&bytes)?;
    let components = usize::from(segments.components);
    // All coefficients of a progressive file are in memory at once, two bytes each.
    let each = if segments.progressive { 3 * components } else { components };
    let pixels = allowed(segments.width, segments.height, each.max(1))?;
    // A block of 8 × 8 pixels takes a bit at least, or a few bytes would claim a hundred million pixels.
    if bytes.len().saturating_mul(8 * 64) < pixels {
        return Err(PictureError::Broken(why("too-short")));
    }
    match (segments.components, segments.adobe) {
        (1, _) => separated(&segments, &bytes, Space::Gray),
        (3, _) => rgb(&segments, &mut bytes, converter),
        (4, None | Some((0 | YCCK, _))) => separated(&segments, &bytes, Space::Cmyk),
        (4, Some(_)) => Err(PictureError::Kind(why("jpeg-no-cmyk"))),
        (count, _) => Err(PictureError::Kind(why("jpeg-components").arg("count", count))),
    }
}

/// Grey or CMYK: the file itself, decoded once to see that it is whole and how much ink it has. One that lies
/// on its side is turned, and so becomes samples: its pixels stay what they are.
fn separated(segments: &Segments, bytes: &[u8], space: Space) -> Result<Raster, PictureError> {
    let bare = segments.bare(bytes);
    let inverted = space == Space::Cmyk && segments.adobe.is_some();
    let samples = samples(&bare, inverted)?;
    let Segments { width, height, orientation, .. } = *segments;
    if !orientation.is_upright() {
        let (width, height, samples) = upright(orientation, width, height, space.samples(), samples);
        return Ok(Raster::of_samples(width, height, space, samples));
    }
    let most_ink = most_ink(space, &samples);
    Ok(Raster { width, height, space, data: Data::Jpeg { bytes: bare, inverted }, most_ink })
}

fn rgb(segments: &Segments, bytes: &mut [u8], converter: &Converter) -> Result<Raster, PictureError> {
    let profile = segments.profile(bytes)?;
    let separation = converter.separation(profile.as_deref())?;
    let mut canvas = Canvas::new(segments.width, segments.height, segments.orientation)?;
    // The decoder hands out components as they are if it takes them for what is asked for. It reads Adobe's
    // marker, but not that 0 is RGB where there are three components.
    if let (true, Some((_, at))) = (segments.is_rgb, segments.adobe)
        && let Some(transform) = bytes.get_mut(at)
    {
        *transform = 1;
    }
    let space = if segments.is_rgb { ColorSpace::YCbCr } else { ColorSpace::RGB };
    decode(bytes, space, canvas.rgb_mut())?;
    separation.raster(canvas)
}
