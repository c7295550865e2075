//! Printed lines told apart by the copy they were set from.
//!
//! Each line is looked up in all stories by its groups of three characters, then matched character by
//! character with the place found: what recognition spoilt is so found in spite of it, and reported.

use std::collections::BTreeMap;

use super::clean::{is_byline, unified};
use super::heads::BETWEEN_PARTS;
use super::level::{Columns, End, column_ends};
use super::{Article, Line, Placement, PrintedColumn, Recorded, matches, solid};
use crate::part::{HeadPart, PerPart};

/// A group of characters that stands at more places than these tells no place.
const MOST_PLACES: usize = 64;
/// A line is at a place if so many of its characters (percent) are there.
const LEAST_ALIKE: usize = 60;
/// A head is the story's if so many of its characters (percent) are the same.
const LEAST_HEAD: usize = 85;
/// A part of a head is set in no more lines than these.
const MOST_HEAD_LINES: usize = 8;

/// The copy of a story.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KnownStory {
    /// Its name.
    pub id: String,
    /// Its head, part by part: the text of its lines.
    pub head: PerPart<String>,
    /// 本报讯.
    pub dateline: Option<String>,
    /// 记者, 通讯员.
    pub byline: Option<String>,
    /// The text of each paragraph.
    pub paragraphs: Vec<String>,
}

/// What the blocks of lines are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Blocks {
    /// Columns or parts of them, each in one piece.
    Columns,
    /// Lines between blank lines, where a column or a paragraph ended.
    Blanks,
}

/// Stories made of blocks of lines.
pub(super) fn align_blocks(blocks: Vec<Vec<Line>>, known: &[KnownStory]) -> Recorded {
    let copies: Vec<Passage> = known.iter().map(Passage::new).collect();
    let index = Index::new(&copies);
    let mut stories: Vec<Printed> = known.iter().map(|_| Printed::default()).collect();
    let mut other = Vec::new();
    let mut order = Vec::new();
    let mut expected = None;
    for (block, lines) in blocks.into_iter().enumerate() {
        let mut rest = lines.as_slice();
        while let Some((line, more)) = rest.split_first() {
            if let Some((story, count)) = head(rest, known, &mut stories) {
                order.push(story);
                rest = rest.get(count..).unwrap_or_default();
                continue;
            }
            rest = more;
            let chars: Vec<char> = solid(&unified(&line.text)).collect();
            match index.find(&chars, expected) {
                Some(place) => {
                    expected = Some((place.story, place.end));
                    order.push(place.story);
                    stories[place.story].lines.push(Placed { block, line: line.clone(), chars, place });
                }
                None if chars.is_empty() => {}
                None => other.push(Line { paragraph: None, doubt: Some(not_found(line)), ..line.clone() }),
            }
        }
    }
    let mut seen = vec![false; known.len()];
    order.retain(|story| !std::mem::replace(&mut seen[*story], true));
    let articles = order.into_iter().map(|at| stories[at].article(&known[at], &copies[at], Blocks::Blanks));
    Recorded { articles: articles.collect(), other, ..Recorded::default() }
}

pub(super) fn not_found(line: &Line) -> String {
    line.doubt.clone().unwrap_or_else(|| "in no story of the edition".to_owned())
}

/// A story's characters without spaces.
pub(super) struct Passage {
    pub(super) chars: Vec<char>,
    /// The paragraph of each; none for the byline, which stands last.
    pub(super) paragraphs: Vec<Option<usize>>,
}

impl Passage {
    pub(super) fn new(story: &KnownStory) -> Self {
        let mut copy = Self { chars: Vec::new(), paragraphs: Vec::new() };
        copy.add(story.dateline.as_deref(), Some(0));
        for (number, paragraph) in story.paragraphs.iter().enumerate() {
            copy.add(Some(paragraph), Some(number));
        }
        copy.add(story.byline.as_deref(), None);
        copy
    }

    fn add(&mut self, text: Option<&str>, paragraph: Option<usize>) {
        self.chars.extend(solid(text.unwrap_or_default()));
        self.paragraphs.resize(self.chars.len(), paragraph);
    }
}

/// Where a line stands in a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) story: usize,
    /// The first of its characters in the copy.
    pub(super) start: usize,
    /// The one after the last.
    pub(super) end: usize,
    /// Characters of the line or of the copy that are not the other's.
    pub(super) wrong: usize,
}

/// Where groups of three characters stand: story and character.
pub(super) struct Index<'a> {
    copies: &'a [Passage],
    places: BTreeMap<[char; 3], Vec<(usize, usize)>>,
}

impl<'a> Index<'a> {
    pub(super) fn new(copies: &'a [Passage]) -> Self {
        let mut places = BTreeMap::<[char; 3], Vec<(usize, usize)>>::new();
        for (story, copy) in copies.iter().enumerate() {
            for (at, three) in copy.chars.windows(3).enumerate() {
                if let [a, b, c] = three {
                    places.entry([*a, *b, *c]).or_default().push((story, at));
                }
            }
        }
        Self { copies, places }
    }

    /// How many groups of a line's characters stand where they would if it began at a character of a story.
    fn votes(&self, line: &[char]) -> BTreeMap<(usize, i64), usize> {
        let mut votes = BTreeMap::<(usize, i64), usize>::new();
        for (at, three) in line.windows(3).enumerate() {
            let [a, b, c] = three else { continue };
            let places = self.places.get(&[*a, *b, *c]).filter(|places| places.len() <= MOST_PLACES);
            for (story, place) in places.into_iter().flatten() {
                *votes.entry((*story, *place as i64 - at as i64)).or_default() += 1;
            }
        }
        votes
    }

    /// All places at which a line is as well as anywhere.
    pub(super) fn all(&self, line: &[char]) -> Vec<Place> {
        let votes = self.votes(line);
        let most = votes.values().max().copied().unwrap_or_default();
        let best = votes.into_iter().filter(|(_, count)| *count == most);
        let mut places: Vec<Place> =
            best.filter_map(|((story, from), _)| self.at(line, story, from)).collect();
        let least = places.iter().map(|place| place.wrong).min().unwrap_or_default();
        places.retain(|place| place.wrong == least);
        places
    }

    /// The place of a line; of several equally good ones that which goes on from the line before.
    fn find(&self, line: &[char], expected: Option<(usize, usize)>) -> Option<Place> {
        let votes = self.votes(line);
        let likely = |(story, from): (usize, i64)| match expected {
            Some((last, end)) if last == story => {
                if end as i64 == from {
                    2
                } else {
                    1
                }
            }
            _ => 0,
        };
        let best = votes
            .into_iter()
            .max_by_key(|(place, count)| (*count, likely(*place), std::cmp::Reverse(*place)));
        let found = best.and_then(|((story, from), _)| self.at(line, story, from));
        found.or_else(|| expected.and_then(|(story, end)| self.at(line, story, end as i64)))
    }

    /// The line at about a place of a story, if it is there.
    pub(super) fn at(&self, line: &[char], story: usize, from: i64) -> Option<Place> {
        let copy = self.copies.get(story)?;
        // Room for some characters too few or too many in the line.
        let room = (line.len() / 4) as i64;
        let first = usize::try_from(from - room).unwrap_or(0).min(copy.chars.len());
        let last = usize::try_from(from + line.len() as i64 + room).ok()?.clamp(first, copy.chars.len());
        let window = copy.chars.get(first..last)?;
        // As it is, if it is: a character that stands twice would be found at the wrong one.
        let exact = usize::try_from(from)
            .ok()
            .filter(|from| copy.chars.get(*from..*from + line.len()).is_some_and(|chars| chars == line));
        if let Some(start) = exact.filter(|_| !line.is_empty()) {
            return Some(Place { story, start, end: start + line.len(), wrong: 0 });
        }
        let met = matches(line, window).met;
        let alike = line
            .iter()
            .zip(&met)
            .filter(|(c, met)| met.is_some_and(|met| window.get(met) == Some(*c)))
            .count();
        let (start, end) = (met.iter().flatten().min()?, met.iter().flatten().max()? + 1);
        let wrong = (line.len() - alike).max((end - start).saturating_sub(alike));
        (alike * 100 >= line.len() * LEAST_ALIKE).then_some(Place {
            story,
            start: first + start,
            end: first + end,
            wrong,
        })
    }
}

/// A story's lines as they are found.
#[derive(Default)]
pub(super) struct Printed {
    head: PerPart<Vec<String>>,
    pub(super) measure: Option<f64>,
    pub(super) lines: Vec<Placed>,
}

/// A line and where it is found.
pub(super) struct Placed {
    /// The block that it is in.
    pub(super) block: usize,
    pub(super) line: Line,
    pub(super) chars: Vec<char>,
    pub(super) place: Place,
}

/// Whether lines begin with a part of a story's head that has not been found before: the story, and how many
/// lines the part has.
pub(super) fn head(lines: &[Line], known: &[KnownStory], stories: &mut [Printed]) -> Option<(usize, usize)> {
    let most = lines.len().min(MOST_HEAD_LINES);
    for count in (1..=most).rev() {
        let part = lines.get(..count)?;
        let printed: Vec<char> = part.iter().flat_map(|line| solid(&line.text)).collect();
        for (at, (story, found)) in known.iter().zip(stories.iter_mut()).enumerate() {
            let is_it =
                |part: &HeadPart| found.head[*part].is_empty() && is_like(&printed, &story.head[*part]);
            // The headline first, which no story lacks.
            let mut parts = [HeadPart::HEADLINE].into_iter().chain(HeadPart::all());
            let Some(which) = parts.find(is_it) else { continue };
            found.head[which] = part.iter().map(|line| line.text.clone()).collect();
            return Some((at, count));
        }
    }
    None
}

fn is_like(printed: &[char], text: &str) -> bool {
    let text: Vec<char> = solid(text).collect();
    let longest = printed.len().max(text.len());
    if longest == 0 || printed.len().min(text.len()) * 100 < longest * LEAST_HEAD {
        return false;
    }
    let met = matches(printed, &text).met;
    let same = printed.iter().zip(met).filter(|(c, met)| met.is_some_and(|met| text.get(met) == Some(*c)));
    same.count() * 100 >= longest * LEAST_HEAD
}

impl Printed {
    /// Whether a part of its head was found.
    pub(super) fn has_head(&self) -> bool {
        self.head.entries().any(|(_, lines)| !lines.is_empty())
    }

    /// The lines of what stands on one side of the headline, part by part.
    fn beside(&self, is_there: impl Fn(HeadPart) -> bool) -> Option<String> {
        let parts = self.head.entries().filter(|(part, lines)| is_there(*part) && !lines.is_empty());
        let texts: Vec<String> = parts.map(|(_, lines)| lines.concat()).collect();
        (!texts.is_empty()).then(|| texts.join(BETWEEN_PARTS))
    }

    pub(super) fn article(&mut self, known: &KnownStory, copy: &Passage, kind: Blocks) -> Article {
        self.sort();
        let mut article = Article {
            id: known.id.clone(),
            kicker: self.beside(|part| part < HeadPart::HEADLINE),
            headline: self.head[HeadPart::HEADLINE].clone(),
            deck: self.beside(|part| part > HeadPart::HEADLINE),
            measure: self.measure,
            paragraphs: paragraphs(known),
            ..Article::default()
        };
        self.byline(known, copy, &mut article);
        let (columns, doubt) = self.columns(copy, kind);
        article.columns = columns;
        article.doubt = doubt.map(str::to_owned);
        article
    }

    /// Blocks in the order of the copy; lines of a block stay as printed.
    fn sort(&mut self) {
        let mut first = BTreeMap::<usize, usize>::new();
        for placed in &self.lines {
            let start = first.entry(placed.block).or_insert(placed.place.start);
            *start = placed.place.start.min(*start);
        }
        self.lines.sort_by_key(|placed| (first.get(&placed.block).copied(), placed.block));
    }

    fn byline(&self, known: &KnownStory, copy: &Passage, article: &mut Article) {
        let body = copy.paragraphs.iter().filter(|paragraph| paragraph.is_some()).count();
        let Some(last) = self.lines.iter().find(|placed| placed.place.end > body) else { return };
        article.byline.clone_from(&known.byline);
        let own = last.place.start >= body || is_byline(&last.line.text);
        article.byline_placement = Some(if own { Placement::OwnLine } else { Placement::RunIn });
    }

    fn columns(&self, copy: &Passage, kind: Blocks) -> (Vec<PrintedColumn>, Option<&'static str>) {
        let mut blocks: Vec<(Vec<Line>, End)> = Vec::new();
        let (mut block, mut expected) = (None, 0);
        for placed in &self.lines {
            let line = placed.line(copy, expected);
            let end = ended(copy, placed.place.end);
            match blocks.last_mut() {
                Some(last) if block == Some(placed.block) => {
                    last.0.push(line);
                    last.1 = end;
                }
                _ => blocks.push((vec![line], end)),
            }
            (block, expected) = (Some(placed.block), placed.place.end);
        }
        let Columns { ends, doubt } = match kind {
            Blocks::Columns => Columns { ends: vec![true; blocks.len()], doubt: None },
            Blocks::Blanks => {
                column_ends(&blocks.iter().map(|(lines, end)| (lines.len(), *end)).collect::<Vec<_>>())
            }
        };
        let mut columns: Vec<PrintedColumn> = Vec::new();
        let mut open = false;
        for ((lines, _), end) in blocks.into_iter().zip(ends) {
            match columns.last_mut() {
                Some(column) if open => column.lines.extend(lines),
                _ => columns.push(lines.into()),
            }
            open = !end;
        }
        (columns, doubt)
    }
}

/// Whether a paragraph ends before this character of the copy.
fn ended(copy: &Passage, at: usize) -> End {
    let of = |at: usize| copy.paragraphs.get(at).copied();
    let same = at.checked_sub(1).is_some_and(|before| of(before) == of(at));
    if same { End::InParagraph } else { End::Paragraph }
}

impl Placed {
    /// The line with its paragraph, and what the copy says against it.
    fn line(&self, copy: &Passage, expected: usize) -> Line {
        let Place { start, end, wrong, .. } = self.place;
        let doubt = if wrong > 0 {
            let meant: String = copy.chars.get(start..end).unwrap_or_default().iter().collect();
            Some(format!("{wrong} of {} characters are not the story's: “{meant}”", self.chars.len()))
        } else if start > expected {
            Some(format!("{} characters of the story before it are on no line", start - expected))
        } else if start < expected {
            Some("it repeats what is on the line before".to_owned())
        } else {
            self.line.doubt.clone()
        };
        Line { paragraph: copy.paragraphs.get(start).copied().flatten(), doubt, ..self.line.clone() }
    }
}

/// The paragraphs with the dateline before the first, as it is printed.
fn paragraphs(known: &KnownStory) -> Vec<String> {
    let mut paragraphs = known.paragraphs.clone();
    if let (Some(dateline), Some(first)) = (&known.dateline, paragraphs.first_mut()) {
        *first = format!("{dateline}\u{3000}{first}");
    }
    paragraphs
}
