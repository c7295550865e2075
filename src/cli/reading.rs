//! Reading an edition, with all diagnostics reported: what every command begins with.

use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PathBufValueParser, TypedValueParser};

use super::channel::{refuse, tell};
use super::status::{Status, WRONG_USAGE};
use super::voice::Voice;
use crate::Loaded;
use crate::diag::{CANNOT_READ, Diagnostic, Sources, any_error};
use crate::edition::Ticket;
use crate::record::Recorded;

/// Arguments of every command that reads an edition.
#[derive(Debug, Args)]
pub(super) struct Reading {
    #[arg(value_name = "EDITION", value_parser = edition())]
    pub(super) folder: PathBuf,
}

/// How the folder of an edition is named, wherever one is.
pub(super) fn edition() -> impl TypedValueParser<Value = PathBuf> {
    PathBufValueParser::new().map(folder_of)
}

/// The folder that is meant: an edition.toml stands for the one that it lies in.
fn folder_of(given: PathBuf) -> PathBuf {
    if given.file_name() != Some(OsStr::new("edition.toml")) || !given.is_file() {
        return given;
    }
    match given.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

impl Reading {
    /// Whether there is a folder to read; says why, if not.
    pub(super) fn folder_is_there(&self, voice: Voice) -> Result<(), Status> {
        let wrong = match std::fs::metadata(&self.folder) {
            Ok(about) if about.is_dir() => return Ok(()),
            Ok(_) => Diagnostic::error(WRONG_USAGE).form("no-folder").mend_by("help-folder"),
            Err(error) if is_missing(&error) => {
                Diagnostic::error(WRONG_USAGE).form("folder-missing").mend_by("help-folder")
            }
            Err(error) => Diagnostic::error(CANNOT_READ).arg("why", &error),
        };
        Err(refuse(wrong.arg("path", self.folder.as_path()), voice))
    }

    /// The edition with its fonts, or why there is none. Diagnostics have been reported.
    pub(super) fn load(&self, sources: &mut Sources, voice: Voice) -> Result<Loaded, Status> {
        self.folder_is_there(voice)?;
        let (loaded, mut found) = match crate::load_text(&Ticket::default(), &self.folder, sources) {
            Ok(mut loaded) => {
                let found = std::mem::take(&mut loaded.found);
                (Some(loaded), found)
            }
            Err(errors) => (None, errors),
        };
        tell(&mut found, sources, voice);
        loaded.filter(|_| !any_error(&found)).ok_or_else(|| Status::after(&found))
    }
}

/// A recorded page, or why there is none, which has been reported.
pub(super) fn recorded(path: &Path, sources: &mut Sources, voice: Voice) -> Result<Recorded, Status> {
    crate::record::read(path, sources).map_err(|one| {
        let mut found = [one];
        tell(&mut found, sources, voice);
        Status::after(&found)
    })
}

/// Whether an error says that nothing is there.
fn is_missing(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
