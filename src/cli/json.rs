//! Diagnostics for programs: one JSON object a line.

use serde::Serialize;

use crate::diag::{Diagnostic, Sources, Span};

#[derive(Serialize)]
struct Line<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    #[serde(flatten)]
    place: Option<Place<'a>>,
    labels: Vec<Label<'a>>,
    help: &'a [String],
}

#[derive(Serialize)]
struct Label<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    text: &'a str,
}

/// Lines and columns count from 1, columns in characters; the end is the place after the last character.
#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end: End,
}

#[derive(Serialize)]
struct End {
    line: usize,
    column: usize,
}

/// All diagnostics.
pub(super) fn lines(found: &[Diagnostic], sources: &Sources) -> String {
    let mut text = String::new();
    for one in found {
        let labels: Vec<Label<'_>> = one
            .labels
            .iter()
            .filter_map(|(span, text)| Some(Label { place: place(*span, sources)?, text }))
            .collect();
        let line = Line {
            code: one.code,
            severity: one.severity.name(),
            message: &one.message,
            place: one.labels.first().and_then(|(span, _)| place(*span, sources)),
            labels,
            help: &one.help,
        };
        // Writing to a string can't fail, and no map in it has keys that are no strings.
        text += &serde_json::to_string(&line).unwrap_or_default();
        text.push('\n');
    }
    text
}

fn place(span: Span, sources: &Sources) -> Option<Place<'_>> {
    let file = sources.get(span.file)?;
    let (line, column) = file.line_column(span.start as usize);
    let (end_line, end_column) = file.line_column(span.end as usize);
    Some(Place { file: &file.name, line, column, end: End { line: end_line, column: end_column } })
}
