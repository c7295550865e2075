//! The measures of the rows that a body may fill.

use crate::geom::Em;

/// The measure of every row that a body may fill, in order. Rows beyond the last are as wide as the last:
/// overset copy is counted in them.
pub(super) struct Measures {
    pub(super) rows: Vec<Em>,
    /// The rows that columns begin with.
    pub(super) heads: Vec<usize>,
}

impl Measures {
    /// Whether all rows are alike, so that it does not matter in which of them a block starts.
    pub(super) fn are_even(&self) -> bool {
        self.rows.iter().all(|measure| Some(measure) == self.rows.first())
    }

    pub(super) fn of(&self, row: usize) -> Em {
        self.rows.get(row).or(self.rows.last()).copied().unwrap_or(Em::ONE)
    }
}
