//! The files that lines are read from: bounded, and told apart by what they hold.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use crate::diag::{CANNOT_READ, Diagnostic, FILE_MISSING, FileId, SourceFile, Sources, Span};
use crate::encoding::decoded;
use crate::printable::slashed;

/// A record of more bytes is none: a page has some 10,000 characters.
const LARGEST_RECORD: u64 = 16 << 20;
/// A PDF of more bytes is no newspaper page; the preflight of files has the same limit.
pub const LARGEST_PDF: u64 = 1 << 30;

/// What a file may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A record, as JSON.
    Json,
    /// Printed lines, as text.
    Text,
    /// A PDF.
    Pdf,
}

impl FileKind {
    const fn largest(self) -> u64 {
        match self {
            Self::Json | Self::Text => LARGEST_RECORD,
            Self::Pdf => LARGEST_PDF,
        }
    }
}

/// What a file holds, by its first bytes or its name: a PDF begins with its mark, after at most 1024 others.
#[must_use]
pub fn kind_of(path: &Path, bytes: &[u8]) -> FileKind {
    let first = bytes.get(..1024.min(bytes.len())).unwrap_or_default();
    let named = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    if named || first.windows(5).any(|five| five == b"%PDF-") {
        return FileKind::Pdf;
    }
    let json = first.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    if json { FileKind::Json } else { FileKind::Text }
}

/// What the file at a path holds.
pub fn kind_at(path: &Path, sources: &mut Sources) -> Result<FileKind, Diagnostic> {
    is_file(path, sources)?;
    let mut first = Vec::new();
    let read = File::open(path).and_then(|file| file.take(1024).read_to_end(&mut first));
    read.map_err(|error| refused(path, &error, sources))?;
    Ok(kind_of(path, &first))
}

/// The bytes of a file, if they are not too many for what it holds.
pub fn bytes_of(path: &Path, kind: FileKind, sources: &mut Sources) -> Result<Vec<u8>, Diagnostic> {
    let file = opened(path, kind, sources)?;
    let mut bytes = Vec::new();
    match file.take(kind.largest() + 1).read_to_end(&mut bytes) {
        Err(error) => Err(refused(path, &error, sources)),
        // It has grown meanwhile.
        Ok(_) if bytes.len() as u64 > kind.largest() => Err(too_large(path, kind, sources)),
        Ok(_) => Ok(bytes),
    }
}

/// Whether a file is one, may be read, and is not too large for what it holds: for those who have another process read
/// it, which can't say as much of what is wrong.
pub fn can_be_read(path: &Path, kind: FileKind, sources: &mut Sources) -> Result<(), Diagnostic> {
    opened(path, kind, sources).map(drop)
}

fn opened(path: &Path, kind: FileKind, sources: &mut Sources) -> Result<File, Diagnostic> {
    is_file(path, sources)?;
    let opened = File::open(path).and_then(|file| Ok((file.metadata()?.len(), file)));
    let (size, file) = opened.map_err(|error| refused(path, &error, sources))?;
    if size > kind.largest() { Err(too_large(path, kind, sources)) } else { Ok(file) }
}

fn refused(path: &Path, error: &std::io::Error, sources: &mut Sources) -> Diagnostic {
    unreadable(cannot_read(path, error), path, sources)
}

/// That the machine refuses to read a file.
pub fn cannot_read(path: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error(CANNOT_READ).arg("path", path).arg("why", error)
}

fn too_large(path: &Path, kind: FileKind, sources: &mut Sources) -> Diagnostic {
    let one = Diagnostic::error("file-too-large").arg("path", path);
    let one = one.arg("most", format!("{} MiB", kind.largest() >> 20)).mend_by("help-page");
    unreadable(one, path, sources)
}

/// Points a diagnostic at a file as a whole, whose text can't be shown.
pub fn unreadable(one: Diagnostic, path: &Path, sources: &mut Sources) -> Diagnostic {
    let file = source(path, String::new(), sources);
    one.mark(Span::new(file, 0..0), "this-file")
}

/// The text of a file's bytes.
pub fn utf8(path: &Path, bytes: Vec<u8>, sources: &mut Sources) -> Result<String, Diagnostic> {
    let (text, fault) = decoded(bytes);
    let Some(fault) = fault else { return Ok(text) };
    let file = source(path, text, sources);
    Err(fault.told(file, &slashed(path)))
}

pub(super) fn source(path: &Path, text: String, sources: &mut Sources) -> FileId {
    sources.add(SourceFile { name: slashed(path), path: Some(path.to_owned()), file: None, text })
}

/// Refuses what is not there, which is the caller's slip and no fault of the machine's; and a device, a pipe or a
/// folder: opening a pipe waits for whoever writes into it, and a device may never end.
pub fn is_file(path: &Path, sources: &mut Sources) -> Result<(), Diagnostic> {
    match std::fs::metadata(path) {
        Ok(about) if !about.is_file() => {
            Err(unreadable(Diagnostic::error("not-a-file").arg("path", path), path, sources))
        }
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Err(Diagnostic::error(FILE_MISSING).arg("path", path))
        }
        // What may not be looked at is told by whoever opens it.
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_the_first_bytes() {
        let name = Path::new("page");
        assert_eq!(kind_of(Path::new("page.PDF"), b""), FileKind::Pdf);
        assert_eq!(kind_of(name, b"\n%PDF-1.7"), FileKind::Pdf);
        assert_eq!(kind_of(name, b"  {\"articles\": []}"), FileKind::Json);
        assert_eq!(kind_of(name, "二七区".as_bytes()), FileKind::Text);
        assert_eq!(kind_of(name, b""), FileKind::Text);
    }
}
