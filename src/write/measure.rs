//! In what records say where something stands.

use std::fmt::Write as _;

use crate::geom::{Length, Point, Rect};

/// A unit of places on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unit {
    /// Tenths of a millimetre, to a hundredth of them.
    #[default]
    TenthsOfMm,
    /// Pixels of a picture of the page, so many to the inch; whole ones.
    Pixels(u32),
}

impl Unit {
    /// How many pixels it has to the inch; nothing, where it is none of pixels.
    #[must_use]
    pub const fn fineness(self) -> Option<u32> {
        if let Self::Pixels(fineness) = self { Some(fineness) } else { None }
    }

    /// Hundredths of the unit, or whole ones where it has no parts.
    fn count(self, length: Length) -> i64 {
        match self {
            Self::TenthsOfMm => length.scaled(254 * 100, Length::IN.0).0,
            Self::Pixels(fineness) => length.scaled(i64::from(fineness), Length::IN.0).0,
        }
    }

    /// A number of the unit as a decimal.
    fn decimal(self, count: i64) -> String {
        if self != Self::TenthsOfMm {
            return count.to_string();
        }
        let (whole, part) = (count.unsigned_abs() / 100, count.unsigned_abs() % 100);
        let sign = if count < 0 { "-" } else { "" };
        let mut out = format!("{sign}{whole}");
        if part > 0 {
            let _ = write!(out, ".{part:02}");
            out.truncate(out.trim_end_matches('0').len());
        }
        out
    }

    /// A length.
    pub(super) fn length(self, length: Length) -> String {
        self.decimal(self.count(length))
    }

    /// A rectangle: left, top, width, height. Each edge is rounded for itself, so that rectangles that meet still do.
    pub(super) fn rect(self, rect: Rect) -> [String; 4] {
        let [x, y, right, bottom] = [rect.x, rect.y, rect.right(), rect.bottom()].map(|at| self.count(at));
        [x, y, right - x, bottom - y].map(|count| self.decimal(count))
    }

    /// Points, as `x,y x,y`.
    pub(super) fn points(self, points: &[Point]) -> String {
        let point = |at: &Point| format!("{},{}", self.length(at.x), self.length(at.y));
        points.iter().map(point).collect::<Vec<_>>().join(" ")
    }
}
