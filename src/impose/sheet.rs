//! One side of a sheet that holds several pages, and where they lie on it.

use crate::geom::{Length, Point, Rect, Size};
use crate::page::{Item, Page};

/// One side of a sheet.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Trimmed, of all its pages together.
    pub trim: Size,
    /// How far printed matter goes beyond that.
    pub bleed: Length,
    /// Beyond the bleed, for marks.
    pub slug: Length,
    /// Its pages.
    pub places: Vec<Place>,
    /// Crop, fold and collation marks, from the upper left corner of the trim.
    pub marks: Vec<Item>,
}

/// A page on a sheet.
#[derive(Debug, Clone)]
pub struct Place {
    /// An index into the pages.
    pub page: usize,
    /// The column and the row on the sheet, from the upper left.
    pub cell: (i64, i64),
    /// It stands on its head.
    pub turned: bool,
}

impl Sheet {
    /// The upper left corner of a page's trim, and the rectangle that is seen of the page: it ends at its trim where it
    /// meets another page or a fold, at its bleed elsewhere. Both from the upper left corner of the sheet's trim.
    #[must_use]
    pub fn seen(&self, place: &Place, page: &Page) -> (Point, Rect) {
        let Size { width, height } = page.trim;
        let corner = Point { x: width * place.cell.0, y: height * place.cell.1 };
        let (left, top) = (place.cell.0 == 0, place.cell.1 == 0);
        let x = if left { -self.bleed } else { corner.x };
        let y = if top { -self.bleed } else { corner.y };
        let right = if left { corner.x + width } else { corner.x + width + self.bleed };
        let foot = corner.y + height;
        let bottom = if foot == self.trim.height { foot + self.bleed } else { foot };
        (corner, Rect { x, y, width: right - x, height: bottom - y })
    }
}
