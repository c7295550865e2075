//! Places on a page in pixels of a picture of it.

use crate::geom::{Length, Point, Rect, Size};

/// How wide pictures of pages are for readers on screens, in pixels: in the large one the text of a broadsheet can be read.
pub(crate) const SMALL: u32 = 1000;
const LARGE: i64 = 2400;

/// How many pixels the large one has to the inch at least, so that the text of two pages that face each other can be read, too.
const FINENESS: i64 = 150;

/// How many it has along its longer side at most: a strip as long as PDF takes must not fill the memory.
const LARGEST: i64 = 8000;

/// Their quality (JPEG).
pub(crate) const QUALITY: u8 = 82;

/// A picture of a page: so many pixels stand in the width of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    pub(crate) pixels: u32,
    pub(crate) of: Length,
}

impl Scale {
    /// That of the large picture of a page.
    pub(crate) fn large(Size { width, height }: Size) -> Self {
        let fine = width.scaled(FINENESS, Length::IN.0).0.max(LARGE);
        let most = width.scaled(LARGEST, width.max(height).0.max(1)).0;
        let pixels = u32::try_from(fine.min(most)).unwrap_or_default().max(1);
        Self { pixels, of: width }
    }

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

#[cfg(test)]
mod tests {
    use super::Scale;
    use crate::geom::{Length, Size};

    fn pixels(width: f64, height: f64) -> u32 {
        Scale::large(Size { width: Length::mm(width), height: Length::mm(height) }).pixels
    }

    #[test]
    fn text_can_be_read_on_pages_and_on_pages_that_face_each_other() {
        assert_eq!([pixels(275.0, 390.0), pixels(390.0, 550.0), pixels(780.0, 550.0)], [2400, 2400, 4606]);
    }

    #[test]
    fn no_picture_is_longer_than_memory_takes() {
        assert_eq!([pixels(5000.0, 5000.0), pixels(100.0, 5000.0)], [8000, 160]);
    }
}
