//! A folder of files appears whole or not at all: it is filled beside its place, under a name of its own, and renamed.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::ops::Deref;
use std::path::{Component, Path, PathBuf};

use super::partial::PartialFolder;
use super::place::CANNOT_WRITE;
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

/// Where nothing stands, or an empty folder.
#[derive(Debug)]
pub struct FolderPlace {
    path: PathBuf,
}

impl FolderPlace {
    /// The place that a path means.
    ///
    /// # Errors
    /// Why no folder can be made there.
    pub fn of(path: &Path) -> Result<Self, Diagnostic> {
        if !is_free(path) {
            return Err(Diagnostic::error("folder-taken").arg("path", path));
        }
        let place = Self { path: path.to_owned() };
        let parent = place.parent();
        if fs::metadata(parent).is_err_and(|error| error.kind() == ErrorKind::NotFound) {
            return Err(Diagnostic::error("output-no-folder").arg("path", parent));
        }
        Ok(place)
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
        self.filled(files).map_err(|error| {
            Diagnostic::error(CANNOT_WRITE).arg("path", self.path.as_path()).arg("why", &error)
        })
    }

    fn filled<P: AsRef<Path>, B: Deref<Target = [u8]>>(&self, files: &[(P, B)]) -> io::Result<()> {
        let folder = PartialFolder::in_folder(self.parent())?;
        for (name, bytes) in files {
            let is_inside = |part| matches!(part, Component::Normal(_));
            if !name.as_ref().components().all(is_inside) {
                return Err(ErrorKind::InvalidInput.into());
            }
            let path = folder.path().join(name);
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            let mut file = fs::File::create_new(&path)?;
            file.write_all(bytes)?;
            file.sync_all()?;
        }
        // One that stands there, shared with others perhaps, stays as open to them.
        if let Ok(about) = fs::metadata(&self.path) {
            let _ = fs::set_permissions(folder.path(), about.permissions());
        }
        folder.rename(&self.path)
    }
}

/// Whether nothing stands at a path, or an empty folder. What can't be looked at is not free.
fn is_free(path: &Path) -> bool {
    match fs::symlink_metadata(path) {
        Ok(about) if about.is_dir() => fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none()),
        Ok(_) => false,
        // Whatever else is wrong, making it will say.
        Err(_) => true,
    }
}
