//! Where the rows of a table stand: in rows of one measure, as many as a column has; where it goes on in the next column its
//! head stands again, and at least two rows are with each head.

use std::ops::Range;
use std::sync::Arc;

use super::measured::Measured;
use crate::galley::measures::Bed;
use crate::geom::Length;
use crate::text::{ShapedTable, ShapedText};

/// At least as many rows stand below a head, where there are as many.
const WITH_HEAD: usize = 2;

/// A part of a table in one column.
#[derive(Debug)]
pub(in crate::galley) struct Part {
    pub(super) measured: Arc<Measured>,
    pub(super) bed: Bed,
    /// White rows before it, where it begins lower.
    pub(in crate::galley) white: usize,
    /// The rows of the grid that it takes.
    pub(in crate::galley) rows: usize,
    /// How high it is; where its rows are spread, they fill that.
    pub(super) height: Length,
    /// The rows of the table that it has, besides those of the head.
    pub(super) body: Range<usize>,
    /// It is none of the first: caption and head stand again.
    pub(super) again: bool,
    /// It is the last, with the notes below.
    pub(super) last: bool,
}

/// How high lines of a table are in a bed.
pub(super) fn pitch(shaped: &ShapedTable, bed: &Bed) -> Length {
    if shaped.style.evenly { shaped.style.leading } else { bed.leading }
}

/// How many rows of the grid some lines take.
pub(super) fn grid_rows(shaped: &ShapedTable, bed: &Bed, lines: usize) -> usize {
    let high = pitch(shaped, bed) * lines as i64;
    let leading = bed.leading.0.max(1);
    ((high.0 + leading - 1) / leading).max(0) as usize
}

impl Part {
    /// The lines of what it has, caption, head and notes included.
    pub(super) fn lines(
        shaped: &ShapedTable,
        measured: &Measured,
        (body, again, last): (Range<usize>, bool, bool),
    ) -> usize {
        let sum = |rows: Range<usize>| measured.rows.get(rows).unwrap_or_default().iter().sum::<usize>();
        let caption = if again { measured.again.len() } else { measured.caption.len() };
        let notes = if last { measured.notes.iter().map(Vec::len).sum() } else { 0 };
        caption + sum(0..shaped.table.head) + sum(body) + notes
    }

    /// The characters that stand in it and nowhere before.
    pub(in crate::galley) fn characters(&self, shaped: &ShapedTable) -> usize {
        let count = |text: &ShapedText| text.text.chars().count();
        let stands = |row: usize| self.body.contains(&row) || !self.again && row < shaped.table.head;
        let own = shaped.table.cells.iter().zip(&shaped.cells).filter(|(cell, _)| stands(cell.row));
        let caption = shaped.caption.iter().filter(|_| !self.again);
        let notes = shaped.notes.iter().filter(|_| self.last);
        own.map(|(_, text)| text).chain(caption).chain(notes).map(count).sum()
    }
}

/// What a search for the rows of a part looks at.
pub(super) struct Room {
    /// How many rows of the grid follow each other at one measure.
    pub(super) rows: usize,
    /// A column ends with them.
    pub(super) ends: bool,
}

/// How many rows of a table from one on stand in a room below their head; none, where there are too few.
pub(super) fn fitting(
    shaped: &ShapedTable,
    (measured, bed): (&Measured, &Bed),
    (from, again): (usize, bool),
    room: &Room,
) -> Option<Range<usize>> {
    let all = shaped.table.rows;
    let high = |body: Range<usize>| {
        let last = body.end == all;
        grid_rows(shaped, bed, Part::lines(shaped, measured, (body, again, last)))
    };
    if high(from..all) <= room.rows {
        return Some(from..all);
    }
    if !room.ends {
        return None;
    }
    // Heights only grow with rows, but for the notes below the last.
    let (mut fits, mut over) = (from, all);
    while over - fits > 1 {
        let middle = usize::midpoint(fits, over);
        if high(from..middle) <= room.rows { fits = middle } else { over = middle }
    }
    // One row alone would stand in the next column.
    let enough =
        |end: usize| end - from >= WITH_HEAD.min(all - from) && all - end >= WITH_HEAD.min(all - from);
    let may_end = |end: &usize| shaped.table.may_part(*end) && enough(*end);
    (from + 1..=fits).rev().find(may_end).map(|end| from..end)
}
