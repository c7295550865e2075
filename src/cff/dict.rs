//! DICT: operators behind their operands (Technical Note 5176, 4).

use super::decimal::Decimal;
use super::fixed::{self, Fixed};

/// Operators of dictionaries (Technical Note 5176, tables 9, 10 and 23); those of two bytes hold both.
pub(super) mod operator {
    pub(in crate::cff) const NOTICE: u16 = 1;
    pub(in crate::cff) const FONT_BBOX: u16 = 5;
    pub(in crate::cff) const CHARSET: u16 = 15;
    pub(in crate::cff) const CHARSTRINGS: u16 = 17;
    pub(in crate::cff) const PRIVATE: u16 = 18;
    pub(in crate::cff) const SUBROUTINES: u16 = 19;
    pub(in crate::cff) const DEFAULT_WIDTH: u16 = 20;
    pub(in crate::cff) const NOMINAL_WIDTH: u16 = 21;
    pub(in crate::cff) const COPYRIGHT: u16 = 0x0c00;
    pub(in crate::cff) const PAINT_TYPE: u16 = 0x0c05;
    pub(in crate::cff) const CHARSTRING_TYPE: u16 = 0x0c06;
    pub(in crate::cff) const FONT_MATRIX: u16 = 0x0c07;
    pub(in crate::cff) const STROKE_WIDTH: u16 = 0x0c08;
    pub(in crate::cff) const ROS: u16 = 0x0c1e;
    pub(in crate::cff) const CID_COUNT: u16 = 0x0c22;
    pub(in crate::cff) const FONT_DICTS: u16 = 0x0c24;
    pub(in crate::cff) const FONT_DICT_SELECT: u16 = 0x0c25;
    pub(in crate::cff) const FONT_NAME: u16 = 0x0c26;
}

/// Marks an operator of two bytes.
const ESCAPE: u8 = 12;
/// Stands before an integer of four bytes.
const LONG: u8 = 29;
/// Stands before a real number.
const REAL: u8 = 30;
/// The longest dictionary that is read. No font's comes near it, and one may have 256 of them, each over the same bytes.
const LONGEST: usize = 0x2000;

/// The entries of a dictionary.
#[derive(Debug, Clone, Default)]
pub(super) struct Dict<'a> {
    /// Every operator with the bytes of its operands.
    entries: Vec<(u16, &'a [u8])>,
}

impl<'a> Dict<'a> {
    /// Reads a dictionary: nothing where a number is cut short or a byte stands for nothing, or where it is no font's.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        if bytes.len() > LONGEST {
            return None;
        }
        let mut entries = Vec::new();
        let (mut at, mut operands) = (0, 0);
        while let Some(byte) = bytes.get(at) {
            if let Some(length) = number_length(bytes, at) {
                at += length;
                continue;
            }
            let found = bytes.get(operands..at)?;
            let operator = match *byte {
                ESCAPE => {
                    at += 1;
                    u16::from_be_bytes([ESCAPE, *bytes.get(at)?])
                }
                byte @ 0..=21 => u16::from(byte),
                _ => return None,
            };
            at += 1;
            operands = at;
            entries.push((operator, found));
        }
        (at == bytes.len()).then_some(Self { entries })
    }

    /// All entries, in order.
    pub(super) fn entries(&self) -> impl Iterator<Item = (u16, &'a [u8])> {
        self.entries.iter().copied()
    }

    /// The operands of an operator, as they are written. The last one counts where it stands there twice.
    pub(super) fn operands(&self, operator: u16) -> Option<&'a [u8]> {
        self.entries.iter().rev().find(|entry| entry.0 == operator).map(|entry| entry.1)
    }

    /// The operands of an operator that takes that many.
    pub(super) fn numbers<const N: usize>(&self, operator: u16) -> Option<[Decimal; N]> {
        let operands = self.operands(operator)?;
        let mut numbers = [Decimal::default(); N];
        let (mut at, mut count) = (0, 0);
        while at < operands.len() {
            let length = number_length(operands, at)?;
            *numbers.get_mut(count)? = number(operands.get(at..at + length)?)?;
            at += length;
            count += 1;
        }
        (count == N).then_some(numbers)
    }

    /// Whether the operator is there, whatever its operands.
    pub(super) fn has(&self, operator: u16) -> bool {
        self.operands(operator).is_some()
    }

    /// The operand of an operator that takes a single integer.
    pub(super) fn integer(&self, operator: u16) -> Option<i64> {
        let [number]: [Decimal; 1] = self.numbers(operator)?;
        number.integer()
    }

    /// An offset or a length.
    pub(super) fn offset(&self, operator: u16) -> Option<usize> {
        usize::try_from(self.integer(operator)?).ok()
    }
}

/// The length of the number that begins at a byte; it may run out of the bytes.
fn number_length(bytes: &[u8], at: usize) -> Option<usize> {
    match *bytes.get(at)? {
        LONG => Some(5),
        REAL => {
            let ends = |byte: &u8| byte & 0x0f == 0x0f || byte >> 4 == 0x0f;
            // One without an end runs out of the bytes.
            let digits = bytes.iter().skip(at + 1).position(ends);
            Some(digits.map_or(bytes.len() - at + 1, |digits| digits + 2))
        }
        // Charstrings alone have this form.
        255 => None,
        first => Some(fixed::length(first)).filter(|length| *length > 0),
    }
}

/// A number (Technical Note 5176, table 3).
fn number(bytes: &[u8]) -> Option<Decimal> {
    let integer = match *bytes {
        [LONG, a, b, c, d] => i64::from(i32::from_be_bytes([a, b, c, d])),
        [REAL, ref nibbles @ ..] => return Decimal::from_nibbles(nibbles),
        _ => i64::from(Fixed::read(bytes)?.integer()?),
    };
    Some(Decimal::from(integer))
}

/// A dictionary in the making.
#[derive(Debug, Default)]
pub(super) struct Entries {
    pub(super) bytes: Vec<u8>,
}

impl Entries {
    /// Operands that are written already, and their operator.
    pub(super) fn copy(&mut self, operator: u16, operands: &[u8]) {
        self.bytes.extend_from_slice(operands);
        let [escape, operator] = operator.to_be_bytes();
        if escape == ESCAPE {
            self.bytes.push(escape);
        }
        self.bytes.push(operator);
    }

    /// Integers and their operator, each of five bytes whatever its value: the length of a dictionary is
    /// known before the offsets in it are.
    pub(super) fn offsets(&mut self, operator: u16, offsets: &[i32]) {
        for offset in offsets {
            self.bytes.push(LONG);
            self.bytes.extend_from_slice(&offset.to_be_bytes());
        }
        self.copy(operator, &[]);
    }

    /// Numbers and their operator.
    pub(super) fn numbers(&mut self, operator: u16, numbers: &[Decimal]) {
        for number in numbers {
            if let Some(integer) = number.integer().and_then(|integer| i32::try_from(integer).ok()) {
                write_integer(&mut self.bytes, integer);
            } else {
                self.bytes.push(REAL);
                number.write_nibbles(&mut self.bytes);
            }
        }
        self.copy(operator, &[]);
    }
}

/// An integer in as few bytes as it takes.
fn write_integer(out: &mut Vec<u8>, integer: i32) {
    if let Ok(short) = i16::try_from(integer) {
        Fixed::from(short).write(out);
    } else {
        out.push(LONG);
        out.extend_from_slice(&integer.to_be_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_all_forms_are_read() {
        // The examples of Technical Note 5176, tables 4 and 5.
        let integers: [(&[u8], i64); 9] = [
            (&[0x8b], 0),
            (&[0xef], 100),
            (&[0x27], -100),
            (&[0xfa, 0x7c], 1000),
            (&[0xfe, 0x7c], -1000),
            (&[0x1c, 0x27, 0x10], 10_000),
            (&[0x1d, 0xff, 0xfe, 0x79, 0x60], -100_000),
            (&[0x1d, 0x7f, 0xff, 0xff, 0xff], i64::from(i32::MAX)),
            (&[0x1e, 0x1b, 0x5f], 100_000),
        ];
        for (bytes, value) in integers {
            assert_eq!(number(bytes).unwrap().integer(), Some(value), "{bytes:x?}");
            let mut entry = Entries::default();
            entry.numbers(operator::CHARSET, &[Decimal::from(value)]);
            assert_eq!(Dict::read(&entry.bytes).unwrap().integer(operator::CHARSET), Some(value));
            assert!(bytes[0] == REAL || entry.bytes[..bytes.len()] == *bytes, "{value}");
        }
    }

    #[test]
    fn the_last_entry_of_an_operator_counts() {
        let dict = Dict::read(&[139, 17, 140, 17, 141, 12, 36]).unwrap();
        assert_eq!(dict.integer(operator::CHARSTRINGS), Some(1));
        assert_eq!(dict.integer(operator::FONT_DICTS), Some(2));
        assert_eq!(dict.integer(operator::CHARSET), None);
        assert_eq!(dict.numbers::<2>(operator::CHARSTRINGS), None, "an operand missing");
    }

    #[test]
    fn a_dictionary_that_breaks_off_is_none() {
        for bytes in [&[28, 0][..], &[29, 0, 0, 0], &[247], &[30, 0x12], &[12], &[255], &[22]] {
            assert!(Dict::read(bytes).is_none(), "{bytes:?}");
        }
    }

    #[test]
    fn a_dictionary_longer_than_that_of_any_font_is_none() {
        let of = |count: usize| [vec![139; count - 1], vec![5]].concat();
        assert!(Dict::read(&of(LONGEST)).is_some() && Dict::read(&of(LONGEST + 1)).is_none());
    }

    #[test]
    fn offsets_take_five_bytes_whatever_they_are() {
        let mut dict = Entries::default();
        dict.offsets(operator::PRIVATE, &[1, 70_000]);
        assert_eq!(dict.bytes, [29, 0, 0, 0, 1, 29, 0, 1, 0x11, 0x70, 18]);
    }
}
