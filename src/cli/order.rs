//! An edition as it is ordered, from its folder to its pages, with all diagnostics reported: what all commands have in
//! common that compose it for a press.

use std::path::PathBuf;

use clap::Args;

use super::apart::pictures;
use super::channel::{note, refuse, tell};
use super::output::Place;
use super::progress::Progress;
use super::reading::Reading;
use super::signals;
use super::status::{Status, WRONG_USAGE};
use super::voice::Voice;
use crate::Composed;
use crate::diag::{Diagnostic, Sources, any_error};
use crate::edition::{PageChoice, Ticket};

/// Which edition, which of its pages, for which press.
#[derive(Debug, Args)]
pub(super) struct Order {
    #[command(flatten)]
    reading: Reading,
    #[arg(long, value_name = "PAGES")]
    pages: Option<String>,
    #[arg(long, value_name = "CONDITION")]
    condition: Option<String>,
    #[arg(long, value_name = "FOLDER")]
    cache: Option<PathBuf>,
    #[arg(long)]
    strict: bool,
}

impl Order {
    /// The name of the edition's folder.
    pub(super) fn name(&self) -> String {
        crate::reading::name_of(&self.reading.folder)
    }

    /// Whether there is a folder to read; says why, if not.
    pub(super) fn folder_is_there(&self, voice: Voice) -> Result<(), Status> {
        self.reading.folder_is_there(voice)
    }

    /// What the press room orders.
    pub(super) fn ticket(&self, voice: Voice) -> Result<Ticket, Status> {
        let read = |text: &String| {
            PageChoice::read(text).ok_or_else(|| {
                let one = Diagnostic::error(WRONG_USAGE).form("pages-unclear").mend_by("help-pages-unclear");
                refuse(one.arg("given", text.as_str()), voice)
            })
        };
        let pages = self.pages.as_ref().map(read).transpose()?;
        Ok(Ticket { condition: self.condition.clone(), pages, ..Ticket::default() })
    }

    /// What is made of the edition once it is composed, all of whose diagnostics are reported; and how that ends.
    pub(super) fn made<T>(
        &self,
        ticket: &Ticket,
        place: Option<&Place>,
        maker: impl FnOnce(&Composed<'_>, &Sources, &mut Progress) -> Result<T, Vec<Diagnostic>>,
        voice: Voice,
    ) -> (Option<T>, Status) {
        let mut sources = Sources::default();
        let mut found = Vec::new();
        let made = self.composed(ticket, place, &mut sources, &mut found, maker, voice);
        tell(&mut found, &sources, if self.strict { voice.for_warnings() } else { voice });
        let status = if any_error(&found) {
            Status::after(&found)
        } else if self.strict && !found.is_empty() {
            refuse(Diagnostic::error("strict"), voice)
        } else {
            Status::Done
        };
        (made, status)
    }

    fn composed<T>(
        &self,
        ticket: &Ticket,
        place: Option<&Place>,
        sources: &mut Sources,
        found: &mut Vec<Diagnostic>,
        maker: impl FnOnce(&Composed<'_>, &Sources, &mut Progress) -> Result<T, Vec<Diagnostic>>,
        voice: Voice,
    ) -> Option<T> {
        let mut progress = Progress::new(voice);
        progress.step("step-reading");
        let apart = pictures();
        let stock = self.reading.stock().reading_by(apart.readers());
        let stock = match &self.cache {
            Some(folder) => {
                signals::remove_partials_on_signals();
                stock.keeping_pictures_in(folder).map_err(|faults| found.extend(faults.found)).ok()?
            }
            None => stock,
        };
        let loaded = stock.load_for(ticket, &self.reading.folder, sources);
        let loaded = loaded.map_err(|errors| found.extend(errors)).ok()?;
        // Before any work that would be done for nothing.
        let spared = place.map_or(Ok(()), |place| {
            place.spares(sources.paths().chain(loaded.files()))?;
            place.takes_its_like("pdf", b"%PDF")
        });
        if let Err(one) = spared {
            found.extend(loaded.found);
            found.push(one);
            return None;
        }
        progress.step("step-composing");
        let composed = loaded.compose();
        found.extend_from_slice(&composed.found);
        if cfg!(target_os = "linux") && apart.confined().is_some_and(|confined| !confined.holds()) {
            progress.clear();
            note(Diagnostic::warning("pictures-unconfined"), voice);
        }
        maker(&composed, sources, &mut progress).map_err(|faults| found.extend(faults)).ok()
    }
}
