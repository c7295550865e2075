//! `banxin next`: the edition of the next day, beside the one of this.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::channel::{refuse, tell};
use super::new::day;
use super::output::FolderPlace;
use super::reading::{HouseChoice, Reading, beside, edition};
use super::status::Status;
use super::voice::Voice;
use crate::calendar::{self, Date};
use crate::diag::{CANNOT_READ, Diagnostic, Sources};
use crate::edition;
use crate::files::{Bytes, Located, Stands};
use crate::starter;

/// What of an edition's folder is the house's: where it stands there, no other edition would find it.
const OF_HOUSE: [&str; 3] = ["words.toml", "layouts", "fonts"];
/// Where templates lie, and how their names end.
const FEEDS: &str = "feeds";
const TEMPLATE: &str = "md";
/// Folders in them are no deeper than this; links may lead in a circle.
const DEEPEST: usize = 8;

#[derive(Debug, Args)]
pub(super) struct Next {
    #[arg(value_name = "EDITION", value_parser = edition())]
    folder: PathBuf,
    #[arg(value_name = "NAME")]
    name: Option<PathBuf>,
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
}

impl Next {
    pub(super) fn run(self, voice: Voice) -> Status {
        self.make(voice).err().unwrap_or(Status::Done)
    }

    fn make(&self, voice: Voice) -> Result<(), Status> {
        let refused = |why| refuse(why, voice);
        let date = day(self.date.as_deref()).map_err(refused)?;
        let reading = Reading { folder: self.folder.clone(), house: HouseChoice::default() };
        reading.folder_is_there(voice)?;
        let mut sources = Sources::default();
        let folder = &Located::from(&self.folder);
        let (next, mut found) =
            edition::next(reading.origin(), date, &mut sources).map_err(|mut errors| {
                tell(&mut errors, &sources, voice);
                Status::after(&errors)
            })?;
        let place = FolderPlace::of(&self.place(next.date)).map_err(refused)?;
        let mut files: Vec<(PathBuf, Bytes)> = vec![("edition.toml".into(), next.text.into())];
        files.extend(next.stories.iter().map(|one| {
            let text = starter::story(one.page, &one.slot, voice.lang());
            (format!("stories/{}.md", one.name).into(), text.into())
        }));
        for name in OF_HOUSE {
            copied(folder, Path::new(name), DEEPEST, &mut files).map_err(refused)?;
        }
        for name in &next.ads {
            copied(folder, &Path::new("ads").join(name), 0, &mut files).map_err(refused)?;
        }
        let mut feeds = Vec::new();
        copied(folder, Path::new(FEEDS), DEEPEST, &mut feeds).map_err(refused)?;
        // Templates are of the house; the data beside them are of the day.
        feeds.retain(|(name, _)| name.extension() == Some(OsStr::new(TEMPLATE)));
        files.extend(feeds);
        place.fill(&files).and_then(|()| place.announce(voice)).map_err(refused)?;
        tell(&mut found, &sources, voice);
        Ok(())
    }

    /// Where it goes: a name alone is one beside the edition.
    fn place(&self, date: Date) -> PathBuf {
        let name = self.name.clone().unwrap_or_else(|| calendar::shown(date).into());
        if name.components().count() > 1 {
            return name;
        }
        beside(&self.folder, &name)
    }
}

/// A file of an edition's folder, or all those of a folder in it; nothing, where nothing stands there.
fn copied(
    edition: &Located,
    name: &Path,
    deepest: usize,
    files: &mut Vec<(PathBuf, Bytes)>,
) -> Result<(), Diagnostic> {
    let file = edition.join(name);
    let unreadable =
        |error: io::Error| Diagnostic::error(CANNOT_READ).arg("path", file.shown()).arg("why", &error);
    match file.stands().map_err(unreadable)? {
        Stands::File => files.push((name.to_owned(), file.whole().map_err(unreadable)?)),
        Stands::Folder if deepest > 0 => {
            for below in file.names() {
                copied(edition, &name.join(below), deepest - 1, files)?;
            }
        }
        _ => {}
    }
    Ok(())
}
