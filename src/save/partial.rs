//! A file while it is written: beside its place, under a name of its own, which nobody ever finds left there.
//!
//! It is locked as long as its run lives. A run that is told to end removes it ([`abandon`]); one that is killed
//! can't, so the next run that writes into the folder removes those that nobody holds a lock on any more.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The name does not hold that of the file: with it, it could be longer than a system takes.
const BEGIN: &str = ".banxin-";
const END: &str = ".partial";

/// What this run has open, for [`abandon`] to remove; and the folders that were looked through.
struct Open {
    partials: BTreeSet<PathBuf>,
    swept: BTreeSet<PathBuf>,
    count: u32,
}

impl Open {
    /// A name in a folder that this run has not given yet.
    fn next(&mut self, folder: &Path) -> PathBuf {
        self.count += 1;
        folder.join(format!("{BEGIN}{}-{}{END}", std::process::id(), self.count))
    }
}

static OPEN: Mutex<Open> = Mutex::new(Open { partials: BTreeSet::new(), swept: BTreeSet::new(), count: 0 });

fn open() -> MutexGuard<'static, Open> {
    // What a panicking thread leaves is a set of names all the same.
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A file that is not whole yet. Dropped, it is gone.
#[derive(Debug)]
pub(super) struct Partial {
    file: File,
    path: PathBuf,
}

impl Partial {
    /// A new file in a folder.
    pub(super) fn in_folder(folder: &Path) -> io::Result<Self> {
        sweep(folder);
        let mut last = io::Error::from(ErrorKind::AlreadyExists);
        for _ in 0..100 {
            // Noted and made under one lock: a signal removes it, or comes first and no file is made any more.
            let mut open = open();
            let path = open.next(folder);
            let made = File::options().read(true).write(true).create_new(true).open(&path);
            if made.is_ok() {
                open.partials.insert(path.clone());
            }
            drop(open);
            match made {
                Ok(file) => {
                    let partial = Self { file, path };
                    // Another run may have taken it for a dead one's before it was locked.
                    if partial.file.try_lock().is_ok() && !partial.is_there() {
                        continue;
                    }
                    return Ok(partial);
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => last = error,
                Err(error) => return Err(error),
            }
        }
        Err(last)
    }

    fn is_there(&self) -> bool {
        fs::symlink_metadata(&self.path).is_ok()
    }

    /// Writes all of it to the disk: renamed before its bytes are there, it could be found empty after a power cut.
    pub(super) fn fill(&mut self, writer: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        writer(&mut self.file)?;
        self.file.sync_all()
    }

    /// All of it, from its beginning, once it is filled.
    pub(super) fn whole(&mut self) -> io::Result<&mut File> {
        self.file.rewind()?;
        Ok(&mut self.file)
    }

    /// Gives it the permissions, and where that can be had the owner, of the file that it replaces.
    pub(super) fn resemble(&self, replaced: &fs::Metadata) -> io::Result<()> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, fchown};
            // Only the superuser may give a file away; whoever may not, keeps it.
            let _ = fchown(&self.file, Some(replaced.uid()), Some(replaced.gid()));
        }
        self.file.set_permissions(replaced.permissions())
    }

    /// Takes the place of a file, or a place where there is none.
    pub(super) fn rename(self, to: &Path) -> io::Result<()> {
        fs::rename(&self.path, to)
    }
}

/// A folder that is not filled yet. Dropped, it is gone with all that is in it.
#[derive(Debug)]
pub(super) struct PartialFolder {
    path: PathBuf,
}

impl PartialFolder {
    /// A new folder in a folder. Where a run is killed it stays: no lock tells its dead from its living.
    pub(super) fn in_folder(folder: &Path) -> io::Result<Self> {
        let mut last = io::Error::from(ErrorKind::AlreadyExists);
        for _ in 0..100 {
            let mut open = open();
            let path = open.next(folder);
            match fs::create_dir(&path) {
                Ok(()) => {
                    open.partials.insert(path.clone());
                    return Ok(Self { path });
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => last = error,
                Err(error) => return Err(error),
            }
        }
        Err(last)
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Takes a place where there is nothing, or an empty folder.
    pub(super) fn rename(self, to: &Path) -> io::Result<()> {
        // Elsewhere a folder takes the place of no other.
        #[cfg(not(unix))]
        let _ = fs::remove_dir(to);
        fs::rename(&self.path, to)
    }
}

impl Drop for PartialFolder {
    fn drop(&mut self) {
        // Renamed, it is no longer there.
        let _ = fs::remove_dir_all(&self.path);
        open().partials.remove(&self.path);
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        // Renamed, it is no longer there.
        let _ = fs::remove_file(&self.path);
        open().partials.remove(&self.path);
    }
}

/// Keeps signals from ending the run until the guard is dropped.
pub(super) fn hold() -> impl Drop {
    open()
}

/// Removes all that this run has begun to write and that is not whole, and lets nothing be begun until the guard is
/// dropped: for a program that is told to end, by a signal say.
///
/// It waits for a file of several names that is being written over, and so must not be called by what interrupts a
/// thread, a handler of signals; a thread of its own that hears them can.
#[must_use = "what is dropped at once keeps nothing from being begun"]
pub fn abandon() -> impl Drop {
    let open = open();
    for path in &open.partials {
        let _ = fs::remove_file(path).or_else(|_| fs::remove_dir_all(path));
    }
    open
}

/// Whether a name is one that a run gives: with its number and a count, and no other.
fn is_name_of_partial(name: &str) -> bool {
    let numbers = name.strip_prefix(BEGIN).and_then(|name| name.strip_suffix(END));
    numbers
        .and_then(|numbers| numbers.split_once('-'))
        .is_some_and(|(run, count)| run.parse::<u32>().is_ok() && count.parse::<u32>().is_ok())
}

/// Removes the partial files of runs that are dead, once for each folder.
fn sweep(folder: &Path) {
    if !open().swept.insert(folder.to_owned()) {
        return;
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_partial = entry.file_name().to_str().is_some_and(is_name_of_partial);
        // What only has the name of one may be a pipe, and opening it would wait for ever.
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        let Some(file) = (is_partial && is_file).then(|| File::open(entry.path()).ok()).flatten() else {
            continue;
        };
        // A system that knows no locks can't tell the living from the dead.
        if !matches!(file.try_lock(), Err(TryLockError::WouldBlock | TryLockError::Error(_))) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
