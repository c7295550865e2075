//! What a command has read: none of it may be what it writes, by whatever name.

use std::fs;
use std::path::Path;

/// Which file a path leads to, so that two names of one file are told to be one: a link, another spelling, a
/// second hard link.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Identity {
    #[cfg(unix)]
    file: (u64, u64),
    #[cfg(not(unix))]
    file: std::path::PathBuf,
}

impl Identity {
    /// Of a file that is there.
    pub(super) fn of(path: &Path) -> Option<Self> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            let about = fs::metadata(path).ok()?;
            Some(Self { file: (about.dev(), about.ino()) })
        }
        #[cfg(not(unix))]
        {
            Some(Self { file: fs::canonicalize(path).ok()? })
        }
    }

    /// Of the file that standard output goes to, where it is one and the system tells.
    pub(super) fn of_stdout() -> Option<Self> {
        #[cfg(unix)]
        {
            let about = rustix::fs::fstat(std::io::stdout()).ok()?;
            let is_file = rustix::fs::FileType::from_raw_mode(about.st_mode).is_file();
            #[allow(clippy::unnecessary_cast, reason = "systems differ in the types")]
            is_file.then_some(Self { file: (about.st_dev as u64, about.st_ino as u64) })
        }
        #[cfg(not(unix))]
        None
    }
}

/// The path among some that leads to a file.
pub(super) fn same_file<'a>(own: &Identity, read: impl IntoIterator<Item = &'a Path>) -> Option<&'a Path> {
    read.into_iter().find(|other| Identity::of(other).as_ref() == Some(own))
}
