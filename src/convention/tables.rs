//! The tables of a convention.

use std::fmt;

use super::choices::{Kinsoku, MarkStyle};
use super::class::Class;
use super::gap::Blanks;

/// How Chinese is set in a region.
pub struct Convention {
    /// The language of its text (BCP 47): for the shaper, and for files.
    pub language: &'static str,
    /// The characters that are neither ideographs nor letters, wherever they stand, by class.
    pub characters: &'static [(Class, &'static str)],
    /// Where the ink of marks lies in their em, along the line. Only marks of half an em have a row.
    pub ink: &'static [(Class, Ink)],
    /// The level from which on a class may not start a line.
    pub not_at_start: &'static [(Class, Kinsoku)],
    /// The level from which on a class may not end a line.
    pub not_at_end: &'static [(Class, Kinsoku)],
    /// The blanks of a style of punctuation.
    pub blanks: fn(MarkStyle) -> Blanks,
}

/// Where the ink of a mark lies in its em, along the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ink {
    /// In its first half.
    AtStart,
    /// In its middle.
    InMiddle,
    /// In its second half.
    AtEnd,
}

impl Convention {
    /// The marks that are set as half an em.
    pub fn half_marks(&self) -> impl Iterator<Item = char> {
        self.characters.iter().filter(|(class, _)| class.is_half_mark()).flat_map(|(_, marks)| marks.chars())
    }

    /// Where the ink of a mark of a class lies.
    #[must_use]
    pub fn ink_of(&self, class: Class) -> Ink {
        self.ink.iter().find(|(one, _)| *one == class).map_or(Ink::AtStart, |(_, ink)| *ink)
    }
}

impl fmt::Debug for Convention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Convention").field("language", &self.language).finish_non_exhaustive()
    }
}

impl PartialEq for Convention {
    /// There is one of each language.
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language
    }
}

impl Eq for Convention {}
