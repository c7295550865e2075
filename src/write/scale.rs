//! Places on a page in pixels of a picture of it.

use crate::geom::{Length, Point, Rect};

/// How wide pictures of pages are for readers on screens, in pixels: in the large one the text of a broadsheet can be read.
pub(crate) const SMALL: u32 = 1000;
pub(crate) const LARGE: u32 = 2400;

/// Their quality (JPEG).
pub(crate) const QUALITY: u8 = 82;

/// A picture of a page: so many pixels stand in the width of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    pub(crate) pixels: u32,
    pub(crate) of: Length,
}

impl Scale {
    fn length(self, length: Length) -> i64 {
        length.scaled(i64::from(self.pixels), self.of.0.max(1)).0
    }

    /// A place, in whole pixels.
    pub(crate) fn point(self, at: Point) -> (i64, i64) {
        (self.length(at.x), self.length(at.y))
    }

    /// Left, top, right, bottom.
    pub(crate) fn rect(self, rect: Rect) -> [i64; 4] {
        [rect.x, rect.y, rect.right(), rect.bottom()].map(|at| self.length(at))
    }
}
