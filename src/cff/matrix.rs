//! Font matrices. That of a font and that of a font dictionary are multiplied; but what one that is not there
//! stands for is read in two ways: `0.001` (Technical Note 5176, table 9) or nothing, where the other one
//! holds the units. So the subset has both, and they leave no choice: the first holds the units, the second
//! what a dictionary makes of them.

use super::decimal::Decimal;
use super::dict::{Dict, Entries, operator};
use super::fixed::Fixed;
use super::font::{Font, FontDict};

/// The largest unit is a sixteenth of an em (OpenType, "head"): a larger factor is no unit.
const LARGEST_UNIT: Fixed = Fixed(1 << (Fixed::FRACTION - 4));

/// How matrices are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Matrices<'a> {
    /// The font has one: all are kept.
    Font(&'a [u8]),
    /// The font has none, and all its dictionaries hold the same units: these become the font's.
    Shared(&'a [u8]),
    /// The font has none, and its dictionaries, if they hold units, differ: each in thousandths.
    Own,
}

impl<'a> Matrices<'a> {
    /// Those of the font, as far as its dictionaries are used.
    pub(super) fn of(font: &Font<'a>, dicts: &[FontDict<'a>]) -> Self {
        if let Some(matrix) = font.top.operands(operator::FONT_MATRIX) {
            return Self::Font(matrix);
        }
        let mut own = dicts.iter().map(|dict| dict.dict.operands(operator::FONT_MATRIX));
        let first = own.next().flatten();
        match (first, dicts.first()) {
            (Some(matrix), Some(dict)) if units(&dict.dict).is_some() && own.all(|own| own == first) => {
                Self::Shared(matrix)
            }
            _ => Self::Own,
        }
    }

    /// Writes that of the font.
    pub(super) fn write_top(self, top: &mut Entries) {
        match self {
            Self::Font(matrix) | Self::Shared(matrix) => top.copy(operator::FONT_MATRIX, matrix),
            Self::Own => top.numbers(operator::FONT_MATRIX, &scale(Decimal::MILLI)),
        }
    }

    /// Writes that of a font dictionary. What is no matrix is left as it is.
    pub(super) fn write(self, dict: &Dict<'_>, entries: &mut Entries) {
        match (self, dict.operands(operator::FONT_MATRIX), units(dict)) {
            (_, None, _) | (Self::Shared(_), ..) => {
                entries.numbers(operator::FONT_MATRIX, &scale(Decimal::from(1)));
            }
            (Self::Own, _, Some(matrix)) => {
                entries.numbers(operator::FONT_MATRIX, &matrix.map(Decimal::thousandfold));
            }
            (_, Some(matrix), _) => entries.copy(operator::FONT_MATRIX, matrix),
        }
    }
}

/// The matrix of a dictionary, if it holds units of its own and no factor of the font's.
fn units(dict: &Dict<'_>) -> Option<[Decimal; 6]> {
    let are_units = |scale: Fixed| scale.0.unsigned_abs() <= LARGEST_UNIT.0.unsigned_abs();
    dict.numbers(operator::FONT_MATRIX).filter(|[x, ..]: &[Decimal; 6]| x.fixed().is_some_and(are_units))
}

/// A matrix that scales alone.
fn scale(by: Decimal) -> [Decimal; 6] {
    let zero = Decimal::default();
    [by, zero, zero, by, zero, zero]
}
