//! `banxin record`: the printed lines of a page, as JSON.

use std::fs::File;
use std::io::Read;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::Args;

use super::apart::read_page;
use super::channel::{Format, refuse};
use super::json::escaped;
use super::output::{Leave, Place, STDOUT};
use super::progress::Progress;
use super::reading::Reading;
use super::status::{Status, WRONG_USAGE};
use crate::diag::{CANNOT_READ, Diagnostic, Sources};
use crate::edition::{Edition, Story};
use crate::record::{
    FileKind, KnownStory, Recorded, align, aligned_text, bytes_of, from_text, is_file, kind_of, to_json,
    unreadable, utf8,
};

#[derive(Debug, Args)]
pub(super) struct Record {
    /// A PDF, or a text file of printed lines with blank lines between columns and paragraphs
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The page of a PDF, from 1 [default: 1]
    #[arg(long, value_name = "N")]
    page: Option<NonZeroUsize>,
    /// The edition whose stories the page prints, to tell them apart by
    #[arg(long, value_name = "EDITION")]
    edition: Option<PathBuf>,
    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace a file that is write-protected
    #[arg(long)]
    force: bool,
    /// How diagnostics are written
    #[arg(long, value_enum, default_value_t, ignore_case = true)]
    format: Format,
}

impl Record {
    pub(super) fn run(self) -> Status {
        let reading = Reading { folder: self.edition.clone().unwrap_or_default(), format: self.format };
        if self.edition.is_some()
            && let Err(status) = reading.folder_is_there()
        {
            return status;
        }
        // Before any work that would be done for nothing.
        let place = match self.place() {
            Ok(place) => place,
            Err(why) => return refuse(why, self.format),
        };
        let mut progress = Progress::new(self.format);
        progress.step("reading");
        let mut sources = Sources::default();
        let mut found = Vec::new();
        let recorded = self.recorded(&mut sources, &mut found).filter(|_| {
            // What of the edition was read is known only now.
            let spared = place.spares(sources.paths());
            spared.map_err(|why| found.push(why)).is_ok()
        });
        progress.clear();
        reading.report(&mut found, &sources);
        let Some(recorded) = recorded else { return Status::after(&found) };
        let json = to_json(&recorded);
        let written = match place {
            Place::Stdout => place.write(escaped(&json).as_bytes()),
            Place::File(_) => place.write(json.as_bytes()).and_then(|()| place.announce()),
        };
        written.map_or_else(|why| refuse(why, self.format), |()| Status::Done)
    }

    /// Where the record goes.
    fn place(&self) -> Result<Place, Diagnostic> {
        let output = self.output.as_deref().unwrap_or(Path::new(STDOUT));
        let place = Place::of(output, Leave { force: self.force, folder: false })?;
        place.spares([self.file.as_path()])?;
        Ok(place)
    }

    fn recorded(&self, sources: &mut Sources, found: &mut Vec<Diagnostic>) -> Option<Recorded> {
        let known = match &self.edition {
            Some(folder) => Some(known(folder, sources, found)?),
            None => None,
        };
        let read = self.read(known.as_deref(), sources, found);
        let recorded = read.map_err(|one| found.push(one)).ok()?;
        if recorded.articles.is_empty() {
            let name = self.file.display();
            let one = Diagnostic::error("nothing-recorded", format!("no story was found in {name}"));
            let help = match (&self.edition, recorded.other.is_empty()) {
                (Some(_), false) => {
                    "is it the right edition, and the right page? without --edition its lines are told apart by their places"
                }
                _ => "a scanned page has no text of its own: give the recognised lines as a text file",
            };
            found.push(unreadable(one.help(help), &self.file, sources));
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
    ) -> Result<Recorded, Diagnostic> {
        let path = &self.file;
        let kind = self.kind(sources)?;
        if self.page.is_some() && kind != FileKind::Pdf {
            let message = format!("--page is for a PDF, and {} is none", path.display());
            return Err(
                Diagnostic::error(WRONG_USAGE, message).help("leave --page out: a text is read whole")
            );
        }
        match kind {
            FileKind::Pdf => {
                let (recorded, unread) = read_page(path, self.page.map_or(1, NonZeroUsize::get), sources)?;
                if unread > 0 {
                    let message =
                        format!("{unread} glyphs are turned or run down, and are not in the record");
                    let one = Diagnostic::warning("lines-not-read", message);
                    found.push(one.help("only lines that run across are read"));
                }
                Ok(match known {
                    Some(known) => align(&recorded, known),
                    None => recorded,
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
                let one = Diagnostic::error("already-recorded", format!("{} is JSON", path.display()));
                let help = "`banxin match` and `banxin fit` read a recorded page as it is";
                Err(unreadable(one.help(help), path, sources))
            }
        }
    }

    /// What the file holds, by its beginning.
    fn kind(&self, sources: &mut Sources) -> Result<FileKind, Diagnostic> {
        is_file(&self.file, sources)?;
        let mut first = Vec::new();
        let read = File::open(&self.file).and_then(|file| file.take(1024).read_to_end(&mut first));
        read.map_err(|error| {
            let message = format!("{} can't be read: {error}", self.file.display());
            unreadable(Diagnostic::error(CANNOT_READ, message), &self.file, sources)
        })?;
        Ok(kind_of(&self.file, &first))
    }
}

/// The stories of the edition in a folder, if it can be read.
fn known(folder: &Path, sources: &mut Sources, found: &mut Vec<Diagnostic>) -> Option<Vec<KnownStory>> {
    match crate::edition::load(folder, sources) {
        Ok((edition, warnings)) => {
            found.extend(warnings);
            Some(known_stories(&edition))
        }
        Err(errors) => {
            found.extend(errors);
            None
        }
    }
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
    let message = format!("{doubted} of {all} lines and {stories} of {of} stories are doubtful");
    Some(Diagnostic::warning("doubtful", message).help("see `doubt` in the record, and correct it by hand"))
}

/// An edition's stories as plain text, for lines to be matched with.
fn known_stories(edition: &Edition) -> Vec<KnownStory> {
    let known = |story: &Story| KnownStory {
        id: story.id.clone(),
        kicker: story.kicker.as_ref().map(|copy| copy.text.clone()),
        headline: story.headline.iter().map(|copy| copy.text.clone()).collect(),
        deck: story.deck.as_ref().map(|copy| copy.text.clone()),
        dateline: story.dateline.as_ref().map(|copy| copy.text.clone()),
        byline: story.byline.as_ref().map(|copy| copy.text.clone()),
        paragraphs: story.body.iter().map(|block| block.copy.text.clone()).collect(),
    };
    edition.stories.iter().map(known).collect()
}
