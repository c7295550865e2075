//! PNG.

use crate::picture::error::{foreign, why};
use std::io::Cursor;

use ::png::{BitDepth, ColorType, Decoder, DecodingError, Info, Limits, Reader, Transformations};

use super::exif::Orientation;
use super::pixels::{Canvas, allowed, on_paper, to_8_bits, upright};
use super::{Converter, PictureError, Raster, Space};

/// Memory for everything in a file that is no pixel: profiles, palettes, text.
const ANCILLARY: usize = 16 << 20;

/// Reads a PNG file. Palettes and fewer bits are expanded, 16 bits rounded to 8, alpha lies on white paper.
pub(super) fn read(bytes: &[u8], converter: &Converter) -> Result<Raster, PictureError> {
    let limits = Limits { bytes: ANCILLARY };
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(Transformations::EXPAND);
    decoder.set_ignore_text_chunk(true);
    let (width, height) = decoder.read_header_info().map_err(broken)?.size();
    allowed(width, height, 1)?;
    let mut reader = decoder.read_info().map_err(broken)?;
    let orientation = orientation(reader.info());
    let (color, depth) = reader.output_color_type();
    let of_colour = matches!(color, ColorType::Rgb | ColorType::Rgba | ColorType::Indexed);
    if of_colour {
        let profile = reader.info().icc_profile.as_deref().map(<[u8]>::to_vec);
        let separation = converter.separation(profile.as_deref())?;
        let mut canvas = Canvas::new(width, height, orientation)?;
        rows(&mut reader, (color, depth), canvas.rgb_mut())?;
        separation.raster(canvas)
    } else {
        let mut samples = vec![0; allowed(width, height, 1)?];
        rows(&mut reader, (color, depth), &mut samples)?;
        let (width, height, samples) = upright(orientation, width, height, 1, samples);
        Ok(Raster::of_samples(width, height, Space::Gray, samples))
    }
}

fn orientation(info: &Info<'_>) -> Orientation {
    info.exif_metadata.as_deref().map_or_else(Orientation::default, Orientation::of_exif)
}

/// Fills `room` with opaque samples of 8 bits.
fn rows(
    reader: &mut Reader<Cursor<&[u8]>>,
    (color, depth): (ColorType, BitDepth),
    room: &mut [u8],
) -> Result<(), PictureError> {
    let samples = color.samples();
    let alpha = matches!(color, ColorType::Rgba | ColorType::GrayscaleAlpha);
    let info = reader.info();
    let (width, height, interlaced) = (info.width, info.height, info.interlaced);
    let row_of_room = width as usize * (samples - usize::from(alpha));
    let mut targets = room.chunks_exact_mut(row_of_room.max(1));
    if interlaced {
        // Its rows come in seven passes, so the picture as it is in the file is in memory too.
        let each = samples * if depth == BitDepth::Sixteen { 2 } else { 1 };
        allowed(width, height, each)?;
        let size = reader.output_buffer_size().ok_or(PictureError::Large { width, height })?;
        let mut all = vec![0; size];
        reader.next_frame(&mut all).map_err(broken)?;
        let row = reader.output_line_size(width).unwrap_or_default();
        for (row, target) in all.chunks_exact(row.max(1)).zip(&mut targets) {
            opaque(row, samples, alpha, depth, target);
        }
    } else {
        while let Some(row) = reader.next_row().map_err(broken)? {
            let target = targets.next().ok_or_else(|| PictureError::Broken(why("rows-many")))?;
            opaque(row.data(), samples, alpha, depth, target);
        }
    }
    if targets.next().is_some() {
        return Err(PictureError::Broken(why("rows-missing")));
    }
    reader.finish().map_err(broken)
}

/// A row on paper in 8 bits.
fn opaque(row: &[u8], samples: usize, alpha: bool, depth: BitDepth, target: &mut [u8]) {
    let narrow: Vec<u8>;
    let row = if depth == BitDepth::Sixteen {
        narrow = row.as_chunks().0.iter().map(|sample| to_8_bits(u16::from_be_bytes(*sample))).collect();
        &narrow
    } else {
        row
    };
    if !alpha {
        if target.len() == row.len() {
            target.copy_from_slice(row);
        }
        return;
    }
    for (pixel, target) in row.chunks_exact(samples).zip(target.chunks_exact_mut(samples - 1)) {
        let Some((alpha, colour)) = pixel.split_last() else { continue };
        for (target, sample) in target.iter_mut().zip(colour) {
            *target = on_paper(*sample, *alpha);
        }
    }
}

fn broken(error: DecodingError) -> PictureError {
    match error {
        DecodingError::LimitsExceeded => PictureError::Broken(why("beside-huge")),
        DecodingError::IoError(_) => PictureError::Broken(why("ends")),
        error => PictureError::Broken(foreign(&error)),
    }
}
