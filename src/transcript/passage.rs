//! Passages: the parts of a story as they are read, whole, whatever columns and pages they stand in.

use super::block::{Block, Content};
use super::line::Line;
use super::{Illustration, Transcript, Whose};
use crate::geom::Length;
use crate::page::{Role, TablePart};

/// A part of a story, from its first line to its last.
#[derive(Debug)]
pub struct Passage<'t> {
    /// What it is.
    pub role: Role,
    /// Which part of the body, or which picture.
    pub part: u16,
    /// What it says: as the copy has it, broken where that breaks its lines; behind its [label](Self::label).
    pub text: String,
    /// The number or the bullet that it begins with; empty for most.
    pub label: String,
    /// How far in its first line begins.
    inset: Length,
    /// What it shows, of a picture.
    pub seen: Option<Illustration<'t>>,
    /// The blocks that it stands in, in order.
    pub places: Vec<Place>,
}

/// Where a block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The page, from 0.
    pub page: usize,
    /// The section of that.
    pub section: usize,
    /// The block of that.
    pub block: usize,
}

/// The passages of each story, by its number, in the order of reading: what leads from one page to another, or says again what
/// was read, is left out.
#[must_use]
pub fn passages<'t>(of: &'t Transcript<'_>) -> Vec<Vec<Passage<'t>>> {
    let mut all: Vec<Vec<Passage<'t>>> = Vec::new();
    all.resize_with(of.composition.stories.len(), Vec::new);
    for (page, one) in of.pages.iter().enumerate() {
        for (at, section) in one.sections.iter().enumerate() {
            let Whose::Story(story) = section.whose else { continue };
            let Some(own) = all.get_mut(usize::from(story)) else { continue };
            let blocks = section.blocks.iter().enumerate().filter(|(_, block)| !leads(block.role));
            for (number, block) in blocks {
                if !own.last().is_some_and(|last| last.goes_on_with(block)) {
                    own.push(Passage::new(block));
                }
                let Some(passage) = own.last_mut() else { continue };
                passage.places.push(Place { page, section: at, block: number });
                block.say(&mut passage.text, passage.inset);
            }
        }
    }
    for passage in all.iter_mut().flatten() {
        passage.text.truncate(passage.text.trim_end().len());
    }
    all
}

impl<'t> Passage<'t> {
    /// What a block begins; it has said nothing yet.
    fn new(block: &'t Block<'_>) -> Self {
        let seen = match &block.content {
            Content::Illustration(seen) => Some(*seen),
            Content::Text(_) => None,
        };
        let label = block.lines().first().map_or_else(String::new, Line::label);
        let (role, part) = (block.role, part(block.role, block.part));
        Self { role, part, text: String::new(), label, inset: block.inset(), seen, places: Vec::new() }
    }

    /// Whether a block is of it.
    fn goes_on_with(&self, block: &Block<'_>) -> bool {
        let is_text = self.seen.is_none() && matches!(block.content, Content::Text(_));
        is_text && (self.role, self.part) == (block.role, part(block.role, block.part))
    }
}

/// The lines of a head are numbered as parts are, and are one passage.
const fn part(role: Role, part: u16) -> u16 {
    if matches!(role, Role::Head(_)) { 0 } else { part }
}

/// Whether a block leads from one page to another, or says what was read before.
const fn leads(role: Role) -> bool {
    matches!(role, Role::JumpLine | Role::JumpHead | Role::Annotation | Role::Table(TablePart::Again))
}
