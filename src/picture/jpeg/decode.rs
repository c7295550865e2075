//! The samples of a JPEG file.

use crate::picture::error::{foreign, why};
use ::zune_core::bytestream::ZCursor;
use ::zune_core::colorspace::ColorSpace;
use ::zune_core::options::DecoderOptions;
use ::zune_jpeg::JpegDecoder;

use super::segments::{Segments, Stored};
use crate::picture::error::PictureError;
use crate::picture::pixels::{allowed, rgb_of_ycc};

/// The samples of a file as PDF's filter gives them: luminance and chrominance undone, nothing inverted.
pub(in crate::picture) fn filtered(bytes: &[u8]) -> Result<(u32, usize, Vec<u8>), PictureError> {
    if !bytes.starts_with(&[0xFF, 0xD8]) {
        return Err(PictureError::Broken(why("no-jpeg")));
    }
    let segments = Segments::read(bytes)?;
    let pixels = segments.pixels(bytes.len())?;
    let components = usize::from(segments.components);
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
    let pixels = segments.pixels(bytes.len())?;
    let (space, components) = match segments.stored()? {
        Stored::Gray => (ColorSpace::Luma, 1),
        Stored::Ycck => (ColorSpace::YCCK, 4),
        Stored::Cmyk => (ColorSpace::CMYK, 4),
        Stored::Rgb | Stored::Ycc => return Err(PictureError::Kind(why("jpeg-no-cmyk"))),
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

/// The components of a JPEG inside another file, of a size and number that this one says: as they are, whatever the
/// markers say of colours.
pub(in crate::picture) fn components(
    file: &mut [u8],
    (width, height, count): (usize, usize, usize),
    room: &mut [u8],
) -> Result<(), PictureError> {
    let segments = Segments::read(file)?;
    let found = (segments.width as usize, segments.height as usize, usize::from(segments.components));
    if found != (width, height, count) {
        return Err(PictureError::Broken(why("parts-differ")));
    }
    if !matches!(count, 1 | 3 | 4) {
        return Err(PictureError::Kind(why("jpeg-components").arg("count", count)));
    }
    let each = if segments.progressive { 3 * count } else { count };
    allowed(segments.width, segments.height, each)?;
    // The decoder takes three components for luminance and chrominance, or for RGB by their names, and four for
    // inks, unless Adobe's marker says otherwise.
    if let Some((_, at)) = segments.adobe
        && let Some(transform) = file.get_mut(at)
    {
        *transform = u8::from(count == 3);
    }
    decode_as(file, None, room)
}

/// Decodes a file into the room made for it. Data that break off or make no sense are errors, not grey.
pub(super) fn decode(bytes: &[u8], space: ColorSpace, room: &mut [u8]) -> Result<(), PictureError> {
    decode_as(bytes, Some(space), room)
}

/// The same, as the decoder takes its components to be where no space is asked for.
fn decode_as(bytes: &[u8], space: Option<ColorSpace>, room: &mut [u8]) -> Result<(), PictureError> {
    let broken =
        |error: ::zune_jpeg::errors::DecodeErrors| PictureError::Broken(foreign(&format!("{error:?}")));
    let most = usize::from(u16::MAX);
    let options = DecoderOptions::new_safe()
        .set_strict_mode(true)
        .set_max_width(most)
        .set_max_height(most)
        .jpeg_set_out_colorspace(space.unwrap_or(ColorSpace::YCbCr));
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(broken)?;
    if let (None, Some(stored)) = (space, decoder.input_colorspace()) {
        decoder.set_options(options.jpeg_set_out_colorspace(stored));
    }
    if decoder.output_buffer_size() != Some(room.len()) {
        return Err(PictureError::Broken(why("parts-differ")));
    }
    decoder.decode_into(room).map_err(broken)
}

/// Luminance and chrominance to cyan, magenta and yellow, which are what red, green and blue lack; black is as
/// it is.
fn cmyk_of_ycck(pixel: &mut [u8; 4]) {
    let [y, cb, cr, black] = *pixel;
    let [red, green, blue] = rgb_of_ycc([y, cb, cr]);
    *pixel = [255 - red, 255 - green, 255 - blue, black];
}
