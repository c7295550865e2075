//! Places on the page: from the coordinates of content streams to those of [`crate::geom`].

use crate::geom::{Length, Rect};

/// A transformation, as PDF writes it: a b c d e f.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// A shift.
    pub(super) const fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// This, and then another.
    #[allow(clippy::many_single_char_names, reason = "the names that the standard gives them")]
    pub(super) fn then(self, next: Self) -> Self {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, next.0);
        Self([
            a * g + b * i,
            a * h + b * j,
            c * g + d * i,
            c * h + d * j,
            e * g + f * i + k,
            e * h + f * j + l,
        ])
    }

    #[allow(clippy::many_single_char_names, reason = "the names that the standard gives them")]
    pub(super) fn point(self, (x, y): (f64, f64)) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// How long a length of one is, along x and along y.
    pub(super) fn lengths(self) -> (f64, f64) {
        let [a, b, c, d, ..] = self.0;
        ((a * a + b * b).sqrt(), (c * c + d * d).sqrt())
    }

    /// How much larger what is drawn gets, at the mean.
    pub(super) fn scale(self) -> f64 {
        let [a, b, c, d, ..] = self.0;
        (a * d - b * c).abs().sqrt()
    }

    /// The box around a transformed box.
    pub(super) fn around(self, (x0, y0): (f64, f64), (x1, y1): (f64, f64)) -> Box {
        let mut around = Box::NOTHING;
        for corner in [(x0, y0), (x0, y1), (x1, y0), (x1, y1)] {
            around.add(self.point(corner));
        }
        around
    }
}

/// A box in points, from the top left corner of the trim.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Box {
    pub(super) low: (f64, f64),
    pub(super) high: (f64, f64),
}

impl Box {
    /// The box around no place at all.
    pub(super) const NOTHING: Self =
        Self { low: (f64::INFINITY, f64::INFINITY), high: (f64::NEG_INFINITY, f64::NEG_INFINITY) };
    /// The box around every place.
    pub(super) const ALL: Self = Self { low: (-1e9, -1e9), high: (1e9, 1e9) };

    pub(super) fn add(&mut self, (x, y): (f64, f64)) {
        self.low = (self.low.0.min(x), self.low.1.min(y));
        self.high = (self.high.0.max(x), self.high.1.max(y));
    }

    /// What two boxes have in common; nothing, where that is not even a line.
    pub(super) fn meet(self, other: Self) -> Option<Self> {
        let low = (self.low.0.max(other.low.0), self.low.1.max(other.low.1));
        let high = (self.high.0.min(other.high.0), self.high.1.min(other.high.1));
        (low.0 <= high.0 && low.1 <= high.1).then_some(Self { low, high })
    }

    pub(super) fn grown(self, by: f64) -> Self {
        Self { low: (self.low.0 - by, self.low.1 - by), high: (self.high.0 + by, self.high.1 + by) }
    }

    /// Whether another lies inside.
    pub(super) fn holds(self, other: Self) -> bool {
        self.low.0 <= other.low.0
            && self.low.1 <= other.low.1
            && self.high.0 >= other.high.0
            && self.high.1 >= other.high.1
    }

    /// In lengths; far out is as far as lengths add up.
    pub(super) fn rect(self) -> Rect {
        let (x, y) = (length(self.low.0), length(self.low.1));
        Rect { x, y, width: length(self.high.0) - x, height: length(self.high.1) - y }
    }
}

/// Points as a length, within a million points.
pub(super) fn length(points: f64) -> Length {
    Length((points.clamp(-1e6, 1e6) * 1e6).round() as i64)
}
