//! The codes of facsimile (ITU-T T.4, tables 2, 3a and 3b, and table 4 for rows that are said by the one above).

use std::sync::LazyLock;

/// Bits of the longest code.
pub(super) const LONGEST: u32 = 13;

/// Codes for 0 to 63 white pixels, then for 64, 128 and so on to 1728.
const WHITE: &str = "\
    00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 00111 01000 001000 000011 110100 110101 \
    101010 101011 0100111 0001100 0001000 0010111 0000011 0000100 0101000 0101011 0010011 0100100 0011000 \
    00000010 00000011 00011010 00011011 00010010 00010011 00010100 00010101 00010110 00010111 00101000 \
    00101001 00101010 00101011 00101100 00101101 00000100 00000101 00001010 00001011 01010010 01010011 \
    01010100 01010101 00100100 00100101 01011000 01011001 01011010 01011011 01001010 01001011 00110010 \
    00110011 00110100 \
    11011 10010 010111 0110111 00110110 00110111 01100100 01100101 01101000 01100111 011001100 011001101 \
    011010010 011010011 011010100 011010101 011010110 011010111 011011000 011011001 011011010 011011011 \
    010011000 010011001 010011010 011000 010011011";

/// The same for black ones.
const BLACK: &str = "\
    0000110111 010 11 10 011 0011 0010 00011 000101 000100 0000100 0000101 0000111 00000100 00000111 \
    000011000 0000010111 0000011000 0000001000 00001100111 00001101000 00001101100 00000110111 00000101000 \
    00000010111 00000011000 000011001010 000011001011 000011001100 000011001101 000001101000 000001101001 \
    000001101010 000001101011 000011010010 000011010011 000011010100 000011010101 000011010110 000011010111 \
    000001101100 000001101101 000011011010 000011011011 000001010100 000001010101 000001010110 000001010111 \
    000001100100 000001100101 000001010010 000001010011 000000100100 000000110111 000000111000 000000100111 \
    000000101000 000001011000 000001011001 000000101011 000000101100 000001011010 000001100110 000001100111 \
    0000001111 000011001000 000011001001 000001011011 000000110011 000000110100 000000110101 0000001101100 \
    0000001101101 0000001001010 0000001001011 0000001001100 0000001001101 0000001110010 0000001110011 \
    0000001110100 0000001110101 0000001110110 0000001110111 0000001010010 0000001010011 0000001010100 \
    0000001010101 0000001011010 0000001011011 0000001100100 0000001100101";

/// Codes for 1792, 1856 and so on to 2560 pixels of either colour.
const LONG: &str = "\
    00000001000 00000001100 00000001101 000000010010 000000010011 000000010100 000000010101 000000010110 \
    000000010111 000000011100 000000011101 000000011110 000000011111";

/// How a row goes on from the one above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// The stretch above ends before the one here does.
    Pass,
    /// Two runs.
    Horizontal,
    /// The change is so far to the right of the one above.
    Vertical(i8),
    /// Stretches without codes.
    Extension,
}

const MODES: [(&str, Mode); 10] = [
    ("0001", Mode::Pass),
    ("001", Mode::Horizontal),
    ("1", Mode::Vertical(0)),
    ("011", Mode::Vertical(1)),
    ("000011", Mode::Vertical(2)),
    ("0000011", Mode::Vertical(3)),
    ("010", Mode::Vertical(-1)),
    ("000010", Mode::Vertical(-2)),
    ("0000010", Mode::Vertical(-3)),
    ("0000001", Mode::Extension),
];

/// What a code means, by the next 13 bits: its bits and its meaning.
pub(super) struct Codes<T>(Vec<Option<(u8, T)>>);

impl<T: Copy> Codes<T> {
    fn of(codes: impl Iterator<Item = (&'static str, T)>) -> Self {
        let mut table = vec![None; 1 << LONGEST];
        for (code, meaning) in codes {
            let free = LONGEST as usize - code.len();
            let first = usize::from_str_radix(code, 2).unwrap_or_default() << free;
            if let Some(places) = table.get_mut(first..first + (1 << free)) {
                places.fill(Some((code.len() as u8, meaning)));
            }
        }
        Self(table)
    }

    /// The code that 13 bits begin with.
    pub(super) fn find(&self, bits: u32) -> Option<(u8, T)> {
        self.0.get(bits as usize).copied().flatten()
    }
}

/// Runs of a colour.
fn runs(codes: &'static str) -> Codes<u16> {
    let long = LONG.split_whitespace().zip((1792..).step_by(64));
    Codes::of(codes.split_whitespace().zip((0..64).chain((64..).step_by(64))).chain(long))
}

pub(super) static WHITE_RUNS: LazyLock<Codes<u16>> = LazyLock::new(|| runs(WHITE));
pub(super) static BLACK_RUNS: LazyLock<Codes<u16>> = LazyLock::new(|| runs(BLACK));
pub(super) static ROW_MODES: LazyLock<Codes<Mode>> = LazyLock::new(|| Codes::of(MODES.into_iter()));

#[cfg(test)]
mod tests {
    use super::*;

    /// No code begins another, and they are as many as the tables have: no room of a code is filled twice.
    #[test]
    fn codes_are_told_apart() {
        for codes in [WHITE, BLACK] {
            let all: Vec<&str> = codes.split_whitespace().chain(LONG.split_whitespace()).collect();
            assert_eq!(all.len(), 64 + 27 + 13);
            for (at, one) in all.iter().enumerate() {
                assert!(one.len() <= LONGEST as usize && one.bytes().all(|bit| matches!(bit, b'0' | b'1')));
                assert!(
                    all.iter().enumerate().all(|(other, code)| other == at || !code.starts_with(one)),
                    "{one}"
                );
            }
            let room: usize = all.iter().map(|code| 1 << (LONGEST as usize - code.len())).sum();
            assert_eq!(runs(codes).0.iter().flatten().count(), room);
        }
    }

    fn thirteen(bits: &str) -> u32 {
        u32::from_str_radix(&format!("{bits:0<13}"), 2).unwrap()
    }

    #[test]
    fn runs_and_modes_are_those_of_the_tables() {
        let white = |bits: &str| WHITE_RUNS.find(thirteen(bits));
        assert_eq!(white("00110101"), Some((8, 0)));
        assert_eq!(white("11011"), Some((5, 64)));
        assert_eq!(white("010011011"), Some((9, 1728)));
        assert_eq!(white("000000011110"), Some((12, 2496)));
        assert_eq!(BLACK_RUNS.find(thirteen("0000001100101")), Some((13, 1728)));
        assert_eq!(BLACK_RUNS.find(thirteen("0000001111")), Some((10, 64)));
        assert_eq!(BLACK_RUNS.find(0), None);
        assert_eq!(ROW_MODES.find(thirteen("0000011")), Some((7, Mode::Vertical(3))));
    }
}
