//! The samples of a JPEG file.

use crate::picture::error::{foreign, why};
use ::zune_core::bytestream::ZCursor;
use ::zune_core::colorspace::ColorSpace;
use ::zune_core::options::DecoderOptions;
use ::zune_jpeg::JpegDecoder;

use super::segments::Segments;
use crate::picture::error::PictureError;
use crate::picture::pixels::allowed;

/// Adobe's marker says that the first three of four components are luminance and chrominance (Adobe
/// Technical Note 5116, 18). PDF's filter reads the marker and turns them into CMYK itself (ISO 32000-1,
/// 7.4.8, table 13).
pub(super) const YCCK: u8 = 2;

/// The samples of a file as PDF's filter gives them: luminance and chrominance undone, nothing inverted.
pub(in crate::picture) fn filtered(bytes: &[u8]) -> Result<(u32, usize, Vec<u8>), PictureError> {
    if !bytes.starts_with(&[0xFF, 0xD8]) {
        return Err(PictureError::Broken(why("no-jpeg")));
    }
    let segments = Segments::read(bytes)?;
    let components = usize::from(segments.components);
    let each = if segments.progressive { 3 * components } else { components };
    let pixels = allowed(segments.width, segments.height, each.max(1))?;
    if bytes.len().saturating_mul(8 * 64) < pixels {
        return Err(PictureError::Broken(why("too-short")));
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
pub(in crate::picture) fn samples(bytes: &[u8], inverted: bool) -> Result<Vec<u8>, PictureError> {
    let segments = Segments::read(bytes)?;
    let pixels = allowed(segments.width, segments.height, usize::from(segments.components).max(1))?;
    let ycck = segments.adobe.is_some_and(|(transform, _)| transform == YCCK);
    let (space, components) = match segments.components {
        1 => (ColorSpace::Luma, 1),
        4 if ycck => (ColorSpace::YCCK, 4),
        4 => (ColorSpace::CMYK, 4),
        count => return Err(PictureError::Kind(why("jpeg-components").arg("count", count))),
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

/// Decodes a file into the room made for it. Data that break off or make no sense are errors, not grey.
pub(super) fn decode(bytes: &[u8], space: ColorSpace, room: &mut [u8]) -> Result<(), PictureError> {
    let broken =
        |error: ::zune_jpeg::errors::DecodeErrors| PictureError::Broken(foreign(&format!("{error:?}")));
    let most = usize::from(u16::MAX);
    let options = DecoderOptions::new_safe()
        .set_strict_mode(true)
        .set_max_width(most)
        .set_max_height(most)
        .jpeg_set_out_colorspace(space);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(broken)?;
    if decoder.output_buffer_size() != Some(room.len()) {
        return Err(PictureError::Broken(why("parts-differ")));
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
