//! `banxin man`: the pages of the manual, one for the program and one for each command.

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Arg, Args, Command};
use clap_mangen::Man;

use super::channel::refuse;
use super::help::{default_of, worded};
use super::output::{Leave, Place, say};
use super::status::Status;
use super::voice::Voice;
use crate::diag::Diagnostic;
use crate::words::Words;

#[derive(Debug, Args)]
pub(super) struct Manual {
    #[arg(value_name = "FOLDER")]
    folder: Option<PathBuf>,
    #[arg(long)]
    force: bool,
}

impl Manual {
    pub(super) fn run(self, plain: Command, voice: Voice) -> Status {
        let pages = pages(plain, voice);
        let written = match &self.folder {
            Some(folder) => self.write(folder, &pages, voice),
            None => say(pages.into_iter().map(|(_, page)| page).collect::<String>().as_bytes()),
        };
        written.map_or_else(|why| refuse(why, voice), |()| Status::Done)
    }

    fn write(&self, folder: &Path, pages: &[(String, String)], voice: Voice) -> Result<(), Diagnostic> {
        let leave = Leave { force: self.force, folder: false };
        pages.iter().try_for_each(|(name, page)| {
            let place = Place::of(&folder.join(name), leave)?;
            place.write(page.as_bytes())?;
            place.announce(voice)
        })
    }
}

/// The names of the pages, and the pages.
fn pages(plain: Command, voice: Voice) -> Vec<(String, String)> {
    let mut all = worded(plain, voice.lang());
    all.build();
    let own = all.get_subcommands().filter(|one| !one.is_hide_set()).cloned();
    let commands: Vec<Command> = std::iter::once(all.clone()).chain(own).collect();
    commands.into_iter().map(|one| page(one, voice)).collect()
}

/// A section of a page.
struct Section {
    /// Its heading, a part of the entry `man-page`.
    heading: &'static str,
    /// Who writes it, under a heading in English.
    render: fn(&Man, &mut dyn io::Write) -> io::Result<()>,
    /// Whether a command has it.
    of: fn(&Command) -> bool,
}

const SECTIONS: [Section; 5] = [
    Section { heading: "name", render: |man, out| man.render_name_section(out), of: |_| true },
    Section { heading: "synopsis", render: |man, out| man.render_synopsis_section(out), of: |_| true },
    Section { heading: "options", render: |man, out| man.render_options_section(out), of: |_| true },
    Section {
        heading: "commands",
        render: |man, out| man.render_subcommands_section(out),
        of: Command::has_subcommands,
    },
    Section {
        heading: "exit",
        render: |man, out| man.render_extra_section(out),
        of: |one| one.get_after_help().is_some(),
    },
];

fn page(command: Command, voice: Voice) -> (String, String) {
    let said = |part| voice.say(&Words::part("man-page", part));
    // The version is the program's, and in the title.
    let source = format!("banxin {}", env!("CARGO_PKG_VERSION"));
    let command = command.mut_args(|one| defaulted(one, voice));
    let sections: Vec<_> = SECTIONS.iter().filter(|section| (section.of)(&command)).collect();
    let man = Man::new(command).source(source);
    // Where no day is said, the day is said to be nothing: else the program stands in its place.
    let mut page = written(|out| man.render_title(out)).replacen("  \"banxin", " \"\" \"banxin", 1);
    for Section { heading, render, .. } in sections {
        let section = written(|out| render(&man, out));
        let text = section.split_once("\n.SH ").and_then(|(_, rest)| rest.split_once('\n'));
        let text = text.map_or("", |(_, text)| text);
        // Writing to a string never fails.
        let _ = write!(page, ".SH \"{}\"\n{text}", said(heading));
    }
    (man.get_filename(), page.replace("Possible values:", &said("values")))
}

/// An argument whose default stands in its text: in its heading, the page would say it in English.
fn defaulted(argument: Arg, voice: Voice) -> Arg {
    let Some(default) = default_of(&argument) else { return argument };
    let text = argument.get_help().map(ToString::to_string).unwrap_or_default();
    let text = format!("{text} {}", voice.say(&default));
    argument.help(text).hide_default_value(true)
}

/// What goes into a text never fails, and is one.
fn written(write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> String {
    let mut out = Vec::new();
    let _ = write(&mut out);
    String::from_utf8(out).unwrap_or_default()
}
