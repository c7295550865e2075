//! What is said of a text that is no TOML.

use std::ops::Range;

use toml::de::{DeTable, Error};

use crate::diag::{Diagnostic, Span};
use crate::printable::{cut, short};
use crate::reading::around::{Around, Change};
use crate::reading::punctuation::{self, Foreign};
use crate::reading::slips::{self, Slip};
use crate::words::Arg;

/// How much of a mended line is shown, in characters.
const LONGEST_LINE: usize = 160;

/// What was read of a fault.
pub(super) struct Read {
    pub told: Diagnostic,
    /// The text without it; nothing, where nobody can read on.
    pub around: Option<Around>,
    /// Nothing was lost but a value: what is missing behind it is missing.
    pub legible: bool,
}

/// Reads the first fault that the parser found in a text: for the commonest slips, with the statement mended.
pub(super) fn read(
    around: &Around,
    message: &str,
    range: &Range<usize>,
    place: impl Fn(Range<usize>) -> Span,
) -> Read {
    let text = around.text.as_str();
    let said = message.lines().collect::<Vec<_>>().join("; ");
    let one = Diagnostic::error("malformed-toml").arg("why", said);
    if let Some(slip) = slips::slip(text, range) {
        let mended = with_edits(around, &slip).filter(|with| is_sound(&slip, &with.text));
        let sure = slip.sure && mended.is_some();
        // What is put in for one that may have been meant otherwise would be a guess.
        let mended = mended.filter(|_| sure || slip.form == "heading");
        let statement = if slip.form == "two-keys" { None } else { Some(slip.statement.clone()) };
        let (around, legible) = match mended {
            Some(mended) => (Some(mended), true),
            None => without(around, (message, range), statement, &slip.statement),
        };
        return Read { told: told(one, slip, sure, text, place), around, legible };
    }
    let statement = slips::statement(text, range.start);
    let (around, legible) = without(around, (message, range), Some(statement.clone()), &statement);
    Read { told: illegible(one, message, text, range, place), around, legible }
}

/// The text with a slip mended, each of its pieces by itself, so that places between them stay known.
fn with_edits(around: &Around, slip: &Slip) -> Option<Around> {
    let each = slip.edits.iter().rev().map(|(place, text)| Change::Write(place.clone(), text.clone()));
    each.into_iter().try_fold(around.clone(), |with, change| with.with(&change).map(|(with, _)| with))
}

/// The text without a statement: its value is a hole, where it has a key; else it is as if it were not there, and what it
/// said is lost.
fn without(
    around: &Around,
    (message, range): (&str, &Range<usize>),
    hole: Option<Range<usize>>,
    statement: &Range<usize>,
) -> (Option<Around>, bool) {
    let fault = (message, around.original(range.start));
    let sound = |(with, here): (Around, Range<usize>)| {
        let (_, errors) = DeTable::parse_recoverable(&with.text);
        let there = |one: &Error| {
            let at = one.span().unwrap_or(0..0).start;
            here.contains(&at) || (one.message(), with.original(at)) == fault
        };
        (!errors.iter().any(there)).then_some(with)
    };
    let hole = hole.and_then(|hole| {
        let change = match slips::heading_of(around.text.get(hole.clone())?) {
            // A heading that is one by itself names what something else is: its table is left out.
            Some(end) if hole.start + end == hole.end => {
                let next =
                    slips::headings(&around.text).map(|next| next.start).find(|next| *next >= hole.end);
                Change::Write(hole.start..next.unwrap_or(around.text.len()), String::new())
            }
            Some(end) => Change::Write(hole.start + end..hole.end, String::new()),
            None => Change::Hole(hole),
        };
        around.with(&change)
    });
    if let Some(with) = hole.and_then(sound) {
        return (Some(with), true);
    }
    let blank = Change::Write(statement.clone(), String::new());
    let text = around.text.get(statement.clone()).unwrap_or_default();
    (around.with(&blank).filter(|_| !text.is_empty()).and_then(sound), false)
}

/// What is said of a fault that is no slip of the commonest.
fn illegible(
    one: Diagnostic,
    message: &str,
    text: &str,
    range: &Range<usize>,
    place: impl Fn(Range<usize>) -> Span,
) -> Diagnostic {
    if let Some((at, Foreign { sign, meant })) = punctuation::foreign(text, range) {
        let one = one.form("foreign").arg("sign", sign.to_string()).arg("meant", meant);
        return one.mark(place(at..at + sign.len_utf8()), "foreign-here").mend_by("help-foreign");
    }
    let Some(moment) = slips::moment(text, range) else {
        return one.mark(place(range.clone()), "why-here");
    };
    // What lies between bounds is written right, and the calendar has none of it.
    let (form, label, help) = match (moment, is_out_of_bounds(message)) {
        ("date", true) => ("no-day", "no-day-here", "help-day"),
        ("date", false) => ("date", "why-here", "help-date"),
        (_, true) => ("no-time", "no-time-here", "help-time"),
        (_, false) => ("time", "why-here", "help-time"),
    };
    one.form(form).mark(place(range.clone()), label).mend_by(help)
}

/// Whether the parser says that a figure is not between two others.
fn is_out_of_bounds(message: &str) -> bool {
    message
        .split_once(" between ")
        .is_some_and(|(_, bounds)| bounds.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a text with a slip mended has no error left at its place: elsewhere, what the slip hid from the parser may come
/// to light, and so may a key that is given twice.
fn is_sound(slip: &Slip, mended: &str) -> bool {
    let end = (slip.statement.end + slip.text.len()).saturating_sub(slip.range.len());
    let (_, errors) = DeTable::parse_recoverable(mended);
    let there = |one: &Error| {
        one.span().is_some_and(|range| range.start >= slip.statement.start && range.start < end)
    };
    !errors.iter().any(|one| there(one) && !one.message().starts_with("duplicate key"))
}

/// A heading of one bracket that was meant to have two.
pub(super) fn heading(
    range: Range<usize>,
    meant: &str,
    text: &str,
    place: impl Fn(Range<usize>) -> Span,
) -> Diagnostic {
    let slip = Slip {
        form: "heading",
        place: range.clone(),
        there: meant.to_owned(),
        range: range.clone(),
        text: meant.to_owned(),
        lines: vec![meant.to_owned()],
        statement: range,
        sure: true,
        edits: Vec::new(),
    };
    told(Diagnostic::error("malformed-toml"), slip, true, text, place)
}

/// A slip in words. Where something else could have been meant, what is proposed is for people alone.
fn told(
    one: Diagnostic,
    slip: Slip,
    sure: bool,
    text: &str,
    place: impl Fn(Range<usize>) -> Span,
) -> Diagnostic {
    let sign = text.get(slip.place.clone()).unwrap_or_default();
    let one = one.form(slip.form).arg("sign", short(sign)).arg("meant", short(slip.there.trim()));
    let label = match slip.there.trim() {
        "" if slip.form == "foreign-space" => "expected-space",
        "" if slip.form == "two-keys" => "line-ends-here",
        "" => "nothing-here",
        _ => "slip-here",
    };
    let lines: Vec<String> = slip.lines.iter().map(|line| cut(line, LONGEST_LINE)).collect();
    let one = one.mark(place(slip.place), label).arg("mended", Arg::names(lines.iter().map(String::as_str)));
    let help = match (sure, lines.len()) {
        (true, 1) => "help-write",
        (true, _) => "help-lines",
        (false, _) => "help-perhaps",
    };
    let one = one.mend_by(help);
    if sure { one.replace(place(slip.range), slip.text) } else { one }
}
