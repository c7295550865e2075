//! What came out of an edition, and whether it is what its lock says.

use super::file::{Known, Lock, LockFile, Output, PRESS_FILE};
use crate::diag::{CANNOT_READ, Diagnostic};
use crate::digest::Digester;
use crate::edition::PageSpec;
use crate::picture::side_by_side;
use crate::stock::{Composed, Faults, PressFile};
use crate::words::Arg;
use crate::write::pdf::Profile;

/// By what bytes a press file is known.
///
/// # Errors
/// The disk does not give back pictures that wait on it.
pub fn known_of(file: &PressFile) -> Result<Known, Diagnostic> {
    let mut digester = Digester::default();
    file.write_to(&mut digester).map_err(|error| {
        Diagnostic::error(CANNOT_READ).arg("path", std::env::temp_dir().as_path()).arg("why", &error)
    })?;
    let (bytes, sha256) = digester.end();
    Ok(Known { bytes, sha256 })
}

/// The press file of an edition as its lock names it.
///
/// # Errors
/// As [`known_of`].
pub fn press_file(file: &PressFile) -> Result<Output, Diagnostic> {
    Ok(Output { name: PRESS_FILE.to_owned(), known: known_of(file)? })
}

/// The pages of an edition, each as a file of its own. They are made side by side, and kept nowhere.
///
/// # Errors
/// As [`Composed::write_page`].
pub fn pages(composed: &Composed<'_>, profile: Profile) -> Result<Vec<Output>, Faults> {
    let labels: Vec<(usize, String)> =
        composed.edition().pages().iter().map(PageSpec::typed_label).enumerate().collect();
    let made = side_by_side(
        &labels,
        |_| 1,
        || (),
        |(), (at, name)| {
            let file = composed.write_page(*at, profile)?;
            Ok(Output { name: name.clone(), known: known_of(&file)? })
        },
    );
    made.into_iter().collect()
}

/// Whether a press file is the one that was locked. Where it is not, the pages tell which of them differ.
///
/// # Errors
/// It is another.
pub fn holds(lock: &LockFile, file: &PressFile, composed: &Composed<'_>) -> Result<(), Faults> {
    let own = press_file(file)?;
    let locked = lock.lock.outputs.iter().zip(&lock.outputs).find(|(locked, _)| locked.name == own.name);
    match locked {
        Some((locked, _)) if locked.known == own.known => Ok(()),
        other => {
            let pages = pages(composed, lock.lock.profile)?;
            let mut one = told_of(lock, &other_pages(&lock.lock, &pages));
            if let Some((_, span)) = other {
                one = one.mark(*span, "locked");
            }
            Err(one.into())
        }
    }
}

/// Whether pages are those that were locked, each as a file of its own.
///
/// # Errors
/// They are not.
pub fn holds_pages(lock: &LockFile, composed: &Composed<'_>) -> Result<(), Faults> {
    let other = other_pages(&lock.lock, &pages(composed, lock.lock.profile)?);
    if other.is_empty() {
        return Ok(());
    }
    let named = lock.lock.pages.iter().zip(&lock.pages).filter(|(page, _)| other.contains(&page.name));
    let one = named.fold(told_of(lock, &other), |one, (_, span)| one.mark(*span, "locked"));
    Err(one.into())
}

/// Which pages come out otherwise, by what they go by: those of the lock in its order, then those that it has not.
#[must_use]
pub fn other_pages(lock: &Lock, pages: &[Output]) -> Vec<String> {
    let is_other = |page: &&Output| !pages.contains(page);
    let is_new = |page: &&Output| lock.pages.iter().all(|locked| locked.name != page.name);
    let locked = lock.pages.iter().filter(is_other);
    locked.chain(pages.iter().filter(is_new)).map(|page| page.name.clone()).collect()
}

/// That what comes out is not what was locked.
fn told_of(lock: &LockFile, pages: &[String]) -> Diagnostic {
    let is_own = lock.is_of_this_program();
    let form = match (is_own, pages.is_empty()) {
        (false, false) => "version",
        (false, true) => "version-common",
        (true, false) => "",
        (true, true) => "common",
    };
    let one = Diagnostic::error("lock-output").form(form).arg("locked", lock.lock.version.as_str());
    let one = one.arg("own", env!("CARGO_PKG_VERSION"));
    let one = one.arg("pages", Arg::names(pages.iter().map(String::as_str)));
    if is_own { one.mend_by("help-own") } else { one.mend_by("help-version") }
}
