//! The files that an edition names: found inside their folder, bounded, read once.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, FileId, SourceFile, Sources, Span};
use crate::encoding::decoded;
use crate::printable::{short, slashed};
use crate::reading::findings::Findings;
use crate::reading::suggest::{nearest, quoted};
use crate::words::Words;

/// A text file that is larger is no story and no layout: it is an error before it is read whole.
pub(crate) const LARGEST_TEXT: u64 = 1 << 20;

/// A file that is larger is no ICC profile: those of presses have some hundred kilobytes, a few megabytes at
/// most.
pub const LARGEST_PROFILE: u64 = 16 << 20;

/// A folder whose files an edition may name.
#[derive(Debug, Clone)]
pub(crate) struct Folder {
    /// As the user gave or would give it.
    path: PathBuf,
    /// Where it really is; every file of it must be below.
    real: PathBuf,
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
}

impl Folder {
    /// The folder at a path; nothing, where nothing stands there.
    ///
    /// # Errors
    /// What stands there is no folder, a link that leads nowhere, or one that the machine refuses to read: it was
    /// meant to be one, and none further away may be taken in its place.
    pub(crate) fn open(path: &Path) -> Result<Option<Self>, Diagnostic> {
        let at = here(path);
        match fs::symlink_metadata(at) {
            Err(error) if is_missing(&error) => return Ok(None),
            Err(error) => return Err(unreadable(at, &error)),
            Ok(_) => {}
        }
        let broken =
            |form| Err(Diagnostic::error("not-a-folder").form(form).arg("path", at).mend_by("help-house"));
        match fs::metadata(at).and_then(|about| Ok((about, at.canonicalize()?))) {
            Ok((about, real)) if about.is_dir() => Ok(Some(Self { path: path.to_owned(), real })),
            Ok(_) => broken(""),
            Err(error) if is_missing(&error) => broken("dead-link"),
            Err(error) => Err(unreadable(at, &error)),
        }
    }

    /// A folder in it. A file of that may lie anywhere in this one, be it by a link.
    pub(crate) fn folder(&self, name: &str) -> Self {
        Self { path: self.path(name), real: self.real.clone() }
    }

    /// A file in it, as the user would write its path.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.path.join(relative)
    }

    /// Finds the file of a name; reports one that is missing, is no file, or lies outside.
    pub(crate) fn find(&self, name: &str, span: Span, kind: Kind, found: &mut Findings) -> Option<PathBuf> {
        let named = |code| Diagnostic::error(code).arg("noun", kind.words()).arg("name", short(name));
        if let Some(code) = unsafe_name(name) {
            found.add(named(code).here(span));
            return None;
        }
        let path = self.path(&format!("{name}{}", kind.ending));
        match fs::metadata(&path) {
            Err(error) if is_missing(&error) => {
                found.add(self.missing(name, span, kind));
                return None;
            }
            Err(error) => {
                found.add(unreadable(&path, &error).here(span));
                return None;
            }
            Ok(what) if !what.is_file() => {
                found.add(Diagnostic::error("not-a-file").arg("path", path.as_path()).here(span));
                return None;
            }
            Ok(_) => {}
        }
        if path.canonicalize().is_ok_and(|real| real.starts_with(&self.real)) {
            return Some(path);
        }
        let one = named("path-leaves-folder").form("link").arg("folder", self.path.as_path());
        found.add(one.mark(span, "link-here").mend_by("help-link"));
        None
    }

    /// That a file is missing, or why it can't be there.
    fn missing(&self, name: &str, span: Span, kind: Kind) -> Diagnostic {
        let path = self.path(&format!("{name}{}", kind.ending));
        if fs::metadata(&self.path).is_ok_and(|about| !about.is_dir()) {
            let one = Diagnostic::error("not-a-folder").arg("path", self.path.as_path());
            return one.arg("noun", kind.words()).here(span).mend_by("help-files");
        }
        let plain = plain_name(name, kind);
        let shown =
            if path.is_symlink() { path.clone() } else { self.path(&format!("{plain}{}", kind.ending)) };
        let one = Diagnostic::error(kind.missing).arg("noun", kind.words()).arg("name", short(name));
        let one = one.arg("folder", self.path.as_path()).arg("path", short(&slashed(&shown)));
        if path.is_symlink() {
            return one.form("dead-link").mark(span, "named").mend_by("help-dead-link");
        }
        let one = one.here(span);
        let stands = |name: &&str| {
            unsafe_name(name).is_none() && self.path(&format!("{name}{}", kind.ending)).is_file()
        };
        // Whoever writes the ending, or the folder, means the file without it; and what is meant is there.
        let whole = Some(plain).filter(|plain| *plain != name).filter(stands);
        let there = self.names(kind.ending);
        let near = whole.or_else(|| nearest(plain, there.iter().map(String::as_str)).filter(stands));
        match near.map(str::to_owned) {
            Some(meant) => {
                let words = Words::part("known", "near").arg("meant", meant.as_str());
                one.help(words).replace(span, quoted(&meant))
            }
            None if plain != name => one.arg("meant", short(plain)).mend_by("help-name"),
            None => one,
        }
    }

    /// The names of the folder's files of an ending, sorted.
    fn names(&self, ending: &str) -> Vec<String> {
        let entries = fs::read_dir(here(&self.path)).into_iter().flatten().take(10_000).flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let mut names: Vec<String> =
            names.filter_map(|name| name.strip_suffix(ending).map(str::to_owned)).collect();
        names.sort_unstable();
        names
    }
}

/// The name of an edition's folder, however the folder is written: `.` has one, too. It is for people and for
/// files named after the edition; nothing that is composed depends on it.
#[must_use]
pub fn name_of(folder: &Path) -> String {
    let real = folder.canonicalize().ok();
    let name = real.as_deref().and_then(Path::file_name);
    name.map_or_else(|| "edition".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// A name without the ending and the folder, which files of a kind are named without.
fn plain_name(name: &str, kind: Kind) -> &str {
    let at = name.len().saturating_sub(kind.ending.len());
    let ending = name.get(at..).filter(|ending| !ending.is_empty() && at > 0);
    let ended = ending.is_some_and(|ending| ending.eq_ignore_ascii_case(kind.ending));
    let bare = if ended { name.get(..at).unwrap_or(name) } else { name };
    let within = bare.strip_prefix(kind.folder).and_then(|rest| rest.strip_prefix('/'));
    within.filter(|rest| !rest.is_empty()).unwrap_or(bare)
}

/// Why a name can't be a file's in the folder: the code.
fn unsafe_name(name: &str) -> Option<&'static str> {
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

/// A path that the system knows: it has no name for the folder where the command is run but `.`.
fn here(path: &Path) -> &Path {
    if path.as_os_str().is_empty() { Path::new(".") } else { path }
}

/// Whether an error says that nothing is there, and not that it may not be looked at.
fn is_missing(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// Whether a file stands at a path that no other file names.
///
/// # Errors
/// What stands there is no file, or the machine refuses to say.
pub(crate) fn file_stands(path: &Path) -> Result<bool, Diagnostic> {
    match fs::metadata(path) {
        Ok(about) if about.is_file() => Ok(true),
        Ok(_) => Err(Diagnostic::error("not-a-file").arg("path", path)),
        Err(error) if is_missing(&error) => Ok(false),
        Err(error) => Err(unreadable(path, &error)),
    }
}

/// The file at a path that a house may have; nothing, where nothing stands there.
///
/// # Errors
/// As [`Folder::open`]: what stands there was meant to be one.
pub(crate) fn file_of_house(path: PathBuf) -> Result<Option<PathBuf>, Diagnostic> {
    match fs::symlink_metadata(&path) {
        Err(error) if is_missing(&error) => return Ok(None),
        Err(error) => return Err(unreadable(&path, &error)),
        Ok(_) => {}
    }
    let broken = |one: Diagnostic| if one.code == "not-a-file" { one.mend_by("help-house") } else { one };
    if file_stands(&path).map_err(broken)? {
        return Ok(Some(path));
    }
    Err(broken(Diagnostic::error("not-a-file").form("dead-link").arg("path", path.as_path())))
}

/// A file or folder that the machine refuses to read.
pub(crate) fn unreadable(path: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error(crate::diag::CANNOT_READ).arg("path", path).arg("why", error)
}

/// Reads a text file; reports one that is too large, can't be read, or is not UTF-8.
///
/// `named` is the place that names it; the edition's own file is named by nobody.
pub(crate) fn read_text(
    path: &Path,
    named: Option<Span>,
    sources: &mut Sources,
    found: &mut Findings,
) -> Option<FileId> {
    let name = slashed(path);
    let refuse = |one: Diagnostic, sources: &mut Sources, found: &mut Findings| {
        let span = named.unwrap_or_else(|| {
            let file =
                sources.add(SourceFile { name: name.clone(), path: path.to_owned(), text: String::new() });
            Span::new(file, 0..0)
        });
        found.add(one.mark(span, "this-file"));
        None
    };
    let bytes = match bounded(path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            let one = Diagnostic::error("file-too-large").arg("path", name.as_str());
            let one = one.arg("most", format!("{} KiB", LARGEST_TEXT >> 10)).mend_by("help-text");
            return refuse(one, sources, found);
        }
        Err(error) => return refuse(unreadable(path, &error), sources, found),
    };
    let (text, fault) = decoded(bytes);
    let file = sources.add(SourceFile { name: name.clone(), path: path.to_owned(), text });
    if let Some(fault) = fault {
        found.add(fault.told(file, path));
        return None;
    }
    let text = &sources.get(file)?.text;
    if let Some(at) = carriage_returns(text) {
        let one = Diagnostic::error("bad-line-ends").arg("path", name);
        found.add(one.here(Span::new(file, at..at + 1)));
        return None;
    }
    Some(file)
}

/// The first carriage return of a text whose lines end in nothing else.
fn carriage_returns(text: &str) -> Option<usize> {
    if text.contains('\n') { None } else { text.find('\r').filter(|at| at + 1 < text.len()) }
}

/// The bytes of a file; nothing, if there are too many.
fn bounded(path: &Path) -> std::io::Result<Option<Vec<u8>>> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    if size > LARGEST_TEXT {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(size as usize + 1);
    file.take(LARGEST_TEXT + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= LARGEST_TEXT).then_some(bytes))
}
