//! Diagnostics: what is wrong, where in whose file, what was expected, and how to mend it.

use std::ops::Range;
use std::path::{Path, PathBuf};

/// The files that diagnostics point into.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

/// A file as it was read.
#[derive(Debug)]
pub struct SourceFile {
    /// The path as the user gave or would give it, with forward slashes.
    pub name: String,
    /// Where it was read from.
    pub path: PathBuf,
    /// Its text; bytes that are no UTF-8 replaced.
    pub text: String,
}

impl SourceFile {
    /// The line and the column of a byte, both from 1, the column in characters.
    #[must_use]
    pub fn line_column(&self, byte: usize) -> (usize, usize) {
        let before = &self.text[..self.text.floor_char_boundary(byte)];
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line..].chars().count() + 1)
    }
}

/// A file in [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A range of bytes in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A range of bytes of a file. Files are bounded far below 4 GB when read.
    #[must_use]
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        Self { file, start: range.start as u32, end: range.end as u32 }
    }

    /// The bytes.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl Sources {
    /// Keeps a file's text for diagnostics to show.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        self.files.push(file);
        FileId(self.files.len() as u32 - 1)
    }

    /// Where the files were read from.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(|file| file.path.as_path())
    }

    /// The file of a span.
    #[must_use]
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }
}

/// The code of a file or folder that the machine refuses to read: not the edition's fault.
pub const CANNOT_READ: &str = "cannot-read";
/// A file that the caller named is not there.
pub const FILE_MISSING: &str = "file-missing";

/// The code of the finding that says how many more there were than are kept.
pub const MORE_FINDINGS: &str = "more-findings";

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth a look; the edition is composed.
    Warning,
    /// The edition can't be composed as asked.
    Error,
}

impl Severity {
    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its stable name, such as `unknown-key`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: String,
    /// Where, with a word under the carets; the first is the place shown as file:line:column.
    pub labels: Vec<(Span, String)>,
    /// How to mend it.
    pub help: Vec<String>,
    /// How many findings it stands for: one, but for [`MORE_FINDINGS`].
    pub count: usize,
}

impl Diagnostic {
    /// An error at a place.
    #[must_use]
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message: message.into(),
            labels: Vec::new(),
            help: Vec::new(),
            count: 1,
        }
    }

    /// A warning at a place.
    #[must_use]
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// Stands for findings that are not kept.
    #[must_use]
    pub fn more(severity: Severity, count: usize) -> Self {
        let (what, s) = (severity.name(), if count == 1 { "" } else { "s" });
        let message = format!("{count} more {what}{s} of the files are not listed: mend those that are");
        Self { severity, count, ..Self::error(MORE_FINDINGS, message) }
    }

    /// Points at a place and says what was expected there.
    #[must_use]
    pub fn at(mut self, span: Span, label: impl Into<String>) -> Self {
        self.labels.push((span, label.into()));
        self
    }

    /// Where it stands among others: those without a place first, then by file and byte.
    #[must_use]
    pub fn place(&self) -> (Option<FileId>, u32) {
        let first = self.labels.first();
        (first.map(|(span, _)| span.file), first.map_or(0, |(span, _)| span.start))
    }

    /// Says how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }
}

/// Whether any finding is an error.
#[must_use]
pub fn any_error(found: &[Diagnostic]) -> bool {
    found.iter().any(|one| one.severity == Severity::Error)
}
