//! Marks: each is shaped alone, and stands in half an em where its convention wants its ink.

use super::Glyph;
use super::class::class_by_itself;
use super::in_ems::InEms;
use super::item::{Item, Treatment};
use crate::convention::{Convention, Ink};
use crate::geom::{EM_BOX_TOP, Em};

/// The least white between the ink of a mark and the edge of its half em: what brackets have in a Song of regular
/// weight. Bold ones have less, down to 0.01 em, and a Kai draws the foot of ？ beyond the edge.
pub(super) const BEARING: Em = Em::milli(35);

/// A mark, shaped alone: its only glyph and its box.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) glyph: Glyph,
    pub(super) width: Em,
}

impl Mark {
    /// A mark that came out of the shaper alone, with the box that it has there; one that did not come out at all has
    /// no glyph.
    pub(super) fn of(
        face: &InEms<'_>,
        convention: &Convention,
        shaped: Option<(Glyph, Em)>,
        item: &Item,
    ) -> Self {
        let Some((glyph, width)) = shaped else {
            let glyph = Glyph { id: 0, x: Em::ZERO, y: Em::ZERO, half: false };
            return Self { glyph, width: Em::HALF };
        };
        let (mark, upright) = (Self { glyph, width }, item.treatment.is_upright());
        let ink = convention.ink_of(class_by_itself(convention, item.character));
        let mark = match (item.treatment, ink) {
            (Treatment::HalfFigure, _) => mark,
            (Treatment::HalfSign, _) => mark.halved(Ink::InMiddle),
            (Treatment::WholeMark, _) => mark.centred(face, upright).unwrap_or(mark),
            (_, Ink::Centred) => {
                let half = Self { width: Em::HALF, ..mark };
                half.centred(face, upright).unwrap_or_else(|| mark.halved(Ink::InMiddle))
            }
            (Treatment::HalfMark | Treatment::UprightHalf, _) => mark.halved(ink).borne(face, upright),
            _ => mark.halved(ink),
        };
        if upright { mark } else { mark.noted(face) }
    }

    /// A mark that knows whether it stands in half the advance of its glyph.
    fn noted(self, face: &InEms<'_>) -> Self {
        let own = face.advance(self.glyph.id).unwrap_or_default();
        let half = self.width == Em::HALF && own > Em::HALF;
        Self { glyph: Glyph { half, ..self.glyph }, ..self }
    }

    /// A mark whose ink keeps a bearing on either side of its half em, where its face draws it against the edge: it
    /// crowds neither the character before it nor the one behind. Where both sides have less, the ink is in the middle.
    fn borne(self, face: &InEms<'_>, upright: bool) -> Self {
        let Some((from, to)) = ink_along(face, self.glyph, upright) else { return self };
        let shift = to_bearings(from, self.width - to);
        Self { glyph: Glyph { x: self.glyph.x + shift, ..self.glyph }, ..self }
    }

    /// A mark with the middle of its ink in the middle of its box and of the em, whatever region its face draws it
    /// for; none where it has no ink.
    fn centred(self, face: &InEms<'_>, upright: bool) -> Option<Self> {
        let id = self.glyph.id;
        let (across, up) = face.middle(id)?;
        let along = self.width / 2;
        let (x, y) = if upright {
            // Its origin is the top of its em box, in the middle of its advance.
            (along - (EM_BOX_TOP - up), face.advance(id).unwrap_or(Em::ONE) / 2 - across)
        } else {
            (along - across, EM_BOX_TOP - Em::HALF - up)
        };
        Some(Self { glyph: Glyph { id, x, y, half: false }, ..self })
    }

    /// Half an em of a mark whose face has no `halt` (or a wrong one): the half that has its ink. What has its ink in
    /// the middle takes half an em whatever its face gives it.
    fn halved(self, ink: Ink) -> Self {
        let blank = self.width - Em::HALF;
        let left = match ink {
            Ink::InMiddle | Ink::Centred => blank / 2,
            _ if blank <= Em::QUARTER => return self,
            Ink::AtEnd => blank,
            Ink::AtStart => Em::ZERO,
        };
        Self { glyph: Glyph { x: self.glyph.x - left, ..self.glyph }, width: Em::HALF }
    }
}

/// Where the ink of a glyph begins and ends along the line.
pub(super) fn ink_along(face: &InEms<'_>, glyph: Glyph, upright: bool) -> Option<(Em, Em)> {
    let [left, right, foot, head] = face.ink(glyph.id)?;
    // The origin of an upright one is the top of its em box.
    let top = glyph.x + EM_BOX_TOP;
    Some(if upright { (top - head, top - foot) } else { (glyph.x + left, glyph.x + right) })
}

/// How far ink is moved along the line so that there is white on either side of it, which now is so much.
pub(super) fn to_bearings(before: Em, behind: Em) -> Em {
    if before + behind < BEARING * 2 {
        (behind - before) / 2
    } else if before < BEARING {
        BEARING - before
    } else {
        (behind - BEARING).min(Em::ZERO)
    }
}
