//! The tables of a convention.

use std::fmt;
use std::sync::OnceLock;

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
    /// Signs of half an em that are drawn by another.
    pub half_forms: &'static [(char, char)],
    /// The level from which on a class may not start a line.
    pub not_at_start: &'static [(Class, Kinsoku)],
    /// The level from which on a class may not end a line.
    pub not_at_end: &'static [(Class, Kinsoku)],
    /// The blanks of a style of punctuation.
    pub blanks: fn(MarkStyle) -> Blanks,
    /// The characters that the tables name, by themselves.
    pub(super) named: OnceLock<Vec<Named>>,
}

/// A character that a table names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named {
    character: char,
    /// What it is whatever Unicode says of it, wherever it stands.
    class: Option<Class>,
    /// Its class is a matter of its place.
    in_place: bool,
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
        if let Some(class) = self.named(c).and_then(|named| named.class) {
            return Some(class);
        }
        let in_a_range =
            |listed: &&Listed| listed.ranges.iter().any(|(first, last)| (*first..=*last).contains(&c));
        self.exceptions.iter().find(in_a_range).map(|listed| listed.class)
    }

    /// Whether the class of a character is a matter of its place.
    #[must_use]
    pub fn is_in_place(&self, c: char) -> bool {
        self.named(c).is_some_and(|named| named.in_place)
    }

    /// What the tables say of a character that they name. Each mark of a text is looked up: they are in order.
    fn named(&self, c: char) -> Option<Named> {
        let all = self.named.get_or_init(|| self.all_named());
        let at = all.binary_search_by_key(&c, |named| named.character).ok()?;
        all.get(at).copied()
    }

    fn all_named(&self) -> Vec<Named> {
        let listed = |listed: &'static Listed| {
            let class = Some(listed.class);
            listed.characters.chars().map(move |character| Named { character, class, in_place: false })
        };
        let placed = |row: &'static InPlace| {
            row.characters.chars().map(|character| Named { character, class: None, in_place: true })
        };
        let mut all: Vec<Named> = self.exceptions.iter().flat_map(listed).collect();
        all.extend(self.in_place.iter().flat_map(placed));
        // Of a character in several rows the first counts: the order of rows stays.
        all.sort_by_key(|named| named.character);
        all.dedup_by(|next, named| {
            let same = next.character == named.character;
            if same {
                named.class = named.class.or(next.class);
                named.in_place |= next.in_place;
            }
            same
        });
        all
    }

    /// Where the ink of a mark of a class lies.
    #[must_use]
    pub fn ink_of(&self, class: Class) -> Ink {
        self.ink.iter().find(|(one, _)| *one == class).map_or(Ink::InMiddle, |(_, ink)| *ink)
    }

    /// The character whose glyph stands for this one where it takes half an em.
    #[must_use]
    pub fn half_form(&self, c: char) -> char {
        self.half_forms.iter().find(|(sign, _)| *sign == c).map_or(c, |(_, form)| *form)
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
