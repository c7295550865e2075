//! The commonest slips of TOML, each with what was meant: quotes inside quotes, a text without quotes, a date as people
//! write it, a colon for the equals sign, the signs of the Chinese input method, two keys on a line.
//!
//! A statement is read as people type it ([`statement`]), and all that has to be changed in it is changed at once. What
//! comes of that is proposed only if it is TOML, has the keys that were typed, and every letter and figure of them, but for
//! a date, a time, a word or a number that is written anew.

mod edits;
mod heading;
mod scalars;
mod signs;
mod statement;
mod strings;
#[cfg(test)]
mod tests;

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use edits::{Edit, applied};
pub(super) use heading::{headings, list};
pub(super) use signs::typed_key;
use signs::{begins_with_key, is_blank, is_of_key};
use statement::Statement;
use strings::line;

use crate::reading::punctuation::ascii;

/// A slip and how it is mended.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Slip {
    /// The sentence of the entry `malformed-toml` that tells it.
    pub form: &'static str,
    /// What is changed first.
    pub place: Range<usize>,
    /// What stands there then.
    pub there: String,
    /// All that is replaced.
    pub range: Range<usize>,
    /// By what.
    pub text: String,
    /// The lines of the statement that change, mended.
    pub lines: Vec<String>,
    /// The place of the statement.
    pub statement: Range<usize>,
    /// Nothing else can have been meant: a program may put it in.
    pub sure: bool,
    /// What is changed, piece by piece, and what comes there.
    pub edits: Vec<(Range<usize>, String)>,
}

/// How far a statement goes, and how far back its beginning is looked for, in bytes.
const LONGEST: usize = 4000;
/// How many lines back it is looked for.
const MOST_LINES: usize = 40;
/// How many sound statements may stand between a slip and its error.
const MOST_SOUND: usize = 3;

/// The slip that an error comes from: in the statement of its place, or in one before, where the parser saw it later.
pub(super) fn slip(text: &str, error: &Range<usize>) -> Option<Slip> {
    let at = text.floor_char_boundary(error.start.min(text.len()));
    let mut start = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    let mut sound = 0;
    for _ in 0..MOST_LINES {
        let rest = text.get(start..)?;
        let all = rest.len();
        let rest = rest.get(..rest.floor_char_boundary(LONGEST.min(all)))?;
        if begins_statement(rest) {
            match mended(rest, start, rest.len() < all) {
                Read::Sound => sound += 1,
                Read::Mended(slip) => return (!is_in_long_text(text.get(..start)?)).then_some(*slip),
                Read::Unknown => return None,
            }
        }
        if start == 0 || sound > MOST_SOUND || at - start > LONGEST {
            return None;
        }
        start = text.get(..start - 1)?.rfind('\n').map_or(0, |end| end + 1);
    }
    None
}

/// The place of the statement that an error lies in, as far as anybody can tell: from the line that begins one to where
/// the next begins.
pub(super) fn statement(text: &str, at: usize) -> Range<usize> {
    let at = text.floor_char_boundary(at.min(text.len()));
    let line_start = |at: usize| text[..at].rfind('\n').map_or(0, |end| end + 1);
    // A line that is TOML by itself is at fault for what was left open before it; so is the end of the text.
    let own = line_start(at);
    let is_sound = begins_statement(&text[own..]) && DeTable::parse(line(&text[own..])).is_ok();
    let before = if at >= text.trim_end().len() { text } else { &text[..own] };
    let open = if is_sound || before.len() == text.len() { left_open(before) } else { None };
    let at = open.filter(|open| at - open <= LONGEST).unwrap_or(at);
    let mut start = line_start(at);
    let own = start;
    for _ in 0..MOST_LINES {
        if start == 0 || at - start > LONGEST || begins_statement(&text[start..]) {
            break;
        }
        start = line_start(start - 1);
    }
    // What belongs to no statement stands for itself.
    let start = if begins_statement(&text[start..]) { start } else { own };
    // What stands in the lines below a key without a value may be that of a list whose bracket is missing.
    let has_value = !line(&text[start..]).trim_end().ends_with(|c| ascii(c) == '=');
    let mut end = start;
    for next in text[start..].split_inclusive('\n').take(MOST_LINES) {
        if end > at && ((has_value && is_closed(&text[start..end])) || begins_statement(next)) {
            break;
        }
        end += next.len();
    }
    let typed = text[start..end].trim_end_matches(['\n', '\r']).len();
    start..start + typed
}

/// Where something begins that is open at the end of a text: a text of several lines, or the last bracket that no other
/// closes.
fn left_open(text: &str) -> Option<usize> {
    if let Some(at) = open_long_text(text) {
        return Some(at);
    }
    let mut open = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '[' | '{' => open.push(at),
            ']' | '}' => drop(open.pop()),
            _ => {}
        }
    }
    open.pop()
}

/// Whether all brackets of a statement are closed, as far as signs tell.
fn is_closed(statement: &str) -> bool {
    let count = |bracket: char| statement.chars().filter(|c| ascii(*c) == bracket).count();
    count('[') <= count(']') && count('{') <= count('}')
}

/// How long the heading is that a statement begins with, where that is one by itself.
pub(super) fn heading_of(statement: &str) -> Option<usize> {
    let lead = statement.len() - statement.trim_start_matches(is_blank).len();
    let close = if statement.get(lead..)?.starts_with("[[") { "]]" } else { "]" };
    let end = line(statement).find(close)? + close.len();
    let heading = statement.get(..end).filter(|_| statement[lead..].starts_with('['))?;
    DeTable::parse(heading).is_ok().then_some(end)
}

/// Whether a text of several lines is open where `before` ends: what stands in it is no statement.
fn is_in_long_text(before: &str) -> bool {
    open_long_text(before).is_some()
}

/// Where a text of several lines begins that is open at the end.
fn open_long_text(text: &str) -> Option<usize> {
    let open = ["\"\"\"", "'''"].into_iter().filter(|quotes| text.matches(quotes).count() % 2 == 1);
    open.filter_map(|quotes| text.rfind(quotes)).max()
}

/// The key of an error's line, where it takes a date or a time: by these names the help has an example.
pub(super) fn moment(text: &str, error: &Range<usize>) -> Option<&'static str> {
    let at = text.floor_char_boundary(error.start.min(text.len()));
    let start = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    let typed = line(text.get(start..)?).trim_start_matches(is_blank);
    let key: String = typed.chars().map(ascii).take_while(|c| is_of_key(*c)).collect();
    ["date", "time"].into_iter().find(|moment| *moment == key && begins_with_key(typed))
}

/// Whether a line begins a statement, as far as its first signs tell.
fn begins_statement(rest: &str) -> bool {
    let typed = line(rest).trim_start_matches(is_blank);
    let word =
        typed.trim_start_matches(|c: char| c.is_alphanumeric() || is_of_key(c) || matches!(c, '$' | '.'));
    let next = word.trim_start_matches(is_blank).chars().next();
    begins_with_key(typed)
        || typed.starts_with(|c| ascii(c) == '[')
        || (word.len() < typed.len() && next.is_some_and(|c| !matches!(ascii(c), ',')))
}

enum Read {
    /// It is TOML by itself.
    Sound,
    Mended(Box<Slip>),
    Unknown,
}

/// Reads the statement that a text begins with, which stands at `base`. Where the text is `cut` off, so may a statement
/// be that goes on to its end.
fn mended(rest: &str, base: usize, cut: bool) -> Read {
    let first = line(rest);
    if DeTable::parse(first).is_ok() {
        return Read::Sound;
    }
    let mut read = Statement::new(rest);
    let Some(end) = read.read() else { return Read::Unknown };
    let Some(typed) = rest.get(..end) else { return Read::Unknown };
    if cut && (end == rest.len() || read.edits.iter().any(|edit| edit.form == "unclosed")) {
        return Read::Unknown;
    }
    if read.edits.is_empty() {
        return if DeTable::parse(typed).is_ok() { Read::Sound } else { Read::Unknown };
    }
    let Some(slip) = proposed(typed, base, &read) else { return Read::Unknown };
    // A text whose end nobody typed may go on in the next line.
    let may_go_on = read.edits.iter().any(|edit| matches!(edit.form, "quote-missing" | "no-quotes"));
    let sure = slip.sure && (!may_go_on || is_over(rest.get(end..).unwrap_or_default()));
    Read::Mended(Box::new(Slip { sure, ..slip }))
}

/// Whether no text goes on behind a line: there is nothing, or a comment, or another statement.
fn is_over(rest: &str) -> bool {
    let next = rest.split_once('\n').map_or("", |(_, next)| line(next).trim_matches(is_blank));
    let begins = next.starts_with(['#', '+']) || next.starts_with(|c| ascii(c) == '[');
    next.is_empty() || begins || begins_with_key(next)
}

/// What is proposed for a statement: nothing, where that is no TOML, or not what was typed.
fn proposed(typed: &str, base: usize, read: &Statement<'_>) -> Option<Slip> {
    let edits: &[Edit] = &read.edits;
    let mended = applied(typed, edits)?;
    let table = DeTable::parse(&mended).ok()?;
    let keys: usize = table.get_ref().iter().map(|(_, value)| 1 + keys_in(value.get_ref())).sum();
    if keys != read.keys {
        return None;
    }
    let (first, last) = (edits.first()?, edits.last()?);
    let from = first.range.start;
    let to = edits.iter().map(|edit| edit.range.end).max()?;
    let text = mended.get(from..mended.len() - (typed.len() - to))?.to_owned();
    let told = edits.iter().find(|edit| !matches!(edit.form, "foreign-space")).unwrap_or(first);
    let shown = if last == first { text.clone() } else { told.text.clone() };
    Some(Slip {
        form: told.form,
        place: told.range.start + base..told.range.end + base,
        there: shown,
        range: from + base..to + base,
        lines: changed(typed, &mended),
        text,
        statement: base..base + typed.len(),
        sure: edits.iter().all(|edit| edit.sure),
        edits: edits
            .iter()
            .map(|edit| (edit.range.start + base..edit.range.end + base, edit.text.clone()))
            .collect(),
    })
}

/// The lines of a mended statement that it did not have.
fn changed(typed: &str, mended: &str) -> Vec<String> {
    let before: std::collections::BTreeSet<&str> = typed.lines().map(str::trim).collect();
    let lines = mended.lines().map(str::trim).filter(|line| !line.is_empty() && !before.contains(line));
    lines.map(str::to_owned).collect()
}

/// How many keys a value has in it.
fn keys_in(value: &DeValue<'_>) -> usize {
    match value {
        DeValue::Table(table) => table.iter().map(|(_, value)| 1 + keys_in(value.get_ref())).sum(),
        DeValue::Array(all) => all.iter().map(|value| keys_in(value.get_ref())).sum(),
        _ => 0,
    }
}
