//! A text of the edition as the rules read it: its characters, each with its place, and what is no copy in it.

use std::ops::Range;

use super::edges::{self, Edge};
use super::pairs::Pairs;
use super::script::{NONE, is_chinese, is_han, is_quote};
use crate::copy::Passage;
use crate::diag::Span;
use crate::part::HeadPart;

/// What text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Head(HeadPart),
    Dateline,
    Byline,
    Paragraph,
    Subhead,
    Caption,
    Quotation,
    Credit,
    /// Of a table: a cell, its caption, a note.
    Cell,
    Paper,
}

/// Which figures and letters the whole story has at half width.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Halves {
    pub(super) figures: bool,
    pub(super) letters: bool,
}

impl Halves {
    /// With those of a text.
    pub(super) fn and(self, text: &str) -> Self {
        let figures = self.figures || text.bytes().any(|byte| byte.is_ascii_digit());
        Self { figures, letters: self.letters || text.bytes().any(|byte| byte.is_ascii_alphabetic()) }
    }
}

/// A text.
pub(super) struct Text {
    pub(super) part: Part,
    /// Lines of a head stand in it with [`NONE`] between them.
    pub(super) chars: Vec<char>,
    /// The places of those that are no Han: few of a text, and nearly all that rules look for.
    signs: Vec<usize>,
    /// Where they stand.
    stretches: Vec<Stretch>,
    /// Addresses: of the web, of mail.
    foreign: Vec<bool>,
    /// How many Chinese characters and marks stand before each.
    chinese: Vec<u32>,
    pub(super) pairs: Pairs,
    /// Where markup stands between them.
    pub(super) edges: Vec<Edge>,
    pub(super) halves: Halves,
    /// It is English with some Chinese in it.
    pub(super) is_english: bool,
}

/// Characters that stand in one place of a file.
struct Stretch {
    chars: Range<usize>,
    span: Span,
    /// They stand there as they are.
    as_it_is: bool,
    /// A `\` before the first belongs to it.
    escaped: bool,
}

/// More quotes in a row close nothing.
const QUOTES: usize = 4;

impl Text {
    pub(super) fn of<'a>(part: Part, lines: impl IntoIterator<Item = &'a Passage>, halves: Halves) -> Self {
        let (mut chars, mut stretches, mut edges) = (Vec::new(), Vec::new(), Vec::new());
        for copy in lines {
            if !chars.is_empty() {
                chars.push(NONE);
            }
            edges.extend(placed(copy, chars.len(), &mut stretches));
            chars.extend(copy.text.chars());
        }
        let foreign = addresses(&chars);
        let counted = chars.iter().scan(0, |count, c| {
            *count += u32::from(is_chinese(*c));
            Some(*count)
        });
        let mut chinese = Vec::with_capacity(chars.len() + 1);
        chinese.push(0);
        chinese.extend(counted);
        let signs: Vec<usize> =
            chars.iter().enumerate().filter(|(_, c)| !is_han(**c)).map(|(at, _)| at).collect();
        let of_signs = || signs.iter().filter_map(|at| chars.get(*at));
        let letters = of_signs().filter(|c| c.is_ascii_alphabetic()).count();
        let is_english = letters > (chars.len() - signs.len()) * 4;
        Self {
            part,
            pairs: Pairs::of(&chars, &signs),
            chars,
            signs,
            stretches,
            edges,
            foreign,
            chinese,
            halves,
            is_english,
        }
    }

    /// The character at a place.
    pub(super) fn at(&self, place: usize) -> char {
        self.chars.get(place).copied().unwrap_or(NONE)
    }

    /// The character before a place.
    pub(super) fn before(&self, place: usize) -> char {
        place.checked_sub(1).map_or(NONE, |before| self.at(before))
    }

    /// What stands before a place, seen through quotes.
    pub(super) fn left(&self, place: usize) -> char {
        let seen = (0..=QUOTES).map(|back| place.checked_sub(back + 1).map_or(NONE, |at| self.at(at)));
        seen.into_iter().find(|c| !is_quote(*c)).unwrap_or(NONE)
    }

    /// What stands at a place or behind it, seen through quotes.
    pub(super) fn right(&self, place: usize) -> char {
        (place..=place + QUOTES).map(|at| self.at(at)).find(|c| !is_quote(*c)).unwrap_or(NONE)
    }

    /// Where the spaces end that begin at a place.
    pub(super) fn after_spaces(&self, place: usize) -> usize {
        self.run(place, |c| c == ' ').end
    }

    /// The characters of a kind from a place on.
    pub(super) fn run(&self, from: usize, is: impl Fn(char) -> bool) -> Range<usize> {
        let rest = self.chars.get(from..).unwrap_or_default();
        from..from + rest.iter().take_while(|c| is(**c)).count()
    }

    /// Whether a text begins at a place.
    pub(super) fn has(&self, place: usize, text: &str) -> bool {
        text.chars().enumerate().all(|(at, c)| self.at(place + at) == c)
    }

    /// Whether a text ends before a place.
    pub(super) fn ends_with(&self, end: usize, text: &str) -> bool {
        end.checked_sub(text.chars().count()).is_some_and(|from| self.has(from, text))
    }

    /// Whether it has Chinese between two places.
    pub(super) fn is_chinese_in(&self, range: &Range<usize>) -> bool {
        let count = |at: usize| self.chinese.get(at).copied().unwrap_or_default();
        count(range.end.min(self.chars.len())) > count(range.start)
    }

    /// Whether a place is in an address.
    pub(super) fn is_foreign(&self, place: usize) -> bool {
        self.foreign.get(place).copied().unwrap_or_default()
    }

    /// The characters that are no Han, each with its place.
    pub(super) fn signs(&self) -> impl Iterator<Item = (usize, char)> {
        self.signs.iter().map(|at| (*at, self.at(*at)))
    }

    /// Those between two places.
    pub(super) fn signs_in(&self, range: &Range<usize>) -> impl Iterator<Item = char> {
        let first = self.signs.partition_point(|at| *at < range.start);
        let signs = self.signs.get(first..).unwrap_or_default().iter();
        let end = range.end;
        signs.take_while(move |at| **at < end).map(|at| self.at(*at))
    }

    /// The places of runs of characters that are alike and no Han, outside addresses: each run once.
    pub(super) fn runs(&self, is: impl Fn(char) -> bool) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for (at, _) in self.signs().filter(|(_, c)| is(*c)) {
            match runs.last_mut() {
                Some(run) if run.end == at => run.end += 1,
                _ => runs.push(at..at + 1),
            }
        }
        runs.retain(|run| !self.is_foreign(run.start));
        runs
    }

    /// The text of a range.
    pub(super) fn written(&self, range: Range<usize>) -> String {
        self.chars.get(range).unwrap_or_default().iter().collect()
    }

    /// The place of a range in its file, and whether the text stands there as it is, so that another can be put in its
    /// place.
    pub(super) fn span(&self, range: &Range<usize>) -> Option<(Span, bool)> {
        let first = self.stretches.partition_point(|one| one.chars.end <= range.start);
        let stretches = self.stretches.get(first..)?.iter();
        let stretches: Vec<&Stretch> = stretches.take_while(|one| one.chars.start < range.end).collect();
        let (first, last) = (self.place(stretches.first()?, range.start)?, range.end.checked_sub(1)?);
        let last = self.place(stretches.last()?, last)?;
        // Of what is put together from several files, its first place is told.
        let last = if last.file == first.file { last } else { first };
        let joined = |pair: &[&Stretch]| match pair {
            [left, right] => {
                let stands = right.start();
                left.chars.end == right.chars.start
                    && left.span.file == stands.file
                    && left.span.end == stands.start
            }
            _ => false,
        };
        let whole = stretches.iter().all(|one| one.as_it_is) && stretches.windows(2).all(joined);
        Some((Span { end: last.end.max(first.end), ..first }, whole))
    }

    /// The place of a character of a stretch.
    fn place(&self, stretch: &Stretch, at: usize) -> Option<Span> {
        if !stretch.chars.contains(&at) {
            return None;
        }
        if !stretch.as_it_is {
            return Some(stretch.span);
        }
        let before =
            self.chars.get(stretch.chars.start..at)?.iter().map(|c| c.len_utf8() as u32).sum::<u32>();
        let from = stretch.span.start + before;
        let start = if before == 0 { stretch.start().start } else { from };
        Some(Span { start, end: from + self.at(at).len_utf8() as u32, ..stretch.span })
    }
}

impl Stretch {
    /// Its place with the `\` of its first sign.
    fn start(&self) -> Span {
        Span { start: self.span.start - u32::from(self.escaped), ..self.span }
    }
}

/// The stretches of a copy, whose characters begin at a place of the text, and what markup stands between them.
fn placed(copy: &Passage, mut at: usize, stretches: &mut Vec<Stretch>) -> Vec<Edge> {
    let mut begin = Vec::with_capacity(copy.pieces.len());
    let ends = copy.pieces.iter().skip(1).map(|piece| piece.text).chain([copy.text.len()]);
    for (piece, end) in copy.pieces.iter().zip(ends) {
        let text = copy.text.get(piece.text..end).unwrap_or_default();
        let (start, as_it_is) = (at, !piece.made && piece.span.range().len() == text.len());
        begin.push(start);
        at += text.chars().count();
        let stretch = Stretch { chars: start..at, span: piece.span, as_it_is, escaped: piece.escaped };
        stretches.extend((start < at).then_some(stretch));
    }
    edges::of(copy, &begin)
}

/// Which characters belong to addresses. One goes on in Han where it ends with `/` or `=`.
fn addresses(chars: &[char]) -> Vec<bool> {
    let mut foreign = vec![false; chars.len()];
    let mut at = 0;
    while at < chars.len() {
        let typed = |c: &&char| c.is_ascii_graphic();
        let long = chars.get(at..).unwrap_or_default().iter().take_while(typed).count();
        if long == 0 {
            at += 1;
            continue;
        }
        let mut end = at + long;
        if is_address(chars.get(at..end).unwrap_or_default()) {
            if end.checked_sub(1).and_then(|last| chars.get(last)).is_some_and(|c| "/=".contains(*c)) {
                let more = |c: &&char| c.is_ascii_graphic() || is_han(**c);
                end += chars.get(end..).unwrap_or_default().iter().take_while(more).count();
            }
            let inside = chars.get(at..end).unwrap_or_default();
            let open = inside.contains(&'(');
            let ends = |c: &&char| ".,;:!?\"'>]}".contains(**c) || (**c == ')' && !open);
            let behind = inside.iter().rev().take_while(ends).count();
            foreign.get_mut(at..end - behind).into_iter().flatten().for_each(|one| *one = true);
        }
        while let Some(call) = call(chars, at..end) {
            at = call.end;
            foreign.get_mut(call).into_iter().flatten().for_each(|one| *one = true);
        }
        at = end.max(at);
    }
    foreign
}

/// A call of a program, with what it is given in quotes: `print("你好",x)`. WHO("世卫") is a name with a note.
fn call(chars: &[char], run: Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 100;
    let typed = chars.get(run.clone())?;
    let quote = |c: &char| matches!(c, '"' | '\'');
    let opens =
        typed.windows(2).position(|two| two.first() == Some(&'(') && two.get(1).is_some_and(quote))?;
    let is_part = |c: &&char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
    let name = typed.get(..opens)?.iter().rev().take_while(is_part).count();
    let begins = typed.get(opens - name).is_some_and(char::is_ascii_lowercase);
    let open = run.start + opens;
    let inside = chars.get(open..)?.iter().take(LONGEST);
    let close = open + inside.clone().position(|c| *c == ')')?;
    let quotes = inside.take(close - open).filter(|c| quote(c)).count();
    (begins && quotes % 2 == 0).then(|| open - name..close + 1)
}

fn is_address(run: &[char]) -> bool {
    let begins = |at: usize, what: &str| what.chars().enumerate().all(|(i, c)| run.get(at + i) == Some(&c));
    let mail = |at: usize| {
        let name =
            at.checked_sub(1).and_then(|before| run.get(before)).is_some_and(char::is_ascii_alphanumeric);
        begins(at, "@") && name && run.get(at + 1).is_some_and(char::is_ascii_alphanumeric)
    };
    (0..run.len()).any(|at| begins(at, "://") || begins(at, "www.") || mail(at))
}
