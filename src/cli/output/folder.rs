//! A folder of files appears whole or not at all: it is filled beside its place, under a name of its own, and renamed.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::partial::PartialFolder;
use super::{FilePlace, Leave, Place, signals};
use crate::cli::status::{CANNOT_WRITE, WRONG_USAGE};
use crate::cli::voice::Voice;
use crate::diag::Diagnostic;
use crate::reading::is_file_name;

/// Where nothing stands, or an empty folder.
#[derive(Debug)]
pub(in crate::cli) struct FolderPlace {
    path: PathBuf,
}

impl FolderPlace {
    /// The place that a path means, or why no folder can be made there.
    pub(in crate::cli) fn of(path: &Path) -> Result<Self, Diagnostic> {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !is_file_name(name) {
            let one = Diagnostic::error(WRONG_USAGE).form("bad-name").mend_by("help-bad-name");
            return Err(one.arg("given", path));
        }
        if !is_free(path) {
            return Err(Diagnostic::error("folder-taken").arg("path", path));
        }
        let place = Self { path: path.to_owned() };
        let parent = place.parent();
        if fs::metadata(parent).is_err_and(|error| error.kind() == ErrorKind::NotFound) {
            return Err(Diagnostic::error("output-no-folder").arg("path", parent));
        }
        Ok(place)
    }

    /// The folder that it goes into.
    fn parent(&self) -> &Path {
        self.path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
    }

    /// Makes the folder with files in it, by their paths in it.
    pub(in crate::cli) fn fill<P: AsRef<Path>, B: std::ops::Deref<Target = [u8]>>(
        &self,
        files: &[(P, B)],
    ) -> Result<(), Diagnostic> {
        self.filled(files).map_err(|error| {
            let one = Diagnostic::error(CANNOT_WRITE).arg("path", self.path.as_path());
            one.arg("why", &error)
        })
    }

    fn filled<P: AsRef<Path>, B: std::ops::Deref<Target = [u8]>>(&self, files: &[(P, B)]) -> io::Result<()> {
        signals::remove_partials_on_signals();
        let folder = PartialFolder::in_folder(self.parent())?;
        for (name, bytes) in files {
            let path = folder.path().join(name);
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            let mut file = fs::File::create_new(&path)?;
            file.write_all(bytes)?;
            file.sync_all()?;
        }
        folder.rename(&self.path)
    }

    /// Says on standard output where the folder was made.
    pub(in crate::cli) fn announce(&self, voice: Voice) -> Result<(), Diagnostic> {
        Place::File(FilePlace { asked: self.path.clone(), path: self.path.clone(), leave: Leave::default() })
            .announce(voice)
    }
}

/// Whether nothing stands at a path, or an empty folder. What can't be looked at is not free.
fn is_free(path: &Path) -> bool {
    match fs::symlink_metadata(path) {
        Ok(about) if about.is_dir() => fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none()),
        Ok(_) => false,
        // Whatever else is wrong, making it will say.
        Err(_) => true,
    }
}
