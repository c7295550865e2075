//! Collating: the composed lines compared with the printed ones, line by line and column by column.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::page::{Composition, Item};
use crate::record::{Article, Matches, Recorded, matches, solid};

/// A page collated with its record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Collation {
    /// Printed lines.
    pub lines: usize,
    /// Printed lines that the composed page breaks alike, in the same column and row.
    pub same: usize,
    /// Printed columns.
    pub columns: usize,
    /// Printed columns that the composed page has alike, from the first line to the last.
    pub same_columns: usize,
    /// Each recorded story.
    pub stories: Vec<StoryCollation>,
}

/// A story collated.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct StoryCollation {
    /// Its name.
    pub id: String,
    /// It is on no page of the edition.
    pub absent: bool,
    /// The rows of each column: printed, composed.
    pub rows: Vec<(usize, usize)>,
    /// Printed lines that are composed alike.
    pub same: usize,
    /// Printed lines that are not.
    pub differing: Vec<Difference>,
    /// Characters of the record that are not in the copy, or wrong.
    pub wrong_characters: usize,
    /// Characters of the copy that are not in the record, or wrong there.
    pub missing_characters: usize,
}

/// A printed line that is composed otherwise. Columns and rows count from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Its column.
    pub column: usize,
    /// Its row in the column.
    pub row: usize,
    /// As printed.
    pub printed: String,
    /// The composed line in which it begins.
    pub composed: String,
    /// Where that line stands.
    pub composed_at: Option<(usize, usize)>,
    /// How many characters later than printed the line begins; negative for earlier. None where the record
    /// does not tell.
    pub begins_late: Option<i64>,
    /// How many characters later than printed the line ends.
    pub ends_late: Option<i64>,
}

/// A composed line: its characters' places in the story, and where it stands.
struct Composed {
    page: usize,
    /// Among the columns that the story has on that page.
    column: usize,
    /// Among the lines of that.
    row: usize,
    start: usize,
    end: usize,
    text: String,
}

/// Collates a composed edition with a record.
#[must_use]
pub fn collate(composition: &Composition, recorded: &Recorded) -> Collation {
    let mut out = Collation::default();
    for article in &recorded.articles {
        let story = composition.stories.iter().position(|story| story.id == article.id);
        let composed = story.map(|story| composed_lines(composition, story)).unwrap_or_default();
        let (collated, columns) = collate_story(article, &composed, story.is_none());
        out.lines += article.columns.iter().map(Vec::len).sum::<usize>();
        out.same += collated.same;
        out.columns += article.columns.len();
        out.same_columns += columns;
        out.stories.push(collated);
    }
    out
}

/// The lines of a story's body and byline, in order.
fn composed_lines(composition: &Composition, story: usize) -> Vec<Composed> {
    let mut rows: BTreeMap<(usize, u16, u16), String> = BTreeMap::new();
    for (page, items) in composition.pages.iter().enumerate() {
        for item in &items.items {
            let Item::Glyphs(run) = item else { continue };
            if run.source.role.is_of_text() && run.source.story.map(usize::from) == Some(story) {
                rows.entry((page, run.source.column, run.source.row)).or_default().push_str(&run.text);
            }
        }
    }
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    let mut lines: BTreeMap<(usize, u16), usize> = BTreeMap::new();
    let mut end = 0;
    let line = |((page, column, _), text): ((usize, u16, u16), String)| {
        let start = end;
        end += solid(&text).count();
        // Columns of a story that jumps are counted through all its pages; a record counts those of its own.
        let first = *first.entry(page).or_insert(usize::from(column));
        // A record has the lines of a column, and not the white rows above subheads.
        let row = lines.entry((page, column)).or_default();
        let (column, row) = (usize::from(column) - first, std::mem::replace(row, *row + 1));
        Composed { page, column, row, start, end, text }
    };
    rows.into_iter().map(line).collect()
}

/// A recorded line on the copy: the first and the last of its characters that were found.
struct Found<'a> {
    column: usize,
    row: usize,
    text: &'a str,
    span: Option<(usize, usize)>,
}

fn collate_story(article: &Article, composed: &[Composed], absent: bool) -> (StoryCollation, usize) {
    let copy: Vec<char> = composed.iter().flat_map(|line| solid(&line.text)).collect();
    let printed: Vec<char> = article.columns.iter().flatten().flat_map(|line| solid(&line.text)).collect();
    let Matches { met, extra, missing } = matches(&printed, &copy);
    let mut start = 0;
    let mut lines = Vec::new();
    for (column, recorded) in article.columns.iter().enumerate() {
        for (row, line) in recorded.iter().enumerate() {
            let end = start + solid(&line.text).count();
            let mut found = met.get(start..end).unwrap_or_default().iter().flatten();
            let span = found.next().map(|first| (*first, found.next_back().copied().unwrap_or(*first)));
            lines.push(Found { column, row, text: &line.text, span });
            start = end;
        }
    }
    let page = page_of(&met, composed);
    let mut out = StoryCollation {
        id: article.id.clone(),
        absent,
        rows: rows(article, composed, page),
        wrong_characters: extra,
        // What stands on other pages is not missing on this one.
        missing_characters: missing.saturating_sub(elsewhere(&met, composed, page)),
        ..StoryCollation::default()
    };
    let mut whole = vec![true; article.columns.len()];
    for (index, line) in lines.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| lines.get(before));
        match difference((line, page), (before, lines.get(index + 1)), composed) {
            None => out.same += 1,
            Some(difference) => {
                out.differing.push(difference);
                if let Some(whole) = whole.get_mut(line.column) {
                    *whole = false;
                }
            }
        }
    }
    let level = out.rows.iter().map(|(printed, composed)| printed == composed);
    let columns = whole.iter().zip(level).filter(|(whole, level)| **whole && *level).count();
    (out, columns)
}

/// The page that a record is of, of those that a story stands on: the one with most of its characters.
fn page_of(met: &[Option<usize>], composed: &[Composed]) -> usize {
    let mut most: BTreeMap<usize, usize> = BTreeMap::new();
    for at in met.iter().flatten() {
        let line = composed.partition_point(|line| line.end <= *at);
        *most.entry(composed.get(line).map_or(0, |line| line.page)).or_default() += 1;
    }
    let first = composed.first().map_or(0, |line| line.page);
    most.into_iter().rev().max_by_key(|(_, count)| *count).map_or(first, |(page, _)| page)
}

/// How many characters of a story stand on other pages and are not in the record of one.
fn elsewhere(met: &[Option<usize>], composed: &[Composed], page: usize) -> usize {
    let met: BTreeSet<usize> = met.iter().flatten().copied().collect();
    let others = composed.iter().filter(|line| line.page != page);
    others.flat_map(|line| line.start..line.end).filter(|at| !met.contains(at)).count()
}

/// The rows of each column on the page of the record: printed, composed.
fn rows(article: &Article, composed: &[Composed], page: usize) -> Vec<(usize, usize)> {
    let here = || composed.iter().filter(|line| line.page == page);
    let columns = here().map(|line| line.column + 1).max().unwrap_or(0).max(article.columns.len());
    let printed = |column: usize| article.columns.get(column).map_or(0, Vec::len);
    let composed = |column: usize| here().filter(|line| line.column == column).count();
    (0..columns).map(|column| (printed(column), composed(column))).collect()
}

/// How a printed line differs from the composed one; nothing where both begin and end at the same characters
/// and stand in the same place. A break beside which the record lost characters is not held against it.
fn difference(
    (line, page): (&Found<'_>, usize),
    (before, after): (Option<&Found<'_>>, Option<&Found<'_>>),
    composed: &[Composed],
) -> Option<Difference> {
    let holder =
        line.span.and_then(|(first, _)| composed.iter().find(|one| one.start <= first && first < one.end));
    let (Some((first, last)), Some(holder)) = (line.span, holder) else {
        return Some(line.differs(None, None, None));
    };
    let lost_before = before.and_then(|before| before.span).is_some_and(|(_, last)| last + 1 < first);
    let lost_after = after.and_then(|after| after.span).is_some_and(|(first, _)| last + 1 < first);
    // A composed line that begins inside the printed one begins late; one that holds it began early.
    let begins = composed
        .iter()
        .map(|one| one.start as i64 - first as i64)
        .min_by_key(|late| late.abs())
        .filter(|late| !(lost_before && *late <= 0 && *late > -4));
    let ends = composed
        .iter()
        .map(|one| one.end as i64 - 1 - last as i64)
        .min_by_key(|late| late.abs())
        .filter(|late| !(lost_after && *late >= 0 && *late < 4));
    let alike = begins.is_none_or(|late| late == 0) && ends.is_none_or(|late| late == 0);
    let inside = holder.end > last;
    let placed = (holder.page, holder.column, holder.row) == (page, line.column, line.row);
    (!(alike && inside && placed)).then(|| line.differs(Some(holder), begins, ends))
}

impl Found<'_> {
    fn differs(&self, composed: Option<&Composed>, begins: Option<i64>, ends: Option<i64>) -> Difference {
        Difference {
            column: self.column + 1,
            row: self.row + 1,
            printed: self.text.to_owned(),
            composed: composed.map(|one| one.text.clone()).unwrap_or_default(),
            composed_at: composed.map(|one| (one.column + 1, one.row + 1)),
            begins_late: begins,
            ends_late: ends,
        }
    }
}
