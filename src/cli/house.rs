//! `banxin house`: where layouts, press conditions, profiles, fonts and the word list come from; and the house that the
//! program brings along, as files.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::channel::{refuse, tell};
use super::columns::aligned;
use super::output::{Leave, Place, say};
use super::reading::{HouseChoice, Reading, edition};
use super::status::{Status, WRONG_USAGE};
use super::voice::Voice;
use crate::diag::{Diagnostic, Sources};
use crate::files::files_of_the_house;
use crate::printable::line;
use crate::reading::{Found, Origin, Whose, finds};
use crate::report::object;
use crate::words::Words;

#[derive(Debug, Args)]
pub(super) struct House {
    #[arg(value_name = "EDITION", value_parser = edition())]
    folder: Option<PathBuf>,
    #[command(flatten)]
    by: HouseChoice,
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["folder", "house"])]
    copy: Option<PathBuf>,
    #[arg(long, requires = "copy")]
    force: bool,
}

/// What is found, for programs: one object a line.
#[derive(Serialize)]
struct Line<'a> {
    kind: &'a str,
    name: &'a str,
    file: String,
    from: &'a str,
}

impl House {
    pub(super) fn run(self, voice: Voice) -> Status {
        let done = match &self.copy {
            Some(folder) => self.copy(folder, voice).map_err(|why| refuse(why, voice)),
            None => self.list(voice),
        };
        done.err().unwrap_or(Status::Done)
    }

    /// Says what an edition finds, and where.
    fn list(&self, voice: Voice) -> Result<(), Status> {
        let origin = match self.folder.clone() {
            Some(folder) => {
                let reading = Reading { folder, house: self.by.clone() };
                reading.folder_is_there(voice)?;
                reading.origin()
            }
            // As if an edition lay where the command is run.
            None => Origin::of(PathBuf::new()).with(self.by.house()),
        };
        let found = finds(&origin).map_err(|mut wrong| {
            tell(&mut wrong, &Sources::default(), voice);
            Status::after(&wrong)
        })?;
        let text = if voice.is_json() { machine(&found) } else { human(&found, voice) };
        say(text.as_bytes()).map_err(|why| refuse(why, voice))
    }

    /// Writes the bundled house into a folder that is there: each file whole or not at all, and none if one of them would
    /// take the place of another file.
    fn copy(&self, folder: &Path, voice: Voice) -> Result<(), Diagnostic> {
        // Its own folders are the program's to make; not one of a name that somebody typed.
        Place::of(&folder.join("house"), Leave::default())?;
        let leave = Leave { force: self.force, folder: true };
        let mut files = files_of_the_house().to_vec();
        if files.is_empty() {
            return Err(Diagnostic::error(WRONG_USAGE)
                .form("no-bundled-house")
                .mend_by("help-no-bundled-house"));
        }
        // A folder is made before those in it.
        files.sort_by_key(|(path, _)| path.matches('/').count());
        let mut places = Vec::new();
        for (path, bytes) in files {
            let place = Place::of(&folder.join(path), leave)?;
            if !self.force {
                place.is_free()?;
            }
            places.push((place, bytes));
        }
        places.iter().try_for_each(|(place, bytes)| {
            place.write(bytes)?;
            place.announce(voice)
        })
    }
}

fn machine(found: &[Found]) -> String {
    let each = found.iter().map(|Found { kind, name, file, whose }| {
        object(&Line { kind, name, file: file.shown(), from: whose_name(*whose) })
    });
    each.collect()
}

const fn whose_name(whose: Whose) -> &'static str {
    match whose {
        Whose::Own => "own",
        Whose::House => "house",
        Whose::Bundled => "bundled",
    }
}

/// A table: what it is, its name, its file, and whose that is.
fn human(found: &[Found], voice: Voice) -> String {
    let row = |one: &Found| {
        let kind = voice.say(&Words::part("file-kinds", one.kind));
        let whose = voice.say(&Words::part("house-files", whose_name(one.whose)));
        [kind, line(&one.name).into_owned(), line(&one.file.shown()).into_owned(), whose]
    };
    aligned(&found.iter().map(row).collect::<Vec<_>>())
}
