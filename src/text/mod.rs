//! Shaping: characters become atoms, boxes with glyphs whose widths never change again.
//!
//! What the stages after this one need not worry about: every atom has glyphs of one face; its width is
//! final, a mark is half an em and its blank is glue that [`crate::line`] adds; atoms cover the text without
//! gaps, in order. All lengths are in ems, so that the same shaped text serves any size.

mod class;
mod itemise;
mod lacking;
mod shape;
mod story;
#[allow(dead_code, reason = "wired in by the next commit")]
mod western;

pub use class::{Class, class_of};
pub use shape::{Missing, Shaper, Style};
pub use story::{ShapedBlock, ShapedEdition, ShapedFurniture, ShapedLine, ShapedStory, shape};

use crate::geom::Em;
use crate::page::FaceId;

/// A text, shaped.
#[derive(Debug, Clone, Default)]
pub struct ShapedText {
    /// The text.
    pub text: String,
    /// The text's atoms.
    pub atoms: Vec<Atom>,
    /// The glyphs of all the atoms.
    pub glyphs: Vec<Glyph>,
}

/// The smallest thing that is placed: a character with what clings to it, or a cluster of them.
#[derive(Debug, Clone, Copy)]
pub struct Atom {
    /// What it is.
    pub class: Class,
    /// The face of its glyphs.
    pub face: FaceId,
    /// Its box: half an em for a mark, else the sum of its glyphs' advances.
    pub width: Em,
    /// Its first glyph in [`ShapedText::glyphs`]; it ends where the next atom's begin.
    pub glyph: u32,
    /// Its first byte in [`ShapedText::text`]; it ends where the next atom's begins.
    pub byte: u32,
    /// Letterspacing that the writer asked for on this very stretch.
    pub tracking: Option<Em>,
}

/// A glyph of an atom.
#[derive(Debug, Clone, Copy)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u16,
    /// From the atom's left edge to its origin.
    pub x: Em,
    /// Above the baseline.
    pub y: Em,
}

impl ShapedText {
    /// The glyphs of an atom.
    #[must_use]
    pub fn glyphs_of(&self, atom: usize) -> &[Glyph] {
        let start = self.atoms.get(atom).map_or(self.glyphs.len(), |atom| atom.glyph as usize);
        let end = self.atoms.get(atom + 1).map_or(self.glyphs.len(), |next| next.glyph as usize);
        self.glyphs.get(start..end).unwrap_or_default()
    }

    /// The text of a range of atoms.
    #[must_use]
    pub fn text_of(&self, atoms: std::ops::Range<usize>) -> &str {
        let byte = |atom: usize| self.atoms.get(atom).map_or(self.text.len(), |atom| atom.byte as usize);
        self.text.get(byte(atoms.start)..byte(atoms.end)).unwrap_or_default()
    }

    /// Whether there is nothing to set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.atoms.is_empty()
    }

    /// Another text right after this one.
    pub fn append(&mut self, other: &Self) {
        let (bytes, glyphs) = (self.text.len() as u32, self.glyphs.len() as u32);
        self.text.push_str(&other.text);
        self.glyphs.extend_from_slice(&other.glyphs);
        self.atoms.extend(other.atoms.iter().map(|atom| Atom {
            byte: atom.byte + bytes,
            glyph: atom.glyph + glyphs,
            ..*atom
        }));
    }
}
