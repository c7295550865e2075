//! An edition as it is ordered, from its folder to its pages, with all diagnostics reported: what all commands have in
//! common that compose it for a press.

use std::path::{Path, PathBuf};

use clap::Args;

use super::channel::{refuse, tell};
use super::output::Place;
use super::progress::Progress;
use super::reading::Reading;
use super::shop::Shop;
use super::status::{Status, WRONG_USAGE};
use super::voice::Voice;
use crate::diag::{Diagnostic, Sources, any_error};
use crate::edition::{PageChoice, Ticket};
use crate::split::{self, LastGood};
use crate::{Composed, Loaded, Origin, Stock};

/// Which edition, which of its pages, for which press.
#[derive(Debug, Args)]
pub(super) struct Order {
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    terms: Terms,
}

/// How an edition is ordered, whichever it is.
#[derive(Debug, Args)]
pub(super) struct Terms {
    #[arg(long, value_name = "PAGES")]
    pages: Option<String>,
    #[arg(long, value_name = "CONDITION")]
    condition: Option<String>,
    #[arg(long, value_name = "FOLDER")]
    cache: Option<PathBuf>,
    #[arg(long)]
    strict: bool,
}

impl Terms {
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

    /// Whether what was found, be it warnings alone, keeps anything from being written.
    pub(super) fn is_refused(&self, found: &[Diagnostic]) -> bool {
        self.strict && !found.is_empty()
    }

    /// A shop with a stock and the folder that pictures are kept in, where one is named.
    ///
    /// # Errors
    /// There is no such folder.
    pub(super) fn shop(&self, stock: Stock) -> Result<Shop, Vec<Diagnostic>> {
        Shop::keeping(stock, self.cache.as_deref())
    }

    /// Reports what was found in an edition, and how that ends.
    pub(super) fn told(&self, mut found: Vec<Diagnostic>, sources: &Sources, voice: Voice) -> Status {
        tell(&mut found, sources, if self.strict { voice.for_warnings() } else { voice });
        if any_error(&found) {
            Status::after(&found)
        } else if self.strict && !found.is_empty() {
            refuse(Diagnostic::error("strict"), voice)
        } else {
            Status::Done
        }
    }
}

impl Order {
    /// Some pages of an edition, for its own press; all, where nobody says.
    pub(super) const fn own(reading: Reading, pages: Option<String>, cache: Option<PathBuf>) -> Self {
        Self { reading, terms: Terms { pages, condition: None, cache, strict: false } }
    }

    /// All of an edition, for the press that is named.
    pub(super) const fn whole(
        reading: Reading,
        condition: Option<String>,
        cache: Option<PathBuf>,
        strict: bool,
    ) -> Self {
        Self { reading, terms: Terms { pages: None, condition, cache, strict } }
    }

    /// The edition, with its house.
    pub(super) fn origin(&self) -> Origin {
        self.reading.origin()
    }

    /// The folder of the edition.
    pub(super) fn folder(&self) -> &Path {
        &self.reading.folder
    }

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
        self.terms.ticket(voice)
    }

    /// As [`Terms::is_refused`].
    pub(super) fn is_refused(&self, found: &[Diagnostic]) -> bool {
        self.terms.is_refused(found)
    }

    /// What is made of the edition once it is composed, all of whose diagnostics are reported; and how that ends. What is
    /// looked at before that is work which would be done for nothing otherwise.
    pub(super) fn made<B, T>(
        &self,
        ticket: &Ticket,
        before: impl FnOnce(&Loaded, &Sources) -> Result<B, Vec<Diagnostic>>,
        maker: impl FnOnce(&Composed<'_>, &Sources, &mut Progress, B) -> Result<T, Vec<Diagnostic>>,
        voice: Voice,
    ) -> (Option<T>, Status) {
        match self.shop() {
            Ok(shop) => self.made_in(&shop, ticket, (before, maker), voice),
            Err(found) => (None, self.ended(found, &Sources::default(), voice)),
        }
    }

    /// The same in a shop that is open.
    pub(super) fn made_in<B, T>(
        &self,
        shop: &Shop,
        ticket: &Ticket,
        makers: (
            impl FnOnce(&Loaded, &Sources) -> Result<B, Vec<Diagnostic>>,
            impl FnOnce(&Composed<'_>, &Sources, &mut Progress, B) -> Result<T, Vec<Diagnostic>>,
        ),
        voice: Voice,
    ) -> (Option<T>, Status) {
        let mut sources = Sources::default();
        let mut found = Vec::new();
        let made = self.composed((shop, ticket), (&mut sources, &mut found), makers, voice);
        (made, self.ended(found, &sources, voice))
    }

    /// What the edition is composed with.
    ///
    /// # Errors
    /// There is no folder for its pictures.
    pub(super) fn shop(&self) -> Result<Shop, Vec<Diagnostic>> {
        self.terms.shop(self.reading.stock())
    }

    /// Reports all that was found; how that ends.
    pub(super) fn ended(&self, found: Vec<Diagnostic>, sources: &Sources, voice: Voice) -> Status {
        self.terms.told(found, sources, voice)
    }

    /// Which pages stay as they were, of an edition in which something was found; or why nothing can be written. That is
    /// reported, also to who would hear of errors alone: an old page goes to press.
    pub(super) fn last_good(
        &self,
        (shop, ticket): (&Shop, &Ticket),
        split: &split::Order<'_>,
        (found, mut sources): (Vec<Diagnostic>, Sources),
        voice: Voice,
    ) -> Result<LastGood, Status> {
        let mut progress = Progress::new(voice);
        progress.step("step-composing");
        let of = (shop.stock(), ticket, self.folder());
        let last_good = LastGood::find(of, split, (&found, &mut sources));
        drop(progress);
        match last_good {
            Ok(last_good) => match self.ended(last_good.told.clone(), &sources, voice.for_warnings()) {
                Status::Done => Ok(last_good),
                status => Err(status),
            },
            Err(further) => Err(self.ended([found, further].concat(), &sources, voice)),
        }
    }

    /// What is made of the edition, and what was found, which is not reported yet.
    pub(super) fn composed<B, T>(
        &self,
        (shop, ticket): (&Shop, &Ticket),
        (sources, found): (&mut Sources, &mut Vec<Diagnostic>),
        (before, maker): (
            impl FnOnce(&Loaded, &Sources) -> Result<B, Vec<Diagnostic>>,
            impl FnOnce(&Composed<'_>, &Sources, &mut Progress, B) -> Result<T, Vec<Diagnostic>>,
        ),
        voice: Voice,
    ) -> Option<T> {
        let mut progress = Progress::new(voice);
        progress.step("step-reading");
        let loaded = shop.stock().load_for(ticket, &self.reading.folder, sources);
        let loaded = loaded.map_err(|errors| found.extend(errors)).ok()?;
        let before = match before(&loaded, sources) {
            Ok(before) => before,
            Err(faults) => {
                found.extend(loaded.found);
                found.extend(faults);
                return None;
            }
        };
        progress.step("step-composing");
        let composed = loaded.compose();
        found.extend_from_slice(&composed.found);
        shop.warn_of_unconfined(&mut progress, voice);
        maker(&composed, sources, &mut progress, before).map_err(|faults| found.extend(faults)).ok()
    }
}

/// Looks before any work is done whether a place may be written to: it is none of what is read, and its like.
pub(super) fn spared(place: Option<&Place>) -> impl FnOnce(&Loaded, &Sources) -> Result<(), Vec<Diagnostic>> {
    move |loaded, sources| {
        let Some(place) = place else { return Ok(()) };
        let spared = place.spares(sources.paths().chain(loaded.files()));
        spared.and_then(|()| place.takes_its_like("pdf", b"%PDF")).map_err(|one| vec![one])
    }
}
