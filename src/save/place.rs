//! A place where a file can be written.

use std::fs::{self, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use super::identity::Identity;
use super::partial::{self, Partial};
use crate::diag::Diagnostic;

/// The system refuses to write.
pub const CANNOT_WRITE: &str = "cannot-write";

/// Systems give up after some 40 links; more are a circle.
const MOST_LINKS: usize = 40;

/// Where nothing stands, or a regular file.
#[derive(Debug)]
pub struct Place {
    /// As it was asked for.
    asked: PathBuf,
    /// Behind all links.
    path: PathBuf,
    leave: Leave,
}

/// What may be done for the sake of an output.
#[derive(Debug, Clone, Copy, Default)]
pub struct Leave {
    /// Replace a file that may not be written.
    pub force: bool,
    /// Make the folder that it goes into. Not one of a name that somebody typed: it may be mistyped.
    pub folder: bool,
}

impl Place {
    /// The place that a path means.
    ///
    /// A link is followed, also one whose target is yet to be written: renaming onto the link itself would
    /// leave the target as it was. Renaming onto a device or a pipe would remove it, so both are refused.
    ///
    /// # Errors
    /// Why nothing can be written there.
    pub fn of(path: &Path, leave: Leave) -> Result<Self, Diagnostic> {
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
        let place = Self { asked: path.to_owned(), path: place, leave };
        place.has_folder()?;
        Ok(place)
    }

    /// The path as it was asked for.
    #[must_use]
    pub fn asked(&self) -> &Path {
        &self.asked
    }

    /// Refuses to take the place of anything that was read.
    ///
    /// # Errors
    /// One of the paths leads to the file that stands there.
    pub fn spares<'a>(&self, read: impl IntoIterator<Item = &'a Path>) -> Result<(), Diagnostic> {
        let own = Identity::of(&self.path);
        let Some(input) = own.and_then(|own| own.among(read)) else { return Ok(()) };
        Err(Diagnostic::error("output-is-input").arg("path", self.asked.as_path()).arg("input", input))
    }

    /// Refuses to take the place of what is something else: of a file that has neither the ending nor the beginning of
    /// what is written, a story that no page has yet, say.
    ///
    /// # Errors
    /// Such a file stands there, and may not be replaced [by force](Leave::force).
    pub fn takes_its_like(&self, ending: &str, begin: &[u8]) -> Result<(), Diagnostic> {
        if self.leave.force || self.path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending)) {
            return Ok(());
        }
        if self.begins_as(begin) {
            return Ok(());
        }
        let one = Diagnostic::error("output-is-other").arg("path", self.asked.as_path());
        Err(one.arg("ending", format!(".{ending}")))
    }

    /// As [`Self::takes_its_like`], whatever the name ends with: of a file that many programs have under one ending.
    ///
    /// # Errors
    /// As there.
    pub fn takes_what_begins(&self, begin: &[u8]) -> Result<(), Diagnostic> {
        if self.leave.force || self.begins_as(begin) {
            return Ok(());
        }
        let one = Diagnostic::error("output-is-other").form("begin").arg("path", self.asked.as_path());
        Err(one.mend_by("help-begin"))
    }

    /// Whether what stands there begins so. What is not there or empty is nothing; what can't be read is told by whoever
    /// writes.
    fn begins_as(&self, begin: &[u8]) -> bool {
        let mut first = Vec::new();
        let read =
            fs::File::open(&self.path).and_then(|file| file.take(begin.len() as u64).read_to_end(&mut first));
        read.is_err() || first.is_empty() || first == begin
    }

    /// Refuses to take the place of anything.
    ///
    /// # Errors
    /// Something stands there.
    pub fn is_free(&self) -> Result<(), Diagnostic> {
        match fs::symlink_metadata(&self.asked) {
            Ok(_) => Err(Diagnostic::error("output-is-there").arg("path", self.asked.as_path())),
            Err(_) => Ok(()),
        }
    }

    /// Whether two places are one, by whatever names they were asked for.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        let identity = Identity::of(&self.path);
        self.path == other.path || identity.is_some() && identity == Identity::of(&other.path)
    }

    /// Writes the whole output; what stood there before stays until the new file is whole.
    ///
    /// # Errors
    /// The system refuses.
    pub fn write(&self, bytes: &[u8]) -> Result<(), Diagnostic> {
        self.write_by(|to| to.write_all(bytes))
    }

    /// As [`Self::write`], by who writes it all.
    ///
    /// # Errors
    /// The system refuses, or who writes does.
    pub fn write_by(&self, writer: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Diagnostic> {
        let put = self.begin(writer).and_then(|partial| self.put(partial));
        put.map_err(|error| self.cannot(&error))
    }

    /// As [`Self::write_by`], but that the file waits beside its place until it is [put](Waiting::put) there: several
    /// change together, as nearly as systems can.
    ///
    /// # Errors
    /// As [`Self::write_by`].
    pub fn waiting(
        self,
        writer: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<Waiting, Diagnostic> {
        match self.begin(writer) {
            Ok(partial) => Ok(Waiting { place: self, partial }),
            Err(error) => Err(self.cannot(&error)),
        }
    }

    fn cannot(&self, error: &io::Error) -> Diagnostic {
        Diagnostic::error(CANNOT_WRITE).arg("path", self.asked.as_path()).arg("why", error)
    }

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

    /// Writes it beside its place.
    fn begin(&self, writer: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<Partial> {
        if self.leave.folder {
            // One folder: those above it are there, or are a mistake.
            fs::create_dir(self.folder()).or_else(|error| match error.kind() {
                ErrorKind::AlreadyExists => Ok(()),
                _ => Err(error),
            })?;
        }
        let mut partial = Partial::in_folder(self.folder())?;
        partial.fill(writer)?;
        Ok(partial)
    }

    /// Puts what is whole in its place.
    fn put(&self, mut partial: Partial) -> io::Result<()> {
        let Ok(replaced) = fs::metadata(&self.path) else { return partial.rename(&self.path) };
        if has_other_names(&replaced) {
            // Renaming would give this name a file of its own and leave the others as they were.
            return overwrite(&self.path, partial.whole()?);
        }
        partial.resemble(&replaced)?;
        partial.rename(&self.path)
    }
}

/// A file that is whole, and waits beside its place. Dropped, it is gone.
#[derive(Debug)]
pub struct Waiting {
    place: Place,
    partial: Partial,
}

impl Waiting {
    /// Puts it there, in place of what stood there.
    ///
    /// # Errors
    /// The system refuses.
    pub fn put(self) -> Result<(), Diagnostic> {
        let Self { place, partial } = self;
        place.put(partial).map_err(|error| place.cannot(&error))
    }
}

/// Whether whoever runs this may not write a file, or it is marked as one that nobody is to write.
fn is_protected(path: &Path, about: &Metadata) -> bool {
    // Opening asks all that the system has to say, and changes nothing. A pipe would wait for a reader.
    let refuses = || {
        let refused = [ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem];
        OpenOptions::new().write(true).open(path).is_err_and(|error| refused.contains(&error.kind()))
    };
    about.permissions().readonly() || about.is_file() && refuses()
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
fn overwrite(path: &Path, whole: &mut fs::File) -> io::Result<()> {
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
    let long = io::copy(whole, &mut file)?;
    file.set_len(long)?;
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
