//! What the samples of a pixel are (TIFF 6.0, sections 4 to 6, 16, 18, 19, 21 and 23).

use super::super::error::why;
use super::super::source::Colours;
use super::directory::Directory;
use super::tags::{BITS, EXTRA_SAMPLES, INK_SET, PHOTOMETRIC, SAMPLE_FORMAT, SAMPLES, Tag};
use crate::picture::PictureError;

/// `InkSet` of cyan, magenta, yellow and black (TIFF 6.0, section 16).
const CMYK_INKS: u64 = 1;

/// Samples of a pixel beyond its colours: alpha, spot colours, masks.
const MOST_EXTRA: usize = 4;

/// How the colours of a pixel are said: `PhotometricInterpretation`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Photometric {
    /// Grey, 0 is white.
    WhiteIsZero,
    /// Grey, 0 is black.
    BlackIsZero,
    Rgb,
    /// One sample, the number of an RGB colour.
    Palette,
    /// Four inks.
    Separated,
    /// Luminance and two differences of colour.
    YCbCr,
    /// CIE L*a*b*, a* and b* with a sign (TIFF 6.0, section 23).
    CieLab,
    /// CIE L*a*b* as in ICC profiles, a* and b* from the middle (Adobe Photoshop TIFF Technical Notes).
    IccLab,
}

/// A row of what is known of a photometric.
struct Model {
    number: u64,
    photometric: Photometric,
    /// Samples that make its colours.
    samples: usize,
    colours: Colours,
    stored: Option<&'static str>,
    bits: &'static [u8],
}

/// Bits that whole samples of colour have.
const ALL_BITS: &[u8] = &[1, 2, 4, 8, 12, 16, 32];

const MODELS: [Model; 8] = [
    Model::new(0, Photometric::WhiteIsZero, 1, Colours::Gray, None, ALL_BITS),
    Model::new(1, Photometric::BlackIsZero, 1, Colours::Gray, None, ALL_BITS),
    Model::new(2, Photometric::Rgb, 3, Colours::Rgb, None, ALL_BITS),
    Model::new(3, Photometric::Palette, 1, Colours::Rgb, Some("palette"), &[1, 2, 4, 8]),
    Model::new(5, Photometric::Separated, 4, Colours::Cmyk, None, ALL_BITS),
    Model::new(6, Photometric::YCbCr, 3, Colours::Rgb, Some("YCbCr"), &[8]),
    Model::new(8, Photometric::CieLab, 3, Colours::Rgb, Some("Lab"), &[8, 16]),
    Model::new(9, Photometric::IccLab, 3, Colours::Rgb, Some("Lab"), &[8, 16]),
];

/// `PhotometricInterpretation` of what is known by name and not read: the L*a*b* of facsimile (ITU-T T.42).
const ITU_LAB: u64 = 10;

impl Model {
    const fn new(
        number: u64,
        photometric: Photometric,
        samples: usize,
        colours: Colours,
        stored: Option<&'static str>,
        bits: &'static [u8],
    ) -> Self {
        Self { number, photometric, samples, colours, stored, bits }
    }
}

/// How colours and alpha go together (TIFF 6.0, section 18).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alpha {
    /// The colours have been multiplied by it.
    Associated,
    Unassociated,
}

/// What the samples of a pixel are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    pub(super) photometric: Photometric,
    /// What they become.
    pub(super) colours: Colours,
    /// How the file has them, where it is another way.
    pub(super) stored: Option<&'static str>,
    /// Samples of a pixel that make its colours.
    pub(super) base: usize,
    /// Samples of a pixel in the file.
    pub(super) samples: usize,
    /// Bits of a sample.
    pub(super) bits: u8,
    /// The first sample beyond the colours covers paper.
    pub(super) alpha: Option<Alpha>,
}

impl Kind {
    /// What a directory says of its samples, where that goes to press.
    pub(super) fn of(directory: &Directory<'_>) -> Result<Self, PictureError> {
        let number = directory.number(PHOTOMETRIC)?.ok_or_else(|| PHOTOMETRIC.missing())?;
        let model = MODELS.iter().find(|model| model.number == number);
        let model = model.ok_or_else(|| {
            PictureError::Kind(why(if number == ITU_LAB { "tiff-itulab" } else { "tiff-colours" }))
        })?;
        let samples = directory.number(SAMPLES)?.unwrap_or(1);
        let known = model.samples as u64..=(model.samples + MOST_EXTRA) as u64;
        if !known.contains(&samples) {
            return Err(PictureError::Kind(why("tiff-samples").arg("samples", samples)));
        }
        let samples = samples as usize;
        format(directory, samples)?;
        let bits = same(directory, BITS, samples)?.unwrap_or(1);
        let bits = model
            .bits
            .iter()
            .find(|one| u64::from(**one) == bits)
            .ok_or_else(|| PictureError::Kind(why("tiff-bits").arg("bits", bits)))?;
        let inks = directory.number(INK_SET)?;
        if model.photometric == Photometric::Separated && inks.is_some_and(|inks| inks != CMYK_INKS) {
            return Err(PictureError::Kind(why("tiff-inks")));
        }
        let alpha = alpha(directory, samples - model.samples)?;
        // A share of what is no amount of light is not defined.
        if alpha == Some(Alpha::Associated) && matches!(model.stored, Some("Lab" | "YCbCr" | "palette")) {
            return Err(PictureError::Kind(why("tiff-alpha")));
        }
        let Model { photometric, colours, stored, samples: base, .. } = *model;
        Ok(Self { photometric, colours, stored, base, samples, bits: *bits, alpha })
    }

    /// Samples that are read: the colours, and alpha where it counts. CMYK is not touched: alpha there is a
    /// selection.
    pub(super) fn read(&self) -> usize {
        self.base + usize::from(self.covers())
    }

    /// Whether alpha counts.
    pub(super) fn covers(&self) -> bool {
        self.alpha.is_some() && self.colours != Colours::Cmyk
    }
}

/// The number that a tag has for every sample, which must be the same.
fn same(directory: &Directory<'_>, tag: Tag, samples: usize) -> Result<Option<u64>, PictureError> {
    let Some(value) = directory.find(tag)? else { return Ok(None) };
    if value.len() != samples {
        return Err(tag.contradicts());
    }
    let first = value.at(0).ok_or_else(|| tag.nonsense())?;
    if (1..samples).any(|index| value.at(index) != Some(first)) {
        return Err(PictureError::Kind(why("tiff-bits-differ")));
    }
    Ok(Some(first))
}

/// Samples are whole numbers without a sign; 4 says that nothing is said (TIFF 6.0, section 19).
fn format(directory: &Directory<'_>, samples: usize) -> Result<(), PictureError> {
    let Some(value) = directory.find(SAMPLE_FORMAT)? else { return Ok(()) };
    if value.len() > samples {
        return Err(SAMPLE_FORMAT.contradicts());
    }
    for index in 0..value.len() {
        match value.at(index) {
            Some(1 | 4) => {}
            Some(2 | 5) => return Err(PictureError::Kind(why("tiff-signed"))),
            Some(3 | 6) => return Err(PictureError::Kind(why("tiff-fractions"))),
            _ => return Err(SAMPLE_FORMAT.nonsense()),
        }
    }
    Ok(())
}

/// What the first sample beyond the colours is. Where nothing is said of it, it is none.
fn alpha(directory: &Directory<'_>, extra: usize) -> Result<Option<Alpha>, PictureError> {
    let Some(value) = directory.find(EXTRA_SAMPLES)? else { return Ok(None) };
    if value.len() != extra {
        return Err(EXTRA_SAMPLES.contradicts());
    }
    match value.at(0) {
        Some(0) => Ok(None),
        Some(1) => Ok(Some(Alpha::Associated)),
        Some(2) => Ok(Some(Alpha::Unassociated)),
        _ => Err(EXTRA_SAMPLES.nonsense()),
    }
}
