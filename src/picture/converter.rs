//! The colour conversion of a printing condition.

use crate::picture::error::{foreign, why};
use crate::words::Words;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use ::moxcms::{ColorProfile, DataColorSpace};

use super::PictureError;
use super::link::{Press, Rgb};
use super::separation::{Condition, Separation, limited};
use crate::press::Rendering;

/// The most samples of all inks that 255 stands for, in hundredths of a percent.
const SOLID: u64 = 10_000;

/// Colours whose samples differ by no more than so much are neutral: programs round.
const NEUTRAL: u8 = 8;
/// Greys that are at least so light are paper: no press holds a dot of them.
const PAPER: u8 = 250;

/// Profiles of pictures that are kept: photographs of an edition come from few programs.
const MOST_PROFILES: usize = 8;

/// The colour conversion of a printing condition, made from its ICC profile. Its tables are made for the first
/// picture that needs them.
pub struct Converter {
    condition: Arc<Condition>,
    /// For pictures that don't say what their RGB is.
    srgb: Arc<Separation>,
    /// For the profiles of pictures, the latest one last.
    known: Mutex<Vec<(Vec<u8>, Arc<Separation>)>>,
    /// Everything is printed in black alone.
    black_alone: bool,
}

impl fmt::Debug for Converter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Converter").field("condition", &self.condition).finish_non_exhaustive()
    }
}

impl Converter {
    /// The conversion for a condition: its ICC profile, a way of rendering, and the most ink of a pixel in
    /// hundredths of a percent (24 000 is 240 %).
    ///
    /// # Errors
    /// [`PictureError::Condition`]: the profile is broken, or not that of a CMYK press.
    pub fn new(icc: &[u8], rendering: Rendering, total_ink: u32) -> Result<Self, PictureError> {
        let press = press_profile(icc)?;
        let press = Press::new(&press).map_err(|error| PictureError::Condition(foreign(&error)))?;
        // Rounded down, so that the share of ink is never above the limit.
        let most = (u64::from(total_ink) * 255 / SOLID).min(4 * 255) as u32;
        let condition = Arc::new(Condition::new(press, rendering, most));
        let srgb = Arc::new(Separation::new(Rgb::srgb(), Arc::clone(&condition)));
        Ok(Self { condition, srgb, known: Mutex::default(), black_alone: false })
    }

    /// The same for pictures that are printed in black alone, whatever they are: each grey is as light as the colour that it
    /// stands for.
    #[must_use]
    pub fn in_black_alone(self) -> Self {
        Self { black_alone: true, ..self }
    }

    /// Whether everything is printed in black alone.
    pub(super) const fn is_black_alone(&self) -> bool {
        self.black_alone
    }

    /// The inks of a colour of sRGB that is printed as such, in hundredths of a percent. One without a colour is printed in black
    /// alone, as light as a photograph of it; next to nothing of that is paper.
    #[must_use]
    pub fn inks(&self, rgb: [u8; 3]) -> [u16; 4] {
        let (least, most) = (rgb.iter().min().copied().unwrap_or(0), rgb.iter().max().copied().unwrap_or(0));
        let samples = if self.black_alone {
            let grey = self.srgb.in_black(&rgb).first().copied().unwrap_or(0);
            black_alone(grey)
        } else if most - least <= NEUTRAL {
            black_alone(rgb.iter().map(|sample| u16::from(*sample)).sum::<u16>().div_euclid(3) as u8)
        } else {
            let inks = limited(self.srgb.inks(&rgb), self.srgb.most());
            inks.as_chunks().0.first().copied().unwrap_or_default()
        };
        samples.map(|sample| (u64::from(sample) * SOLID / 255) as u16)
    }

    /// Grey of pixels that a house has separated.
    pub(super) fn grey_of_inks(&self, inks: &[u8]) -> Vec<u8> {
        self.condition.grey(inks)
    }

    /// The separation of a picture's RGB: by its own profile where it has one, else as sRGB.
    pub(super) fn separation(&self, icc: Option<&[u8]>) -> Result<Arc<Separation>, PictureError> {
        let Some(icc) = icc else { return Ok(Arc::clone(&self.srgb)) };
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, known)) = known.iter().find(|(profile, _)| profile == icc) {
            return Ok(Arc::clone(known));
        }
        let made = Arc::new(Separation::new(rgb(icc)?, Arc::clone(&self.condition)));
        if known.len() == MOST_PROFILES {
            known.remove(0);
        }
        known.push((icc.to_vec(), Arc::clone(&made)));
        Ok(made)
    }
}

/// Samples of black ink for a grey.
const fn black_alone(grey: u8) -> [u8; 4] {
    [0, 0, 0, if grey >= PAPER { 0 } else { 255 - grey }]
}

/// The RGB of a picture's profile.
pub(super) fn rgb(icc: &[u8]) -> Result<Rgb, PictureError> {
    let unusable = |why: Words| PictureError::Profile(why);
    let profile = ColorProfile::new_from_slice(icc).map_err(|error| unusable(foreign(&error)))?;
    if profile.color_space != DataColorSpace::Rgb {
        return Err(unusable(why("not-rgb")));
    }
    Rgb::new(&profile).map_err(|error| unusable(foreign(&error)))
}

/// The profile of a press, checked as far as conversions need it.
pub(super) fn press_profile(icc: &[u8]) -> Result<ColorProfile, PictureError> {
    let profile =
        ColorProfile::new_from_slice(icc).map_err(|error| PictureError::Condition(foreign(&error)))?;
    if profile.color_space == DataColorSpace::Cmyk {
        Ok(profile)
    } else {
        Err(PictureError::Condition(why("not-cmyk")))
    }
}
