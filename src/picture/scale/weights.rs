//! What each sample of a line counts for those of a shorter one: Lanczos's filter with three lobes, in whole
//! numbers.
//!
//! The filter is sinc x · sinc x/3 as far as three samples of the shorter line (Turkowski, Filters for Common
//! Resampling Tasks, in Graphics Gems, 1990). `docs/decisions.md` says what it was chosen from.

/// Bits behind the point of a weight: with them, sums of samples of 16 bits stay within 32.
pub(super) const BITS: u32 = 14;

/// All weights of a sample together.
const WHOLE: i64 = 1 << BITS;

/// How far the filter reaches, in samples of the shorter line.
const LOBES: i64 = 3;

/// Places of [`LANCZOS`] to a sample: a straight line between two is within 1/40 000 of the filter.
const STEPS: i64 = 128;

/// The filter from its centre to its end, 65 536 for its height.
#[rustfmt::skip]
const LANCZOS: [i32; 385] = [
    65_536, 65_529, 65_507, 65_470, 65_419, 65_353, 65_273, 65_178, 65_069, 64_946, 64_808, 64_655,
    64_489, 64_308, 64_114, 63_905, 63_682, 63_446, 63_196, 62_932, 62_655, 62_365, 62_061, 61_744,
    61_415, 61_072, 60_717, 60_350, 59_970, 59_578, 59_174, 58_759, 58_331, 57_893, 57_443, 56_982,
    56_510, 56_028, 55_535, 55_032, 54_519, 53_996, 53_464, 52_922, 52_372, 51_812, 51_244, 50_668,
    50_083, 49_491, 48_891, 48_284, 47_670, 47_048, 46_421, 45_787, 45_147, 44_501, 43_849, 43_193,
    42_531, 41_865, 41_195, 40_520, 39_841, 39_159, 38_473, 37_785, 37_093, 36_400, 35_704, 35_006,
    34_306, 33_605, 32_903, 32_200, 31_496, 30_792, 30_088, 29_385, 28_682, 27_979, 27_278, 26_578,
    25_879, 25_182, 24_488, 23_795, 23_106, 22_418, 21_734, 21_054, 20_376, 19_703, 19_033, 18_368,
    17_707, 17_051, 16_399, 15_753, 15_112, 14_476, 13_846, 13_222, 12_604, 11_993, 11_387, 10_788,
    10_196, 9611, 9033, 8463, 7899, 7344, 6796, 6255, 5723, 5199, 4683, 4176, 3677, 3186, 2704, 2231,
    1767, 1312, 865, 428, 0, -419, -828, -1228, -1619, -2001, -2372, -2735, -3088, -3431, -3764, -4088,
    -4403, -4708, -5003, -5289, -5565, -5831, -6088, -6336, -6574, -6802, -7021, -7231, -7432, -7623,
    -7805, -7978, -8142, -8297, -8442, -8580, -8708, -8827, -8939, -9041, -9135, -9221, -9299, -9369,
    -9430, -9484, -9530, -9569, -9600, -9623, -9640, -9649, -9651, -9647, -9635, -9618, -9593, -9563,
    -9526, -9483, -9435, -9380, -9321, -9255, -9185, -9109, -9029, -8944, -8854, -8759, -8660, -8557,
    -8450, -8340, -8225, -8107, -7986, -7861, -7733, -7602, -7469, -7333, -7194, -7053, -6910, -6765,
    -6618, -6469, -6319, -6167, -6014, -5860, -5705, -5549, -5392, -5234, -5077, -4918, -4760, -4601,
    -4443, -4284, -4126, -3969, -3811, -3655, -3499, -3344, -3190, -3037, -2885, -2735, -2585, -2437,
    -2291, -2146, -2003, -1862, -1723, -1585, -1450, -1316, -1185, -1055, -929, -804, -682, -562, -444,
    -329, -217, -107, 0, 105, 206, 305, 402, 495, 586, 674, 760, 842, 922, 998, 1072, 1143, 1211, 1277,
    1339, 1399, 1456, 1510, 1561, 1610, 1656, 1699, 1739, 1777, 1812, 1844, 1874, 1901, 1926, 1948, 1967,
    1985, 2000, 2012, 2023, 2031, 2037, 2041, 2042, 2042, 2039, 2035, 2029, 2021, 2011, 1999, 1986, 1971,
    1955, 1937, 1918, 1897, 1875, 1852, 1827, 1801, 1774, 1747, 1718, 1688, 1657, 1626, 1594, 1561, 1527,
    1493, 1459, 1423, 1388, 1352, 1316, 1280, 1243, 1206, 1169, 1133, 1096, 1059, 1022, 986, 949, 913,
    877, 842, 806, 772, 737, 703, 670, 637, 605, 573, 542, 512, 482, 453, 425, 398, 371, 345, 320, 296,
    273, 251, 229, 209, 189, 171, 153, 136, 120, 106, 92, 79, 67, 56, 46, 37, 29, 22, 16, 11, 7, 4, 2, 0,
    0,
];

/// For each sample of the shorter line, what samples of the longer one make it.
pub(super) struct Windows {
    weights: Vec<i16>,
    /// For each, the first sample, and where its weights begin in `weights`.
    starts: Vec<(usize, usize)>,
}

/// Samples that make one.
pub(super) struct Window<'a> {
    pub(super) first: usize,
    /// Of samples from the first one on.
    pub(super) weights: &'a [i16],
}

impl Window<'_> {
    /// Behind the last sample.
    pub(super) fn end(&self) -> usize {
        self.first + self.weights.len()
    }

    /// The weight of a sample, inside the window or not.
    pub(super) fn weight(&self, sample: usize) -> i16 {
        let place = sample.checked_sub(self.first);
        place.and_then(|place| self.weights.get(place)).copied().unwrap_or_default()
    }
}

impl Windows {
    /// From a line of so many samples to one of so many. Lines of one length are the same line.
    pub(super) fn new(from: usize, to: usize) -> Self {
        let mut made = Self { weights: Vec::new(), starts: Vec::with_capacity(to) };
        for at in 0..to {
            if from == to {
                made.starts.push((at, made.weights.len()));
                made.weights.push(WHOLE as i16);
            } else {
                made.add(from as i64, to as i64, at as i64);
            }
        }
        made
    }

    /// Adds the window of one sample. What the filter would take from beyond the ends of the line, it takes
    /// from what there is.
    fn add(&mut self, from: i64, to: i64, at: i64) {
        // All lengths are in halves of a sample, times the samples of the shorter line.
        let (unit, centre) = (2 * from.max(to), (2 * at + 1) * from);
        let reach = LOBES * unit;
        let first = ((centre - reach) / (2 * to)).clamp(0, from - 1);
        let end = ((centre + reach) / (2 * to) + 1).clamp(first + 1, from);
        let heights = (first..end).map(|sample| height(((2 * sample + 1) * to - centre).abs(), unit));
        self.starts.push((first as usize, self.weights.len()));
        let total: i64 = heights.clone().sum();
        let (mut sum, mut before) = (0, rounded(0, total));
        // Sums are rounded, not weights, so that all together are a whole, however many there are; seen from
        // the middle, so that a line and its mirror image are treated alike.
        self.weights.extend(heights.map(|height| {
            sum += height;
            let behind = rounded(sum, total);
            (behind - std::mem::replace(&mut before, behind)) as i16
        }));
    }

    /// The window of a sample of the shorter line.
    pub(super) fn get(&self, at: usize) -> Option<Window<'_>> {
        let (first, start) = *self.starts.get(at)?;
        let end = self.starts.get(at + 1).map_or(self.weights.len(), |(_, end)| *end);
        Some(Window { first, weights: self.weights.get(start..end)? })
    }
}

/// How high the filter is at a distance from its centre.
fn height(distance: i64, unit: i64) -> i64 {
    let (place, beyond) = (distance * STEPS / unit, distance * STEPS % unit);
    let at = |place: i64| LANCZOS.get(place as usize).map_or(0, |height| i64::from(*height));
    let sum = at(place) * (unit - beyond) + at(place + 1) * beyond;
    (2 * sum + unit * sum.signum()) / (2 * unit)
}

/// A sum of heights as a share of all, from −½ to ½ of [`WHOLE`].
fn rounded(sum: i64, total: i64) -> i64 {
    let (from_middle, total) = (2 * sum - total, total.max(1));
    (from_middle.abs() * WHOLE + total) / (2 * total) * from_middle.signum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAIRS: [(usize, usize); 9] =
        [(12, 3), (12, 5), (4000, 1000), (2000, 667), (1001, 1000), (10_000, 1), (10_000, 7), (1, 1), (2, 1)];

    #[test]
    #[allow(clippy::disallowed_methods, reason = "what the table is checked against")]
    fn the_table_is_the_formula() {
        let sinc = |x: f64| {
            let x = x * std::f64::consts::PI;
            if x == 0.0 { 1.0 } else { x.sin() / x }
        };
        for (place, height) in LANCZOS.iter().enumerate() {
            let at = place as f64 / STEPS as f64;
            let wanted = sinc(at) * sinc(at / LOBES as f64) * 65_536.0;
            assert!((wanted - f64::from(*height)).abs() <= 0.51, "{place}: {height}, not {wanted}");
        }
    }

    #[test]
    fn all_weights_together_are_a_whole() {
        for (from, to) in PAIRS {
            let windows = Windows::new(from, to);
            for at in 0..to {
                let window = windows.get(at).unwrap();
                assert!(window.end() <= from, "{from} to {to}, {at}");
                let sum: i64 = window.weights.iter().map(|weight| i64::from(*weight)).sum();
                assert_eq!(sum, WHOLE, "{from} to {to}, {at}");
            }
            assert!(windows.get(to).is_none());
        }
    }

    #[test]
    fn mirrored_lines_have_mirrored_weights() {
        for (from, to) in PAIRS {
            let windows = Windows::new(from, to);
            for at in 0..to {
                let (window, mirrored) = (windows.get(at).unwrap(), windows.get(to - 1 - at).unwrap());
                for sample in window.first..window.end() {
                    assert_eq!(window.weight(sample), mirrored.weight(from - 1 - sample), "{from} to {to}");
                }
            }
        }
    }
}
