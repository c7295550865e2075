//! How the pages of a sheet are drawn on it.

use std::fmt::Write;

use super::number;
use crate::geom::{Length, Size};
use crate::impose::Sheet;
use crate::page::Page;

/// Draws the pages of a sheet, each cut to what is seen of it.
pub(super) fn operators(sheet: &Sheet, pages: &[Page]) -> Vec<u8> {
    let mut out = String::new();
    let margin = sheet.bleed + sheet.slug;
    for place in &sheet.places {
        let Some(page) = pages.get(place.page) else { continue };
        let Size { width, height } = page.trim;
        let (corner, seen) = sheet.seen(place, page);
        // From the upper left corner of the trim to the lower left of the media.
        let up = |y: Length| margin + sheet.trim.height - y;
        let clip = [margin + seen.x, up(seen.bottom()), seen.width, seen.height];
        let inside = page.bleed + page.slug;
        let (at_x, at_y) = (margin + corner.x, up(corner.y + height));
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
