//! What is said of a text that is no TOML.

use std::ops::Range;

use toml::de::DeTable;

use crate::diag::{Diagnostic, Span};
use crate::printable::{cut, short};
use crate::reading::around::Change;
use crate::reading::findings::Findings;
use crate::reading::punctuation::{self, Foreign};
use crate::reading::slips::{self, Slip};
use crate::words::Arg;

/// A text is read again with each mend put in, to see whether it has no error at its place any more: of a text that is
/// longer, or has more errors, only the statement is.
const LONGEST: usize = 1 << 16;
const MOST: usize = 40;
/// How much of a mended line is shown, in characters.
const LONGEST_LINE: usize = 160;

/// A text with errors.
pub(crate) struct Malformed<'t> {
    text: &'t str,
    /// How often it may be read again.
    again: usize,
    /// The end of the last statement that was told.
    told: usize,
    /// What is to be changed for the rest to be read; nothing, where one place is understood by nobody.
    changes: Option<Vec<Change>>,
}

impl<'t> Malformed<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, again: if text.len() <= LONGEST { MOST } else { 0 }, told: 0, changes: Some(Vec::new()) }
    }

    /// Reports what the parser found; for the commonest slips, with the statement mended. Gives the end of what is
    /// understood: what else the parser finds there comes of the same slip.
    pub(crate) fn report(
        &mut self,
        message: &str,
        range: &Range<usize>,
        place: impl Fn(Range<usize>) -> Span,
        found: &mut Findings,
    ) -> Option<usize> {
        let said = message.lines().collect::<Vec<_>>().join("; ");
        let one = Diagnostic::error("malformed-toml").arg("why", said);
        if let Some(slip) = slips::slip(self.text, range) {
            if slip.statement.start < self.told {
                // It was told of an error before.
                return Some(self.line_end(range.start));
            }
            self.told = slip.statement.end;
            let end = if slip.open { self.text.len() } else { slip.statement.end.max(range.start) };
            let sure = slip.sure && self.is_sound(&slip);
            self.change(change(&slip, sure));
            found.add(told(one, slip, sure, self.text, place));
            return Some(self.line_end(end));
        }
        let Some((at, Foreign { sign, meant })) = punctuation::foreign(self.text, range) else {
            self.change(Some(Change::Hole(self.line(range.start))));
            let Some(moment) = slips::moment(self.text, range) else {
                found.add(one.mark(place(range.clone()), "why-here"));
                return None;
            };
            // What lies between bounds is written right, and the calendar has none of it.
            let (form, label, help) = match (moment, message.contains(" between ")) {
                ("date", true) => ("no-day", "no-day-here", "help-day"),
                ("date", false) => ("date", "why-here", "help-date"),
                (_, true) => ("no-time", "no-time-here", "help-time"),
                (_, false) => ("time", "why-here", "help-time"),
            };
            found.add(one.form(form).mark(place(range.clone()), label).mend_by(help));
            return Some(self.line_end(range.start));
        };
        self.change(Some(Change::Hole(self.line(at))));
        let one = one.form("foreign").arg("sign", sign.to_string()).arg("meant", meant);
        found.add(one.mark(place(at..at + sign.len_utf8()), "foreign-here").mend_by("help-foreign"));
        Some(self.line_end(at))
    }

    /// What is to be changed for the rest to be read; nothing, where nobody knows.
    pub(crate) fn changes(self) -> Option<Vec<Change>> {
        self.changes
    }

    fn change(&mut self, change: Option<Change>) {
        match (&mut self.changes, change) {
            (Some(changes), Some(change)) => changes.push(change),
            _ => self.changes = None,
        }
    }

    /// The line of a place.
    fn line(&self, at: usize) -> Range<usize> {
        let at = self.text.floor_char_boundary(at.min(self.text.len()));
        let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        let line = self.text[start..].lines().next().unwrap_or_default();
        start..start + line.len()
    }

    fn line_end(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        rest.find('\n').map_or(self.text.len() + 1, |end| at + end + 1)
    }

    /// Whether the whole text, with the slip mended, has no error left at its place.
    fn is_sound(&mut self, slip: &Slip) -> bool {
        if self.again == 0 {
            return true;
        }
        self.again -= 1;
        let mut mended = self.text.to_owned();
        mended.replace_range(slip.range.clone(), &slip.text);
        let end = (slip.statement.end + slip.text.len()).saturating_sub(slip.range.len());
        let (_, errors) = DeTable::parse_recoverable(&mended);
        let there = |one: &toml::de::Error| {
            one.span().is_some_and(|range| range.start >= slip.statement.start && range.start < end)
        };
        // Elsewhere, what the slip hid from the parser may come to light; and so may a key that is given twice.
        !errors.iter().any(|one| there(one) && !one.message().starts_with("duplicate key"))
    }
}

/// What is to be changed for a slip. What is put in for one that may have been meant otherwise would be a guess.
fn change(slip: &Slip, sure: bool) -> Option<Change> {
    match slip.form {
        "heading" => Some(Change::Write(slip.range.clone(), slip.text.clone())),
        _ if sure => Some(Change::Write(slip.range.clone(), slip.text.clone())),
        "two-keys" => None,
        _ => Some(Change::Hole(slip.statement.clone())),
    }
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
