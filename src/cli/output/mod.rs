//! Output appears whole or not at all, where it was asked for and nowhere else, and in place of nothing that was read.

mod folder;
mod inputs;
mod partial;
mod signals;
#[cfg(test)]
mod tests;

use std::fs::{self, Metadata, OpenOptions};
use std::io::{self, ErrorKind, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

use super::status::CANNOT_WRITE;
use super::voice::Voice;
use crate::diag::Diagnostic;
use crate::printable::shown;
use partial::Partial;

/// Systems give up after some 40 links; more are a circle.
const MOST_LINKS: usize = 40;

/// The name of standard output.
pub(super) const STDOUT: &str = "-";

pub(super) use folder::FolderPlace;
pub(super) use signals::limits_are_errors;

/// A place where output can be written.
#[derive(Debug)]
pub(super) enum Place {
    /// Standard output.
    Stdout,
    /// A file.
    File(FilePlace),
}

/// Where nothing stands, or a regular file.
#[derive(Debug)]
pub(super) struct FilePlace {
    /// As it was asked for.
    asked: PathBuf,
    /// Behind all links.
    path: PathBuf,
    leave: Leave,
}

/// What may be done for the sake of an output.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Leave {
    /// Replace a file that may not be written.
    pub(super) force: bool,
    /// Make the folder that it goes into. Not one of a name that somebody typed: it may be mistyped.
    pub(super) folder: bool,
}

impl Place {
    /// The place that a path means, or why nothing can be written there.
    ///
    /// A link is followed, also one whose target is yet to be written: renaming onto the link itself would
    /// leave the target as it was. Renaming onto a device or a pipe would remove it, so both are refused.
    pub(super) fn of(path: &Path, leave: Leave) -> Result<Self, Diagnostic> {
        if path == Path::new(STDOUT) {
            return Ok(Self::Stdout);
        }
        let no_file = |form| Diagnostic::error("output-no-file").form(form).arg("path", path);
        let Some(place) = behind_links(path) else { return Err(no_file("circle")) };
        // What a process has open has names that lead to no path: a pipe behind /dev/stdout.
        if fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir()) {
            return Err(no_file("device"));
        }
        if path.as_os_str().as_encoded_bytes().ends_with(b"/") {
            return Err(no_file("folder"));
        }
        match fs::metadata(&place) {
            Ok(about) if about.is_dir() => return Err(no_file("folder")),
            Ok(about) if !leave.force && is_protected(&place, &about) => {
                return Err(Diagnostic::error("output-read-only").arg("path", path));
            }
            // Whatever else is wrong with it, writing will say.
            _ if place.file_name().is_none() => return Err(no_file("folder")),
            _ => {}
        }
        let place = FilePlace { asked: path.to_owned(), path: place, leave };
        place.has_folder()?;
        Ok(Self::File(place))
    }

    /// Refuses to take the place of anything that was read.
    pub(super) fn spares<'a>(&self, read: impl IntoIterator<Item = &'a Path>) -> Result<(), Diagnostic> {
        let (form, asked, own) = match self {
            Self::Stdout => ("stdout", "".into(), inputs::Identity::of_stdout()),
            Self::File(FilePlace { asked, path, .. }) => {
                ("", asked.to_string_lossy(), inputs::Identity::of(path))
            }
        };
        let Some(input) = own.and_then(|own| inputs::same_file(&own, read)) else { return Ok(()) };
        let one = Diagnostic::error("output-is-input").form(form).arg("path", asked.as_ref());
        Err(one.arg("input", input))
    }

    /// Refuses to take the place of what is something else: of a file that has neither the ending nor the beginning of
    /// what is written, a story that no page has yet, say.
    pub(super) fn takes_its_like(&self, ending: &str, begin: &[u8]) -> Result<(), Diagnostic> {
        let Self::File(FilePlace { asked, path, leave }) = self else { return Ok(()) };
        if leave.force || path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending)) {
            return Ok(());
        }
        let mut first = Vec::new();
        let read =
            fs::File::open(path).and_then(|file| file.take(begin.len() as u64).read_to_end(&mut first));
        // What is not there or empty is nothing; what can't be read is told by whoever writes.
        if read.is_err() || first.is_empty() || first == begin {
            return Ok(());
        }
        let one = Diagnostic::error("output-is-other").arg("path", asked.as_path());
        Err(one.arg("ending", format!(".{ending}")))
    }

    /// Refuses to take the place of anything.
    pub(super) fn is_free(&self) -> Result<(), Diagnostic> {
        match self {
            Self::File(FilePlace { asked, .. }) if fs::symlink_metadata(asked).is_ok() => {
                Err(Diagnostic::error("output-is-there").arg("path", asked.as_path()))
            }
            _ => Ok(()),
        }
    }

    /// Whether two places are one, by whatever names they were asked for.
    pub(super) fn is(&self, other: &Self) -> bool {
        let (Self::File(FilePlace { path, .. }), Self::File(FilePlace { path: other, .. })) = (self, other)
        else {
            return false;
        };
        let identity = inputs::Identity::of(path);
        path == other || identity.is_some() && identity == inputs::Identity::of(other)
    }

    /// Writes the whole output; what stood there before stays until the new file is whole.
    pub(super) fn write(&self, bytes: &[u8]) -> Result<(), Diagnostic> {
        match self {
            Self::Stdout => say(bytes),
            Self::File(file) => file.write(bytes).map_err(|error| {
                let one = Diagnostic::error(CANNOT_WRITE).arg("path", file.asked.as_path());
                one.arg("why", &error)
            }),
        }
    }

    /// Says on standard output where a file was written; what went there itself says nothing more.
    pub(super) fn announce(&self, voice: Voice) -> Result<(), Diagnostic> {
        match self {
            _ if voice.is_quiet() => Ok(()),
            Self::Stdout => Ok(()),
            Self::File(FilePlace { asked, .. }) if io::stdout().is_terminal() => {
                say(format!("{}\n", shown(&asked.to_string_lossy())).as_bytes())
            }
            // A program gets the name as it is.
            Self::File(FilePlace { asked, .. }) => {
                say(&[asked.as_os_str().as_encoded_bytes(), b"\n"].concat())
            }
        }
    }

    /// What a person at a terminal can't read goes to no terminal.
    pub(super) fn not_a_terminal(&self) -> Result<(), Diagnostic> {
        if matches!(self, Self::Stdout) && io::stdout().is_terminal() {
            return Err(Diagnostic::error("output-no-file").form("terminal").mend_by("help-terminal"));
        }
        Ok(())
    }
}

/// Writes results to standard output.
pub(super) fn say(bytes: &[u8]) -> Result<(), Diagnostic> {
    let mut stdout = io::stdout().lock();
    stdout
        .write_all(bytes)
        .and_then(|()| stdout.flush())
        .map_err(|error| Diagnostic::error(CANNOT_WRITE).form("stdout").arg("why", &error))
}

impl FilePlace {
    /// The folder that it goes into.
    fn folder(&self) -> &Path {
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        folder.unwrap_or(Path::new("."))
    }

    fn has_folder(&self) -> Result<(), Diagnostic> {
        let folder = self.folder();
        let missing = fs::metadata(folder).is_err_and(|error| error.kind() == ErrorKind::NotFound);
        if !missing || self.leave.folder {
            return Ok(());
        }
        Err(Diagnostic::error("output-no-folder").arg("path", folder))
    }

    fn write(&self, bytes: &[u8]) -> io::Result<()> {
        if self.leave.folder {
            // One folder: those above it are there, or are a mistake.
            fs::create_dir(self.folder()).or_else(|error| match error.kind() {
                ErrorKind::AlreadyExists => Ok(()),
                _ => Err(error),
            })?;
        }
        signals::remove_partials_on_signals();
        let mut partial = Partial::in_folder(self.folder())?;
        partial.fill(bytes)?;
        let Ok(replaced) = fs::metadata(&self.path) else { return partial.rename(&self.path) };
        if has_other_names(&replaced) {
            // Renaming would give this name a file of its own and leave the others as they were.
            return overwrite(&self.path, bytes);
        }
        partial.resemble(&replaced)?;
        partial.rename(&self.path)
    }
}

/// Whether whoever runs this may not write a file, or it is marked as one that nobody is to write.
fn is_protected(path: &Path, about: &Metadata) -> bool {
    #[cfg(unix)]
    {
        use rustix::fs::{Access, access};
        about.permissions().readonly() || access(path, Access::WRITE_OK).is_err()
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        about.permissions().readonly()
    }
}

/// Whether a file has other hard links.
fn has_other_names(about: &Metadata) -> bool {
    #[cfg(unix)]
    {
        std::os::unix::fs::MetadataExt::nlink(about) > 1
    }
    #[cfg(not(unix))]
    {
        let _ = about;
        false
    }
}

/// Writes over a file of several names, which has to stay one. It was written whole beside it, so that neither a full
/// disk nor a limit is met on the way.
fn overwrite(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let open = || OpenOptions::new().write(true).open(path);
    // A signal waits until it is whole: it has no old file to fall back on.
    let _whole_first = partial::hold();
    let mut file = open().or_else(|error| {
        // A write-protected file comes as far as here only by force. Once it is open, its mode is its own again.
        let own = fs::metadata(path)?.permissions();
        let mut writable = own.clone();
        #[cfg(unix)]
        std::os::unix::fs::PermissionsExt::set_mode(&mut writable, 0o200 | mode_of(&own));
        #[cfg(not(unix))]
        writable.set_readonly(false);
        if error.kind() != ErrorKind::PermissionDenied || fs::set_permissions(path, writable).is_err() {
            return Err(error);
        }
        let file = open();
        fs::set_permissions(path, own)?;
        file
    })?;
    file.write_all(bytes)?;
    file.set_len(bytes.len() as u64)?;
    file.sync_all()
}

#[cfg(unix)]
fn mode_of(permissions: &fs::Permissions) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(permissions)
}

/// What a path leads to when it is a link, and what that leads to; nothing, if the links never end.
fn behind_links(path: &Path) -> Option<PathBuf> {
    let mut place = path.to_owned();
    for _ in 0..MOST_LINKS {
        let is_link = fs::symlink_metadata(&place).is_ok_and(|what| what.is_symlink());
        let Some(target) = is_link.then(|| fs::read_link(&place).ok()).flatten() else { return Some(place) };
        // A target is relative to the folder of its link.
        place = place.parent().map_or_else(|| target.clone(), |folder| folder.join(&target));
    }
    None
}
