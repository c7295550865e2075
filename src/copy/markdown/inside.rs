//! What may stand around a paragraph: a quotation, a list and its items, a note.

use std::ops::Range;

use crate::copy::Label;

/// What may stand around a paragraph.
pub(super) enum Inside {
    Quote,
    /// A list, by its number, and the places of the signs of its items.
    List(u32, Vec<Range<usize>>),
    /// An item: what stands before it, as long as no block of it has that; and whether it has text.
    Item(Option<Label>, Range<usize>, bool),
    /// A note, by its name.
    Note(String),
}
