//! The letters of a sound, shaped and put in their places: pinyin along the line, zhuyin one below the other.

use super::lacking::Missing;
use super::room::move_glyphs;
use super::style::{Rows, Style};
use super::{Glyph, ShapedText};
use crate::convention::Class;
use crate::copy::Passage;
use crate::geom::{Direction, EM_BOX_TOP, Em, Length, READABLE};

/// Pinyin: its size, and its baseline above that of the text (the em box of the text ends at 0.88 em).
const PINYIN_SIZE: u16 = 500;
const PINYIN_RISE: Em = Em::milli(1030);

/// Between the words of a translation.
const WORD_SPACE: Em = Em::milli(280);

/// Zhuyin: the size of its letters, how many stand below each other, and how much room such a column takes across a
/// horizontal line, in their ems.
const ZHUYIN_SIZE: u16 = 300;
const ZHUYIN_COLUMN: Em = Em::milli(3200);
/// The width of a letter and its mark of tone; and between a character of a vertical line and its letters.
const ZHUYIN_WIDTH: Em = Em::milli(1850);
const ZHUYIN_GAP: Em = Em::milli(20);
/// How much room they take beside a character of a horizontal line, with the white behind them: half an em of the text
/// in their usual size.
const ZHUYIN_BOX: Em = Em(1_666_667);
const TONES: &str = "ˊˇˋ";
const LIGHT_TONE: char = '˙';

/// The em box of the line above ends so far below its baseline; pinyin is about so high, with its marks of tone.
const FOOT: Em = Em::milli(120);
const PINYIN_HEIGHT: Em = Em::milli(900);

/// The size of a sound, in thousandths of the text's: its share, and no less than [`READABLE`] where `fits` says that
/// so much of the text's em leaves room.
fn size(share: u16, style: &Style<'_>, fits: impl Fn(Em, Rows) -> bool) -> u16 {
    let Some(rows) = style.rows.filter(|rows| rows.size > Length::ZERO) else { return share };
    let least = (READABLE.0 * 1000 + rows.size.0 - 1) / rows.size.0;
    let least = u16::try_from(least).unwrap_or(share).max(share);
    if fits(Em::milli(i64::from(least)), rows) { least } else { share }
}

/// The height of rows, in ems of their text.
fn leading(rows: Rows) -> Em {
    Em::ONE.scaled(rows.leading.0, rows.size.0)
}

/// Pinyin stands between its character and the line above.
fn pinyin_size(style: &Style<'_>) -> u16 {
    size(PINYIN_SIZE, style, |em, rows| {
        PINYIN_RISE + FOOT + PINYIN_HEIGHT.scaled(em.0, Em::ONE.0) <= leading(rows)
    })
}

/// Columns of zhuyin stand above each other in lines that run to the right; between two lines where they run down.
fn zhuyin_size(style: &Style<'_>) -> u16 {
    size(ZHUYIN_SIZE, style, |em, rows| match style.direction {
        Direction::Horizontal => ZHUYIN_COLUMN.scaled(em.0, Em::ONE.0) <= leading(rows),
        Direction::Vertical => Em::ONE + ZHUYIN_GAP + ZHUYIN_WIDTH.scaled(em.0, Em::ONE.0) <= leading(rows),
    })
}

/// How a sound is shaped: as any text, which is all that is known here of shaping.
pub(super) type Shape<'s> = dyn Fn(&Passage, &Style<'_>) -> (ShapedText, Vec<Missing>) + 's;

/// A sound, shaped: its text in ems of its own size, how much of the line it takes and its rise in ems of the text.
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
    let size = pinyin_size(style);
    let width = pen.scaled(i64::from(size), 1000);
    (Letters { text, size, width, rise: PINYIN_RISE }, missing)
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
    let size = zhuyin_size(style);
    let high = Em::ONE.scaled(1000, i64::from(size));
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
    let own = |em: Em| em.scaled(i64::from(size), 1000);
    let rise = if vertical {
        // The middle of the letters is this far right of the middle of the line, which lies 0.38 em above the
        // baseline; their own middle lies as far above theirs.
        Em::milli(380) + Em::HALF + ZHUYIN_GAP + own(Em::HALF) - own(Em::milli(380))
    } else {
        EM_BOX_TOP
    };
    let width = if vertical { own(Em::ONE * letters) } else { own(ZHUYIN_BOX) };
    (Letters { text, size, width, rise }, missing)
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
        let Glyph { x, y, .. } = *glyph;
        // The em box begins 0.88 em above the baseline.
        *glyph = if vertical {
            Glyph { x: x + down, y: y + right, ..*glyph }
        } else {
            Glyph { x: x + right, y: y - down - EM_BOX_TOP, ..*glyph }
        };
    }
}
