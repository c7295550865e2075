//! PNG.

use crate::picture::error::{broken, ends, foreign};
use std::io::Cursor;

use ::png::{BitDepth, ColorType, Decoder, DecodingError, Info, Limits, Reader, Transformations};

use super::PictureError;
use super::exif::Orientation;
use super::limits::LARGEST_PROFILE;
use super::pixels::{allowed, on_paper, to_8_bits};
use super::source::{Colours, Head, Pixels};

/// Bytes that a byte of deflated data unpacks to at most (RFC 1951: 258 by two bits).
const MOST_PACKED: u64 = 1032;

/// Bytes of a signature, and of a chunk beside its data: its length, its name and its checksum.
const SIGNATURE: usize = 8;
const CHUNK: usize = 12;

type File<'a> = Reader<Cursor<&'a [u8]>>;

/// What a PNG file says of itself.
pub(super) fn head(bytes: &[u8]) -> Result<Head, PictureError> {
    let file = open(bytes)?;
    let info = file.info();
    let colours = colours(info);
    let each = colours.samples() + if info.interlaced { passes(&file) } else { 0 };
    let head = Head::new("PNG", info.size(), colours, each)?;
    Ok(Head {
        stored: (info.color_type == ColorType::Indexed).then_some("palette"),
        bits: info.bit_depth as u8,
        icc: info.icc_profile.as_deref().map(<[u8]>::to_vec),
        ..head
    }
    .turned(exif(bytes).map_or_else(Orientation::default, Orientation::of_exif)))
}

/// The pixels of a PNG file. Palettes and fewer bits are expanded, 16 bits rounded to 8, alpha lies on white
/// paper.
pub(super) fn pixels(bytes: &[u8]) -> Result<Pixels, PictureError> {
    let mut file = open(bytes)?;
    let (width, height) = file.info().size();
    let colours = colours(file.info());
    let mut samples = vec![0; colours.samples() * allowed(width, height, colours.samples())?];
    rows(&mut file, colours, &mut samples)?;
    Ok(Pixels { width, height, colours, samples })
}

/// Reads a file up to its pixels.
fn open(bytes: &[u8]) -> Result<File<'_>, PictureError> {
    let limits = Limits { bytes: LARGEST_PROFILE };
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(Transformations::EXPAND);
    decoder.set_ignore_text_chunk(true);
    let (width, height) = decoder.read_header_info().map_err(undecodable)?.size();
    allowed(width, height, 1)?;
    let file = decoder.read_info().map_err(undecodable)?;
    let unpacked = file.info().raw_row_length() as u64 * u64::from(height);
    if unpacked > (bytes.len() as u64).saturating_mul(MOST_PACKED) {
        return Err(broken("too-short"));
    }
    if !is_whole(file.info()) {
        return Err(broken("palette-parted"));
    }
    Ok(file)
}

/// Whether a palette is colours of three bytes (PNG 3, 11.2.2): the decoder takes it for granted, and panics at the
/// first row. One that no pixel needs may be what it likes.
fn is_whole(info: &Info<'_>) -> bool {
    let palette = info.palette.as_deref().filter(|_| info.color_type == ColorType::Indexed);
    palette.is_none_or(|palette| palette.len().is_multiple_of(3))
}

/// What the pixels are. A palette without any colour is one of greys, unless a profile says what its red,
/// green and blue are.
fn colours(info: &Info<'_>) -> Colours {
    let grey = |[red, green, blue]: &[u8; 3]| red == green && green == blue;
    let palette = info.palette.as_deref().unwrap_or_default();
    match info.color_type {
        ColorType::Grayscale | ColorType::GrayscaleAlpha => Colours::Gray,
        ColorType::Indexed if info.icc_profile.is_none() && palette.as_chunks().0.iter().all(grey) => {
            Colours::Gray
        }
        _ => Colours::Rgb,
    }
}

/// The Exif block of a file: its chunk may stand before or after the pixels (PNG 3, 11.3.4.5).
fn exif(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.get(SIGNATURE..)?;
    loop {
        let length = u32::from_be_bytes(*rest.first_chunk()?) as usize;
        let whole = length.checked_add(CHUNK)?;
        if rest.get(4..8)? == b"eXIf" {
            return rest.get(8..8 + length);
        }
        rest = rest.get(whole..)?;
    }
}

/// Bytes of a pixel once it is expanded.
fn passes(file: &File<'_>) -> usize {
    let (color, depth) = file.output_color_type();
    color.samples() * if depth == BitDepth::Sixteen { 2 } else { 1 }
}

/// Fills `room` with opaque samples of 8 bits.
fn rows(file: &mut File<'_>, colours: Colours, room: &mut [u8]) -> Result<(), PictureError> {
    let (width, height) = file.info().size();
    let (color, depth) = file.output_color_type();
    let each = colours.samples();
    let mut targets = room.chunks_exact_mut((width as usize * each).max(1));
    if file.info().interlaced {
        // Its rows come in seven passes, so the picture as it is in the file is in memory too.
        allowed(width, height, each + passes(file))?;
        let size = file.output_buffer_size().ok_or(PictureError::Large { width, height })?;
        let mut all = vec![0; size];
        file.next_frame(&mut all).map_err(undecodable)?;
        let row = file.output_line_size(width).unwrap_or_default();
        for (row, target) in all.chunks_exact(row.max(1)).zip(&mut targets) {
            opaque(row, (color, depth), each, target);
        }
    } else {
        while let Some(row) = file.next_row().map_err(undecodable)? {
            let target = targets.next().ok_or_else(|| broken("rows-many"))?;
            opaque(row.data(), (color, depth), each, target);
        }
    }
    if targets.next().is_some() {
        return Err(broken("rows-missing"));
    }
    file.finish().map_err(undecodable)
}

/// A row on paper in 8 bits, as many samples a pixel as `each`.
fn opaque(row: &[u8], (color, depth): (ColorType, BitDepth), each: usize, target: &mut [u8]) {
    let narrow: Vec<u8>;
    let row = if depth == BitDepth::Sixteen {
        narrow = row.as_chunks().0.iter().map(|sample| to_8_bits(u16::from_be_bytes(*sample))).collect();
        &narrow
    } else {
        row
    };
    if target.len() == row.len() {
        target.copy_from_slice(row);
        return;
    }
    let alpha = matches!(color, ColorType::Rgba | ColorType::GrayscaleAlpha);
    for (pixel, target) in row.chunks_exact(color.samples()).zip(target.chunks_exact_mut(each)) {
        let cover = pixel.last().filter(|_| alpha).copied().unwrap_or(u8::MAX);
        for (target, sample) in target.iter_mut().zip(pixel) {
            *target = on_paper(*sample, cover);
        }
    }
}

fn undecodable(error: DecodingError) -> PictureError {
    match error {
        DecodingError::LimitsExceeded => broken("beside-huge"),
        DecodingError::IoError(_) => ends(),
        error => PictureError::Broken(foreign(&error)),
    }
}
