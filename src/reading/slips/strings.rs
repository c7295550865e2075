//! Texts between quotes, as people type them: which quote ends the text, and which stands in it.

use std::ops::Range;

use crate::reading::slips::edits::Edit;
use crate::reading::slips::signs::{
    begins_with_key, blanks, closes, has_key, is_balanced, is_blank, is_double, is_mark, is_single, opens,
    parts_items,
};

/// What a value stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    /// A line of its own.
    Line,
    List,
    Table,
}

/// Whether a text ends before `rest`: what follows belongs to what it stands in.
pub(super) fn ends(rest: &str, within: Within) -> bool {
    let after = rest.get(blanks(rest)..).unwrap_or_default();
    let Some(c) = after.chars().next() else { return true };
    if matches!(c, '\n' | '\r' | '#' | '＃') {
        return true;
    }
    if within != Within::Line {
        let item = within == Within::List && opens(c) && after.len() < rest.len();
        return parts_items(c) || closes(c) || item || (within == Within::Table && begins_with_key(after));
    }
    let behind = after.trim_start_matches(|c| is_mark(c) || is_blank(c));
    let marks = behind.len() < after.len();
    behind.is_empty()
        || behind.starts_with(['\n', '\r', '#'])
        || begins_with_key(behind)
        || (marks && behind.starts_with(opens))
        || after.starts_with("//")
}

/// The rest of the line.
pub(super) fn line(rest: &str) -> &str {
    let line = rest.split('\n').next().unwrap_or_default();
    line.trim_end_matches('\r')
}

/// A text that a straight quote begins at a place: where it ends, and what is changed in it.
pub(super) fn straight(text: &str, start: usize, within: Within) -> Option<(usize, Vec<Edit>)> {
    let open = start + 1;
    let rest = line(text.get(open..)?);
    let mut inner: Vec<usize> = Vec::new();
    let (mut depth, mut escaped, mut slashes) = (0_i32, false, Vec::new());
    for (at, c) in rest.char_indices() {
        if escaped {
            escaped = false;
            slashes.push((open + at - 1, c));
            continue;
        }
        escaped = c == '\\';
        let after = text.get(open + at + c.len_utf8()..)?;
        let in_quotes = inner.len() % 2 == 1;
        match c {
            '"' if in_quotes || !ends(after, within) => inner.push(open + at),
            '"' => return closed(text, open, open + at, (&inner, &slashes), None),
            // A Chinese quote ends the text where it is no half of a pair, and nothing goes on behind it.
            _ if is_double(c) && !in_quotes && depth == 0 && c != '“' && ends(after, within) => {
                let place = open + at..open + at + c.len_utf8();
                return closed(
                    text,
                    open,
                    open + at,
                    (&inner, &slashes),
                    Some(Edit::sure(place, "\"", "foreign")),
                );
            }
            '“' => depth += 1,
            '”' => depth -= 1,
            _ => {}
        }
    }
    if !inner.is_empty() || !slashes.is_empty() || escaped {
        return None;
    }
    unclosed(text, open, rest, within)
}

/// Words that stand between two quotations, and seldom in one: `"甲"和"乙"`.
fn joins(inside: &str) -> bool {
    matches!(
        inside,
        "和" | "与" | "及" | "或" | "跟" | "同" | "以及" | "、" | "，" | "；" | "到" | "至" | "—" | "——"
    )
}

type Slashes = Vec<(usize, char)>;

/// A text that is closed at a place, perhaps by a foreign quote.
fn closed(
    text: &str,
    open: usize,
    at: usize,
    (inner, slashes): (&[usize], &Slashes),
    foreign: Option<Edit>,
) -> Option<(usize, Vec<Edit>)> {
    let content = text.get(open..at)?;
    let end = foreign.as_ref().map_or(at + 1, |edit| edit.range.end);
    if (!inner.is_empty() || foreign.is_some()) && (!slashes.is_empty() || has_key(content)) {
        return None;
    }
    // Texts side by side are not one inside the other.
    let pairs = inner.chunks(2).map(|pair| text.get(pair.first()? + 1..*pair.get(1)?));
    if pairs.into_iter().any(|inside| {
        inside.is_none_or(|inside| inside.trim() != inside || inside.is_empty() || joins(inside))
    }) {
        return None;
    }
    // Beside Chinese quotes, a straight one may be the other half of theirs.
    let alone = !content.contains(['“', '”']);
    let mut edits: Vec<Edit> = (0..)
        .zip(inner)
        .map(|(number, at)| (*at..at + 1, if number % 2 == 0 { "“" } else { "”" }))
        .map(|(place, quote)| Edit::sure(place, quote, "inner-quotes").perhaps(alone))
        .collect();
    edits.extend(backslashes(slashes));
    edits.extend(foreign);
    Some((end, edits))
}

/// Backslashes that begin no escape are doubled; where others of the text do, all may be meant for themselves.
fn backslashes(slashes: &Slashes) -> Vec<Edit> {
    let escapes = |c: char| matches!(c, 'b' | 't' | 'n' | 'f' | 'r' | 'e' | '"' | '\\' | 'u' | 'U' | 'x');
    if slashes.iter().all(|(_, c)| escapes(*c)) {
        return Vec::new();
    }
    let sure = !slashes.iter().any(|(_, c)| escapes(*c));
    slashes.iter().map(|(at, _)| Edit::sure(*at..at + 1, "\\\\", "escape").perhaps(sure)).collect()
}

/// A text that no quote ends on its line: it ends with the line, or with what it stands in.
fn unclosed(text: &str, open: usize, rest: &str, within: Within) -> Option<(usize, Vec<Edit>)> {
    let comment = rest
        .char_indices()
        .find(|(at, c)| *c == '#' && rest.get(..*at).is_some_and(|before| before.ends_with(is_blank)));
    let item = |c: char| within != Within::Line && (parts_items(c) || closes(c));
    let until = rest.find(item).or(comment.map(|(at, _)| at)).unwrap_or(rest.len());
    let content = rest.get(..until)?.trim_end_matches(is_blank);
    if content.is_empty() || has_key(content) || content.ends_with(is_single) {
        return None;
    }
    let end = open + content.len();
    let sure = comment.is_none() && !content.ends_with(parts_items) && is_balanced(content);
    text.get(end..)?;
    Some((end, vec![Edit::sure(end..end, "\"", "quote-missing").perhaps(sure)]))
}

/// A text that another quote begins: where it ends, with straight quotes for its own. Nothing, where the quotes are part
/// of the text.
pub(super) fn foreign(text: &str, start: usize, within: Within) -> Option<(usize, Vec<Edit>)> {
    let first = text.get(start..)?.chars().next()?;
    let open = start + first.len_utf8();
    let rest = line(text.get(open..)?);
    let half = |c: char| match first {
        '「' => c == '」',
        '『' => c == '』',
        _ if is_single(first) => is_single(c),
        _ => is_double(c),
    };
    let place = rest.char_indices().filter(|(_, c)| half(*c)).find(|(at, c)| {
        let inside = rest.get(..*at).unwrap_or_default();
        let after = rest.get(at + c.len_utf8()..).unwrap_or_default();
        // Quotes that have no direction hold none of their kind.
        let alone = first == '“' || !inside.contains(first);
        ends(after, within) && alone && is_balanced(inside)
    });
    let (at, close) = place?;
    let content = rest.get(..at)?;
    if content.is_empty() || content.contains(['"', '\\']) || has_key(content) {
        return None;
    }
    let quotes = |range: Range<usize>| Edit::sure(range, "\"", "foreign");
    let close = open + at..open + at + close.len_utf8();
    Some((close.end, vec![quotes(start..open), quotes(close)]))
}
