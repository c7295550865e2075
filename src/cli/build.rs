//! `banxin build`: write the press file.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::output::write_whole;
use super::press::EditionArguments;
use super::reading::complain;
use super::{Status, progress::Progress};

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
        let mut progress = Progress::new();
        let (name, pdf) = match self.edition.press(&mut progress) {
            Ok(pressed) => pressed,
            Err(status) => return status,
        };
        progress.step("writing");
        let path = self.output.unwrap_or_else(|| Path::new("out").join(format!("{name}.pdf")));
        if path.is_dir() || path.file_name().is_none() {
            drop(progress);
            complain(&format!("{} is a folder; --output takes a file", path.display()));
            return Status::Usage;
        }
        let written = write_whole(&path, &pdf);
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
