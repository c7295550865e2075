//! The disk. All that the library itself reads of it is read here.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::{Bytes, Files, Stands};
use crate::printable::slashed;

/// More names than these nobody has in a folder.
const MOST_NAMES: usize = 10_000;

/// The disk, with paths as the system takes them: relative ones begin where the program is run.
#[derive(Debug, Clone, Copy, Default)]
pub struct Disk;

impl Files for Disk {
    fn stands(&self, path: &Path) -> io::Result<Stands> {
        let at = here(path);
        match fs::metadata(at) {
            Ok(about) if about.is_file() => Ok(Stands::File),
            Ok(about) if about.is_dir() => Ok(Stands::Folder),
            Ok(_) => Ok(Stands::Other),
            // Whatever a link leads through: the link itself is there.
            Err(error) if is_missing(&error) => match fs::symlink_metadata(at) {
                Ok(_) => Ok(Stands::DeadLink),
                Err(error) if is_missing(&error) => Ok(Stands::Nothing),
                Err(error) => Err(error),
            },
            Err(error) => Err(error),
        }
    }

    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        here(path).canonicalize()
    }

    fn is_link(&self, path: &Path) -> bool {
        // What may not be looked at may be one.
        fs::symlink_metadata(here(path)).map_or(true, |about| about.is_symlink())
    }

    fn names(&self, folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(here(folder)).into_iter().flatten().take(MOST_NAMES).flatten();
        let mut names: Vec<String> =
            entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort_unstable();
        names
    }

    fn all_names(&self, folder: &Path) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(here(folder))? {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.sort_unstable();
        Ok(names)
    }

    fn open(&self, path: &Path) -> io::Result<(u64, Box<dyn Read + '_>)> {
        let file = File::open(path)?;
        Ok((file.metadata()?.len(), Box::new(file)))
    }

    fn whole(&self, path: &Path) -> io::Result<Bytes> {
        whole(&File::open(path)?)
    }

    fn shown(&self, path: &Path) -> String {
        slashed(here(path))
    }

    fn is_disk(&self) -> bool {
        true
    }
}

/// All bytes of an open file, where it lies.
#[cfg(feature = "mmap")]
fn whole(file: &File) -> io::Result<Bytes> {
    // SAFETY: the map is read only; a file that is truncated while banxin runs ends the program, as it would end any
    // program that maps fonts.
    #[allow(unsafe_code)]
    let map = unsafe { memmap2::Mmap::map(file) }?;
    Ok(Bytes::mapped(map))
}

/// All bytes of an open file that it has now: read without end, one that grows would take all memory.
#[cfg(not(feature = "mmap"))]
fn whole(file: &File) -> io::Result<Bytes> {
    let size = file.metadata()?.len();
    let mut bytes = Vec::with_capacity(size as usize);
    file.take(size).read_to_end(&mut bytes)?;
    Ok(bytes.into())
}

/// A path that the system knows: it has no name for the folder where the command is run but `.`.
fn here(path: &Path) -> &Path {
    if path.as_os_str().is_empty() { Path::new(".") } else { path }
}

/// Whether an error says that nothing is there, and not that it may not be looked at.
fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
