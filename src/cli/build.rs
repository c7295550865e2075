//! `banxin build`: write the press file, or a draft.

use std::path::{Path, PathBuf};

use clap::Args;

use super::channel::{note, refuse};
use super::locked;
use super::output::{Leave, Place};
use super::press::EditionArguments;
use super::progress::Progress;
use super::split::Files;
use super::status::Status;
use super::voice::Voice;
use crate::diag::Diagnostic;

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "arguments that are there or not")]
pub(super) struct Build {
    #[command(flatten)]
    edition: EditionArguments,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[arg(long)]
    draft: bool,
    #[arg(long, conflicts_with_all = ["draft", "impose"])]
    split: bool,
    #[arg(long, value_name = "PATTERN", requires = "split")]
    name: Option<String>,
    #[arg(long, requires = "split", conflicts_with = "pages")]
    last_good: bool,
    #[arg(long, conflicts_with_all = ["draft", "last_good", "impose", "profile", "condition", "pages", "marks", "watermark"])]
    locked: bool,
    #[arg(long)]
    force: bool,
}

impl Build {
    pub(super) fn run(self, voice: Voice) -> Status {
        if self.split {
            let (folder, pattern) = (self.output.as_deref(), self.name.as_deref());
            let files =
                Files { folder, pattern, force: self.force, last_good: self.last_good, locked: self.locked };
            return files.write(&self.edition, voice).unwrap_or_else(|status| status);
        }
        // Before any work that would be done for nothing.
        let built = self.place().map_err(|why| refuse(why, voice));
        built.and_then(|place| self.build(&place, voice)).unwrap_or_else(|status| status)
    }

    /// Where the file goes. The folder `out` is the program's own to make; no other. A draft has a name of its own: it
    /// takes no press file's place, and nobody takes it for one.
    fn place(&self) -> Result<Place, Diagnostic> {
        let ending = if self.draft { "draft.pdf" } else { "pdf" };
        let default = || Path::new("out").join(format!("{}.{ending}", self.edition.name()));
        let path = self.output.clone().unwrap_or_else(default);
        let place = Place::of(&path, Leave { force: self.force, folder: self.output.is_none() })?;
        place.not_a_terminal()?;
        Ok(place)
    }

    /// How it ends, where the file was written: a draft is, of an edition with errors as well.
    fn build(&self, place: &Place, voice: Voice) -> Result<Status, Status> {
        let (pdf, status) = if self.draft {
            self.edition.drafted(place, voice)?
        } else if self.locked {
            (locked::press(&self.edition, place, voice)?, Status::Done)
        } else {
            (self.edition.press(Some(place), voice)?, Status::Done)
        };
        let mut progress = Progress::new(voice);
        progress.step("step-writing");
        let written = place.write_by(|to| pdf.write_to(to));
        drop(progress);
        let announced = written.and_then(|()| place.announce(voice));
        announced.map_err(|why| refuse(why, voice))?;
        if self.draft && !voice.is_quiet() {
            note(Diagnostic::warning("draft-written"), voice);
        }
        Ok(status)
    }
}
