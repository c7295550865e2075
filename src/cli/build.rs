//! `banxin build`: write the press file.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::output::Place;
use super::press::EditionArguments;
use super::progress::Progress;
use super::reading::complain;
use super::status::Status;

#[derive(Debug, Args)]
pub(super) struct Build {
    #[command(flatten)]
    edition: EditionArguments,
    /// The file to write [default: out/EDITION.pdf]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Build {
    pub(super) fn run(self) -> Status {
        let default = || Path::new("out").join(format!("{}.pdf", self.edition.name()));
        let path = self.output.clone().unwrap_or_else(default);
        // Before any work that would be done for nothing.
        let place = match Place::of(&path) {
            Ok(place) => place,
            Err(why) => {
                complain(&why);
                return Status::Usage;
            }
        };
        let mut progress = Progress::new();
        let pdf = match self.edition.press(&mut progress) {
            Ok(pdf) => pdf,
            Err(status) => return status,
        };
        progress.step("writing");
        let written = place.write(&pdf);
        drop(progress);
        if let Err(error) = written {
            complain(&format!("{} can't be written: {error}", path.display()));
            return Status::Machine;
        }
        match writeln!(std::io::stdout(), "{}", path.display()) {
            Ok(()) => Status::Done,
            Err(_) => Status::Machine,
        }
    }
}
