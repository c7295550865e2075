//! Shaping: characters become atoms, boxes with glyphs whose widths never change again.
//!
//! What the stages after this one need not worry about: every atom has glyphs of one face; its width is
//! final, a mark is half an em and its blank is glue that [`crate::line`] adds; atoms cover the text without
//! gaps, in order. All lengths are in ems, so that the same shaped text serves any size.

mod annotate;
mod blocks;
mod class;
mod in_ems;
mod indent;
mod item;
mod itemise;
mod jumps;
mod keep;
mod lacking;
mod letters;
mod mark;
mod one_face;
mod page;
mod passage;
mod plain_han;
mod room;
mod run_in;
mod runs_of;
mod shape;
mod shaper_face;
mod slug;
mod sounds;
mod stand;
mod story;
mod style;
mod styles;
mod table;
mod western;
mod worded;
mod written;

pub use blocks::{ShapedBlock, ShapedLabel};
pub use class::{class_by_itself, class_of};
pub use indent::Indent;
pub use jumps::ShapedJump;
pub use lacking::Missing;
pub use page::{ShapedFurniture, ShapedLine, ShapedPages};
pub use room::FRAME_ROOM;
pub use shape::{Shaper, Shapers};
pub use slug::ShapedSlug;
pub use story::{ShapedEdition, ShapedPicture, ShapedStory, Shaping, shape};
pub use style::{Rows, Style};
pub use table::ShapedTable;
pub use written::Written;

use std::ops::Range;

use crate::convention::{Class, Convention};
use crate::copy::Marks;
use crate::diag::Span;
use crate::geom::{Direction, Em};
use crate::page::FaceId;

/// A text, shaped.
#[derive(Debug, Clone, Default)]
pub struct ShapedText {
    /// The convention that it is set by.
    pub convention: &'static Convention,
    /// The text.
    pub text: String,
    /// Where it was written.
    pub written: Written,
    /// The way its line runs.
    pub direction: Direction,
    /// The text's atoms.
    pub atoms: Vec<Atom>,
    /// The glyphs of all the atoms.
    pub glyphs: Vec<Glyph>,
    /// What stretches of it look like that are not plain, see [`Atom::look`].
    pub looks: Vec<Look>,
    /// The sounds of characters, in order.
    pub notes: Vec<Note>,
    /// The hyphen of each face that may need one.
    pub hyphens: Vec<Hyphen>,
}

/// The smallest thing that is placed: a character with what clings to it, or a cluster of them.
#[derive(Debug, Clone, Copy)]
pub struct Atom {
    /// What it is.
    pub class: Class,
    /// The face of its glyphs.
    pub face: FaceId,
    /// Its box along the line: half an em for a mark, else the sum of its glyphs' advances.
    pub width: Em,
    /// Its first glyph in [`ShapedText::glyphs`]; it ends where the next atom's begin.
    pub glyph: u32,
    /// Its first byte in [`ShapedText::text`]; it ends where the next atom's begins.
    pub byte: u32,
    /// Letterspacing that the writer asked for on this very stretch.
    pub tracking: Option<Em>,
    /// How it looks: 0 for plain, else one more than its place in [`ShapedText::looks`].
    pub look: u32,
    /// In vertical text, it stands upright; what does not is turned with the line.
    pub upright: bool,
    /// Whether a line may end after it.
    pub joint: Joint,
}

/// Whether a line may break between an atom and the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Joint {
    /// As the classes of the two say.
    #[default]
    ByClass,
    /// Never.
    Never,
    /// Never: the house wants the word whole. It opens and is squeezed as the classes say.
    Kept,
    /// Never, and no space stands here but what its letterspacing says (均排).
    Solid,
    /// It may: UAX #14, between words of Western text.
    Break,
    /// It may, with a hyphen added.
    Hyphen,
}

/// How a stretch looks that is not plain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Its size, in thousandths of the text's.
    pub size: u16,
    /// Its horizontal scale in thousandths.
    pub scale: u16,
    /// How far it stands above the baseline, in ems of the text.
    pub rise: Em,
    /// The marks beside its characters.
    pub marks: Marks,
}

impl Look {
    /// As the text is.
    pub const PLAIN: Self = Self { size: 1000, scale: 1000, rise: Em::ZERO, marks: Marks::NONE };

    /// A length in ems of this look, in ems of the text.
    #[must_use]
    pub fn along(self, em: Em) -> Em {
        if self == Self::PLAIN {
            return em;
        }
        em.scaled(i64::from(self.size) * i64::from(self.scale), 1_000_000)
    }
}

/// A glyph of an atom. Of upright ones in vertical text the origin is the top of the em box, in the middle of
/// the line.
#[derive(Debug, Clone, Copy)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u16,
    /// From the start of the atom along the line to its origin.
    pub x: Em,
    /// Above the baseline; right of the middle of a vertical line.
    pub y: Em,
    /// It is of a mark that stands in half an em, though its face gives it more.
    pub half: bool,
}

/// The sound of a character or a word, beside it.
#[derive(Debug, Clone)]
pub struct Note {
    /// The atoms that it belongs to.
    pub atoms: Range<u32>,
    /// Its size, in thousandths of the text's.
    pub size: u16,
    /// Where it stands along the line.
    pub along: NoteAlong,
    /// From the baseline of the text to its own, upwards, in ems of the text.
    pub rise: Em,
    /// Its text; the atoms stand where their first glyph says, in ems of the note.
    pub text: ShapedText,
}

/// Where a note stands along the line, in ems of the text.
#[derive(Debug, Clone, Copy)]
pub enum NoteAlong {
    /// So far from the start of its first atom.
    At(Em),
    /// In the middle of its atoms, however far they are opened.
    Middle {
        /// Its width.
        width: Em,
        /// By how much it makes its atoms wider, the half of it before the first and the half behind the last.
        room: Em,
    },
}

/// The hyphen of a face.
#[derive(Debug, Clone, Copy)]
pub struct Hyphen {
    /// The face.
    pub face: FaceId,
    /// Its glyph.
    pub glyph: u16,
    /// Its advance.
    pub width: Em,
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
    pub fn text_of(&self, atoms: Range<usize>) -> &str {
        let byte = |atom: usize| self.atoms.get(atom).map_or(self.text.len(), |atom| atom.byte as usize);
        self.text.get(byte(atoms.start)..byte(atoms.end)).unwrap_or_default()
    }

    /// Where some bytes of the text were written.
    #[must_use]
    pub fn written(&self, bytes: Range<usize>) -> Option<Span> {
        self.written.span(bytes, self.text.len())
    }

    /// How an atom looks.
    #[must_use]
    pub fn look_of(&self, atom: &Atom) -> Look {
        let given = (atom.look as usize).checked_sub(1).and_then(|look| self.looks.get(look));
        given.copied().unwrap_or(Look::PLAIN)
    }

    /// The hyphen after an atom, where a line that ends there takes one.
    #[must_use]
    pub fn hyphen_after(&self, atom: &Atom) -> Option<Hyphen> {
        if atom.joint != Joint::Hyphen {
            return None;
        }
        self.hyphens.iter().find(|hyphen| hyphen.face == atom.face).copied()
    }

    /// The notes that begin in a range of atoms.
    #[must_use]
    pub fn notes_of(&self, atoms: Range<usize>) -> &[Note] {
        let at = |atom: usize| self.notes.partition_point(|note| (note.atoms.start as usize) < atom);
        self.notes.get(at(atoms.start)..at(atoms.end)).unwrap_or_default()
    }

    /// The note that an atom has, alone or with others.
    #[must_use]
    pub fn note_of(&self, atom: usize) -> Option<&Note> {
        let before = self.notes.partition_point(|note| note.atoms.end as usize <= atom);
        self.notes.get(before).filter(|note| note.atoms.start as usize <= atom)
    }

    /// Whether there is nothing to set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.atoms.is_empty()
    }

    /// Another text right after this one.
    pub fn append(&mut self, other: &Self) {
        let (bytes, glyphs) = (self.text.len() as u32, self.glyphs.len() as u32);
        let (atoms, looks) = (self.atoms.len() as u32, self.looks.len() as u32);
        self.written.append(self.text.len(), &other.written);
        self.text.push_str(&other.text);
        self.glyphs.extend_from_slice(&other.glyphs);
        self.looks.extend_from_slice(&other.looks);
        self.hyphens.extend_from_slice(&other.hyphens);
        self.notes.extend(
            other
                .notes
                .iter()
                .map(|note| Note { atoms: note.atoms.start + atoms..note.atoms.end + atoms, ..note.clone() }),
        );
        self.atoms.extend(other.atoms.iter().map(|atom| Atom {
            byte: atom.byte + bytes,
            glyph: atom.glyph + glyphs,
            look: if atom.look == 0 { 0 } else { atom.look + looks },
            ..*atom
        }));
    }
}
