//! Paths: what a fill or a stroke covers.

use super::matrix::{Box, Matrix};

/// More parts than these are a drawing, whose parts are not told apart.
const MOST_PARTS: usize = 64;

/// A path in the making, in page coordinates.
#[derive(Debug, Default)]
pub(super) struct Path {
    parts: Vec<Part>,
    /// In the coordinates of the content stream.
    at: (f64, f64),
}

/// A part of a path, from one move to the next.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) around: Box,
    /// Lines that run along the edges of the page, four of them at most: a rectangle, or a straight line.
    straight: bool,
    last: (f64, f64),
    lines: usize,
}

impl Part {
    fn at(place: (f64, f64)) -> Self {
        let mut around = Box::NOTHING;
        around.add(place);
        Self { around, straight: true, last: place, lines: 0 }
    }

    fn line(&mut self, to: (f64, f64)) {
        // A hundredth of a point aside is none.
        let along = (self.last.0 - to.0).abs() < 0.01 || (self.last.1 - to.1).abs() < 0.01;
        self.straight &= along && self.lines < 4;
        self.lines += 1;
        self.last = to;
        self.around.add(to);
    }

    /// Whether it is a rectangle, or a straight line.
    pub(super) const fn is_rectangle(&self) -> bool {
        self.straight && self.lines > 0
    }
}

impl Path {
    pub(super) fn move_to(&mut self, place: (f64, f64), ctm: Matrix) {
        self.at = place;
        self.parts.push(Part::at(ctm.point(place)));
    }

    pub(super) fn line_to(&mut self, place: (f64, f64), ctm: Matrix) {
        self.at = place;
        if let Some(part) = self.parts.last_mut() {
            part.line(ctm.point(place));
        }
    }

    /// A curve lies inside its controls.
    pub(super) fn curve_to(&mut self, places: [(f64, f64); 3], ctm: Matrix) {
        self.at = places[2];
        if let Some(part) = self.parts.last_mut() {
            for place in places {
                part.around.add(ctm.point(place));
            }
            part.last = ctm.point(places[2]);
            part.straight = false;
            part.lines += 1;
        }
    }

    pub(super) fn rectangle(&mut self, [x, y, width, height]: [f64; 4], ctm: Matrix) {
        self.move_to((x, y), ctm);
        for corner in [(x + width, y), (x + width, y + height), (x, y + height)] {
            self.line_to(corner, ctm);
        }
        self.at = (x, y);
    }

    /// Where the pen is.
    pub(super) const fn at(&self) -> (f64, f64) {
        self.at
    }

    /// The box around all of it.
    pub(super) fn around(&self) -> Option<Box> {
        let mut parts = self.parts.iter();
        let mut around = parts.next()?.around;
        for part in parts {
            around.add(part.around.low);
            around.add(part.around.high);
        }
        Some(around)
    }

    /// Its parts, and whether each is a rectangle that is filled: not one with a hole, nor a hole.
    pub(super) fn filled(&self) -> impl Iterator<Item = (Box, bool)> + '_ {
        let few = self.parts.len() <= MOST_PARTS;
        self.parts.iter().enumerate().filter(|(_, part)| part.lines > 0).map(move |(at, part)| {
            let nested = |(other, one): (usize, &Part)| {
                other != at && (one.around.holds(part.around) || part.around.holds(one.around))
            };
            let alone = few && !self.parts.iter().enumerate().any(nested);
            (part.around, part.is_rectangle() && alone)
        })
    }

    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    pub(super) fn clear(&mut self) {
        self.parts.clear();
    }
}
