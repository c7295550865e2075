//! What a command has read: none of it may be what it writes, by whatever name.

use std::fs;
use std::path::Path;

/// Which file a path leads to, so that two names of one file are told to be one: a link, another spelling, a
/// second hard link.
#[derive(Debug, PartialEq, Eq)]
struct Identity {
    #[cfg(unix)]
    file: (u64, u64),
    #[cfg(not(unix))]
    file: std::path::PathBuf,
}

impl Identity {
    /// Of a file that is there.
    fn of(path: &Path) -> Option<Self> {
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
}

/// The file among some that a path leads to as well.
pub(super) fn same_file<'a>(path: &Path, read: impl IntoIterator<Item = &'a Path>) -> Option<&'a Path> {
    let own = Identity::of(path)?;
    read.into_iter().find(|other| Identity::of(other).as_ref() == Some(&own))
}
