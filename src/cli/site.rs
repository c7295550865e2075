//! `banxin export --to site`: an issue goes into a site that may have others.

use std::path::Path;

use super::channel::refuse;
use super::order::Order;
use super::output::GrowingPlace;
use super::progress::Progress;
use super::status::Status;
use super::voice::Voice;
use crate::diag::{Diagnostic, Sources};
use crate::edition::Ticket;
use crate::export;
use crate::save::FolderLock;
use crate::site::{INDEX, Shelf};
use crate::{Composed, Loaded};

/// Puts the issue into the site at a path, whose folder is the program's own to make where nobody typed its name.
pub(super) fn run(
    order: &Order,
    ticket: &Ticket,
    (path, own): (&Path, bool),
    voice: Voice,
) -> Result<(), Status> {
    // Issues of one site are made one after the other.
    let _one_at_a_time = path
        .parent()
        .map(|folder| FolderLock::of(if folder.as_os_str().is_empty() { Path::new(".") } else { folder }));
    let site = GrowingPlace::of(path, own, INDEX).map_err(|why| refuse(why, voice))?;
    let export = |composed: &Composed<'_>, _: &Sources, progress: &mut Progress, ()| {
        is_of_paper(&site, &composed.composition.about.paper)?;
        progress.step("step-making");
        export::site(composed, &|name| site.read(name)).map_err(|faults| {
            // What is wrong with the edition has been told.
            if faults.found == composed.found { Vec::new() } else { faults.found }
        })
    };
    let before = |_: &Loaded, _: &Sources| Ok(());
    let files = match order.made(ticket, before, export, voice) {
        (Some(files), Status::Done) => files,
        (_, Status::Done) => return Err(Status::Machine),
        (_, status) => return Err(status),
    };
    let mut progress = Progress::new(voice);
    progress.step("step-writing");
    let written = site.take(files);
    drop(progress);
    written.and_then(|()| site.announce(voice)).map_err(|why| refuse(why, voice))
}

/// A site has one paper.
fn is_of_paper(site: &GrowingPlace, paper: &str) -> Result<(), Vec<Diagnostic>> {
    let other = site.read(INDEX).and_then(|bytes| Shelf::read(&bytes)).filter(|shelf| shelf.paper != paper);
    other.map_or(Ok(()), |shelf| {
        let one = Diagnostic::error("folder-taken").form("of-paper").arg("path", site.asked());
        Err(vec![one.arg("paper", shelf.paper.as_str())])
    })
}
