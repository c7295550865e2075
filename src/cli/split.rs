//! `banxin build --split`: a press file for each page, and what became of each.

use std::path::Path;

use serde::Serialize;

use super::channel::{refuse, tell};
use super::locked;
use super::output::{STDOUT, say};
use super::press::EditionArguments;
use super::status::{Status, WRONG_USAGE};
use super::voice::Voice;
use crate::diag::{Diagnostic, Sources};
use crate::printable::{line, shown};
use crate::report::object;
use crate::split::{Entry, MANIFEST, Order, Outcome, Outcomes, Pattern};
use crate::words::Words;
use crate::write::pdf::Profile;

/// Where the files of pages go, and how they are named.
pub(super) struct Files<'a> {
    /// The folder; where nobody names one, one of the program's own.
    pub(super) folder: Option<&'a Path>,
    pub(super) pattern: Option<&'a str>,
    pub(super) force: bool,
    /// Pages with errors stay as they were.
    pub(super) last_good: bool,
    /// They are to be those of the edition's lock.
    pub(super) locked: bool,
}

impl Files<'_> {
    /// Writes the files of an edition's pages, those that differ, and says what became of each.
    pub(super) fn write(self, edition: &EditionArguments, voice: Voice) -> Result<Status, Status> {
        let own = self.folder.is_none();
        let folder = self.folder.map_or_else(|| Path::new("out").join(edition.name()), Path::to_path_buf);
        if folder == Path::new(STDOUT) {
            let one = Diagnostic::error(WRONG_USAGE).form("split-stdout").mend_by("help-split-stdout");
            return Err(refuse(one, voice));
        }
        let pattern = self.pattern.map(Pattern::read).transpose().map_err(|why| refuse(why, voice))?;
        let order = Order {
            folder: &folder,
            own,
            pattern: pattern.as_ref(),
            profile: Profile::default(),
            pages: None,
            kept: &[],
            force: self.force,
        };
        let written = if self.last_good {
            edition.split_last_good(&order, voice)
        } else if self.locked {
            locked::split(edition, &order, voice)
        } else {
            edition.split(&order, voice)
        };
        let mut written = written?;
        tell(&mut written.left, &Sources::default(), voice);
        if !voice.is_quiet() {
            let text = if voice.is_json() { machine(&written) } else { person(&written, voice) };
            say(text.as_bytes()).map_err(|why| refuse(why, voice))?;
        }
        Ok(Status::Done)
    }
}

/// A line a page, and one for the manifest.
fn person(written: &Outcomes, voice: Voice) -> String {
    let page = |Outcome { entry, written }: &Outcome| {
        let form = match (written, entry.last_good) {
            (true, _) => "written",
            (false, true) => "last-good",
            (false, false) => "",
        };
        let words = Words::part("split-page", form);
        let words = words.arg("page", line(&entry.page).as_ref()).arg("file", line(&entry.file).as_ref());
        voice.say(&words.arg("version", entry.version)) + "\n"
    };
    let pages: String = written.pages.iter().map(page).collect();
    let count = written.pages.iter().filter(|one| one.written).count();
    let manifest = written.manifest.to_string_lossy();
    let words = Words::of("split-all").arg("written", count).arg("pages", written.pages.len());
    let words = words.arg("manifest", shown(&manifest).as_ref()).arg("version", written.version);
    pages + &voice.say(&words) + "\n"
}

#[derive(Serialize)]
struct Report<'a> {
    folder: String,
    manifest: &'static str,
    version: u32,
    pages: Vec<PageReport<'a>>,
}

#[derive(Serialize)]
struct PageReport<'a> {
    #[serde(flatten)]
    entry: &'a Entry,
    written: bool,
}

impl<'a> PageReport<'a> {
    fn of(Outcome { entry, written }: &'a Outcome) -> Self {
        Self { entry, written: *written }
    }
}

/// An object for all.
fn machine(written: &Outcomes) -> String {
    let folder = written.manifest.parent().unwrap_or(Path::new("."));
    object(&Report {
        folder: folder.to_string_lossy().into_owned(),
        manifest: MANIFEST,
        version: written.version,
        pages: written.pages.iter().map(PageReport::of).collect(),
    })
}
