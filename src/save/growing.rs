//! A folder that grows: folders that appear whole, and files that are replaced one by one, the index of them last.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::folder::{FolderPlace, is_free, known};
use super::place::{CANNOT_WRITE, Leave, Place};
use crate::diag::Diagnostic;

/// A folder that the program has made and adds to, or one that is not there yet.
#[derive(Debug)]
pub struct GrowingFolder {
    path: PathBuf,
}

impl GrowingFolder {
    /// The place that a path means: nothing, an empty folder, or one with an index that `is_own` knows. The folder above it is
    /// there, or is the program's own to make.
    ///
    /// # Errors
    /// Something else stands there, or there is no folder that it can lie in.
    pub fn of(
        path: &Path,
        own: bool,
        index: &str,
        is_own: impl FnOnce(&[u8]) -> bool,
    ) -> Result<Self, Diagnostic> {
        if is_free(path) {
            FolderPlace::renewed(path, Leave { force: false, folder: own }, index, |_| None)?;
        } else if !known(&path.join(index)).is_some_and(|bytes| is_own(&bytes)) {
            return Err(Diagnostic::error("folder-taken").arg("path", path));
        }
        Ok(Self { path: path.to_owned() })
    }

    /// As it was asked for.
    #[must_use]
    pub fn asked(&self) -> &Path {
        &self.path
    }

    /// A file in it; nothing, where there is none, or one that no index is as long as.
    #[must_use]
    pub fn read(&self, name: &str) -> Option<Vec<u8>> {
        inside(name).and_then(|name| known(&self.path.join(name)))
    }

    /// Makes a folder in it, in place of one that the program made there.
    ///
    /// # Errors
    /// As [`FolderPlace::renewed`] and [`FolderPlace::fill`].
    pub fn put_folder(
        &self,
        name: &str,
        files: &[(String, Vec<u8>)],
        list: &str,
        listed: impl FnOnce(&[u8]) -> Option<BTreeSet<String>>,
    ) -> Result<(), Diagnostic> {
        let path = self.made(name)?;
        FolderPlace::renewed(&path, Leave::default(), list, listed)?.fill(files)
    }

    /// Puts a file into it, where it does not say the same already.
    ///
    /// # Errors
    /// The system refuses, or the path leads out of the folder.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<(), Diagnostic> {
        if self.read(name).is_some_and(|there| there == bytes) {
            return Ok(());
        }
        let path = self.made(name)?;
        Place::of(&path, Leave::default())?.write(bytes)
    }

    /// The path of something in it, the folders above that made.
    fn made(&self, name: &str) -> Result<PathBuf, Diagnostic> {
        let cannot = |error: &std::io::Error| {
            Diagnostic::error(CANNOT_WRITE).arg("path", self.path.as_path()).arg("why", error)
        };
        let inside = inside(name).ok_or_else(|| cannot(&std::io::ErrorKind::InvalidInput.into()))?;
        let path = self.path.join(inside);
        path.parent().map_or(Ok(()), fs::create_dir_all).map_err(|error| cannot(&error))?;
        Ok(path)
    }
}

/// A path that leads nowhere but down.
fn inside(name: &str) -> Option<&Path> {
    let path = Path::new(name);
    path.components().all(|part| matches!(part, Component::Normal(_))).then_some(path)
}
