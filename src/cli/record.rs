//! `banxin record`: the printed lines of pages, as JSON.

use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

use clap::Args;

use super::apart::page_of_file;
use super::channel::{refuse, tell};
use super::output::{Leave, Place, STDOUT};
use super::progress::Progress;
use super::reading::{HouseChoice, Reading, edition};
use super::status::{Status, WRONG_USAGE};
use super::voice::Voice;
use crate::diag::{Diagnostic, Sources};
use crate::edition::{Edition, PageChoice, Story};
use crate::part::PerPart;
use crate::record::{
    FileKind, KnownStory, ReadPage, Recorded, aligned_text, bytes_of, from_scraps, from_text, kind_at,
    to_json, unreadable, utf8,
};
use crate::report::escaped;

/// All pages, by the word for them.
const ALL: &str = "all";

#[derive(Debug, Args)]
pub(super) struct Record {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long, value_name = "N")]
    page: Option<NonZeroU32>,
    #[arg(long, value_name = "PAGES", conflicts_with = "page")]
    pages: Option<String>,
    #[arg(long, value_name = "EDITION", value_parser = edition())]
    edition: Option<PathBuf>,
    #[arg(long, value_name = "FOLDER", requires = "edition")]
    house: Option<PathBuf>,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[arg(long)]
    force: bool,
}

impl Record {
    pub(super) fn run(self, voice: Voice) -> Status {
        if let Some(reading) = self.reading()
            && let Err(status) = reading.folder_is_there(voice)
        {
            return status;
        }
        // Before any work that would be done for nothing.
        let place = match self.place() {
            Ok(place) => place,
            Err(why) => return refuse(why, voice),
        };
        let mut progress = Progress::new(voice);
        progress.step("step-reading");
        let mut sources = Sources::default();
        let mut found = Vec::new();
        let recorded = self.recorded(&place, &mut sources, &mut found, voice);
        progress.clear();
        tell(&mut found, &sources, voice);
        let Some(recorded) = recorded else { return Status::after(&found) };
        let json = to_json(&recorded);
        let written = match place {
            Place::Stdout => place.write(escaped(&json).as_bytes()),
            Place::File(_) => place.write(json.as_bytes()).and_then(|()| place.announce(voice)),
        };
        written.map_or_else(|why| refuse(why, voice), |()| Status::Done)
    }

    /// The edition whose stories the page prints.
    fn reading(&self) -> Option<Reading> {
        let house = HouseChoice { house: self.house.clone() };
        self.edition.clone().map(|folder| Reading { folder, house })
    }

    /// Where the record goes.
    fn place(&self) -> Result<Place, Diagnostic> {
        let output = self.output.as_deref().unwrap_or(Path::new(STDOUT));
        let place = Place::of(output, Leave { force: self.force, folder: false })?;
        place.spares([self.file.as_path()])?;
        Ok(place)
    }

    fn recorded(
        &self,
        place: &Place,
        sources: &mut Sources,
        found: &mut Vec<Diagnostic>,
        voice: Voice,
    ) -> Option<Recorded> {
        let known = match self.reading() {
            Some(reading) => Some(known(&reading, place, sources, found)?),
            None => None,
        };
        place.takes_its_like("json", b"{").map_err(|one| found.push(one)).ok()?;
        let read = self.read(known.as_deref(), sources, found, voice);
        let recorded = read.map_err(|one| found.push(one)).ok()?;
        if recorded.articles.is_empty() {
            let one = Diagnostic::error("nothing-recorded").arg("path", self.file.as_path());
            let one = match (&self.edition, recorded.other.is_empty()) {
                (Some(_), false) => one.mend_by("help-edition"),
                _ => one,
            };
            found.push(unreadable(one, &self.file, sources));
            return None;
        }
        found.extend(doubtful(&recorded));
        Some(recorded)
    }

    fn read(
        &self,
        known: Option<&[KnownStory]>,
        sources: &mut Sources,
        found: &mut Vec<Diagnostic>,
        voice: Voice,
    ) -> Result<Recorded, Diagnostic> {
        let path = &self.file;
        let kind = kind_at(path, sources)?;
        if (self.page.is_some() || self.pages.is_some()) && kind != FileKind::Pdf {
            let one = Diagnostic::error(WRONG_USAGE).form("page-of-text").mend_by("help-page-of-text");
            return Err(one.arg("path", path.as_path()));
        }
        match kind {
            FileKind::Pdf => {
                let pages = self.read_pages(sources, voice)?;
                let unread: usize = pages.iter().map(|(_, page)| page.unread).sum();
                if unread > 0 {
                    found.push(Diagnostic::warning("lines-not-read").arg("count", unread));
                }
                Ok(match known {
                    Some(known) => {
                        let note =
                            pages.first().map(|(_, page)| page.recorded.note.clone()).unwrap_or_default();
                        let pages = pages.into_iter().map(|(number, page)| (number, page.scraps));
                        let recorded = from_scraps(&pages.collect::<Vec<_>>(), known);
                        Recorded { note: format!("{note} {}", recorded.note), ..recorded }
                    }
                    None => Recorded::of_pages(
                        pages.into_iter().map(|(number, page)| (number, page.recorded)).collect(),
                    ),
                })
            }
            FileKind::Text => {
                let bytes = bytes_of(path, kind, sources)?;
                let text = utf8(path, bytes, sources)?;
                Ok(match known {
                    Some(known) => aligned_text(&text, known),
                    None => from_text(&text),
                })
            }
            FileKind::Json => {
                let one = Diagnostic::error("already-recorded").arg("path", path.as_path());
                Err(unreadable(one, path, sources))
            }
        }
    }

    /// The pages that are asked for, each with its number; the only one of a file needs none.
    fn read_pages(
        &self,
        sources: &mut Sources,
        voice: Voice,
    ) -> Result<Vec<(Option<u32>, ReadPage)>, Diagnostic> {
        let choice = self.choice()?;
        let path = &self.file;
        // Any page says how many there are.
        let first = page_of_file(path, self.page.map_or(1, NonZeroU32::get), sources, voice)?;
        let count = u32::try_from(first.pages).unwrap_or(u32::MAX);
        if self.page.is_some() || self.pages.is_none() && count == 1 {
            return Ok(vec![(None, first)]);
        }
        let wanted = match &choice {
            Some(choice) => choice.of_file(count).map_err(|absent| {
                let one = Diagnostic::error("no-such-page").arg("pages", count).arg("page", absent);
                unreadable(one.arg("path", path.as_path()), path, sources)
            })?,
            None => (1..=count).collect(),
        };
        let mut pages = Vec::with_capacity(wanted.len());
        let mut first = Some(first);
        for number in wanted {
            let page = match first.take().filter(|_| number == 1) {
                Some(first) => first,
                None => page_of_file(path, number, sources, voice)?,
            };
            pages.push((Some(number), page));
        }
        Ok(pages)
    }

    /// Which pages are wanted; nothing, where all are.
    fn choice(&self) -> Result<Option<PageChoice>, Diagnostic> {
        let Some(text) = self.pages.as_deref().filter(|text| *text != ALL) else { return Ok(None) };
        PageChoice::read(text).map(Some).ok_or_else(|| {
            let one = Diagnostic::error(WRONG_USAGE).form("pages-unclear").mend_by("help-pages-of-file");
            one.arg("given", text)
        })
    }
}

/// The stories of an edition, if it can be read and the record goes over none of its files.
fn known(
    reading: &Reading,
    place: &Place,
    sources: &mut Sources,
    found: &mut Vec<Diagnostic>,
) -> Option<Vec<KnownStory>> {
    let (edition, warnings) =
        crate::edition::load(reading.origin(), sources).map_err(|errors| found.extend(errors)).ok()?;
    found.extend(warnings);
    let spared = place.spares(sources.paths().chain(edition.files()));
    spared.map_err(|why| found.push(why)).ok()?;
    Some(known_stories(&edition))
}

/// Says how much of a record is doubtful.
fn doubtful(recorded: &Recorded) -> Option<Diagnostic> {
    let articles = &recorded.articles;
    let lines = || articles.iter().flat_map(|article| article.columns.iter().flatten());
    let doubted = lines().filter(|line| line.doubt.is_some()).count();
    let stories = articles.iter().filter(|article| article.doubt.is_some()).count();
    if doubted + stories == 0 {
        return None;
    }
    let (all, of) = (lines().count(), articles.len());
    let one = Diagnostic::warning("doubtful").arg("lines", doubted).arg("all_lines", all);
    Some(one.arg("stories", stories).arg("all_stories", of))
}

/// An edition's stories as plain text, for lines to be matched with.
fn known_stories(edition: &Edition) -> Vec<KnownStory> {
    let known = |story: &Story| KnownStory {
        id: story.id.clone(),
        head: PerPart::each(|part| story.head[part].iter().map(|copy| copy.text.as_str()).collect()),
        dateline: story.dateline.as_ref().map(|copy| copy.text.clone()),
        byline: story.byline.as_ref().map(|copy| copy.text.clone()),
        paragraphs: story.body.iter().map(|block| block.copy.text.clone()).collect(),
    };
    edition.stories().iter().map(known).collect()
}
