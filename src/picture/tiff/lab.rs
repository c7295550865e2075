//! CIE L*a*b* as RGB, with nothing that processors round differently: products, sums and quotients.

use super::super::srgb::{WHITE, encoded};

/// The white of D50 (ICC.1, 7.2.16), which Adobe's and other writers mean.
const D50: [f64; 3] = [0.964_22, 1.0, 0.825_21];

/// XYZ of D50 to linear sRGB, with Bradford's adaptation to D65 (Lindbloom).
const TO_RGB: [[f64; 3]; 3] = [
    [3.133_856_1, -1.616_866_7, -0.490_614_6],
    [-0.978_768_4, 1.916_141_5, 0.033_454_0],
    [0.071_945_3, -0.228_991_4, 1.405_242_7],
];

/// A colour of L* 0 to 100 and of a* and b* as sRGB; what sRGB does not have is cut off.
pub(super) fn rgb([lightness, green_red, blue_yellow]: [f64; 3]) -> [u8; 3] {
    let middle = (lightness + 16.0) / 116.0;
    let [x, y, z] = [middle + green_red / 500.0, middle, middle - blue_yellow / 200.0].map(light);
    let [white_x, white_y, white_z] = D50;
    let light = [x * white_x, y * white_y, z * white_z];
    TO_RGB.map(|[of_x, of_y, of_z]| {
        let [x, y, z] = light;
        let linear = of_x * x + of_y * y + of_z * z;
        // A number that is none or too large becomes the nearest that there is.
        encoded((linear * f64::from(WHITE) + 0.5) as u16)
    })
}

/// The share of the white's light (CIE 15, 8.2.1.1, the other way round).
fn light(f: f64) -> f64 {
    const KNEE: f64 = 6.0 / 29.0;
    if f > KNEE { f * f * f } else { 3.0 * KNEE * KNEE * (f - 4.0 / 29.0) }
}

/// The L*, a* and b* of samples with signs (TIFF 6.0, section 23).
pub(super) fn of_cie(samples: [u32; 3], wide: bool) -> [f64; 3] {
    let [lightness, a, b] = samples;
    if wide {
        let signed = |sample: u32| f64::from(sample as u16 as i16) / 256.0;
        [f64::from(lightness) * 100.0 / 65_535.0, signed(a), signed(b)]
    } else {
        let signed = |sample: u32| f64::from(sample as u8 as i8);
        [f64::from(lightness) * 100.0 / 255.0, signed(a), signed(b)]
    }
}

/// The same of samples as in ICC profiles of version 2: a* and b* from 128, and 100 of L* at 0xFF00 (ICC.1:2001,
/// 6.3.4.2).
pub(super) fn of_icc(samples: [u32; 3], wide: bool) -> [f64; 3] {
    let (unit, most) = if wide { (256.0, 65_280.0) } else { (1.0, 255.0) };
    let [lightness, a, b] = samples.map(f64::from);
    [lightness * 100.0 / most, a / unit - 128.0, b / unit - 128.0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neutral_colours_are_grey() {
        assert_eq!(rgb([0.0, 0.0, 0.0]), [0; 3]);
        assert_eq!(rgb([100.0, 0.0, 0.0]), [255; 3]);
        assert_eq!(rgb([53.585, 0.0, 0.0]), [128; 3]);
    }

    /// The primaries of sRGB in L*a*b* of D50.
    #[test]
    fn primaries_are_found() {
        let primaries = [[54.29, 80.81, 69.89], [87.82, -79.27, 80.99], [29.57, 68.30, -112.03]];
        for (index, lab) in primaries.into_iter().enumerate() {
            let mut wanted = [0_u8; 3];
            wanted[index] = 255;
            assert!(rgb(lab).iter().zip(wanted).all(|(one, other)| one.abs_diff(other) <= 1), "{lab:?}");
        }
    }

    #[test]
    fn colours_beyond_all_are_cut_off() {
        assert_eq!(rgb([100.0, 127.0, 127.0])[0], 255);
        assert_eq!(rgb([0.0, -128.0, 0.0])[0], 0);
    }

    #[test]
    fn samples_of_both_kinds_are_the_same_colour() {
        let whole = |lab: [f64; 3]| lab.map(|value| (value * 256.0) as i32);
        let wanted = [25_600, 5120, -5120];
        assert_eq!(whole(of_cie([65_535, 0x1400, 0xEC00], true)), wanted);
        assert_eq!(whole(of_cie([255, 20, 236], false)), wanted);
        assert_eq!(whole(of_icc([255, 148, 108], false)), wanted);
        assert_eq!(whole(of_icc([65_280, 148 << 8, 108 << 8], true)), wanted);
    }
}
