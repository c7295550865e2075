//! 付印: whether the pages of an edition are still those that were read, and have had the readings that they need.
//!
//! A page is known by the SHA-256 of its own press file: whatever is printed of it is in there, and nothing of other pages.
//! It is the file of `x4` for the edition's own press, without marks, whatever is ordered now: so the same readings do for
//! all printers.

use crate::diag::{Diagnostic, Severity};
use crate::edition::{Approval, Approvals, Edition, PageSpec};
use crate::printable::short;
use crate::words::Arg;

/// 三审: the readings where a layout names none.
pub const READINGS: [&str; 3] = ["初审", "复审", "终审"];

/// How a page stands with its readings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageApproval {
    /// Its place in the edition, from 1.
    pub place: u32,
    /// What it goes by, a spread by both its numbers: A05, B02-B03.
    pub page: String,
    /// The SHA-256 of its press file, as it is now.
    pub sha256: String,
    /// It needs them to go to press.
    pub needed: bool,
    /// Its readings in their order; behind them, those that were given and that its layout no longer names.
    pub readings: Vec<Reading>,
    /// How many of them it is to have: those that its layout names, or 三审.
    pub named: usize,
}

/// A reading of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What it is called.
    pub name: String,
    /// Who has given it.
    pub given: Option<Given>,
}

/// A reading that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// By whom.
    pub by: String,
    /// When, as they said.
    pub at: Option<String>,
    /// The page is still the one that was read.
    pub stands: bool,
}

impl Reading {
    /// Who has read the page as it is.
    #[must_use]
    pub fn standing(&self) -> Option<&Given> {
        self.given.as_ref().filter(|given| given.stands)
    }
}

impl PageApproval {
    /// How a page stands that is known by a hash now.
    #[must_use]
    pub fn of(edition: &Edition, spec: &PageSpec, sha256: &str, approvals: &Approvals) -> Self {
        let needed = edition.readings_for(spec);
        let usual = || READINGS.map(str::to_owned).to_vec();
        let names = needed.map_or_else(usual, |readings| readings.value.clone());
        let page = Self {
            place: spec.number,
            page: spec.typed_label(),
            sha256: sha256.to_owned(),
            needed: needed.is_some(),
            readings: Vec::new(),
            named: names.len(),
        };
        page.standing_by(names, approvals)
    }

    /// The same page by what the approvals are now.
    #[must_use]
    pub fn anew(&self, approvals: &Approvals) -> Self {
        let names = self.readings.iter().take(self.named).map(|reading| reading.name.clone());
        Self { readings: Vec::new(), ..self.clone() }.standing_by(names.collect(), approvals)
    }

    /// With its readings, of those names and others that were given.
    fn standing_by(self, mut names: Vec<String>, approvals: &Approvals) -> Self {
        let given: Vec<&Approval> = approvals.of(&self.page).collect();
        for one in &given {
            if !names.contains(&one.reading) {
                names.push(one.reading.clone());
            }
        }
        let reading = |name: String| {
            let own = given.iter().find(|one| one.reading == name);
            let given = own.map(|one| Given {
                by: one.by.clone(),
                at: one.at.clone(),
                stands: one.sha256 == self.sha256,
            });
            Reading { name, given }
        };
        Self { readings: names.into_iter().map(reading).collect(), ..self }
    }

    /// The readings that it has yet to have, as it is.
    pub fn lacking(&self) -> impl Iterator<Item = &Reading> {
        self.readings.iter().take(self.named).filter(|reading| reading.standing().is_none())
    }

    /// Those that it had, before it changed.
    fn overtaken(&self) -> impl Iterator<Item = (&str, &Given)> {
        let given = |reading: &'_ Reading| reading.given.is_some() && reading.standing().is_none();
        let of = self.readings.iter().filter(move |reading| given(reading));
        of.filter_map(|reading| Some((reading.name.as_str(), reading.given.as_ref()?)))
    }

    /// What is to be told of it before it goes to press.
    pub(super) fn told(&self, edition: &Edition) -> Option<Diagnostic> {
        let lacking: Vec<&str> = self.lacking().map(|reading| reading.name.as_str()).collect();
        let overtaken: Vec<String> =
            self.overtaken().map(|(name, given)| format!("{name} {}", given.by)).collect();
        let refused = self.needed && !lacking.is_empty();
        if !refused && overtaken.is_empty() {
            return None;
        }
        let severity = if refused { Severity::Error } else { Severity::Warning };
        let one = Diagnostic { severity, ..Diagnostic::error("page-unapproved") };
        let one = match (refused, overtaken.is_empty()) {
            (true, true) => one,
            (true, false) => one.form("changed"),
            (false, _) => one.form("overtaken"),
        };
        let one = one.arg("page", short(&self.page)).arg("lacking", Arg::names(lacking));
        let one = one.arg("given", Arg::Names(overtaken));
        let asked = edition.asked().iter().find(|asked| asked.number == self.place);
        let one = asked.into_iter().fold(one, |one, asked| one.mark(asked.span, "page"));
        let spec = edition.pages().iter().find(|spec| spec.number == self.place);
        let needed = spec.and_then(|spec| edition.readings_for(spec)).filter(|_| refused);
        Some(needed.into_iter().fold(one, |one, needed| one.mark(needed.span, "needed")))
    }
}

/// Whether an edition's pages need readings, or have had some.
pub(super) fn is_asked_for(edition: &Edition) -> bool {
    !edition.approvals().all.is_empty()
        || edition.pages().iter().any(|spec| edition.readings_for(spec).is_some())
}
