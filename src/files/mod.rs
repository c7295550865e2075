//! Files: where bytes come from. The disk, memory, or the house that the program brings along.
//!
//! Who reads asks [`Located`], a path and where it is one, and never the system: an edition whose files are all in memory
//! is loaded as one on the disk is. What a file holds is not the concern of this room, nor how a fault is told.

mod bundled;
mod bytes;
mod disk;
mod located;
mod memory;

pub use bundled::{bundled, files_of_the_house, known_hash};
pub use bytes::Bytes;
pub use disk::Disk;
pub use located::Located;
pub use memory::Memory;

use std::fmt::Debug;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// What stands at a path, behind all links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Nothing.
    Nothing,
    /// A link that leads nowhere.
    DeadLink,
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A device, a pipe, a socket: opened, it may keep its reader waiting for ever.
    Other,
}

/// Where bytes come from. A path means something to one of them alone; [`Located`] holds the two together.
pub trait Files: Debug + Send + Sync {
    /// What stands at a path.
    ///
    /// # Errors
    /// It may not be looked at.
    fn stands(&self, path: &Path) -> io::Result<Stands>;

    /// The one path of what stands at a path, whatever links and spellings lead to it. It begins at the root, so that it
    /// has one component more than there are folders above it.
    ///
    /// # Errors
    /// Nothing stands there, or it may not be looked at.
    fn real(&self, path: &Path) -> io::Result<PathBuf>;

    /// Whether what has a path may be a link itself: where nobody says, it may.
    fn is_link(&self, _: &Path) -> bool {
        true
    }

    /// The names in a folder, sorted; none, where it can't be listed.
    fn names(&self, folder: &Path) -> Vec<String>;

    /// All names in a folder, sorted, however many there are: whoever must miss none asks so. One that is no text is there
    /// with signs in it that say so, and nothing is found by it.
    ///
    /// # Errors
    /// It can't be listed.
    fn all_names(&self, folder: &Path) -> io::Result<Vec<String>> {
        Ok(self.names(folder))
    }

    /// How many bytes a file has, and a reader of them. The reader may give more than that: a file can grow.
    ///
    /// # Errors
    /// It may not be read.
    fn open(&self, path: &Path) -> io::Result<(u64, Box<dyn Read + '_>)>;

    /// All bytes of a file, where possible without a copy of them.
    ///
    /// # Errors
    /// It may not be read.
    fn whole(&self, path: &Path) -> io::Result<Bytes>;

    /// A path as people are told of it.
    fn shown(&self, path: &Path) -> String;

    /// Whether its paths are the system's, which other programs know as well.
    fn is_disk(&self) -> bool {
        false
    }
}
