//! What a run composes its editions with.

use std::cell::Cell;
use std::path::Path;

use super::apart::pictures;
use super::channel::note;
use super::progress::Progress;
use super::signals;
use super::voice::Voice;
use crate::Stock;
use crate::diag::Diagnostic;
use crate::stock::apart::Apart;

/// What editions of a run are composed with: their stock, and the processes that read its pictures.
pub(super) struct Shop {
    stock: Stock,
    apart: Apart,
    unconfined: Cell<bool>,
}

impl Shop {
    /// A shop with a stock that is made ready.
    ///
    /// # Errors
    /// As of what makes it ready.
    pub(super) fn open<E>(stock: Stock, ready: impl FnOnce(Stock) -> Result<Stock, E>) -> Result<Self, E> {
        let apart = pictures();
        let stock = ready(stock.reading_by(apart.readers()))?;
        Ok(Self { stock, apart, unconfined: Cell::new(false) })
    }

    /// A shop whose pictures are kept in a folder, where one is named.
    ///
    /// # Errors
    /// There is no such folder.
    pub(super) fn keeping(stock: Stock, cache: Option<&Path>) -> Result<Self, Vec<Diagnostic>> {
        Self::open(stock, |stock| {
            let Some(folder) = cache else { return Ok(stock) };
            signals::remove_partials_on_signals();
            stock.keeping_pictures_in(folder).map_err(|faults| faults.found)
        })
    }

    /// Its stock.
    pub(super) const fn stock(&self) -> &Stock {
        &self.stock
    }

    /// Tells, once, that pictures were read in a process that could not be confined.
    pub(super) fn warn_of_unconfined(&self, progress: &mut Progress, voice: Voice) {
        let is_unconfined = || self.apart.confined().is_some_and(|confined| !confined.holds());
        if cfg!(target_os = "linux") && !self.unconfined.get() && is_unconfined() {
            self.unconfined.set(true);
            progress.clear();
            note(Diagnostic::warning("pictures-unconfined"), voice);
        }
    }
}
