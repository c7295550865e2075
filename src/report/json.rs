//! Diagnostics for programs: one JSON object a line.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::diag::{Diagnostic, FileId, Replacement, SourceFile, Sources, Span};
use crate::printable::unprintable;
use crate::words::{self, Arg, Lang};

#[derive(Serialize)]
struct Line<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    #[serde(flatten)]
    place: Option<Place<'a>>,
    labels: Vec<Label<'a>>,
    help: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    mend: Option<Mend<'a>>,
    /// What belongs into the words, for programs that have words of their own.
    #[serde(skip_serializing_if = "Map::is_empty")]
    arguments: Map<String, Value>,
}

#[derive(Serialize)]
struct Label<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    text: &'a str,
}

/// A text that mends what is wrong, in the place of what stands there; its bytes in the file, for programs that apply
/// it.
#[derive(Serialize)]
struct Mend<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    bytes: [u32; 2],
    replacement: &'a str,
}

/// Lines and columns count from 1, columns in characters; the end is the place after the last character.
#[derive(Clone, Copy, Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end: End,
}

#[derive(Clone, Copy, Serialize)]
struct End {
    line: usize,
    column: usize,
}

/// One object on a line of its own. What is not seen stands in it by its number: the same text to a program, and none
/// that moves a terminal's cursor.
pub fn object(value: &impl Serialize) -> String {
    // Writing to a string can't fail, and no map of ours has keys that are no strings.
    escaped(&serde_json::to_string(value).unwrap_or_default()).into_owned() + "\n"
}

/// JSON with characters that are not seen written as escapes; they can stand in strings only.
pub fn escaped(json: &str) -> Cow<'_, str> {
    let hidden = |c: char| c != '\n' && unprintable(c).is_some();
    if !json.contains(hidden) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if hidden(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a string never fails.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// All diagnostics.
pub fn lines(found: &[&Diagnostic], sources: &Sources, lang: Lang) -> String {
    let mut text = String::new();
    let mut places = Places { sources, starts: BTreeMap::new() };
    let mut apart = apart(found);
    for one in found {
        let said = one.said(lang);
        let labels = one.labels.iter().zip(&said.labels);
        let labels: Vec<Label<'_>> =
            labels.filter_map(|((span, _), text)| Some(Label { place: places.of(*span)?, text })).collect();
        let mend = one.mend.as_deref().filter(|mend| apart.remove(&mend.span));
        let mend = mend.and_then(|Replacement { span, text }| {
            Some(Mend { place: places.of(*span)?, bytes: [span.start, span.end], replacement: text })
        });
        let line = Line {
            code: one.code,
            severity: one.severity.name(),
            message: &said.message,
            place: labels.first().map(|label| label.place),
            labels,
            help: &said.help,
            mend,
            arguments: arguments(&one.args, lang),
        };
        text += &object(&line);
    }
    text
}

/// Where texts that mend are put in, none of which lies in another or beside it at one place: of those that do, the first
/// that is told stands, and the others are told again when it is mended.
fn apart(found: &[&Diagnostic]) -> BTreeSet<Span> {
    let mut apart: BTreeSet<Span> = BTreeSet::new();
    for span in found.iter().filter_map(|one| Some(one.mend.as_ref()?.span)) {
        let meets = |other: &Span| {
            other.file == span.file
                && other.start < span.end.max(span.start + 1)
                && span.start < other.end.max(other.start + 1)
        };
        // They lie apart, so that only the one before and the one behind may meet it.
        let near = apart.range(..span).next_back().into_iter().chain(apart.range(span..).next());
        if !near.into_iter().any(meets) {
            apart.insert(span);
        }
    }
    apart
}

/// Places in files whose lines are counted once, however many findings they have.
struct Places<'a> {
    sources: &'a Sources,
    /// Where the lines of a file begin.
    starts: BTreeMap<FileId, Vec<usize>>,
}

impl<'a> Places<'a> {
    fn of(&mut self, span: Span) -> Option<Place<'a>> {
        let SourceFile { name, text, .. } = self.sources.get(span.file)?;
        let starts = self.starts.entry(span.file).or_insert_with(|| {
            let ends = text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(ends).collect()
        });
        let of = |byte: u32| {
            let byte = text.floor_char_boundary(byte as usize);
            let line = starts.partition_point(|start| *start <= byte);
            let start = starts.get(line - 1).copied().unwrap_or_default();
            End { line, column: text[start..byte].chars().count() + 1 }
        };
        let (End { line, column }, end) = (of(span.start), of(span.end));
        Some(Place { file: name, line, column, end })
    }
}

fn arguments(args: &[(&'static str, Arg)], lang: Lang) -> Map<String, Value> {
    let value = |arg: &Arg| match arg {
        Arg::Text(text) => Value::from(text.as_str()),
        Arg::Number(number) => Value::from(*number),
        Arg::Hundredths(number) => Value::from(*number as f64 / 100.0),
        Arg::Term(key, _) => Value::from(*key),
        Arg::Names(names) => Value::from(names.as_slice()),
        Arg::Words(words) => serde_json::json!({
            "entry": words.id, "part": words.form, "text": words::say(words, &[], lang),
        }),
    };
    args.iter().map(|(name, arg)| ((*name).to_owned(), value(arg))).collect()
}
