//! A text of TOML as a record: what is wrong with it as TOML is told, and it is read around that.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, Error};

use super::around::{Around, Change};
use super::findings::Findings;
use super::malformed;
use super::read::{FromToml, Layer, Reading, StandIns, Value};
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
    stand_ins: &StandIns,
    root: Spanned<DeTable<'_>>,
    found: &mut Findings,
) -> Option<T> {
    read(root, Reading::layers(layers, stand_ins, found)?)
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

/// To read a text around its faults one after the other, it is parsed again so often at most, and so many bytes of it
/// and faults of the parser's, each of which costs as much as so many bytes.
const MOST: usize = 200;
/// Nobody has more headings of one list.
const MOST_HEADINGS: usize = 200;
const AGAIN: usize = 1 << 21;
const OF_FAULT: usize = 200;

/// Tells what the parser found, and gives the text to be read around it; nothing, where nobody can.
///
/// What the parser says behind the first fault of a text mostly comes of that: it is mended, or made a hole, and the rest
/// parsed again.
pub(crate) fn told(
    text: &Piece<'_>,
    errors: &[Error],
    special: &[Special],
    found: &mut Findings,
) -> Option<Around> {
    let mut around = Around::of(text.text);
    let mut faults = Faults::of(errors);
    let mut legible = true;
    let mut left = (AGAIN / (text.text.len() + errors.len() * OF_FAULT).max(1)).clamp(2, MOST);
    loop {
        let place = |range: Range<usize>| text.span(around.original(range.start)..around.original(range.end));
        let next = if let Some((range, message)) = faults.syntax.first() {
            if found.is_full() || left == 0 {
                faults.syntax.iter().for_each(|_| found.add_unkept(Severity::Error));
                return None;
            }
            left -= 1;
            let read = malformed::read(&around, message, range, place);
            found.add(read.told);
            legible &= read.legible;
            read.around
        } else if let Some((one, next)) = list_of_one_bracket(&around, &faults.twice, place) {
            found.add(one);
            Some(next)
        } else {
            given_twice(&around, &faults.twice, special, place, found);
            break;
        };
        around = next?;
        faults = Faults::of(&DeTable::parse_recoverable(&around.text).1);
    }
    (legible && !around.may_be_cut_off(text.text)).then_some(around)
}

/// What the parser found, in the order of the text: it goes over it more than once.
struct Faults {
    syntax: Vec<(Range<usize>, String)>,
    /// Keys that are given twice, which leaves what they stand in as it is.
    twice: Vec<Range<usize>>,
}

impl Faults {
    fn of(errors: &[Error]) -> Self {
        let mut faults = Self { syntax: Vec::new(), twice: Vec::new() };
        for one in errors {
            let range = one.span().unwrap_or(0..0);
            if one.message().starts_with("duplicate key") {
                faults.twice.push(range);
            } else {
                faults.syntax.push((range, one.message().to_owned()));
            }
        }
        faults.syntax.sort_by_key(|(range, _)| range.start);
        faults.twice.sort_by_key(|range| range.start);
        faults
    }
}

/// A list whose headings have one bracket, some of them or all: all were meant to have two.
fn list_of_one_bracket(
    around: &Around,
    twice: &[Range<usize>],
    place: impl Fn(Range<usize>) -> Span,
) -> Option<(Diagnostic, Around)> {
    let text = around.text.as_str();
    let listed = |range: &Range<usize>| slips::list(text.get(range.clone())?);
    let mut twice = twice.iter().filter(|range| listed(range).is_some()).peekable();
    twice.peek()?;
    let headings: Vec<Range<usize>> = headings(text).collect();
    // Each list once, by the first of its headings that is in the way of another.
    let mut seen = BTreeSet::new();
    twice.filter(|range| seen.insert(listed(range))).find_map(|range| {
        let (key, list) = (text.get(range.clone())?, listed(range)?);
        let heading = holding(&headings, range.start)?;
        let single = |place: &&Range<usize>| text.get((*place).clone()) == Some(&list[1..list.len() - 1]);
        let all: Vec<Range<usize>> = headings.iter().filter(single).cloned().collect();
        let first = all.first()?.clone();
        let double = |place: &&Range<usize>| text.get((*place).clone()) == Some(list);
        let count = all.len() + headings.iter().filter(double).count();
        if !(2..=MOST_HEADINGS).contains(&count) {
            return None;
        }
        let one = if text.get(heading)?.starts_with("[[") {
            malformed::heading(first, list, text, &place)
        } else {
            let one = Diagnostic::error("duplicate-key").arg("key", key).here(place(range.clone()));
            one.arg("heading", list).mend_by("help-heading")
        };
        let mut next = around.clone();
        for place in all.into_iter().rev() {
            (next, _) = next.with(&Change::Write(place, list.to_owned()))?;
        }
        Some((one, next))
    })
}

/// The heading that a place lies in.
fn holding(headings: &[Range<usize>], at: usize) -> Option<Range<usize>> {
    let heading = headings.get(headings.partition_point(|heading| heading.end <= at))?;
    heading.contains(&at).then(|| heading.clone())
}

/// Reports keys that are given twice. Below a heading that is, all keys were given before as well.
fn given_twice(
    around: &Around,
    twice: &[Range<usize>],
    special: &[Special],
    place: impl Fn(Range<usize>) -> Span,
    found: &mut Findings,
) {
    let text = around.text.as_str();
    let headings: Vec<Range<usize>> = if twice.is_empty() { Vec::new() } else { headings(text).collect() };
    let mut understood = 0;
    for range in twice.iter().filter(|range| range.start < text.len()) {
        if range.start < understood {
            continue;
        }
        if found.is_full() {
            found.add_unkept(Severity::Error);
            continue;
        }
        let key = short(text.get(range.clone()).unwrap_or_default());
        let at = around.original(range.start);
        let part = special.get(special.partition_point(|part| part.range.end <= at));
        let code = part.filter(|part| part.range.start <= at).map_or("duplicate-key", |part| part.twice);
        found.add(Diagnostic::error(code).arg("key", key).here(place(range.clone())));
        if holding(&headings, range.start).is_some() {
            let next = headings.get(headings.partition_point(|heading| heading.start <= range.start));
            understood = next.map_or(text.len(), |next| next.start);
        }
    }
}
