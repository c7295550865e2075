//! Room in the boxes of atoms, before their characters and behind them, for what stands there. It is made as text is
//! shaped: afterwards no width changes.

use std::ops::Range;

use super::{Look, NoteAlong, ShapedText};
use crate::geom::{Direction, Em};

/// 示亡号: the room that a frame has before the first and behind the last of its characters. It stands outside of
/// their em boxes (CLREQ, 3.1.3.4), and neither in those beside them nor outside of the measure.
pub const FRAME_ROOM: Em = Em::milli(125);

/// Makes room for a frame around some atoms, inside the boxes of the first and the last.
pub(super) fn frame(atoms: Range<usize>, text: &mut ShapedText) {
    let Some(last) = atoms.clone().next_back() else { return };
    move_glyphs(text, atoms.start, FRAME_ROOM);
    let notes = text.notes.iter_mut().filter(|note| note.atoms.start as usize == atoms.start);
    for note in notes {
        if let NoteAlong::At(x) = &mut note.along {
            *x += FRAME_ROOM;
        }
    }
    for at in [atoms.start, last] {
        widen(text, at, FRAME_ROOM);
    }
}

/// Makes the box of an atom wider.
pub(super) fn widen(text: &mut ShapedText, atom: usize, by: Em) {
    if let Some(atom) = text.atoms.get_mut(atom) {
        atom.width += by;
    }
}

/// Moves the glyphs of an atom along the line inside its box, by so many ems of the text.
pub(super) fn move_glyphs(text: &mut ShapedText, at: usize, by: Em) {
    let Some(atom) = text.atoms.get(at) else { return };
    let Look { size, scale, .. } = text.look_of(atom);
    // Their places are in ems of their own look.
    let upright = text.direction == Direction::Vertical && atom.upright;
    let own = i64::from(size) * if upright { 1000 } else { i64::from(scale) };
    let by = by.scaled(1_000_000, own.max(1));
    let start = atom.glyph as usize;
    let end = text.atoms.get(at + 1).map_or(text.glyphs.len(), |next| next.glyph as usize);
    for glyph in text.glyphs.get_mut(start..end).unwrap_or_default() {
        glyph.x += by;
    }
}
