//! The lines of a composed edition: where each stands, as a record counts, and all of them as a record.

use std::collections::BTreeMap;

use crate::page::{Composition, Item, Role, StoryLabel};
use crate::record::{Article, Line, PrintedColumn, Recorded};

/// A line of a story's text as it is composed: its body, and who reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ComposedLine {
    /// Its page, from 0.
    pub(super) page: usize,
    /// Its column, from 0: among those that the story has on that page and that have lines.
    pub(super) column: usize,
    /// Its row, from 0: among the lines of the column, white rows not counted.
    pub(super) row: usize,
    /// Its frame among those of its chain, and its row there, white rows counted.
    pub(super) frame: usize,
    pub(super) frame_row: usize,
    /// What stands on it.
    pub(super) text: String,
    /// What stands before it: a bullet, the number of an item. It is no part of the copy, and may be recorded.
    pub(super) label: String,
    /// The part of the body that it begins with; none of a byline on a line of its own.
    pub(super) part: Option<usize>,
}

/// The lines of each story, in the order of the composition's stories, those of a story in the order of its chain.
pub(super) fn composed_lines(composition: &Composition) -> Vec<Vec<ComposedLine>> {
    // A frame stands on one page, so that the frames of a chain in order are its pages in order too.
    let mut rows: BTreeMap<(usize, u16, u16), ComposedLine> = BTreeMap::new();
    for (page, items) in composition.pages.iter().enumerate() {
        for item in &items.items {
            let Item::Glyphs(run) = item else { continue };
            let Some(story) = run.source.story.filter(|_| run.source.role.is_of_text()) else { continue };
            let part = (run.source.role != Role::Byline).then(|| usize::from(run.source.part));
            let place = (usize::from(story), run.source.column, run.source.row);
            let (text, label) = (String::new(), String::new());
            let (frame, frame_row) = (usize::from(run.source.column), usize::from(run.source.row));
            let new = ComposedLine { page, column: 0, row: 0, frame, frame_row, text, label, part };
            let line = rows.entry(place).or_insert(new);
            let is_label = matches!(run.source.role, Role::Label(_));
            if is_label { &mut line.label } else { &mut line.text }.push_str(&run.text);
        }
    }
    let mut stories: Vec<Vec<ComposedLine>> = composition.stories.iter().map(|_| Vec::new()).collect();
    let mut last: Option<(usize, u16)> = None;
    for ((story, frame, _), mut line) in rows {
        let Some(lines) = stories.get_mut(story) else { continue };
        (line.column, line.row) = match lines.last() {
            Some(before) if last == Some((story, frame)) => (before.column, before.row + 1),
            Some(before) if before.page == line.page => (before.column + 1, 0),
            _ => (0, 0),
        };
        last = Some((story, frame));
        lines.push(line);
    }
    stories
}

/// The lines of a composed edition as a record, with the pages of columns where it has several.
#[must_use]
pub fn recorded(composition: &Composition) -> Recorded {
    let is_paged = composition.pages.len() > 1;
    let page = |line: &ComposedLine| u32::try_from(line.page + 1).ok().filter(|_| is_paged);
    let of_story = |(label, lines): (&StoryLabel, Vec<ComposedLine>)| {
        let StoryLabel { id, title, .. } = label;
        let is_same =
            |one: &ComposedLine, next: &ComposedLine| (one.page, one.column) == (next.page, next.column);
        let column = |lines: &[ComposedLine]| PrintedColumn {
            page: lines.first().and_then(page),
            lines: lines.iter().map(printed).collect(),
        };
        let columns: Vec<PrintedColumn> = lines.chunk_by(is_same).map(column).collect();
        let headline = if title.is_empty() { Vec::new() } else { vec![title.clone()] };
        (!columns.is_empty()).then(|| Article { id: id.clone(), headline, columns, ..Article::default() })
    };
    let stories = composition.stories.iter().zip(composed_lines(composition));
    let articles = stories.filter_map(of_story).collect();
    Recorded { articles, ..Recorded::default() }.in_its_format()
}

fn printed(line: &ComposedLine) -> Line {
    Line { text: format!("{}{}", line.label, line.text), paragraph: line.part, ..Line::default() }
}
