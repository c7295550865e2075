//! The numbers of a pixel as samples of 8 bits on white paper.

use super::super::pixels::{on_paper, to_8_bits};
use super::directory::Directory;
use super::kind::{Alpha, Kind, Photometric};
use super::lab;
use super::tags::COLOR_MAP;
use super::ycc::Ycc;
use crate::picture::PictureError;

/// How numbers become samples.
#[derive(Debug)]
pub(super) struct Paint {
    kind: Kind,
    way: Way,
}

/// What the colours of a pixel are made from.
#[derive(Debug)]
enum Way {
    /// Each from one number.
    Direct,
    /// The same, of which 0 is white.
    Inverse,
    Palette(Vec<[u8; 3]>),
    YCbCr(Ycc),
    Lab(fn([u32; 3], bool) -> [f64; 3]),
}

impl Paint {
    pub(super) fn of(directory: &Directory<'_>, kind: &Kind) -> Result<Self, PictureError> {
        let way = match kind.photometric {
            Photometric::BlackIsZero | Photometric::Rgb | Photometric::Separated => Way::Direct,
            Photometric::WhiteIsZero => Way::Inverse,
            Photometric::Palette => Way::Palette(palette(directory, kind.bits)?),
            Photometric::YCbCr => Way::YCbCr(Ycc::of(directory)?),
            Photometric::CieLab => Way::Lab(lab::of_cie),
            Photometric::IccLab => Way::Lab(lab::of_icc),
        };
        Ok(Self { kind: *kind, way })
    }

    /// Whether the bytes of a file are the samples.
    pub(super) fn is_plain(&self) -> bool {
        matches!(self.way, Way::Direct) && self.kind.bits == 8 && self.kind.samples == self.kind.base
    }

    /// A number of the kind's bits as one of 8, rounded to the nearest.
    fn level(&self, number: u32) -> u8 {
        match self.kind.bits {
            8 => number as u8,
            16 => to_8_bits(number as u16),
            32 => ((u64::from(number) * 255 + u64::from(u32::MAX / 2)) / u64::from(u32::MAX)) as u8,
            bits => {
                let most = (1 << bits) - 1;
                ((number * 255 + most / 2) / most) as u8
            }
        }
    }

    /// Paints a pixel from its numbers.
    pub(super) fn pixel(&self, from: &[u32], to: &mut [u8]) -> Result<(), PictureError> {
        match &self.way {
            Way::Direct => to.iter_mut().zip(from).for_each(|(to, from)| *to = self.level(*from)),
            Way::Inverse => to.iter_mut().zip(from).for_each(|(to, from)| *to = !self.level(*from)),
            Way::Palette(colours) => {
                let number = from.first().copied().unwrap_or_default();
                let colour = colours.get(number as usize).ok_or_else(|| COLOR_MAP.contradicts())?;
                to.copy_from_slice(colour);
            }
            Way::YCbCr(ycc) => to.copy_from_slice(&ycc.rgb(three(from))),
            Way::Lab(lab) => to.copy_from_slice(&lab::rgb(lab(three(from), self.kind.bits == 16))),
        }
        if self.kind.covers() {
            let cover = self.level(from.get(self.kind.base).copied().unwrap_or_default());
            for to in to {
                *to = self.covered(*to, cover);
            }
        }
        Ok(())
    }

    /// A sample on paper. What was multiplied as an amount of black is that amount.
    fn covered(&self, sample: u8, cover: u8) -> u8 {
        match (self.kind.alpha, &self.way) {
            (Some(Alpha::Associated), Way::Inverse) | (None, _) => sample,
            (Some(Alpha::Associated), _) => sample.saturating_add(255 - cover),
            (Some(Alpha::Unassociated), _) => on_paper(sample, cover),
        }
    }
}

fn three(from: &[u32]) -> [u32; 3] {
    from.first_chunk().copied().unwrap_or_default()
}

/// The colours of a palette: all red, then all green, then all blue, in 16 bits, of which the higher byte counts:
/// writers fill the lower one with the same or with nothing.
fn palette(directory: &Directory<'_>, bits: u8) -> Result<Vec<[u8; 3]>, PictureError> {
    let value = directory.find(COLOR_MAP)?.ok_or_else(|| COLOR_MAP.missing())?;
    let count = 1_usize << bits;
    if value.len() != 3 * count {
        return Err(COLOR_MAP.contradicts());
    }
    let level = |index: usize| match value.at(index) {
        Some(number @ 0..=0xFFFF) => Ok((number >> 8) as u8),
        _ => Err(COLOR_MAP.nonsense()),
    };
    (0..count).map(|at| Ok([level(at)?, level(count + at)?, level(2 * count + at)?])).collect()
}
