//! From the events of the parser to the blocks of a text: what stands inside what, and what is told of what may not.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Tag, TagEnd};

use crate::copy::markdown::inline;
use crate::copy::markdown::inside::Inside;
use crate::copy::markdown::leaf::{Inline, Leaf};
use crate::copy::markdown::notes::Notes;
use crate::copy::markdown::table::{self, Above, Begun};
use crate::copy::markdown::{doubts, indent, list, refused};
use crate::copy::table::{Asked, Table};
use crate::copy::{Block, BlockKind, FaceRole};
use crate::diag::{Diagnostic, FileId, Span};
use crate::printable::short;
use crate::reading::findings::Findings;

pub(super) struct Walk<'a, 'f> {
    pub(super) source: &'a str,
    /// The source as the parser sees it.
    pub(super) seen: &'a str,
    pub(super) start: usize,
    pub(super) file: FileId,
    pub(super) found: &'f mut Findings,
    /// What a paragraph is that says nothing of it.
    pub(super) usual: BlockKind,
    /// The faces that are open, innermost last.
    pub(super) faces: Vec<FaceRole>,
    pub(super) leaf: Option<Leaf<'a>>,
    /// What may stand above a table, which is a paragraph where it does not.
    pub(super) above: Option<(Leaf<'a>, Above)>,
    pub(super) table: Option<Begun>,
    /// How deep inside something that was refused.
    pub(super) skipping: usize,
    /// What is open around the leaf, innermost last.
    pub(super) inside: Vec<Inside>,
    /// How many lists there are so far.
    pub(super) lists: u32,
    pub(super) notes: Notes,
    pub(super) blocks: Vec<Block>,
}

impl<'a> Walk<'a, '_> {
    pub(super) fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        if !matches!(event, Event::Start(Tag::Table(_))) {
            self.nothing_below();
        }
        match event {
            Event::Start(_) if self.skipping > 0 => self.skipping += 1,
            Event::End(_) if self.skipping > 0 => self.skipping -= 1,
            _ if self.skipping > 0 => {}
            Event::Start(tag) => self.open(tag, &range),
            Event::End(tag) => self.close(tag, &range),
            Event::Text(text) => self.push(Some(text), range),
            Event::SoftBreak => self.push(None, range),
            Event::FootnoteReference(name) => self.mark(&name, range),
            other => self.refuse(refused::lone(&other), &range),
        }
    }

    fn open(&mut self, tag: Tag<'a>, range: &Range<usize>) {
        let written = self.source.get(self.start + range.start..).unwrap_or_default();
        match tag {
            Tag::Paragraph => self.leaf = Some(Leaf { kind: self.kind_here(), pieces: Vec::new() }),
            Tag::Table(columns) if self.inside.is_empty() => self.open_table(&columns, range),
            Tag::TableHead | Tag::TableRow => self.open_row(range),
            Tag::TableCell => self.leaf = Some(Leaf { kind: BlockKind::Table, pieces: Vec::new() }),
            Tag::Heading { level: HeadingLevel::H2, .. }
                if written.starts_with('#') && self.inside.is_empty() =>
            {
                self.leaf = Some(Leaf { kind: BlockKind::Subhead, pieces: Vec::new() });
            }
            Tag::Strong if written.starts_with('*') && self.faces.is_empty() => {
                self.doubt(range, 2);
                self.faces.push(FaceRole::Strong);
            }
            Tag::Emphasis if written.starts_with('*') && self.faces.is_empty() => {
                self.doubt(range, 1);
                self.faces.push(FaceRole::Emphasis);
            }
            // A single tilde stands for "to": 8~10.
            Tag::Strikethrough if !written.starts_with("~~") => {
                self.push(Some("~".into()), range.start..range.start + 1);
            }
            Tag::BlockQuote(_) if self.inside.is_empty() => self.inside.push(Inside::Quote),
            Tag::List(_) if self.takes_list() => {
                self.end_line();
                self.lists += 1;
                self.inside.push(Inside::List(self.lists, Vec::new()));
            }
            Tag::Item => self.item(range),
            Tag::FootnoteDefinition(name) if self.inside.is_empty() => {
                self.notes.define(&name, self.span(range), self.found);
                self.inside.push(Inside::Note(name.into_string()));
            }
            other => {
                self.refuse(refused::tag(&other, written, &self.inside), range);
                self.skipping = 1;
            }
        }
    }

    fn close(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Strong | TagEnd::Emphasis => {
                self.faces.pop();
            }
            TagEnd::Strikethrough => self.push(Some("~".into()), range.end - 1..range.end),
            TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => {
                self.inside.pop();
            }
            TagEnd::List(_) => {
                if let Some(Inside::List(_, items)) = self.inside.pop() {
                    self.lists_one(&items);
                }
            }
            TagEnd::Item => {
                self.end_line();
                if let Some(Inside::Item(_, sign, false)) = self.inside.pop() {
                    let span = Span::new(self.file, sign);
                    self.found.add(Diagnostic::error("item-without-text").here(span));
                }
            }
            TagEnd::TableCell => self.close_cell(),
            TagEnd::TableHead | TagEnd::TableRow => self.close_row(),
            TagEnd::Table => self.close_table(),
            _ => self.end(range.start + self.start..range.end + self.start),
        }
    }

    /// The kind of a paragraph that begins here.
    fn kind_here(&self) -> BlockKind {
        match self.inside.first() {
            None => self.usual,
            Some(Inside::Quote) => BlockKind::Quote,
            Some(Inside::Note(_)) => BlockKind::Footnote,
            Some(Inside::List(..) | Inside::Item(..)) if self.inside.len() > 2 => BlockKind::Subitem,
            Some(Inside::List(..) | Inside::Item(..)) => BlockKind::Item,
        }
    }

    /// Whether a list may stand here: in the text, or in an item of a list there.
    fn takes_list(&self) -> bool {
        matches!(self.inside.as_slice(), [] | [Inside::List(..), Inside::Item(..)])
    }

    /// Begins an item: its number is printed as it was typed.
    fn item(&mut self, range: &Range<usize>) {
        let start = range.start + self.start;
        let written = self.source.get(start..).unwrap_or_default();
        let blanks = written.len() - written.trim_start_matches([' ', '\t']).len();
        let sign = start + blanks..start + blanks + list::sign(written.get(blanks..).unwrap_or_default());
        let typed = self.source.get(sign.clone()).unwrap_or_default();
        let label = list::label(typed, Span::new(self.file, sign.clone()));
        if let Some(Inside::List(_, items)) = self.inside.last_mut() {
            items.push(sign.clone());
        }
        self.inside.push(Inside::Item(Some(label), sign, false));
    }

    /// Warns of a list of one item: its sign may be meant as text.
    fn lists_one(&mut self, items: &[Range<usize>]) {
        let [sign] = items else { return };
        let typed = self.source.get(sign.clone()).unwrap_or_default();
        let at = typed.len() - typed.chars().next_back().map_or(0, char::len_utf8);
        let mended = format!("{}\\{}", &typed[..at], &typed[at..]);
        let behind = self.source.get(sign.end..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let line = short(format!("{mended}{behind}").trim_end());
        let span = Span::new(self.file, sign.clone());
        let one = Diagnostic::warning("list-of-one").arg("mended", line).here(span);
        self.found.add(one.replace(span, mended));
    }

    fn push(&mut self, text: Option<CowStr<'a>>, range: Range<usize>) {
        let face = self.faces.last().copied().unwrap_or(FaceRole::Regular);
        self.piece(Inline {
            text,
            range: range.start + self.start..range.end + self.start,
            face,
            mark: false,
        });
    }

    /// The mark of a note.
    fn mark(&mut self, name: &str, range: Range<usize>) {
        let text = self.notes.mark(name);
        let range = range.start + self.start..range.end + self.start;
        self.piece(Inline { text: Some(text.into()), range, face: FaceRole::Regular, mark: true });
    }

    fn piece(&mut self, piece: Inline<'a>) {
        // The items of a list without blank lines have text, and no paragraph around it.
        if self.leaf.is_none() && matches!(self.inside.last(), Some(Inside::Item(..))) {
            self.leaf = Some(Leaf { kind: self.kind_here(), pieces: Vec::new() });
        }
        if let Some(leaf) = &mut self.leaf {
            leaf.pieces.push(piece);
        }
    }

    /// Ends the text of an item that has no paragraph around it.
    fn end_line(&mut self) {
        let pieces = self.leaf.as_ref().map(|leaf| leaf.pieces.as_slice());
        let Some([first, .., last] | [first @ last]) = pieces else { return };
        self.end(first.range.start..last.range.end);
    }

    /// Ends a paragraph or a subhead: its blocks.
    fn end(&mut self, range: Range<usize>) {
        let Some(leaf) = self.leaf.take() else { return };
        // What stands inside something begins where that has it.
        let from = if self.inside.is_empty() {
            indent::line_start(self.source, self.start, range.start)
        } else {
            range.start
        };
        let span = Span::new(self.file, from..range.end);
        if let Some(leaf) = self.beside_table(leaf, span) {
            self.make(&leaf, span);
        }
    }

    /// The blocks of a paragraph or a subhead.
    fn make(&mut self, leaf: &Leaf<'a>, span: Span) {
        let asked = inline::Asked { takes_kind: self.inside.is_empty(), lists: &mut self.lists };
        let mut made = inline::blocks(leaf, (self.source, self.seen), span, asked, self.found);
        let list = self.inside.iter().rev().find_map(|inside| match inside {
            Inside::List(number, _) => Some(*number),
            _ => None,
        });
        match self.inside.last_mut() {
            Some(Inside::Item(label, _, has_text)) => {
                for block in &mut made {
                    (block.goes_on, block.label, block.list) = (*has_text, label.take(), list);
                    *has_text = true;
                }
            }
            Some(Inside::Note(name)) => {
                self.notes.take(name, made);
                return;
            }
            _ => {}
        }
        self.blocks.extend(made);
    }

    fn open_table(&mut self, columns: &[Alignment], range: &Range<usize>) {
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

    fn open_row(&mut self, range: &Range<usize>) {
        let (copy, start) = (self.copy(), self.line_start(range));
        self.table.iter_mut().for_each(|table| table.row(copy, start));
    }

    fn close_cell(&mut self) {
        let (copy, leaf) = (self.copy(), self.leaf.take());
        if let (Some(leaf), Some(table)) = (leaf, &mut self.table) {
            table.cell(&leaf, copy, self.found);
        }
    }

    fn close_row(&mut self) {
        let copy = self.copy();
        self.table.iter_mut().for_each(|table| table.end_row(copy));
    }

    fn close_table(&mut self) {
        let table = self.table.take().and_then(|table| table.end(self.found));
        self.blocks.extend(table.map(table::block));
    }

    /// Takes what belongs to a table below or above it; gives back what is text.
    fn beside_table(&mut self, leaf: Leaf<'a>, span: Span) -> Option<Leaf<'a>> {
        if !self.inside.is_empty() || leaf.kind == BlockKind::Subhead {
            return Some(leaf);
        }
        let written = self.source.get(span.range()).unwrap_or_default();
        let is_below_table = self.blocks.last().is_some_and(|block| block.kind == BlockKind::Table);
        // Nearly every paragraph is neither, and not taken apart to learn that.
        if !is_below_table && !Above::may_be(written) {
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

    fn span(&self, range: &Range<usize>) -> Span {
        let range = range.start + self.start..range.end + self.start;
        let written = self.source.get(range.clone()).unwrap_or_default();
        let line = written.lines().next().map_or(0, str::len);
        Span::new(self.file, range.start..range.start + line)
    }

    /// Warns of an emphasis that may be two signs.
    fn doubt(&mut self, range: &Range<usize>, sign: usize) {
        let range = range.start + self.start..range.end + self.start;
        // Other paragraphs say nothing of it.
        let text = self.source.get(self.start..).unwrap_or_default();
        let inner = range.start - self.start..range.end - self.start;
        let Some((help, mended)) = doubts::mended(text, &inner, sign) else { return };
        let span = Span::new(self.file, range);
        let one = Diagnostic::warning("star-as-emphasis").arg("mended", short(&mended)).here(span);
        self.found.add(one.mend_by(help).replace(span, mended));
    }

    /// Reports something outside the subset at the first line of its range.
    pub(super) fn refuse(&mut self, name: &'static str, range: &Range<usize>) {
        let one = refused::told(name, self.span(range));
        self.found.add(one);
        if let Some(Inside::Item(_, _, has_text)) = self.inside.last_mut() {
            *has_text = true;
        }
    }
}
