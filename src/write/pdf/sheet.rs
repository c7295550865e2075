//! One side of a sheet that holds several pages, and how they are drawn on it.

use std::fmt::Write;

use super::number;
use crate::geom::{Length, Point, Rect, Size};
use crate::page::{Item, Page};

/// One side of a sheet.
#[derive(Debug)]
pub(super) struct Sheet {
    /// Trimmed, of all its pages together.
    pub(super) trim: Size,
    pub(super) bleed: Length,
    /// Beyond the bleed, for marks.
    pub(super) slug: Length,
    pub(super) places: Vec<Place>,
    /// Crop, fold and collation marks, from the upper left corner of the trim.
    pub(super) marks: Vec<Item>,
}

/// A page on a sheet.
#[derive(Debug)]
pub(super) struct Place {
    /// An index into the pages.
    pub(super) page: usize,
    /// The column and the row on the sheet, from the upper left.
    pub(super) cell: (i64, i64),
    /// It stands on its head.
    pub(super) turned: bool,
}

impl Sheet {
    /// Draws its pages: each cut to its trim where it meets another page or a fold, to its bleed elsewhere.
    pub(super) fn operators(&self, pages: &[Page]) -> Vec<u8> {
        let mut out = String::new();
        let margin = self.bleed + self.slug;
        for place in &self.places {
            let Some(page) = pages.get(place.page) else { continue };
            let Size { width, height } = page.trim;
            let corner = Point { x: width * place.cell.0, y: height * place.cell.1 };
            let whole =
                Rect { x: -self.bleed, y: -self.bleed, width: self.trim.width, height: self.trim.height };
            let (left, top) = (place.cell.0 == 0, place.cell.1 == 0);
            let x = if left { whole.x } else { corner.x };
            let y = if top { whole.y } else { corner.y };
            let right = if left { corner.x + width } else { corner.x + width + self.bleed };
            let foot = corner.y + height;
            let bottom = if foot == self.trim.height { foot + self.bleed } else { foot };
            // From the upper left corner of the trim to the lower left of the media.
            let up = |y: Length| margin + self.trim.height - y;
            let clip = [margin + x, up(bottom), right - x, bottom - y];
            let inside = page.bleed + page.slug;
            let (at_x, at_y) = (margin + corner.x, up(foot));
            let matrix = if place.turned {
                ("-1 0 0 -1", [at_x + inside + width, at_y + inside + height])
            } else {
                ("1 0 0 1", [at_x - inside, at_y - inside])
            };
            // Writing to a string never fails.
            let _ = writeln!(
                out,
                "q {} re W n {} {} cm /{} Do Q",
                points(&clip),
                matrix.0,
                points(&matrix.1),
                form_name(place.page)
            );
        }
        out.into_bytes()
    }
}

/// The name of a page in a sheet's resources.
pub(super) fn form_name(page: usize) -> String {
    format!("X{page}")
}

fn points(lengths: &[Length]) -> String {
    let mut out = Vec::new();
    for length in lengths {
        number::place(&mut out, *length);
        out.push(b' ');
    }
    String::from_utf8_lossy(&out).trim_end().to_owned()
}
