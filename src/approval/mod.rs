//! 付印: names under pages. Somebody who has read a page puts their name under it, or takes it back; the file of an edition's
//! approvals is read, changed and written by one at a time, so that of two who approve at once neither is lost.
//!
//! Nobody looks at a clock: when it was, whoever approves may say.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diag::{Diagnostic, Sources, any_error};
use crate::edition::{APPROVALS, Approval, Approvals};
use crate::printable::short;
use crate::reading::suggest::nearest;
use crate::save::{FolderLock, Leave, Place};
use crate::stock::{Faults, PageApproval, Reading};
use crate::words::Arg;

/// A name under pages.
#[derive(Debug, Clone, Copy)]
pub struct Signature<'a> {
    /// Who has read them.
    pub by: &'a str,
    /// Which reading it was; of each page the next one, where nobody says.
    pub reading: Option<&'a str>,
    /// When, as they say.
    pub at: Option<&'a str>,
}

/// Whose names are taken back.
#[derive(Debug, Clone, Copy, Default)]
pub struct Withdrawal<'a> {
    /// Of whom; of everybody, where nobody says.
    pub by: Option<&'a str>,
    /// Of which reading; of all, where nobody says.
    pub reading: Option<&'a str>,
}

/// The file of an edition's approvals, held for a change.
#[derive(Debug)]
struct Held {
    place: Place,
    approvals: Approvals,
    _lock: FolderLock,
}

/// Puts a name under pages, as they were read: their hashes are those that were composed. How all of them stand then.
///
/// # Errors
/// One of them can't be approved so, or the file can't be read or written; then nothing is changed.
pub fn approve(
    folder: &Path,
    pages: &[PageApproval],
    signature: &Signature<'_>,
) -> Result<Vec<PageApproval>, Faults> {
    changed(folder, pages, |approvals, page| {
        put(approvals, signed(page, signature)?);
        Ok(())
    })
}

/// Takes names back that stand under pages. How all of them stand then.
///
/// # Errors
/// Under one of them stands no such name, or the file can't be read or written; then nothing is changed.
pub fn withdraw(
    folder: &Path,
    pages: &[PageApproval],
    withdrawal: &Withdrawal<'_>,
) -> Result<Vec<PageApproval>, Faults> {
    let Withdrawal { by, reading } = *withdrawal;
    changed(folder, pages, |approvals, page| {
        let before = approvals.all.len();
        let is_meant = |one: &Approval| {
            one.page == page.page
                && by.is_none_or(|by| is_same_person(by, &one.by))
                && reading.is_none_or(|reading| reading == one.reading)
        };
        approvals.all.retain(|one| !is_meant(one));
        let is_none = approvals.all.len() == before;
        if is_none { Err(Diagnostic::error("approval-none").arg("page", short(&page.page))) } else { Ok(()) }
    })
}

/// Changes the file page by page, each as it stands by what the file says now, which may be more than when the pages were
/// composed. Where one can't be changed so, nothing is.
fn changed(
    folder: &Path,
    pages: &[PageApproval],
    mut change: impl FnMut(&mut Approvals, &PageApproval) -> Result<(), Diagnostic>,
) -> Result<Vec<PageApproval>, Faults> {
    let mut held = Held::of(folder)?;
    let pages: Vec<PageApproval> = pages.iter().map(|page| page.anew(&held.approvals)).collect();
    let found: Vec<Diagnostic> =
        pages.iter().filter_map(|page| change(&mut held.approvals, page).err()).collect();
    if found.is_empty() { held.write(&pages) } else { Err(faults(found, Sources::default())) }
}

/// Puts an approval in the place of the one of the same page and reading.
fn put(approvals: &mut Approvals, approval: Approval) {
    let is_its_own = |one: &&mut Approval| (&one.page, &one.reading) == (&approval.page, &approval.reading);
    match approvals.all.iter_mut().find(is_its_own) {
        Some(own) => *own = approval,
        None => approvals.all.push(approval),
    }
}

/// The approval of a page, if it may be given: it is the next one, by somebody who has given no other.
fn signed(page: &PageApproval, signature: &Signature<'_>) -> Result<Approval, Diagnostic> {
    let Signature { by, reading, at } = *signature;
    let of = |code| Diagnostic::error(code).arg("page", short(&page.page)).arg("by", short(by));
    let wanting = || page.readings.iter().take(page.named);
    let names = || wanting().map(|reading| reading.name.as_str());
    let wanted = match reading {
        None => page.lacking().next().ok_or_else(|| of("approval-given").form("all"))?,
        Some(name) => wanting().find(|known| known.name == name).ok_or_else(|| {
            let one = of("approval-reading").arg("reading", short(name)).arg("known", Arg::names(names()));
            let near = nearest(name, names());
            near.into_iter().fold(one, |one, near| one.arg("near", short(near)).mend_by("help-near"))
        })?,
    };
    let name = wanted.name.as_str();
    let of = |code| of(code).arg("reading", short(name));
    if let Some(given) = wanted.standing() {
        return Err(of("approval-given").arg("given", short(&given.by)));
    }
    let before = |reading: &&Reading| reading.name != name;
    if let Some(missing) = wanting().take_while(before).find(|reading| reading.standing().is_none()) {
        return Err(of("approval-order").arg("missing", short(&missing.name)));
    }
    let is_own = |reading: &&Reading| reading.standing().is_some_and(|given| is_same_person(&given.by, by));
    if let Some(other) = page.readings.iter().find(is_own) {
        return Err(of("approval-person").arg("other", short(&other.name)));
    }
    Ok(Approval {
        page: page.page.clone(),
        reading: name.to_owned(),
        by: by.to_owned(),
        at: at.map(str::to_owned),
        sha256: page.sha256.clone(),
    })
}

/// Whether two names are one person's: 王敏 and 王　敏 are.
fn is_same_person(one: &str, other: &str) -> bool {
    let alike = |name: &str| -> String {
        name.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
    };
    alike(one) == alike(other)
}

impl Held {
    /// Waits for whoever changes the approvals of an edition, and reads them.
    fn of(folder: &Path) -> Result<Self, Faults> {
        let path: PathBuf = folder.join(APPROVALS);
        let lock = FolderLock::of(folder);
        let place = Place::of(&path, Leave::default())?;
        let mut sources = Sources::default();
        let (approvals, found) = Approvals::of_file(&path, &mut sources);
        match approvals.filter(|_| !any_error(&found)) {
            Some(approvals) => Ok(Self { place, approvals, _lock: lock }),
            None => Err(faults(found, sources)),
        }
    }

    /// Writes them, in the order of what pages go by, and of the readings of each.
    fn write(mut self, pages: &[PageApproval]) -> Result<Vec<PageApproval>, Faults> {
        // Of pages that are not meant the layout is not known: theirs stay in the order that they have.
        let reading = |approval: &Approval| {
            let page = pages.iter().find(|page| page.page == approval.page)?;
            page.readings.iter().position(|reading| reading.name == approval.reading)
        };
        let place = |one: &Approval| (in_order(&one.page), one.page.clone(), reading(one));
        self.approvals.all.sort_by_cached_key(place);
        self.place.write(self.approvals.text().as_bytes())?;
        Ok(pages.iter().map(|page| page.anew(&self.approvals)).collect())
    }
}

/// What a page goes by, to be compared: 9 comes before 10, A9 before A10. The order of the edition is not known where only
/// some of its pages are composed, and a file is not to be another for that.
fn in_order(page: &str) -> Vec<(u64, String)> {
    let mut parts = Vec::new();
    let mut rest = page;
    while !rest.is_empty() {
        let text = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (text, behind) = rest.split_at(text);
        let figures = behind.find(|c: char| !c.is_ascii_digit()).unwrap_or(behind.len());
        let (figures, behind) = behind.split_at(figures);
        parts.push((0, text.to_owned()));
        parts.push((figures.parse().unwrap_or(u64::MAX), String::new()));
        rest = behind;
    }
    parts
}

fn faults(found: Vec<Diagnostic>, sources: Sources) -> Faults {
    Faults { found, sources: Arc::new(sources) }
}
