//! A picture in the inks of the press, as its file holds it.

use super::coded::coded;
use super::converter::Converter;
use super::error::{PictureError, foreign};
use super::graphic::has_few_colours;
use super::original::AtSize;
use super::packed::{about, packed};
use super::raster::{Data, Raster, Space, most_ink};
use super::separation::limited;
use super::sharp::sharpened;
use super::source::{Colours, Head, Pixels};
use crate::deflate::Failed;
use crate::press::{Compression, Photographs};

/// How often a photograph is separated with less ink, because JPEG rounds some pixels up above the limit.
const TRIES: usize = 4;
/// What decoders differ in, by standard: a level of each ink (ITU-T T.83).
const DECODERS: u32 = 4;
/// How much less ink than it may have a photograph is given from the beginning, where it is to be JPEG; and beyond what it
/// was above the limit, where it is done again.
const LESS: u32 = 12;

/// Separates a picture that has its printed size, and packs it.
///
/// # Errors
/// [`PictureError::Profile`]: its colours can't be converted by its profile.
pub fn printed(
    at: AtSize,
    head: &Head,
    converter: &Converter,
    how: Photographs,
) -> Result<Raster, PictureError> {
    let (pixels, drawn, scaled) = match in_black(at, converter)? {
        AtSize::Untouched(raster) => return Ok(raster),
        AtSize::Pixels { pixels, drawn, scaled } => (pixels, drawn, scaled),
    };
    let Pixels { width, height, colours, .. } = pixels;
    let size = (width, height);
    // What a house has separated stays as it is, bit by bit, unless there is more of it than the press shows.
    let untouched = colours != Colours::Rgb && !scaled;
    let pixels = if untouched { pixels } else { sharpened(pixels, how.sharpening) };
    let lossless = untouched
        || drawn
        || how.compression == Compression::Flate
        || has_few_colours(&pixels.samples, colours.samples());
    let pack = Packing { size, quality: (!lossless).then_some(how.quality) };
    match in_inks(pixels, head, converter)? {
        Inks::Settled(space, samples) => pack.raster(space, &samples),
        Inks::AsProfiled(inks, most) => pack.within(&inks, most),
    }
}

/// Separates a picture as it is, and does not pack it.
///
/// # Errors
/// As [`printed`].
pub fn separated(at: AtSize, head: &Head, converter: &Converter) -> Result<Raster, PictureError> {
    let pixels = match in_black(at, converter)? {
        AtSize::Untouched(raster) => return Ok(raster),
        AtSize::Pixels { pixels, .. } => pixels,
    };
    let (width, height) = (pixels.width, pixels.height);
    let (space, samples) = match in_inks(pixels, head, converter)? {
        Inks::Settled(space, samples) => (space, samples),
        Inks::AsProfiled(inks, most) => (Space::Cmyk, limited(inks, most)),
    };
    Ok(Raster::of_samples(width, height, space, samples))
}

/// A picture that a house has separated, in black alone, where everything is printed so: it is no longer the house's own, and
/// is packed as a photograph is.
fn in_black(at: AtSize, converter: &Converter) -> Result<AtSize, PictureError> {
    let (inks, size, drawn) = match at {
        _ if !converter.is_black_alone() => return Ok(at),
        AtSize::Untouched(raster) if raster.space == Space::Cmyk => {
            (raster.samples()?.into_owned(), (raster.width, raster.height), false)
        }
        AtSize::Pixels { pixels, drawn, .. } if pixels.colours == Colours::Cmyk => {
            (pixels.samples, (pixels.width, pixels.height), drawn)
        }
        other => return Ok(other),
    };
    let (samples, (width, height)) = (converter.grey_of_inks(&inks), size);
    let pixels = Pixels { width, height, colours: Colours::Gray, samples };
    Ok(AtSize::Pixels { pixels, drawn, scaled: true })
}

/// Pixels in the inks of a press.
enum Inks {
    /// Grey, or as a house has separated them.
    Settled(Space, Vec<u8>),
    /// As many as the profile says, and how many a pixel may have, as the sum of its samples.
    AsProfiled(Vec<u8>, u32),
}

fn in_inks(pixels: Pixels, head: &Head, converter: &Converter) -> Result<Inks, PictureError> {
    let Pixels { colours, samples, .. } = pixels;
    Ok(match colours {
        Colours::Gray => Inks::Settled(Space::Gray, samples),
        Colours::Cmyk => Inks::Settled(Space::Cmyk, samples),
        Colours::Rgb => {
            let separation = converter.separation(head.icc.as_deref())?;
            match separation.grey(&samples) {
                None if converter.is_black_alone() => {
                    Inks::Settled(Space::Gray, separation.in_black(&samples))
                }
                Some(grey) => Inks::Settled(Space::Gray, grey),
                None => Inks::AsProfiled(separation.inks(&samples), separation.most()),
            }
        }
    })
}

struct Packing {
    size: (u32, u32),
    /// The quality of JPEG; none for what is packed without loss.
    quality: Option<u8>,
}

impl Packing {
    /// Samples as they are.
    fn raster(&self, space: Space, samples: &[u8]) -> Result<Raster, PictureError> {
        let most_ink = most_ink(space, samples);
        let coded = self.quality.and_then(|quality| coded(samples, self.size, space, quality));
        let Some(data) = coded else { return self.without_loss(space, samples, most_ink) };
        let raster = self.of(space, data, most_ink);
        if let Some(lossless) = self.smaller_without_loss(space, samples, &raster)? {
            return Ok(lossless);
        }
        // JPEG rounds some pixels up.
        let most_ink = self::most_ink(space, &raster.samples()?);
        Ok(Raster { most_ink, ..raster })
    }

    /// Where a picture takes no more bytes without loss than as JPEG, it was none for JPEG: flat colours, letters, a screen.
    fn smaller_without_loss(
        &self,
        space: Space,
        samples: &[u8],
        jpeg: &Raster,
    ) -> Result<Option<Raster>, PictureError> {
        let about = about(samples, self.size, space.samples()).map_err(not_packed)?;
        // Rows in the middle may tell of all by a quarter too much.
        if about > jpeg.bytes().saturating_add(jpeg.bytes() / 4) {
            return Ok(None);
        }
        let lossless = self.without_loss(space, samples, jpeg.most_ink)?;
        Ok(Some(lossless).filter(|lossless| lossless.bytes() <= jpeg.bytes()))
    }

    /// Inks, no pixel with more than the press takes, as a sum of samples: where JPEG rounds one up above it, all is
    /// done again with as much less.
    fn within(&self, inks: &[u8], most: u32) -> Result<Raster, PictureError> {
        let mut limit = most.saturating_sub(LESS);
        for _ in 0..if self.quality.is_some() { TRIES } else { 0 } {
            let raster = self.raster(Space::Cmyk, &limited(inks.to_vec(), limit))?;
            let over = (raster.most_ink * 255 / 10_000 + DECODERS).saturating_sub(most);
            // Without loss nothing is rounded up, and all of the ink may be there.
            if !matches!(raster.data, Data::Jpeg { .. }) {
                break;
            }
            if over == 0 {
                return Ok(raster);
            }
            limit = limit.saturating_sub(over + LESS / 2);
        }
        let samples = limited(inks.to_vec(), most);
        let most_ink = most_ink(Space::Cmyk, &samples);
        self.without_loss(Space::Cmyk, &samples, most_ink)
    }

    fn without_loss(&self, space: Space, samples: &[u8], most_ink: u32) -> Result<Raster, PictureError> {
        let (bytes, predicted) = packed(samples, self.size, space.samples()).map_err(not_packed)?;
        Ok(self.of(space, Data::Deflated { bytes: bytes.into(), predicted }, most_ink))
    }

    fn of(&self, space: Space, data: Data, most_ink: u32) -> Raster {
        let (width, height) = self.size;
        Raster { width, height, space, data, most_ink }
    }
}

fn not_packed(failed: Failed) -> PictureError {
    PictureError::Broken(foreign(&failed))
}
