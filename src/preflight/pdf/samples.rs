//! The samples of pictures, as bytes that come one after the other: a picture is never in memory whole, but for
//! a JPEG.

use std::io::{Cursor, Read};

use flate2::read::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::stream::ImageDecodeParams;
use hayro_syntax::object::{Array, Dict, Object, Stream};

use super::budget::Budget;
use super::pixels::{LONGEST_ROW, Pixels};
use crate::picture::{self, PictureError};
use crate::unpack::{has_unknown_filter, is_predicted};

/// Where samples come from.
pub(super) enum Samples {
    /// They can be read, to the end or to a fault.
    Bytes(Box<dyn Read>),
    /// They are in a form that is not read here, or are too many.
    NotRead,
    /// They are no picture; a part of the entry `picture-fault` says why.
    Broken(&'static str),
}

impl Samples {
    /// The samples of a picture, of so many components, unpacked.
    pub(super) fn of(stream: &Stream<'_>, pixels: Pixels, components: usize, budget: &Budget) -> Self {
        if has_unknown_filter(stream) {
            return Self::Broken("packing");
        }
        match &stream.filters()[..] {
            [] => Self::Bytes(Box::new(Cursor::new(stream.raw_data().into_owned()))),
            [Filter::FlateDecode] => flate(stream),
            [Filter::DctDecode] => jpeg(&stream.raw_data(), pixels, components),
            filters if filters.iter().any(|filter| is_left_alone(*filter)) => Self::NotRead,
            filters if budget.unpacks(stream, filters) => {
                let parameters = ImageDecodeParams {
                    bpc: Some(pixels.bits),
                    num_components: u8::try_from(components).ok(),
                    width: pixels.width,
                    height: pixels.height,
                    ..ImageDecodeParams::default()
                };
                match stream.decoded_image(&parameters) {
                    Ok(samples) => Self::Bytes(Box::new(Cursor::new(samples.data.into_owned()))),
                    Err(_) => Self::Broken("samples"),
                }
            }
            _ => Self::NotRead,
        }
    }
}

/// Forms of samples that are not read here.
const fn is_left_alone(filter: Filter) -> bool {
    matches!(filter, Filter::JpxDecode | Filter::Jbig2Decode | Filter::CcittFaxDecode | Filter::Crypt)
}

fn flate(stream: &Stream<'_>) -> Samples {
    let inflated = ZlibDecoder::new(Cursor::new(stream.raw_data().into_owned()));
    if !is_predicted(stream.dict()) {
        return Samples::Bytes(Box::new(inflated));
    }
    match Differences::of(stream.dict(), inflated) {
        Some(rows) => Samples::Bytes(Box::new(rows)),
        None => Samples::NotRead,
    }
}

fn jpeg(bytes: &[u8], pixels: Pixels, components: usize) -> Samples {
    match picture::jpeg_samples(bytes) {
        Ok((_, count, _)) if count != components => Samples::Broken("components"),
        Ok((width, _, _)) if width != pixels.width => Samples::Broken("width"),
        Ok((_, _, samples)) => Samples::Bytes(Box::new(Cursor::new(samples))),
        Err(PictureError::Broken(_) | PictureError::Empty) => Samples::Broken("jpeg"),
        Err(_) => Samples::NotRead,
    }
}

/// Rows that were written as differences (ISO 32000-1, 7.4.4.4), undone.
struct Differences<R> {
    inner: R,
    /// PNG's ways, one told before each row; else TIFF's, from the pixel to the left.
    png: bool,
    /// Bytes of a pixel, 1 at least.
    pixel: usize,
    /// Bytes of a sample in TIFF's way.
    sample: usize,
    above: Vec<u8>,
    row: Vec<u8>,
    at: usize,
}

impl<R: Read> Differences<R> {
    /// Nothing for what is not undone here: TIFF's way with less than a byte a sample, and rows beyond measure.
    fn of(dict: &Dict<'_>, inner: R) -> Option<Self> {
        let parameters =
            ["DecodeParms", "DP"].iter().find_map(|key| match dict.get::<Object<'_>>(key)? {
                Object::Dict(parameters) => Some(parameters),
                Object::Array(all) => Array::iter::<Dict<'_>>(&all).next(),
                _ => None,
            })?;
        let number = |key: &str, or: u32| parameters.get::<u32>(key).unwrap_or(or) as usize;
        let (colours, bits, columns) =
            (number("Colors", 1), number("BitsPerComponent", 8), number("Columns", 1));
        let png = number("Predictor", 1) >= 10;
        let of_pixel = colours.checked_mul(bits)?;
        let row = of_pixel.checked_mul(columns)?.div_ceil(8);
        let fits = row > 0 && row <= LONGEST_ROW && matches!(bits, 1 | 2 | 4 | 8 | 16);
        (fits && (png || bits >= 8)).then(|| Self {
            inner,
            png,
            pixel: (of_pixel / 8).max(1),
            sample: bits.div_ceil(8),
            above: vec![0; row],
            row: vec![0; row],
            at: row,
        })
    }

    /// The next row; whether there is one.
    fn next(&mut self) -> std::io::Result<bool> {
        std::mem::swap(&mut self.above, &mut self.row);
        let mut way = [0];
        if self.png && self.inner.read(&mut way)? == 0 {
            return Ok(false);
        }
        let mut filled = 0;
        while let Some(rest) = self.row.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match self.inner.read(rest)? {
                0 if filled == 0 => return Ok(false),
                // The last row may break off.
                0 => self.row.truncate(filled),
                read => filled += read,
            }
        }
        if self.png {
            self.undo_png(way[0]);
        } else {
            self.undo_tiff();
        }
        self.at = 0;
        Ok(true)
    }

    fn undo_png(&mut self, way: u8) {
        for at in 0..self.row.len() {
            let before = at.checked_sub(self.pixel);
            let of = |row: &[u8], at: Option<usize>| at.and_then(|at| row.get(at)).copied().unwrap_or(0);
            let (left, up, corner) =
                (of(&self.row, before), of(&self.above, Some(at)), of(&self.above, before));
            let guess = match way {
                1 => left,
                2 => up,
                3 => left.midpoint(up),
                4 => paeth(left, up, corner),
                _ => 0,
            };
            if let Some(byte) = self.row.get_mut(at) {
                *byte = byte.wrapping_add(guess);
            }
        }
    }

    fn undo_tiff(&mut self) {
        let mut at = self.pixel;
        while at + self.sample <= self.row.len() {
            let whole = |row: &[u8], at: usize| {
                let bytes = row.get(at..at + self.sample).unwrap_or_default();
                bytes.iter().fold(0_u16, |sum, byte| sum << 8 | u16::from(*byte))
            };
            let sum = whole(&self.row, at).wrapping_add(whole(&self.row, at - self.pixel)).to_be_bytes();
            let sum = if self.sample == 1 { &sum[1..] } else { &sum[..] };
            if let Some(room) = self.row.get_mut(at..at + self.sample) {
                room.copy_from_slice(sum);
            }
            at += self.sample;
        }
    }
}

impl<R: Read> Read for Differences<R> {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        if self.at >= self.row.len() && !self.next()? {
            return Ok(0);
        }
        let rest = self.row.get(self.at..).unwrap_or_default();
        let taken = rest.len().min(room.len());
        if let (Some(room), Some(rest)) = (room.get_mut(..taken), rest.get(..taken)) {
            room.copy_from_slice(rest);
        }
        self.at += taken;
        Ok(taken)
    }
}

/// The neighbour that is nearest to left + up − corner (PNG, 9.4).
fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let [a, b, c] = [left, up, corner].map(i16::from);
    let distance = |one: i16| (a + b - c - one).abs();
    let (to_left, to_up, to_corner) = (distance(a), distance(b), distance(c));
    if to_left <= to_up && to_left <= to_corner {
        left
    } else if to_up <= to_corner {
        up
    } else {
        corner
    }
}
