//! The letters of a sound, shaped and put in their places: pinyin along the line, zhuyin one below the other.

use super::lacking::Missing;
use super::room::move_glyphs;
use super::style::Style;
use super::{Glyph, ShapedText};
use crate::convention::Class;
use crate::copy::Passage;
use crate::geom::{Direction, EM_BOX_TOP, Em};

/// Pinyin: its size, and its baseline above that of the text (the em box of the text ends at 0.88 em).
const PINYIN_SIZE: u16 = 500;
const PINYIN_RISE: Em = Em::milli(1030);

/// Between the words of a translation.
const WORD_SPACE: Em = Em::milli(280);

/// Zhuyin: the size of its letters.
const ZHUYIN_SIZE: u16 = 300;
const TONES: &str = "ˊˇˋ";
const LIGHT_TONE: char = '˙';

/// How a sound is shaped: as any text, which is all that is known here of shaping.
pub(super) type Shape<'s> = dyn Fn(&Passage, &Style<'_>) -> (ShapedText, Vec<Missing>) + 's;

/// A sound, shaped: its text in ems of its own size, its width and its rise in ems of the text.
pub(super) struct Letters {
    pub(super) text: ShapedText,
    pub(super) size: u16,
    pub(super) width: Em,
    pub(super) rise: Em,
}

/// Letters along the line, above the characters.
pub(super) fn pinyin(shape: &Shape<'_>, sound: &str, style: &Style<'_>) -> (Letters, Vec<Missing>) {
    let copy = Passage::bare(sound);
    let along = Style {
        direction: Direction::Horizontal,
        ..Style::display(style.convention, style.regular, Direction::Horizontal)
    };
    let (mut text, missing) = shape(&copy, &along);
    text.direction = style.direction;
    let mut pen = Em::ZERO;
    for at in 0..text.atoms.len() {
        move_glyphs(&mut text, at, pen);
        // A space is all gap, which nothing adds here.
        let space = |class: Class| if class == Class::Space { WORD_SPACE } else { Em::ZERO };
        pen += text.atoms.get(at).map_or(Em::ZERO, |atom| atom.width + space(atom.class));
    }
    let width = pen.scaled(i64::from(PINYIN_SIZE), 1000);
    (Letters { text, size: PINYIN_SIZE, width, rise: PINYIN_RISE }, missing)
}

/// Letters one below the other, right of the character; the mark of tone right of the last, the dot of a light
/// tone above the first. In a vertical line they stand right of the character, too.
pub(super) fn zhuyin(shape: &Shape<'_>, sound: &str, style: &Style<'_>) -> (Letters, Vec<Missing>) {
    let vertical = style.direction == Direction::Vertical;
    let copy = Passage::bare(sound);
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
    (Letters { text, size: ZHUYIN_SIZE, width: Em::ONE, rise }, missing)
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
