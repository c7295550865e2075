//! From the inks of a press to black alone: a table of whole numbers, as that of RGB is.

use super::Press;

/// Steps of each ink.
const STEPS: usize = 15;

/// Places for one ink.
const PLACES: usize = STEPS + 1;

/// Samples from one place to the next.
const STEP: u8 = 17;

/// The last place that has another behind it.
const LAST: u8 = STEPS as u8 - 1;

/// What a step counts to a neighbour in each direction: cyan, magenta, yellow and black, black fastest.
const UNITS: [usize; 4] = [PLACES * PLACES * PLACES, PLACES * PLACES, PLACES, 1];

/// Bits of black in the table beyond a sample's own.
const BITS: u32 = 7;

/// How much each ink darkens where a profile does not say (ISO 32000-1, 10.3.4).
const DARKENS: [f64; 4] = [0.3, 0.59, 0.11, 1.0];

/// How dark inks are together, in black alone.
pub(in crate::picture) struct Dark(Vec<u16>);

impl Dark {
    /// The table of a press: of black the share that gives back as much light as the inks do. Black stays as it is; what is
    /// darker than it is solid.
    pub(in crate::picture) fn new(press: &Press) -> Self {
        let scale = Scale::new(press);
        let share = |sample: usize| sample as f64 / STEPS as f64;
        let places = (0..PLACES * PLACES * PLACES * PLACES).map(|place| {
            let inks = UNITS.map(|unit| share(place / unit % PLACES));
            (scale.black(press, inks) * f64::from(255_u32 << BITS)).round() as u16
        });
        Self(places.collect())
    }

    /// Black of a pixel, 255 for solid: between the five places around it, as if it were flat; see
    /// [`Link::pixel`](super::Link::pixel).
    pub(in crate::picture) fn pixel(&self, inks: [u8; 4]) -> u8 {
        let mut place = 0;
        let mut steps = [(0, 0); 4];
        for ((step, ink), unit) in steps.iter_mut().zip(inks).zip(UNITS) {
            let below = (ink / STEP).min(LAST);
            place += usize::from(below) * unit;
            *step = (ink - below * STEP, unit);
        }
        // The farthest step first.
        steps.sort_unstable_by(|one, other| other.cmp(one));
        let (mut sum, mut before) = (0, STEP);
        for (beyond, unit) in steps {
            sum += self.at(place) * u32::from(before - beyond);
            place += unit;
            before = beyond;
        }
        sum += self.at(place) * u32::from(before);
        let whole = u32::from(STEP) << BITS;
        ((sum + whole / 2) / whole).min(255) as u8
    }

    fn at(&self, place: usize) -> u32 {
        self.0.get(place).copied().unwrap_or_default().into()
    }
}

/// How much light each sample of black gives back, from none to solid; empty, where the profile does not say.
struct Scale(Vec<f64>);

impl Scale {
    fn new(press: &Press) -> Self {
        let black = |sample: u8| [0.0, 0.0, 0.0, f64::from(sample) / 255.0];
        let mut lights: Vec<f64> = (0..=u8::MAX).filter_map(|sample| press.light(black(sample))).collect();
        // No share is lighter than a smaller one.
        let mut darkest = f64::INFINITY;
        for light in &mut lights {
            darkest = darkest.min(*light);
            *light = darkest;
        }
        Self(lights)
    }

    /// The share of black that is as dark as inks are.
    fn black(&self, press: &Press, inks: [f64; 4]) -> f64 {
        let [cyan, magenta, yellow, black] = inks;
        // Exactly what it is, however flat the scale is there.
        if cyan + magenta + yellow <= 0.0 {
            return black;
        }
        let Some(light) = press.light(inks).filter(|_| !self.0.is_empty()) else {
            return inks.iter().zip(DARKENS).map(|(ink, share)| ink * share).sum::<f64>().min(1.0);
        };
        let at = self.0.partition_point(|lighter| *lighter > light);
        let (Some(before), Some(lighter)) = (at.checked_sub(1), self.0.get(at.wrapping_sub(1))) else {
            return 0.0;
        };
        let Some(darker) = self.0.get(at) else { return 1.0 };
        (before as f64 + (lighter - light) / (lighter - darker)) / 255.0
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use ::moxcms::ColorProfile;

    use super::*;

    fn dark(name: &str) -> Dark {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("layouts/press").join(name);
        let profile = ColorProfile::new_from_slice(&std::fs::read(file).unwrap()).unwrap();
        Dark::new(&Press::new(&profile).unwrap())
    }

    #[test]
    fn black_stays_as_it_is_and_paper_white() {
        for name in ["TR002_newsprint_TAC240.icc", "FOGRA39L_coated.icc"] {
            let dark = dark(name);
            for sample in 0..=255 {
                assert_eq!(dark.pixel([0, 0, 0, sample]), sample, "{name}");
            }
            assert_eq!(dark.pixel([255; 4]), 255, "{name}");
        }
    }

    #[test]
    fn more_ink_is_darker_and_neighbours_are_near_by() {
        let dark = dark("TR002_newsprint_TAC240.icc");
        for other in [0, 40, 128] {
            for ink in 0..3 {
                let mut before = None;
                for sample in 0..=255 {
                    let mut inks = [other; 4];
                    inks[ink] = sample;
                    let found = dark.pixel(inks);
                    // A level lighter is what a profile measured.
                    let near_by = before
                        .is_none_or(|before: u8| (-1..=4).contains(&(i16::from(found) - i16::from(before))));
                    assert!(near_by, "{inks:?}: {found} after {before:?}");
                    before = Some(found);
                }
            }
        }
        let [cyan, magenta, yellow] =
            [[255, 0, 0, 0], [0, 255, 0, 0], [0, 0, 255, 0]].map(|one| dark.pixel(one));
        assert!(yellow < cyan && yellow < magenta, "{cyan} {magenta} {yellow}");
    }
}
