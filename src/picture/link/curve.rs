//! Tone curves of profiles, by their own numbers.

use ::moxcms::ToneReprCurve;

/// Terms of the series below: what is left out is beyond what an `f64` holds.
const TERMS: u32 = 16;

/// A tone curve (ICC.1:2010, 10.5 and 10.15): from 0 to 1, to the same.
#[derive(Debug, Clone)]
pub(super) enum Curve {
    /// Places at equal distances, two or more; straight lines between.
    Table(Vec<f64>),
    /// `(a x + b)^gamma + e` from `d` on, before it `c x + f`.
    Parametric { gamma: f64, a: f64, b: f64, c: f64, d: f64, e: f64, f: f64 },
}

impl Curve {
    /// That of sRGB (IEC 61966-2-1).
    pub(super) const SRGB: Self = Self::Parametric {
        gamma: 2.4,
        a: 1.0 / 1.055,
        b: 0.055 / 1.055,
        c: 1.0 / 12.92,
        d: 0.040_45,
        e: 0.0,
        f: 0.0,
    };

    /// The curve of an element; none where its parameters are of no known kind.
    #[allow(clippy::many_single_char_names, reason = "the letters of the standard")]
    pub(super) fn new(curve: &ToneReprCurve) -> Option<Self> {
        match curve {
            ToneReprCurve::Lut(places) => Some(match *places.as_slice() {
                [] => Self::Table(vec![0.0, 1.0]),
                // One number is an exponent, in 1/256.
                [gamma] => Self::power(f64::from(gamma) / 256.0),
                _ => Self::Table(places.iter().map(|place| f64::from(*place) / 65_535.0).collect()),
            }),
            ToneReprCurve::Parametric(numbers) => {
                let numbers: Vec<f64> = numbers.iter().copied().map(f64::from).collect();
                let ([gamma, a, b, c, d], [e, f]) = match *numbers.as_slice() {
                    [gamma] => return Some(Self::power(gamma)),
                    [gamma, a, b] => ([gamma, a, b, 0.0, -b / a], [0.0, 0.0]),
                    [gamma, a, b, c] => ([gamma, a, b, 0.0, -b / a], [c, c]),
                    [gamma, a, b, c, d] => ([gamma, a, b, c, d], [0.0, 0.0]),
                    [gamma, a, b, c, d, e, f] => ([gamma, a, b, c, d], [e, f]),
                    _ => return None,
                };
                Some(Self::Parametric { gamma, a, b, c, d, e, f })
            }
        }
    }

    /// An exponent.
    pub(super) fn power(gamma: f64) -> Self {
        Self::Parametric { gamma, a: 1.0, b: 0.0, c: 0.0, d: 0.0, e: 0.0, f: 0.0 }
    }

    pub(super) fn at(&self, x: f64) -> f64 {
        let x = x.clamp(0.0, 1.0);
        let y = match self {
            Self::Table(places) => between(places, x),
            Self::Parametric { c, d, f, .. } if x < *d => c * x + f,
            Self::Parametric { gamma, a, b, e, .. } => power(a * x + b, *gamma) + e,
        };
        y.clamp(0.0, 1.0)
    }
}

/// The value at a share of the way along a table.
fn between(places: &[f64], share: f64) -> f64 {
    let at = share * (places.len().max(1) - 1) as f64;
    let below = at as usize;
    let value = |place: usize| places.get(place).or(places.last()).copied().unwrap_or_default();
    value(below) + (value(below + 1) - value(below)) * (at - below as f64)
}

/// A power, from series of sums, products and quotients: those have one result (IEEE 754), where `powf` has
/// each library's own. Nothing of what is not above zero.
fn power(base: f64, exponent: f64) -> f64 {
    if base.is_normal() && base > 0.0 { exponential(exponent * logarithm(base)) } else { 0.0 }
}

/// The natural logarithm of a normal number above zero: `2 artanh ((m − 1) / (m + 1))` for its mantissa.
fn logarithm(number: f64) -> f64 {
    const MANTISSA: u64 = (1 << 52) - 1;
    let bits = number.to_bits();
    let (mut two, mut mantissa) =
        ((bits >> 52) as f64 - 1023.0, f64::from_bits(bits & MANTISSA | 1023 << 52));
    if mantissa > std::f64::consts::SQRT_2 {
        (two, mantissa) = (two + 1.0, mantissa / 2.0);
    }
    let ratio = (mantissa - 1.0) / (mantissa + 1.0);
    let series = (0..TERMS).rev().fold(0.0, |sum, term| sum * ratio * ratio + 1.0 / f64::from(2 * term + 1));
    two * std::f64::consts::LN_2 + 2.0 * ratio * series
}

/// The exponential function, where it is a normal number.
fn exponential(number: f64) -> f64 {
    let two = (number / std::f64::consts::LN_2).round().clamp(-1022.0, 1023.0);
    let rest = (number - two * std::f64::consts::LN_2).clamp(-1.0, 1.0);
    let series = (1..=TERMS).rev().fold(1.0, |sum, term| 1.0 + sum * rest / f64::from(term));
    series * f64::from_bits(((two + 1023.0) as u64) << 52)
}

/// A cube root, by Halley's method.
pub(super) fn cube_root(number: f64) -> f64 {
    if !number.is_normal() || number < 0.0 {
        return 0.0;
    }
    // A third of the exponent, and so within a tenth of the root.
    let start = f64::from_bits(number.to_bits() / 3 + (1023_u64 << 52) / 3 * 2);
    (0..3).fold(start, |root, _| {
        let cube = root * root * root;
        root * (cube + 2.0 * number) / (2.0 * cube + number)
    })
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "what the series are checked against")]
mod tests {
    use super::*;

    #[test]
    fn powers_are_powers() {
        for base in (1..=1000).map(|step| f64::from(step) / 500.0) {
            for exponent in [0.0, 0.25, 1.0, 1.8, 2.199_218_75, 2.4, 7.0] {
                let (found, wanted) = (power(base, exponent), base.powf(exponent));
                assert!((found - wanted).abs() <= 1e-13 * wanted, "{base}^{exponent}: {found}, not {wanted}");
            }
            assert!((cube_root(base) - base.cbrt()).abs() < 1e-14, "{base}");
        }
        assert_eq!((power(0.0, 2.0), power(-1.0, 2.0), cube_root(0.0)), (0.0, 0.0, 0.0));
        assert!(power(1e-300, 10.0) < f64::MIN_POSITIVE);
    }

    #[test]
    fn curves_of_all_kinds_are_read() {
        let near = |curve: ToneReprCurve, x: f64, wanted: f64| {
            let found = Curve::new(&curve).unwrap().at(x);
            assert!((found - wanted).abs() < 1e-6, "{curve:?} at {x}: {found}, not {wanted}");
        };
        near(ToneReprCurve::Lut(vec![]), 0.3, 0.3);
        near(ToneReprCurve::Lut(vec![512]), 0.5, 0.25);
        near(ToneReprCurve::Lut(vec![0, 65_535, 0]), 0.25, 0.5);
        near(ToneReprCurve::Lut(vec![0, 65_535, 0]), 1.0, 0.0);
        near(ToneReprCurve::Parametric(vec![2.0]), 0.5, 0.25);
        near(ToneReprCurve::Parametric(vec![2.0, 2.0, -1.0]), 0.25, 0.0);
        near(ToneReprCurve::Parametric(vec![2.0, 2.0, -1.0]), 0.75, 0.25);
        near(ToneReprCurve::Parametric(vec![2.0, 2.0, -1.0, 0.5]), 0.25, 0.5);
        near(ToneReprCurve::Parametric(vec![2.0, 1.0, 0.0, 0.5, 0.5]), 0.25, 0.125);
        near(ToneReprCurve::Parametric(vec![2.0, 1.0, 0.0, 0.5, 0.5, 0.5, 0.25]), 0.25, 0.375);
        near(ToneReprCurve::Parametric(vec![2.0, 1.0, 0.0, 0.5, 0.5, 0.5, 0.25]), 0.5, 0.75);
        assert!(Curve::new(&ToneReprCurve::Parametric(vec![1.0; 6])).is_none());
        assert!((Curve::SRGB.at(0.5) - 0.214_041).abs() < 1e-6);
    }
}
