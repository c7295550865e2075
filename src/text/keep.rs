//! What no line's end parts: who says so first is the writer, in the brackets of a stretch; then the house, by its
//! words; then the classes of the characters.

use std::ops::Range;

use super::{Joint, ShapedText};
use crate::copy::{Attributes, Passage, TakenAs};
use crate::edition::Terms;

/// Forbids the breaks inside the words of a list and inside stretches that are to be kept. Their gaps stay what they
/// are: they open and are squeezed as the text around them.
pub(super) fn keep(text: &mut ShapedText, copy: &Passage, words: &Terms) {
    let asked: Vec<(Range<usize>, bool)> = asked(copy).collect();
    if !words.is_empty() {
        keep_words(text, words, &asked);
    }
    for (bytes, _) in asked.iter().filter(|(_, kept)| *kept) {
        forbid(text, bytes);
    }
}

/// The stretches that say whether they are kept, each by its bytes. A change of face inside the brackets divides their
/// text into runs, not what it asks for.
fn asked(copy: &Passage) -> impl Iterator<Item = (Range<usize>, bool)> + '_ {
    let mut start = 0;
    copy.runs.chunk_by(|one, next| one.attributes == next.attributes).filter_map(move |together| {
        let bytes = start..together.last()?.end;
        start = bytes.end;
        Some((bytes, is_kept(copy.attributes_of(together.first()?)?)?))
    })
}

/// A word is whole without being told.
fn is_kept(attributes: &Attributes) -> Option<bool> {
    attributes.keep.or((attributes.taken == Some(TakenAs::Word)).then_some(true))
}

/// Keeps the words of a list, but where a stretch says that they may be parted.
fn keep_words(text: &mut ShapedText, words: &Terms, asked: &[(Range<usize>, bool)]) {
    let mut kept = Vec::new();
    for (byte, _) in text.text.char_indices() {
        let rest = text.text.get(byte..).unwrap_or_default();
        let Some((long, _)) = words.begins(rest.chars()) else { continue };
        let word = byte..byte + rest.chars().take(long).map(char::len_utf8).sum::<usize>();
        let free =
            |(bytes, kept): &(Range<usize>, bool)| !kept && bytes.start < word.end && word.start < bytes.end;
        if !asked.iter().any(free) {
            kept.push(word);
        }
    }
    for word in &kept {
        forbid(text, word);
    }
}

/// Forbids the breaks between the atoms of some bytes.
fn forbid(text: &mut ShapedText, bytes: &Range<usize>) {
    let at = |byte: usize| text.atoms.partition_point(|atom| (atom.byte as usize) < byte);
    let (first, end) = (at(bytes.start), at(bytes.end));
    for atom in text.atoms.get_mut(first..end.saturating_sub(1)).unwrap_or_default() {
        if matches!(atom.joint, Joint::ByClass | Joint::Break | Joint::Hyphen) {
            atom.joint = Joint::Kept;
        }
    }
}
