//! What a JPEG file says of itself (ITU-T T.81, annex B), and the file without what is not for the press.

use crate::picture::error::{broken, ends, unusual, why};
use std::ops::Range;

use crate::picture::PictureError;
use crate::picture::exif::{Orientation, PREFIX};
use crate::picture::pixels::allowed;

/// Adobe's marker says that the first three of four components are luminance and chrominance (Adobe
/// Technical Note 5116, 18). PDF's filter reads the marker and turns them into CMYK itself (ISO 32000-1,
/// 7.4.8, table 13).
const YCCK: u8 = 2;

/// Begins the segments that hold pieces of a colour profile (ICC.1, annex B.4).
const ICC: &[u8] = b"ICC_PROFILE\0";

/// A JFIF segment without a thumbnail, its length field included.
const BARE_JFIF: usize = 16;

/// What the components of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stored {
    Gray,
    Rgb,
    /// Luminance and chrominance of red, green and blue.
    Ycc,
    Cmyk,
    /// Luminance and chrominance of cyan, magenta and yellow, and black.
    Ycck,
}

/// What a file says of itself.
#[derive(Debug, Default)]
pub(super) struct Segments {
    pub(super) width: u32,
    pub(super) height: u32,
    /// Samples of a pixel.
    pub(super) components: u8,
    /// Scans hold parts of the precision, so all coefficients are in memory at once.
    pub(super) progressive: bool,
    /// The `transform` of Adobe's marker, where there is one, and where its byte is.
    pub(super) adobe: Option<(u8, usize)>,
    /// It begins as JFIF, whose three components are luminance and chrominance (ITU-T T.871, 6.1).
    jfif: bool,
    /// The components are named R, G and B.
    named_rgb: bool,
    pub(super) orientation: Orientation,
    /// Pieces of the colour profile: number, count, and where they are.
    profile: Vec<(u8, u8, Range<usize>)>,
    /// The parts of the file that make pixels.
    kept: Vec<Range<usize>>,
}

impl Segments {
    /// Reads a file from its first marker to its end marker.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, PictureError> {
        let mut found = Self::default();
        let mut ids = [0; 3];
        let mut scans = 0_usize;
        found.kept.push(0..2);
        let mut at = 2;
        loop {
            let start = at;
            let (marker, after) = marker(bytes, at)?;
            let fault = match marker {
                0xD9 => break found.kept.push(start..after),
                0x01 | 0xD0..=0xD7 => Some("marker-place"),
                0xD8 => Some("picture-inside"),
                _ => None,
            };
            if let Some(fault) = fault {
                return Err(broken(fault));
            }
            let content = content(bytes, after)?;
            let body = bytes.get(content.clone()).unwrap_or_default();
            at = content.end;
            let mut keep = true;
            match marker {
                0xC4 | 0xC8 | 0xCC => {}
                0xC0..=0xCF => found.frame(marker, body, &mut ids)?,
                // How many lines there are is said after the first scan (B.2.5): no decoder here waits for it.
                0xDC => return Err(unusual("jpeg-lines")),
                0xDA => {
                    scans += 1;
                    at = after_scan(bytes, at);
                }
                0xE0 => {
                    keep = body.starts_with(b"JFIF\0") && content.len() + 2 <= BARE_JFIF;
                    found.jfif |= body.starts_with(b"JFIF\0");
                }
                0xEE if body.starts_with(b"Adobe") => {
                    let transform = body.get(11).ok_or_else(|| broken("adobe-short"))?;
                    if found.adobe.is_some_and(|(before, _)| before != *transform) {
                        return Err(unusual("jpeg-tags"));
                    }
                    found.adobe = Some((*transform, content.start + 11));
                }
                0xE1..=0xEF | 0xFE => {
                    keep = false;
                    found.about(marker, body, content.start);
                }
                _ => {}
            }
            if keep {
                found.kept.push(start..at);
            }
        }
        if found.components == 0 || scans == 0 {
            return Err(broken("no-pixels"));
        }
        found.named_rgb = ids == *b"RGB";
        Ok(found)
    }

    /// The frame header: T.81, B.2.2.
    fn frame(&mut self, marker: u8, body: &[u8], ids: &mut [u8; 3]) -> Result<(), PictureError> {
        if self.components != 0 {
            return Err(broken("size-twice"));
        }
        let kind = match marker {
            0xC0 | 0xC1 => None,
            0xC2 => {
                self.progressive = true;
                None
            }
            0xC3 | 0xC7 | 0xCB | 0xCF => Some(why("jpeg-lossless")),
            0xC5 | 0xC6 | 0xCD | 0xCE => Some(why("jpeg-hierarchical")),
            _ => Some(why("jpeg-arithmetic")),
        };
        if let Some(kind) = kind {
            return Err(PictureError::Kind(kind));
        }
        let &[precision, h1, h0, w1, w0, components, ref rest @ ..] = body else {
            return Err(broken("header-short"));
        };
        if precision != 8 {
            return Err(PictureError::Kind(why("jpeg-bits").arg("bits", precision)));
        }
        self.height = u32::from(u16::from_be_bytes([h1, h0]));
        self.width = u32::from(u16::from_be_bytes([w1, w0]));
        if components == 0 || rest.len() != 3 * usize::from(components) {
            return Err(broken("header-components"));
        }
        self.components = components;
        for (id, component) in ids.iter_mut().zip(rest.as_chunks::<3>().0) {
            *id = component[0];
        }
        Ok(())
    }

    /// What the components are, by Adobe's marker (Adobe Technical Note 5116, 18), else by their names, as the
    /// Independent JPEG Group's library and programs after it judge. Marks that say different things are not
    /// weighed against each other.
    pub(super) fn stored(&self) -> Result<Stored, PictureError> {
        match (self.components, self.adobe.map(|(transform, _)| transform)) {
            (1, _) => Ok(Stored::Gray),
            (3, Some(0)) if self.jfif => Err(unusual("jpeg-tags")),
            (3, Some(0)) => Ok(Stored::Rgb),
            (3, None) if self.named_rgb && !self.jfif => Ok(Stored::Rgb),
            (3, None | Some(1)) => Ok(Stored::Ycc),
            (3, Some(_)) => Err(unusual("jpeg-tags")),
            (4, None | Some(0)) => Ok(Stored::Cmyk),
            (4, Some(YCCK)) => Ok(Stored::Ycck),
            (4, Some(_)) => Err(unusual("jpeg-no-cmyk")),
            (count, _) => Err(PictureError::Kind(why("jpeg-components").arg("count", count))),
        }
    }

    /// Bytes that a pixel takes while a file is read: its samples, and in a progressive file all coefficients,
    /// two bytes each.
    pub(super) fn each(&self) -> usize {
        let components = usize::from(self.components);
        (if self.progressive { 3 * components } else { components }).max(1)
    }

    /// How many pixels there are, as one may allocate for them, in a file of so many bytes.
    pub(super) fn pixels(&self, bytes: usize) -> Result<usize, PictureError> {
        let pixels = allowed(self.width, self.height, self.each())?;
        // A block of 8 × 8 pixels takes a bit at least, or a few bytes would claim a hundred million pixels.
        if bytes.saturating_mul(8 * 64) < pixels {
            return Err(broken("too-short"));
        }
        Ok(pixels)
    }

    /// What it is about: orientation and profile.
    fn about(&mut self, marker: u8, body: &[u8], start: usize) {
        match marker {
            0xE1 if body.starts_with(PREFIX) => {
                self.orientation = Orientation::of_exif(body);
            }
            0xE2 if body.starts_with(ICC) => {
                if let Some([number, count]) = body.get(ICC.len()..ICC.len() + 2) {
                    self.profile.push((*number, *count, start + ICC.len() + 2..start + body.len()));
                }
            }
            _ => {}
        }
    }

    /// The colour profile, put together.
    pub(super) fn profile(&self, bytes: &[u8]) -> Result<Option<Vec<u8>>, PictureError> {
        if self.profile.is_empty() {
            return Ok(None);
        }
        let mut pieces = self.profile.clone();
        pieces.sort_by_key(|(number, _, _)| *number);
        let whole = pieces.iter().enumerate().all(|(index, (number, count, _))| {
            usize::from(*number) == index + 1 && usize::from(*count) == pieces.len()
        });
        if !whole {
            return Err(PictureError::Profile(why("piece-missing")));
        }
        let piece = |(_, _, range): &(u8, u8, Range<usize>)| bytes.get(range.clone()).unwrap_or_default();
        Ok(Some(pieces.iter().map(piece).collect::<Vec<_>>().concat()))
    }

    /// The file with nothing but what makes pixels.
    pub(super) fn bare(&self, bytes: &[u8]) -> Vec<u8> {
        self.kept
            .iter()
            .map(|range| bytes.get(range.clone()).unwrap_or_default())
            .collect::<Vec<_>>()
            .concat()
    }
}

/// The marker at a place, fill bytes before it allowed, and where it ends.
fn marker(bytes: &[u8], at: usize) -> Result<(u8, usize), PictureError> {
    match bytes.get(at) {
        None => return Err(ends()),
        Some(0xFF) => {}
        Some(_) => return Err(broken("no-marker")),
    }
    let fill = bytes.get(at..).unwrap_or_default().iter().take_while(|byte| **byte == 0xFF).count();
    let marker = bytes.get(at + fill).ok_or_else(ends)?;
    Ok((*marker, at + fill + 1))
}

/// The content of a segment whose length field is at a place.
fn content(bytes: &[u8], at: usize) -> Result<Range<usize>, PictureError> {
    let Some(&[high, low]) = bytes.get(at..at + 2) else { return Err(ends()) };
    let length = usize::from(u16::from_be_bytes([high, low]));
    if length < 2 {
        return Err(broken("part-short"));
    }
    if at + length > bytes.len() {
        return Err(ends());
    }
    Ok(at + 2..at + length)
}

/// Where entropy-coded data end: at the next marker that is no restart.
fn after_scan(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let is_end = |pair: &[u8]| matches!(pair, [0xFF, second] if !matches!(second, 0 | 0xFF | 0xD0..=0xD7));
    rest.windows(2).position(is_end).map_or(bytes.len(), |at| from + at)
}
