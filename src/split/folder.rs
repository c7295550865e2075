//! The folder of the pages: what lies there, by its bytes, and who may change it.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::manifest::Entry;
use crate::diag::{CANNOT_READ, Diagnostic};
use crate::digest::Digester;
use crate::save::{CANNOT_WRITE, FolderLock};

/// By what bytes a file is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Digest {
    pub(super) bytes: u64,
    pub(super) sha256: String,
}

impl From<(u64, String)> for Digest {
    fn from((bytes, sha256): (u64, String)) -> Self {
        Self { bytes, sha256 }
    }
}

impl Digest {
    /// Whether a file is the one that a manifest says.
    pub(super) fn is_of(&self, entry: &Entry) -> bool {
        (self.bytes, &self.sha256) == (entry.bytes, &entry.sha256)
    }
}

/// A folder for pages, which is there or is to be made.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    /// Held as long as this run changes the folder: two that did so at once would each leave out of the manifest what the
    /// other wrote.
    lock: Option<FolderLock>,
}

impl Folder {
    /// The folder that a path means; it waits for another run that is at work there. Where `own`, the folder above it may
    /// have to be made as well.
    ///
    /// # Errors
    /// There is something else, or no folder above it.
    pub(super) fn of(path: &Path, own: bool) -> Result<Self, Diagnostic> {
        let mut folder = Self { path: path.to_owned(), lock: None };
        let none = Diagnostic::error("output-no-folder");
        match fs::metadata(path) {
            Ok(about) if about.is_dir() => folder.lock = Some(FolderLock::of(path)),
            Ok(_) => return Err(none.form("file").arg("path", path).mend_by("help-file")),
            Err(_) => {
                let above = folder.above();
                let missing = fs::metadata(above).is_err_and(|error| error.kind() == ErrorKind::NotFound);
                if missing && !own {
                    return Err(none.arg("path", above));
                }
            }
        }
        Ok(folder)
    }

    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Makes it, where it is not there.
    pub(super) fn make(&mut self) -> Result<(), Diagnostic> {
        let made = [self.above(), &self.path].into_iter().try_for_each(|path| match fs::create_dir(path) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists && !path.is_dir() => Err(error),
            _ => Ok(()),
        });
        made.map_err(|error| {
            Diagnostic::error(CANNOT_WRITE).arg("path", self.path.as_path()).arg("why", &error)
        })?;
        if self.lock.is_none() {
            self.lock = Some(FolderLock::of(&self.path));
        }
        Ok(())
    }

    fn above(&self) -> &Path {
        self.path.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."))
    }

    /// Whether a file lies there.
    pub(super) fn has(&self, name: &str) -> bool {
        fs::symlink_metadata(self.file(name)).is_ok()
    }

    /// The bytes of a small file; nothing, where there is none.
    pub(super) fn read(&self, name: &str, most: u64) -> Result<Option<Vec<u8>>, Diagnostic> {
        let mut text = Vec::new();
        let Some(file) = self.open(name)? else { return Ok(None) };
        let read = file.take(most + 1).read_to_end(&mut text);
        read.map_err(|error| self.unreadable(name, &error))?;
        if text.len() as u64 > most {
            return Err(Diagnostic::error("manifest-broken").form("large"));
        }
        Ok(Some(text))
    }

    /// By what a file is known; nothing, where there is none.
    pub(super) fn digest(&self, name: &str) -> Result<Option<Digest>, Diagnostic> {
        let mut digester = Digester::default();
        let Some(mut file) = self.open(name)? else { return Ok(None) };
        io::copy(&mut file, &mut digester).map_err(|error| self.unreadable(name, &error))?;
        Ok(Some(digester.end().into()))
    }

    fn open(&self, name: &str) -> Result<Option<File>, Diagnostic> {
        let path = self.file(name);
        // A pipe would wait for whoever writes into it.
        if fs::metadata(&path).is_ok_and(|about| !about.is_file()) {
            return Err(Diagnostic::error("output-no-file").form("device").arg("path", path.as_path()));
        }
        match File::open(&path) {
            Ok(file) => Ok(Some(file)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.unreadable(name, &error)),
        }
    }

    fn unreadable(&self, name: &str, error: &io::Error) -> Diagnostic {
        Diagnostic::error(CANNOT_READ).arg("path", self.file(name).as_path()).arg("why", error)
    }
}
