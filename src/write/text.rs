//! Text: what each page says, in the order of reading; of each story all of it in one piece, as far as it stands on the page.

use super::Written;
use crate::page::{Role, TablePart};
use crate::transcript::{Block, Content, PageTranscript, Section, Transcript, Whose};

/// A file for each page.
#[must_use]
pub fn files(transcript: &Transcript<'_>) -> Vec<Written> {
    let pages = transcript.pages.iter().enumerate();
    let page = |(at, page)| Written { path: format!("{:04}.txt", at + 1), bytes: text(page).into_bytes() };
    pages.map(page).collect()
}

/// What a page says: a paragraph a line, an empty line between what belongs to different stories, cells of a row apart by
/// tabs. What an advertisement or a picture shows is not said by the page.
fn text(page: &PageTranscript<'_>) -> String {
    let sections = page.sections.iter().map(section).filter(|text| !text.is_empty());
    let mut text = sections.collect::<Vec<_>>().join("\n\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

fn section(of: &Section<'_>) -> String {
    let mut text = String::new();
    let mut last: Option<&Block<'_>> = None;
    for block in of.blocks.iter().filter(|block| matches!(block.content, Content::Text(_))) {
        if let Some(last) = last {
            text.truncate(text.trim_end_matches(' ').len());
            text.push_str(between(last, block, of.whose));
        }
        let mut own = String::new();
        block.say(&mut own, block.inset());
        text.push_str(&own);
        last = Some(block);
    }
    text.truncate(text.trim_end().len());
    text
}

/// What parts two blocks.
fn between(last: &Block<'_>, next: &Block<'_>, whose: Whose) -> &'static str {
    match (last.role, next.role) {
        (Role::Table(TablePart::Cell(one)), Role::Table(TablePart::Cell(next))) if one.row == next.row => {
            "\t"
        }
        // A paragraph goes on in the next column.
        (one, next_role) if whose != Whose::Page && one == next_role && last.part == next.part => "",
        _ => "\n",
    }
}
