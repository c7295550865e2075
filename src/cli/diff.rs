//! `banxin diff`: which pages of an edition are to be printed anew after a change, from which plates, and what changed on them.

mod machine;
mod message;
mod person;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;

use super::channel::refuse;
use super::order::Terms;
use super::output::{Leave, Place};
use super::progress::Progress;
use super::reading::{HouseChoice, Reading, edition};
use super::status::Status;
use super::voice::Voice;
use crate::diag::{Diagnostic, Sources, any_error};
use crate::diff::{Drawing, Legend};
use crate::edition::Ticket;
use crate::reading::is_file_name;
use crate::stock::{Compared, Stock};
use crate::words::Words;
use crate::{Composed, Loaded};

#[derive(Debug, Args)]
pub(super) struct Diff {
    #[arg(value_name = "EDITION", value_parser = edition())]
    earlier: PathBuf,
    #[arg(value_name = "EDITION", value_parser = edition())]
    later: PathBuf,
    #[command(flatten)]
    house: HouseChoice,
    #[command(flatten)]
    terms: Terms,
    #[arg(long, value_name = "FOLDER")]
    picture: Option<PathBuf>,
    #[arg(long, requires = "picture")]
    force: bool,
}

impl Diff {
    pub(super) fn run(self, voice: Voice) -> Status {
        self.compared(voice).map_or_else(|status| status, |()| Status::Done)
    }

    /// An edition with errors is never printed: nothing is compared with it.
    fn compared(&self, voice: Voice) -> Result<(), Status> {
        let [earlier, later] = [&self.earlier, &self.later]
            .map(|folder| Reading { folder: folder.clone(), house: self.house.clone() });
        earlier.folder_is_there(voice)?;
        later.folder_is_there(voice)?;
        // Both are read whole: a page may be in one alone, and a story may have gone to a page that nobody asks for.
        let asked = self.terms.ticket(voice)?;
        let ticket = Ticket { pages: None, ..asked.clone() };
        if let Some(folder) = &self.picture {
            // Before any work that would be done for nothing.
            Place::of(&folder.join("1.svg"), self.leave()).map_err(|why| refuse(why, voice))?;
        }
        let shop = self.terms.shop(earlier.stock());
        let shop = shop.map_err(|found| self.terms.told(found, &Sources::default(), voice))?;
        let mut progress = Progress::new(voice);
        progress.step("step-reading");
        // What is wrong with either is told in one run.
        let [old, new] = [&earlier, &later].map(|one| loaded((shop.stock(), &ticket), &one.folder));
        progress.clear();
        let (old, old_sources, new, new_sources) = match (old, new) {
            (Ok((old, old_sources)), Ok((new, new_sources))) => (old, old_sources, new, new_sources),
            (old, new) => {
                let ended = [old, new].map(|one| {
                    let (found, sources) =
                        one.map_or_else(|faults| faults, |(one, of)| (one.compose().found, of));
                    self.terms.told(found, &sources, voice)
                });
                return Err(worst(ended));
            }
        };
        let read: Vec<PathBuf> = [(&old, &old_sources), (&new, &new_sources)]
            .into_iter()
            .flat_map(|(loaded, sources)| sources.paths().chain(loaded.files()).map(Path::to_path_buf))
            .collect();
        Place::Stdout.spares(read.iter().map(PathBuf::as_path)).map_err(|why| refuse(why, voice))?;
        if let Some(choice) = &asked.pages {
            // Nothing is composed for a page that neither has.
            old.edition.wanted_beside(&new.edition, choice).map_err(|why| refuse(why, voice))?;
        }
        progress.step("step-composing");
        let old = old.compose();
        let new = new.compose();
        shop.warn_of_unconfined(&mut progress, voice);
        progress.clear();
        let ended = [
            self.terms.told(old.found.clone(), &old_sources, voice),
            self.terms.told(new.found.clone(), &new_sources, voice),
        ];
        let worst = worst(ended);
        if worst != Status::Done {
            return Err(worst);
        }
        self.tell((&old, &new), &asked, &read, voice)
    }

    fn tell(
        &self,
        (old, new): (&Composed<'_>, &Composed<'_>),
        ticket: &Ticket,
        read: &[PathBuf],
        voice: Voice,
    ) -> Result<(), Status> {
        let compared = Compared::of(old, new, ticket.pages.as_ref()).map_err(|why| refuse(why, voice))?;
        let drawings = match &self.picture {
            Some(_) => compared.draw(&legend(voice)),
            None => Vec::new(),
        };
        let names = names(&drawings);
        let difference = &compared.difference;
        let text = if voice.is_json() {
            machine::report([&self.earlier, &self.later], difference, &names, voice)
        } else {
            person::report(difference, voice)
        };
        let written = Place::Stdout.write(text.as_bytes()).and_then(|()| {
            let folder = self.picture.iter();
            folder.flat_map(|folder| names.iter().map(|name| folder.join(name)).zip(&drawings)).try_for_each(
                |(path, drawing)| {
                    let place = Place::of(&path, self.leave())?;
                    place.spares(read.iter().map(PathBuf::as_path))?;
                    place.write(drawing.svg.as_bytes())
                },
            )
        });
        written.map_err(|why| refuse(why, voice))
    }

    /// What may be done for the sake of pictures.
    fn leave(&self) -> Leave {
        Leave { force: self.force, ..Leave::default() }
    }
}

/// An edition that is loaded; or all that is wrong with it.
fn loaded(
    (stock, ticket): (&Stock, &Ticket),
    folder: &Path,
) -> Result<(Loaded, Sources), (Vec<Diagnostic>, Sources)> {
    let mut sources = Sources::default();
    match stock.load_for(ticket, folder, &mut sources) {
        Ok(loaded) if any_error(&loaded.found) => Err((loaded.compose().found, sources)),
        Ok(loaded) => Ok((loaded, sources)),
        Err(found) => Err((found, sources)),
    }
}

/// How two editions end together.
fn worst(ended: [Status; 2]) -> Status {
    ended.into_iter().max().unwrap_or(Status::Done)
}

fn legend(voice: Voice) -> Legend {
    let [earlier, later, both] =
        ["earlier", "later", "both"].map(|part| voice.say(&Words::part("diff-legend", part)));
    Legend { earlier, later, both }
}

/// The names of the files of pictures: those of their pages, where files can be called so, else their places.
fn names(drawings: &[Drawing]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let name = |(place, drawing): (usize, &Drawing)| {
        let (own, other) = (format!("{}.svg", drawing.label), format!("~{place}.svg"));
        // Some systems make no difference between capitals and small letters.
        let free = is_file_name(&own) && taken.insert(own.to_lowercase());
        if free { own } else { other }
    };
    (1..).zip(drawings).map(name).collect()
}
