//! The sounds of characters: which atoms each is of, and the room that it takes beside them.
//!
//! A sound that is wider than its characters makes the boxes of the first and the last of them wider, so that widths
//! never change again; at the edges of lines its characters are moved in that room, see [`crate::compose`].

use std::ops::Range;

use super::lacking::Missing;
use super::letters::{self, Letters, Shape};
use super::room::{FRAME_ROOM, move_glyphs, widen};
use super::style::Style;
use super::{Joint, Note, NoteAlong, ShapedText};
use crate::copy::{Annotation, AnnotationKind, TextMark, has_sound};
use crate::geom::{Direction, Em};

/// The least between two pieces of pinyin: a quarter of an em of theirs (CLREQ, 3.3.4.1).
const BETWEEN: Em = Em::milli(125);
/// Between two words with joined pinyin (CLREQ, 3.3.4.3): between their characters, and between their pinyin, half an
/// em of each.
const BETWEEN_WORDS: Em = Em::HALF;
const BETWEEN_JOINED: Em = Em::milli(250);

/// Atoms with the sound that they have together.
struct Sounded {
    atoms: Range<usize>,
    sound: String,
}

/// A sound in its place: how wide its characters are, and it.
struct Placed {
    atoms: Range<usize>,
    base: Em,
    sound: Em,
}

impl Placed {
    /// By how much the characters are made wider.
    fn room(&self) -> Em {
        (self.sound + BETWEEN - self.base).max(Em::ZERO)
    }

    /// How far the sound reaches beyond its characters at either end; less than nothing where they are wider.
    fn beyond(&self) -> Em {
        (self.sound - self.base) / 2
    }
}

/// Gives all characters that are no marks their sounds.
pub(super) fn annotate(
    shape: &Shape<'_>,
    note: &Annotation,
    style: &Style<'_>,
    atoms: Range<usize>,
    text: &mut ShapedText,
) -> Vec<Missing> {
    let mut missing = Vec::new();
    let mut placed = Vec::new();
    for Sounded { atoms, sound } in sounded(note, atoms, text) {
        let (letters, lacking) = match note.kind {
            AnnotationKind::Pinyin | AnnotationKind::Gloss => letters::pinyin(shape, &sound, style),
            AnnotationKind::Zhuyin => letters::zhuyin(shape, &sound, style),
        };
        let byte = text.atoms.get(atoms.start).map_or(0, |atom| atom.byte as usize);
        missing.extend(lacking.into_iter().map(|one| Missing { byte, ..one }));
        let along = match note.kind {
            AnnotationKind::Pinyin | AnnotationKind::Gloss => {
                let base =
                    text.atoms.get(atoms.clone()).unwrap_or_default().iter().map(|atom| atom.width).sum();
                let one = Placed { base, sound: letters.width, atoms: atoms.clone() };
                let along = match note.kind {
                    AnnotationKind::Gloss => over_all(&one, text),
                    _ => over(&one, text),
                };
                placed.push(one);
                along
            }
            AnnotationKind::Zhuyin => beside(letters.width, style.direction, atoms.start, text),
        };
        text.notes.push(noted(letters, atoms, along, style.direction, text));
    }
    if note.kind == AnnotationKind::Pinyin && note.sounds.iter().any(|sound| sound.characters > 1) {
        part_words(&placed, text);
    }
    missing
}

/// The sounds of some atoms. Figures side by side in one em have theirs together.
fn sounded(note: &Annotation, atoms: Range<usize>, text: &ShapedText) -> Vec<Sounded> {
    let mut sounds = note.sounds.iter();
    let mut all: Vec<Sounded> = Vec::new();
    // How many characters the last sound is still of.
    let mut left = 0;
    for at in atoms {
        let characters = text.text_of(at..at + 1).chars().filter(|c| has_sound(*c)).count();
        if characters == 0 {
            continue;
        }
        if left == 0 {
            all.push(Sounded { atoms: at..at, sound: String::new() });
        }
        let Some(last) = all.last_mut() else { continue };
        last.atoms.end = at + 1;
        while left < characters {
            let Some(sound) = sounds.next() else { break };
            last.sound.push_str(&sound.text);
            left += sound.characters;
        }
        left = left.saturating_sub(characters);
    }
    all.retain(|one| !one.sound.is_empty());
    all
}

/// A sound as a note. One that stands on the side of a frame's rule stands outside of it.
fn noted(
    letters: Letters,
    atoms: Range<usize>,
    along: NoteAlong,
    direction: Direction,
    text: &ShapedText,
) -> Note {
    let Letters { text: letters, size, rise, .. } = letters;
    let framed =
        text.atoms.get(atoms.start).is_some_and(|atom| text.look_of(atom).marks.has(TextMark::Deceased));
    let inside = matches!(along, NoteAlong::At(_)) && direction == Direction::Horizontal;
    let rise = if framed && !inside { rise + FRAME_ROOM } else { rise };
    Note { atoms: atoms.start as u32..atoms.end as u32, size, along, rise, text: letters }
}

/// Pinyin: its characters stand in its middle, and those of a word are not parted.
fn over(one: &Placed, text: &mut ShapedText) -> NoteAlong {
    let (room, Range { start, end }) = (one.room(), one.atoms.clone());
    move_glyphs(text, start, room / 2);
    widen(text, start, room / 2);
    widen(text, end.saturating_sub(1), room - room / 2);
    keep_whole(one, text);
    NoteAlong::Middle { width: one.sound, room }
}

/// No line ends inside what has one sound.
fn keep_whole(one: &Placed, text: &mut ShapedText) {
    let Range { start, end } = one.atoms;
    for atom in text.atoms.get_mut(start..end.saturating_sub(1)).unwrap_or_default() {
        if !matches!(atom.joint, Joint::Never | Joint::Solid) {
            atom.joint = Joint::Kept;
        }
    }
}

/// A translation: where it is wider than its characters, the room is spread among them (CLREQ, 3.3.6.1), and at the
/// edge of a line nothing of it stands outside.
fn over_all(one: &Placed, text: &mut ShapedText) -> NoteAlong {
    let each = one.room() / (one.atoms.len() as i64).max(1);
    for at in one.atoms.clone() {
        move_glyphs(text, at, each / 2);
        widen(text, at, each);
    }
    keep_whole(one, text);
    NoteAlong::Middle { width: one.sound, room: each.min(BETWEEN) }
}

/// Zhuyin: right of its character. Along the line, it makes its character wider; down the line, where it is longer than
/// its character.
fn beside(long: Em, direction: Direction, atom: usize, text: &mut ShapedText) -> NoteAlong {
    let width = text.atoms.get(atom).map_or(Em::ZERO, |atom| atom.width);
    if direction == Direction::Horizontal {
        widen(text, atom, long);
        return NoteAlong::At(width);
    }
    let room = (long - width).max(Em::ZERO);
    move_glyphs(text, atom, room / 2);
    widen(text, atom, room);
    NoteAlong::At(room / 2)
}

/// White between words of which the one stands right behind the other; there is none at the ends of lines.
fn part_words(words: &[Placed], text: &mut ShapedText) {
    for pair in words.windows(2) {
        let [one, next] = pair else { continue };
        if one.atoms.end != next.atoms.start {
            continue;
        }
        let wanted = BETWEEN_WORDS.max(one.beyond() + next.beyond() + BETWEEN_JOINED);
        let there = one.room() / 2 + next.room() / 2;
        if let Some(last) = text.atoms.get_mut(one.atoms.end.saturating_sub(1)) {
            let own = last.tracking.unwrap_or_default();
            last.tracking = Some(own.max(wanted - there));
        }
    }
}
