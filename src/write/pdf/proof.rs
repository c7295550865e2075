//! Pictures for the screen: as the press will show them, no finer than a screen does, small.

use jpeg_encoder::{ColorType, Encoder};

use super::image::{Image, Pixels};
use crate::geom::{Length, Rect};
use crate::picture::{Raster, Screen, Space};

/// How good a picture is that stands for the printed one.
#[derive(Debug, Clone, Copy)]
pub(in crate::write) struct Quality {
    /// Pixels an inch, at most.
    pub(in crate::write) fineness: i64,
    /// Of the JPEG, of 100.
    pub(in crate::write) jpeg: u8,
}

/// For screens. In JPEGs of a lower quality, edges of type in pictures ring visibly.
pub(in crate::write) const FOR_SCREENS: Quality = Quality { fineness: 120, jpeg: 75 };

/// A picture for its largest place.
pub(super) fn image(raster: &Raster, place: Rect, screen: &Screen) -> Option<Image> {
    let (bytes, (width, height)) = jpeg(raster, place, FOR_SCREENS, |inks| screen.srgb(inks))?;
    Some(Image { width, height, pixels: Pixels::Screen, bytes: bytes.into() })
}

/// The same as a file, and how many pixels it has; `shown` is what inks, four bytes a pixel, look like, three bytes a pixel.
pub(in crate::write) fn jpeg(
    raster: &Raster,
    place: Rect,
    quality: Quality,
    shown: impl Fn(&[u8]) -> Vec<u8>,
) -> Option<(Vec<u8>, (u32, u32))> {
    let samples = raster.samples().ok()?;
    let pixels = |length: Length, most: u32| {
        let wanted = length.0.saturating_mul(quality.fineness) / Length::IN.0;
        wanted.clamp(1, i64::from(most.min(u32::from(u16::MAX)))) as u32
    };
    let (width, height) = (pixels(place.width, raster.width), pixels(place.height, raster.height));
    let small = shrunk(&samples, raster, width as usize, height as usize);
    let inks: Vec<u8> = match raster.space {
        Space::Cmyk => small,
        Space::Gray => small.into_iter().flat_map(|white| [0, 0, 0, 255 - white]).collect(),
    };
    let mut bytes = Vec::new();
    let encoder = Encoder::new(&mut bytes, quality.jpeg);
    encoder.encode(&shown(&inks), width as u16, height as u16, ColorType::Rgb).ok()?;
    Some((bytes, (width, height)))
}

/// The mean of the pixels that a pixel of the smaller picture covers.
fn shrunk(samples: &[u8], raster: &Raster, width: usize, height: usize) -> Vec<u8> {
    let count = raster.space.samples();
    let (from_width, from_height) = (raster.width as usize, raster.height as usize);
    let mut out = Vec::with_capacity(width * height * count);
    let range = |at: usize, to: usize, from: usize| {
        let start = at * from / to;
        start..((at + 1) * from / to).max(start + 1)
    };
    for y in 0..height {
        let rows = range(y, height, from_height);
        for x in 0..width {
            let columns = range(x, width, from_width);
            let mut sums = [0_u64; 4];
            for row in rows.clone() {
                let start = (row * from_width + columns.start) * count;
                let covered = samples.get(start..start + columns.len() * count).unwrap_or_default();
                for pixel in covered.chunks_exact(count) {
                    sums.iter_mut().zip(pixel).for_each(|(sum, sample)| *sum += u64::from(*sample));
                }
            }
            let pixels = (rows.len() * columns.len()).max(1) as u64;
            out.extend(sums.iter().take(count).map(|sum| (sum / pixels) as u8));
        }
    }
    out
}
