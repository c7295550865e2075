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

    /// How many white rows a table begins with, from one of them on.
    pub(super) fn white_of_table(&self, row: usize) -> usize {
        let Some((block, _)) = self.lines.get(row) else { return 0 };
        let first = self.tables.iter().find(|(at, _)| self.lines.get(*at).is_some_and(|(of, _)| of == block));
        first.map_or(0, |(at, _)| at.saturating_sub(row))
    }

    /// The line that stands above a row, the white above a table aside.
    pub(super) fn above(&self, row: usize) -> Option<usize> {
        (0..row).rev().find(|at| self.white_of_table(*at) == 0)
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
