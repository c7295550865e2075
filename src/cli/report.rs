//! Diagnostics for people: the source line, with carets under what is meant, as a terminal shows it.

use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diag::{Diagnostic, FileId, MORE_FINDINGS, Severity, Sources, Span};
use crate::printable::{line, push_number, shown, unprintable};

/// More than these nobody reads at once.
const MOST: usize = 100;

/// All diagnostics, one below the other, and how many there are.
pub(super) fn human(found: &[Diagnostic], sources: &Sources, styled: bool) -> String {
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    let mut text = String::new();
    let mut shown = 0;
    for one in found.iter().filter(|one| one.code != MORE_FINDINGS).take(MOST) {
        text += &renderer.render(&[group(one, sources)]);
        text += "\n\n";
        shown += one.count;
    }
    let all: usize = found.iter().map(|one| one.count).sum();
    if all > shown {
        let _ = writeln!(text, "… and {} more\n", all - shown);
    }
    text += &summary(found);
    text
}

/// How many errors and warnings there are.
fn summary(found: &[Diagnostic]) -> String {
    let some = |severity: Severity| {
        let count: usize = found.iter().filter(|one| one.severity == severity).map(|one| one.count).sum();
        let s = if count == 1 { "" } else { "s" };
        (count > 0).then(|| format!("{count} {}{s}", severity.name()))
    };
    let all: Vec<String> = [Severity::Error, Severity::Warning].into_iter().filter_map(some).collect();
    if all.is_empty() { String::new() } else { all.join(", ") + "\n" }
}

fn group<'a>(one: &'a Diagnostic, sources: &'a Sources) -> Group<'a> {
    let level = match one.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = Group::with_title(level.primary_title(line(&one.message)).id(one.code));
    let mut files: Vec<FileId> = Vec::new();
    for (span, _) in &one.labels {
        if !files.contains(&span.file) {
            files.push(span.file);
        }
    }
    for file in files {
        if let Some(snippet) = snippet(one, file, sources) {
            group = group.element(snippet);
        }
    }
    group.elements(one.help.iter().map(|help| Level::HELP.message(shown(help))))
}

/// The lines of a file that a diagnostic points at.
fn snippet<'a>(one: &'a Diagnostic, id: FileId, sources: &'a Sources) -> Option<Snippet<'a, Annotation<'a>>> {
    let file = sources.get(id)?;
    let text = file.text.as_str();
    let labels: Vec<(usize, Range<usize>, &str)> = one
        .labels
        .iter()
        .enumerate()
        .filter(|(_, (span, _))| span.file == id)
        .map(|(at, (span, label))| (at, in_chars(text, *span), label.as_str()))
        .collect();
    let first = labels.iter().map(|(_, range, _)| range.start).min()?;
    let last = labels.iter().map(|(_, range, _)| range.end).max()?;
    // Only the lines from the first label to the last: laying out a whole file for each would take too long.
    let from = text[..first].rfind('\n').map_or(0, |at| at + 1);
    let to = text[last..].find('\n').map_or(text.len(), |at| last + at);
    let number = text[..from].matches('\n').count() + 1;
    let (source, moved) = seen(&text[from..to]);
    let mut snippet = Snippet::source(source).path(line(&file.name)).line_start(number);
    for (at, range, label) in labels {
        // The first label says where; the others, what it has to do with.
        let kind = if at == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        let range = moved.of(range.start - from)..moved.of(range.end - from);
        snippet = snippet.annotation(kind.span(range).label(line(label)));
    }
    Some(snippet)
}

/// Where the bytes of a source are once what is not seen is shown by its number: places of such characters, from first
/// to last, and by how much what follows is further on.
struct Moved(Vec<(usize, usize)>);

impl Moved {
    fn of(&self, byte: usize) -> usize {
        let before = self.0.partition_point(|(at, _)| *at < byte);
        byte + before.checked_sub(1).map_or(0, |last| self.0[last].1)
    }
}

/// Lines of a source as a terminal may show them.
fn seen(source: &str) -> (Cow<'_, str>, Moved) {
    // Ends of lines are the renderer's, and a tab has a width that it knows.
    let hidden = |c: char| !matches!(c, '\n' | '\r' | '\t') && unprintable(c).is_some();
    if !source.contains(hidden) {
        return (Cow::Borrowed(source), Moved(Vec::new()));
    }
    let mut out = String::with_capacity(source.len() + 16);
    let mut moved = Vec::new();
    for (at, c) in source.char_indices() {
        if hidden(c) {
            push_number(c, &mut out);
            moved.push((at, out.len() - at - c.len_utf8()));
        } else {
            out.push(c);
        }
    }
    (Cow::Owned(out), Moved(moved))
}

/// A span as a range that lies inside the text and begins and ends between characters.
fn in_chars(text: &str, span: Span) -> Range<usize> {
    let Range { start, end } = span.range();
    let start = text.floor_char_boundary(start);
    start..text.floor_char_boundary(end).max(start)
}
