//! Paragraphs and bylines of a story whose columns are known by their places on the page.

use super::clean::{ends_sentence, is_byline, join, run_in_byline};
use super::columns::{Column, ColumnLine};
use super::pieces::commonest;
use super::{Article, Line, Placement, PrintedColumn};
use crate::geom::{Em, Length};

/// The least and the greatest indent.
const INDENT: (Em, Em) = (Em::milli(1200), Em::milli(3300));
/// A last line ends before the edge by more than this.
const SHORT: Em = Em::milli(1200);
/// White between paragraphs: baselines further apart than this many leadings (thousandths).
const WHITE: i64 = 1350;

/// How a house shows that a paragraph begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Indent,
    White,
    /// Neither: a paragraph ends where a sentence does, on a line that is not full.
    ShortLine,
}

/// A line with what it is seen against.
struct Seen<'a> {
    line: &'a ColumnLine,
    column: &'a Column,
    /// The line above it in the column.
    above: Option<&'a ColumnLine>,
}

impl Seen<'_> {
    fn begins(&self, sign: Sign, before: Option<&Seen<'_>>, size: Length, leading: Length) -> bool {
        match sign {
            Sign::Indent => self.is_indented(size),
            Sign::White => match (self.above, before) {
                (Some(above), _) => self.line.y - above.y > leading.scaled(WHITE, 1000),
                (None, Some(before)) => before.is_short(size),
                (None, None) => true,
            },
            Sign::ShortLine => before.is_none_or(|before| before.is_short(size)),
        }
    }

    fn is_indented(&self, size: Length) -> bool {
        let indent = self.line.x0 - self.column.x0;
        indent >= INDENT.0.of(size) && indent <= INDENT.1.of(size)
    }

    fn is_short(&self, size: Length) -> bool {
        self.column.x1 - self.line.x1 > SHORT.of(size) && ends_sentence(&self.line.text)
    }
}

/// An article of these columns, without a head.
pub(super) fn article(columns: &[Column], size: Length, leading: Length) -> Article {
    let mut article = Article::default();
    let seen: Vec<Seen<'_>> = columns.iter().flat_map(seen).collect();
    let byline = seen.last().filter(|last| is_byline(&last.line.text)).map(|last| last.line);
    let sign = sign(&seen, byline.is_some(), size, leading);
    let mut paragraph: Option<usize> = None;
    let mut numbers = Vec::with_capacity(seen.len());
    for (at, line) in seen.iter().enumerate() {
        if byline.is_some() && at + 1 == seen.len() {
            numbers.push(None);
            continue;
        }
        let before = at.checked_sub(1).and_then(|before| seen.get(before));
        if paragraph.is_none() || line.begins(sign, before, size, leading) {
            paragraph = Some(paragraph.map_or(0, |number| number + 1));
        }
        numbers.push(paragraph);
    }
    let mut numbers = numbers.into_iter();
    article.columns = columns.iter().map(|column| recorded(column, &mut numbers)).collect();
    if let Some(byline) = byline {
        article.byline = Some(byline.text.clone());
        article.byline_placement = Some(Placement::OwnLine);
    }
    article.measure = measure(columns, size);
    finish(&mut article);
    article
}

/// The measure: the commonest width of a line with its indent, in ems, to a hundredth.
fn measure(columns: &[Column], size: Length) -> Option<f64> {
    let widths = columns.iter().flat_map(|column| column.lines.iter().map(|line| line.x1 - column.x0));
    let measure = commonest(widths).in_em(size);
    (measure > Em::ZERO).then(|| (measure.to_f64() * 100.0).round() / 100.0)
}

fn seen(column: &Column) -> impl Iterator<Item = Seen<'_>> {
    column.lines.iter().enumerate().map(move |(at, line)| Seen {
        line,
        column,
        above: at.checked_sub(1).and_then(|above| column.lines.get(above)),
    })
}

/// The sign that this story's paragraphs show.
fn sign(seen: &[Seen<'_>], has_byline: bool, size: Length, leading: Length) -> Sign {
    let text = seen.get(..seen.len() - usize::from(has_byline)).unwrap_or_default();
    if text.iter().any(|line| line.is_indented(size)) {
        return Sign::Indent;
    }
    let parted =
        text.iter().skip(1).any(|line| line.begins(Sign::White, None, size, leading) && line.above.is_some());
    if parted { Sign::White } else { Sign::ShortLine }
}

fn recorded(column: &Column, numbers: &mut impl Iterator<Item = Option<usize>>) -> PrintedColumn {
    let lines = column.lines.iter().zip(numbers);
    lines
        .map(|(line, paragraph)| Line {
            text: line.text.clone(),
            paragraph,
            source_line: None,
            doubt: line.doubt.clone(),
        })
        .collect()
}

/// Adds what the lines of an article tell: its paragraphs, and a byline that shares the last line.
pub(super) fn finish(article: &mut Article) {
    let count =
        article.columns.iter().flatten().filter_map(|line| line.paragraph).max().map_or(0, |last| last + 1);
    let mut lines: Vec<Vec<&str>> = vec![Vec::new(); count];
    for line in article.columns.iter().flatten() {
        if let Some(number) = line.paragraph {
            lines[number].push(&line.text);
        }
    }
    let mut paragraphs: Vec<String> = lines.into_iter().map(|lines| join(lines.into_iter())).collect();
    if article.byline.is_none()
        && let Some(last) = paragraphs.last_mut()
        && let Some(at) = run_in_byline(last)
    {
        article.byline = Some(last.split_off(at).trim_matches(['（', '）', '(', ')']).to_owned());
        last.truncate(last.trim_end().len());
        article.byline_placement = Some(Placement::RunIn);
    }
    article.paragraphs = paragraphs;
}
