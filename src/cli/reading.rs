//! Reading an edition, with all diagnostics reported: what every command begins with.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::json;
use super::status::Status;
use crate::Loaded;
use crate::diag::{CANNOT_READ, Diagnostic, Sources, any_error};
use crate::edition::Ticket;
use crate::record::Recorded;

/// Arguments of every command that reads an edition.
#[derive(Debug, Args)]
pub(super) struct Reading {
    /// The folder of the edition, with its edition.toml
    #[arg(value_name = "EDITION")]
    pub(super) folder: PathBuf,
    /// How diagnostics and reports are written
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    #[default]
    Human,
    /// For programs: one JSON object a line
    Json,
}

impl Reading {
    /// Whether there is a folder to read; complains if not.
    pub(super) fn folder_is_there(&self) -> Result<(), Status> {
        if self.folder.is_dir() {
            return Ok(());
        }
        complain(&format!("there is no folder {}", self.folder.display()));
        Err(Status::Usage)
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
        loaded.ok_or_else(|| failed(&found))
    }

    /// A recorded page, or why there is none, which has been reported.
    pub(super) fn recorded(&self, path: &Path, sources: &mut Sources) -> Result<Recorded, Status> {
        crate::record::read(path, sources).map_err(|one| {
            let mut found = [one];
            self.report(&mut found, sources);
            failed(&found)
        })
    }

    /// Reports findings on standard error, by file and place.
    pub(super) fn report(&self, found: &mut [Diagnostic], sources: &Sources) {
        report(found, sources, self.format);
    }
}

/// Reports findings on standard error, by file and place.
pub(super) fn report(found: &mut [Diagnostic], sources: &Sources, format: Format) {
    found.sort_by_key(Diagnostic::place);
    let mut stderr = std::io::stderr().lock();
    let text = match format {
        Format::Human => {
            let styled =
                stderr.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|set| set.is_empty());
            super::report::human(found, sources, styled)
        }
        Format::Json => json::lines(found, sources),
    };
    // Where not even diagnostics can be written, the exit status still tells.
    let _ = stderr.write_all(text.as_bytes());
}

/// How a command ends after findings that stop it.
pub(super) fn failed(found: &[Diagnostic]) -> Status {
    let machine = found.iter().any(|one| one.code == CANNOT_READ) || !any_error(found);
    if machine { Status::Machine } else { Status::Edition }
}

/// Says on standard error why a command could not do its work, apart from any edition.
pub(super) fn complain(what: &str) {
    let _ = writeln!(std::io::stderr(), "error: {what}");
}
