//! Characters that no face has, or none draws: each is one finding a story, however often it stands there.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Span};
use crate::edition::Edition;
use crate::page::FaceId;

/// A character that no face of its style has, or has in the form that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing {
    /// The character.
    pub character: char,
    /// Its byte in the text.
    pub byte: usize,
    /// The selector of a form of it that no face has: it is set in its usual one.
    pub selector: Option<char>,
    /// The face that has a glyph of it which draws nothing; none where no face has a glyph.
    pub blank: Option<FaceId>,
}

/// The characters that a text lacks, each with its first place and how often it stands there.
#[derive(Debug, Default)]
pub(super) struct Lacking(BTreeMap<(char, Option<char>), Lack>);

/// How a text lacks a character.
#[derive(Debug, Default)]
struct Lack {
    first: Option<Span>,
    count: usize,
    blank: Option<FaceId>,
}

impl Lacking {
    /// Adds what shaping missed; `place` gives the place of a byte of the text that was shaped.
    pub(super) fn note(&mut self, missing: &[Missing], place: impl Fn(usize) -> Option<Span>) {
        for Missing { character, byte, selector, blank } in missing {
            let lack = self.0.entry((*character, *selector)).or_default();
            // Texts are not shaped in the order of the file.
            lack.first = [lack.first, place(*byte)].into_iter().flatten().min();
            lack.count += 1;
            lack.blank = lack.blank.or(*blank);
        }
    }

    /// Adds what a text lacks that is printed once more: it is told already where it stood before, and is none more.
    pub(super) fn note_again(&mut self, again: Self) {
        for (character, lack) in again.0 {
            self.0.entry(character).or_insert(lack);
        }
    }

    /// A finding for each, with a label at its first place.
    pub(super) fn found(self, edition: &Edition, label: &'static str) -> Vec<Diagnostic> {
        self.0.into_iter().map(|(of, lack)| told(of, &lack, edition, label)).collect()
    }
}

fn told(
    (character, selector): (char, Option<char>),
    lack: &Lack,
    edition: &Edition,
    label: &'static str,
) -> Diagnostic {
    let code = |c: char| format!("{:04X}", u32::from(c));
    let one = match selector {
        Some(selector) => Diagnostic::warning("no-form").arg("selector", code(selector)),
        None => Diagnostic::error("no-glyph"),
    };
    let one = one.arg("character", character.to_string()).arg("code", code(character));
    let one = one.arg("more", lack.count.saturating_sub(1));
    let font = |face: FaceId| edition.fonts().iter().find(|font| font.face == face);
    let one = match lack.blank.and_then(font) {
        Some(font) => one.form("blank").arg("font", font.name()).mend_by("help-blank"),
        None => one,
    };
    match lack.first {
        Some(span) => one.mark(span, label),
        None => one,
    }
}
