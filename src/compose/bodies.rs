//! Bodies of marks: as wide as the face has them where their blank is whole, else half an em and what the line leaves
//! of it.
//!
//! A program that reads the page back takes white for a space and type upon type for another line. So the body of a mark
//! ends where its neighbour's begins, to a tenth of an em, as far as its blank goes: before an opening mark, behind a
//! closing one, on either side of one in the middle.

use std::num::NonZeroU8;

use crate::galley::Line;
use crate::geom::Em;
use crate::page::Narrowed;
use crate::text::{Atom, Glyph};

/// What bodies are narrowed by: a gap of less is no space to any reader.
const STEP: Em = Em::milli(100);

/// The bodies of a line, from its first atom on.
pub(super) struct Bodies {
    /// Where the body before ends.
    end: Option<Em>,
}

impl Bodies {
    pub(super) const fn new() -> Self {
        Self { end: None }
    }

    /// The body of the next atom of a line, which stands at a place; none where it is as the face has it.
    pub(super) fn next(&mut self, line: &Line<'_>, index: usize, place: Em) -> Option<Narrowed> {
        let atom = line.text.atoms.get(index)?;
        let width = if atom.look == 0 { atom.width } else { line.text.look_of(atom).along(atom.width) };
        let end = place + width;
        let above = self.end.replace(end);
        let glyph = line.text.glyphs.get(atom.glyph as usize).filter(|glyph| glyph.half)?;
        if line.text.glyphs_of(index).len() > 1 {
            return None;
        }
        let before = above.map_or(Em::ZERO, |above| place - above);
        let next = index + 1 - line.set.atoms.start;
        let behind = line.set.places.get(next).map_or(Em::ZERO, |next| *next - end);
        let (narrowed, taken) = narrowed(atom, glyph, (before, behind));
        self.end = Some(end + taken);
        narrowed
    }
}

/// The body of a mark with so much white before and behind its half em, and how much of the latter is its own.
fn narrowed(atom: &Atom, glyph: &Glyph, (before, behind): (Em, Em)) -> (Option<Narrowed>, Em) {
    let tenths = |em: Em| em.max(Em::ZERO).scaled(1, STEP.0).0;
    // In type of another size the white is not told from that of its neighbours.
    let own = |white: Em, blank: Em| if atom.look == 0 { tenths(white).min(tenths(blank)) } else { 0 };
    let blanks = [Em::ZERO - glyph.x, glyph.x + Em::HALF];
    let [start, end] = [own(before, blanks[0]), own(behind, blanks[1])];
    let taken = STEP * end;
    if atom.look == 0 && [start, end] == blanks.map(tenths) {
        return (None, taken);
    }
    let shift = i16::try_from((glyph.x + STEP * start).0 / 1000);
    let width = u8::try_from(tenths(Em::HALF) + start + end).ok().and_then(NonZeroU8::new);
    (shift.ok().zip(width).map(|(shift, tenths)| Narrowed { shift, tenths }), taken)
}

/// A mark that stands alone: half an em.
pub(super) fn alone(atom: &Atom, glyph: &Glyph) -> Option<Narrowed> {
    if glyph.half { narrowed(atom, glyph, (Em::ZERO, Em::ZERO)).0 } else { None }
}
