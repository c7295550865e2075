//! Text with its inline styles, and where each piece of it stands in the source.

use std::ops::Range;

use crate::copy::{Attributes, FaceRole};
use crate::diag::Span;
use crate::geom::Em;

/// Text with its inline styles and where it came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    /// The text as it is to be set.
    pub text: String,
    /// The styles, in order, covering the text without gaps.
    pub runs: Vec<StyleRun>,
    /// Where pieces of the text stand in the source, in order.
    pub pieces: Vec<Piece>,
    /// What stretches of it ask for, in order: [`StyleRun::attributes`] numbers them.
    pub attributes: Vec<Attributes>,
}

/// A stretch of text in one style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StyleRun {
    /// The byte after its last.
    pub end: usize,
    /// Which face of the style.
    pub face: FaceRole,
    /// Letterspacing of its own, on top of nothing: it replaces the paragraph's.
    pub tracking: Option<Em>,
    /// What else it asks for: an index into [`Passage::attributes`].
    pub attributes: Option<u32>,
}

impl StyleRun {
    /// Text up to a byte, in the text face and without attributes.
    #[must_use]
    pub const fn plain(end: usize) -> Self {
        Self { end, face: FaceRole::Regular, tracking: None, attributes: None }
    }
}

/// A piece of text that stands in the source as it is, or is made of what stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Its first byte in the text.
    pub text: usize,
    /// Its place in the source.
    pub span: Span,
    /// A `\` stands right before it, which says that its first character is a sign.
    pub escaped: bool,
    /// Other characters stand there, of which it is made: every part of it has all of that place.
    pub made: bool,
}

impl Piece {
    /// What of it stands from a byte of the text on, where that is the first.
    fn from(self, at: usize) -> Self {
        let taken = at.saturating_sub(self.text);
        let span = Span { start: self.start_of(taken), ..self.span };
        Self { text: self.text.saturating_sub(at), span, escaped: self.escaped && taken == 0, ..self }
    }

    /// Where in the source a byte of it begins, from its own first one.
    pub(crate) fn start_of(&self, byte: usize) -> u32 {
        if self.made { self.span.start } else { (self.span.start + byte as u32).min(self.span.end) }
    }

    /// Where in the source what is before a byte of it ends.
    pub(crate) fn end_of(&self, byte: usize) -> u32 {
        if self.made { self.span.end } else { (self.span.start + byte as u32).min(self.span.end) }
    }

    /// It, where what begins at a byte of one text begins at a byte of another.
    const fn moved(self, from: usize, to: usize) -> Self {
        Self { text: self.text - from + to, ..self }
    }
}

/// Where bytes of a text are, in their order, when [stretches of it are replaced](Passage::replaced).
pub(crate) fn moved<'s>(
    bytes: impl Iterator<Item = usize> + 's,
    stretches: &'s [(Range<usize>, Passage)],
) -> impl Iterator<Item = usize> + 's {
    let (mut rest, mut gone, mut come) = (stretches.iter().peekable(), 0, 0);
    bytes.map(move |at| {
        while let Some((range, other)) = rest.next_if(|(range, _)| range.end <= at) {
            gone += range.len();
            come += other.text.len();
        }
        at - gone + come
    })
}

impl Passage {
    /// Plain text from one place of the source: it stands there as it is, or, where that is longer or shorter, is made of what
    /// stands there, as of a string with escapes.
    #[must_use]
    pub fn plain(text: impl Into<String>, span: Span) -> Self {
        let text = text.into();
        let made = span.range().len() != text.len();
        Self::of_one(text, span, made)
    }

    /// Plain text that is made of what stands at some place: a date of its figures, a number of the one before.
    #[must_use]
    pub fn made(text: impl Into<String>, span: Span) -> Self {
        Self::of_one(text.into(), span, true)
    }

    fn of_one(text: String, span: Span, made: bool) -> Self {
        let runs = vec![StyleRun::plain(text.len())];
        let pieces = vec![Piece { text: 0, span, escaped: false, made }];
        Self { text, runs, pieces, attributes: Vec::new() }
    }

    /// Plain text that stands nowhere in the source.
    #[must_use]
    pub fn bare(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { runs: vec![StyleRun::plain(text.len())], text, ..Self::default() }
    }

    /// The text with another behind it, each with its styles and its place in the source.
    #[must_use]
    pub fn followed_by(&self, other: &Self) -> Self {
        if self.text.is_empty() || other.text.is_empty() {
            return if self.text.is_empty() { other.clone() } else { self.clone() };
        }
        let (length, known) = (self.text.len(), self.attributes.len() as u32);
        let run = |run: &StyleRun| {
            let attributes = run.attributes.map(|number| number + known);
            StyleRun { end: run.end + length, attributes, ..*run }
        };
        let piece = |piece: &Piece| Piece { text: piece.text + length, ..*piece };
        Self {
            text: format!("{}{}", self.text, other.text),
            runs: self.runs.iter().copied().chain(other.runs.iter().map(run)).collect(),
            pieces: self.pieces.iter().copied().chain(other.pieces.iter().map(piece)).collect(),
            attributes: self.attributes.iter().chain(&other.attributes).cloned().collect(),
        }
    }

    /// The attributes of a run, or none.
    #[must_use]
    pub fn attributes_of(&self, run: &StyleRun) -> Option<&Attributes> {
        self.attributes.get(run.attributes? as usize)
    }

    /// Where the heading ends that it begins with; none, where it begins with none.
    #[must_use]
    pub fn heading(&self) -> Option<usize> {
        let first = self.runs.first()?;
        self.attributes_of(first).filter(|attributes| attributes.heading)?;
        let runs = self.runs.iter().take_while(|run| run.attributes == first.attributes);
        runs.last().map(|run| run.end)
    }

    /// The text before a byte, and that from it on.
    #[must_use]
    pub fn parted(&self, at: usize) -> (Self, Self) {
        let (before, behind) = self.text.split_at_checked(at).unwrap_or((&self.text, ""));
        let runs = self.runs.iter().take_while(|run| run.end < at).copied();
        let last = self.runs.iter().find(|run| run.end >= at).map(|run| StyleRun { end: at, ..*run });
        let first = Self {
            text: before.to_owned(),
            runs: runs.chain(last).collect(),
            pieces: self.pieces.iter().take_while(|piece| piece.text < at).copied().collect(),
            attributes: self.attributes.clone(),
        };
        let runs = self.runs.iter().filter(|run| run.end > at);
        let begun = self.pieces.partition_point(|piece| piece.text <= at).saturating_sub(1);
        let pieces = self.pieces.iter().skip(begun);
        let second = Self {
            text: behind.to_owned(),
            runs: runs.map(|run| StyleRun { end: run.end - at, ..*run }).collect(),
            pieces: pieces.map(|piece| piece.from(at)).collect(),
            attributes: self.attributes.clone(),
        };
        (first, second)
    }

    /// The text with stretches of it, in their order, replaced by plain texts, each in the style that its stretch had.
    #[must_use]
    pub(crate) fn replaced(&self, stretches: &[(Range<usize>, Self)]) -> Self {
        let mut text = String::with_capacity(self.text.len());
        let mut pieces: Vec<Piece> = Vec::with_capacity(self.pieces.len() + stretches.len() * 2);
        let mut at = 0;
        let end = self.text.len()..self.text.len();
        for (range, other) in
            stretches.iter().map(|(range, other)| (range, Some(other))).chain([(&end, None)])
        {
            if at < range.start {
                pieces.extend(self.pieces_of(at..range.start).map(|piece| piece.moved(at, text.len())));
                text.push_str(self.text.get(at..range.start).unwrap_or_default());
            }
            let Some(other) = other else { break };
            pieces.extend(other.pieces.iter().map(|piece| piece.moved(0, text.len())));
            text.push_str(&other.text);
            at = range.end;
        }
        let mut runs: Vec<StyleRun> = Vec::with_capacity(self.runs.len());
        let ends = moved(self.runs.iter().map(|run| run.end), stretches);
        for (run, end) in self.runs.iter().zip(ends) {
            if runs.last().map_or(0, |last| last.end) < end {
                runs.push(StyleRun { end, ..*run });
            }
        }
        Self { text, runs, pieces, attributes: self.attributes.clone() }
    }

    /// The pieces of a stretch of the text, the first as it stands from there on.
    fn pieces_of(&self, range: Range<usize>) -> impl Iterator<Item = Piece> {
        let first = self.pieces.partition_point(|piece| piece.text <= range.start).saturating_sub(1);
        let within = self.pieces.iter().skip(first).take_while(move |piece| piece.text < range.end);
        within.map(move |piece| {
            let from = piece.from(range.start);
            Piece { text: from.text + range.start, ..from }
        })
    }

    /// The place in the source of a byte of the text.
    #[must_use]
    pub fn span_at(&self, byte: usize) -> Option<Span> {
        let piece = self.pieces.iter().rev().find(|piece| piece.text <= byte)?;
        let len = self.text.get(byte..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let (start, end) = (piece.start_of(byte - piece.text), piece.end_of(byte - piece.text + len));
        Some(Span { start, end, ..piece.span })
    }
}
