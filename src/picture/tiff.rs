//! TIFF: the first picture of the file.

use crate::picture::error::{foreign, why};
use crate::words::Words;
use std::io::Cursor;

use ::tiff::decoder::{BufferLayoutPreference, Decoder, Limits};
use ::tiff::tags::{ExtraSamples, SampleFormat, Tag};
use ::tiff::{ColorType, TiffError};

use super::exif::Orientation;
use super::pixels::{Canvas, allowed, on_paper, to_8_bits, upright};
use super::{Converter, PictureError, Raster, Space};

/// The largest value of a tag, in bytes: a colour profile, or the places of strips.
const LARGEST_VALUE: usize = 4 << 20;

/// The largest strip or tile, in bytes.
const LARGEST_STRIP: usize = 400_000_000;

/// `InkSet` of cyan, magenta, yellow and black (TIFF 6.0, section 16).
const CMYK_INKS: u16 = 1;

type File<'a> = Decoder<Cursor<&'a [u8]>>;

/// What the pixels of a file are.
struct Kind {
    space: Colours,
    /// Samples of a pixel in the file, those that are not printed included.
    samples: usize,
    /// Bits of a sample.
    bits: u8,
    /// The first sample beyond the colours covers paper.
    alpha: Option<Alpha>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Colours {
    Gray = 1,
    Rgb = 3,
    Cmyk = 4,
}

/// How colours and alpha go together (TIFF 6.0, section 18).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alpha {
    /// The colours have been multiplied by it.
    Associated,
    Unassociated,
}

/// Reads a TIFF file. 16 bits are rounded to 8, alpha lies on white paper.
pub(super) fn read(bytes: &[u8], converter: &Converter) -> Result<Raster, PictureError> {
    let mut limits = Limits::default();
    limits.decoding_buffer_size = LARGEST_STRIP;
    limits.intermediate_buffer_size = LARGEST_STRIP;
    limits.ifd_value_size = LARGEST_VALUE;
    let mut file = Decoder::new(Cursor::new(bytes)).map_err(unusable)?.with_limits(limits);
    let (width, height) = file.dimensions().map_err(unusable)?;
    let pixels = allowed(width, height, 1)?;
    let kind = kind(&mut file)?;
    let orientation = file.find_tag_unsigned::<u16>(Tag::Orientation).map_err(unusable)?;
    let orientation = orientation.map_or_else(Orientation::default, |value| Orientation::of(value.into()));
    if kind.space == Colours::Rgb {
        let profile = profile(&mut file)?;
        let separation = converter.separation(profile.as_deref())?;
        let mut canvas = Canvas::new(width, height, orientation)?;
        fill(&mut file, &kind, canvas.rgb_mut())?;
        separation.raster(canvas)
    } else {
        let space = if kind.space == Colours::Gray { Space::Gray } else { Space::Cmyk };
        allowed(width, height, space.samples())?;
        let mut samples = vec![0; pixels * space.samples()];
        fill(&mut file, &kind, &mut samples)?;
        let (width, height, samples) = upright(orientation, width, height, space.samples(), samples);
        Ok(Raster::of_samples(width, height, space, samples))
    }
}

fn profile(file: &mut File<'_>) -> Result<Option<Vec<u8>>, PictureError> {
    let Some(value) = file.find_tag(Tag::IccProfile).map_err(unusable)? else { return Ok(None) };
    value.into_u8_vec().map(Some).map_err(|_| PictureError::Profile(why("no-bytes")))
}

/// What the pixels are, where it is something that goes to press.
fn kind(file: &mut File<'_>) -> Result<Kind, PictureError> {
    let unusual = |what: Words| PictureError::Kind(what);
    let color = file.colortype().map_err(unusable)?;
    let (space, bits) = match color {
        ColorType::Gray(bits) | ColorType::GrayA(bits) | ColorType::Multiband { bit_depth: bits, .. } => {
            (Colours::Gray, bits)
        }
        ColorType::RGB(bits) | ColorType::RGBA(bits) => (Colours::Rgb, bits),
        ColorType::CMYK(bits) | ColorType::CMYKA(bits) => (Colours::Cmyk, bits),
        ColorType::Palette(_) => return Err(unusual(why("tiff-palette"))),
        ColorType::YCbCr(_) => return Err(unusual(why("tiff-ycc"))),
        ColorType::Lab(_) => return Err(unusual(why("tiff-lab"))),
        _ => return Err(unusual(why("tiff-colours"))),
    };
    let small = space == Colours::Gray && matches!(bits, 1 | 2 | 4);
    if !small && bits != 8 && bits != 16 {
        return Err(unusual(why("tiff-bits").arg("bits", bits)));
    }
    let inks = file.find_tag_unsigned::<u16>(Tag::Unknown(332)).map_err(unusable)?;
    if space == Colours::Cmyk && inks.is_some_and(|inks| inks != CMYK_INKS) {
        return Err(unusual(why("tiff-inks")));
    }
    let samples = file.find_tag_unsigned::<u16>(Tag::SamplesPerPixel).map_err(unusable)?.unwrap_or(1);
    let samples = usize::from(samples);
    if samples < space as usize || samples > space as usize + 4 {
        return Err(unusual(why("tiff-samples").arg("samples", samples)));
    }
    if small && samples != 1 {
        return Err(unusual(why("tiff-small").arg("samples", samples).arg("bits", bits)));
    }
    let alpha = if samples > space as usize { alpha(file)? } else { None };
    Ok(Kind { space, samples, bits, alpha })
}

fn alpha(file: &mut File<'_>) -> Result<Option<Alpha>, PictureError> {
    let extra = file.find_tag_unsigned_vec::<u16>(Tag::ExtraSamples).map_err(unusable)?;
    let first = extra.and_then(|extra| extra.first().copied()).and_then(ExtraSamples::from_u16);
    Ok(match first {
        Some(ExtraSamples::AssociatedAlpha) => Some(Alpha::Associated),
        Some(ExtraSamples::UnassociatedAlpha) => Some(Alpha::Unassociated),
        _ => None,
    })
}

/// Fills `room` with opaque samples of 8 bits.
fn fill(file: &mut File<'_>, kind: &Kind, room: &mut [u8]) -> Result<(), PictureError> {
    let (width, height) = file.dimensions().map_err(unusable)?;
    let each = kind.samples * usize::from(kind.bits.div_ceil(8));
    allowed(width, height, each)?;
    let layout = file.image_buffer_layout().map_err(unusable)?;
    if layout.sample_format != SampleFormat::Uint {
        return Err(PictureError::Kind(why("tiff-fractions")));
    }
    let row = (width as usize * kind.samples / layout.planes.max(1) * usize::from(kind.bits)).div_ceil(8);
    let whole = row * height as usize * layout.planes.max(1);
    if layout.complete_len != whole {
        return Err(PictureError::Broken(why("strips")));
    }
    if kind.bits == 8 && layout.planes == 1 && kind.samples == kind.space as usize && whole == room.len() {
        return file.read_image_bytes(room).map_err(unusable);
    }
    let mut all = vec![0; whole];
    file.read_image_bytes(&mut all).map_err(unusable)?;
    if kind.bits < 8 {
        expand(&all, row, kind.bits, width as usize, room);
    } else {
        gather(&all, kind, &layout, room);
    }
    Ok(())
}

/// Grey samples of less than 8 bits, packed into rows of whole bytes.
fn expand(all: &[u8], row: usize, bits: u8, width: usize, room: &mut [u8]) {
    let (bits, most) = (usize::from(bits), (1_u16 << bits) - 1);
    for (row, target) in all.chunks_exact(row.max(1)).zip(room.chunks_exact_mut(width.max(1))) {
        for (x, target) in target.iter_mut().enumerate() {
            let byte = row.get(x * bits / 8).copied().unwrap_or_default();
            let sample = u16::from(byte) >> (8 - bits - x * bits % 8) & most;
            *target = (sample * 255 / most) as u8;
        }
    }
}

/// Samples side by side, or colour by colour, of 8 or 16 bits, to those that are printed, side by side.
fn gather(all: &[u8], kind: &Kind, layout: &BufferLayoutPreference, room: &mut [u8]) {
    let colours = kind.space as usize;
    let wide = kind.bits == 16;
    let sample = |at: usize| {
        if wide {
            let both = all.get(2 * at..2 * at + 2).and_then(|both| both.try_into().ok());
            to_8_bits(both.map_or(0, u16::from_ne_bytes))
        } else {
            all.get(at).copied().unwrap_or_default()
        }
    };
    let plane = if layout.planes > 1 { room.len() / colours } else { 0 };
    for (pixel, target) in room.chunks_exact_mut(colours).enumerate() {
        let at = |index: usize| {
            if plane > 0 { index * plane + pixel } else { pixel * kind.samples + index }
        };
        for (index, target) in target.iter_mut().enumerate() {
            *target = sample(at(index));
        }
        // Ink that is transparent is paper too, but CMYK is not touched: alpha there is a selection.
        let (Some(alpha), true) = (kind.alpha, kind.space != Colours::Cmyk) else { continue };
        let cover = sample(at(colours));
        for target in target {
            *target = match alpha {
                Alpha::Associated => target.saturating_add(255 - cover),
                Alpha::Unassociated => on_paper(*target, cover),
            };
        }
    }
}

/// What the reader could not do: by intention, or because the file is broken.
fn unusable(error: TiffError) -> PictureError {
    match error {
        TiffError::UnsupportedError(what) => PictureError::Kind(foreign(&what)),
        TiffError::LimitsExceeded => PictureError::Broken(why("part-huge")),
        TiffError::IoError(_) => PictureError::Broken(why("ends")),
        error => PictureError::Broken(foreign(&error)),
    }
}
