//! Dot gain (TVI): how much darker than its number a half tone looks once it is printed, by the formula of Murray and
//! Davies (ISO 20654 calls it so for black too).

use ::moxcms::{ColorProfile, DataColorSpace};

use super::curve::Curve;
use super::press::Press;
use super::space::xyz;

/// The tone at which gain is told.
const HALF: f64 = 0.5;

/// How far a curve may be from that of a screen and still be one: tables of 8 bits are that rough.
const ROUGH: f64 = 0.01;

/// Places at which curves are compared.
const PLACES: u8 = 16;

/// The gain of a press's black.
pub(in crate::picture) fn gain_of_press(press: &Press) -> Option<f64> {
    let light = |black: f64| press.light([0.0, 0.0, 0.0, black]);
    gain(light(0.0)?, light(HALF)?, light(1.0)?)
}

/// The gain that the curve of a grey profile stands for; nothing where it is the curve of a screen, or none.
pub(in crate::picture) fn gain_of_grey(profile: &ColorProfile) -> Option<f64> {
    let curve = Curve::new(profile.gray_trc.as_ref()?)?;
    let of_lightness = profile.pcs == DataColorSpace::Lab;
    let light = |grey: f64| if of_lightness { light_of(100.0 * curve.at(grey)) } else { curve.at(grey) };
    if is_of_a_screen(light) { None } else { gain(light(1.0), light(HALF), light(0.0)) }
}

fn gain(paper: f64, half: f64, solid: f64) -> Option<f64> {
    (paper > solid).then(|| (paper - half) / (paper - solid) - HALF)
}

/// Whether a curve is one that cameras, screens and editors have greys in, whatever they are made for: sRGB, an
/// exponent of 1.8 or 2.2, or even steps of lightness.
fn is_of_a_screen(light: impl Fn(f64) -> f64) -> bool {
    let powers = [1.8, 2.2].map(Curve::power);
    let near = |other: &dyn Fn(f64) -> f64| {
        (0..=PLACES)
            .map(|place| f64::from(place) / f64::from(PLACES))
            .all(|grey| (light(grey) - other(grey)).abs() <= ROUGH)
    };
    powers.iter().chain([&Curve::SRGB]).any(|curve| near(&|grey| curve.at(grey)))
        || near(&|grey| light_of(100.0 * grey))
}

fn light_of(lightness: f64) -> f64 {
    let [_, light, _] = xyz([lightness, 0.0, 0.0]);
    light
}
