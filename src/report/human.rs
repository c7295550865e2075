//! Diagnostics for people: the source line, with carets under what is meant, as a terminal shows it.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diag::{Diagnostic, FileId, MORE_FINDINGS, Said, Severity, Sources, Span};
use crate::printable::{line, push_number, shown, unprintable};
use crate::words::{self, Lang, Words};

/// More than these nobody reads at once.
const MOST: usize = 100;

/// All diagnostics, one below the other, and how many there are; in the colours of a terminal, where it is `styled`.
#[must_use]
pub fn human(found: &[&Diagnostic], sources: &Sources, lang: Lang, styled: bool) -> String {
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    let mut text = String::new();
    let mut shown = 0_u32;
    for one in found.iter().filter(|one| one.code != MORE_FINDINGS).take(MOST) {
        let said = one.said(lang);
        text += &renderer.render(&[group(one, &said, sources, lang)]);
        text += "\n\n";
        shown += one.count;
    }
    let all: u32 = found.iter().map(|one| one.count).sum();
    if all > shown {
        text += &words::say(&Words::of("report-more").arg("count", all - shown), &[], lang);
        text += "\n\n";
    }
    text += &summary(found, lang);
    text
}

/// How many errors and warnings there are.
fn summary(found: &[&Diagnostic], lang: Lang) -> String {
    let count = |severity: Severity| -> u32 {
        found.iter().filter(|one| one.severity == severity).map(|one| one.count).sum()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let form = match (errors, warnings) {
        (0, 0) => return String::new(),
        (_, 0) => "errors",
        (0, _) => "warnings",
        _ => "both",
    };
    let words = Words::part("report-summary", form).arg("errors", errors).arg("warnings", warnings);
    words::say(&words, &[], lang) + "\n"
}

fn group<'a>(one: &'a Diagnostic, said: &'a Said, sources: &'a Sources, lang: Lang) -> Group<'a> {
    let level = match one.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let named = |id: &'static str| words::say(&Words::of(id), &[], lang);
    let level = level.with_name(named(one.severity.name()));
    let mut group = Group::with_title(level.primary_title(line(&said.message)).id(one.code));
    let mut files: Vec<FileId> = Vec::new();
    for (span, _) in &one.labels {
        if !files.contains(&span.file) {
            files.push(span.file);
        }
    }
    for file in files {
        if let Some(snippet) = snippet(one, said, file, sources) {
            group = group.element(snippet);
        }
    }
    group.elements(said.help.iter().map(|help| Level::HELP.with_name(named("help")).message(shown(help))))
}

/// The lines of a file that a diagnostic points at.
fn snippet<'a>(
    one: &Diagnostic,
    said: &'a Said,
    id: FileId,
    sources: &'a Sources,
) -> Option<Snippet<'a, Annotation<'a>>> {
    let file = sources.get(id)?;
    let text = file.text.as_str();
    let labels: Vec<(usize, Range<usize>, &str)> = one
        .labels
        .iter()
        .zip(&said.labels)
        .enumerate()
        .filter(|(_, ((span, _), _))| span.file == id)
        .map(|(at, ((span, _), label))| (at, in_chars(text, *span), label.as_str()))
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

/// Where the bytes of a source are once what is not seen is shown by its number, or taken out: places of such
/// characters, from first to last, and how far what follows is from where it was.
struct Moved(Vec<(usize, isize)>);

impl Moved {
    fn of(&self, byte: usize) -> usize {
        let before = self.0.partition_point(|(at, _)| *at < byte);
        byte.saturating_add_signed(before.checked_sub(1).map_or(0, |last| self.0[last].1))
    }
}

/// Lines of a source as a terminal may show them.
fn seen(source: &str) -> (Cow<'_, str>, Moved) {
    // Ends of lines are the renderer's, and a tab has a width that it knows.
    let hidden = |c: char| !matches!(c, '\n' | '\t') && unprintable(c).is_some();
    if !source.contains(hidden) {
        return (Cow::Borrowed(source), Moved(Vec::new()));
    }
    let mut out = String::with_capacity(source.len() + 16);
    let mut moved = Vec::new();
    for (at, c) in source.char_indices() {
        let ends_line = c == '\r' && matches!(source.as_bytes().get(at + 1), None | Some(b'\n'));
        if hidden(c) {
            if !ends_line {
                push_number(c, &mut out);
            }
            moved.push((at, out.len().wrapping_sub(at + c.len_utf8()).cast_signed()));
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
