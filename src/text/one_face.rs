//! Which face a cluster is set in: the order in which faces are asked, and what has one face as a whole.

use super::class::class_by_itself;
use super::item::Item;
use super::style::Style;
use crate::convention::{Class, Convention, Sort};
use crate::copy::{Passage, StyleRun};
use crate::page::FaceId;
use crate::style::Faces;

/// Figures above or below the line that are looked at as one number: no longer one stands in any paper, and a text of
/// nothing else is read in a time that grows as it does.
const LONGEST_NUMBER: usize = 64;

/// The order in which faces are asked for a character (中西文分别设定): letters of alphabetic scripts, figures and their
/// signs have their own. Signs that are drawn on the em (℃, ㎡) and marks of Chinese are set as Han are.
pub(super) fn order(faces: &Faces, sort: Sort) -> &[FaceId] {
    let western = match sort.class {
        Class::Latin
        | Class::LatinOpening
        | Class::LatinClosing
        | Class::Figure
        | Class::Prefix
        | Class::Postfix
        | Class::Raised
        | Class::Space => true,
        // Between Han it is a mark of Chinese.
        Class::Solidus => !sort.half,
        _ => false,
    };
    if western { faces.for_western() } else { faces }
}

/// What goes into one face together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Word,
    Number,
}

/// Whether a character is of a word, of a number, or of neither.
fn unit_of(convention: &Convention, item: &Item) -> Option<Unit> {
    let is_latin = |c: char| class_by_itself(convention, c) == Class::Latin;
    match (item.class, item.character) {
        (Class::Figure, _) => Some(Unit::Number),
        (Class::Latin, '\'' | '’') => Some(Unit::Word),
        (Class::Latin, c) if c.is_alphabetic() && is_latin(c) => Some(Unit::Word),
        (Class::Latin, c) if c.is_numeric() => Some(Unit::Number),
        _ => None,
    }
}

/// Words and numbers are set whole in the first face that has all of their characters: the Ł of Łódź from another face
/// is darker than its neighbours. Where no face has them all, each character has its own.
pub(super) fn keep_words_whole(
    copy: &Passage,
    style: &Style<'_>,
    items: &mut [Item],
    face_for: impl Fn(&[FaceId], &str) -> Option<FaceId>,
) {
    let role = |byte: usize| {
        let at = copy.runs.partition_point(|run| run.end <= byte);
        copy.runs.get(at).copied().unwrap_or(StyleRun::plain(copy.text.len())).face
    };
    let together = |one: &Item, next: &Item| {
        let unit = unit_of(style.convention, one);
        unit.is_some()
            && unit == unit_of(style.convention, next)
            && one.end == next.byte
            && role(one.byte) == role(next.byte)
    };
    for word in items.chunk_by_mut(together) {
        let (Some(first), Some(last)) = (word.first(), word.last()) else { continue };
        if word.iter().all(|item| item.face == first.face) {
            continue;
        }
        let faces = order(style.faces(role(first.byte)), Sort::of(first.class));
        let text = copy.text.get(first.byte..last.end).unwrap_or_default();
        if let Some(face) = face_for(faces, text) {
            for item in word {
                item.face = face;
            }
        }
    }
}

/// The face of a figure above or below the line: that of those right before it, if one has them all. 10¹⁵ of two
/// faces looks like two numbers.
pub(super) fn of_raised(
    items: &mut [Item],
    (byte, end): (usize, usize),
    own: FaceId,
    face_for: impl Fn(&str) -> Option<FaceId>,
    copy: &Passage,
) -> FaceId {
    let raised =
        items.iter().rev().take(LONGEST_NUMBER).take_while(|item| item.class == Class::Raised).count();
    let chain = items.split_at_mut(items.len() - raised).1;
    if chain.iter().all(|item| item.face == own) {
        return own;
    }
    let start = chain.first().map_or(byte, |first| first.byte);
    let Some(face) = copy.text.get(start..end).and_then(face_for) else { return own };
    for item in chain {
        item.face = face;
    }
    face
}
