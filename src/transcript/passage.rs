//! Passages: the parts of a story as they are read, whole, whatever columns and pages they stand in.

use super::block::Content;
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
    /// What it says: as the copy has it, broken where that breaks its lines.
    pub text: String,
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

/// The passages of a story, in the order of reading: what leads from one page to another, or says again what was read, is
/// left out.
#[must_use]
pub fn passages<'t>(of: &'t Transcript<'_>, story: u16) -> Vec<Passage<'t>> {
    let mut all: Vec<Passage<'t>> = Vec::new();
    // How far in the lines of the last passage begin.
    let mut inset = Length::ZERO;
    for (page, one) in of.pages.iter().enumerate() {
        let sections = one.sections.iter().enumerate();
        for (at, section) in sections.filter(|(_, section)| section.whose == Whose::Story(story)) {
            for (number, block) in section.blocks.iter().enumerate() {
                if leads(block.role) {
                    continue;
                }
                let place = Place { page, section: at, block: number };
                let goes_on = |last: &&mut Passage<'t>| {
                    let is_text = last.seen.is_none() && matches!(block.content, Content::Text(_));
                    is_text && (last.role, last.part) == (block.role, part(block.role, block.part))
                };
                let goes_on_with = all.last_mut().filter(goes_on).is_some();
                if !goes_on_with {
                    let seen = match &block.content {
                        Content::Illustration(seen) => Some(*seen),
                        Content::Text(_) => None,
                    };
                    let (role, part) = (block.role, part(block.role, block.part));
                    all.push(Passage { role, part, text: String::new(), seen, places: Vec::new() });
                }
                let Some(passage) = all.last_mut() else { continue };
                passage.places.push(place);
                for line in block.lines() {
                    let begins = line.begins_from(block.rect);
                    if passage.text.is_empty() {
                        inset = begins;
                    } else if is_by_line(block.role) && begins <= inset {
                        passage.text.push('\n');
                    }
                    line.text().for_each(|text| passage.text.push_str(text));
                }
            }
        }
    }
    for passage in &mut all {
        passage.text.truncate(passage.text.trim_end().len());
    }
    all
}

/// The lines of a head are numbered as parts are, and are one passage.
const fn part(role: Role, part: u16) -> u16 {
    if matches!(role, Role::Head(_)) { 0 } else { part }
}

/// Whether a block leads from one page to another, or says what was read before.
const fn leads(role: Role) -> bool {
    matches!(role, Role::JumpLine | Role::JumpHead | Role::Annotation | Role::Table(TablePart::Again))
}

/// Whether lines of a role end where they do in the copy.
fn is_by_line(role: Role) -> bool {
    matches!(role, Role::Block(kind) if kind.is_by_line())
}
