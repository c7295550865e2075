//! The profile of a press, as far as RGB is separated by it.

use ::moxcms::{CmsError, ColorProfile, DataColorSpace, LutWarehouse};

use super::space::{Channels, Lab, xyz};
use super::stages::{Stages, Way};
use crate::press::Rendering;

/// Inks of the press.
const INKS: u8 = 4;

/// The tables of a press.
#[derive(Debug)]
pub(in crate::picture) struct Press {
    perceptual: Stages,
    /// Where it differs from the perceptual one.
    colorimetric: Option<Stages>,
    /// How inks look, beside white paper.
    looks: Option<Stages>,
}

impl Press {
    /// # Errors
    /// It has no table to its inks, or one that is broken.
    pub(in crate::picture) fn new(profile: &ColorProfile) -> Result<Self, CmsError> {
        let table = |table: &Option<LutWarehouse>, way| {
            let stages = |table| Stages::new(table, way, profile.pcs == DataColorSpace::Xyz);
            table.as_ref().map(|table| stages(table).ok_or(CmsError::InvalidProfile)).transpose()
        };
        let colorimetric = table(&profile.lut_b_to_a_colorimetric, Way::To(INKS))?;
        let (perceptual, colorimetric) = match table(&profile.lut_b_to_a_perceptual, Way::To(INKS))? {
            Some(perceptual) => (perceptual, colorimetric),
            None => (colorimetric.ok_or(CmsError::UnsupportedProfileConnection)?, None),
        };
        let looks = match table(&profile.lut_a_to_b_colorimetric, Way::From(INKS))? {
            Some(looks) => Some(looks),
            None => table(&profile.lut_a_to_b_perceptual, Way::From(INKS))?,
        };
        Ok(Self { perceptual, colorimetric, looks })
    }

    /// The inks of a colour.
    pub(super) fn inks(&self, rendering: Rendering, colour: Lab) -> Channels {
        let stages = match rendering {
            Rendering::Perceptual => &self.perceptual,
            Rendering::Relative => self.colorimetric.as_ref().unwrap_or(&self.perceptual),
        };
        stages.apply(stages.space.encoded(colour))
    }

    /// How much light inks give back, beside white paper.
    pub(super) fn light(&self, inks: Channels) -> Option<f64> {
        let looks = self.looks.as_ref()?;
        let [_, light, _] = xyz(looks.space.decoded(looks.apply(inks)));
        Some(light)
    }

    /// How a neutral of a lightness looks once it is printed: its lightness then.
    pub(super) fn printed(&self, rendering: Rendering, lightness: f64) -> Option<f64> {
        let looks = self.looks.as_ref()?;
        let [lightness, _, _] = looks.space.decoded(looks.apply(self.inks(rendering, [lightness, 0.0, 0.0])));
        Some(lightness)
    }
}
