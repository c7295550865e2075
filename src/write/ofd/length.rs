//! Lengths as OFD has them (GB/T 33190-2016, 7.3): millimetres, here to a thousandth, so that places which are told apart from one
//! another do not drift from where they are.

use crate::geom::{Length, Point, Rect};

/// A length in whole thousandths of a millimetre.
pub(super) fn micrometres(length: Length) -> i64 {
    length.scaled(25_400, Length::IN.0).0
}

/// A place, across and down.
pub(super) fn place(at: Point) -> [i64; 2] {
    [micrometres(at.x), micrometres(at.y)]
}

/// Thousandths of a millimetre as millimetres.
pub(super) fn millimetres(micrometres: i64) -> String {
    let (whole, part) = (micrometres.unsigned_abs() / 1000, micrometres.unsigned_abs() % 1000);
    let sign = if micrometres < 0 { "-" } else { "" };
    let decimal = format!("{sign}{whole}.{part:03}");
    decimal.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Several of them, blanks between.
pub(super) fn row(lengths: impl IntoIterator<Item = i64>) -> String {
    lengths.into_iter().map(millimetres).collect::<Vec<_>>().join(" ")
}

/// Steps from one place to the next: what is repeated is said once, with how often (table 46).
pub(super) fn steps(steps: &[i64]) -> String {
    let said = |same: &[i64]| match same {
        [first, _, _, ..] => format!("g {} {}", same.len(), millimetres(*first)),
        few => row(few.iter().copied()),
    };
    steps.chunk_by(|one, next| one == next).map(said).collect::<Vec<_>>().join(" ")
}

/// How far a place and the edge next to it are apart by rounding, at most.
const ROUNDED: i64 = 2;

/// The outline of a drawing on the page, in whole thousandths of a millimetre. Readers cut off what is beyond it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Boundary {
    /// Its upper left corner.
    pub(super) at: [i64; 2],
    size: [i64; 2],
}

impl Boundary {
    /// One that holds a rectangle, and what of it is rounded outward.
    pub(super) fn of(rect: Rect) -> Self {
        let Rect { x, y, width, height } = rect;
        let at = [x, y].map(|edge| micrometres(edge) - ROUNDED);
        let far = [x + width, y + height].map(|edge| micrometres(edge) + ROUNDED);
        Self { at, size: [far[0] - at[0], far[1] - at[1]] }
    }

    /// Just a rectangle.
    pub(super) fn exactly(rect: Rect) -> Self {
        let at = place(Point { x: rect.x, y: rect.y });
        let far = place(Point { x: rect.x + rect.width, y: rect.y + rect.height });
        Self { at, size: [far[0] - at[0], far[1] - at[1]] }
    }

    /// A place on the page, from the corner.
    pub(super) fn within(self, [x, y]: [i64; 2]) -> [i64; 2] {
        [x - self.at[0], y - self.at[1]]
    }

    /// The same, of what counts from its corner.
    pub(super) fn at_its_corner(self) -> String {
        row([0, 0].into_iter().chain(self.size))
    }

    pub(super) fn said(self) -> String {
        row(self.at.into_iter().chain(self.size))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn millimetres_have_no_more_figures_than_they_need() {
        let said = [0, 5, -5, 1000, 12_340, -1_001].map(millimetres);
        assert_eq!(said, ["0", "0.005", "-0.005", "1", "12.34", "-1.001"]);
    }

    #[test]
    fn what_is_repeated_is_said_once() {
        assert_eq!(steps(&[3000, 3000, 3000, 3500, 3500, 3000]), "g 3 3 3.5 3.5 3");
        assert_eq!(steps(&[]), "");
    }

    #[test]
    fn a_boundary_holds_what_it_is_of() {
        let rect = Rect { x: Length(100), y: Length(-100), width: Length(10), height: Length::pt(72) };
        let boundary = Boundary::of(rect);
        assert_eq!(boundary.said(), "-0.002 -0.002 0.004 25.404");
        assert_eq!(boundary.within([0, 0]), [2, 2]);
    }
}
