//! The pages of an edition, and which story stands where.

use crate::diag::Span;

/// One page of the edition.
#[derive(Debug, Clone)]
pub struct PageSpec {
    /// The page number (版次), from 1.
    pub number: u32,
    /// An index into [`crate::edition::Edition::layouts`].
    pub layout: usize,
    /// The section label in the folio line.
    pub section: String,
    /// Which story stands in which slot, in the layout's slot order.
    pub slots: Vec<SlotUse>,
}

/// A story in a slot.
#[derive(Debug, Clone, Copy)]
pub struct SlotUse {
    /// An index into [`crate::layout::Layout::slots`].
    pub slot: usize,
    /// An index into [`crate::edition::Edition::stories`].
    pub story: usize,
    /// Where the edition says so.
    pub span: Span,
}
