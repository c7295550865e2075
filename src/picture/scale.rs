//! A picture made smaller.
//!
//! Light is what adds up: a fine pattern of black and white is as light as a grey of half its light, which
//! sRGB stores as 188, not 128. So samples are turned to light, weighed, and turned back
//! (IEC 61966-2-1). All of it is whole numbers: the same bytes on every processor, by any number of threads.

mod weights;

use std::collections::VecDeque;
use std::ops::Range;

use rayon::prelude::*;

use super::srgb::{encoded, light};
use weights::{BITS, Window, Windows};

/// Half of all light: lights are counted from it, so that they fit in 16 bits with a sign.
const MIDDLE: i32 = 1 << 15;

/// Half of what is cut off a sum of weighed lights.
const HALF: i32 = 1 << (BITS - 1);

/// Rows that are weighed at once, so that sums are read and written once for them.
const TOGETHER: usize = 4;

/// The fewest rows worth a thread: each reads a few rows of its neighbours again.
const BAND: usize = 32;

/// A picture of another size, row by row without padding.
///
/// Grey and RGB are taken as sRGB, whatever their profile: the curves of working spaces are near it. So is an
/// ink's: `ink` says that 255 is solid, and what an ink leaves of the paper's light is taken by the same curve.
/// A half tone of 50 % gains some 26 % on newsprint (ISO 12647-3) and leaves 24 % of the light that a solid
/// takes; sRGB says 21 %. On coated paper it gains 14 % and leaves 36 %, half-way from there to a straight line.
pub(super) fn scaled(
    samples: &[u8],
    per_pixel: usize,
    ink: bool,
    from: (usize, usize),
    to: (usize, usize),
) -> Vec<u8> {
    if from == to {
        return samples.to_vec();
    }
    let mut target = vec![0; per_pixel * to.0 * to.1];
    if target.is_empty() || from.0 == 0 || from.1 == 0 {
        return target;
    }
    let scale = Scale {
        samples,
        row: per_pixel * from.0,
        per_pixel,
        across: Windows::new(from.0, to.0),
        down: Windows::new(from.1, to.1),
        ink,
        lights: std::array::from_fn(|sample| {
            let sample = sample as u8;
            (i32::from(light(if ink { !sample } else { sample })) - MIDDLE) as i16
        }),
    };
    let rows = to.1.div_ceil(rayon::current_num_threads()).max(BAND);
    let bands = target.par_chunks_mut(rows * per_pixel * to.0).enumerate();
    bands.for_each(|(band, target)| scale.band(band * rows, target, per_pixel * to.0));
    target
}

/// What all bands of a picture share.
struct Scale<'a> {
    samples: &'a [u8],
    /// Samples of a row.
    row: usize,
    per_pixel: usize,
    across: Windows,
    down: Windows,
    ink: bool,
    /// The light of each sample, from [`MIDDLE`].
    lights: [i16; 256],
}

/// A row of the smaller picture that is not whole yet.
struct Open<'a> {
    window: Window<'a>,
    sums: Vec<i32>,
}

impl Scale<'_> {
    /// Rows of the smaller picture from one on. Each row of the larger one is read once, for all that it is a
    /// part of.
    fn band(&self, top: usize, target: &mut [u8], row: usize) {
        let mut targets = target.chunks_exact_mut(row);
        let mut coming = (top..top + targets.len()).map_while(|at| self.down.get(at)).peekable();
        let mut open: VecDeque<Open<'_>> = VecDeque::new();
        let mut lights = [(); TOGETHER].map(|()| vec![0_i16; self.row]);
        let mut at = coming.peek().map_or(0, |window| window.first);
        while coming.peek().is_some() || !open.is_empty() {
            let read = at..at + TOGETHER;
            self.read(read.clone(), &mut lights);
            while let Some(window) = coming.next_if(|window| window.first < read.end) {
                open.push_back(Open { window, sums: vec![0; self.row] });
            }
            for Open { window, sums } in &mut open {
                add(sums, &lights, read.clone().map(|row| window.weight(row)));
            }
            while open.front().is_some_and(|open| open.window.end() <= read.end) {
                let (Some(whole), Some(target)) = (open.pop_front(), targets.next()) else { return };
                self.finish(whole.sums, target);
            }
            at = read.end;
        }
    }

    /// The lights of some rows; one beyond the last has no weight.
    fn read(&self, rows: Range<usize>, lights: &mut [Vec<i16>; TOGETHER]) {
        for (row, lights) in rows.zip(lights) {
            let samples = self.samples.get(row * self.row..).unwrap_or_default();
            for (light, sample) in lights.iter_mut().zip(samples) {
                *light = self.lights.get(usize::from(*sample)).copied().unwrap_or_default();
            }
        }
    }

    /// A row that is as high as it will be, made as wide as it will be.
    fn finish(&self, mut lights: Vec<i32>, target: &mut [u8]) {
        for light in &mut lights {
            *light = (*light + HALF) >> BITS;
        }
        for (at, pixel) in target.chunks_exact_mut(self.per_pixel).enumerate() {
            let Some(window) = self.across.get(at) else { return };
            let lights = lights.get(window.first * self.per_pixel..).unwrap_or_default();
            for (sample, target) in pixel.iter_mut().enumerate() {
                let lights = lights.get(sample..).unwrap_or_default().iter().step_by(self.per_pixel);
                let weighed = lights.zip(window.weights).map(|(light, weight)| light * i32::from(*weight));
                let light = ((weighed.sum::<i32>() + HALF) >> BITS) + MIDDLE;
                let found = encoded(light.clamp(0, i32::from(u16::MAX)) as u16);
                *target = if self.ink { !found } else { found };
            }
        }
    }
}

/// Adds rows of light to sums, each by its weight.
fn add(sums: &mut [i32], lights: &[Vec<i16>; TOGETHER], weights: impl Iterator<Item = i16>) {
    let mut by = [0_i16; TOGETHER];
    by.iter_mut().zip(weights).for_each(|(by, weight)| *by = weight);
    let by = by.map(i32::from);
    let [a, b, c, d] = lights;
    let rows = a.iter().zip(b).zip(c.iter().zip(d));
    for (sum, ((a, b), (c, d))) in sums.iter_mut().zip(rows) {
        let [a, b, c, d] = [*a, *b, *c, *d].map(i32::from);
        *sum += a * by[0] + b * by[1] + c * by[2] + d * by[3];
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// Bytes without order, the same in every run.
    fn noise(count: usize) -> Vec<u8> {
        let mut state = 1_u32;
        let next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        std::iter::repeat_with(next).take(count).collect()
    }

    fn mirrored(samples: &[u8], per_pixel: usize, columns: usize) -> Vec<u8> {
        let rows = samples.chunks_exact(per_pixel * columns);
        rows.flat_map(|row| row.chunks_exact(per_pixel).rev().flatten().copied()).collect()
    }

    fn flipped(samples: &[u8], row: usize) -> Vec<u8> {
        samples.chunks_exact(row).rev().flatten().copied().collect()
    }

    #[test]
    fn what_is_flat_stays_flat() {
        for (from, to) in [((40, 30), (13, 7)), ((7, 5), (6, 5)), ((1000, 1), (1, 1)), ((1, 300), (1, 7))] {
            for value in [[0, 1, 2], [127, 128, 129], [253, 254, 255]] {
                for ink in [false, true] {
                    let found = scaled(&value.repeat(from.0 * from.1), 3, ink, from, to);
                    assert_eq!(found, value.repeat(to.0 * to.1), "{from:?} to {to:?}");
                }
            }
        }
    }

    #[test]
    fn a_picture_of_the_size_wanted_is_a_copy() {
        let samples = noise(3 * 5 * 5);
        assert_eq!(scaled(&samples, 3, false, (5, 5), (5, 5)), samples);
    }

    #[test]
    fn a_side_of_the_size_wanted_is_left_alone() {
        let rows = [9, 200, 41];
        let samples: Vec<u8> = rows.iter().flat_map(|row| [*row; 12]).collect();
        let wanted: Vec<u8> = rows.iter().flat_map(|row| [*row; 5]).collect();
        assert_eq!(scaled(&samples, 1, false, (12, 3), (5, 3)), wanted);
    }

    /// A checkerboard gives back half the light, which sRGB stores as 188.
    #[test]
    fn light_is_what_is_kept() {
        let board: Vec<u8> =
            (0..64 * 64).map(|place| if (place / 64 + place) % 2 == 0 { 0 } else { 255 }).collect();
        let found = scaled(&board, 1, false, (64, 64), (8, 8));
        let inner = found.chunks_exact(8).skip(1).take(6).flat_map(|row| row.iter().skip(1).take(6));
        assert!(inner.copied().all(|sample| sample == 188), "{found:?}");
        let ink = scaled(&board, 1, true, (64, 64), (8, 8));
        assert_eq!(ink.get(9), Some(&(255 - 188)));
    }

    #[test]
    fn the_mean_light_is_kept() {
        let mean =
            |samples: &[u8]| samples.iter().map(|s| u64::from(light(*s))).sum::<u64>() / samples.len() as u64;
        let samples = noise(300 * 200);
        for to in [(100, 50), (77, 31), (299, 199), (3, 2), (1, 1)] {
            let found = scaled(&samples, 1, false, (300, 200), to);
            let (before, after) = (mean(&samples), mean(&found));
            assert!(before.abs_diff(after) < 400, "{to:?}: {before}, then {after}");
        }
    }

    #[test]
    fn a_mirror_image_is_scaled_to_the_mirror_image() {
        for (to, per_pixel) in [((13, 11), 3), ((40, 7), 1), ((39, 29), 4), ((1, 1), 1)] {
            let from = (40, 30);
            let samples = noise(per_pixel * from.0 * from.1);
            let found = scaled(&samples, per_pixel, false, from, to);
            let other = scaled(&mirrored(&samples, per_pixel, from.0), per_pixel, false, from, to);
            assert_eq!(mirrored(&other, per_pixel, to.0), found);
            let other = scaled(&flipped(&samples, per_pixel * from.0), per_pixel, false, from, to);
            assert_eq!(flipped(&other, per_pixel * to.0), found);
        }
    }

    #[test]
    fn ink_is_the_light_that_it_leaves() {
        let ink = noise(4 * 40 * 30);
        let light: Vec<u8> = ink.iter().map(|sample| 255 - sample).collect();
        let found = scaled(&ink, 4, true, (40, 30), (9, 8));
        let left: Vec<u8> =
            scaled(&light, 4, false, (40, 30), (9, 8)).iter().map(|sample| 255 - sample).collect();
        assert_eq!(found, left);
    }

    #[test]
    fn lines_and_extremes_have_their_sizes() {
        for (from, to) in [((1, 9), (1, 2)), ((9, 1), (2, 1)), ((10_000, 3), (1, 1)), ((3, 5000), (3, 2))] {
            let found = scaled(&noise(2 * from.0 * from.1), 2, false, from, to);
            assert_eq!(found.len(), 2 * to.0 * to.1);
        }
        assert!(scaled(&[], 3, false, (0, 0), (0, 0)).is_empty());
        assert!(scaled(&noise(12), 3, false, (2, 2), (0, 1)).is_empty());
        assert_eq!(scaled(&[], 1, false, (0, 4), (1, 1)), [0]);
    }

    #[test]
    fn threads_do_not_change_a_byte() {
        let samples = noise(3 * 90 * 400);
        let with = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| scaled(&samples, 3, false, (90, 400), (31, 170)))
        };
        let one = with(1);
        assert!([2, 3, 7].map(with).iter().all(|found| *found == one));
    }

    /// Samples and size of a grey picture of the documentation.
    fn grey(file: &Path) -> (Vec<u8>, (usize, usize)) {
        let file = std::io::BufReader::new(std::fs::File::open(file).unwrap());
        let mut reader = ::png::Decoder::new(file).read_info().unwrap();
        let mut samples = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut samples).unwrap();
        assert_eq!(info.color_type, ::png::ColorType::Grayscale);
        (samples, (info.width as usize, info.height as usize))
    }

    /// `BANXIN_BLESS=1` writes the smaller pictures.
    #[test]
    fn the_pictures_of_the_documentation_are_made_so() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
        for name in ["zone-plate", "edge"] {
            let (samples, from) = grey(&folder.join(format!("{name}.png")));
            let to = (from.0 / 3, from.1 / 3);
            let found = scaled(&samples, 1, false, from, to);
            let file = folder.join(format!("{name}-third.png"));
            if std::env::var_os("BANXIN_BLESS").is_some() {
                let target = std::fs::File::create(&file).unwrap();
                let mut encoder = ::png::Encoder::new(target, to.0 as u32, to.1 as u32);
                encoder.set_color(::png::ColorType::Grayscale);
                encoder.write_header().unwrap().write_image_data(&found).unwrap();
            }
            assert!(grey(&file) == (found, to), "{name}");
        }
    }
}
