//! Parts of a story: what of it stands in a region.

/// What of a story stands in a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// It begins, with its head and its picture.
    Begins,
    /// It goes on, on the same page: rows and nothing else.
    GoesOn,
    /// It lands from another page, under a head by which readers find it again.
    Lands,
}
