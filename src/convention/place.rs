//! Signs that are one thing in a number, another in a word and a third between Han: by their neighbours.

use super::class::Class;

/// What stands beside a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Near {
    /// Whatever, or nothing.
    Any,
    /// A figure, full-width or not.
    Figure,
    /// A figure, or a sign before one: of money, №.
    Number,
    /// A Western letter.
    Letter,
    /// What is written in words and numbers: a Western letter, figure or sign.
    Western,
    /// What is set on the em: Han and full-width letters.
    Han,
    /// A closing bracket or quotation mark.
    Closed,
    /// None of these: another mark, a space, or the edge of the text.
    Apart,
    /// Another character than the one that is asked about.
    Unlike,
}

/// The class of characters between such neighbours.
#[derive(Debug, Clone, Copy)]
pub struct InPlace {
    /// The characters.
    pub characters: &'static str,
    /// What stands before.
    pub before: Near,
    /// What stands behind.
    pub after: Near,
    /// What they are there.
    pub sort: Sort,
}

/// What a character is to the composer where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sort {
    /// Its class.
    pub class: Class,
    /// It is a sign of half an em, however wide its face draws it, in the middle of its box.
    pub half: bool,
    /// It is never parted from what is before it, whatever the classes of the two say.
    pub tied_before: bool,
    /// Nor from what is behind it.
    pub tied_after: bool,
}

impl Sort {
    /// A character of a class, as its face draws it.
    #[must_use]
    pub const fn of(class: Class) -> Self {
        Self { class, half: false, tied_before: false, tied_after: false }
    }

    /// The same, half an em wide.
    #[must_use]
    pub const fn half(self) -> Self {
        Self { half: true, ..self }
    }

    /// The same, one with what is behind it.
    #[must_use]
    pub const fn tied(self) -> Self {
        Self { tied_after: true, ..self }
    }

    /// The same, one with what is on either side of it.
    #[must_use]
    pub const fn tied_fast(self) -> Self {
        Self { tied_before: true, tied_after: true, ..self }
    }
}
