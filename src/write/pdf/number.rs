//! Numbers in content streams, written by hand: they are most of what a page is made of, and the formatting
//! machinery would take longer than everything else about them.

use crate::geom::Length;

/// The decimals of a coordinate in points: 10⁻⁴ pt is 0.04 µm.
const PLACE: u32 = 4;

/// Appends `value / 10^decimals`, without zeros at either end (`.5`, `-12`, `0`).
pub(super) fn decimal(out: &mut Vec<u8>, value: i64, mut decimals: u32) {
    let mut rest = value.unsigned_abs();
    while decimals > 0 && rest.is_multiple_of(10) {
        rest /= 10;
        decimals -= 1;
    }
    if value < 0 && rest > 0 {
        out.push(b'-');
    }
    let start = out.len();
    while rest > 0 || decimals > 0 {
        out.push(b'0' + (rest % 10) as u8);
        rest /= 10;
        if decimals > 0 {
            decimals -= 1;
            if decimals == 0 {
                out.push(b'.');
            }
        }
    }
    if out.len() == start {
        out.push(b'0');
    }
    if let Some(digits) = out.get_mut(start..) {
        digits.reverse();
    }
}

/// Appends a coordinate in points, rounded to 10⁻⁴ pt.
pub(super) fn place(out: &mut Vec<u8>, length: Length) {
    decimal(out, (length.0 + 50).div_euclid(100), PLACE);
}

/// Appends a length in points, to the micropoint: for type sizes, which a whole line multiplies.
pub(super) fn exact(out: &mut Vec<u8>, length: Length) {
    decimal(out, length.0, 6);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: i64, decimals: u32) -> String {
        let mut out = Vec::new();
        decimal(&mut out, value, decimals);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn decimals_have_no_zeros_at_their_ends() {
        assert_eq!(written(0, 4), "0");
        assert_eq!(written(5000, 4), ".5");
        assert_eq!(written(-5, 4), "-.0005");
        assert_eq!(written(120_000, 4), "12");
        assert_eq!(written(-123_450, 3), "-123.45");
        assert_eq!(written(i64::MIN, 0), "-9223372036854775808");
    }

    #[test]
    fn places_round_to_the_nearest() {
        let mut out = Vec::new();
        place(&mut out, Length(779_527_559));
        out.push(b' ');
        place(&mut out, Length(-50));
        out.push(b' ');
        exact(&mut out, Length(9_000_001));
        assert_eq!(out, b"779.5276 0 9.000001");
    }
}
