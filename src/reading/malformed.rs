//! What is said of a text that is no TOML.

use std::ops::Range;

use toml::de::DeTable;

use crate::diag::{Diagnostic, Span};
use crate::printable::{cut, short};
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
}

impl<'t> Malformed<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, again: if text.len() <= LONGEST { MOST } else { 0 }, told: 0 }
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
            found.add(told(one, slip, sure, self.text, place));
            return Some(self.line_end(end));
        }
        let Some((at, Foreign { sign, meant })) = punctuation::foreign(self.text, range) else {
            let one = one.mark(place(range.clone()), "why-here");
            let Some(moment) = slips::moment(self.text, range) else {
                found.add(one);
                return None;
            };
            let (form, help) = if moment == "date" { ("date", "help-date") } else { ("time", "help-time") };
            found.add(one.form(form).mend_by(help));
            return Some(self.line_end(range.start));
        };
        let one = one.form("foreign").arg("sign", sign.to_string()).arg("meant", meant);
        found.add(one.mark(place(at..at + sign.len_utf8()), "foreign-here").mend_by("help-foreign"));
        Some(self.line_end(at))
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
