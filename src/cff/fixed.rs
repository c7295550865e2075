//! Numbers of charstrings (Technical Note 5177, 3.2): integers of 16 bits, and such with 16 bits behind the
//! point.

use super::error::Fault;

/// A number in 1/65536.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Fixed(pub(super) i32);

impl From<i16> for Fixed {
    fn from(integer: i16) -> Self {
        Self(i32::from(integer) << Self::FRACTION)
    }
}

impl Fixed {
    /// The bits behind the point.
    pub(super) const FRACTION: u32 = 16;

    /// The sum, if a charstring can say it.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, if a charstring can say it.
    pub(super) fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The integer, if it is one.
    pub(super) fn integer(self) -> Option<i16> {
        if self.0.trailing_zeros() >= Self::FRACTION {
            i16::try_from(self.0 >> Self::FRACTION).ok()
        } else {
            None
        }
    }

    /// The number that bytes begin with.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let small = |value: i16| Some(Self::from(value));
        match *bytes {
            [28, a, b, ..] => Some(Self::from(i16::from_be_bytes([a, b]))),
            [byte @ 32..=246, ..] => small(i16::from(byte) - 139),
            [byte @ 247..=250, low, ..] => small((i16::from(byte) - 247) * 256 + i16::from(low) + 108),
            [byte @ 251..=254, low, ..] => small((251 - i16::from(byte)) * 256 - i16::from(low) - 108),
            [255, a, b, c, d, ..] => Some(Self(i32::from_be_bytes([a, b, c, d]))),
            _ => None,
        }
    }

    /// Appends it in as few bytes as it takes.
    pub(super) fn write(self, out: &mut Vec<u8>) {
        let Some(integer) = self.integer() else {
            out.push(255);
            out.extend_from_slice(&self.0.to_be_bytes());
            return;
        };
        let [high, low] = (integer.unsigned_abs().wrapping_sub(108)).to_be_bytes();
        match integer {
            -107..=107 => out.extend((integer + 139).to_be_bytes().get(1)),
            108..=1131 => out.extend([247 + high, low]),
            -1131..=-108 => out.extend([251 + high, low]),
            _ => {
                out.push(28);
                out.extend_from_slice(&integer.to_be_bytes());
            }
        }
    }
}

/// The number at a place, which moves behind it; nothing, where an operator stands there.
pub(super) fn take(code: &[u8], at: &mut usize) -> Result<Option<Fixed>, Fault> {
    let length = code.get(*at).map_or(0, |first| length(*first));
    if length == 0 {
        return Ok(None);
    }
    let number = code.get(*at..).and_then(Fixed::read).ok_or(Fault::CutShort)?;
    *at += length;
    Ok(Some(number))
}

/// The length of the number that begins with a byte, or 0 where the byte is an operator.
pub(super) const fn length(first: u8) -> usize {
    match first {
        32..=246 => 1,
        247..=254 => 2,
        28 => 3,
        255 => 5,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_integer_is_written_in_as_few_bytes_as_it_takes_and_read_again() {
        for integer in i16::MIN..=i16::MAX {
            let mut out = Vec::new();
            Fixed::from(integer).write(&mut out);
            let bytes = match integer.unsigned_abs() {
                0..=107 => 1,
                108..=1131 => 2,
                _ => 3,
            };
            assert_eq!((out.len(), out.first().map(|first| length(*first))), (bytes, Some(bytes)));
            assert_eq!(Fixed::read(&out), Some(Fixed::from(integer)));
        }
    }

    #[test]
    fn decimals_take_five_bytes() {
        let mut out = Vec::new();
        Fixed(0x0001_8000).write(&mut out);
        assert_eq!(out, [255, 0, 1, 0x80, 0]);
        assert_eq!(Fixed::read(&out), Some(Fixed(0x0001_8000)));
        assert_eq!(Fixed::read(&out[..4]), None);
        assert_eq!(Fixed::read(&[21]), None);
    }
}
