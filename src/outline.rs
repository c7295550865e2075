//! Outlines: contours of straight lines and curves, and what of them is filled.

use crate::geom::{Length, Point, Rect};

/// A line that leads back to where it starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contour {
    /// Where it starts.
    pub start: Point,
    /// One after the other; from the last a straight line leads back to the start.
    pub segments: Vec<Segment>,
}

/// A piece of a contour, from where the one before ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment {
    /// Straight to a point.
    Line(Point),
    /// A cubic Bézier curve: two control points and its end.
    Curve([Point; 3]),
}

/// Which parts of the plane that contours part are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum FillRule {
    /// Around which they run more often one way than the other.
    #[default]
    NonZero,
    /// Around which they run an odd number of times.
    EvenOdd,
}

/// Contours and what of them is filled.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Area {
    /// Its contours.
    pub contours: Vec<Contour>,
    /// What of them is filled.
    pub rule: FillRule,
}

impl Area {
    /// The same, each of its points at another place.
    #[must_use]
    pub fn moved(&self, to: impl Fn(Point) -> Point) -> Self {
        let contours = self.contours.iter().map(|contour| contour.moved(&to)).collect();
        Self { contours, rule: self.rule }
    }

    /// The rectangle that it is, if its sides lie as those of the page do.
    #[must_use]
    pub fn rect(&self) -> Option<Rect> {
        let [contour] = self.contours.as_slice() else { return None };
        let corners: Vec<Point> =
            std::iter::once(contour.start).chain(contour.segments.iter().map(Segment::end)).collect();
        let straight = contour.segments.iter().all(|segment| matches!(segment, Segment::Line(_)));
        let [a, b, c, d] = corners.get(..4)?.try_into().ok()?;
        let [a, b, c, d]: [Point; 4] = [a, b, c, d];
        let back = corners.get(4..)?.iter().all(|corner| *corner == a);
        let lies = (a.x == b.x && b.y == c.y && c.x == d.x && d.y == a.y)
            || (a.y == b.y && b.x == c.x && c.y == d.y && d.x == a.x);
        (straight && back && lies && corners.len() <= 5).then(|| around(&self.contours))
    }
}

impl Contour {
    /// A contour of curves.
    #[must_use]
    pub fn of_curves(start: Point, curves: impl IntoIterator<Item = [Point; 3]>) -> Self {
        Self { start, segments: curves.into_iter().map(Segment::Curve).collect() }
    }

    /// Its corners and control points.
    pub fn points(&self) -> impl Iterator<Item = Point> + Clone {
        std::iter::once(self.start).chain(self.segments.iter().flat_map(Segment::points).copied())
    }

    /// The same, each of its points at another place.
    #[must_use]
    pub fn moved(&self, to: impl Fn(Point) -> Point) -> Self {
        let segment = |segment: &Segment| match segment {
            Segment::Line(end) => Segment::Line(to(*end)),
            Segment::Curve(points) => Segment::Curve(points.map(&to)),
        };
        Self { start: to(self.start), segments: self.segments.iter().map(segment).collect() }
    }
}

impl Segment {
    /// Its control points, and its end.
    #[must_use]
    pub fn points(&self) -> &[Point] {
        match self {
            Self::Line(end) => std::slice::from_ref(end),
            Self::Curve(points) => points,
        }
    }

    /// Where it ends.
    #[must_use]
    pub const fn end(&self) -> Point {
        match self {
            Self::Line(end) | Self::Curve([_, _, end]) => *end,
        }
    }
}

/// The rectangle around the corners and control points of contours; of none, nothing at the corner of the page.
#[must_use]
pub fn around(contours: &[Contour]) -> Rect {
    let mut points = contours.iter().flat_map(Contour::points);
    let Some(first) = points.next() else { return Rect::default() };
    let (low, high) = points.fold((first, first), |(low, high), Point { x, y }| {
        let low = Point { x: low.x.min(x), y: low.y.min(y) };
        (low, Point { x: high.x.max(x), y: high.y.max(y) })
    });
    let (width, height): (Length, Length) = (high.x - low.x, high.y - low.y);
    Rect { x: low.x, y: low.y, width, height }
}
