//! The walk through tables: their rows and cells, and what stands above and below them.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::Alignment;

use crate::copy::markdown::indent;
use crate::copy::markdown::leaf::Leaf;
use crate::copy::markdown::table::{self, Above, Begun};
use crate::copy::markdown::walk::Walk;
use crate::copy::table::{Asked, Table};
use crate::copy::{Block, BlockKind};
use crate::diag::Span;

impl<'a> Walk<'a, '_> {
    pub(super) fn open_table(&mut self, columns: &[Alignment], range: &Range<usize>) {
        let start = self.line_start(range);
        let span = Span::new(self.file, start..range.end + self.start);
        let copy = self.copy();
        // Below a blank line it is another table than the one in a file.
        let before = self.source.get(..start).unwrap_or_default();
        let blank = before.get(before.trim_end().len()..).unwrap_or_default().matches('\n').count() > 1;
        if blank && self.above.as_ref().is_some_and(|(_, above)| above.names_file(copy)) {
            self.nothing_below();
        }
        let table = match self.above.take() {
            Some((_, above)) => above.table(copy, self.found),
            None => Table::new(Asked::default(), span),
        };
        self.table = Some(Begun::new(table, columns, span));
    }

    pub(super) fn open_row(&mut self, range: &Range<usize>) {
        let (copy, start) = (self.copy(), self.line_start(range));
        self.table.iter_mut().for_each(|table| table.row(copy, start));
    }

    pub(super) fn close_cell(&mut self) {
        let (copy, leaf) = (self.copy(), self.leaf.take());
        if let (Some(leaf), Some(table)) = (leaf, &mut self.table) {
            table.cell(&leaf, copy, self.found);
        }
    }

    pub(super) fn close_row(&mut self) {
        let copy = self.copy();
        self.table.iter_mut().for_each(|table| table.end_row(copy));
    }

    pub(super) fn close_table(&mut self) {
        let table = self.table.take().and_then(|table| table.end(self.found));
        self.blocks.extend(table.map(table::block));
    }

    /// Takes what belongs to a table below or above it; gives back what is text.
    pub(super) fn beside_table(&mut self, leaf: Leaf<'a>, span: Span) -> Option<Leaf<'a>> {
        if !self.inside.is_empty() || leaf.kind == BlockKind::Subhead {
            return Some(leaf);
        }
        let copy = self.copy();
        let chars = copy.chars(&leaf);
        if let Some(above) = Above::of(&chars, span) {
            self.above = Some((leaf, above));
            return None;
        }
        // A note of the story's end between them parts them.
        let between = |block: &Block| self.source.get(block.span.range().end..span.range().start);
        let is_below = |block: &Block| between(block).is_some_and(|between| between.trim().is_empty());
        let last = self.blocks.last_mut().filter(|block| block.kind == BlockKind::Table && is_below(block));
        if let Some(block) = last
            && let Some(note) = table::note(&chars, copy, self.found)
        {
            block.span = block.span.to(span);
            block.table.iter_mut().for_each(|table| Arc::make_mut(table).notes.push(note.clone()));
            return None;
        }
        Some(leaf)
    }

    /// What may stand above a table stands above none.
    pub(super) fn nothing_below(&mut self) {
        let Some((leaf, above)) = self.above.take() else { return };
        let copy = self.copy();
        if above.names_file(copy) {
            let table = above.table(copy, self.found);
            self.blocks.push(table::block(table));
            return;
        }
        self.make(&leaf, above.span);
    }

    fn line_start(&self, range: &Range<usize>) -> usize {
        indent::line_start(self.source, self.start, range.start + self.start)
    }

    const fn copy(&self) -> table::Copy<'a> {
        table::Copy { file: self.file, source: self.source, seen: self.seen }
    }
}
