//! The text of a story: a named subset of Markdown. What is outside it is an error that says so, for a mark
//! that is silently printed or dropped is found by the reader.
//!
//! Paragraphs are separated by blank lines; `## ` begins a subhead; rows between bars are a table ([`table`]); `**…**` is [`FaceRole::Strong`], `*…*`
//! [`FaceRole::Emphasis`], `[…]{tracking=-0.03em}` text with attributes of its own.

mod asked;
mod attributes;
mod doubts;
mod indent;
mod inline;
mod kinds;
mod leaf;
mod names;
mod plain;
mod signs;
mod stars;
mod stray;
mod table;
#[cfg(test)]
mod tests;

use crate::words::Words;
use std::ops::Range;
use std::sync::Arc;

use leaf::{Inline, Leaf};
pub(crate) use plain::in_plain_text;
use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use table::{Above, Begun};

use crate::copy::table::{Asked, Table};
use crate::copy::{Block, BlockKind, FaceRole};
use crate::diag::{Diagnostic, FileId, Span};
use crate::printable::short;
use crate::reading::findings::Findings;

/// The blocks of a text from a byte on.
pub(crate) fn blocks(source: &str, start: usize, file: FileId, found: &mut Findings) -> Vec<Block> {
    // What is recognised can be refused by name; what is not would be printed as it is.
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let seen = stars::hidden(indent::apart(source, start), start);
    let Some(text) = seen.get(start..) else { return Vec::new() };
    let parser = Parser::new_ext(text, options);
    let mut walk = Walk {
        source,
        seen: &seen,
        start,
        file,
        found,
        faces: Vec::new(),
        leaf: None,
        above: None,
        table: None,
        skipping: 0,
        blocks: Vec::new(),
    };
    let mut definitions: Vec<_> =
        parser.reference_definitions().iter().map(|(_, one)| one.span.clone()).collect();
    definitions.sort_by_key(|range| range.start);
    for range in definitions {
        walk.refuse("definition", &range);
    }
    for (event, range) in parser.into_offset_iter() {
        walk.event(event, range);
    }
    walk.nothing_below();
    walk.blocks
}

struct Walk<'a, 'f> {
    source: &'a str,
    /// The source as the parser sees it.
    seen: &'a str,
    start: usize,
    file: FileId,
    found: &'f mut Findings,
    /// The faces that are open, innermost last.
    faces: Vec<FaceRole>,
    leaf: Option<Leaf<'a>>,
    /// What may stand above a table, which is a paragraph where it does not.
    above: Option<(Leaf<'a>, Above)>,
    table: Option<Begun>,
    /// How deep inside something that was refused.
    skipping: usize,
    blocks: Vec<Block>,
}

impl<'a> Walk<'a, '_> {
    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        if !matches!(event, Event::Start(Tag::Table(_))) {
            self.nothing_below();
        }
        match event {
            Event::Start(_) if self.skipping > 0 => self.skipping += 1,
            Event::End(_) if self.skipping > 0 => self.skipping -= 1,
            _ if self.skipping > 0 => {}
            Event::Start(tag) => self.open(&tag, &range),
            Event::End(tag) => self.close(tag, &range),
            Event::Text(text) => self.push(Some(text), range),
            Event::SoftBreak => self.push(None, range),
            other => self.refuse(lone_name(&other), &range),
        }
    }

    fn open(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        let written = self.source.get(self.start + range.start..).unwrap_or_default();
        match tag {
            Tag::Paragraph => self.leaf = Some(Leaf { kind: BlockKind::Paragraph, pieces: Vec::new() }),
            Tag::Table(columns) => self.open_table(columns, range),
            Tag::TableHead | Tag::TableRow => {
                let copy = self.copy();
                let start = indent::line_start(self.source, self.start, range.start + self.start);
                self.table.iter_mut().for_each(|table| table.row(copy, start));
            }
            Tag::TableCell => self.leaf = Some(Leaf { kind: BlockKind::Table, pieces: Vec::new() }),
            Tag::Heading { level: HeadingLevel::H2, .. } if written.starts_with('#') => {
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
            other => {
                self.refuse(tag_name(other, written), range);
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
            TagEnd::TableCell => {
                let (copy, leaf) = (self.copy(), self.leaf.take());
                if let (Some(leaf), Some(table)) = (leaf, &mut self.table) {
                    table.cell(&leaf, copy, self.found);
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                let copy = self.copy();
                self.table.iter_mut().for_each(|table| table.end_row(copy));
            }
            TagEnd::Table => {
                let table = self.table.take().and_then(|table| table.end(self.found));
                self.blocks.extend(table.map(table::block));
            }
            _ => {
                let Some(leaf) = self.leaf.take() else { return };
                let from = indent::line_start(self.source, self.start, range.start + self.start);
                let span = Span::new(self.file, from..range.end + self.start);
                self.close_leaf(leaf, span);
            }
        }
    }

    /// A paragraph or subhead, or what belongs to a table below or above it.
    fn close_leaf(&mut self, leaf: Leaf<'a>, span: Span) {
        let copy = self.copy();
        if leaf.kind == BlockKind::Paragraph {
            let chars = copy.chars(&leaf);
            if let Some(above) = Above::of(&chars, span) {
                self.above = Some((leaf, above));
                return;
            }
            let last = self.blocks.last_mut().filter(|block| block.kind == BlockKind::Table);
            if let Some(block) = last
                && let Some(note) = table::note(&chars, copy, self.found)
            {
                block.span = block.span.to(span);
                block.table.iter_mut().for_each(|table| Arc::make_mut(table).notes.push(note.clone()));
                return;
            }
        }
        self.blocks.extend(inline::block(&leaf, (self.source, self.seen), span, self.found));
    }

    /// What may stand above a table stands above none.
    fn nothing_below(&mut self) {
        let Some((leaf, above)) = self.above.take() else { return };
        let copy = self.copy();
        if above.names_file(copy) {
            let table = above.table(copy, self.found);
            self.blocks.push(table::block(table));
            return;
        }
        self.blocks.extend(inline::block(&leaf, (self.source, self.seen), above.span, self.found));
    }

    fn open_table(&mut self, columns: &[Alignment], range: &Range<usize>) {
        let start = indent::line_start(self.source, self.start, range.start + self.start);
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

    const fn copy(&self) -> table::Copy<'a> {
        table::Copy { file: self.file, source: self.source, seen: self.seen }
    }

    fn push(&mut self, text: Option<CowStr<'a>>, range: Range<usize>) {
        let face = self.faces.last().copied().unwrap_or(FaceRole::Regular);
        let range = range.start + self.start..range.end + self.start;
        if let Some(leaf) = &mut self.leaf {
            leaf.pieces.push(Inline { text, range, face });
        }
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
    fn refuse(&mut self, name: &'static str, range: &Range<usize>) {
        let range = range.start + self.start..range.end + self.start;
        let written = self.source.get(range.clone()).unwrap_or_default();
        let line = written.lines().next().map_or(0, str::len);
        let span = Span::new(self.file, range.start..range.start + line);
        let one = Diagnostic::error("markdown-outside-subset").arg("what", Words::part("markup", name));
        let one = one.here(span);
        let first = written.lines().next().and_then(item).filter(|_| name == "list");
        self.found.add(match (first, MENDS.iter().find(|(of, _)| *of == name)) {
            // A line that begins as an item of a list does: the sign is meant as itself.
            (Some(mended), _) => one
                .arg("mended", short(mended.trim_end()))
                .mend_by("help-list")
                .replace(Span::new(self.file, range), paragraphs(written)),
            (None, Some((_, help))) => one.help(Words::part("markup-as-text", help)),
            (None, None) => one,
        });
    }
}

/// What is outside the subset and has a way of its own to be mended.
const MENDS: [(&str, &str); 13] = [
    ("break", "help-break"),
    ("code", "help-code"),
    ("code-block", "help-code-block"),
    ("code-indented", "help-code-indented"),
    ("footnote", "help-footnote"),
    ("heading-other", "help-heading"),
    ("heading-underlined", "help-heading"),
    ("html", "help-tag"),
    ("link", "help-link"),
    ("picture", "help-picture"),
    ("quote", "help-quote"),
    ("rule", "help-rule"),
    ("underscores", "help-underscores"),
];

/// The items of a list as paragraphs: without a blank line between them they would be one.
fn paragraphs(list: &str) -> String {
    let mut text = String::new();
    for line in list.split_inclusive('\n') {
        let Some(item) = item(line) else {
            text += line;
            continue;
        };
        if text.ends_with('\n') && !text.ends_with("\n\n") && !text.ends_with("\r\n\r\n") {
            text += if text.ends_with("\r\n") { "\r\n" } else { "\n" };
        }
        // Behind a blank line, four spaces would begin code.
        text += if text.is_empty() { &item } else { item.trim_start() };
    }
    text
}

/// A line that begins as an item of a list does, with a `\` that makes text of it.
fn item(line: &str) -> Option<String> {
    let bare = line.trim_start();
    let figures = bare.len() - bare.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let at = line.len() - bare.len() + figures;
    let rest = line.get(at..)?;
    let is_sign = match rest.chars().next()? {
        '-' | '+' | '*' => figures == 0,
        '.' | ')' => figures > 0,
        _ => false,
    };
    // Without a blank behind the sign it is text: -5度, **重点**, 1.5万人.
    let begins =
        rest.get(1..).is_some_and(|behind| behind.is_empty() || behind.starts_with(char::is_whitespace));
    (is_sign && begins).then(|| format!("{}\\{rest}", &line[..at]))
}

/// The name of what was found where a story may not have it.
fn tag_name(tag: &Tag<'_>, written: &str) -> &'static str {
    match tag {
        Tag::Heading { level: HeadingLevel::H2, .. } => "heading-underlined",
        Tag::Heading { .. } => "heading-other",
        Tag::Strong | Tag::Emphasis if written.starts_with('_') => "underscores",
        Tag::Strong | Tag::Emphasis => "emphasis-nested",
        Tag::BlockQuote(_) => "quote",
        Tag::CodeBlock(_) if written.starts_with(['`', '~']) => "code-block",
        Tag::CodeBlock(_) => "code-indented",
        Tag::HtmlBlock => "html",
        Tag::List(_) | Tag::Item => "list",
        Tag::FootnoteDefinition(_) => "footnote",
        Tag::Strikethrough => "struck-out",
        Tag::Link { .. } => "link",
        Tag::Image { .. } => "picture",
        _ => "this",
    }
}

fn lone_name(event: &Event<'_>) -> &'static str {
    match event {
        Event::Code(_) => "code",
        Event::Html(_) | Event::InlineHtml(_) => "html",
        Event::FootnoteReference(_) => "footnote",
        Event::HardBreak => "break",
        Event::Rule => "rule",
        _ => "this",
    }
}
