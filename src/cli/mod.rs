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

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use status::Status;

/// Composes print editions of Chinese newspapers into press files.
#[derive(Debug, Parser)]
#[command(
    name = "banxin",
    version,
    after_help = "Exit status: 0 done; 1 the edition has errors (or, with \
    --strict, warnings); 2 wrong usage; 3 the machine failed (disk, permission)."
)]
struct Arguments {
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
        Ok(Arguments { command }) => threads::among(|| command.run()),
        Err(error) => usage::tell(&error),
    };
    ExitCode::from(status as u8)
}

impl Command {
    fn run(self) -> Status {
        match self {
            Self::Build(build) => build.run(),
            Self::Check(check) => check.run(),
            Self::Match(collate) => collate.run(),
            Self::Fit(fit) => fit.run(),
            Self::Record(record) => record.run(),
            Self::Preflight(preflight) => preflight.run(),
            Self::JudgeFile(file) => file.run(),
            Self::ReadPage(page) => page.run(),
        }
    }
}
