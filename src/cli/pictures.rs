//! `banxin pictures`: what each picture of an edition is, and how it is printed.

mod machine;
mod person;

use clap::Args;

use super::channel::refuse;
use super::order::{Order, spared};
use super::output::Place;
use super::progress::Progress;
use super::status::Status;
use super::voice::Voice;
use crate::Composed;
use crate::diag::Sources;

#[derive(Debug, Args)]
pub(super) struct Pictures {
    #[command(flatten)]
    order: Order,
}

impl Pictures {
    pub(super) fn run(self, voice: Voice) -> Status {
        self.listed(voice).unwrap_or_else(|status| status)
    }

    /// How it ends, where the list was written: of an edition with errors as well, since those may be of its pictures.
    fn listed(&self, voice: Voice) -> Result<Status, Status> {
        self.order.folder_is_there(voice)?;
        let ticket = self.order.ticket(voice)?;
        let list = |composed: &Composed<'_>, _: &Sources, _: &mut Progress, ()| {
            let total_ink = composed.press().map(|press| press.limits.total_ink);
            Ok((composed.pictures.clone(), total_ink))
        };
        let (list, status) = self.order.made(&ticket, spared(Some(&Place::Stdout)), list, voice);
        let (prints, total_ink) = list.ok_or(status)?;
        let text = if voice.is_json() {
            machine::lines(&prints, total_ink)
        } else {
            person::table(&prints, total_ink, voice)
        };
        Place::Stdout.write(text.as_bytes()).map_err(|why| refuse(why, voice))?;
        Ok(status)
    }
}
