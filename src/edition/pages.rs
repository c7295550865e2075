//! The pages of an edition, and which story stands where.

use std::collections::BTreeMap;

use super::choice::Called;
use crate::diag::Span;
use crate::edition::Story;
use crate::edition::ads::AdSpot;
use crate::id::Id;
use crate::layout::{Layout, Slot};

/// One page of the edition.
#[derive(Debug, Clone)]
pub struct PageSpec {
    /// The page number (版次), from 1.
    pub number: u32,
    /// Its layout, of [`Edition::layouts`](crate::edition::Edition::layouts).
    pub layout: Id<Layout>,
    /// The page number as the paper writes it, such as A05.
    pub label: String,
    /// Where the edition says so; nothing, where it is the place of the page in it.
    pub label_span: Option<Span>,
    /// 跨版: what the second of its two pages goes by, where it is a spread that has a number for that.
    pub facing: Option<String>,
    /// Where the edition says that it is a spread.
    pub spread: Option<Span>,
    /// The section label in the folio line.
    pub section: String,
    /// What its furniture shows in place of a field of the paper, or besides, by name.
    pub fields: BTreeMap<String, String>,
    /// Which story stands in which slot, in the layout's slot order.
    pub slots: Vec<SlotUse>,
    /// 图片主次: the slot whose picture is to lead it, and where the edition says so.
    pub lead_picture: Option<(Id<Slot>, Span)>,
    /// The advertisements that stand on it.
    pub ads: Vec<AdSpot>,
}

impl PageSpec {
    /// What readers of a file call it: a spread by both of its pages.
    #[must_use]
    pub fn both_labels(&self) -> String {
        match &self.facing {
            Some(facing) => format!("{}–{facing}", self.label),
            None => self.label.clone(),
        }
    }

    /// What it goes by where somebody types it, in the names of files: a spread by both its numbers, with a hyphen.
    #[must_use]
    pub fn typed_label(&self) -> String {
        let label = self.label.trim();
        self.facing.as_ref().map_or_else(|| label.to_owned(), |facing| format!("{label}-{facing}"))
    }

    /// What it can be asked for by.
    pub(super) fn called(&self) -> Called {
        let places = self.number..=self.number + u32::from(self.spread.is_some());
        let own = self.label.trim().to_owned();
        Called { places, labels: std::iter::once(own).chain(self.facing.clone()).collect() }
    }
}

/// A story in a slot.
#[derive(Debug, Clone, Copy)]
pub struct SlotUse {
    /// The slot, of the page's layout.
    pub slot: Id<Slot>,
    /// The story, of [`Edition::stories`](crate::edition::Edition::stories).
    pub story: Id<Story>,
    /// Which of its [parts](crate::edition::Edition::parts_of), from 0.
    pub part: usize,
    /// Where the edition says so.
    pub span: Span,
}

/// Where the parts of a story stand, in the order in which they are read.
#[derive(Debug, Clone)]
pub struct Parts {
    /// The first.
    pub begins: Place,
    /// The others.
    pub goes_on: Vec<Place>,
}

impl Parts {
    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = Place> {
        std::iter::once(self.begins).chain(self.goes_on.iter().copied())
    }
}

/// Where a story stands, or a part of it.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The page.
    pub page: Id<PageSpec>,
    /// The slot, of the page's layout.
    pub slot: Id<Slot>,
    /// Where the edition says so.
    pub span: Span,
}

/// A jump from a page to another.
#[derive(Debug, Clone, Copy)]
pub struct Jump {
    /// The part of the story that it leads to, from 0.
    pub part: usize,
    /// The place that the story leaves.
    pub from: Place,
    /// Where it goes on.
    pub to: Place,
}
