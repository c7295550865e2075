//! A body broken into lines.

use std::ops::Range;
use std::sync::Arc;

use super::table::Part;

/// A body broken into lines.
#[derive(Debug, Clone, Default)]
pub(super) struct Broken {
    /// The block and atoms of each line.
    pub(super) lines: Vec<(usize, Range<usize>)>,
    /// The lines of a byline that does not share the last row; nearly always one.
    pub(super) byline: Vec<Range<usize>>,
    /// The byline shares the last row.
    pub(super) run_in: bool,
    /// The parts of tables, each with its first row.
    pub(super) tables: Vec<(usize, Arc<Part>)>,
}

impl Broken {
    /// The row in which each of so many blocks starts.
    pub(super) fn starts(&self, blocks: usize) -> Vec<usize> {
        (0..blocks).map(|block| self.lines.partition_point(|(of, _)| *of < block)).collect()
    }

    /// How many rows it takes.
    pub(super) fn rows(&self) -> usize {
        self.lines.len() + self.byline.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_starts_in_its_first_row_and_one_without_lines_where_the_next_does() {
        let lines = [0, 0, 1, 3].map(|block| (block, 0..1)).to_vec();
        assert_eq!(Broken { lines, ..Broken::default() }.starts(5), [0, 2, 3, 3, 4]);
    }
}
