//! Curves: what is drawn of circles and waves.

use crate::color::Paint;
use crate::geom::{Length, Point};
use crate::outline::Contour;
use crate::page::{Item, Shape, Source};

/// The control points of a quarter circle, as a share of its radius: 4/3 × (√2 − 1).
const ROUND: (i64, i64) = (5523, 10_000);
/// No wave has more halves, and none is steeper, in thousandths: where a rule has no length its slope has no end.
const MOST: i64 = 10_000;
const STEEPEST: i64 = 1_000_000;

/// A filled circle.
pub(super) fn circle(middle: Point, radius: Length, paint: Paint, source: Source) -> Shape {
    let (start, quarters) = round(middle, radius);
    Shape::plain(Contour::of_curves(start, quarters), paint, source)
}

/// A circle: where it starts, and its quarters.
pub(super) fn round(middle: Point, radius: Length) -> (Point, [[Point; 3]; 4]) {
    let control = radius.scaled(ROUND.0, ROUND.1);
    let at = |x: Length, y: Length| Point { x: middle.x + x, y: middle.y + y };
    let quarter = |(x, y): (i64, i64), (to_x, to_y): (i64, i64)| {
        [
            at(radius * x + control * to_x, radius * y + control * to_y),
            at(control * x + radius * to_x, control * y + radius * to_y),
            at(radius * to_x, radius * to_y),
        ]
    };
    let corners = [(1, 0), (0, 1), (-1, 0), (0, -1)];
    let quarters = [0, 1, 2, 3].map(|n: usize| quarter(corners[n], corners[(n + 1) % 4]));
    (at(radius, Length::ZERO), quarters)
}

/// A wave: how long it is, how many half waves it has, how far it swings, and how thick it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wave {
    pub(super) length: Length,
    pub(super) halves: i64,
    pub(super) swing: Length,
    pub(super) weight: Length,
}

/// One edge of a half wave, as far from its start and off its middle: where it begins, the height and the distance of its
/// control points, and what it is longer by at either end.
#[derive(Debug, Clone, Copy)]
struct Edge {
    beyond: Length,
    begins: Length,
    control: (Length, Length),
}

impl Wave {
    /// As many half waves as come nearest to their own length.
    pub(super) fn halves(length: Length, half: Length) -> i64 {
        let half = half.0.max(1);
        ((length.0 + half / 2) / half).clamp(1, MOST)
    }

    /// The same where it is to swing to one side at both ends: an odd number.
    pub(super) fn odd_halves(length: Length, half: Length) -> i64 {
        let whole = half.0.saturating_mul(2).max(1);
        (length - half).0.max(0).saturating_add(half.0).div_euclid(whole).clamp(0, MOST / 2) * 2 + 1
    }

    /// The length of a half wave, and how steep it is where it begins, in thousandths: a cubic curve whose control points lie
    /// at its thirds reaches three quarters of their height.
    fn slope(&self) -> (Length, i64) {
        let half = self.length / self.halves.max(1);
        (half, (self.swing * 4).scaled(1000, half.0.max(1)).0.min(STEEPEST))
    }

    /// The edges of a half wave outside and inside of its crest: as thick where it is steep as at its crest.
    fn edges(&self) -> [Edge; 2] {
        let (half, slope) = self.slope();
        let root = (1_000_000 + slope * slope).isqrt().max(1);
        let off = self.weight / 2;
        let (across, along) = (off.scaled(1000, root), off.scaled(slope, root));
        [1, -1].map(|side| {
            let begins = across * side;
            let height = (self.swing + off * side - begins).scaled(4, 3);
            let from = height.scaled(half.0, (self.swing * 4).0.max(1));
            Edge { beyond: along * side, begins, control: (begins + height, from) }
        })
    }

    /// Its outline: there along one edge, back along the other, outside of a crest and inside of the next in turn. `at` gives
    /// the point so far along, and so far off.
    pub(super) fn outline(
        &self,
        at: impl Fn(Length, Length) -> Point,
        (paint, source): (Paint, Source),
    ) -> Item {
        let [outside, inside] = self.edges();
        let place = |n: i64| self.length.scaled(n, self.halves.max(1));
        // Crests lie off the one side and the other in turn; an edge that is outside of one is inside of the next.
        let curve = |n: i64, upper: bool, forth: bool| {
            let up = n % 2 == 0;
            let sign = if up { -1 } else { 1 };
            let Edge { beyond, begins, control: (high, from) } = if up == upper { outside } else { inside };
            let (start, end) = (place(n) - beyond, place(n + 1) + beyond);
            let low = at(if forth { end } else { start }, begins * sign);
            let [first, second] = [at(start + from, high * sign), at(end - from, high * sign)];
            if forth { [first, second, low] } else { [second, first, low] }
        };
        let start = at(place(0) - outside.beyond, -outside.begins);
        let straight = |to: Point| [to, to, to];
        // From where the one edge ends to where the other does.
        let [.., turned] = curve(self.halves - 1, false, true);
        let there = (0..self.halves).map(|n| curve(n, true, true));
        let back = (0..self.halves).rev().map(|n| curve(n, false, false));
        let curves = there.chain([straight(turned)]).chain(back).chain([straight(start)]);
        Item::Shape(Shape::plain(Contour::of_curves(start, curves), paint, source))
    }
}
