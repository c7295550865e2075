//! Amounts, as findings say them.

use crate::geom::Length;

/// Hundredths of a percent as a percentage.
pub(super) fn percent(hundredths: u32) -> String {
    let (whole, tenth) = (hundredths / 100, hundredths % 100 / 10);
    if tenth == 0 { format!("{whole} %") } else { format!("{whole}.{tenth} %") }
}

/// A length in points, to a hundredth.
pub(super) fn points(length: Length) -> String {
    let text = format!("{:.2}", length.to_pt());
    format!("{} pt", text.trim_end_matches('0').trim_end_matches('.'))
}
