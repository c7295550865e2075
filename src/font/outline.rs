//! The outline of a glyph, for what is drawn of it and not set.

use ttf_parser::{GlyphId, OutlineBuilder};

use super::Face;
use crate::geom::{EM_BOX_TOP, Em, Length, Point};
use crate::outline::{Contour, Segment};

/// A glyph as a drawing of some size: one em.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnGlyph {
    /// How far the next one stands from it.
    pub advance: Length,
    /// What is filled of it, from the upper left corner of its em box; nothing, where it shows nothing.
    pub contours: Vec<Contour>,
}

/// What a character is drawn by, if a face has it.
#[must_use]
pub fn drawn(of: &Face, character: char, size: Length) -> Option<DrawnGlyph> {
    let face = ttf_parser::Face::parse(&of.data, of.index).ok()?;
    let glyph = face.glyph_index(character)?;
    let units = i64::from(of.metrics.units_per_em);
    let advance = face.glyph_hor_advance(glyph).unwrap_or(0);
    let advance = Em::ONE.scaled(i64::from(advance), units).of(size);
    let contours = contours(&face, glyph, (size, units), EM_BOX_TOP.of(size));
    Some(DrawnGlyph { advance, contours })
}

/// What is filled of a glyph of a face, from its origin: what lies above the baseline is less than nothing. Nothing, where the
/// face can't be read; no contour, where the glyph shows nothing.
#[must_use]
pub fn glyph_outline(of: &Face, id: u16, size: Length) -> Option<Vec<Contour>> {
    let face = ttf_parser::Face::parse(&of.data, of.index).ok()?;
    Some(contours(&face, GlyphId(id), (size, i64::from(of.metrics.units_per_em)), Length::ZERO))
}

/// The contours of a glyph, its baseline so far below where points count from.
fn contours(
    face: &ttf_parser::Face<'_>,
    glyph: GlyphId,
    (size, units): (Length, i64),
    baseline: Length,
) -> Vec<Contour> {
    let mut pen = Pen { size, units: units.max(1), baseline, at: (0.0, 0.0), contours: Vec::new() };
    face.outline_glyph(glyph, &mut pen);
    pen.contours.retain(|contour| !contour.segments.is_empty());
    pen.contours
}

/// Who draws a glyph: the units of its face grow upward from the baseline, points of a drawing downward.
struct Pen {
    size: Length,
    units: i64,
    baseline: Length,
    /// Where the last stroke ended, in units of the face.
    at: (f32, f32),
    contours: Vec<Contour>,
}

impl Pen {
    fn point(&self, (x, y): (f32, f32)) -> Point {
        let scale = self.size.0 as f64 / self.units as f64;
        let at = |units: f32| Length((f64::from(units) * scale).round() as i64);
        Point { x: at(x), y: self.baseline - at(y) }
    }

    fn push(&mut self, segment: Segment, end: (f32, f32)) {
        self.at = end;
        if let Some(contour) = self.contours.last_mut() {
            contour.segments.push(segment);
        }
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.at = (x, y);
        self.contours.push(Contour { start: self.point((x, y)), segments: Vec::new() });
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let end = self.point((x, y));
        self.push(Segment::Line(end), (x, y));
    }

    /// A quadratic curve, as the cubic one that it is.
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let third = |end: f32, control: f32| end + (control - end) * 2.0 / 3.0;
        let (from_x, from_y) = self.at;
        let first = (third(from_x, x1), third(from_y, y1));
        let second = (third(x, x1), third(y, y1));
        self.curve_to(first.0, first.1, second.0, second.1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let points = [(x1, y1), (x2, y2), (x, y)].map(|at| self.point(at));
        self.push(Segment::Curve(points), (x, y));
    }

    fn close(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::Fonts;
    use crate::outline::around;

    fn of(file: &str, character: char) -> Option<DrawnGlyph> {
        let fonts = Fonts::default();
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts").join(file);
        let id = fonts.open(file, 0).unwrap();
        drawn(&fonts.face(id).unwrap(), character, Length::pt(1000))
    }

    #[test]
    fn a_character_is_drawn_in_its_em_box_by_curves_of_either_kind() {
        for (file, character) in [("NotoSerifCJKsc-Regular.otf", '◆'), ("NotoSerif-Regular.ttf", 'o')] {
            let glyph = of(file, character).unwrap();
            let ink = around(&glyph.contours);
            assert!(ink.x >= Length::ZERO && ink.right() <= glyph.advance, "{character}: {ink:?}");
            assert!(ink.y >= Length::ZERO && ink.bottom() <= Length::pt(1000), "{character}: {ink:?}");
            assert!(ink.width > Length::pt(300), "{character}: {ink:?}");
        }
    }

    #[test]
    fn a_space_has_an_advance_and_no_contour_and_what_a_face_lacks_is_nothing() {
        let space = of("NotoSerif-Regular.ttf", ' ').unwrap();
        assert!(space.advance > Length::ZERO && space.contours.is_empty());
        assert_eq!(of("NotoSerif-Regular.ttf", '字'), None);
    }
}
