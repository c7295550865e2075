//! A path, and where it is one.

use std::cmp::Ordering;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Bytes, Disk, Files, Stands};

/// A path of a file or folder, and the files that it is one among.
#[derive(Debug, Clone)]
pub struct Located {
    files: Arc<dyn Files>,
    path: PathBuf,
}

impl Located {
    /// A path among some files.
    #[must_use]
    pub fn among(files: Arc<dyn Files>, path: impl Into<PathBuf>) -> Self {
        Self { files, path: path.into() }
    }

    /// A path on the disk.
    #[must_use]
    pub fn on_disk(path: impl Into<PathBuf>) -> Self {
        Self::among(Arc::new(Disk), path)
    }

    /// The path; where it is not one of the disk, it means nothing to the system.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The path, where it is one on the disk.
    #[must_use]
    pub fn disk_path(&self) -> Option<&Path> {
        self.files.is_disk().then_some(self.path.as_path())
    }

    /// Another path among the same files.
    #[must_use]
    pub fn at(&self, path: impl Into<PathBuf>) -> Self {
        Self::among(Arc::clone(&self.files), path)
    }

    /// A path below it.
    #[must_use]
    pub fn join(&self, below: impl AsRef<Path>) -> Self {
        self.at(self.path.join(below))
    }

    /// As people are told of it.
    #[must_use]
    pub fn shown(&self) -> String {
        self.files.shown(&self.path)
    }

    /// What stands there.
    ///
    /// # Errors
    /// As [`Files::stands`].
    pub fn stands(&self) -> io::Result<Stands> {
        self.files.stands(&self.path)
    }

    /// Itself behind all links.
    ///
    /// # Errors
    /// As [`Files::real`].
    pub fn real(&self) -> io::Result<Self> {
        self.files.real(&self.path).map(|real| self.at(real))
    }

    /// Whether it is a link itself.
    #[must_use]
    pub fn is_link(&self) -> bool {
        self.files.is_link(&self.path)
    }

    /// The names in it, sorted.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.files.names(&self.path)
    }

    /// The bytes of a file that has no more than so many; of a larger one nothing, and it is not read.
    ///
    /// # Errors
    /// As [`Files::open`].
    pub fn bounded(&self, most: u64) -> io::Result<Option<Vec<u8>>> {
        let (size, reader) = self.files.open(&self.path)?;
        if size > most {
            return Ok(None);
        }
        let mut bytes = Vec::with_capacity(size as usize + 1);
        // It may have grown since.
        reader.take(most + 1).read_to_end(&mut bytes)?;
        Ok((bytes.len() as u64 <= most).then_some(bytes))
    }

    /// How many bytes a file has.
    ///
    /// # Errors
    /// As [`Files::open`].
    pub fn size(&self) -> io::Result<u64> {
        self.files.open(&self.path).map(|(size, _)| size)
    }

    /// The first bytes of a file, no more than so many, and how many it has.
    ///
    /// # Errors
    /// As [`Files::open`].
    pub fn beginning(&self, most: u64) -> io::Result<(Vec<u8>, u64)> {
        let (size, reader) = self.files.open(&self.path)?;
        let mut bytes = Vec::with_capacity(size.min(most) as usize + 1);
        reader.take(most).read_to_end(&mut bytes)?;
        Ok((bytes, size))
    }

    /// All bytes of a file, where possible without a copy of them.
    ///
    /// # Errors
    /// As [`Files::whole`].
    pub fn whole(&self) -> io::Result<Bytes> {
        self.files.whole(&self.path)
    }

    /// Pours all bytes of a file into something, piece by piece.
    ///
    /// # Errors
    /// As [`Files::open`]; or they can't be taken.
    pub fn pour(&self, to: &mut dyn Write) -> io::Result<u64> {
        let (_, mut reader) = self.files.open(&self.path)?;
        io::copy(&mut reader, to)
    }

    /// The names in it, all of them and sorted.
    ///
    /// # Errors
    /// As [`Files::all_names`].
    pub fn all_names(&self) -> io::Result<Vec<String>> {
        self.files.all_names(&self.path)
    }

    /// Whether another path is among the same files.
    #[must_use]
    pub fn is_beside(&self, other: &Self) -> bool {
        self.among_which() == other.among_which()
    }

    /// Which files the path is among: all disks are one.
    fn among_which(&self) -> usize {
        if self.files.is_disk() { 0 } else { Arc::as_ptr(&self.files).cast::<()>().addr() }
    }
}

impl PartialEq for Located {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Located {}

impl PartialOrd for Located {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Located {
    /// By path: which files come first among those of one path differs from run to run, and may show nowhere.
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.path, self.among_which()).cmp(&(&other.path, other.among_which()))
    }
}

impl From<&str> for Located {
    fn from(path: &str) -> Self {
        Self::on_disk(path)
    }
}

impl From<&Path> for Located {
    fn from(path: &Path) -> Self {
        Self::on_disk(path)
    }
}

impl From<&PathBuf> for Located {
    fn from(path: &PathBuf) -> Self {
        Self::on_disk(path)
    }
}

impl From<PathBuf> for Located {
    fn from(path: PathBuf) -> Self {
        Self::on_disk(path)
    }
}

impl From<&Self> for Located {
    fn from(located: &Self) -> Self {
        located.clone()
    }
}
