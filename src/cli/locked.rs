//! `banxin build --locked`: an edition is made again, from what its lock says and into what that says, or nothing is written.

use std::cell::Cell;

use super::order::spared;
use super::output::Place;
use super::press::{EditionArguments, planned};
use super::progress::Progress;
use super::status::Status;
use super::voice::Voice;
use crate::diag::{Diagnostic, Sources, any_error};
use crate::lock::{Changed, Inputs, LockFile, holds, holds_pages};
use crate::reading::Places;
use crate::split::{self, Outcomes, Split};
use crate::write::pdf::Profile;
use crate::{Composed, Loaded, PressFile};

/// The press file that was locked, which may go to a place; or why there is none. Diagnostics have been reported.
pub(super) fn press(edition: &EditionArguments, place: &Place, voice: Voice) -> Result<PressFile, Status> {
    let before = |loaded: &Loaded, sources: &Sources, _: &LockFile| spared(Some(place))(loaded, sources);
    let maker = |composed: &Composed<'_>, progress: &mut Progress, (): (), lock: &LockFile| {
        progress.step("step-making");
        if any_error(&composed.found) {
            return Err(Vec::new());
        }
        let file = composed.write(lock.lock.profile).map_err(|faults| faults.found)?;
        holds(lock, &file, composed).map_err(|faults| faults.found)?;
        Ok(file)
    };
    made(edition, (before, maker), voice)
}

/// The files of the pages that were locked, in their folder; or why there are none. Diagnostics have been reported.
pub(super) fn split(
    edition: &EditionArguments,
    order: &split::Order<'_>,
    voice: Voice,
) -> Result<Outcomes, Status> {
    let of = |profile: Profile| split::Order { profile, ..*order };
    let before = |loaded: &Loaded, sources: &Sources, lock: &LockFile| {
        planned(&of(lock.lock.profile), loaded, sources)
    };
    let maker = |composed: &Composed<'_>, progress: &mut Progress, split: Option<Split>, lock: &LockFile| {
        if any_error(&composed.found) {
            return Err(Vec::new());
        }
        progress.step("step-making");
        holds_pages(lock, composed).map_err(|faults| faults.found)?;
        edition.write_pages(composed, progress, split)
    };
    made(edition, (before, maker), voice)
}

/// What is made of an edition whose inputs are as locked.
fn made<B, T>(
    edition: &EditionArguments,
    (before, maker): (
        impl FnOnce(&Loaded, &Sources, &LockFile) -> Result<B, Vec<Diagnostic>>,
        impl FnOnce(&Composed<'_>, &mut Progress, B, &LockFile) -> Result<T, Vec<Diagnostic>>,
    ),
    voice: Voice,
) -> Result<T, Status> {
    let order = edition.order();
    order.folder_is_there(voice)?;
    let mut sources = Sources::default();
    let lock = LockFile::of(&order.folder().into(), &mut sources);
    let lock = lock.map_err(|found| order.ended(found, &sources, voice))?;
    let mut found: Vec<Diagnostic> = lock.other_version().into_iter().collect();
    let ticket = lock.lock.ticket();
    let places = Places::of(&order.origin());
    let compared = Cell::new(false);
    let before = |loaded: &Loaded, sources: &Sources| {
        compared.set(true);
        is_as_locked(&lock, &places, Some(loaded), sources)?;
        before(loaded, sources, &lock)
    };
    let maker = |composed: &Composed<'_>, _: &Sources, progress: &mut Progress, before: B| {
        maker(composed, progress, before, &lock)
    };
    let shop = edition.shop(voice)?;
    let said = (&mut sources, &mut found);
    let made = order.composed((&shop, &ticket), said, (before, maker), voice);
    if !compared.get() {
        found.extend(is_as_locked(&lock, &places, None, &sources).err().into_iter().flatten());
    }
    let status = order.ended(found, &sources, voice);
    if status == Status::Done { made.ok_or(Status::Machine) } else { Err(status) }
}

/// Whether an edition is made from what its lock says.
fn is_as_locked(
    lock: &LockFile,
    places: &Places,
    loaded: Option<&Loaded>,
    sources: &Sources,
) -> Result<(), Vec<Diagnostic>> {
    let inputs = Inputs::of(places, loaded, sources)?;
    let is_whole = loaded.is_some_and(|loaded| !any_error(&loaded.found));
    let changed = Changed::all(lock, &inputs, places, is_whole);
    if changed.is_empty() { Ok(()) } else { Err(changed.iter().map(Changed::told).collect()) }
}
