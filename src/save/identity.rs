//! Which file it is, by whatever name: nothing that was read may be what is written.

use std::fs;
use std::path::Path;

/// Which file a path leads to, so that two names of one file are told to be one: a link, another spelling, a
/// second hard link.
#[derive(Debug, PartialEq, Eq)]
pub struct Identity {
    #[cfg(unix)]
    file: (u64, u64),
    #[cfg(not(unix))]
    file: std::path::PathBuf,
}

impl Identity {
    /// Of a file that is there.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        #[cfg(unix)]
        {
            fs::metadata(path).ok().map(|about| Self::told_by(&about))
        }
        #[cfg(not(unix))]
        {
            Some(Self { file: fs::canonicalize(path).ok()? })
        }
    }

    /// Of the file that standard output goes to, where it is one and the system tells.
    #[must_use]
    pub fn of_stdout() -> Option<Self> {
        #[cfg(unix)]
        {
            use std::os::fd::AsFd;
            let copy = std::io::stdout().as_fd().try_clone_to_owned().ok()?;
            let about = fs::File::from(copy).metadata().ok()?;
            about.is_file().then(|| Self::told_by(&about))
        }
        #[cfg(not(unix))]
        None
    }

    /// The path among some that leads to this file.
    pub fn among<'a>(&self, paths: impl IntoIterator<Item = &'a Path>) -> Option<&'a Path> {
        paths.into_iter().find(|other| Self::of(other).as_ref() == Some(self))
    }

    #[cfg(unix)]
    fn told_by(about: &fs::Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self { file: (about.dev(), about.ino()) }
    }
}
