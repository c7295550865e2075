//! What is known of the rows of a body.

use crate::geom::{Em, Length};

/// The measure of every row that a body may fill, in order. Rows beyond the last are as wide as the last:
/// overset copy is counted in them.
pub(super) struct Measures {
    pub(super) rows: Vec<Em>,
    /// The rows that columns begin with.
    pub(super) heads: Vec<usize>,
    /// What tables ask of each row.
    pub(super) beds: Vec<Bed>,
}

impl Measures {
    /// Whether all rows are alike, so that it does not matter in which of them a block starts.
    pub(super) fn are_even(&self) -> bool {
        self.rows.iter().all(|measure| Some(measure) == self.rows.first())
    }

    /// Whether a column begins with a row. Rows beyond the last are one more, of any height.
    pub(super) fn is_head(&self, row: usize) -> bool {
        row >= self.rows.len() || self.heads.contains(&row)
    }

    /// What a table asks of a row; none where there is no row at all.
    pub(super) fn bed(&self, row: usize) -> Option<Bed> {
        self.beds.get(row).or(self.beds.last()).copied()
    }

    /// How many rows from one on lie below each other at one measure, and whether their column ends with them.
    pub(super) fn run(&self, row: usize) -> (usize, bool) {
        if row >= self.rows.len() {
            return (usize::MAX, true);
        }
        let goes_on = |at: &usize| {
            let pair = self.beds.get(at - 1).zip(self.beds.get(*at));
            !self.is_head(*at) && pair.is_some_and(|(above, below)| above.goes_on(below))
        };
        let end = (row + 1..self.rows.len()).find(|at| !goes_on(at)).unwrap_or(self.rows.len());
        (end - row, self.is_head(end))
    }

    pub(super) fn of(&self, row: usize) -> Em {
        self.rows.get(row).or(self.rows.last()).copied().unwrap_or(Em::ONE)
    }
}

/// A row that a table may stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bed {
    /// The body size there: one em of its measure.
    pub(super) size: Length,
    /// Baseline to baseline.
    pub(super) leading: Length,
    /// From the upper edge of the row to its baseline.
    pub(super) baseline: Length,
    /// Its measure.
    pub(super) measure: Em,
    /// Where its line begins.
    pub(super) x: Length,
    /// Its number on the grid.
    pub(super) number: i32,
}

impl Bed {
    /// Whether a table goes on from a row into another: it lies right below, and is as wide.
    pub(super) fn goes_on(&self, below: &Self) -> bool {
        let same = |bed: &Self| (bed.size, bed.leading, bed.measure, bed.x);
        same(self) == same(below) && below.number == self.number + 1
    }
}
