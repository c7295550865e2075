//! From a kind of RGB to the inks of a press: a table of whole numbers.
//!
//! A colour library's own transforms round otherwise on one processor than on another, where it fuses a product
//! and a sum; so only the reading of profiles is its. The table is made from their numbers by sums, products,
//! quotients and square roots, which have one result each (IEEE 754), and what lies between its places is
//! whole numbers.

mod black;
mod curve;
mod dark;
mod gain;
mod press;
mod rgb;
mod space;
mod stages;

pub(super) use black::black;
pub(super) use dark::Dark;
pub(super) use gain::{gain_of_grey, gain_of_press};
pub(super) use press::Press;
pub(super) use rgb::Rgb;

use super::srgb::encoded;
use crate::press::Rendering;
use space::{Channels, WHITE, Xyz, lab};

/// Steps of each primary.
const STEPS: usize = 32;

/// Places for one primary.
const PLACES: usize = STEPS + 1;

/// What a step counts to a neighbour in each direction: red, green and blue, blue fastest.
const UNITS: [usize; 3] = [PLACES * PLACES, PLACES, 1];

/// Bits of an ink in the table: 16 384 is solid. Products with weights are those of 16 bits by 16.
const BITS: u32 = 14;

/// How RGB becomes inks.
pub(super) struct Link {
    inks: Vec<[i16; 4]>,
    /// For each primary, where its samples are.
    steps: [[Step; 256]; 3],
}

/// Where a sample is between two places.
#[derive(Debug, Clone, Copy, Default)]
struct Step {
    /// The place below, in places of the table.
    below: u32,
    /// How far beyond it is, in 1/255, in front of its [`UNITS`]: so the farthest is the greatest.
    beyond: u32,
}

/// Bits of [`Step::beyond`] that are its unit.
const UNIT: u32 = 16;

impl Link {
    /// The table for a press and a way of rendering. `black` is the light that the picture's black is lifted to.
    pub(super) fn new(rgb: &Rgb, press: &Press, rendering: Rendering, black: f64) -> Self {
        Self::of(rgb, |colour| press.inks(rendering, lab(lifted(colour, black))))
    }

    /// The table for black alone: as dark as the colour is, by the same scale as neutrals are ([`greys`]).
    pub(super) fn in_black(rgb: &Rgb) -> Self {
        Self::of(rgb, |[_, light, _]| [0.0, 0.0, 0.0, 1.0 - f64::from(grey(light)) / 255.0])
    }

    fn of(rgb: &Rgb, inks_of: impl Fn(Xyz) -> Channels) -> Self {
        let lights = rgb.lights(STEPS);
        let mut inks = Vec::with_capacity(PLACES * PLACES * PLACES);
        for red in &lights {
            for green in &lights {
                for blue in &lights {
                    let ([red, _, _], [_, green, _], [_, _, blue]) = (red, green, blue);
                    let colour = rgb.mixed([*red, *green, *blue]);
                    let solid = f64::from(1 << BITS);
                    inks.push(inks_of(colour).map(|ink| (ink * solid).round() as i16));
                }
            }
        }
        Self { inks, steps: UNITS.map(|unit| std::array::from_fn(|sample| Step::new(sample, unit))) }
    }

    /// The inks of a pixel: in the tetrahedron between the four places around it, as if it were flat (Kasson,
    /// Nin, Plouffe and Hafner, Performing color space conversions with three-dimensional linear interpolation,
    /// Journal of Electronic Imaging 4, 1995).
    pub(super) fn pixel(&self, [red, green, blue]: [u8; 3]) -> [u8; 4] {
        let [reds, greens, blues] = &self.steps;
        let at = |steps: &[Step; 256], sample| steps.get(usize::from(sample)).copied().unwrap_or_default();
        let (red, green, blue) = (at(reds, red), at(greens, green), at(blues, blue));
        // The farthest step first.
        let (more, less) = (red.beyond.max(green.beyond), red.beyond.min(green.beyond));
        let steps = [more.max(blue.beyond), more.min(blue.beyond).max(less), less.min(blue.beyond)];
        let mut corner = red.below + green.below + blue.below;
        let mut sums = [1_i32 << (BITS - 1); 4];
        let mut before = 255;
        for step in steps {
            let beyond = (step >> UNIT) as i16;
            self.add(corner, before - beyond, &mut sums);
            corner += step & ((1 << UNIT) - 1);
            before = beyond;
        }
        self.add(corner, before, &mut sums);
        sums.map(|sum| (sum >> BITS) as u8)
    }

    #[inline]
    fn add(&self, corner: u32, weight: i16, sums: &mut [i32; 4]) {
        let inks = self.inks.get(corner as usize).copied().unwrap_or_default();
        for (sum, ink) in sums.iter_mut().zip(inks) {
            *sum += i32::from(weight) * i32::from(ink);
        }
    }
}

impl Step {
    fn new(sample: usize, unit: usize) -> Self {
        let at = sample * STEPS;
        let below = (at / 255).min(STEPS - 1);
        Self { below: (below * unit) as u32, beyond: ((at - 255 * below) << UNIT | unit) as u32 }
    }
}

/// A colour whose black is as light as a press's, and whose white stays.
fn lifted(colour: Xyz, black: f64) -> Xyz {
    let ([x, y, z], [white_x, white_y, white_z]) = (colour, WHITE);
    let lift = |value: f64, white: f64| black * white + (1.0 - black) * value;
    [lift(x, white_x), lift(y, white_y), lift(z, white_z)]
}

/// The greys of sRGB that neutrals of an RGB are: those of the same light.
pub(super) fn greys(rgb: &Rgb) -> [u8; 256] {
    let mut lights = rgb.lights(255).into_iter();
    std::array::from_fn(|_| {
        let [_, light, _] = rgb.mixed(lights.next().unwrap_or_default());
        grey(light)
    })
}

/// The grey of sRGB that gives so much light.
fn grey(light: f64) -> u8 {
    encoded((light.clamp(0.0, 1.0) * 65_535.0).round() as u16)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;
    use std::path::Path;

    use ::moxcms::ColorProfile;
    use sha2::{Digest, Sha256};

    use super::*;
    use crate::picture::Screen;

    const NEWSPRINT: &str = "TR002_newsprint_TAC240.icc";
    const COATED: &str = "FOGRA39L_coated.icc";

    fn press(name: &str) -> Press {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("layouts/press").join(name);
        Press::new(&ColorProfile::new_from_slice(&std::fs::read(file).unwrap()).unwrap()).unwrap()
    }

    fn link(name: &str, rendering: Rendering) -> Link {
        let press = press(name);
        let black = if rendering == Rendering::Relative { black(&press) } else { 0.0 };
        Link::new(&Rgb::srgb(), &press, rendering, black)
    }

    /// A change of these is one of every archive of photographs.
    #[test]
    fn the_tables_are_the_same_on_every_processor() {
        let hash = |name, rendering| {
            let bytes: Vec<u8> =
                link(name, rendering).inks.iter().flatten().flat_map(|ink| ink.to_be_bytes()).collect();
            Sha256::digest(&bytes).iter().fold(String::new(), |mut hex, byte| {
                write!(hex, "{byte:02x}").unwrap();
                hex
            })
        };
        let found = [NEWSPRINT, COATED]
            .map(|name| [Rendering::Perceptual, Rendering::Relative].map(|rendering| hash(name, rendering)));
        let wanted = [
            [
                "af6fa9f18e5badc57f3d49ce4b57a7a0a0d000f445996c4457f7e8bcbd5d59ef",
                "8773bcd45e1b5c03e18b3cfcab70e5e37b17d43b34c891e66cb4303c98cabbba",
            ],
            [
                "42e2e045df10dd35eaacef065de3f13fb09861dacd3759037df17a0039f225ba",
                "3f338739fa36edaa325ca849aa1e3d53351da6098b2319f43b4fe5e9c61f9724",
            ],
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn the_table_is_met_at_its_places() {
        let link = link(COATED, Rendering::Perceptual);
        let whole = |inks: [i16; 4]| inks.map(|ink| ((i32::from(ink) * 255 + (1 << 13)) >> 14) as u8);
        for (place, rgb) in [(0, [0; 3]), (PLACES - 1, [0, 0, 255]), (PLACES.pow(3) - 1, [255; 3])] {
            assert_eq!(link.pixel(rgb), whole(link.inks[place]), "{rgb:?}");
        }
    }

    /// A sample more never makes a leap: neighbours are in the same tetrahedron, or share one of its sides.
    #[test]
    fn neighbours_have_inks_near_by() {
        let link = link(NEWSPRINT, Rendering::Perceptual);
        for rgb in (0..=254).flat_map(|at| [[at; 3], [at, 254 - at, 77], [200, at, at / 2]]) {
            let [red, green, blue] = rgb;
            let here = link.pixel(rgb);
            for near in [[red + 1, green, blue], [red, green + 1, blue], [red, green, blue + 1]] {
                let there = link.pixel(near);
                let near_by = here.iter().zip(there).all(|(here, there)| here.abs_diff(there) <= 6);
                assert!(near_by, "{rgb:?}: {here:?}, then {there:?}");
            }
        }
    }

    /// Lightnesses of 45.0 and 9.6, as LittleCMS 2 finds them.
    #[test]
    fn the_black_of_a_press_is_found() {
        for (name, wanted) in [(NEWSPRINT, 0.145_39), (COATED, 0.010_69)] {
            let found = black(&press(name));
            assert!((found - wanted).abs() < 0.000_01, "{name}: {found}");
        }
    }

    #[test]
    fn greys_of_srgb_are_its_own_by_whatever_profile() {
        let same: [u8; 256] = std::array::from_fn(|grey| grey as u8);
        assert_eq!(greys(&Rgb::srgb()), same);
        let profile = ColorProfile::new_from_slice(&Screen::profile()).unwrap();
        assert_eq!(greys(&Rgb::new(&profile).unwrap()), same);
        let adobe = Rgb::new(&ColorProfile::new_adobe_rgb()).unwrap();
        // 128 to the power of 2.2 is light of 0.2198, which sRGB stores as 129.
        assert_eq!(greys(&adobe)[128], 129);
    }
}
