//! A text of TOML as a record: what is wrong with it as TOML is told, and it is read around that.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, Error};

use super::around::{Around, Change, is_key_given_twice};
use super::findings::Findings;
use super::malformed::Malformed;
use super::read::{FromToml, Layer, Reading, Value};
use super::slips::{self, headings};
use crate::diag::{Diagnostic, FileId, Severity, Span};
use crate::printable::short;

/// A part of a TOML whose keys have a name of their own in messages.
pub(crate) struct Special {
    /// Its bytes. Parts are given in order and do not overlap.
    pub range: Range<usize>,
    /// The code of the error that a key is given twice.
    pub twice: &'static str,
}

/// Reads a whole TOML text as a record.
///
/// A text that is malformed in ways that nobody can read around is reported and not read as a record: what is missing
/// from it may be what the parser could not see.
pub(crate) fn document<T: FromToml>(
    text: &str,
    file: FileId,
    base: usize,
    found: &mut Findings,
    special: impl FnOnce(&str, &DeTable<'_>) -> Vec<Special>,
) -> Option<T> {
    let (root, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return read(root, Reading::of(text, file, found).part(base, None));
    }
    let special = special(text, root.get_ref());
    let around = told(&Piece { text, file, base }, &errors, &special, found)?;
    let (root, _) = DeTable::parse_recoverable(&around.text);
    read(root, Reading::of(text, file, found).part(base, Some(&around)))
}

/// Reads a tree that was put together of several texts as a record.
pub(crate) fn layered<T: FromToml>(
    layers: &[Layer<'_>],
    root: Spanned<DeTable<'_>>,
    found: &mut Findings,
) -> Option<T> {
    read(root, Reading::layers(layers, found)?)
}

fn read<T: FromToml>(root: Spanned<DeTable<'_>>, mut reading: Reading<'_>) -> Option<T> {
    let span = reading.span(root.span());
    T::read(&Value::Table(root.into_inner()), span, &mut reading)
}

/// TOML, and where it stands.
#[derive(Clone, Copy)]
pub(crate) struct Piece<'t> {
    pub text: &'t str,
    pub file: FileId,
    /// Where it begins there.
    pub base: usize,
}

impl Piece<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start + self.base..range.end + self.base)
    }
}

/// Tells what the parser found, and gives the text to be read around it; nothing, where nobody can.
pub(crate) fn told(
    text: &Piece<'_>,
    errors: &[Error],
    special: &[Special],
    found: &mut Findings,
) -> Option<Around> {
    let mut malformed = Malformed::new(text.text);
    let mut changes = Vec::new();
    // Where a line was reported for its punctuation, what else is wrong with it mostly comes of that.
    let mut understood = 0;
    // The parser goes over the text more than once: its errors are not in the order of the text.
    let mut errors: Vec<_> = errors.iter().map(|one| (one.span().unwrap_or(0..0), one.message())).collect();
    errors.sort_by_key(|(range, _)| range.start);
    for (range, message) in errors {
        if range.start < understood {
            continue;
        }
        if found.is_full() {
            found.add_unkept(Severity::Error);
        } else if is_key_given_twice(message) {
            let end = given_twice(text, &range, special, &mut changes, found);
            understood = end.unwrap_or(understood);
        } else {
            let end = malformed.report(message, &range, |range| text.span(range), found);
            understood = end.unwrap_or(understood);
        }
    }
    changes.extend(malformed.changes()?);
    Around::of(text.text, changes)
}

/// Reports a key that is given twice. Of a heading, it gives where its table ends: the keys below were given before as
/// well.
fn given_twice(
    text: &Piece<'_>,
    range: &Range<usize>,
    special: &[Special],
    changes: &mut Vec<Change>,
    found: &mut Findings,
) -> Option<usize> {
    let key = short(text.text.get(range.clone()).unwrap_or_default());
    let at = special.partition_point(|part| part.range.end <= range.start);
    let part = special.get(at).filter(|part| part.range.start <= range.start);
    let code = part.map_or("duplicate-key", |part| part.twice);
    let one = Diagnostic::error(code).arg("key", key.as_str()).here(text.span(range.clone()));
    let heading = headings(text.text).find(|heading| heading.contains(&range.start));
    let Some(heading) = heading else {
        found.add(one);
        return None;
    };
    let next = headings(text.text).map(|next| next.start).find(|next| *next > heading.start);
    let Some(list) = slips::list(&key).filter(|_| !text.text[heading.clone()].starts_with("[[")) else {
        found.add(one);
        return Some(next.unwrap_or(text.text.len()));
    };
    // A heading of one bracket is given once: all of them were meant to have two.
    let single = |place: &Range<usize>| text.text.get(place.clone()) == Some(&list[1..list.len() - 1]);
    let all: Vec<Range<usize>> = headings(text.text).filter(single).collect();
    found.add(one.arg("heading", list).mend_by("help-heading"));
    let end = all.last().and_then(|last| headings(text.text).find(|next| next.start > last.start));
    changes.extend(all.into_iter().map(|place| Change::Write(place, list.to_owned())));
    Some(end.map_or(text.text.len(), |end| end.start))
}
