//! JPEG: grey and CMYK files go to the press as they are, RGB is converted.

mod segments;

use ::zune_core::bytestream::ZCursor;
use ::zune_core::colorspace::ColorSpace;
use ::zune_core::options::DecoderOptions;
use ::zune_jpeg::JpegDecoder;

use segments::Segments;

use super::pixels::{Canvas, allowed, most_ink};
use super::{Converter, Data, PictureError, Raster, Space};

/// Adobe's marker says that the first three of four components are luminance and chrominance (Adobe
/// Technical Note 5116, 18). PDF's filter reads the marker and turns them into CMYK itself (ISO 32000-1,
/// 7.4.8, table 13).
const YCCK: u8 = 2;

/// Reads a JPEG file.
pub(super) fn read(mut bytes: Vec<u8>, converter: &Converter) -> Result<Raster, PictureError> {
    let segments = Segments::read(&bytes)?;
    let components = usize::from(segments.components);
    // All coefficients of a progressive file are in memory at once, two bytes each.
    let each = if segments.progressive { 3 * components } else { components };
    let pixels = allowed(segments.width, segments.height, each.max(1))?;
    // A block of 8 × 8 pixels takes a bit at least, or a few bytes would claim a hundred million pixels.
    if bytes.len().saturating_mul(8 * 64) < pixels {
        return Err(PictureError::Broken("it is too short for its size".into()));
    }
    match (segments.components, segments.adobe) {
        (1, _) => separated(&segments, &bytes, Space::Gray),
        (3, _) => rgb(&segments, &mut bytes, converter),
        (4, None | Some((0 | YCCK, _))) => separated(&segments, &bytes, Space::Cmyk),
        (4, Some(_)) => Err(PictureError::Kind("a JPEG of four components that are no CMYK".into())),
        (count, _) => Err(PictureError::Kind(format!("a JPEG of {count} components"))),
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
        let (width, height, samples) = orientation.upright(width, height, space.samples(), samples);
        return Ok(Raster::of_samples(width, height, space, samples));
    }
    let most_ink = most_ink(space, &samples);
    Ok(Raster { width, height, space, data: Data::Jpeg { bytes: bare, inverted }, most_ink })
}

/// The samples of a file as PDF's filter gives them: luminance and chrominance undone, nothing inverted.
pub(super) fn filtered(bytes: &[u8]) -> Result<(u32, usize, Vec<u8>), PictureError> {
    if !bytes.starts_with(&[0xFF, 0xD8]) {
        return Err(PictureError::Broken("it is no JPEG".into()));
    }
    let segments = Segments::read(bytes)?;
    let components = usize::from(segments.components);
    let each = if segments.progressive { 3 * components } else { components };
    let pixels = allowed(segments.width, segments.height, each.max(1))?;
    if bytes.len().saturating_mul(8 * 64) < pixels {
        return Err(PictureError::Broken("it is too short for its size".into()));
    }
    if components != 3 {
        return Ok((segments.width, components, samples(bytes, false)?));
    }
    let mut room = vec![0; 3 * pixels];
    // Whether these three are turned to RGB matters to no ink of a press.
    decode(bytes, ColorSpace::YCbCr, &mut room)?;
    Ok((segments.width, 3, room))
}

/// The samples of a grey or CMYK file.
pub(super) fn samples(bytes: &[u8], inverted: bool) -> Result<Vec<u8>, PictureError> {
    let segments = Segments::read(bytes)?;
    let pixels = allowed(segments.width, segments.height, usize::from(segments.components).max(1))?;
    let ycck = segments.adobe.is_some_and(|(transform, _)| transform == YCCK);
    let (space, components) = match segments.components {
        1 => (ColorSpace::Luma, 1),
        4 if ycck => (ColorSpace::YCCK, 4),
        4 => (ColorSpace::CMYK, 4),
        count => return Err(PictureError::Kind(format!("a JPEG of {count} components"))),
    };
    let mut samples = vec![0; components * pixels];
    decode(bytes, space, &mut samples)?;
    if space == ColorSpace::YCCK {
        samples.as_chunks_mut().0.iter_mut().for_each(cmyk_of_ycck);
    }
    if inverted {
        for sample in &mut samples {
            *sample = !*sample;
        }
    }
    Ok(samples)
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

/// Decodes a file into the room made for it. Data that break off or make no sense are errors, not grey.
fn decode(bytes: &[u8], space: ColorSpace, room: &mut [u8]) -> Result<(), PictureError> {
    let broken = |error: ::zune_jpeg::errors::DecodeErrors| PictureError::Broken(format!("{error:?}"));
    let most = usize::from(u16::MAX);
    let options = DecoderOptions::new_safe()
        .set_strict_mode(true)
        .set_max_width(most)
        .set_max_height(most)
        .jpeg_set_out_colorspace(space);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(broken)?;
    if decoder.output_buffer_size() != Some(room.len()) {
        return Err(PictureError::Broken("its parts are of different sizes".into()));
    }
    decoder.decode_into(room).map_err(broken)
}

/// Luminance and chrominance to cyan, magenta and yellow (the inverse of ITU-T T.871, 7, taken from solid),
/// in 1/65536; black is as it is.
fn cmyk_of_ycck(pixel: &mut [u8; 4]) {
    const HALF: i32 = 1 << 15;
    let [y, cb, cr, black] = pixel.map(i32::from);
    let (cb, cr) = (cb - 128, cr - 128);
    let red = y + ((91_881 * cr + HALF) >> 16);
    let green = y + ((-22_554 * cb - 46_802 * cr + HALF) >> 16);
    let blue = y + ((116_130 * cb + HALF) >> 16);
    *pixel = [255 - red, 255 - green, 255 - blue, black].map(|sample| sample.clamp(0, 255) as u8);
}
