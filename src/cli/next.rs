//! `banxin next`: the edition of the next day, beside the one of this.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::channel::{refuse, tell};
use super::new::day;
use super::output::FolderPlace;
use super::reading::Reading;
use super::status::Status;
use super::voice::Voice;
use crate::calendar::{self, Date};
use crate::diag::{CANNOT_READ, Diagnostic, Sources};
use crate::edition;
use crate::starter;

/// What of an edition's folder is the house's: where it stands there, no other edition would find it.
const OF_HOUSE: [&str; 3] = ["words.toml", "layouts", "fonts"];
/// Folders in them are no deeper than this; links may lead in a circle.
const DEEPEST: usize = 8;

#[derive(Debug, Args)]
pub(super) struct Next {
    #[command(flatten)]
    reading: Reading,
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
        self.reading.folder_is_there(voice)?;
        let mut sources = Sources::default();
        let folder = &self.reading.folder;
        let (next, mut found) = edition::next(folder, date, &mut sources).map_err(|mut errors| {
            tell(&mut errors, &sources, voice);
            Status::after(&errors)
        })?;
        let place = FolderPlace::of(&self.place(next.date)).map_err(refused)?;
        let mut files: Vec<(PathBuf, Vec<u8>)> = vec![("edition.toml".into(), next.text.into_bytes())];
        files.extend(next.stories.iter().map(|one| {
            let text = starter::story(one.page, &one.slot, voice.lang());
            (format!("stories/{}.md", one.name).into(), text.into_bytes())
        }));
        for name in OF_HOUSE {
            copied(folder, Path::new(name), DEEPEST, &mut files).map_err(refused)?;
        }
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
        // The parent of `.` has no name in it.
        let named = |folder: &Path| folder.file_name().is_some_and(|name| name != OsStr::new(".."));
        let folder = &self.reading.folder;
        let real = if named(folder) { None } else { folder.canonicalize().ok() };
        real.as_deref().unwrap_or(folder).parent().map_or_else(|| name.clone(), |beside| beside.join(&name))
    }
}

/// Reads a file of an edition's folder, or all those of a folder in it; nothing, where nothing stands there.
fn copied(
    edition: &Path,
    name: &Path,
    deepest: usize,
    files: &mut Vec<(PathBuf, Vec<u8>)>,
) -> Result<(), Diagnostic> {
    let path = edition.join(name);
    let unreadable =
        |error: std::io::Error| Diagnostic::error(CANNOT_READ).arg("path", path.as_path()).arg("why", &error);
    let Ok(about) = fs::metadata(&path) else { return Ok(()) };
    if about.is_file() {
        files.push((name.to_owned(), fs::read(&path).map_err(unreadable)?));
    } else if about.is_dir() && deepest > 0 {
        for entry in fs::read_dir(&path).map_err(unreadable)? {
            copied(edition, &name.join(entry.map_err(unreadable)?.file_name()), deepest - 1, files)?;
        }
    }
    Ok(())
}
