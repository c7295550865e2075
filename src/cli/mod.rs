//! The command: arguments in, exit status out. One file a command.

mod apart;
mod build;
mod channel;
mod check;
mod fit;
mod json;
mod judged;
mod match_lines;
mod output;
mod preflight;
mod press;
mod progress;
mod reading;
mod record;
mod report;
mod status;
mod threads;
mod usage;
mod voice;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use status::Status;
use voice::Voice;

/// Composes print editions of Chinese newspapers into press files.
#[derive(Debug, Parser)]
#[command(
    name = "banxin",
    version,
    after_help = "Exit status: 0 done; 1 the edition has errors (or, with \
    --strict, warnings); 2 wrong usage; 3 the machine failed (disk, permission)."
)]
struct Arguments {
    #[command(flatten)]
    voice: Voice,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the press file of an edition
    Build(build::Build),
    /// Do all that build does, but write nothing
    Check(check::Check),
    /// Compare the composed lines with the printed ones
    Match(match_lines::Match),
    /// Find the letterspacing that reproduces the printed lines
    Fit(fit::Fit),
    /// Read the printed lines of a PDF page or of a text, as JSON
    Record(record::Record),
    /// Judge finished PDF files by the limits of a press
    Preflight(preflight::Preflight),
    /// Judge a foreign PDF for `preflight`, in a process of its own
    #[command(hide = true)]
    JudgeFile(preflight::JudgeFile),
    /// Read a foreign PDF for `record`, in a process of its own
    #[command(hide = true)]
    ReadPage(apart::ReadPage),
}

/// Runs the command that the arguments of this process ask for.
#[must_use]
pub fn run() -> ExitCode {
    output::limits_are_errors();
    let status = match Arguments::try_parse() {
        Ok(Arguments { voice, command }) => threads::among(|| command.run(voice)),
        Err(error) => usage::tell(&error),
    };
    ExitCode::from(status as u8)
}

impl Command {
    fn run(self, voice: Voice) -> Status {
        match self {
            Self::Build(build) => build.run(voice),
            Self::Check(check) => check.run(voice),
            Self::Match(collate) => collate.run(voice),
            Self::Fit(fit) => fit.run(voice),
            Self::Record(record) => record.run(voice),
            Self::Preflight(preflight) => preflight.run(voice),
            Self::JudgeFile(file) => file.run(voice),
            Self::ReadPage(page) => page.run(voice),
        }
    }
}
