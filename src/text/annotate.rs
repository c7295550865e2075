//! What stretches of a text ask for after shaping: another scale or size, even spreading, marks, and the sounds
//! of their characters.

use std::ops::Range;

use super::lacking::Missing;
use super::letters::Shape;
use super::style::Style;
use super::{Atom, Joint, Look, ShapedText, room, sounds};
use crate::copy::{Attributes, Passage, Script, TextMark};
use crate::geom::{Direction, Em};

/// Sub- and superscripts: their size, and how far they stand below or above the baseline. Less than half their
/// size, so that readers that rebuild lines from places (poppler does) find them on their line.
const SCRIPT_SIZE: u16 = 640;
const SUB: Em = Em::milli(-120);
const SUPER: Em = Em::milli(310);
/// Signs of items that run on: their size, and how far they stand above the baseline, in the middle of the characters.
const SIGN_SIZE: u16 = 640;
const SIGN: Em = Em::milli(137);

/// Gives the atoms of a text what its attributes ask for; characters of annotations that no face has.
pub(super) fn dress(
    shape: &Shape<'_>,
    copy: &Passage,
    style: &Style<'_>,
    text: &mut ShapedText,
) -> Vec<Missing> {
    let mut missing = Vec::new();
    let mut start = 0;
    // A change of face inside the brackets divides their text into runs, not what it asks for.
    for together in copy.runs.chunk_by(|one, next| one.attributes == next.attributes) {
        let (Some(first), Some(last)) = (together.first(), together.last()) else { continue };
        let bytes = start..last.end;
        start = last.end;
        let Some(attributes) = copy.attributes_of(first) else { continue };
        let at = |byte: usize| text.atoms.partition_point(|atom| (atom.byte as usize) < byte);
        let atoms = at(bytes.start)..at(bytes.end);
        look(attributes, style.direction, atoms.clone(), text);
        if attributes.is_sign {
            for atom in text.atoms.get_mut(atoms.clone()).unwrap_or_default() {
                atom.joint = Joint::Kept;
            }
        }
        if let Some(note) = &attributes.note {
            missing.extend(sounds::annotate(shape, note, style, atoms.clone(), text));
        }
        if attributes.marks.has(TextMark::Deceased) {
            room::frame(atoms.clone(), text);
        }
        if let Some(width) = attributes.spread {
            spread(width, text.atoms.get_mut(atoms).unwrap_or_default());
        }
    }
    missing
}

/// Scale, size and marks.
fn look(attributes: &Attributes, direction: Direction, atoms: Range<usize>, text: &mut ShapedText) {
    let (size, rise) = match attributes.script {
        None if attributes.is_sign => (SIGN_SIZE, SIGN),
        None => (1000, Em::ZERO),
        Some(Script::Sub) => (SCRIPT_SIZE, SUB),
        Some(Script::Super) => (SCRIPT_SIZE, SUPER),
    };
    let look = Look { size, scale: attributes.scale.unwrap_or(1000), rise, marks: attributes.marks };
    if look == Look::PLAIN {
        return;
    }
    text.looks.push(look);
    let number = text.looks.len() as u32;
    for atom in text.atoms.get_mut(atoms).unwrap_or_default() {
        // Characters side by side in one em have a look of their own.
        if atom.look != 0 {
            continue;
        }
        atom.look = number;
        // An upright glyph that is narrower or wider is as high as before.
        let scale = if direction == Direction::Vertical && atom.upright { 1000 } else { look.scale };
        atom.width = Look { scale, ..look }.along(atom.width);
    }
}

/// 均排: equal white between the characters, so that they take a given width together; what is wider stays solid.
fn spread(width: Em, atoms: &mut [Atom]) {
    let natural: Em = atoms.iter().map(|atom| atom.width).sum();
    let Some((last, rest)) = atoms.split_last_mut() else { return };
    let gaps = rest.len() as i64;
    let each = if gaps == 0 { Em::ZERO } else { ((width - natural) / gaps).max(Em::ZERO) };
    for atom in rest {
        atom.tracking = Some(each);
        atom.joint = Joint::Solid;
    }
    last.tracking = Some(Em::ZERO);
}
