//! Amounts, as findings say them.

use crate::geom::Length;
use crate::words::Arg;

/// Hundredths of a percent as a percentage, to a tenth.
pub(super) fn percent(hundredths: u32) -> Arg {
    Arg::Hundredths(i64::from(hundredths / 10 * 10))
}

/// A length in points, to a hundredth.
pub(super) fn points(length: Length) -> Arg {
    Arg::Hundredths(length.scaled(100, Length::PT.0).0)
}

/// A length in millimetres, to a tenth.
pub(super) fn millimetres(length: Length) -> Arg {
    Arg::Text(format!("{:.1}", length.to_mm()))
}
