//! The space in which profiles meet: CIE XYZ and CIELAB under D50, white paper as the white (ICC.1:2010, 6.3).

use super::curve::cube_root;

/// The numbers of a colour, from 0 to 1; three or four of them count.
pub(super) type Channels = [f64; 4];

/// D50, as profiles write it (ICC.1:2010, 7.2.16).
pub(super) const WHITE: [f64; 3] = [0.964_202_880_859_375, 1.0, 0.824_905_395_507_812_5];

/// XYZ; the white has 1 for its Y.
pub(super) type Xyz = [f64; 3];

/// L* from 0 to 100, a* and b*.
pub(super) type Lab = [f64; 3];

/// How numbers from 0 to 1 in a profile's tables stand for the space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    Xyz,
    Lab,
    /// CIELAB in tables of 16 bits of version 2, which version 4 has kept in `lut16Type` alone: 0xFF00 is an L*
    /// of 100, and 0x8000 no a* (ICC.1:2010, 10.10).
    Legacy,
}

/// What one is in [`Space::Legacy`].
const LEGACY: f64 = 65_535.0 / 65_280.0;

/// What one is in [`Space::Xyz`] (ICC.1:2010, 6.3.4.2).
const XYZ: f64 = 65_535.0 / 32_768.0;

impl Space {
    #[allow(clippy::many_single_char_names, reason = "the letters of the standard")]
    pub(super) fn encoded(self, [l, a, b]: Lab) -> Channels {
        let lab = [l / 100.0, (a + 128.0) / 255.0, (b + 128.0) / 255.0];
        let [x, y, z] = match self {
            Self::Xyz => xyz([l, a, b]).map(|value| value / XYZ),
            Self::Lab => lab,
            Self::Legacy => lab.map(|value| value / LEGACY),
        };
        [x, y, z, 0.0].map(|value| value.clamp(0.0, 1.0))
    }

    pub(super) fn decoded(self, [x, y, z, _]: Channels) -> Lab {
        let scale = if self == Self::Legacy { LEGACY } else { 1.0 };
        match self {
            Self::Xyz => lab([x, y, z].map(|value| value * XYZ)),
            Self::Lab | Self::Legacy => {
                [x * scale * 100.0, y * scale * 255.0 - 128.0, z * scale * 255.0 - 128.0]
            }
        }
    }
}

/// Where the curve of lightness turns into a straight line (CIE 15:2004, 8.2.1), and that line.
const CORNER: f64 = 24.0 / 116.0;
const SLOPE: f64 = 841.0 / 108.0;
const FOOT: f64 = 16.0 / 116.0;

pub(super) fn lab(xyz: Xyz) -> Lab {
    let share = |value: f64, white: f64| {
        let value = (value / white).max(0.0);
        if value > CORNER * CORNER * CORNER { cube_root(value) } else { SLOPE * value + FOOT }
    };
    let ([x, y, z], [white_x, white_y, white_z]) = (xyz, WHITE);
    let (x, y, z) = (share(x, white_x), share(y, white_y), share(z, white_z));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

pub(super) fn xyz([l, a, b]: Lab) -> Xyz {
    let value = |share: f64, white: f64| {
        let value = if share > CORNER { share * share * share } else { (share - FOOT) / SLOPE };
        value.max(0.0) * white
    };
    let (y, [white_x, white_y, white_z]) = ((l + 16.0) / 116.0, WHITE);
    [value(y + a / 500.0, white_x), value(y, white_y), value(y - b / 200.0, white_z)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: [f64; 3], wanted: [f64; 3]) -> bool {
        found.iter().zip(wanted).all(|(found, wanted)| (found - wanted).abs() < 1e-9)
    }

    #[test]
    fn colours_come_back() {
        assert!(near(lab(WHITE), [100.0, 0.0, 0.0]) && near(lab([0.0; 3]), [0.0; 3]));
        for colour in [[50.0, 20.0, -30.0], [3.0, 1.0, 0.5], [97.0, -40.0, 60.0]] {
            assert!(near(lab(xyz(colour)), colour), "{colour:?}");
            for space in [Space::Xyz, Space::Lab, Space::Legacy] {
                assert!(near(space.decoded(space.encoded(colour)), colour), "{space:?}, {colour:?}");
            }
        }
    }

    #[test]
    #[allow(clippy::float_cmp, reason = "they are exact")]
    fn numbers_in_tables_are_those_of_the_standard() {
        let bits = |space: Space| space.encoded([100.0, 0.0, 0.0]).map(|value| (value * 65_535.0).round());
        assert_eq!(bits(Space::Legacy), [65_280.0, 32_768.0, 32_768.0, 0.0]);
        assert_eq!(bits(Space::Lab), [65_535.0, 32_896.0, 32_896.0, 0.0]);
        assert_eq!(bits(Space::Xyz), [31_595.0, 32_768.0, 27_031.0, 0.0]);
    }
}
