//! WebP (RFC 9649): the picture, or the first of those that move.

use crate::picture::error::{broken, ends, foreign, unusual};
use std::io::{Cursor, ErrorKind};

use ::image_webp::{DecodingError, WebPDecoder};

use super::PictureError;
use super::exif::Orientation;
use super::pixels::{allowed, on_paper, plausible};
use super::source::{Colours, Head, Pixels};

/// Memory for what is beside the pixels: profile, Exif.
const ANCILLARY: usize = 16 << 20;

/// Pixels that a byte of a photograph has at most. Lossy ones name the prediction of every block of 16 × 16
/// pixels, with fixed odds that take three bits at least (RFC 6386, 11.2); lossless ones of one colour are
/// packed into nothing, and are no photographs.
const MOST_PACKED: u64 = 1024;

/// The flags of alpha and of animation (RFC 9649, 2.7.1).
const ALPHA: u8 = 0x10;
const ANIMATED: u8 = 0x02;

/// What a file says of itself.
#[derive(Default)]
struct File<'a> {
    size: (u32, u32),
    alpha: bool,
    animated: bool,
    lossy: bool,
    icc: Option<&'a [u8]>,
    exif: Option<&'a [u8]>,
}

/// What a WebP file says of itself.
pub(super) fn head(bytes: &[u8]) -> Result<Head, PictureError> {
    let file = File::read(bytes)?;
    let head = Head::new("WebP", file.size, Colours::Rgb, file.each())?;
    plausible(head.width, head.height, bytes.len(), MOST_PACKED)?;
    Ok(Head { stored: file.lossy.then_some("YCbCr"), icc: file.icc.map(<[u8]>::to_vec), ..head }
        .turned(file.exif.map_or_else(Orientation::default, Orientation::of_exif)))
}

/// The pixels of a WebP file; alpha lies on white paper.
pub(super) fn pixels(bytes: &[u8]) -> Result<Pixels, PictureError> {
    let file = File::read(bytes)?;
    let (width, height) = file.size;
    allowed(width, height, file.each())?;
    plausible(width, height, bytes.len(), MOST_PACKED)?;
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(undecodable)?;
    decoder.set_memory_limit(ANCILLARY);
    if decoder.dimensions() != (width, height) {
        return Err(broken("parts-differ"));
    }
    if decoder.is_animated() {
        // Where the first picture does not cover it all, there is paper.
        decoder.set_background_color([u8::MAX; 4]).map_err(undecodable)?;
    }
    let size = decoder.output_buffer_size().ok_or(PictureError::Large { width, height })?;
    let mut samples = vec![0; size];
    decoder.read_image(&mut samples).map_err(undecodable)?;
    if decoder.has_alpha() {
        opaque(&mut samples);
    }
    Ok(Pixels { width, height, colours: Colours::Rgb, samples })
}

/// Lays pixels with alpha on white paper, in the memory that they are in.
fn opaque(samples: &mut Vec<u8>) {
    let pixels = samples.len() / 4;
    for pixel in 0..pixels {
        let Some(&[red, green, blue, alpha]) = samples.get(4 * pixel..).and_then(<[u8]>::first_chunk) else {
            continue;
        };
        if let Some(target) = samples.get_mut(3 * pixel..3 * pixel + 3) {
            target.copy_from_slice(&[red, green, blue].map(|sample| on_paper(sample, alpha)));
        }
    }
    samples.truncate(3 * pixels);
}

impl<'a> File<'a> {
    /// Reads the chunks of a file (RFC 9649, 2.3 to 2.7).
    fn read(bytes: &'a [u8]) -> Result<Self, PictureError> {
        let length = bytes.get(4..).and_then(<[u8]>::first_chunk).map(|length| u32::from_le_bytes(*length));
        let whole = length.and_then(|length| bytes.get(8..)?.get(..length as usize)).ok_or_else(ends)?;
        let mut rest = whole.get(4..).ok_or_else(ends)?;
        let mut file = Self::default();
        let mut first = true;
        while !rest.is_empty() {
            let (name, data, after) = chunk(rest).ok_or_else(ends)?;
            file.chunk(name, data, first)?;
            (first, rest) = (false, after);
        }
        Ok(file)
    }

    fn chunk(&mut self, name: &[u8], data: &'a [u8], first: bool) -> Result<(), PictureError> {
        match name {
            b"VP8X" if first => {
                let &[flags, _, _, _, w0, w1, w2, h0, h1, h2, ..] = data else { return Err(ends()) };
                self.size =
                    (1 + u32::from_le_bytes([w0, w1, w2, 0]), 1 + u32::from_le_bytes([h0, h1, h2, 0]));
                (self.alpha, self.animated) = (flags & ALPHA != 0, flags & ANIMATED != 0);
            }
            b"VP8 " => {
                let &[_, _, _, 0x9D, 0x01, 0x2A, w0, w1, h0, h1, ..] = data else {
                    return Err(broken("header-short"));
                };
                let length = |low, high| u32::from(u16::from_le_bytes([low, high]) & 0x3FFF);
                self.still((length(w0, w1), length(h0, h1)), first)?;
                self.lossy = true;
            }
            b"VP8L" => {
                let &[0x2F, b0, b1, b2, b3, ..] = data else {
                    return Err(broken("header-short"));
                };
                let bits = u32::from_le_bytes([b0, b1, b2, b3]);
                self.still((1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF)), first)?;
                self.alpha |= first && bits >> 28 & 1 != 0;
            }
            b"ICCP" => self.icc = self.icc.or(Some(data)),
            b"EXIF" => self.exif = self.exif.or(Some(data)),
            _ if first => return Err(unusual("webp-kind")),
            _ => {}
        }
        Ok(())
    }

    /// A picture that does not move is as large as the file says.
    fn still(&mut self, size: (u32, u32), first: bool) -> Result<(), PictureError> {
        if first {
            self.size = size;
        }
        if self.size == size { Ok(()) } else { Err(broken("parts-differ")) }
    }

    /// The memory that a pixel takes while it is read, in bytes: the samples that come out; of a lossy one,
    /// luminance and chrominance before, and what its alpha is unpacked from; of a lossless one without alpha,
    /// the samples with it; of one that moves, the ground that it is laid on and the picture laid on it.
    fn each(&self) -> usize {
        match (self.animated, self.lossy, self.alpha) {
            (true, ..) => 4 + 4 + 8,
            (false, true, true) => 2 + 4 + 5,
            (false, true, false) => 2 + 3,
            (false, false, true) => 4,
            (false, false, false) => 3 + 4,
        }
    }
}

/// The first chunk: its name, its data, and what follows. An odd one is filled up, but for the last of files
/// that forget it.
fn chunk(bytes: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let length = u32::from_le_bytes(*bytes.get(4..)?.first_chunk()?) as usize;
    let (data, after) = bytes.get(8..)?.split_at_checked(length)?;
    Some((bytes.get(..4)?, data, after.get(length % 2..).unwrap_or_default()))
}

fn undecodable(error: DecodingError) -> PictureError {
    match error {
        DecodingError::UnsupportedFeature(what) => PictureError::Kind(foreign(&what)),
        DecodingError::IoError(error) if error.kind() == ErrorKind::UnexpectedEof => ends(),
        error => PictureError::Broken(foreign(&error)),
    }
}
