//! Words of the house that no line's end parts.

use super::{Joint, ShapedText};
use crate::edition::Terms;

/// Forbids the breaks inside the words of a list. Their gaps stay what they are: the words open and are squeezed as
/// the text around them.
pub(super) fn keep(text: &mut ShapedText, words: &Terms) {
    if words.is_empty() {
        return;
    }
    let ShapedText { text, atoms, .. } = text;
    let mut first = 0;
    for (byte, _) in text.char_indices() {
        let rest = text.get(byte..).unwrap_or_default();
        let Some((long, _)) = words.begins(rest.chars()) else { continue };
        let end = byte + rest.chars().take(long).map(char::len_utf8).sum::<usize>();
        while atoms.get(first).is_some_and(|atom| (atom.byte as usize) < byte) {
            first += 1;
        }
        let starts = atoms.get(first..).unwrap_or_default();
        let inside = starts.iter().take_while(|atom| (atom.byte as usize) < end).count().saturating_sub(1);
        for atom in atoms.iter_mut().skip(first).take(inside) {
            if matches!(atom.joint, Joint::ByClass | Joint::Break | Joint::Hyphen) {
                atom.joint = Joint::Kept;
            }
        }
    }
}
