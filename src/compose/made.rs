//! A page that is made up, as it is looked over.

use crate::diag::Span;
use crate::edition::{Edition, PageSpec, SlotUse, Story};
use crate::geom::Rect;
use crate::layout::{Layout, Slot};
use crate::page::Item;

/// A page and what it was made up from.
#[derive(Clone, Copy)]
pub(super) struct MadeUp<'a> {
    pub(super) edition: &'a Edition,
    pub(super) layout: &'a Layout,
    pub(super) spec: &'a PageSpec,
    /// In paint order: what lies under something comes before it.
    pub(super) items: &'a [Item],
    /// The box around each of them that is a run.
    pub(super) boxes: &'a [Option<Rect>],
}

impl<'a> MadeUp<'a> {
    /// Its items, each with the box around it where it is a run.
    pub(super) fn boxed(self) -> impl Iterator<Item = (&'a Item, Option<Rect>)> {
        self.items.iter().zip(self.boxes.iter().copied())
    }

    /// The story that an item says it is of, its slot, and where the edition puts it there.
    pub(super) fn story(self, number: u16) -> Option<(&'a Story, &'a Slot, Span)> {
        let used = self.used(number)?;
        Some((&self.edition.stories()[used.story], &self.layout.slots[used.slot], used.span))
    }

    /// Where the story that an item says it is of stands on the page.
    pub(super) fn used(self, number: u16) -> Option<&'a SlotUse> {
        self.spec.slots.iter().find(|used| used.story.place() == usize::from(number))
    }

    /// What furniture the page has, by the table of its layout, and where that says so.
    pub(super) fn furniture(self) -> Option<(&'static str, Span)> {
        let mut parts = self.layout.furniture_on(self.spec.number);
        parts.find_map(|(_, part)| Some((part.table, part.lines().first()?.span)))
    }
}
