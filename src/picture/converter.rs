//! The colour conversion of a printing condition.

use crate::picture::error::{foreign, why};
use crate::words::Words;
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use ::moxcms::{
    ColorProfile, DataColorSpace, InterpolationMethod, Layout, RenderingIntent, ToneReprCurve,
    Transform8BitExecutor, TransformOptions,
};

use super::PictureError;
use super::separation::Separation;
use crate::press::Rendering;

/// Places on a lifted tone curve: the steps between are smaller than any sample of 8 bits tells.
const CURVE: u16 = 4096;

/// The most samples of all inks that 255 stands for, in hundredths of a percent.
const SOLID: u64 = 10_000;

/// The colour conversion of a printing condition, made once from its ICC profile.
pub struct Converter {
    press: ColorProfile,
    /// The light of the press's black, where pictures are fitted to it ([`Rendering::Relative`]).
    black: Option<f32>,
    /// The most ink of a pixel, as the sum of its samples.
    most: u32,
    /// For pictures that don't say what their RGB is.
    srgb: Separation,
}

impl fmt::Debug for Converter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Converter")
            .field("black", &self.black)
            .field("most", &self.most)
            .finish_non_exhaustive()
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
        // Rounded down, so that the share of ink is never above the limit.
        let most = (u64::from(total_ink) * 255 / SOLID).min(4 * 255) as u32;
        let unusable = |error: ::moxcms::CmsError| PictureError::Condition(foreign(&error));
        let black = match rendering {
            Rendering::Perceptual => None,
            Rendering::Relative => Some(darkest(&press).map_err(unusable)?),
        };
        let inks = inks(&ColorProfile::new_srgb(), &press, black).map_err(unusable)?;
        let srgb = Separation::new(inks, std::array::from_fn(|grey| grey as u8), most);
        Ok(Self { press, black, most, srgb })
    }

    /// The separation of a picture's RGB: by its own profile where it has one, else as sRGB.
    pub(super) fn separation(&self, icc: Option<&[u8]>) -> Result<Cow<'_, Separation>, PictureError> {
        let Some(icc) = icc else { return Ok(Cow::Borrowed(&self.srgb)) };
        let unusable = |why: Words| PictureError::Profile(why);
        let mut profile = ColorProfile::new_from_slice(icc).map_err(|error| unusable(foreign(&error)))?;
        if profile.color_space != DataColorSpace::Rgb {
            return Err(unusable(why("not-rgb")));
        }
        // The curves of the profile hold, not a video signal's that it may also name.
        profile.cicp = None;
        let made = inks(&profile, &self.press, self.black)
            .and_then(|inks| Ok(Separation::new(inks, greys(&profile)?, self.most)));
        made.map(Cow::Owned).map_err(|error| unusable(foreign(&error)))
    }
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

/// Options of a transform that gives the same bytes on every machine: lookups between grid points, as other
/// programs make them.
pub(super) fn options(intent: RenderingIntent) -> TransformOptions {
    TransformOptions {
        rendering_intent: intent,
        interpolation_method: InterpolationMethod::Tetrahedral,
        allow_use_cicp_transfer: false,
        ..TransformOptions::default()
    }
}

/// The transform of a source's RGB to a press's inks; `black` as in [`Converter`].
fn inks(
    source: &ColorProfile,
    press: &ColorProfile,
    black: Option<f32>,
) -> Result<Arc<Transform8BitExecutor>, ::moxcms::CmsError> {
    let tables = source.lut_a_to_b_perceptual.is_some() || source.lut_a_to_b_colorimetric.is_some();
    match black {
        Some(black) if !tables && source.is_matrix_shaper() => {
            let relative = options(RenderingIntent::RelativeColorimetric);
            lifted(source, black)?.create_transform_8bit(Layout::Rgb, press, Layout::Rgba, relative)
        }
        _ => {
            let perceptual = options(RenderingIntent::Perceptual);
            source.create_transform_8bit(Layout::Rgb, press, Layout::Rgba, perceptual)
        }
    }
}

/// The greys of sRGB that a source's greys are.
fn greys(source: &ColorProfile) -> Result<[u8; 256], ::moxcms::CmsError> {
    let relative = options(RenderingIntent::RelativeColorimetric);
    let to_srgb =
        source.create_transform_8bit(Layout::Rgb, &ColorProfile::new_srgb(), Layout::Rgb, relative)?;
    let ramp: Vec<u8> = (0..=u8::MAX).flat_map(|value| [value; 3]).collect();
    let mut greys = vec![0; ramp.len()];
    to_srgb.transform(&ramp, &mut greys)?;
    let (pixels, _) = greys.as_chunks::<3>();
    Ok(std::array::from_fn(|value| pixels.get(value).map_or(0, |[_, green, _]| *green)))
}

/// How much light the press's black gives back, as a share of what its paper does: RGB black to inks and back.
fn darkest(press: &ColorProfile) -> Result<f32, ::moxcms::CmsError> {
    let relative = options(RenderingIntent::RelativeColorimetric);
    let screen = ColorProfile::new_srgb();
    let mut inks = [0; 4];
    let black = screen.create_transform_16bit(Layout::Rgb, press, Layout::Rgba, relative)?;
    black.transform(&[0; 3], &mut inks)?;
    let mut shown = [0; 3];
    let seen = press.create_transform_16bit(Layout::Rgba, &screen, Layout::Rgb, relative)?;
    seen.transform(&inks, &mut shown)?;
    let Some(curve) = &screen.red_trc else { return Ok(0.0) };
    let curve = curve.make_linear_evaluator()?;
    let [red, green, blue] = shown.map(|sample| curve.evaluate_value(f32::from(sample) / 65535.0));
    // Shares of light (ITU-R BT.709).
    Ok((0.2126 * red + 0.7152 * green + 0.0722 * blue).clamp(0.0, 0.5))
}

/// The profile with its black as light as the press's: every curve runs from `black` to 1 in place of 0 to 1.
fn lifted(source: &ColorProfile, black: f32) -> Result<ColorProfile, ::moxcms::CmsError> {
    let lift = |curve: &Option<ToneReprCurve>| {
        let Some(curve) = curve else { return Ok(None) };
        let curve = curve.make_linear_evaluator()?;
        let places = (0..CURVE).map(|place| {
            let light = curve.evaluate_value(f32::from(place) / f32::from(CURVE - 1)).clamp(0.0, 1.0);
            ((black + (1.0 - black) * light) * 65535.0).round() as u16
        });
        Ok(Some(ToneReprCurve::Lut(places.collect())))
    };
    let mut lifted = source.clone();
    lifted.red_trc = lift(&source.red_trc)?;
    lifted.green_trc = lift(&source.green_trc)?;
    lifted.blue_trc = lift(&source.blue_trc)?;
    lifted.cicp = None;
    Ok(lifted)
}
