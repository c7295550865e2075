//! What stretches of a text ask for after shaping: another scale or size, even spreading, marks, and the sounds
//! of their characters.

use super::lacking::Missing;
use super::style::Style;
use super::{Atom, Glyph, Joint, Look, Note, ShapedText};
use crate::convention::Class;
use crate::copy::{Annotation, AnnotationKind, Attributes, Passage, Script, has_sound};
use crate::geom::{Direction, EM_BOX_TOP, Em};

/// Sub- and superscripts: their size, and how far they stand below or above the baseline. Less than half their
/// size, so that readers that rebuild lines from places (poppler does) find them on their line.
const SCRIPT_SIZE: u16 = 640;
const SUB: Em = Em::milli(-120);
const SUPER: Em = Em::milli(310);

/// Pinyin: its size, the least between two syllables, and its baseline above that of the text (the em box of the
/// text ends at 0.88 em).
const PINYIN_SIZE: u16 = 500;
const BETWEEN: Em = Em::milli(125);
const PINYIN_RISE: Em = Em::milli(1030);

/// Zhuyin: the size of its letters, and how much room they and the mark of tone take beside the character.
const ZHUYIN_SIZE: u16 = 300;
const ZHUYIN_ROOM: Em = Em::milli(500);
const TONES: &str = "ˊˇˋ";
const LIGHT_TONE: char = '˙';

/// How a syllable is shaped: as any text, which is all that is known here of shaping.
type Shape<'s> = dyn Fn(&Passage, &Style<'_>) -> (ShapedText, Vec<Missing>) + 's;

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
        if let Some(note) = &attributes.note {
            missing.extend(annotate(shape, note, style, atoms.clone(), text));
        }
        if let Some(width) = attributes.spread {
            spread(width, text.atoms.get_mut(atoms).unwrap_or_default());
        }
    }
    missing
}

/// Scale, size and marks.
fn look(attributes: &Attributes, direction: Direction, atoms: std::ops::Range<usize>, text: &mut ShapedText) {
    let (size, rise) = match attributes.script {
        None => (1000, Em::ZERO),
        Some(Script::Sub) => (SCRIPT_SIZE, SUB),
        Some(Script::Super) => (SCRIPT_SIZE, SUPER),
    };
    let look = Look { size, scale: attributes.scale.unwrap_or(1000), rise, mark: attributes.mark };
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

/// Gives each character that is no mark its syllable.
fn annotate(
    shape: &Shape<'_>,
    note: &Annotation,
    style: &Style<'_>,
    atoms: std::ops::Range<usize>,
    text: &mut ShapedText,
) -> Vec<Missing> {
    let mut missing = Vec::new();
    let mut syllables = note.syllables.iter();
    for at in atoms {
        let Some(atom) = text.atoms.get(at).copied() else { continue };
        let characters = text.text_of(at..at + 1).chars().filter(|c| has_sound(*c)).count();
        // Figures side by side in one em have their sounds together.
        let syllable: String = syllables.by_ref().take(characters).map(String::as_str).collect();
        if syllable.is_empty() {
            continue;
        }
        let (syllable, lacking) = match note.kind {
            AnnotationKind::Pinyin => pinyin(shape, &syllable, style),
            AnnotationKind::Zhuyin => zhuyin(shape, &syllable, style),
        };
        missing.extend(lacking.into_iter().map(|one| Missing { byte: atom.byte as usize, ..one }));
        let (room, x) = match (note.kind, style.direction) {
            (AnnotationKind::Pinyin, _) => {
                let room = atom.width.max(syllable.width + BETWEEN);
                (room, (room - syllable.width) / 2)
            }
            (AnnotationKind::Zhuyin, Direction::Horizontal) => (atom.width + ZHUYIN_ROOM, atom.width),
            (AnnotationKind::Zhuyin, Direction::Vertical) => (atom.width, Em::ZERO),
        };
        if note.kind == AnnotationKind::Pinyin {
            // A character under a wide syllable stands in its middle.
            move_glyphs(text, at, (room - atom.width) / 2);
        }
        if let Some(atom) = text.atoms.get_mut(at) {
            atom.width = room;
        }
        text.notes.push(Note {
            atom: at as u32,
            size: syllable.size,
            x,
            rise: syllable.rise,
            text: syllable.text,
        });
    }
    missing
}

fn move_glyphs(text: &mut ShapedText, atom: usize, by: Em) {
    let start = text.atoms.get(atom).map_or(0, |atom| atom.glyph as usize);
    let end = text.atoms.get(atom + 1).map_or(text.glyphs.len(), |next| next.glyph as usize);
    for glyph in text.glyphs.get_mut(start..end).unwrap_or_default() {
        glyph.x += by;
    }
}

/// A syllable, shaped: its text in ems of its own size, its width and its rise in ems of the text.
struct Syllable {
    text: ShapedText,
    size: u16,
    width: Em,
    rise: Em,
}

/// Letters along the line, above the character.
fn pinyin(shape: &Shape<'_>, syllable: &str, style: &Style<'_>) -> (Syllable, Vec<Missing>) {
    let copy = Passage::bare(syllable);
    let along = Style {
        direction: Direction::Horizontal,
        ..Style::display(style.convention, style.regular, Direction::Horizontal)
    };
    let (mut text, missing) = shape(&copy, &along);
    text.direction = style.direction;
    let mut pen = Em::ZERO;
    for at in 0..text.atoms.len() {
        move_glyphs(&mut text, at, pen);
        pen += text.atoms.get(at).map_or(Em::ZERO, |atom| atom.width);
    }
    let width = pen.scaled(i64::from(PINYIN_SIZE), 1000);
    (Syllable { text, size: PINYIN_SIZE, width, rise: PINYIN_RISE }, missing)
}

/// Letters one below the other, right of the character; the mark of tone right of the last, the dot of a light
/// tone above the first. In a vertical line they stand right of the character, too.
fn zhuyin(shape: &Shape<'_>, syllable: &str, style: &Style<'_>) -> (Syllable, Vec<Missing>) {
    let vertical = style.direction == Direction::Vertical;
    let copy = Passage::bare(syllable);
    let (mut text, missing) = shape(&copy, &Style::display(style.convention, style.regular, style.direction));
    let is_tone = |text: &ShapedText, at: usize| {
        text.text_of(at..at + 1).chars().next().is_some_and(|c| TONES.contains(c) || c == LIGHT_TONE)
    };
    let letters = (0..text.atoms.len()).filter(|at| !is_tone(&text, *at)).count() as i64;
    // In ems of the letters: the character is this high, and they stand in the middle of it.
    let high = Em::ONE.scaled(1000, i64::from(ZHUYIN_SIZE));
    let top = (high - Em::ONE * letters) / 2;
    let mut place = top;
    for at in 0..text.atoms.len() {
        let tone = is_tone(&text, at);
        let light = text.text_of(at..at + 1).starts_with(LIGHT_TONE);
        let down = match (tone, light) {
            (true, true) => top - Em::milli(550),
            (true, false) => place - Em::milli(1250),
            _ => place,
        };
        let right = if tone && !light { Em::milli(850) } else { Em::ZERO };
        put(&mut text, at, down, right, vertical);
        if !tone {
            place += Em::ONE;
        }
    }
    let size = i64::from(ZHUYIN_SIZE);
    let rise = if vertical {
        // The middle of the letters is this far right of the middle of the line, which lies 0.38 em above the
        // baseline; their own middle lies as far above theirs.
        Em::milli(380 + 500 + 170) - Em::milli(380).scaled(size, 1000)
    } else {
        EM_BOX_TOP
    };
    (Syllable { text, size: ZHUYIN_SIZE, width: Em::ONE, rise }, missing)
}

/// Places the glyphs of a letter whose em box begins `down` below the top of the column of letters, `right` of it.
fn put(text: &mut ShapedText, atom: usize, down: Em, right: Em, vertical: bool) {
    let start = text.atoms.get(atom).map_or(0, |atom| atom.glyph as usize);
    let end = text.atoms.get(atom + 1).map_or(text.glyphs.len(), |next| next.glyph as usize);
    if let Some(atom) = text.atoms.get_mut(atom) {
        atom.upright = vertical;
        atom.class = Class::Han;
    }
    for glyph in text.glyphs.get_mut(start..end).unwrap_or_default() {
        let Glyph { id, x, y } = *glyph;
        // The em box begins 0.88 em above the baseline.
        *glyph = if vertical {
            Glyph { id, x: x + down, y: y + right }
        } else {
            Glyph { id, x: x + right, y: y - down - EM_BOX_TOP }
        };
    }
}
