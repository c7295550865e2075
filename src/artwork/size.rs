//! How large a drawing says that it is to be printed.

use svgtypes::{Length as Written, LengthUnit};
use usvg::roxmltree::Document;

use crate::geom::{Length, Size};

/// Measures that are as long on paper as anywhere, in points. A pixel is not: programs write how many a screen has.
const MEASURES: [(LengthUnit, f64); 5] = [
    (LengthUnit::Pt, 1.0),
    (LengthUnit::Pc, 12.0),
    (LengthUnit::In, 72.0),
    (LengthUnit::Cm, 72.0 / 2.54),
    (LengthUnit::Mm, 72.0 / 25.4),
];
/// Longer sides no paper has.
const LONGEST: f64 = 14_400.0;

/// The size that a file gives both sides of in a measure of the trade; nothing, where it gives none.
pub(super) fn natural(document: &Document<'_>) -> Option<Size> {
    let root = document.root_element();
    let side = |name| length(root.attribute(name)?);
    Some(Size { width: side("width")?, height: side("height")? })
}

fn length(written: &str) -> Option<Length> {
    let Written { number, unit } = written.trim().parse().ok()?;
    let (_, each) = MEASURES.iter().find(|(known, _)| *known == unit)?;
    let points = number * each;
    (points > 0.0 && points <= LONGEST).then(|| Length((points * Length::pt(1).0 as f64).round() as i64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_of_the_trade_is_a_length_and_pixels_are_none() {
        assert_eq!(length("72pt"), Some(Length::pt(72)));
        assert_eq!(length(" 25.4mm"), Some(Length::pt(72)));
        assert_eq!(length("1in"), Some(Length::pt(72)));
        for none in ["72", "72px", "100%", "-1mm", "1e9mm", "nanmm", "0mm", ""] {
            assert_eq!(length(none), None, "{none}");
        }
    }
}
