//! The pages of an edition, and which story stands where.

use crate::diag::Span;
use crate::edition::Story;
use crate::id::Id;
use crate::layout::{Layout, Slot};

/// One page of the edition.
#[derive(Debug, Clone)]
pub struct PageSpec {
    /// The page number (版次), from 1.
    pub number: u32,
    /// Its layout, of [`Edition::layouts`](crate::edition::Edition::layouts).
    pub layout: Id<Layout>,
    /// The section label in the folio line.
    pub section: String,
    /// Which story stands in which slot, in the layout's slot order.
    pub slots: Vec<SlotUse>,
}

/// A story in a slot.
#[derive(Debug, Clone, Copy)]
pub struct SlotUse {
    /// The slot, of the page's layout.
    pub slot: Id<Slot>,
    /// The story, of [`Edition::stories`](crate::edition::Edition::stories).
    pub story: Id<Story>,
    /// Where the edition says so.
    pub span: Span,
}

/// Where a story stands.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The page.
    pub page: Id<PageSpec>,
    /// The slot, of the page's layout.
    pub slot: Id<Slot>,
    /// Where the edition says so.
    pub span: Span,
}
