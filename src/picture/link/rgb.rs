//! The profile of a picture's RGB.

use ::moxcms::{CmsError, ColorProfile, DataColorSpace, LutWarehouse, Xyzd};

use super::curve::Curve;
use super::space::{Xyz, xyz};
use super::stages::{Stages, Way};

/// What the RGB of a picture is.
#[derive(Debug)]
pub(in crate::picture) struct Rgb(Kind);

#[derive(Debug)]
enum Kind {
    /// A curve for each primary, and the primaries (ICC.1:2010, F.3).
    Primaries { curves: Box<[Curve; 3]>, primaries: [Xyz; 3] },
    /// Tables.
    Tables(Stages),
}

impl Rgb {
    /// sRGB; primaries adapted to D50, as published with its profiles of version 2.
    pub(in crate::picture) fn srgb() -> Self {
        let primaries = [
            [0x6FA2, 0x38F5, 0x0390].map(|value| f64::from(value) / 65_536.0),
            [0x6299, 0xB785, 0x18DA].map(|value| f64::from(value) / 65_536.0),
            [0x24A0, 0x0F84, 0xB6CF].map(|value| f64::from(value) / 65_536.0),
        ];
        Self(Kind::Primaries { curves: Box::new([Curve::SRGB, Curve::SRGB, Curve::SRGB]), primaries })
    }

    /// The RGB of a profile, by its tables where it has them.
    ///
    /// # Errors
    /// It has neither tables nor curves, or is broken.
    pub(in crate::picture) fn new(profile: &ColorProfile) -> Result<Self, CmsError> {
        if let Some(table) =
            profile.lut_a_to_b_perceptual.as_ref().or(profile.lut_a_to_b_colorimetric.as_ref())
        {
            return Self::tables(profile, table);
        }
        let curve = |curve: &Option<_>| {
            curve.as_ref().and_then(Curve::new).ok_or(CmsError::UnsupportedProfileConnection)
        };
        let curves =
            Box::new([curve(&profile.red_trc)?, curve(&profile.green_trc)?, curve(&profile.blue_trc)?]);
        // As the file has them, in 1/65 536.
        let exact = |value: f64| (value * 65_536.0).round() / 65_536.0;
        let primary = |Xyzd { x, y, z }: Xyzd| [x, y, z].map(exact);
        let primaries = [profile.red_colorant, profile.green_colorant, profile.blue_colorant].map(primary);
        Ok(Self(Kind::Primaries { curves, primaries }))
    }

    fn tables(profile: &ColorProfile, table: &LutWarehouse) -> Result<Self, CmsError> {
        let stages = Stages::new(table, Way::From(3), profile.pcs == DataColorSpace::Xyz);
        stages.map(|stages| Self(Kind::Tables(stages))).ok_or(CmsError::InvalidProfile)
    }

    /// Whether black is where no primary gives light.
    pub(in crate::picture) fn is_of_primaries(&self) -> bool {
        matches!(self.0, Kind::Primaries { .. })
    }

    /// What the primaries give at so many steps from 0 to 1, each by itself.
    pub(super) fn lights(&self, steps: usize) -> Vec<[f64; 3]> {
        let samples = (0..=steps).map(|step| step as f64 / steps as f64);
        match &self.0 {
            Kind::Primaries { curves, .. } => {
                let [red, green, blue] = &**curves;
                samples.map(|sample| [red.at(sample), green.at(sample), blue.at(sample)]).collect()
            }
            Kind::Tables(_) => samples.map(|sample| [sample; 3]).collect(),
        }
    }

    /// The colour of what each primary gives.
    pub(super) fn mixed(&self, [red, green, blue]: [f64; 3]) -> Xyz {
        match &self.0 {
            Kind::Primaries { primaries: [reds, greens, blues], .. } => {
                let mut sums = [0.0; 3];
                for (((sum, reds), greens), blues) in sums.iter_mut().zip(reds).zip(greens).zip(blues) {
                    *sum = reds * red + greens * green + blues * blue;
                }
                sums
            }
            Kind::Tables(stages) => xyz(stages.space.decoded(stages.apply([red, green, blue, 0.0]))),
        }
    }
}
