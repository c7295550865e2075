//! The files that an edition names: found inside their folder, bounded, read once.

use std::path::{Component, Path, PathBuf};
use std::sync::OnceLock;

use crate::diag::{Diagnostic, FileId, SourceFile, Sources, Span};
use crate::encoding::decoded;
use crate::files::{Located, Stands};
use crate::printable::short;
use crate::reading::findings::Findings;
use crate::words::Words;

/// A text file that is larger is no story and no layout: it is an error before it is read whole.
pub(crate) const LARGEST_TEXT: u64 = 1 << 20;

/// A larger text that programs write is none of theirs.
#[cfg(any(unix, windows))]
const LARGEST_WRITTEN: u64 = 32 << 20;

/// A larger drawing is no chart and no map that anybody prints.
const LARGEST_DRAWING: u64 = 4 << 20;

/// A file that is larger is no ICC profile: those of presses have some hundred kilobytes, a few megabytes at
/// most.
pub const LARGEST_PROFILE: u64 = 16 << 20;

/// A folder whose files an edition may name.
#[derive(Debug, Clone)]
pub(crate) struct Folder {
    /// As the user gave or would give it.
    pub(super) at: Located,
    /// Where it really is; every file of it must be below.
    pub(super) real: Located,
    /// Whether it lies there as well, links followed: then so does a file right in it that is none. Asked once.
    is_within: OnceLock<bool>,
}

/// What kind of file is looked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind {
    /// What it is called: a part of the entry `file-kinds`.
    pub noun: &'static str,
    /// The code of the error that it is missing.
    pub missing: &'static str,
    /// The ending that the edition leaves out.
    pub ending: &'static str,
    /// The folder that it lies in.
    pub folder: &'static str,
}

impl Kind {
    pub(crate) fn words(self) -> Words {
        Words::part("file-kinds", self.noun)
    }

    /// The name of the file that is named so.
    pub(super) fn file_name(self, name: &str) -> String {
        format!("{name}{}", self.ending)
    }

    /// An error that tells of one that is named so.
    pub(super) fn told(self, code: &'static str, name: &str) -> Diagnostic {
        Diagnostic::error(code).arg("noun", self.words()).arg("name", short(name))
    }
}

impl Folder {
    /// The folder at a path; nothing, where nothing stands there.
    ///
    /// # Errors
    /// What stands there is no folder, a link that leads nowhere, or one that the machine refuses to read: it was
    /// meant to be one, and none further away may be taken in its place.
    pub(crate) fn open(at: impl Into<Located>) -> Result<Option<Self>, Diagnostic> {
        let at = at.into();
        let broken = |form| {
            let one = Diagnostic::error("not-a-folder").form(form).arg("path", at.shown());
            Err(one.mend_by("help-house"))
        };
        match at.stands().map_err(|error| unreadable(&at, &error))? {
            Stands::Nothing => Ok(None),
            Stands::DeadLink => broken("dead-link"),
            Stands::File | Stands::Other => broken(""),
            Stands::Folder => {
                let real = at.real().map_err(|error| unreadable(&at, &error))?;
                Ok(Some(Self { at, real, is_within: OnceLock::from(true) }))
            }
        }
    }

    /// A folder in it. A file of that may lie anywhere in this one, be it by a link.
    pub(crate) fn folder(&self, name: &str) -> Self {
        Self { at: self.file(name), real: self.real.clone(), is_within: OnceLock::new() }
    }

    /// A file in it, as the user would write its path.
    pub(crate) fn file(&self, relative: &str) -> Located {
        self.at.join(relative)
    }

    /// Looks for the file of a name; nothing, where nothing has it.
    ///
    /// # Errors
    /// What has the name is no file, or lies outside, or can't be looked at.
    pub(super) fn look(&self, name: &str, span: Span, kind: Kind) -> Result<Option<Located>, Diagnostic> {
        let file = self.file(&kind.file_name(name));
        match file.stands().map_err(|error| unreadable(&file, &error).here(span))? {
            Stands::Nothing => return Ok(None),
            Stands::DeadLink => {
                let one = kind.told(kind.missing, name).form("dead-link").arg("folder", self.at.shown());
                let one = one.arg("path", short(&file.shown()));
                return Err(one.mark(span, "named").mend_by("help-dead-link"));
            }
            Stands::Folder | Stands::Other => {
                return Err(Diagnostic::error("not-a-file").arg("path", file.shown()).here(span));
            }
            Stands::File => {}
        }
        let is_right_here = !name.contains('/') && !file.is_link();
        if is_right_here && *self.is_within.get_or_init(|| self.lies_within(&self.at))
            || self.lies_within(&file)
        {
            return Ok(Some(file));
        }
        let one = kind.told("path-leaves-folder", name).form("link").arg("folder", self.at.shown());
        Err(one.mark(span, "link-here").mend_by("help-link"))
    }

    /// Whether a file or a folder lies below where it really is, all links followed.
    fn lies_within(&self, one: &Located) -> bool {
        one.real().is_ok_and(|real| real.path().starts_with(self.real.path()))
    }

    /// Whether a file has a name.
    pub(super) fn has(&self, name: &str, kind: Kind) -> bool {
        unsafe_name(name).is_none()
            && self.file(&kind.file_name(name)).stands().is_ok_and(|what| what == Stands::File)
    }
}

/// Why a name can't be a file's in the folder: the code.
pub(crate) fn unsafe_name(name: &str) -> Option<&'static str> {
    if name.starts_with('/') || name.split('/').any(|part| part == "..") {
        return Some("path-leaves-folder");
    }
    let odd = |c: char| c.is_control() || "\\:*?\"<>|".contains(c);
    let empty = name.split('/').any(|part| part.is_empty() || part == ".");
    (empty || name.len() > 200 || name.contains(odd)).then_some("bad-file-name")
}

/// Whether a name can be that of a file or a folder, on every system.
#[must_use]
pub fn is_file_name(name: &str) -> bool {
    unsafe_name(name).is_none() && !name.contains('/') && name.trim() == name && !name.ends_with('.')
}

/// The name of an edition's folder, however the folder is written: `.` has one, too. It is for people and for
/// files named after the edition; nothing that is composed depends on it.
#[must_use]
pub fn name_of(folder: &Path) -> String {
    let real = Located::from(folder).real().ok();
    let name = real.as_ref().and_then(|real| real.path().file_name());
    name.map_or_else(|| "edition".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// Whether a file stands at a path that no other file names.
///
/// # Errors
/// What stands there is no file, or the machine refuses to say.
pub(crate) fn file_stands(file: &Located) -> Result<bool, Diagnostic> {
    match file.stands().map_err(|error| unreadable(file, &error))? {
        Stands::File => Ok(true),
        Stands::Nothing | Stands::DeadLink => Ok(false),
        Stands::Folder | Stands::Other => Err(Diagnostic::error("not-a-file").arg("path", file.shown())),
    }
}

/// The file at a path that a house may have; nothing, where nothing stands there.
///
/// # Errors
/// As [`Folder::open`]: what stands there was meant to be one.
pub(crate) fn file_of_house(file: Located) -> Result<Option<Located>, Diagnostic> {
    let broken = |form| {
        let one = Diagnostic::error("not-a-file").form(form).arg("path", file.shown());
        Err(one.mend_by("help-house"))
    };
    match file.stands().map_err(|error| unreadable(&file, &error))? {
        Stands::Nothing => Ok(None),
        Stands::DeadLink => broken("dead-link"),
        Stands::Folder | Stands::Other => broken(""),
        Stands::File => Ok(Some(file)),
    }
}

/// A file or folder that the machine refuses to read.
pub(crate) fn unreadable(file: &Located, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error(crate::diag::CANNOT_READ).arg("path", file.shown()).arg("why", error)
}

/// Reads a text file; reports one that is too large, can't be read, or is not UTF-8.
///
/// `named` is the place that names it; the edition's own file is named by nobody.
pub(crate) fn read_text(
    file: &Located,
    named: Option<Span>,
    sources: &mut Sources,
    found: &mut Findings,
) -> Option<FileId> {
    read_within(LARGEST_TEXT, (file, named, true), sources, found)
}

/// Reads a drawing, as [`read_text`]: a map is larger than any text.
pub(crate) fn read_drawing(
    file: &Located,
    named: Option<Span>,
    sources: &mut Sources,
    found: &mut Findings,
) -> Option<FileId> {
    read_within(LARGEST_DRAWING, (file, named, true), sources, found)
}

/// Reads what a program wrote of an edition, of which it is no part.
#[cfg(any(unix, windows))]
pub(crate) fn read_written(file: &Located, sources: &mut Sources, found: &mut Findings) -> Option<FileId> {
    read_within(LARGEST_WRITTEN, (file, None, false), sources, found)
}

fn read_within(
    most: u64,
    (file, named, is_part): (&Located, Option<Span>, bool),
    sources: &mut Sources,
    found: &mut Findings,
) -> Option<FileId> {
    let name = file.shown();
    let path = || file.disk_path().map(Path::to_owned);
    let source =
        |text| SourceFile { name: name.clone(), path: path(), file: is_part.then(|| file.clone()), text };
    let refuse = |one: Diagnostic, sources: &mut Sources, found: &mut Findings| {
        let span = named.unwrap_or_else(|| {
            let id = sources.add(source(String::new()));
            Span::new(id, 0..0)
        });
        found.add(one.mark(span, "this-file"));
        None
    };
    let bytes = match file.bounded(most) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            let one = Diagnostic::error("file-too-large").arg("path", name.as_str());
            let one = one.arg("most", format!("{} KiB", most >> 10));
            let one = one.mend_by(if most == LARGEST_DRAWING { "help-drawing" } else { "help-text" });
            return refuse(one, sources, found);
        }
        Err(error) => return refuse(unreadable(file, &error), sources, found),
    };
    let (text, fault) = decoded(bytes);
    let id = sources.add(source(text));
    if let Some(fault) = fault {
        found.add(fault.told(id, &name));
        return None;
    }
    let text = &sources.get(id)?.text;
    if let Some(at) = carriage_returns(text) {
        let one = Diagnostic::error("bad-line-ends").arg("path", name);
        found.add(one.here(Span::new(id, at..at + 1)));
        return None;
    }
    Some(id)
}

/// The first carriage return of a text whose lines end in nothing else.
fn carriage_returns(text: &str) -> Option<usize> {
    if text.contains('\n') { None } else { text.find('\r').filter(|at| at + 1 < text.len()) }
}

/// The place of what is told of a file as a whole, which nobody reads.
pub(crate) fn unread(file: &Located, sources: &mut Sources) -> Span {
    let path = file.disk_path().map(Path::to_owned);
    let name = file.shown();
    Span::new(sources.add(SourceFile { name, path, file: None, text: String::new() }), 0..0)
}

/// The folder above, as the user would write it: names stay short and relative where they were given so.
pub(super) fn above(folder: &Path) -> Option<PathBuf> {
    match folder.components().next_back() {
        Some(Component::Normal(_)) => folder.parent().map(Path::to_owned),
        Some(Component::RootDir | Component::Prefix(_)) => None,
        Some(Component::CurDir) | None => Some(PathBuf::from("..")),
        Some(Component::ParentDir) => Some(folder.join("..")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_above_are_named_as_the_user_would() {
        let names = |from: &str| {
            let mut names = Vec::new();
            let mut here = Some(PathBuf::from(from));
            while let Some(folder) = here.filter(|_| names.len() < 3) {
                here = above(&folder);
                names.push(folder.to_string_lossy().into_owned());
            }
            names
        };
        assert_eq!(names("content/erqi"), ["content/erqi", "content", ""]);
        assert_eq!(names("erqi"), ["erqi", "", ".."]);
        assert_eq!(names("../erqi"), ["../erqi", "..", "../.."]);
        assert_eq!(names("/erqi"), ["/erqi", "/"]);
    }
}
