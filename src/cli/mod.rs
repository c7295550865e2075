//! The command: arguments in, exit status out. One file a command.

mod apart;
mod approve;
mod build;
mod channel;
mod check;
mod columns;
mod completions;
mod copyfit;
mod count;
mod diff;
mod export;
mod fit;
mod help;
mod house;
mod lock;
mod locked;
mod makeup;
mod man;
mod match_lines;
mod new;
mod next;
mod order;
mod output;
mod pictures;
mod preflight;
mod press;
mod progress;
mod reading;
mod record;
mod shop;
mod signals;
mod site;
mod split;
mod status;
mod threads;
mod usage;
mod verify;
mod voice;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use status::Status;
use voice::Voice;

/// The command line. What it says of itself stands in the tables of words ([`help`]).
#[derive(Debug, Parser)]
#[command(name = "banxin", version, disable_help_subcommand = true)]
struct Arguments {
    #[command(flatten)]
    voice: Voice,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    New(new::New),
    Next(next::Next),
    Makeup(makeup::Makeup),
    Build(build::Build),
    Check(check::Check),
    Approve(approve::Approve),
    Pictures(pictures::Pictures),
    Count(count::Count),
    Diff(diff::Diff),
    Export(export::Export),
    Lock(lock::Lock),
    Verify(verify::Verify),
    Match(match_lines::Match),
    Fit(fit::Fit),
    Record(record::Record),
    Preflight(preflight::Preflight),
    House(house::House),
    Completions(completions::Completions),
    Man(man::Manual),
    Help(help::Help),
    /// Judge a foreign PDF for `preflight`, in a process of its own
    #[command(hide = true)]
    JudgeFile(preflight::JudgeFile),
    /// Read a foreign PDF for `record`, in a process of its own
    #[command(hide = true)]
    ReadPage(apart::PageOfFile),
    /// Read pictures for whoever asks on standard input, in a process of its own
    #[command(hide = true)]
    ReadPictures(apart::ReadPictures),
}

/// Runs the command that the arguments of this process ask for.
#[must_use]
pub fn run() -> ExitCode {
    signals::limits_are_errors();
    let status = match Arguments::try_parse() {
        // It confines the thread that it runs on: there is to be no other.
        Ok(Arguments { command: Command::ReadPictures(_), .. }) => threads::alone(apart::read_pictures),
        Ok(Arguments { voice, command }) => threads::among(|| command.run(voice)),
        Err(error) => usage::tell(&error, Arguments::command()),
    };
    ExitCode::from(status as u8)
}

impl Command {
    fn run(self, voice: Voice) -> Status {
        match self {
            Self::New(new) => new.run(voice),
            Self::Next(next) => next.run(voice),
            Self::Makeup(makeup) => makeup.run(voice),
            Self::Build(build) => build.run(voice),
            Self::Check(check) => check.run(voice),
            Self::Approve(approve) => approve.run(voice),
            Self::Pictures(pictures) => pictures.run(voice),
            Self::Count(count) => count.run(voice),
            Self::Diff(diff) => diff.run(voice),
            Self::Export(export) => export.run(voice),
            Self::Lock(lock) => lock.run(voice),
            Self::Verify(verify) => verify.run(voice),
            Self::Match(collate) => collate.run(voice),
            Self::Fit(fit) => fit.run(voice),
            Self::Record(record) => record.run(voice),
            Self::Preflight(preflight) => preflight.run(voice),
            Self::House(house) => house.run(voice),
            Self::Completions(completions) => completions.run(Arguments::command(), voice),
            Self::Man(manual) => manual.run(Arguments::command(), voice),
            Self::Help(help) => help.run(Arguments::command(), voice),
            Self::JudgeFile(file) => file.run(voice),
            Self::ReadPage(page) => page.run(voice),
            Self::ReadPictures(_) => apart::read_pictures(),
        }
    }
}
