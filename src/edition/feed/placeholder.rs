//! Placeholders of templates, `{today.high}`: where they stand, and how they are kept from being read as markup.
//!
//! A text is parsed as Markdown before it is filled, so that no data are ever taken for markup: while it is, letters of the
//! same length stand in the place of each placeholder.

use std::ops::Range;

use crate::copy::Passage;
use crate::diag::{FileId, Span};

/// What stands for the first bytes of a placeholder while the text is parsed, and for each of its others: characters that are
/// neither markup nor blanks, and as long as the shortest placeholder and a byte.
const MARK: char = '\u{E000}';
const FILL: &str = "x";
/// No name is longer, in bytes.
const LONGEST: usize = 120;

/// A placeholder in a text.
#[derive(Debug, Clone)]
pub(super) struct Placeholder {
    /// Its bytes in the text.
    pub at: Range<usize>,
    /// The names that lead to its value.
    pub path: Vec<String>,
    /// Where the template has it.
    pub span: Span,
}

/// The placeholders of a template's text.
#[derive(Debug)]
pub(super) struct Masked {
    /// The text with others in their place, byte by byte as long.
    pub text: String,
    /// Their bytes, in order.
    all: Vec<Range<usize>>,
    file: FileId,
}

impl Masked {
    /// Masks those of a file from a byte on.
    pub(super) fn of(text: &str, file: FileId, start: usize) -> Self {
        let all = all_in(text, start);
        let mut masked = String::with_capacity(text.len());
        let mut at = 0;
        for range in &all {
            masked.push_str(text.get(at..range.start).unwrap_or_default());
            masked.push(MARK);
            masked.push_str(&FILL.repeat(range.len().saturating_sub(MARK.len_utf8())));
            at = range.end;
        }
        masked.push_str(text.get(at..).unwrap_or_default());
        Self { text: masked, all, file }
    }

    /// Those of a passage that was read from the masked text; `source` is the text as it is.
    pub(super) fn in_copy(&self, copy: &Passage, source: &str) -> Vec<Placeholder> {
        let one = |at: usize| {
            let begun = copy.pieces.partition_point(|piece| piece.text <= at);
            let piece =
                copy.pieces.get(begun.checked_sub(1)?).filter(|piece| piece.span.file == self.file)?;
            let start = piece.span.range().start + (at - piece.text);
            let number = self.all.binary_search_by_key(&start, |range| range.start).ok()?;
            let range = self.all.get(number)?.clone();
            let end = at + range.len();
            copy.text.get(at..end)?;
            let span = Span::new(self.file, range.clone());
            Some(Placeholder { at: at..end, path: path(source.get(range)?), span })
        };
        copy.text.match_indices(MARK).filter_map(|(at, _)| one(at)).collect()
    }
}

/// The placeholders of a plain text, as those of front matter are.
pub(super) fn in_plain(copy: &Passage) -> Vec<Placeholder> {
    let Some(piece) = copy.pieces.first() else { return Vec::new() };
    let as_it_is = piece.span.range().len() == copy.text.len();
    let place = |at: &Range<usize>| {
        let start = piece.span.range().start;
        let range = start + at.start..start + at.end;
        if as_it_is { Span::new(piece.span.file, range) } else { piece.span }
    };
    let one = |at: Range<usize>| {
        let path = path(copy.text.get(at.clone()).unwrap_or_default());
        Placeholder { span: place(&at), path, at }
    };
    all_in(&copy.text, 0).into_iter().map(one).collect()
}

/// The names of a placeholder.
fn path(written: &str) -> Vec<String> {
    written.trim_matches(['{', '}']).split('.').map(str::to_owned).collect()
}

/// Where placeholders stand in a text from a byte on: names between braces that no `\` and no bracket stands before.
fn all_in(text: &str, start: usize) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut at = start;
    while let Some(open) = text.get(at..).and_then(|rest| rest.find('{')).map(|open| open + at) {
        at = open + 1;
        let before = text.get(..open).unwrap_or_default();
        let escapes = before.bytes().rev().take_while(|byte| *byte == b'\\').count();
        if escapes % 2 == 1 || before.ends_with(']') {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let long = rest.find(|c: char| !is_of_name(c)).unwrap_or(rest.len());
        let name = rest.get(..long).unwrap_or_default();
        let is_path = !name.starts_with('#') && name.split('.').all(|part| !part.is_empty());
        if is_path && name.len() <= LONGEST && rest.get(long..).is_some_and(|rest| rest.starts_with('}')) {
            at += long + 1;
            all.push(open..at);
        }
    }
    all
}

/// Whether a character may be one of a name, or part two names.
fn is_of_name(c: char) -> bool {
    !(c.is_whitespace() || c.is_control() || "{}=\"'\\|<>[]".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        all_in(text, 0).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn names_between_braces_are_placeholders_and_attributes_are_not() {
        let text = "{a} {today.high}℃ {rows.涨跌%} {head=2} [甲]{mark} \\{b} \\\\{c} {#id} {.} {a b} {甲";
        assert_eq!(found(text), ["{a}", "{today.high}", "{rows.涨跌%}", "{c}"]);
    }

    #[test]
    fn a_masked_text_is_as_long_and_has_no_braces_of_placeholders() {
        let text = "甲{a}乙{rows.城市}{head=2}";
        let masked = Masked::of(text, FileId(0), 0);
        assert_eq!(masked.text.len(), text.len());
        assert_eq!(masked.text.matches('{').count(), 1);
    }
}
