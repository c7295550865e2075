//! Where a command's output goes: standard output, or a file that appears whole or not at all ([`crate::save`]).

use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};
use std::ops::Deref;
use std::path::Path;

use super::signals;
use super::status::WRONG_USAGE;
use super::voice::Voice;
use crate::diag::Diagnostic;
use crate::export::{LIST, SiteFiles, listed};
use crate::printable::shown;
use crate::reading::is_file_name;
pub(super) use crate::save::Leave;
use crate::save::{self, CANNOT_WRITE, Identity};
use crate::site::Shelf;

/// The name of standard output.
pub(super) const STDOUT: &str = "-";

/// A place where output can be written.
#[derive(Debug)]
pub(super) enum Place {
    /// Standard output.
    Stdout,
    /// A file.
    File(save::Place),
}

impl Place {
    /// The place that a path means, or why nothing can be written there.
    pub(super) fn of(path: &Path, leave: Leave) -> Result<Self, Diagnostic> {
        if path == Path::new(STDOUT) {
            Ok(Self::Stdout)
        } else {
            save::Place::of(path, leave).map(Self::File)
        }
    }

    /// Refuses to take the place of anything that was read.
    pub(super) fn spares<'a>(&self, read: impl IntoIterator<Item = &'a Path>) -> Result<(), Diagnostic> {
        let Self::File(file) = self else {
            let input = Identity::of_stdout().and_then(|own| own.among(read));
            let one = |input| {
                Diagnostic::error("output-is-input").form("stdout").arg("path", "").arg("input", input)
            };
            return input.map_or(Ok(()), |input| Err(one(input)));
        };
        file.spares(read)
    }

    /// Refuses to take the place of what is something else, as [`save::Place::takes_its_like`].
    pub(super) fn takes_its_like(&self, ending: &str, begin: &[u8]) -> Result<(), Diagnostic> {
        match self {
            Self::Stdout => Ok(()),
            Self::File(file) => file.takes_its_like(ending, begin),
        }
    }

    /// Refuses to take the place of what is something else, as [`save::Place::takes_what_begins`].
    pub(super) fn takes_what_begins(&self, begin: &[u8]) -> Result<(), Diagnostic> {
        match self {
            Self::Stdout => Ok(()),
            Self::File(file) => file.takes_what_begins(begin),
        }
    }

    /// Refuses to take the place of anything.
    pub(super) fn is_free(&self) -> Result<(), Diagnostic> {
        match self {
            Self::Stdout => Ok(()),
            Self::File(file) => file.is_free(),
        }
    }

    /// Whether two places are one, by whatever names they were asked for.
    pub(super) fn is(&self, other: &Self) -> bool {
        matches!((self, other), (Self::File(file), Self::File(other)) if file.is(other))
    }

    /// Writes the whole output; what stood there before stays until the new file is whole.
    pub(super) fn write(&self, bytes: &[u8]) -> Result<(), Diagnostic> {
        self.write_by(|to| to.write_all(bytes))
    }

    /// The same by who writes it all.
    pub(super) fn write_by(
        &self,
        writer: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Diagnostic> {
        match self {
            Self::Stdout => said(|stdout| writer(stdout)),
            Self::File(file) => {
                signals::remove_partials_on_signals();
                file.write_by(writer)
            }
        }
    }

    /// Says on standard output where a file was written; what went there itself says nothing more.
    pub(super) fn announce(&self, voice: Voice) -> Result<(), Diagnostic> {
        match self {
            Self::Stdout => Ok(()),
            Self::File(file) => announce(file.asked(), voice),
        }
    }

    /// What a person at a terminal can't read goes to no terminal.
    pub(super) fn not_a_terminal(&self) -> Result<(), Diagnostic> {
        if matches!(self, Self::Stdout) && io::stdout().is_terminal() {
            return Err(Diagnostic::error("output-no-file").form("terminal").mend_by("help-terminal"));
        }
        Ok(())
    }
}

/// A folder that appears whole or not at all.
#[derive(Debug)]
pub(super) struct FolderPlace(save::FolderPlace);

impl FolderPlace {
    /// The place that a path means, or why no folder can be made there.
    pub(super) fn of(path: &Path) -> Result<Self, Diagnostic> {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !is_file_name(name) {
            let one = Diagnostic::error(WRONG_USAGE).form("bad-name").mend_by("help-bad-name");
            return Err(one.arg("given", path));
        }
        save::FolderPlace::of(path).map(Self)
    }

    /// The place of an export: as [`save::FolderPlace::renewed`], wherever a path leads. The folder above it is the program's own
    /// to make, where nobody typed its name.
    pub(super) fn renewed(
        path: &Path,
        own: bool,
        list: &str,
        listed: impl FnOnce(&[u8]) -> Option<BTreeSet<String>>,
    ) -> Result<Self, Diagnostic> {
        let place = save::FolderPlace::renewed(path, Leave { force: false, folder: own }, list, listed);
        place.map(Self)
    }

    /// Makes the folder with files in it, by their paths in it.
    pub(super) fn fill<P: AsRef<Path>, B: Deref<Target = [u8]>>(
        &self,
        files: &[(P, B)],
    ) -> Result<(), Diagnostic> {
        signals::remove_partials_on_signals();
        self.0.fill(files)
    }

    /// The place, for who fills it otherwise.
    pub(super) fn place(&self) -> &save::FolderPlace {
        signals::remove_partials_on_signals();
        &self.0
    }

    /// Says on standard output where the folder was made.
    pub(super) fn announce(&self, voice: Voice) -> Result<(), Diagnostic> {
        announce(self.0.asked(), voice)
    }
}

/// The place of a web edition.
#[derive(Debug)]
pub(super) struct GrowingPlace(save::GrowingFolder);

impl GrowingPlace {
    /// As [`save::GrowingFolder::of`].
    pub(super) fn of(path: &Path, own: bool, index: &str) -> Result<Self, Diagnostic> {
        let is_own = |bytes: &[u8]| Shelf::read(bytes).is_some();
        save::GrowingFolder::of(path, own, index, is_own).map(Self)
    }

    /// A file that it has.
    pub(super) fn read(&self, name: &str) -> Option<Vec<u8>> {
        self.0.read(name)
    }

    /// As it was asked for.
    pub(super) fn asked(&self) -> &Path {
        self.0.asked()
    }

    /// Takes an issue: first that it does, then the issue, then what leads to it.
    pub(super) fn take(&self, files: SiteFiles) -> Result<(), Diagnostic> {
        signals::remove_partials_on_signals();
        let SiteFiles { begin, folder, issue, around } = files;
        self.0.put(&begin.path, &begin.bytes)?;
        let issue: Vec<(String, Vec<u8>)> = issue.into_iter().map(|file| (file.path, file.bytes)).collect();
        self.0.put_folder(&folder, &issue, LIST, listed)?;
        around.iter().try_for_each(|file| self.0.put(&file.path, &file.bytes))
    }

    /// Says on standard output where it is.
    pub(super) fn announce(&self, voice: Voice) -> Result<(), Diagnostic> {
        announce(self.0.asked(), voice)
    }
}

/// Says on standard output where something was written.
fn announce(path: &Path, voice: Voice) -> Result<(), Diagnostic> {
    if voice.is_quiet() {
        Ok(())
    } else if io::stdout().is_terminal() {
        say(format!("{}\n", shown(&path.to_string_lossy())).as_bytes())
    } else {
        // A program gets the name as it is.
        say(&[path.as_os_str().as_encoded_bytes(), b"\n"].concat())
    }
}

/// Writes results to standard output.
pub(super) fn say(bytes: &[u8]) -> Result<(), Diagnostic> {
    said(|stdout| stdout.write_all(bytes))
}

fn said(writer: impl FnOnce(&mut io::StdoutLock<'_>) -> io::Result<()>) -> Result<(), Diagnostic> {
    let mut stdout = io::stdout().lock();
    writer(&mut stdout)
        .and_then(|()| stdout.flush())
        .map_err(|error| Diagnostic::error(CANNOT_WRITE).form("stdout").arg("why", &error))
}
