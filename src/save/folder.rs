//! A folder of files appears whole or not at all: it is filled beside its place, under a name of its own, and renamed.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind, Read, Write};
use std::ops::Deref;
use std::path::{Component, Path, PathBuf};

use super::partial::{PartialFolder, hold};
use super::place::{CANNOT_WRITE, Leave};
use crate::diag::Diagnostic;

/// A folder that this run changes: others that would change it wait until this is dropped, where the system knows locks
/// of folders (Linux, macOS); elsewhere nobody waits.
#[derive(Debug)]
pub struct FolderLock {
    _folder: Option<fs::File>,
}

impl FolderLock {
    /// Waits for whoever changes a folder, and keeps others from it.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        #[cfg(unix)]
        let folder = fs::File::open(path).ok().filter(|folder| folder.lock().is_ok());
        #[cfg(not(unix))]
        let (folder, _) = (None, path);
        Self { _folder: folder }
    }
}

/// Where nothing stands, or an empty folder; or one that is renewed.
#[derive(Debug)]
pub struct FolderPlace {
    path: PathBuf,
    /// A folder stands there, and is the program's own.
    renewed: bool,
    leave: Leave,
}

/// A list of files in a folder that is longer is none.
const LONGEST_LIST: u64 = 64 << 20;

impl FolderPlace {
    /// The place that a path means.
    ///
    /// # Errors
    /// Why no folder can be made there.
    pub fn of(path: &Path) -> Result<Self, Diagnostic> {
        if !is_free(path) {
            return Err(Diagnostic::error("folder-taken").arg("path", path));
        }
        Self { path: path.to_owned(), renewed: false, leave: Leave::default() }.sound()
    }

    /// As [`Self::of`]; or a folder with nothing in it but a list of its files, which `listed` reads, and those: the program
    /// made it, and all of it is made anew.
    ///
    /// # Errors
    /// As of [`Self::of`]; something stands there besides.
    pub fn renewed(
        path: &Path,
        leave: Leave,
        list: &str,
        listed: impl FnOnce(&[u8]) -> Option<BTreeSet<String>>,
    ) -> Result<Self, Diagnostic> {
        let place = |renewed| Self { path: path.to_owned(), renewed, leave };
        if is_free(path) {
            return place(false).sound();
        }
        let taken = || Diagnostic::error("folder-taken").arg("path", path);
        let mut own = known(&path.join(list)).and_then(|bytes| listed(&bytes)).ok_or_else(taken)?;
        own.insert(list.to_owned());
        let other = another(path, path, &own);
        other.map_or_else(
            || place(true).sound(),
            |other| Err(taken().form("others").arg("other", other.as_path())),
        )
    }

    /// It has a folder to go into, or one may be made.
    fn sound(self) -> Result<Self, Diagnostic> {
        let missing =
            |path: &Path| fs::metadata(path).is_err_and(|error| error.kind() == ErrorKind::NotFound);
        let parent = self.parent();
        if missing(parent) && !self.leave.folder {
            return Err(Diagnostic::error("output-no-folder").arg("path", parent));
        }
        Ok(self)
    }

    /// As it was asked for.
    #[must_use]
    pub fn asked(&self) -> &Path {
        &self.path
    }

    /// The folder that it goes into.
    fn parent(&self) -> &Path {
        self.path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
    }

    /// Makes the folder with files in it, by their paths in it.
    ///
    /// # Errors
    /// The system refuses, or a path leads out of the folder; then nothing is there.
    pub fn fill<P: AsRef<Path>, B: Deref<Target = [u8]>>(&self, files: &[(P, B)]) -> Result<(), Diagnostic> {
        self.filled(files).map_err(|error| self.cannot(&error))
    }

    fn filled<P: AsRef<Path>, B: Deref<Target = [u8]>>(&self, files: &[(P, B)]) -> io::Result<()> {
        if self.leave.folder {
            // One folder: those above it are there, or are a mistake.
            fs::create_dir(self.parent()).or_else(|error| match error.kind() {
                ErrorKind::AlreadyExists => Ok(()),
                _ => Err(error),
            })?;
        }
        let folder = PartialFolder::in_folder(self.parent())?;
        for (name, bytes) in files {
            put(&folder, name.as_ref(), |to| to.write_all(bytes))?;
        }
        self.end(folder)
    }

    /// Begins to fill the folder with files that are too many or too large to be had all at once.
    ///
    /// # Errors
    /// The system refuses.
    pub fn filling(&self) -> Result<Filling<'_>, Diagnostic> {
        let folder = PartialFolder::in_folder(self.parent()).map_err(|error| self.cannot(&error))?;
        Ok(Filling { place: self, folder })
    }

    /// Puts what is whole in its place.
    fn end(&self, folder: PartialFolder) -> io::Result<()> {
        // One that stands there, shared with others perhaps, stays as open to them.
        if let Ok(about) = fs::metadata(&self.path) {
            let _ = fs::set_permissions(folder.path(), about.permissions());
        }
        if !self.renewed {
            return folder.rename(&self.path);
        }
        // No system puts a folder in the place of another: the old one goes aside, and back where the new one can't come.
        let old = PartialFolder::in_folder(self.parent())?;
        let aside = old.path().join("old");
        // A signal waits until one of them is there. It is let go before the folders are, which ask for the same lock.
        let _one_of_them = hold();
        fs::rename(&self.path, &aside)?;
        fs::rename(folder.path(), &self.path).inspect_err(|_| {
            let _ = fs::rename(&aside, &self.path);
        })
    }

    fn cannot(&self, error: &io::Error) -> Diagnostic {
        Diagnostic::error(CANNOT_WRITE).arg("path", self.path.as_path()).arg("why", error)
    }
}

/// A folder that is being filled beside its place. Dropped, it is gone.
#[derive(Debug)]
pub struct Filling<'p> {
    place: &'p FolderPlace,
    folder: PartialFolder,
}

impl Filling<'_> {
    /// Puts a file into it, by its path in it.
    ///
    /// # Errors
    /// The system refuses, or who writes does; there is such a file already, or the path leads out of the folder.
    pub fn put(
        &self,
        name: &Path,
        writer: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Diagnostic> {
        put(&self.folder, name, writer).map_err(|error| self.place.cannot(&error))
    }

    /// Puts the folder in its place.
    ///
    /// # Errors
    /// The system refuses.
    pub fn end(self) -> Result<(), Diagnostic> {
        let Self { place, folder } = self;
        place.end(folder).map_err(|error| place.cannot(&error))
    }
}

/// Puts a file into a folder, and makes the folders that it lies in there.
fn put(
    folder: &PartialFolder,
    name: &Path,
    writer: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let is_inside = |part| matches!(part, Component::Normal(_));
    if !name.components().all(is_inside) {
        return Err(ErrorKind::InvalidInput.into());
    }
    let path = folder.path().join(name);
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    let mut file = fs::File::create_new(&path)?;
    writer(&mut file)?;
    file.sync_all()
}

/// The bytes of a list.
pub(super) fn known(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = fs::File::open(path).ok()?;
    let read = file.take(LONGEST_LIST + 1).read_to_end(&mut bytes).ok()?;
    (read as u64 <= LONGEST_LIST).then_some(bytes)
}

/// Something in a folder, or in those in it, that is not among files, by their paths in it.
fn another(root: &Path, folder: &Path, files: &BTreeSet<String>) -> Option<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Some(folder.to_owned()) };
    let mut entries: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    entries.sort();
    entries.into_iter().find_map(|path| {
        // A link is neither a folder nor one of the program's files.
        let about = fs::symlink_metadata(&path).ok()?;
        if about.is_dir() {
            return another(root, &path, files);
        }
        let inside = path.strip_prefix(root).ok()?;
        let parts = inside.components().map(|part| part.as_os_str().to_str());
        let name = parts.collect::<Option<Vec<_>>>().map(|parts| parts.join("/"));
        let is_own = about.is_file() && name.is_some_and(|name| files.contains(&name));
        (!is_own).then_some(path)
    })
}

/// Whether nothing stands at a path, or an empty folder. What can't be looked at is not free.
pub(super) fn is_free(path: &Path) -> bool {
    match fs::symlink_metadata(path) {
        Ok(about) if about.is_dir() => fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none()),
        Ok(_) => false,
        // Whatever else is wrong, making it will say.
        Err(_) => true,
    }
}
