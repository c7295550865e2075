//! Outlines in PDF's operators.

use super::number;
use crate::geom::Point;
use crate::outline::{Contour, FillRule, Segment};
use crate::page::Shape;

/// An outline that is filled, within all that it is cut to; `corner` is where pages begin.
pub(super) fn fill(out: &mut Vec<u8>, shape: &Shape, corner: Point) {
    let is_cut = !shape.clips.is_empty();
    if is_cut {
        out.extend_from_slice(b"q\n");
    }
    for clip in &shape.clips {
        contours(out, &clip.contours, corner);
        out.extend_from_slice(match clip.rule {
            FillRule::NonZero => b"W n\n",
            FillRule::EvenOdd => b"W* n\n",
        });
    }
    contours(out, &shape.contours, corner);
    out.extend_from_slice(match shape.rule {
        FillRule::NonZero => b"f\n",
        FillRule::EvenOdd => b"f*\n",
    });
    if is_cut {
        out.extend_from_slice(b"Q\n");
    }
}

/// What is seen from here on lies within straight lines from corner to corner.
pub(super) fn cut(out: &mut Vec<u8>, corners: &[Point], corner: Point) {
    for (number, at) in corners.iter().enumerate() {
        point(out, *at, corner);
        out.extend_from_slice(if number == 0 { b"m\n" } else { b"l\n" });
    }
    out.extend_from_slice(b"h W n\n");
}

fn contours(out: &mut Vec<u8>, contours: &[Contour], corner: Point) {
    for Contour { start, segments } in contours {
        point(out, *start, corner);
        out.extend_from_slice(b"m\n");
        for segment in segments {
            segment.points().iter().for_each(|at| point(out, *at, corner));
            out.extend_from_slice(match segment {
                Segment::Line(_) => b"l\n",
                Segment::Curve(_) => b"c\n",
            });
        }
    }
}

/// A place, and a space behind it.
fn point(out: &mut Vec<u8>, at: Point, corner: Point) {
    number::place(out, corner.x + at.x);
    out.push(b' ');
    number::place(out, corner.y - at.y);
    out.push(b' ');
}
