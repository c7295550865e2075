//! What a face draws, in ems.

use ttf_parser::{Face, GlyphId};

use super::class::is_blank;
use crate::font::Inked;
use crate::geom::Em;

/// A face, measured in ems.
pub(super) struct InEms<'a> {
    pub(super) face: Face<'a>,
    inked: Inked<'a>,
    units_per_em: i64,
    /// A unit, where it is a whole number of millionths of an em.
    unit: Option<Em>,
}

impl<'a> InEms<'a> {
    pub(super) fn of(face: Face<'a>) -> Self {
        let units_per_em = i64::from(face.units_per_em());
        let whole = units_per_em > 0 && Em::ONE.0 % units_per_em == 0;
        let inked = Inked::of(&face);
        Self { face, inked, units_per_em, unit: whole.then(|| Em::ONE / units_per_em) }
    }

    /// A length in units of the face. Of most faces a unit is so many millionths of an em, and no offset is the rule.
    pub(super) fn em(&self, units: i32) -> Em {
        match (units, self.unit) {
            (0, _) => Em::ZERO,
            (units, Some(unit)) => unit * i64::from(units),
            (units, None) => Em::ONE.scaled(i64::from(units), self.units_per_em),
        }
    }

    /// The glyph of a character.
    pub(super) fn glyph(&self, c: char) -> Option<u16> {
        Some(self.face.glyph_index(c)?.0)
    }

    /// Whether a glyph draws something.
    pub(super) fn draws(&self, glyph: u16) -> bool {
        self.inked.draws(&self.face, glyph)
    }

    /// Whether a character is seen: its glyph draws something, unless there is nothing to draw of it.
    pub(super) fn shows(&self, c: char) -> bool {
        self.glyph(c).is_some_and(|glyph| self.draws(glyph) || is_blank(c))
    }

    /// Whether the face has the form of a character that a selector asks for, be it its usual one.
    pub(super) fn has_form(&self, c: char, selector: char) -> bool {
        self.face.glyph_variation_index(c, selector).is_some()
    }

    /// The advance of a glyph in horizontal lines.
    pub(super) fn advance(&self, glyph: u16) -> Option<Em> {
        Some(self.em(i32::from(self.face.glyph_hor_advance(GlyphId(glyph))?)))
    }

    /// The left, right, lower and upper edge of a glyph's ink; none where it has none.
    pub(super) fn ink(&self, glyph: u16) -> Option<[Em; 4]> {
        let ink = self.face.glyph_bounding_box(GlyphId(glyph))?;
        Some([ink.x_min, ink.x_max, ink.y_min, ink.y_max].map(|edge| self.em(i32::from(edge))))
    }

    /// The middle of a glyph's ink, across and up.
    pub(super) fn middle(&self, glyph: u16) -> Option<(Em, Em)> {
        let ink = self.face.glyph_bounding_box(GlyphId(glyph))?;
        let middle = |low: i16, high: i16| self.em(i32::from(low) + i32::from(high)) / 2;
        Some((middle(ink.x_min, ink.x_max), middle(ink.y_min, ink.y_max)))
    }
}
