//! The tables of a convention.

use std::fmt;

use super::choices::{Kinsoku, MarkStyle};
use super::class::Class;
use super::gap::Blanks;
use super::place::InPlace;

/// How Chinese is set in a region.
pub struct Convention {
    /// What layouts call it.
    pub name: &'static str,
    /// The language of its text (BCP 47): for the shaper, and for files.
    pub language: &'static str,
    /// The characters that are of another class in Chinese than Unicode's properties say, wherever they stand.
    pub exceptions: &'static [Listed],
    /// Those whose class is a matter of their neighbours.
    pub in_place: &'static [InPlace],
    /// Where the ink of marks lies in their em. What has no row has it in the middle, along the line.
    pub ink: &'static [(Class, Ink)],
    /// Marks that keep their em where they stand upright in a vertical line.
    pub whole_upright: &'static str,
    /// Characters whose place another one's vertical form takes in a vertical line.
    pub upright_forms: &'static [(char, char)],
    /// The level from which on a class may not start a line.
    pub not_at_start: &'static [(Class, Kinsoku)],
    /// The level from which on a class may not end a line.
    pub not_at_end: &'static [(Class, Kinsoku)],
    /// The blanks of a style of punctuation.
    pub blanks: fn(MarkStyle) -> Blanks,
}

/// Characters of a class.
#[derive(Debug, Clone, Copy)]
pub struct Listed {
    /// The class.
    pub class: Class,
    /// The characters.
    pub characters: &'static str,
    /// More of them, from the first to the last.
    pub ranges: &'static [(char, char)],
}

impl Listed {
    pub(super) const fn characters(class: Class, characters: &'static str) -> Self {
        Self { class, characters, ranges: &[] }
    }

    pub(super) const fn ranges(class: Class, ranges: &'static [(char, char)]) -> Self {
        Self { class, characters: "", ranges }
    }

    /// Whether a character is one of them.
    #[must_use]
    pub fn has(&self, c: char) -> bool {
        self.characters.contains(c) || self.ranges.iter().any(|(first, last)| (*first..=*last).contains(&c))
    }
}

/// Where the ink of a mark lies in its em.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ink {
    /// In its first half, along the line.
    AtStart,
    /// In its middle, along the line.
    InMiddle,
    /// In its second half, along the line.
    AtEnd,
    /// In the middle of its em, along the line and across.
    Centred,
}

impl Convention {
    /// The class that a character is given whatever Unicode says of it.
    #[must_use]
    pub fn exception(&self, c: char) -> Option<Class> {
        self.exceptions.iter().find(|listed| listed.has(c)).map(|listed| listed.class)
    }

    /// Where the ink of a mark of a class lies.
    #[must_use]
    pub fn ink_of(&self, class: Class) -> Ink {
        self.ink.iter().find(|(one, _)| *one == class).map_or(Ink::InMiddle, |(_, ink)| *ink)
    }

    /// The character whose vertical form stands for this one.
    #[must_use]
    pub fn upright_form(&self, c: char) -> char {
        self.upright_forms.iter().find(|(mark, _)| *mark == c).map_or(c, |(_, form)| *form)
    }
}

impl fmt::Debug for Convention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Convention").field("name", &self.name).finish_non_exhaustive()
    }
}

impl PartialEq for Convention {
    /// There is one of each name.
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Convention {}
