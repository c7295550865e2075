//! A page that is cut.

use super::item::Cost;

/// A page as it is cut: where each item stands, in the order of the items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cutting {
    /// What all of it costs.
    pub cost: Cost,
    /// Where each item stands.
    pub stands: Vec<Stands>,
}

/// Where an item stands: columns and rows count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stands {
    /// The first of its columns.
    pub column: usize,
    /// How many it has.
    pub columns: usize,
    /// The first of its rows.
    pub row: usize,
    /// How many it has.
    pub rows: usize,
}
