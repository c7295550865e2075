//! Pages sent to the platemaker one by one: a press file for each, in a folder, with a manifest that says by which bytes
//! each is known.
//!
//! Papers send a page when it is signed off, and again when it changes. Run again, only files of pages whose bytes differ
//! are written; all others stay untouched. A file that nobody here wrote, or that somebody changed, is not replaced. Files
//! are written whole beside their places; a manifest that names both what lies there and what is to come is written before
//! the first of them is moved, and the one that names what lies there behind the last, so that it is true at every moment.

mod folder;
mod last_good;
mod manifest;
mod name;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use folder::Folder;
use manifest::{LARGEST, Of};
use name::{Told, compared, fault};

use crate::diag::{CANNOT_READ, Diagnostic};
use crate::digest::Digester;
use crate::edition::{Edition, PageChoice, PageSpec};
use crate::picture::side_by_side;
use crate::printable::short;
use crate::save::{Leave, Place, Waiting};
use crate::stock::{Composed, Faults, Loaded};
use crate::write::pdf::Profile;

pub use last_good::LastGood;
pub use manifest::{Entry, MANIFEST, Manifest};
pub use name::{DEFAULT, Pattern};

/// What is ordered.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    /// The folder for the files.
    pub folder: &'a Path,
    /// Folders that the path names and that are not there, the last two at most, are the program's own to make.
    pub own: bool,
    /// How files are named; where nobody says, as those in the folder, or by [`DEFAULT`].
    pub pattern: Option<&'a Pattern>,
    /// The profile of the files.
    pub profile: Profile,
    /// The pages that are wanted; all, where nobody says.
    pub pages: Option<&'a PageChoice>,
    /// What the manifest has for pages that stay as they were, where others are written.
    pub kept: &'a [Entry],
    /// Files are replaced that are write-protected, that nobody here wrote or that somebody changed.
    pub force: bool,
}

/// A folder with what lies there and what is to be written, looked through before any work that might be for nothing.
#[derive(Debug)]
pub struct Split {
    folder: Folder,
    pattern: Pattern,
    profile: Profile,
    force: bool,
    manifest: Manifest,
    /// The text of the manifest's file; nothing, where there is none.
    written: Option<Vec<u8>>,
    pages: Vec<Sheet>,
    /// What stays as it was, for pages with errors.
    kept: Vec<Entry>,
    /// Files that are read, and spared.
    inputs: Vec<PathBuf>,
    /// All pages of the edition are wanted: those that only the manifest has are gone.
    whole: bool,
}

/// A page whose file is wanted.
#[derive(Debug)]
struct Sheet {
    /// Its place among the composed pages, from 0.
    at: usize,
    /// Its place in the edition, from 1.
    place: u32,
    told: Told,
    stories: Vec<String>,
    /// The file that the manifest has for it lies there with the bytes that it says.
    intact: bool,
}

/// What became of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What the manifest says of it.
    pub entry: Entry,
    /// Its file was written; else it lies there as it lay.
    pub written: bool,
}

/// What became of all.
#[derive(Debug)]
pub struct Outcomes {
    /// Where the manifest is.
    pub manifest: PathBuf,
    /// How often the folder was changed.
    pub version: u32,
    /// The pages that were wanted.
    pub pages: Vec<Outcome>,
    /// Files that lie there still, and that the manifest no longer names.
    pub left: Vec<Diagnostic>,
}

/// So many files wait for their places at most: each is open until it is there, and some systems let a program open 256.
const AT_ONCE: usize = 200;

/// A file of a page that is made: the one that lies there, or one that waits for its place.
struct Made {
    entry: Entry,
    waiting: Option<Waiting>,
}

impl Split {
    /// Looks at the folder, and at what the files are to be called; `inputs` are files that are read, and spared.
    ///
    /// # Errors
    /// All for which nothing can be written there.
    pub fn plan(
        order: &Order<'_>,
        loaded: &Loaded,
        inputs: impl IntoIterator<Item = PathBuf>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let planned = Self::planned(order, &loaded.edition, inputs.into_iter().collect());
        let mut split = planned.map_err(|one| vec![one])?;
        let found = split.faults();
        if found.is_empty() { Ok(split) } else { Err(found) }
    }

    fn planned(order: &Order<'_>, edition: &Edition, inputs: Vec<PathBuf>) -> Result<Self, Diagnostic> {
        let folder = Folder::of(order.folder, order.own)?;
        let (paper, profile) = (edition.paper(), order.profile);
        let date = paper.day();
        let of = Of { paper: &paper.name, date: &date, profile: profile.name() };
        let path = folder.file(MANIFEST);
        let at = |one: Diagnostic| one.arg("path", path.as_path());
        let written = folder
            .read(MANIFEST, LARGEST)
            .map_err(|one| if one.code == CANNOT_READ { one } else { at(one) })?;
        let known = written.as_ref().map(|text| Manifest::read(text, of)).transpose().map_err(at)?;
        let pattern = pattern(order.pattern, known.as_ref()).map_err(at)?;
        let manifest = known.unwrap_or_else(|| Manifest::new(of, &pattern));
        let wanted = order.pages.map(|choice| edition.wanted(choice));
        let sheet = |(at, (id, spec)): (usize, (_, &PageSpec))| {
            let wanted = wanted.as_ref().is_none_or(|wanted| wanted.contains(&id));
            wanted.then(|| Sheet {
                at,
                place: spec.number,
                told: told(edition, spec, (&date, profile)),
                stories: stories(edition, spec),
                intact: false,
            })
        };
        let pages = edition.pages().entries().enumerate().filter_map(sheet).collect();
        let (force, whole) = (order.force, order.pages.is_none());
        let kept = order.kept.to_vec();
        let mut split =
            Self { folder, pattern, profile, force, manifest, written, pages, kept, inputs, whole };
        split.recover()?;
        Ok(split)
    }

    /// Where a run broke off, files that it put in their places are what lies there.
    fn recover(&mut self) -> Result<(), Diagnostic> {
        let mut moved = false;
        for pending in std::mem::take(&mut self.manifest.pending) {
            if self.folder.digest(&pending.file)?.is_some_and(|digest| digest.is_of(&pending)) {
                self.manifest.take([pending]);
                moved = true;
            }
        }
        self.manifest.version = self.manifest.version.saturating_add(u32::from(moved));
        Ok(())
    }

    /// What is wrong with names, and with files that would be replaced.
    fn faults(&mut self) -> Vec<Diagnostic> {
        let mut found = self.bad_names();
        if !found.is_empty() {
            return found;
        }
        let mut intact = Vec::new();
        for sheet in &self.pages {
            match self.looked_at(sheet) {
                Ok(one) => intact.push(one),
                Err(one) => found.push(one),
            }
        }
        self.pages.iter_mut().zip(intact).for_each(|(sheet, intact)| sheet.intact = intact);
        found.extend(self.kept.iter().filter_map(|entry| self.is_there(entry).err()));
        found.extend(self.place(MANIFEST).err());
        found
    }

    /// Names that can't be had, and names that two pages would have.
    fn bad_names(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let mut names: BTreeMap<String, &str> = BTreeMap::new();
        let is_wanted = |page: &str| self.pages.iter().any(|sheet| sheet.told.page == page);
        if !self.whole {
            let kept = self.manifest.pages.iter().filter(|entry| !is_wanted(&entry.page));
            names.extend(kept.map(|entry| (compared(&entry.file), entry.page.as_str())));
        }
        for Sheet { told, .. } in &self.pages {
            let name = self.pattern.name(told, self.next_version(&told.page));
            let one = match fault(&name, &told.page) {
                Some(one) => one,
                None => match names.insert(compared(&name), &told.page) {
                    Some(other) => twice(&name, &told.page, other),
                    None => continue,
                },
            };
            // What is wrong with the pattern is wrong with the names of all pages.
            if found.iter().all(|other: &Diagnostic| other.form != one.form) {
                found.push(one);
            }
        }
        found
    }

    /// The version that a page has when it is written next.
    fn next_version(&self, page: &str) -> u32 {
        self.manifest.entry(page).map_or(1, |entry| entry.version.saturating_add(1))
    }

    /// Whether the file that lies there for a page is the one that the manifest says.
    fn looked_at(&self, Sheet { told, .. }: &Sheet) -> Result<bool, Diagnostic> {
        let next = self.pattern.name(told, self.next_version(&told.page));
        let Some(entry) = self.manifest.entry(&told.page) else {
            self.is_free(&next)?;
            return Ok(false);
        };
        let lies = self.folder.digest(&entry.file)?;
        let intact = lies.as_ref().is_some_and(|digest| digest.is_of(entry));
        if lies.is_some() && !intact && !self.force {
            return Err(self.other(&entry.file).form("changed").arg("page", short(&told.page)));
        }
        if compared(&next) != compared(&entry.file) {
            self.is_free(&next)?;
        }
        // One that stays as it is may be write-protected.
        if !intact {
            self.place(&entry.file)?;
        }
        Ok(intact)
    }

    /// Whether the file of a page that stays as it was is the one that the manifest says, as it said when it was looked for.
    fn is_there(&self, entry: &Entry) -> Result<(), Diagnostic> {
        let one = Diagnostic::error("last-good").form("lost").arg("page", short(&entry.page));
        let lies = self.folder.digest(&entry.file)?.is_some_and(|digest| digest.is_of(entry));
        if lies && self.manifest.entry(&entry.page) == Some(entry) {
            return Ok(());
        }
        Err(one.arg("path", self.folder.file(&entry.file).as_path()))
    }

    /// Refuses to replace a file that the manifest does not name.
    fn is_free(&self, name: &str) -> Result<(), Diagnostic> {
        if self.force || self.folder.digest(name)?.is_none() {
            return self.place(name).map(|_| ());
        }
        Err(self.other(name))
    }

    fn other(&self, name: &str) -> Diagnostic {
        Diagnostic::error("page-file-other").arg("path", self.folder.file(name).as_path())
    }

    /// The place of a file in the folder, if it is none that is read.
    fn place(&self, name: &str) -> Result<Place, Diagnostic> {
        let place = Place::of(&self.folder.file(name), Leave { force: self.force, folder: true })?;
        place.spares(self.inputs.iter().map(PathBuf::as_path))?;
        Ok(place)
    }

    /// Makes the files, those that are wanted side by side, and puts those whose bytes differ in their places.
    ///
    /// # Errors
    /// Anything is wrong; then what was there is there still, or the manifest says what of it is not.
    pub fn write(mut self, composed: &Composed<'_>) -> Result<Outcomes, Faults> {
        self.folder.make()?;
        let (sheets, before) = (std::mem::take(&mut self.pages), self.manifest.pages.clone());
        let mut pages = Vec::new();
        for some in sheets.chunks(AT_ONCE) {
            let made = side_by_side(some, |_| 1, || (), |(), sheet| self.made(sheet, composed));
            let made = made.into_iter().collect::<Result<Vec<Made>, Faults>>()?;
            let outcome =
                |made: &Made| Outcome { entry: made.entry.clone(), written: made.waiting.is_some() };
            pages.extend(made.iter().map(outcome));
            self.put(made)?;
        }
        let kept: Vec<Entry> =
            self.kept.iter().map(|entry| Entry { last_good: true, ..entry.clone() }).collect();
        self.manifest.take(kept.iter().cloned());
        pages.extend(kept.into_iter().map(|entry| Outcome { entry, written: false }));
        pages.sort_by_key(|one| one.entry.place);
        self.end(&before, &pages)?;
        let left = self.left(&before, &pages);
        let (manifest, version) = (self.folder.file(MANIFEST), self.manifest.version);
        Ok(Outcomes { manifest, version, pages, left })
    }

    fn made(&self, sheet: &Sheet, composed: &Composed<'_>) -> Result<Made, Faults> {
        let file = composed.write_page(sheet.at, self.profile)?;
        let mut digester = Digester::default();
        file.write_to(&mut digester).map_err(|error| {
            Diagnostic::error(CANNOT_READ).arg("path", std::env::temp_dir().as_path()).arg("why", &error)
        })?;
        let (bytes, sha256) = digester.end();
        let Sheet { place, ref told, intact, .. } = *sheet;
        let known = self.manifest.entry(&told.page);
        let same = known.filter(|entry| {
            (entry.bytes, &entry.sha256) == (bytes, &sha256)
                && self.pattern.name(told, entry.version) == entry.file
        });
        // What was lost or spoilt is made again; it is no other page for that.
        let version = same.map_or_else(|| self.next_version(&told.page), |entry| entry.version);
        let (page, section, stories) = (told.page.clone(), told.section.clone(), sheet.stories.clone());
        let (last_good, file_name) = (false, self.pattern.name(told, version));
        let entry =
            Entry { place, page, section, stories, last_good, file: file_name, version, bytes, sha256 };
        if same.is_some() && intact {
            return Ok(Made { entry, waiting: None });
        }
        let waiting = self.place(&entry.file)?.waiting(|to| file.write_to(to))?;
        Ok(Made { entry, waiting: Some(waiting) })
    }

    /// Files that the manifest will name no longer, and that lie there still under names of their own.
    fn left(&self, before: &[Entry], pages: &[Outcome]) -> Vec<Diagnostic> {
        let gone = |entry: &&Entry| match pages.iter().find(|one| one.entry.page == entry.page) {
            // With a version in their names, files stay beside those that come after them.
            Some(one) => one.entry.file != entry.file && !self.pattern.has_version(),
            None => self.whole,
        };
        let lies = |entry: &&Entry| self.folder.has(&entry.file);
        let told = |entry: &Entry| {
            let one = Diagnostic::warning("page-file-left").arg("page", short(&entry.page));
            one.arg("path", self.folder.file(&entry.file).as_path())
        };
        before.iter().filter(gone).filter(lies).map(told).collect()
    }

    /// Puts files in their places: the manifest names what is to come before the first of them is moved.
    fn put(&mut self, made: Vec<Made>) -> Result<(), Diagnostic> {
        let is_new = |made: &&Made| made.waiting.is_some();
        let pending: Vec<Entry> = made.iter().filter(is_new).map(|made| made.entry.clone()).collect();
        if !pending.is_empty() {
            self.say(&Manifest { pending, ..self.manifest.clone() })?;
        }
        let mut entries = Vec::new();
        for Made { entry, waiting } in made {
            waiting.map_or(Ok(()), Waiting::put)?;
            entries.push(entry);
        }
        self.manifest.take(entries);
        Ok(())
    }

    /// The manifest names what lies there, behind the last.
    fn end(&mut self, before: &[Entry], pages: &[Outcome]) -> Result<(), Diagnostic> {
        if self.whole {
            self.manifest.pages.retain(|own| pages.iter().any(|one| one.entry == *own));
        }
        let changes = pages.iter().any(|one| one.written);
        if changes || self.manifest.pages != before {
            self.manifest.version = self.manifest.version.saturating_add(1);
        }
        // One that says the same stays untouched, as pages do.
        let same = self.written.as_ref().is_some_and(|written| *written == self.manifest.text().as_bytes());
        if same && !changes { Ok(()) } else { self.say(&self.manifest) }
    }

    fn say(&self, manifest: &Manifest) -> Result<(), Diagnostic> {
        self.place(MANIFEST)?.write(manifest.text().as_bytes())
    }
}

/// That two pages would have one file.
fn twice(name: &str, page: &str, other: &str) -> Diagnostic {
    let one = Diagnostic::error("page-name").form("twice").arg("name", short(name));
    let one = one.arg("page", short(page)).arg("other", short(other));
    let by_label = compared(page) == compared(other);
    one.mend_by(if by_label { "help-labels" } else { "help-twice" })
}

/// The pattern that holds: that of the folder, which nobody may change on the way.
fn pattern(asked: Option<&Pattern>, known: Option<&Manifest>) -> Result<Pattern, Diagnostic> {
    match (asked, known) {
        (Some(asked), Some(known)) if known.name != asked.text() => {
            let one = Diagnostic::error("manifest-of-another").form("name").mend_by("help-name");
            Err(one.arg("given", known.name.as_str()).arg("wanted", asked.text()))
        }
        (Some(asked), _) => Ok(asked.clone()),
        (None, known) => Pattern::read(known.map_or(DEFAULT, |known| &known.name)),
    }
}

/// The stories of a page, each once.
fn stories(edition: &Edition, spec: &PageSpec) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for used in &spec.slots {
        let name = &edition.stories()[used.story].id;
        if !all.contains(name) {
            all.push(name.clone());
        }
    }
    all
}

/// What a page is told by in the name of its file.
fn told(edition: &Edition, spec: &PageSpec, (date, profile): (&str, Profile)) -> Told {
    Told {
        paper: edition.paper().name.clone(),
        date: date.to_owned(),
        number: edition.paper().number().to_owned(),
        section: spec.section.clone(),
        page: spec.typed_label(),
        profile: profile.name(),
    }
}
