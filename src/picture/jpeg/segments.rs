//! What a JPEG file says of itself (ITU-T T.81, annex B), and the file without what is not for the press.

use crate::picture::error::why;
use std::ops::Range;

use crate::picture::PictureError;
use crate::picture::exif::Orientation;

/// Begins the segments that hold pieces of a colour profile (ICC.1, annex B.4).
const ICC: &[u8] = b"ICC_PROFILE\0";
const EXIF: &[u8] = b"Exif\0\0";

/// A JFIF segment without a thumbnail, its length field included.
const BARE_JFIF: usize = 16;

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
    /// Three components that are red, green and blue, not luminance and chrominance.
    pub(super) is_rgb: bool,
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
        let mut jfif = false;
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
                0xDA => {
                    scans += 1;
                    at = after_scan(bytes, at);
                }
                0xE0 => {
                    keep = body.starts_with(b"JFIF\0") && content.len() + 2 <= BARE_JFIF;
                    jfif |= body.starts_with(b"JFIF\0");
                }
                0xEE if body.starts_with(b"Adobe") => {
                    let transform = body.get(11).ok_or_else(|| broken("adobe-short"))?;
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
        // The rule of the Independent JPEG Group's library, which other programs keep.
        found.is_rgb = found.components == 3
            && match found.adobe {
                _ if jfif => false,
                Some((transform, _)) => transform == 0,
                None => ids == *b"RGB",
            };
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

    /// What it is about: orientation and profile.
    fn about(&mut self, marker: u8, body: &[u8], start: usize) {
        match marker {
            0xE1 if body.starts_with(EXIF) => {
                self.orientation = Orientation::of_exif(body.get(EXIF.len()..).unwrap_or_default());
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

fn broken(part: &'static str) -> PictureError {
    PictureError::Broken(why(part))
}

fn cut_short() -> PictureError {
    broken("ends")
}

/// The marker at a place, fill bytes before it allowed, and where it ends.
fn marker(bytes: &[u8], at: usize) -> Result<(u8, usize), PictureError> {
    match bytes.get(at) {
        None => return Err(cut_short()),
        Some(0xFF) => {}
        Some(_) => return Err(broken("no-marker")),
    }
    let fill = bytes.get(at..).unwrap_or_default().iter().take_while(|byte| **byte == 0xFF).count();
    let marker = bytes.get(at + fill).ok_or_else(cut_short)?;
    Ok((*marker, at + fill + 1))
}

/// The content of a segment whose length field is at a place.
fn content(bytes: &[u8], at: usize) -> Result<Range<usize>, PictureError> {
    let Some(&[high, low]) = bytes.get(at..at + 2) else { return Err(cut_short()) };
    let length = usize::from(u16::from_be_bytes([high, low]));
    if length < 2 {
        return Err(broken("part-short"));
    }
    if at + length > bytes.len() {
        return Err(cut_short());
    }
    Ok(at + 2..at + length)
}

/// Where entropy-coded data end: at the next marker that is no restart.
fn after_scan(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let is_end = |pair: &[u8]| matches!(pair, [0xFF, second] if !matches!(second, 0 | 0xFF | 0xD0..=0xD7));
    rest.windows(2).position(is_end).map_or(bytes.len(), |at| from + at)
}
