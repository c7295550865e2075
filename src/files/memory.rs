//! Files in memory.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

use super::{Bytes, Files, Stands};
use crate::printable::slashed;

/// Files in memory, by their paths: `edition.toml`, `stories/quiz.md`. What stands in front of a `/` is a folder, and a
/// folder is there when a file is in it. There are no links, and nothing lies above.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    files: BTreeMap<PathBuf, Bytes>,
    /// What is put before a path that people are told of.
    sign: &'static str,
}

impl Memory {
    /// No file yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With a file more, or another in the place of the one of that path.
    #[must_use]
    pub fn with(mut self, path: impl AsRef<Path>, bytes: impl Into<Bytes>) -> Self {
        self.files.insert(plain(path.as_ref()), bytes.into());
        self
    }

    /// Files whose paths are told of behind a sign, which says that they are none on the disk.
    pub(super) fn signed(sign: &'static str) -> Self {
        Self { sign, ..Self::default() }
    }

    fn file(&self, path: &Path) -> io::Result<&Bytes> {
        self.files.get(&plain(path)).ok_or_else(|| ErrorKind::NotFound.into())
    }

    /// The files below a folder, by their paths from there.
    fn below(&self, folder: &Path) -> impl Iterator<Item = &Path> {
        let folder = plain(folder);
        // Paths are sorted by their parts: what is in a folder stands together.
        let from = self.files.range(folder.clone()..).map(|(path, _)| path.as_path());
        from.map_while(move |path| path.strip_prefix(&folder).ok())
            .filter(|rest| !rest.as_os_str().is_empty())
    }
}

impl Files for Memory {
    fn stands(&self, path: &Path) -> io::Result<Stands> {
        Ok(if self.file(path).is_ok() {
            Stands::File
        } else if self.below(path).next().is_some() || plain(path).as_os_str().is_empty() {
            Stands::Folder
        } else {
            Stands::Nothing
        })
    }

    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        match self.stands(path)? {
            Stands::File | Stands::Folder => Ok(Path::new("/").join(plain(path))),
            _ => Err(ErrorKind::NotFound.into()),
        }
    }

    fn is_link(&self, _: &Path) -> bool {
        false
    }

    fn names(&self, folder: &Path) -> Vec<String> {
        let first = |path: &Path| Some(path.components().next()?.as_os_str().to_str()?.to_owned());
        let mut names: Vec<String> = self.below(folder).filter_map(first).collect();
        names.dedup();
        names
    }

    fn open(&self, path: &Path) -> io::Result<(u64, Box<dyn Read + '_>)> {
        let bytes = self.file(path)?;
        Ok((bytes.len() as u64, Box::new(&**bytes)))
    }

    fn whole(&self, path: &Path) -> io::Result<Bytes> {
        self.file(path).cloned()
    }

    fn shown(&self, path: &Path) -> String {
        let path = slashed(path);
        match (self.sign, path.as_str()) {
            ("", "") => ".".to_owned(),
            (sign, "") => sign.trim_end_matches('/').to_owned(),
            (sign, _) => format!("{sign}{path}"),
        }
    }
}

/// A path by names alone; above the root there is the root.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::Normal(name) => plain.push(name),
            Component::ParentDir => {
                plain.pop();
            }
            Component::RootDir | Component::CurDir | Component::Prefix(_) => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_in_memory_make_folders() {
        let files = Memory::new().with("a/b.md", "b").with("a/c/d.md", "d").with("/a-b", "e");
        let stands = |path: &str| files.stands(Path::new(path)).unwrap();
        assert_eq!(["a", "a/c", "", ".", "a/.."].map(stands), [Stands::Folder; 5]);
        assert_eq!(["a/b.md", "./a/../a/c/d.md", "a-b"].map(stands), [Stands::File; 3]);
        assert_eq!(["b", "a/b", "a/c/d"].map(stands), [Stands::Nothing; 3]);
        assert_eq!(files.names(Path::new("a")), ["b.md", "c"]);
        assert_eq!(files.names(Path::new("")), ["a", "a-b"]);
        assert_eq!(files.real(Path::new("a/./c")).unwrap(), Path::new("/a/c"));
        assert_eq!(files.real(Path::new("")).unwrap(), Path::new("/"));
        assert!(files.real(Path::new("x")).is_err() && files.open(Path::new("a")).is_err());
    }
}
