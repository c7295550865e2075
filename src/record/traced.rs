//! From traced scraps to stories: scraps side by side in the order of the copy are a line, lines below each other a column.

use super::known::{Blocks, KnownStory, Passage, Placed, Printed, not_found};
use super::pieces::{Piece, commonest, joined};
use super::scraps::Scraps;
use super::trace::{Traced, is_level, of_story, trace};
use super::{Article, Line, Recorded};
use crate::geom::{Em, Length};

/// White within a line that no composer leaves between words: what is further apart are two pieces of a row.
const HOLE: Em = Em::milli(2_000);
/// Baselines that differ by less are one.
const LEVEL: Em = Em::milli(300);
/// Measures that differ by less are one.
const SAME_MEASURE: Em = Em::milli(300);

/// A line as it is printed.
struct Set {
    on: (usize, bool),
    pieces: Vec<Piece>,
    placed: Placed,
}

impl Set {
    fn x0(&self) -> Length {
        self.pieces.iter().map(|piece| piece.x0).min().unwrap_or_default()
    }

    fn x1(&self) -> Length {
        self.pieces.iter().map(|piece| piece.x1).max().unwrap_or_default()
    }

    fn y(&self) -> Length {
        self.pieces.first().map_or(Length::ZERO, |piece| piece.y)
    }

    fn size(&self) -> Length {
        self.pieces.first().map_or(Length::ZERO, |piece| piece.size)
    }

    fn is_level_with(&self, other: &Self) -> bool {
        (self.y() - other.y()).abs() <= LEVEL.of(self.size().max(other.size()))
    }

    /// Whether it stands between two edges, at least in part.
    fn is_in(&self, (x0, x1): (Length, Length)) -> bool {
        self.x0() < x1 + self.size() && self.x1() > x0 - self.size()
    }

    /// Whether a scrap goes on on it: on its baseline, without more white between them than between words; but who reports
    /// stands at the other end.
    fn takes(&self, next: &Traced, is_byline: bool) -> bool {
        let level = self.pieces.first().is_some_and(|piece| is_level(piece, &next.piece));
        let gap = next.piece.x0 - self.x1();
        self.on == next.on && level && gap > -self.size() && (gap <= HOLE.of(self.size()) || is_byline)
    }
}

/// The stories of pages, told apart by their copy; each page with its number in the file, where there are several.
#[must_use]
pub fn from_scraps(pages: &[(Option<u32>, Scraps)], known: &[KnownStory]) -> Recorded {
    let copies: Vec<Passage> = known.iter().map(Passage::new).collect();
    let mut stories: Vec<Printed> = known.iter().map(|_| Printed::default()).collect();
    let scraps: Vec<Scraps> = pages.iter().map(|(_, scraps)| scraps.clone()).collect();
    let mut all = trace(&scraps, known, &copies, &mut stories);
    let mut articles: Vec<((usize, bool, Length, Length), Article)> = Vec::new();
    for (story, printed) in stories.iter_mut().enumerate() {
        let (Some(known), Some(copy)) = (known.get(story), copies.get(story)) else { continue };
        let mut lines = lines(&all, &of_story(&all, story), copy);
        labelled(&mut lines, &mut all);
        let columns = columns(lines);
        let first = columns.first().and_then(|column| column.first());
        let place = first.map_or((usize::MAX, false, Length::ZERO, Length::ZERO), |line| {
            (line.on.0, line.on.1, line.y(), line.x0())
        });
        if first.is_none() && !printed.has_head() {
            continue;
        }
        printed.measure = measure(&columns);
        let numbers: Vec<Option<u32>> = columns
            .iter()
            .map(|column| {
                column.first().and_then(|line| pages.get(line.on.0)).and_then(|(number, _)| *number)
            })
            .collect();
        let placed = columns
            .into_iter()
            .enumerate()
            .flat_map(|(block, lines)| lines.into_iter().map(move |line| Placed { block, ..line.placed }));
        printed.lines = placed.collect();
        let mut article = printed.article(known, copy, Blocks::Columns);
        for (column, number) in article.columns.iter_mut().zip(numbers) {
            column.page = number;
        }
        articles.push((place, article));
    }
    articles.sort_by_key(|(place, _)| *place);
    let articles = articles.into_iter().map(|(_, article)| article).collect();
    let note = "Told apart by the edition's stories.".to_owned();
    Recorded { note, articles, other: other(&all), ..Recorded::default() }.in_its_format()
}

/// What is in no story, from the top of each page.
fn other(all: &[Traced]) -> Vec<Line> {
    let rest = all.iter().filter(|one| one.place.is_none() && !one.chars.is_empty());
    let line = |one: &Traced| {
        let line = Line { text: one.piece.text.clone(), ..Line::default() };
        Line { doubt: Some(not_found(&line)), ..line }
    };
    rest.map(line).collect()
}

/// The lines of a story's scraps, which come in the order of the copy.
fn lines(all: &[Traced], own: &[usize], copy: &Passage) -> Vec<Set> {
    let mut lines: Vec<Set> = Vec::new();
    for one in own.iter().filter_map(|at| all.get(*at)) {
        let Some(place) = one.place else { continue };
        let piece = &one.piece;
        let is_byline = copy.paragraphs.get(place.start).is_some_and(Option::is_none);
        match lines.last_mut() {
            Some(line) if line.takes(one, is_byline) => {
                line.pieces.push(piece.clone());
                line.placed.chars.extend(&one.chars);
                line.placed.place.end = line.placed.place.end.max(place.end);
                line.placed.place.wrong += place.wrong;
            }
            _ => {
                let placed = Placed { block: 0, line: Line::default(), chars: one.chars.clone(), place };
                lines.push(Set { on: one.on, pieces: vec![piece.clone()], placed });
            }
        }
    }
    lines
}

/// Gives lines what stands before their items; after that, it is in no line any more.
fn labelled(lines: &mut [Set], all: &mut [Traced]) {
    let labels: Vec<usize> = (0..all.len()).filter(|at| all.get(*at).is_some_and(Traced::is_label)).collect();
    for line in lines {
        for at in &labels {
            let Some(one) = all.get_mut(*at).filter(|one| one.on == line.on && one.is_label()) else {
                continue;
            };
            let level = line.pieces.first().is_some_and(|piece| is_level(piece, &one.piece));
            let (x0, x1) = (line.x0() - HOLE.of(line.size()), line.x1());
            if level && one.piece.x1 > x0 && one.piece.x0 < x1 {
                line.pieces.push(one.piece.clone());
                one.chars.clear();
            }
        }
        line.pieces.sort_by_key(|piece| piece.x0);
        line.placed.line = printed(&line.pieces);
    }
}

fn printed(pieces: &[Piece]) -> Line {
    let nameless = pieces.iter().any(|piece| piece.nameless);
    let doubt = nameless.then(|| "the file does not say which character a glyph is".to_owned());
    Line { text: joined(pieces), doubt, ..Line::default() }
}

/// The columns of lines in the order of the copy.
fn columns(lines: Vec<Set>) -> Vec<Vec<Set>> {
    let mut begins: Vec<bool> = Vec::with_capacity(lines.len());
    let mut edges = (Length::ZERO, Length::ZERO);
    for (at, line) in lines.iter().enumerate() {
        // A short line beside no box, under lines beside one, is in their column if the line below it is.
        let below = || lines.get(at + 1).filter(|_| !is_first(&lines, at + 1));
        let is_below = |line: &Set, below: &Set| below.is_in(edges) && below.is_in((line.x0(), line.x1()));
        let begins_here =
            is_first(&lines, at) || !line.is_in(edges) && !below().is_some_and(|below| is_below(line, below));
        if begins_here {
            edges = (line.x0(), line.x1());
        } else {
            edges = (edges.0.min(line.x0()), edges.1.max(line.x1()));
        }
        begins.push(begins_here);
    }
    let mut columns: Vec<Vec<Set>> = Vec::new();
    for (line, begins) in lines.into_iter().zip(begins) {
        match columns.last_mut() {
            Some(column) if !begins => column.push(line),
            _ => columns.push(vec![line]),
        }
    }
    columns
}

/// Whether a line begins a column: it is higher up than the one before, or on another page. Of two on one baseline the
/// second is a piece of the same row, unless what follows stands below it alone.
fn is_first(lines: &[Set], at: usize) -> bool {
    let Some(line) = lines.get(at) else { return true };
    let Some(before) = at.checked_sub(1).and_then(|before| lines.get(before)) else { return true };
    if line.on != before.on {
        return true;
    }
    if !line.is_level_with(before) {
        return line.y() < before.y();
    }
    if line.x0() < before.x0() {
        return true;
    }
    let is_left = |other: Option<&Set>| {
        other.is_some_and(|other| other.on == line.on && other.x0() < line.x0() - line.size())
    };
    let next = lines.get(at + 1).filter(|next| next.on == line.on && next.y() > line.y());
    match next {
        Some(_) => !is_left(next),
        None => !is_left(
            at.checked_sub(2).and_then(|above| lines.get(above)).filter(|above| above.y() < before.y()),
        ),
    }
}

/// The measure of a story's columns in ems, to a hundredth, where it is one.
fn measure(columns: &[Vec<Set>]) -> Option<f64> {
    let lines = || columns.iter().flatten();
    let size = commonest(lines().flat_map(|line| line.pieces.iter().map(|piece| piece.size)));
    let of_column = |column: &Vec<Set>| {
        let x0 = column.iter().map(Set::x0).min().unwrap_or_default();
        let measure = commonest(column.iter().map(|line| line.x1() - x0));
        (column.len() > 2).then_some(measure)
    };
    let all: Vec<Length> = columns.iter().filter_map(of_column).collect();
    let (least, most) = (all.iter().min()?, all.iter().max()?);
    if (*most - *least) > SAME_MEASURE.of(size) || size <= Length::ZERO {
        return None;
    }
    let measure = commonest(all.iter().copied()).in_em(size);
    (measure > Em::ZERO).then(|| (measure.to_f64() * 100.0).round() / 100.0)
}
