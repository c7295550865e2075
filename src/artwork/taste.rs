//! What is asked of a drawing.

/// What is asked of a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taste {
    /// Outlines of one full colour each, as lettering and ornaments are.
    Outlines,
    /// All that can be printed as it was drawn: a chart, a map, an advertisement.
    Picture,
}
