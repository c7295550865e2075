//! Headings: `[paper]`, `[[page]]`, with the brackets that were typed.

use std::ops::Range;

use crate::reading::punctuation::ascii;
use crate::reading::slips::edits::Edit;
use crate::reading::slips::signs::{blanks, is_of_key};

/// Tables that a file has any number of: their headings have two brackets.
const LISTS: [&str; 5] = ["[[page]]", "[[rules]]", "[[prefer]]", "[[name]]", "[[forbid]]"];

/// The heading of a table that a file has any number of.
pub(crate) fn list(name: &str) -> Option<&'static str> {
    LISTS.into_iter().find(|heading| heading.trim_matches(['[', ']']) == name)
}

/// Where headings stand in a text, comments behind them left out.
pub(crate) fn headings(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut end = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        end += line.len();
        (end - line.len(), line)
    });
    lines.filter_map(|(start, line)| {
        let lead = line.len() - line.trim_start_matches([' ', '\t']).len();
        let typed = line.get(lead..)?;
        let close = if typed.starts_with("[[") { "]]" } else { "]" };
        let long = typed.find(close).filter(|_| typed.starts_with('['))? + close.len();
        // What goes on behind it is an item of a list.
        let behind = typed.get(long..)?.trim_start();
        (behind.is_empty() || behind.starts_with('#')).then_some(start + lead..start + lead + long)
    })
}

/// The heading that a line begins with: where it ends, what is changed, and how many keys it names.
pub(super) fn heading(line: &str, start: usize) -> Option<(usize, Vec<Edit>, usize)> {
    let rest = line.get(start..)?;
    let bracket = |sign: char| move |c: &(usize, char)| ascii(c.1) == sign;
    let opened = rest.char_indices().take_while(bracket('[')).take(4).map(|(at, c)| at + c.len_utf8());
    let (before, name_at) = opened.fold((0, 0), |(count, _), end| (count + 1, end));
    let inner = rest.get(name_at..)?;
    let lead = blanks(inner);
    let named = inner.get(lead..)?;
    let long =
        named.char_indices().find(|(_, c)| !is_of_key(*c) && *c != '.').map_or(named.len(), |(at, _)| at);
    let typed = named.get(..long).filter(|name| !name.is_empty() && !name.starts_with('.'))?;
    let behind = named.get(long..)?;
    let gap = blanks(behind);
    let closed = behind.get(gap..)?.char_indices().take_while(bracket(']')).take(4);
    let (after, close_len) = closed.fold((0, 0), |(count, _), (at, c)| (count + 1, at + c.len_utf8()));
    if before + after == 0 || before > 3 || after > 3 {
        return None;
    }
    let end = start + name_at + lead + long + if after > 0 { gap + close_len } else { 0 };
    // What stands behind a bracket that is not closed is no heading.
    let rest_of_line = line.get(end..)?.split(['\n', '#']).next().unwrap_or_default();
    // Nor is what only a bracket inside it makes one: `sect】ion = "x"`.
    if (after == 0 || before == 0) && !rest_of_line.trim().is_empty() {
        return None;
    }
    let name: String = typed.chars().map(ascii).collect();
    let list = list(&name).is_some();
    let count = if list { 2 } else { before.max(after).min(2) };
    let meant = format!("{}{name}{}", "[".repeat(count), "]".repeat(count));
    let keys = name.split('.').count();
    let written = line.get(start..end)?;
    let plain: String = written.chars().filter(|c| *c != ' ').collect();
    if plain == meant {
        return Some((end, Vec::new(), keys));
    }
    // A list has two brackets, another table one: of one and two, the name tells which.
    let sure = list || count == 1;
    Some((end, vec![Edit::sure(start..end, meant, "heading").perhaps(sure)], keys))
}
