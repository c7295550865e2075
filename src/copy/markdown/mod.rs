//! The text of a story: a named subset of Markdown. What is outside it is an error that says so, for a mark
//! that is silently printed or dropped is found by the reader.
//!
//! Paragraphs are separated by blank lines; `## ` begins a subhead; `**…**` is the strong face, `*…*` that of
//! emphasis, `[…]{tracking=-0.03em}` text with attributes of its own. `1. …` and `- …` are lists, `> …`
//! quotations, rows between bars a table ([`table`]), `[^1]` the mark of the note `[^1]: …`, and `{kind=…}` above
//! a paragraph says what else it is.

mod asked;
mod attributes;
mod briefs;
mod compose;
mod doubts;
mod forms;
mod indent;
mod inline;
mod inside;
mod kinds;
mod leaf;
mod list;
mod names;
mod notes;
mod plain;
mod refused;
mod signs;
mod stars;
mod stray;
mod table;
#[cfg(test)]
mod tests;
mod walk;

pub(crate) use plain::in_plain_text;
use pulldown_cmark::{Options, Parser};

use crate::copy::{Block, BlockKind, Form};
use crate::diag::FileId;
use crate::reading::findings::Findings;
use walk::Walk;

/// The blocks of a text from a byte on; of one that has a form, as that has them.
pub(crate) fn blocks(
    source: &str,
    start: usize,
    (file, form): (FileId, Option<Form>),
    found: &mut Findings,
) -> Vec<Block> {
    // What is recognised can be refused by name; what is not would be printed as it is.
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let seen = stars::hidden(indent::apart(source, start), start);
    let Some(text) = seen.get(start..) else { return Vec::new() };
    let parser = Parser::new_ext(text, options);
    let mut walk = Walk {
        source,
        seen: &seen,
        start,
        file,
        found,
        usual: if form == Some(Form::Verse) { BlockKind::Verse } else { BlockKind::Paragraph },
        faces: Vec::new(),
        leaf: None,
        above: None,
        table: None,
        skipping: 0,
        inside: Vec::new(),
        lists: 0,
        notes: notes::Notes::default(),
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
    let Walk { mut blocks, notes, mut lists, found, .. } = walk;
    forms::apply(form, &mut blocks, &mut lists, found);
    blocks.extend(notes.end(lists + 1, found));
    blocks.shrink_to_fit();
    blocks
}
