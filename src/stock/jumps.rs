//! The jumps of an edition, for those who check that each lands.

use crate::edition::{Edition, Jump, PageSpec, Place, Story};
use crate::id::Id;
use crate::layout::Slot;

/// A story that leaves a page for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryJump {
    /// The story, by the name of its file.
    pub story: String,
    /// Where it leaves.
    pub from: Spot,
    /// Where it goes on.
    pub to: Spot,
}

/// A slot of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The page, as the paper numbers it.
    pub page: String,
    /// The name of the slot.
    pub slot: String,
}

impl Spot {
    pub(super) fn of(edition: &Edition, (page, slot): (Id<PageSpec>, Id<Slot>)) -> Self {
        let page = &edition.pages()[page];
        Self { page: page.label.clone(), slot: edition.layout_of(page).slots[slot].name.clone() }
    }
}

/// The jumps of an edition, page by page.
pub(super) fn jumps(edition: &Edition) -> Vec<StoryJump> {
    let spot = |Place { page, slot, .. }: Place| Spot::of(edition, (page, slot));
    let of_story = |(id, story): (Id<Story>, &Story)| {
        let told = |Jump { from, to, .. }: Jump| {
            (from.page, StoryJump { story: story.id.clone(), from: spot(from), to: spot(to) })
        };
        edition.jumps_of(id).map(told).collect::<Vec<_>>()
    };
    let mut all: Vec<(Id<PageSpec>, StoryJump)> = edition.stories().entries().flat_map(of_story).collect();
    all.sort_by_key(|(page, _)| *page);
    all.into_iter().map(|(_, jump)| jump).collect()
}
