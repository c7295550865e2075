//! Output appears whole or not at all, where it was asked for and nowhere else, and in place of nothing that was read.
//!
//! A file is written beside its place, under a name of its own, and renamed when all of it is on the disk: whoever reads
//! the place finds the file that was there or the new one, never a part of either. One that has several names is written
//! over in place, so that they stay one: who reads it meanwhile, or after a power cut, may find a part. Permissions, hard links and links
//! stay. A folder of files ([`FolderPlace`]) is filled in the same way. As places of files, folders, devices and write-protected files are refused.
//!
//! ```
//! # fn main() -> Result<(), banxin::diag::Diagnostic> {
//! # let folder = tempfile::tempdir().unwrap();
//! # let path = folder.path().join("page.pdf");
//! use banxin::save::{Leave, Place, save};
//!
//! save(&path, b"%PDF-")?;
//!
//! // The same in steps, so that what would be done for nothing is not begun.
//! let place = Place::of(&path, Leave::default())?;
//! place.spares([])?; // the files that were read
//! place.takes_its_like("pdf", b"%PDF")?;
//! place.write(b"%PDF-1.6")?;
//! # Ok(())
//! # }
//! ```
//!
//! A program that is told to end calls [`abandon`] before it does; a file that one that was killed has left is removed by the
//! next that writes into the folder.

mod folder;
mod growing;
mod identity;
mod partial;
mod place;
#[cfg(test)]
mod tests;

use std::path::Path;

use crate::diag::Diagnostic;

pub use folder::{Filling, FolderLock, FolderPlace};
pub use growing::GrowingFolder;
pub use identity::Identity;
pub use partial::abandon;
pub use place::{CANNOT_WRITE, Leave, Place, Waiting};

/// Writes a whole file, in the place of the one that is there; that stays until the new one is whole.
///
/// # Errors
/// Nothing can be written there, or the system refuses; then what was there is there still.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    Place::of(path, Leave::default())?.write(bytes)
}
