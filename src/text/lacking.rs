//! Characters that no face has: each is one finding a story, however often it stands there.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Span};

/// A character that no face of its style has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing {
    /// The character.
    pub character: char,
    /// Its byte in the text.
    pub byte: usize,
}

/// The characters that a text lacks, each with its first place and how often it stands there.
#[derive(Debug, Default)]
pub(super) struct Lacking(BTreeMap<char, (Option<Span>, usize)>);

impl Lacking {
    /// Adds what shaping missed; `place` gives the place of a byte of the text that was shaped.
    pub(super) fn note(&mut self, missing: &[Missing], place: impl Fn(usize) -> Option<Span>) {
        for Missing { character, byte } in missing {
            let (first, count) = self.0.entry(*character).or_default();
            // Texts are not shaped in the order of the file.
            *first = [*first, place(*byte)].into_iter().flatten().min();
            *count += 1;
        }
    }

    /// Adds what a text lacks that is printed once more: it is told already where it stood before, and is none more.
    pub(super) fn note_again(&mut self, again: Self) {
        for (character, place) in again.0 {
            self.0.entry(character).or_insert(place);
        }
    }

    /// A finding for each, with a label at its first place.
    pub(super) fn found(self, label: &'static str) -> Vec<Diagnostic> {
        self.0
            .into_iter()
            .map(|(character, (first, count))| no_glyph(character, first, count, label))
            .collect()
    }
}

fn no_glyph(character: char, first: Option<Span>, count: usize, label: &'static str) -> Diagnostic {
    let one = Diagnostic::error("no-glyph").arg("character", character.to_string());
    let one = one.arg("code", format!("{:04X}", u32::from(character))).arg("more", count.saturating_sub(1));
    match first {
        Some(span) => one.mark(span, label),
        None => one,
    }
}
