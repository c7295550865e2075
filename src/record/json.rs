//! Recorded pages as JSON.

use std::path::Path;

use super::Recorded;
use super::files::{FileKind, bytes_of, source, utf8};
use crate::diag::{Diagnostic, Sources, Span};

/// Reads a record.
///
/// # Errors
/// A diagnostic with the place of the fault, as a [`Diagnostic`] of one file.
pub fn read(path: &Path, sources: &mut Sources) -> Result<Recorded, Diagnostic> {
    let bytes = bytes_of(path, FileKind::Json, sources)?;
    from_json(path, bytes, sources)
}

/// A record from the text of its file.
pub fn from_json(path: &Path, bytes: Vec<u8>, sources: &mut Sources) -> Result<Recorded, Diagnostic> {
    let text = utf8(path, bytes, sources)?;
    let parsed = serde_json::from_str::<Recorded>(&text);
    parsed.map_err(|error| fault(path, &text, &error, sources))
}

/// The record as text: one way, so that the same record is the same bytes.
#[must_use]
pub fn to_json(recorded: &Recorded) -> String {
    // Writing to a string can't fail, and no map in it has keys that are no strings.
    serde_json::to_string_pretty(recorded).unwrap_or_default() + "\n"
}

/// What a parser says of the text, at its place.
fn fault(path: &Path, text: &str, error: &serde_json::Error, sources: &mut Sources) -> Diagnostic {
    let (line, column) = (error.line(), error.column());
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    // Columns of the parser are bytes from 1; it has just read the byte that it says.
    let at = text.floor_char_boundary((before + column.saturating_sub(1)).min(text.len()));
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
    let code = match error.classify() {
        serde_json::error::Category::Data => "bad-record",
        _ => "json-syntax",
    };
    let end = text.get(at..).and_then(|rest| rest.chars().next()).map_or(at, |c| at + c.len_utf8());
    let file = source(path, text.to_owned(), sources);
    Diagnostic::error(code).arg("why", message).here(Span::new(file, at..end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    fn bad(text: &str) -> (String, usize, usize) {
        let mut sources = Sources::default();
        let one = from_json(Path::new("a.json"), text.into(), &mut sources).unwrap_err();
        let span = one.labels.first().unwrap().0;
        let (line, column) = sources.get(span.file).unwrap().line_column(span.start as usize);
        (one.said(Lang::En).message, line, column)
    }

    #[test]
    fn faults_are_pointed_at() {
        let (message, line, _) = bad("{\n \"articles\": [],\n \"artikles\": []\n}");
        assert!(message.starts_with("unknown field `artikles`"), "{message}");
        assert_eq!(line, 3);
        assert_eq!(bad("{\n \"articles\": 版\n}").1, 2);
        assert_eq!(bad("{").1, 1);
        assert!(bad("{}").0.contains("missing field `articles`"));
    }

    #[test]
    fn the_bundled_record_is_read_and_written_back() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/erqi/recorded.json");
        let mut sources = Sources::default();
        let recorded = read(&path, &mut sources).unwrap();
        let again = from_json(&path, to_json(&recorded).into_bytes(), &mut sources).unwrap();
        assert_eq!(recorded, again);
    }
}
