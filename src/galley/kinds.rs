//! What the kinds of blocks ask of the lines of a body: white rows, lines that end where they do in the file, lines that
//! stand elsewhere than from one end of their measure to the other, what stands before items; all in em of a block's own
//! size.

use std::ops::Range;

use super::line::set_text;
use super::measures::Measures;
use crate::block::{BlockAlign, BlockRow, Ends, KINDS, Stands};
use crate::geom::Em;
use crate::line::{SetLine, Squeeze, Tracked, justify, line_end};
use crate::style::{BlockStyle, BodyStyle};
use crate::text::{Indent, ShapedLabel, ShapedStory, ShapedTable};

/// The blocks of a body as their kinds have them.
#[derive(Clone, Copy)]
pub(super) struct Kinds<'a> {
    text: &'a ShapedStory,
    style: &'a BodyStyle,
}

impl<'a> Kinds<'a> {
    pub(super) const fn of(text: &'a ShapedStory, style: &'a BodyStyle) -> Self {
        Self { text, style }
    }

    /// How far the lines of a block stand in, in em of its own.
    pub(super) fn indent(self, block: usize) -> Indent {
        self.text.blocks.get(block).map_or_else(Indent::default, |block| block.indent)
    }

    /// What is known of the kind of a block.
    pub(super) fn row(self, block: usize) -> &'static BlockRow {
        self.text.blocks.get(block).map_or(&KINDS[0], |block| block.kind.row())
    }

    /// The table that a block is.
    pub(super) fn table(self, block: usize) -> Option<&'a ShapedTable> {
        self.text.blocks.get(block)?.table.as_ref()
    }

    /// Whether a block is a table.
    pub(super) fn is_table(self, block: usize) -> bool {
        self.table(block).is_some()
    }

    fn block_style(self, block: usize) -> &'a BlockStyle {
        &self.style.blocks[self.row(block).kind]
    }

    fn size(self, block: usize) -> i64 {
        self.text.blocks.get(block).map_or(1000, |block| i64::from(block.size).max(1))
    }

    /// A measure of the body in em of a block.
    pub(super) fn own(self, block: usize, measure: Em) -> Em {
        match self.size(block) {
            1000 => measure,
            size => Em((i128::from(measure.0) * 1000).div_euclid(i128::from(size)) as i64),
        }
    }

    /// Whether all of a block stands with what follows.
    pub(super) fn is_head(self, block: usize) -> bool {
        self.row(block).stands == Stands::WithNext
    }

    /// Whether a block, or its end, stands with what follows.
    pub(super) fn stands_with_next(self, block: usize) -> bool {
        matches!(self.row(block).stands, Stands::WithNext | Stands::EndWithNext)
    }

    /// Whether a block is the first of what a head is of.
    pub(super) fn is_below_head(self, block: usize) -> bool {
        block.checked_sub(1).is_some_and(|above| self.is_head(above)) && !self.is_head(block)
    }

    /// Whether the lines of a block end where they do in the file.
    pub(super) fn is_by_line(self, block: usize) -> bool {
        self.row(block).kind.is_by_line()
    }

    /// Whether copyfit leaves a block as it is: what does not fill its lines has none to open, and what has white rows
    /// takes others of them in other places.
    pub(super) fn is_fixed(self, block: usize) -> bool {
        self.row(block).ends != Ends::Full || !self.is_filled(block) || self.has_white(block)
    }

    /// Whether the lines of a block fill their measure, so that they have a grey.
    pub(super) fn is_filled(self, block: usize) -> bool {
        !self.is_by_line(block) && self.block_style(block).align == BlockAlign::Justified
    }

    /// Whether a block parts the grey of its neighbours: a heading, lines that do not fill their measure, another size.
    pub(super) fn parts(self, block: usize) -> bool {
        self.row(block).ends != Ends::Full || !self.is_filled(block) || self.size(block) != 1000
    }

    /// Whether a byline may share the last line of a block.
    pub(super) fn shares_its_end(self, block: usize) -> bool {
        let BlockRow { ends, reads, .. } = self.row(block);
        let has_line = *ends == Ends::Fixed || (*reads == KINDS[0].reads && !self.parts(block));
        // What stands in the middle of its line or at its end would stand on the byline.
        let from_start = matches!(self.block_style(block).align, BlockAlign::Justified | BlockAlign::Start);
        has_line && from_start && !self.is_table(block)
    }

    /// Whether white rows may stand beside a block.
    fn has_white(self, block: usize) -> bool {
        let between = block.checked_sub(1).map_or((0, 0), |above| self.white_between(above, block));
        between.1 > 0 || self.white_between(block, block + 1).0 > 0
    }

    /// How many white rows stand below a block and above the next: the more that either asks for, the lower giving the
    /// rest. Two of one kind may be joined.
    fn white_between(self, above: usize, below: usize) -> (usize, usize) {
        let (upper, lower) = (self.row(above), self.row(below));
        let is_last = below >= self.text.blocks.len();
        match upper.joined {
            Some(rows) if upper.kind == lower.kind && !is_last => return (0, rows as usize),
            // Below what ends the story nothing is parted from it.
            Some(_) if is_last => return (0, 0),
            _ => {}
        }
        let under = self.block_style(above).below as usize;
        let over = if is_last { 0 } else { self.block_style(below).above as usize };
        // A table has white rows of its own, where it stands.
        if let Some(table) = self.table(above) {
            return (0, over.saturating_sub(table.style.below as usize));
        }
        if let Some(table) = self.table(below).filter(|_| upper.joined.is_some()) {
            return (under.saturating_sub(table.style.above as usize), 0);
        }
        match lower.joined {
            Some(_) => (under, over.saturating_sub(under)),
            None => (under, over),
        }
    }

    /// The white rows above a block that starts in a row: none at a column's head.
    pub(super) fn white_above(self, (block, row): (usize, usize), measures: &Measures) -> usize {
        let above = match block.checked_sub(1) {
            Some(above) => self.white_between(above, block).1,
            None => self.block_style(block).above as usize,
        };
        if above == 0 || measures.heads.contains(&row) { 0 } else { above }
    }

    /// Those below a block that ends above a row.
    pub(super) fn white_below(self, (block, row): (usize, usize), measures: &Measures) -> usize {
        let below = self.white_between(block, block + 1).0;
        let heads_column = || self.row(block).joined.is_some() && measures.heads.contains(&row);
        if below == 0 || heads_column() { 0 } else { below }
    }

    /// Whether it does not matter in which row a block starts.
    pub(super) fn is_alike_everywhere(self, block: usize, measures: &Measures) -> bool {
        measures.are_even() && !self.has_white(block) && !self.is_table(block)
    }

    /// Whether an atom begins a line because one begins there in the file.
    fn begins_line(self, block: usize, atom: usize) -> bool {
        self.text.blocks.get(block).is_some_and(|block| block.breaks.binary_search(&atom).is_ok())
    }

    /// How far the line that begins with an atom of a block stands in from the line start.
    pub(super) fn stands_in(self, block: usize, atom: usize) -> Em {
        let indent = self.indent(block);
        let alike = self.row(block).ends == Ends::Written && self.begins_line(block, atom);
        if alike { indent.first } else { indent.start(atom) }
    }

    /// The lines of a block that end where they do in the file; one that is too wide goes on in the next.
    pub(super) fn written_lines(
        self,
        block: usize,
        copy: &Tracked<'_>,
        room: impl Fn(usize, usize) -> Em,
    ) -> Vec<Range<usize>> {
        let len = copy.paragraph.len();
        let breaks = self.text.blocks.get(block).map_or(&[][..], |block| &block.breaks);
        let mut lines = Vec::new();
        let mut start = 0;
        for end in breaks.iter().copied().chain([len]) {
            while start < end.min(len) {
                let whole = start..end.min(len);
                let measure = room(lines.len(), start);
                let last = if copy.least_width(&whole) <= measure {
                    whole.end
                } else {
                    line_end(copy, start, measure, Squeeze::Kinsoku).min(whole.end)
                };
                lines.push(start..last);
                start = last;
            }
        }
        lines
    }

    /// For each block the widest of its lines and of those of its neighbours of the kind, where they stand by that.
    pub(super) fn longest<'p>(self, copy: impl Fn(usize) -> Option<Tracked<'p>>) -> Vec<Em> {
        let by_longest = |block: usize| self.block_style(block).align == BlockAlign::Longest;
        let count = self.text.blocks.len();
        let mut longest = vec![Em::ZERO; count];
        let mut first = 0;
        while first < count {
            let kind = self.row(first).kind;
            let end = (first..count).find(|at| self.row(*at).kind != kind).unwrap_or(count);
            if by_longest(first) {
                let widest = (first..end)
                    .filter_map(|block| Some(self.widest(block, &copy(block)?)))
                    .max()
                    .unwrap_or_default();
                longest.get_mut(first..end).unwrap_or_default().fill(widest);
            }
            first = end;
        }
        longest
    }

    /// The width of the longest line of a block, as the file has them.
    fn widest(self, block: usize, copy: &Tracked<'_>) -> Em {
        let breaks = self.text.blocks.get(block).map_or(&[][..], |block| &block.breaks);
        let starts = std::iter::once(0).chain(breaks.iter().copied());
        let ends = breaks.iter().copied().chain([copy.paragraph.len()]);
        let lines = starts.zip(ends).filter(|(start, end)| start < end);
        lines.map(|(start, end)| copy.ink_width(&(start..end))).max().unwrap_or_default()
    }

    /// A line of a block at its place in a measure of the body.
    pub(super) fn set(
        self,
        (block, copy): (usize, &Tracked<'_>),
        atoms: Range<usize>,
        (measure, longest): (Em, Em),
        last: bool,
    ) -> SetLine {
        let (indent, style) = (self.indent(block), self.block_style(block));
        let measure = self.own(block, measure) - indent.end;
        let start = self.stands_in(block, atoms.start);
        let white = || (measure - start - copy.ink_width(&atoms)).max(Em::ZERO);
        let further = match style.align {
            BlockAlign::Justified | BlockAlign::Start => Em::ZERO,
            BlockAlign::Middle => white() / 2,
            BlockAlign::End => white(),
            // What goes on in another line fills that from its end.
            BlockAlign::Longest => ((measure - indent.first - longest) / 2).max(Em::ZERO).min(white()),
        };
        justify(copy, atoms, start + further, measure, last || !self.is_filled(block))
    }

    /// What stands before a line of a block: before its first.
    pub(super) fn label_of(self, block: usize, atoms: &Range<usize>) -> Option<&'a ShapedLabel> {
        let first = atoms.start == 0 && !atoms.is_empty();
        self.text.blocks.get(block).filter(|_| first)?.label.as_ref()
    }

    /// The same, set.
    pub(super) fn label(self, block: usize, atoms: &Range<usize>) -> Option<SetLine> {
        let ShapedLabel { text, size, at, .. } = self.label_of(block, atoms)?;
        let mut set = set_text(text, Em::ZERO);
        let at = at.scaled(1000, i64::from(*size).max(1));
        set.places.iter_mut().for_each(|place| *place += at);
        set.end += at;
        Some(set)
    }
}
