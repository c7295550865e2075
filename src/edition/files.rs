//! The files that an edition names: found inside their folder, bounded, read once.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::findings::Findings;
use super::suggest::{nearest, shown};
use crate::diag::{Diagnostic, FileId, SourceFile, Sources, Span};

/// A text file that is larger is no story and no layout: it is an error before it is read whole.
pub(super) const LARGEST_TEXT: u64 = 1 << 20;

/// A file that is larger is no ICC profile: those of presses have some hundred kilobytes, a few megabytes at
/// most.
pub const LARGEST_PROFILE: u64 = 16 << 20;

/// A folder whose files an edition may name.
#[derive(Debug, Clone)]
pub(super) struct Folder {
    /// As the user gave or would give it.
    path: PathBuf,
    /// Where it really is; every file of it must be below.
    real: PathBuf,
}

/// What kind of file is looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    /// What it is called in messages.
    pub noun: &'static str,
    /// The code of the error that it is missing.
    pub missing: &'static str,
    /// The ending that the edition leaves out.
    pub ending: &'static str,
    /// The folder that it lies in.
    pub folder: &'static str,
}

impl Folder {
    /// The folder at a path; nothing, where nothing stands there.
    ///
    /// # Errors
    /// What stands there is no folder, a link that leads nowhere, or one that the machine refuses to read: it was
    /// meant to be one, and none further away may be taken in its place.
    pub(super) fn open(path: &Path) -> Result<Option<Self>, Diagnostic> {
        let at = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        match fs::symlink_metadata(at) {
            Err(error) if is_missing(&error) => return Ok(None),
            Err(error) => return Err(unreadable(at, &error)),
            Ok(_) => {}
        }
        let broken = |what: &str| {
            let message = format!("{} {what}", slashed(at));
            let one = Diagnostic::error("not-a-folder", message);
            Err(one.help("put a folder there, or take away what is there"))
        };
        match fs::metadata(at).and_then(|about| Ok((about, at.canonicalize()?))) {
            Ok((about, real)) if about.is_dir() => Ok(Some(Self { path: path.to_owned(), real })),
            Ok(_) => broken("is no folder"),
            Err(error) if is_missing(&error) => broken("is a link that leads nowhere"),
            Err(error) => Err(unreadable(at, &error)),
        }
    }

    /// A folder in it. A file of that may lie anywhere in this one, be it by a link.
    pub(super) fn folder(&self, name: &str) -> Self {
        Self { path: self.path(name), real: self.real.clone() }
    }

    /// A file in it, as the user would write its path.
    pub(super) fn path(&self, relative: &str) -> PathBuf {
        self.path.join(relative)
    }

    /// Finds the file of a name; reports one that is missing, is no file, or lies outside.
    pub(super) fn find(&self, name: &str, span: Span, kind: Kind, found: &mut Findings) -> Option<PathBuf> {
        if let Some((code, message, help)) = unsafe_name(name, kind) {
            found.error(code, span, message, "here".into(), help.into());
            return None;
        }
        let relative = format!("{name}{}", kind.ending);
        let path = self.path(&relative);
        match fs::metadata(&path) {
            Err(error) if is_missing(&error) => {
                self.report_missing(name, span, kind, found);
                return None;
            }
            Err(error) => {
                found.add(unreadable(&path, &error).at(span, "named here"));
                return None;
            }
            Ok(what) if !what.is_file() => {
                let message = format!("{} is no file", slashed(&path));
                found.error(
                    "not-a-file",
                    span,
                    message,
                    format!("expected the {}", kind.noun),
                    String::new(),
                );
                return None;
            }
            Ok(_) => {}
        }
        if path.canonicalize().is_ok_and(|real| real.starts_with(&self.real)) {
            return Some(path);
        }
        let message = format!("the {} `{}` leads out of {}", kind.noun, shown(name), slashed(&self.path));
        let help = "copy the file into the folder: a link must not leave it";
        found.error("path-leaves-folder", span, message, "a link to another place".into(), help.into());
        None
    }

    fn report_missing(&self, name: &str, span: Span, kind: Kind, found: &mut Findings) {
        if fs::metadata(&self.path).is_ok_and(|about| !about.is_dir()) {
            let message = format!("{} is no folder", slashed(&self.path));
            let help = format!("put a folder there, with the {} in it", kind.noun);
            found.error("not-a-folder", span, message, "named here".into(), help);
            return;
        }
        let path = self.path(&format!("{name}{}", kind.ending));
        if path.is_symlink() {
            let message = format!("the {} {} is a link that leads nowhere", kind.noun, slashed(&path));
            let help = "put the file itself there";
            found.error(kind.missing, span, message, "named here".into(), help.into());
            return;
        }
        let there = self.names(kind.ending);
        let message = format!("there is no {} `{}` in {}", kind.noun, shown(name), slashed(&self.path));
        let help = match nearest(name, there.iter().map(String::as_str)) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => {
                format!("add the file {}", slashed(&self.path(&shown(&format!("{name}{}", kind.ending)))))
            }
        };
        found.error(kind.missing, span, message, "no such file".into(), help);
    }

    /// The names of the folder's files of an ending, sorted.
    fn names(&self, ending: &str) -> Vec<String> {
        let entries = fs::read_dir(slashed(&self.path)).into_iter().flatten().take(10_000).flatten();
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

/// Why a name can't be a file's in the folder: code, message, help.
fn unsafe_name(name: &str, kind: Kind) -> Option<(&'static str, String, &'static str)> {
    let noun = kind.noun;
    if name.starts_with('/') || name.split('/').any(|part| part == "..") {
        let message = format!("the {noun} `{}` leads out of its folder", shown(name));
        return Some(("path-leaves-folder", message, "name a file inside the folder, without `..`"));
    }
    let odd = |c: char| c.is_control() || "\\:*?\"<>|".contains(c);
    let empty = name.split('/').any(|part| part.is_empty() || part == ".");
    if empty || name.len() > 200 || name.contains(odd) {
        let message = format!("`{}` can't be the name of a {noun}", shown(name));
        return Some(("bad-file-name", message, "use a plain file name, with `/` between folders"));
    }
    None
}

/// Whether an error says that nothing is there, and not that it may not be looked at.
fn is_missing(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// Whether a file stands at a path that no other file names.
///
/// # Errors
/// What stands there is no file, or the machine refuses to say.
pub(super) fn file_stands(path: &Path) -> Result<bool, Diagnostic> {
    match fs::metadata(path) {
        Ok(about) if about.is_file() => Ok(true),
        Ok(_) => {
            let message = format!("{} is no file", slashed(path));
            Err(Diagnostic::error("not-a-file", message).help("a folder, a device or a pipe is none"))
        }
        Err(error) if is_missing(&error) => Ok(false),
        Err(error) => Err(unreadable(path, &error)),
    }
}

/// A path for people: with forward slashes on every system.
pub(super) fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    if text.is_empty() { ".".into() } else { text }
}

/// A file or folder that the machine refuses to read.
pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error(crate::diag::CANNOT_READ, format!("{} can't be read: {error}", slashed(path)))
}

/// Reads a text file; reports one that is too large, can't be read, or is not UTF-8.
///
/// `named` is the place that names it; the edition's own file is named by nobody.
pub(super) fn read_text(
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
        found.add(one.at(span, "this file"));
        None
    };
    let bytes = match bounded(path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            let message = format!("{name} is larger than {} KiB", LARGEST_TEXT >> 10);
            let help = "a page holds some 10 KiB of text: is this the right file?";
            return refuse(Diagnostic::error("file-too-large", message).help(help), sources, found);
        }
        Err(error) => return refuse(unreadable(path, &error), sources, found),
    };
    let (text, wrong) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let byte = error.as_bytes().get(at).copied();
            (String::from_utf8_lossy(error.as_bytes()).into_owned(), byte.map(|byte| (at, byte)))
        }
    };
    let file = sources.add(SourceFile { name: name.clone(), path: path.to_owned(), text });
    let Some((at, byte)) = wrong else {
        return Some(file);
    };
    // The replacement character that stands for the byte takes three.
    let span = Span::new(file, at..at + '\u{FFFD}'.len_utf8());
    let message = format!("{name} is not UTF-8");
    let help = "save the file as UTF-8; one in GBK is converted by `iconv -f GB18030 -t UTF-8`";
    found.error("invalid-utf-8", span, message, format!("the first bad byte, 0x{byte:02X}"), help.into());
    None
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
