//! Outlines as path data (SVG 1.1, 8.3).

use std::fmt::Write;

use crate::geom::{Length, Point};
use crate::outline::{Contour, Segment};

/// Contours, each length written in the units of the drawing.
#[must_use]
pub fn path(contours: &[Contour], written: impl Fn(Length) -> String) -> String {
    let mut d = String::new();
    let point = |d: &mut String, at: Point| {
        let _ = write!(d, "{} {} ", written(at.x), written(at.y));
    };
    for contour in contours {
        d.push('M');
        point(&mut d, contour.start);
        for segment in &contour.segments {
            d.push(if matches!(segment, Segment::Line(_)) { 'L' } else { 'C' });
            segment.points().iter().for_each(|at| point(&mut d, *at));
        }
        d.push('Z');
    }
    d
}
