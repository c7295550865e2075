//! Decimal numbers of dictionaries, exact: no float takes part, so that a font gives the same bytes
//! everywhere.

use super::fixed::Fixed;

/// Digits that a mantissa can hold; what a font says beyond them is dropped.
const MOST_DIGITS: u32 = 18;
/// Zeros behind the point, and before it, that a number may have.
const MOST_ZEROS: i32 = 32;

/// `mantissa × 10^exponent`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Decimal {
    mantissa: i64,
    exponent: i32,
}

impl From<i64> for Decimal {
    fn from(integer: i64) -> Self {
        Self { mantissa: integer, exponent: 0 }
    }
}

impl Decimal {
    /// `0.001`, by which the units of most fonts go into an em.
    pub(super) const MILLI: Self = Self { mantissa: 1, exponent: -3 };

    /// A thousand times as much.
    pub(super) fn thousandfold(self) -> Self {
        Self { exponent: self.exponent + 3, ..self }
    }

    /// The number, if it has no decimals and is not larger than `i64` can hold.
    pub(super) fn integer(self) -> Option<i64> {
        if self.mantissa == 0 {
            return Some(0);
        }
        let power = |exponent: u32| 10_i64.checked_pow(exponent);
        let power = power(self.exponent.unsigned_abs())?;
        if self.exponent >= 0 {
            return self.mantissa.checked_mul(power);
        }
        (self.mantissa % power == 0).then_some(self.mantissa / power)
    }

    /// The nearest number that a charstring can say.
    pub(super) fn fixed(self) -> Option<Fixed> {
        let bits = i128::from(self.mantissa) << Fixed::FRACTION;
        let power = 10_i128.checked_pow(self.exponent.unsigned_abs());
        let bits = match (power, self.exponent >= 0) {
            (Some(power), true) => bits.checked_mul(power)?,
            // A mantissa has not so many digits.
            (None, false) => 0,
            (Some(power), false) => (bits + power / 2).div_euclid(power),
            (None, true) => return (self.mantissa == 0).then_some(Fixed::default()),
        };
        i32::try_from(bits).ok().map(Fixed)
    }

    /// A real number (Technical Note 5176, table 5): digits, two a byte, up to a nibble of 15.
    pub(super) fn from_nibbles(bytes: &[u8]) -> Option<Self> {
        let mut number = Self::default();
        let (mut digits, mut decimals, mut negative) = (0, false, false);
        let mut exponent: Option<(i32, i32)> = None;
        for nibble in bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]) {
            match (nibble, &mut exponent) {
                (0..=9, Some((_, exponent))) => {
                    *exponent = exponent.saturating_mul(10).saturating_add(i32::from(nibble)).min(1000);
                }
                (0..=9, None) if digits < MOST_DIGITS => {
                    number.mantissa = number.mantissa * 10 + i64::from(nibble);
                    digits += u32::from(number.mantissa != 0);
                    number.exponent -= i32::from(decimals);
                }
                (0..=9, None) => number.exponent += i32::from(!decimals),
                (10, None) if !decimals => decimals = true,
                (11, None) => exponent = Some((1, 0)),
                (12, None) => exponent = Some((-1, 0)),
                (14, None) if !negative => negative = true,
                (15, _) => {
                    let (sign, exponent) = exponent.unwrap_or_default();
                    number.exponent = number.exponent.checked_add(sign * exponent)?;
                    number.mantissa *= if negative { -1 } else { 1 };
                    return Some(number);
                }
                _ => return None,
            }
        }
        None
    }

    /// Writes it as a real number, without an exponent. One that no font has, of more than 32 zeros, becomes
    /// 0.
    pub(super) fn write_nibbles(self, out: &mut Vec<u8>) {
        let mut nibbles = Vec::new();
        if self.mantissa < 0 {
            nibbles.push(14);
        }
        let digits = self.mantissa.unsigned_abs().to_string().into_bytes();
        if self.exponent.abs() > MOST_ZEROS {
            nibbles.push(0);
        } else if let Ok(zeros) = usize::try_from(self.exponent) {
            nibbles.extend(digits.iter().map(|digit| digit & 15));
            nibbles.extend(std::iter::repeat_n(0, zeros));
        } else {
            let decimals = self.exponent.unsigned_abs() as usize;
            let whole = digits.len().saturating_sub(decimals);
            nibbles.extend(digits.iter().take(whole).map(|digit| digit & 15));
            nibbles.push(10);
            nibbles.extend(std::iter::repeat_n(0, decimals.saturating_sub(digits.len())));
            nibbles.extend(digits.iter().skip(whole).map(|digit| digit & 15));
        }
        nibbles.push(15);
        for pair in nibbles.chunks(2) {
            let second = pair.get(1).copied().unwrap_or(15);
            out.extend(pair.first().map(|first| first << 4 | second));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn real(bytes: &[u8]) -> Decimal {
        Decimal::from_nibbles(bytes).unwrap()
    }

    fn written(number: Decimal) -> Vec<u8> {
        let mut out = Vec::new();
        number.write_nibbles(&mut out);
        out
    }

    #[test]
    fn real_numbers_are_read_digit_by_digit() {
        // The examples of Technical Note 5176, table 5.
        assert_eq!(real(&[0xe2, 0xa2, 0x5f]), Decimal { mantissa: -225, exponent: -2 });
        assert_eq!(real(&[0x0a, 0x14, 0x05, 0x41, 0xc3, 0xff]), Decimal { mantissa: 140_541, exponent: -9 });
        for broken in [&[0xdf][..], &[0xaa, 0xff], &[0x1b, 0xa1, 0xff], &[0x11], &[0xee, 0x1f]] {
            assert_eq!(Decimal::from_nibbles(broken), None, "{broken:x?}");
        }
        let long = real(&[0x12, 0x34, 0x56, 0x78, 0x90, 0x12, 0x34, 0x56, 0x78, 0x90, 0xff]);
        assert_eq!(long, Decimal { mantissa: 123_456_789_012_345_678, exponent: 2 });
    }

    #[test]
    fn real_numbers_are_written_without_an_exponent() {
        assert_eq!(written(Decimal::MILLI), [0xa0, 0x01, 0xff]);
        assert_eq!(written(Decimal { mantissa: -225, exponent: -2 }), [0xe2, 0xa2, 0x5f]);
        assert_eq!(written(Decimal { mantissa: 12, exponent: 3 }), [0x12, 0x00, 0x0f]);
        assert_eq!(
            written(Decimal { mantissa: 48_828_125, exponent: -11 }),
            [0xa0, 0x00, 0x48, 0x82, 0x81, 0x25, 0xff]
        );
    }

    #[test]
    fn a_thousandfold_of_the_usual_unit_is_one() {
        assert_eq!(Decimal::MILLI.thousandfold().integer(), Some(1));
        assert_eq!(Decimal { mantissa: 10, exponent: -4 }.thousandfold().integer(), Some(1));
        assert_eq!(Decimal { mantissa: 1, exponent: -4 }.integer(), None);
        assert_eq!(Decimal { mantissa: 1, exponent: 99 }.integer(), None);
    }

    #[test]
    fn widths_are_rounded_to_what_charstrings_can_say() {
        let fixed = |mantissa, exponent| Decimal { mantissa, exponent }.fixed();
        assert_eq!(fixed(5005, -1), Some(Fixed(0x1f4_8000)));
        assert_eq!(fixed(-5, -1), Some(Fixed(-0x8000)));
        assert_eq!(fixed(32_768, 0), None);
        assert_eq!(fixed(1, -99), Some(Fixed(0)));
        assert_eq!(fixed(1, 99), None);
        assert_eq!(fixed(0, 99), Some(Fixed(0)));
    }
}
