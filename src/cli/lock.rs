//! `banxin lock`: what an edition is made from and what comes out, for whoever makes it again.

use std::path::PathBuf;

use clap::Args;

use super::channel::refuse;
use super::order::Order;
use super::output::{FolderPlace, Leave, Place};
use super::press::ProfileName;
use super::progress::Progress;
use super::reading::Reading;
use super::status::{Status, WRONG_USAGE};
use super::voice::Voice;
use crate::bag::{self, Contents};
use crate::diag::{Diagnostic, Sources, any_error};
use crate::edition::{Paper, Ticket};
use crate::lock::{self, BEGIN, Inputs, LOCK, Terms, is_path};
use crate::reading::Places;
use crate::write::pdf::Profile;
use crate::{Composed, Loaded, PressFile};

#[derive(Debug, Args)]
pub(super) struct Lock {
    #[command(flatten)]
    edition: Reading,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[arg(long, value_name = "FOLDER", conflicts_with = "output")]
    bag: Option<PathBuf>,
    #[arg(long, value_name = "NAME", value_enum)]
    profile: Option<ProfileName>,
    #[arg(long, value_name = "CONDITION")]
    condition: Option<String>,
    #[arg(long, value_name = "FOLDER")]
    cache: Option<PathBuf>,
    #[arg(long)]
    strict: bool,
    #[arg(long)]
    force: bool,
}

/// An edition that is locked.
struct Locked {
    lock: lock::Lock,
    inputs: Inputs,
    paper: Paper,
    file: PressFile,
}

impl Lock {
    pub(super) fn run(self, voice: Voice) -> Status {
        self.done(voice).err().unwrap_or(Status::Done)
    }

    fn done(self, voice: Voice) -> Result<(), Status> {
        let Self { edition, output, bag, profile, condition, cache, strict, force } = self;
        let terms = Terms { profile: profile.unwrap_or_default().named(), condition };
        is_of_the_house(&terms).map_err(|why| refuse(why, voice))?;
        let order = Order::whole(edition, terms.condition.clone(), cache, strict);
        order.folder_is_there(voice)?;
        let refused = |why| refuse(why, voice);
        // Before any work that would be done for nothing.
        if let Some(folder) = bag {
            let place = FolderPlace::of(&folder).map_err(refused)?;
            let locked = locked(&order, &terms, None, voice)?;
            return locked.pack(&place).and_then(|()| place.announce(voice)).map_err(refused);
        }
        let path = output.unwrap_or_else(|| order.folder().join(LOCK));
        let place = Place::of(&path, Leave { force, folder: false }).map_err(refused)?;
        let Locked { lock, .. } = locked(&order, &terms, Some(&place), voice)?;
        let written = place.write(lock.text().as_bytes()).and_then(|()| place.announce(voice));
        written.map_err(refused)
    }
}

impl Locked {
    /// Packs it into a bag.
    fn pack(&self, place: &FolderPlace) -> Result<(), Diagnostic> {
        let Self { lock, inputs, paper, file } = self;
        bag::pack(place.place(), &Contents { lock, inputs, paper, outputs: &[file] })
    }
}

/// A condition by the path of a file is of this machine: nobody elsewhere would find it.
fn is_of_the_house(terms: &Terms) -> Result<(), Diagnostic> {
    if terms.condition.as_deref().is_some_and(is_path) {
        return Err(Diagnostic::error(WRONG_USAGE).form("lock-condition").mend_by("help-lock-condition"));
    }
    Ok(())
}

/// Locks an edition, for a place, if there is one, that is none of its own files; or why that can't be. Diagnostics have been
/// reported.
fn locked(order: &Order, terms: &Terms, place: Option<&Place>, voice: Voice) -> Result<Locked, Status> {
    let for_press = terms.profile != Profile::Proof;
    let ticket = Ticket { for_press, ..order.ticket(voice)? };
    let places = Places::of(&order.origin());
    let before = |loaded: &Loaded, sources: &Sources| {
        let spared = place.map_or(Ok(()), |place| {
            place.spares(sources.paths().chain(loaded.files()))?;
            place.takes_what_begins(BEGIN.as_bytes())
        });
        spared.map_err(|one| vec![one])?;
        // What is wrong with the edition is told first.
        if any_error(&loaded.found) { Ok(None) } else { Inputs::of(&places, Some(loaded), sources).map(Some) }
    };
    let maker = |composed: &Composed<'_>, _: &Sources, progress: &mut Progress, inputs: Option<Inputs>| {
        let is_unfit = any_error(&composed.found) || order.is_refused(&composed.found);
        let Some(inputs) = inputs.filter(|_| !is_unfit) else { return Err(Vec::new()) };
        progress.step("step-making");
        let (lock, file) = lock::lock(composed, &inputs, terms).map_err(|faults| faults.found)?;
        Ok(Locked { lock, inputs, paper: composed.edition().paper().clone(), file })
    };
    let (locked, status) = order.made(&ticket, before, maker, voice);
    if status == Status::Done { locked.ok_or(Status::Machine) } else { Err(status) }
}
