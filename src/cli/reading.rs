//! Reading an edition, with all diagnostics reported: what every command begins with.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::Args;

use super::channel::{Format, refuse, tell};
use super::status::{Status, WRONG_USAGE};
use crate::Loaded;
use crate::diag::{CANNOT_READ, Diagnostic, Sources};
use crate::edition::Ticket;
use crate::record::Recorded;

/// Arguments of every command that reads an edition.
#[derive(Debug, Args)]
pub(super) struct Reading {
    /// The folder of the edition, with its edition.toml
    #[arg(value_name = "EDITION")]
    pub(super) folder: PathBuf,
    /// How diagnostics and reports are written
    #[arg(long, value_enum, default_value_t, ignore_case = true)]
    pub(super) format: Format,
}

impl Reading {
    /// Whether there is a folder to read; says why, if not.
    pub(super) fn folder_is_there(&self) -> Result<(), Status> {
        let folder = self.folder.display();
        let one = match std::fs::metadata(&self.folder) {
            Ok(about) if about.is_dir() => return Ok(()),
            Ok(_) => Diagnostic::error(WRONG_USAGE, format!("{folder} is no folder"))
                .help("name the folder that holds the edition.toml"),
            Err(error) if is_missing(&error) => {
                Diagnostic::error(WRONG_USAGE, format!("there is no folder {folder}"))
                    .help("name the folder of an edition, one with an edition.toml")
            }
            Err(error) => Diagnostic::error(CANNOT_READ, format!("{folder} can't be read: {error}")),
        };
        Err(refuse(one, self.format))
    }

    /// The edition with its fonts, or why there is none. Diagnostics have been reported.
    pub(super) fn load(&self, sources: &mut Sources) -> Result<Loaded, Status> {
        self.folder_is_there()?;
        let (loaded, mut found) = match crate::load_text(&Ticket::default(), &self.folder, sources) {
            Ok(mut loaded) => {
                let warnings = std::mem::take(&mut loaded.warnings);
                (Some(loaded), warnings)
            }
            Err(errors) => (None, errors),
        };
        self.report(&mut found, sources);
        loaded.ok_or_else(|| Status::after(&found))
    }

    /// A recorded page, or why there is none, which has been reported.
    pub(super) fn recorded(&self, path: &Path, sources: &mut Sources) -> Result<Recorded, Status> {
        crate::record::read(path, sources).map_err(|one| {
            let mut found = [one];
            self.report(&mut found, sources);
            Status::after(&found)
        })
    }

    /// Reports findings on standard error, by file and place.
    pub(super) fn report(&self, found: &mut [Diagnostic], sources: &Sources) {
        tell(found, sources, self.format);
    }
}

/// Whether an error says that nothing is there.
fn is_missing(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
