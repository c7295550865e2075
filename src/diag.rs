//! Diagnostics: what is wrong, where in whose file, what was expected, and how to mend it.

use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::files::Located;
use crate::words::{self, Arg, Args, Lang, Words};

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
    /// Where it was read from, if that is on the disk.
    pub path: Option<PathBuf>,
    /// The file that its text is of, wherever that lies; nothing, of a text that nobody read of a file.
    pub file: Option<Located>,
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

    /// From this one to another of its file, both included, whichever comes first.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end), ..self }
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

    /// Where those of the files were read from that are on the disk.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().filter_map(|file| file.path.as_deref())
    }

    /// The files that were read as texts, also those that are not on the disk.
    pub fn files(&self) -> impl Iterator<Item = &Located> {
        self.files.iter().filter_map(|file| file.file.as_ref())
    }

    /// What the files are called.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.name.as_str())
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
/// A page that the caller named is not there.
pub const PAGE_ABSENT: &str = "page-absent";
/// The folder that the caller named as the house is none.
pub const HOUSE_MISSING: &str = "house-missing";

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

/// One finding: what is wrong as a code and what belongs into its words, and where. The words themselves stand in the
/// tables of [`crate::words`], under the code; a part of the entry for each place and each way to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its stable name, such as `unknown-key`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// By which sentence of the entry it is said; nothing, for what the entry says itself.
    pub form: &'static str,
    /// What belongs into its words, those of places and of help as well.
    pub args: Args,
    /// Where, with a word under the carets; the first is the place shown as file:line:column.
    pub labels: Vec<(Span, Words)>,
    /// How to mend it; where none is said, it is what the tables have for every finding of the code.
    pub help: Vec<Words>,
    /// What a program may put in the place of what is wrong.
    pub mend: Option<Box<Replacement>>,
    /// How many findings it stands for: one, but for [`MORE_FINDINGS`].
    pub count: u32,
    /// The sentence that what it says stands in; none, for what stands by itself.
    pub frame: Option<Frame>,
}

/// A text that mends what is wrong, in the place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// What is replaced; nothing of it, where a text is put in.
    pub span: Span,
    /// By what.
    pub text: String,
}

/// A sentence around what is said of something printed. The entry `finding` has it; a diagnostic that stands in it
/// has the args `more` (how many more there are like it), `page`, and `x`, `y`, `width` and `height` of the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// Of the whole edition.
    Edition,
    /// Of a page.
    Page,
    /// Of a place on a page.
    Place,
}

impl Frame {
    /// A part of the entry.
    const fn words(self) -> Words {
        Words::part(
            "finding",
            match self {
                Self::Edition => "of-edition",
                Self::Page => "of-page",
                Self::Place => "of-place",
            },
        )
    }
}

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What is wrong.
    pub message: String,
    /// What stands under each place, in their order.
    pub labels: Vec<String>,
    /// How to mend it.
    pub help: Vec<String>,
}

/// The part of an entry that says how to mend what it tells of.
pub const HELP: &str = "help";
/// The part of an entry that stands under the place.
const LABEL: &str = "label";

impl Diagnostic {
    /// An error.
    #[must_use]
    pub fn error(code: &'static str) -> Self {
        Self {
            code,
            severity: Severity::Error,
            form: "",
            args: Args::new(),
            labels: Vec::new(),
            help: Vec::new(),
            mend: None,
            count: 1,
            frame: None,
        }
    }

    /// An error that words tell: their entry is its code.
    #[must_use]
    pub fn of(Words { id, form, args }: Words) -> Self {
        Self { form, args, ..Self::error(id) }
    }

    /// A warning.
    #[must_use]
    pub fn warning(code: &'static str) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code) }
    }

    /// Stands for findings that are not kept.
    #[must_use]
    pub fn more(severity: Severity, count: u32) -> Self {
        let form = match severity {
            Severity::Error => "errors",
            Severity::Warning => "warnings",
        };
        Self { severity, count, ..Self::error(MORE_FINDINGS).form(form).arg("count", count) }
    }

    /// Says it by another sentence of the entry.
    #[must_use]
    pub fn form(mut self, form: &'static str) -> Self {
        self.form = form;
        self
    }

    /// What it says by a name, where that is a text that is the same in all languages: which story, which slot.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.args.iter().find_map(|(known, arg)| match arg {
            Arg::Text(text) if *known == name => Some(text.as_str()),
            _ => None,
        })
    }

    /// Gives something that belongs into its words, those of places and of help as well.
    #[must_use]
    pub fn arg(mut self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.args.push((name, arg.into()));
        self
    }

    /// Says it in a sentence around it.
    #[must_use]
    pub fn within(self, frame: Frame) -> Self {
        Self { frame: Some(frame), ..self }
    }

    /// Points at a place.
    #[must_use]
    pub fn here(self, span: Span) -> Self {
        self.mark(span, LABEL)
    }

    /// Points at a place with a part of the entry under it.
    #[must_use]
    pub fn mark(self, span: Span, form: &'static str) -> Self {
        let words = Words::part(self.code, form);
        self.at(span, words)
    }

    /// Points at a place with words under it.
    #[must_use]
    pub fn at(mut self, span: Span, words: impl Into<Words>) -> Self {
        self.labels.push((span, words.into()));
        self
    }

    /// Says how to mend it, by a part of the entry.
    #[must_use]
    pub fn mend_by(self, form: &'static str) -> Self {
        let words = Words::part(self.code, form);
        self.help(words)
    }

    /// Says how to mend it.
    #[must_use]
    pub fn help(mut self, words: impl Into<Words>) -> Self {
        self.help.push(words.into());
        self
    }

    /// Gives the text that mends it.
    #[must_use]
    pub fn replace(mut self, span: Span, text: impl Into<String>) -> Self {
        self.mend = Some(Box::new(Replacement { span, text: text.into() }));
        self
    }

    /// Where it stands among others: those without a place first, then by file and byte.
    #[must_use]
    pub fn place(&self) -> (Option<FileId>, u32) {
        let first = self.labels.first();
        (first.map(|(span, _)| span.file), first.map_or(0, |(span, _)| span.start))
    }

    /// In words of a language.
    #[must_use]
    pub fn said(&self, lang: Lang) -> Said {
        let args = &self.args;
        let say = |words: &Words| words::say(words, args, lang);
        let mut help: Vec<String> = self.help.iter().map(say).collect();
        if help.is_empty() && words::says(self.code, HELP, lang) {
            help.push(say(&Words::part(self.code, HELP)));
        }
        let labels = self.labels.iter().map(|(_, words)| say(words)).collect();
        let message = say(&Words::part(self.code, self.form));
        let message = match self.frame {
            Some(frame) => say(&frame.words().arg("message", message)),
            None => message,
        };
        Said { message, labels, help }
    }
}

/// Each finding once, in the order in which they come first: what many pages have is one thing.
pub(crate) fn each_once(found: impl IntoIterator<Item = Diagnostic>) -> Vec<Diagnostic> {
    let mut once: Vec<Diagnostic> = Vec::new();
    for one in found {
        if !once.contains(&one) {
            once.push(one);
        }
    }
    once
}

/// Whether any finding is an error.
#[must_use]
pub fn any_error(found: &[Diagnostic]) -> bool {
    found.iter().any(|one| one.severity == Severity::Error)
}
