//! Collating: the composed lines compared with the printed ones, line by line, column by column and page by page.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::composed::{ComposedLine, composed_lines};
use crate::page::Composition;
use crate::record::{Article, Line, Matches, PrintedColumn, Recorded, matches, solid};

/// An edition collated with its record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Collation {
    /// How many pages the edition has.
    pub pages: usize,
    /// Printed lines.
    pub lines: usize,
    /// Printed lines that the composed edition breaks alike, on the same page, in the same column and row.
    pub same: usize,
    /// Printed columns.
    pub columns: usize,
    /// Printed columns that the composed edition has alike, from the first line to the last.
    pub same_columns: usize,
    /// Each recorded story.
    pub stories: Vec<StoryCollation>,
}

impl Collation {
    /// Whether everything recorded is composed alike, and no recorded page has columns of its stories besides.
    #[must_use]
    pub fn is_alike(&self) -> bool {
        let has_its_rows =
            |story: &StoryCollation| story.rows.iter().all(|(printed, composed)| printed == composed);
        self.same == self.lines
            && self.same_columns == self.columns
            && self.stories.iter().all(|story| story.absent || has_its_rows(story))
    }
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
    /// The page of each of these columns, by its place in the edition from 1.
    pub pages: Vec<usize>,
    /// Printed lines that are composed alike.
    pub same: usize,
    /// Printed lines that are not.
    pub differing: Vec<Difference>,
    /// Characters of the record that are not in the copy, or wrong.
    pub wrong_characters: usize,
    /// Characters of the copy that are not in the record, or wrong there.
    pub missing_characters: usize,
}

/// A printed line that is composed otherwise. Pages, columns and rows count from 1; columns are those of the story on
/// the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The page of the edition that its page is.
    pub page: usize,
    /// Its column.
    pub column: usize,
    /// Its row in the column.
    pub row: usize,
    /// As printed.
    pub printed: String,
    /// The composed line in which it begins.
    pub composed: String,
    /// The page where that line stands.
    pub composed_page: Option<usize>,
    /// Its column and its row there.
    pub composed_at: Option<(usize, usize)>,
    /// How many characters later than printed the line begins; negative for earlier. None where the record
    /// does not tell.
    pub begins_late: Option<i64>,
    /// How many characters later than printed the line ends.
    pub ends_late: Option<i64>,
}

/// Collates a composed edition with a record.
#[must_use]
pub fn collate(composition: &Composition, recorded: &Recorded) -> Collation {
    let all = composed_lines(composition);
    let composed = |id: &str| {
        let story = composition.stories.iter().position(|story| story.id == id)?;
        all.get(story).map(Vec::as_slice)
    };
    let articles = recorded.articles.iter();
    let laid: Vec<Laid<'_>> = articles.map(|article| Laid::new(article, composed(&article.id))).collect();
    let sheets = Sheets::of(&laid);
    let mut out = Collation { pages: composition.pages.len(), ..Collation::default() };
    for one in &laid {
        let (collated, columns) = one.collated(&sheets);
        out.lines += one.lines.len();
        out.same += collated.same;
        out.columns += one.article.columns.len();
        out.same_columns += columns;
        out.stories.push(collated);
    }
    out
}

/// Which page of the edition each page of a record is: that which has most of its characters. Records are also of files
/// that have some of the pages.
struct Sheets(BTreeMap<u32, usize>);

impl Sheets {
    fn of(laid: &[Laid<'_>]) -> Self {
        let mut votes: BTreeMap<(u32, usize), usize> = BTreeMap::new();
        for one in laid {
            for line in &one.lines {
                let (Some(sheet), Some((first, last))) = (line.page, line.span) else { continue };
                let Some(page) = one.holder(first).map(|(line, _)| line.page) else { continue };
                *votes.entry((sheet, page)).or_default() += last + 1 - first;
            }
        }
        let mut best: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
        for ((sheet, page), count) in votes {
            let one = best.entry(sheet).or_insert((count, page));
            // Of two that have as many, that of the same number.
            if count > one.0 || count == one.0 && page + 1 == sheet as usize {
                *one = (count, page);
            }
        }
        Self(best.into_iter().map(|(sheet, (_, page))| (sheet, page)).collect())
    }

    fn page(&self, sheet: u32) -> usize {
        self.0.get(&sheet).copied().unwrap_or(sheet.saturating_sub(1) as usize)
    }
}

/// A recorded line on the copy.
struct Found<'a> {
    /// Its column among all of the record.
    of: usize,
    /// The page that it says.
    page: Option<u32>,
    /// Its column among those of the story on that page.
    column: usize,
    row: usize,
    text: &'a str,
    /// The first and the last of its characters that were found.
    span: Option<(usize, usize)>,
}

/// A recorded story laid on what is composed of it.
struct Laid<'a> {
    article: &'a Article,
    absent: bool,
    /// Its composed lines, and the characters of the copy that are on each.
    composed: Vec<(&'a ComposedLine, std::ops::Range<usize>)>,
    lines: Vec<Found<'a>>,
    matches: Matches,
}

impl<'a> Laid<'a> {
    fn new(article: &'a Article, composed: Option<&'a [ComposedLine]>) -> Self {
        let mut end = 0;
        let spanned = |line: &'a ComposedLine| {
            let start = end;
            end += solid(&line.text).count();
            (line, start..end)
        };
        let absent = composed.is_none();
        let composed: Vec<_> = composed.unwrap_or_default().iter().map(spanned).collect();
        let copy: Vec<char> = composed.iter().flat_map(|(line, _)| solid(&line.text)).collect();
        let labels = composed.iter().map(|(line, _)| solid(&line.label).collect::<Vec<char>>());
        let labels: BTreeSet<Vec<char>> = labels.filter(|label| !label.is_empty()).collect();
        let printed: Vec<Vec<Vec<char>>> =
            article.columns.iter().map(|column| copies(column, &labels)).collect();
        let matches = matches(&printed.iter().flatten().flatten().copied().collect::<Vec<char>>(), &copy);
        let lines = found(article, &printed, &matches);
        Self { article, absent, composed, lines, matches }
    }

    /// The composed line that a character of the copy is on.
    fn holder(&self, at: usize) -> Option<&(&'a ComposedLine, std::ops::Range<usize>)> {
        let line = self.composed.partition_point(|(_, span)| span.end <= at);
        self.composed.get(line).filter(|(_, span)| span.contains(&at))
    }

    /// Whether its columns say no pages: then it is a record of one page, whichever that is.
    fn is_of_one_page(&self) -> bool {
        self.article.columns.iter().all(|column| column.page.is_none())
    }

    /// The page that a record of one is of, of those that the story stands on: the one with most of its characters.
    fn only_page(&self) -> usize {
        let mut most: BTreeMap<usize, usize> = BTreeMap::new();
        for at in self.matches.met.iter().flatten() {
            if let Some((line, _)) = self.holder(*at) {
                *most.entry(line.page).or_default() += 1;
            }
        }
        let first = self.composed.first().map_or(0, |(line, _)| line.page);
        most.into_iter().rev().max_by_key(|(_, count)| *count).map_or(first, |(page, _)| page)
    }

    /// The collated story, and how many of its columns are alike.
    fn collated(&self, sheets: &Sheets) -> (StoryCollation, usize) {
        let only = self.only_page();
        let page = |said: Option<u32>| said.map_or(only, |sheet| sheets.page(sheet));
        let recorded: BTreeSet<usize> = if self.is_of_one_page() {
            BTreeSet::from([only])
        } else {
            sheets.0.values().copied().chain(self.lines.iter().map(|line| page(line.page))).collect()
        };
        let Matches { extra, missing, .. } = self.matches;
        let (pages, rows) = self.rows(&recorded, page).into_iter().unzip();
        let mut out = StoryCollation {
            id: self.article.id.clone(),
            absent: self.absent,
            pages,
            rows,
            wrong_characters: extra,
            // What stands on pages that are not recorded is not missing on those that are.
            missing_characters: missing.saturating_sub(self.elsewhere(&recorded)),
            ..StoryCollation::default()
        };
        let mut whole = vec![true; self.article.columns.len()];
        for index in 0..self.lines.len() {
            let Some(line) = self.lines.get(index) else { continue };
            match self.difference(index, page(line.page)) {
                None => out.same += 1,
                Some(difference) => {
                    out.differing.push(difference);
                    if let Some(whole) = whole.get_mut(line.of) {
                        *whole = false;
                    }
                }
            }
        }
        let has_its_rows = |(of, whole): (usize, &bool)| {
            let lines: Vec<&Found<'_>> = self.lines.iter().filter(|line| line.of == of).collect();
            let place = lines.first().map(|line| (page(line.page), line.column));
            *whole && place.is_none_or(|place| self.composed_rows(place) == lines.len())
        };
        let columns = whole.iter().enumerate().filter(|one| has_its_rows(*one)).count();
        (out, columns)
    }

    /// How many rows are composed in a column of a page.
    fn composed_rows(&self, place: (usize, usize)) -> usize {
        self.composed.iter().filter(|(line, _)| (line.page, line.column) == place).count()
    }

    /// The rows of each column on recorded pages, with the page from 1: printed, composed.
    fn rows(
        &self,
        recorded: &BTreeSet<usize>,
        page: impl Fn(Option<u32>) -> usize,
    ) -> Vec<(usize, (usize, usize))> {
        let mut rows: BTreeMap<(usize, usize), (usize, usize)> = BTreeMap::new();
        for line in &self.lines {
            rows.entry((page(line.page), line.column)).or_default().0 += 1;
        }
        for (line, _) in self.composed.iter().filter(|(line, _)| recorded.contains(&line.page)) {
            rows.entry((line.page, line.column)).or_default().1 += 1;
        }
        rows.into_iter().map(|((page, _), rows)| (page + 1, rows)).collect()
    }

    /// How many characters of a story stand on pages that are not recorded, and are not in the record either.
    fn elsewhere(&self, recorded: &BTreeSet<usize>) -> usize {
        let met: BTreeSet<usize> = self.matches.met.iter().flatten().copied().collect();
        let others = self.composed.iter().filter(|(line, _)| !recorded.contains(&line.page));
        others.flat_map(|(_, span)| span.clone()).filter(|at| !met.contains(at)).count()
    }

    /// How a printed line on a page differs from the composed one; nothing where both begin and end at the same
    /// characters and stand in the same place. A break beside which the record lost characters is not held against it.
    fn difference(&self, index: usize, page: usize) -> Option<Difference> {
        let line = self.lines.get(index)?;
        let holder = line.span.and_then(|(first, _)| self.holder(first));
        let (Some((first, last)), Some((holder, held))) = (line.span, holder) else {
            return Some(line.differs(page, None, (None, None)));
        };
        let span = |at: Option<usize>| at.and_then(|at| self.lines.get(at)).and_then(|line| line.span);
        let lost_before = span(index.checked_sub(1)).is_some_and(|(_, last)| last + 1 < first);
        let lost_after = span(Some(index + 1)).is_some_and(|(first, _)| last + 1 < first);
        // A composed line that begins inside the printed one begins late; one that holds it began early.
        let spans = || self.composed.iter().map(|(_, span)| span);
        let begins = spans().map(|span| span.start as i64 - first as i64).min_by_key(|late| late.abs());
        let begins = begins.filter(|late| !(lost_before && *late <= 0 && *late > -4));
        let ends = spans().map(|span| span.end as i64 - 1 - last as i64).min_by_key(|late| late.abs());
        let ends = ends.filter(|late| !(lost_after && *late >= 0 && *late < 4));
        let alike = begins.is_none_or(|late| late == 0) && ends.is_none_or(|late| late == 0);
        let inside = held.end > last;
        let placed = (holder.page, holder.column, holder.row) == (page, line.column, line.row);
        (!(alike && inside && placed)).then(|| line.differs(page, Some(holder), (begins, ends)))
    }
}

/// The characters of a recorded column, line by line, without what stands before items.
fn copies(column: &PrintedColumn, labels: &BTreeSet<Vec<char>>) -> Vec<Vec<char>> {
    let copy = |line: &Line| {
        let mut chars: Vec<char> = solid(&line.text).collect();
        let label = labels.iter().filter(|label| chars.starts_with(label)).map(Vec::len).max();
        chars.split_off(label.unwrap_or_default())
    };
    column.into_iter().map(copy).collect()
}

/// The lines of a recorded story, with what of the copy they are.
fn found<'a>(
    article: &'a Article,
    printed: &[Vec<Vec<char>>],
    Matches { met, .. }: &Matches,
) -> Vec<Found<'a>> {
    let mut lines: Vec<Found<'a>> = Vec::new();
    let mut columns: BTreeMap<Option<u32>, usize> = BTreeMap::new();
    let mut start = 0;
    let filled = article.columns.iter().zip(printed).enumerate();
    for (of, (recorded, printed)) in filled.filter(|(_, (column, _))| !column.lines.is_empty()) {
        let next = columns.entry(recorded.page).or_default();
        let column = std::mem::replace(next, *next + 1);
        for (row, (line, chars)) in recorded.into_iter().zip(printed).enumerate() {
            let end = start + chars.len();
            let mut own = met.get(start..end).unwrap_or_default().iter().flatten();
            let span = own.next().map(|first| (*first, own.next_back().copied().unwrap_or(*first)));
            lines.push(Found { of, page: recorded.page, column, row, text: &line.text, span });
            start = end;
        }
    }
    lines
}

impl Found<'_> {
    fn differs(
        &self,
        page: usize,
        composed: Option<&ComposedLine>,
        (begins_late, ends_late): (Option<i64>, Option<i64>),
    ) -> Difference {
        Difference {
            page: page + 1,
            column: self.column + 1,
            row: self.row + 1,
            printed: self.text.to_owned(),
            composed: composed.map(|one| one.text.clone()).unwrap_or_default(),
            composed_page: composed.map(|one| one.page + 1),
            composed_at: composed.map(|one| (one.column + 1, one.row + 1)),
            begins_late,
            ends_late,
        }
    }
}
