//! 付印: who has read which page of an edition, and by what its page is known that was read. What a page is known by now is
//! asked elsewhere.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::diag::{Diagnostic, Sources, Span};
use crate::edition::raw::{RawApproval, RawApprovals};
use crate::files::Located;
use crate::printable::{is_seen, short, unprintable};
use crate::reading::bounds::READING;
use crate::reading::document::document;
use crate::reading::files::{file_stands, read_text};
use crate::reading::findings::{Field, Findings, Given};
use crate::reading::format::{Format, Versioned};
use crate::reading::read::Checked;
use crate::reading::suggest::quoted;

/// The name of their file, in the folder of their edition.
pub const APPROVALS: &str = "approvals.toml";

/// What the file begins with: whoever opens it learns whose it is.
const BEGIN: &str = "# Written by `banxin approve`: who has read which page, and the SHA-256 of the page as it was read.\nformat = 1\n";

/// More characters are no name.
pub const LONGEST_NAME: usize = READING;

/// That somebody has read a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// What the page goes by, a spread by both its numbers: A05, B02-B03.
    pub page: String,
    /// Which reading it was.
    pub reading: String,
    /// Who read it.
    pub by: String,
    /// When, as they say: nobody looks at a clock.
    pub at: Option<String>,
    /// The SHA-256 of the press file of the page as it was read.
    pub sha256: String,
}

/// The approvals of an edition.
#[derive(Debug, Clone, Default)]
pub struct Approvals {
    /// By what rules their file was written.
    pub format: Format,
    /// All of them, each page and reading once.
    pub all: Vec<Approval>,
}

impl Approvals {
    /// Those of an edition's file; none, where there is no file.
    pub(crate) fn read(file: &Located, sources: &mut Sources, found: &mut Findings) -> Option<Self> {
        let stands = file_stands(file).map_err(|one| found.add(one)).ok()?;
        if !stands {
            return Some(Self::default());
        }
        let file = read_text(file, None, sources, found)?;
        let text = &sources.get(file)?.text;
        let Versioned(raw) = document::<Versioned<RawApprovals>>(text, file, 0, found, |_, _| Vec::new())?;
        let mut places: BTreeMap<(String, String), Span> = BTreeMap::new();
        let mut all = Vec::new();
        for Field { value: Checked { value, .. }, span } in
            raw.approval.map_or_else(Vec::new, |list| list.value.0)
        {
            let Some(one) = approval(&value, found) else { continue };
            if let Some(first) = places.insert((one.page.clone(), one.reading.clone()), span) {
                let twice = Diagnostic::error("approval-twice").arg("page", short(&one.page));
                let twice = twice.arg("reading", short(&one.reading));
                found.add(twice.mark(span, "again").mark(first, "first"));
            }
            all.push(one);
        }
        Some(Self { format: Format::of(&raw.format), all })
    }

    /// Those of a file that somebody is about to change, and what is wrong with it; nothing, where they can't be read.
    pub fn of_file(file: impl Into<Located>, sources: &mut Sources) -> (Option<Self>, Vec<Diagnostic>) {
        let mut found = Findings::default();
        let read = Self::read(&file.into(), sources, &mut found);
        (read, found.sorted())
    }

    /// Those of a page.
    pub fn of<'a>(&'a self, page: &'a str) -> impl Iterator<Item = &'a Approval> {
        self.all.iter().filter(move |one| one.page == page)
    }

    /// As their file has them.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = BEGIN.to_owned();
        for Approval { page, reading, by, at, sha256 } in &self.all {
            let at = at.iter().map(|at| ("at", at));
            let keys = [("page", page), ("reading", reading), ("by", by)].into_iter().chain(at);
            text.push_str("\n[[approval]]\n");
            for (key, value) in keys.chain([("sha256", sha256)]) {
                let _ = writeln!(text, "{key} = {}", quoted(value));
            }
        }
        text
    }
}

/// An approval, if nothing is wrong with it.
fn approval(raw: &RawApproval, found: &mut Findings) -> Option<Approval> {
    let mut text = |key: &'static str, given: &Given<String>| {
        let Field { value, span } = given.as_ref()?;
        let name = name(value);
        if name.is_none() {
            found.add(
                Diagnostic::error("approval-name").arg("key", key).arg("most", LONGEST_NAME).here(*span),
            );
        }
        name
    };
    let (reading, by, at) = (text("reading", &raw.reading), text("by", &raw.by), text("at", &raw.at));
    let Field { value: sha256, span } = raw.sha256.as_ref()?;
    if sha256.len() != 64 || !sha256.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        found.add(Diagnostic::error("approval-hash").here(*span));
        return None;
    }
    // A page may go by whatever an edition calls it; one that it has not goes by this no more.
    let page = raw.page.as_ref()?.value.clone();
    Some(Approval { page, reading: reading?, by: by?, at, sha256: sha256.to_ascii_lowercase() })
}

/// A name as it is kept: seen, on one line, and not endless; nothing, of one that is none.
#[must_use]
pub fn name(given: &str) -> Option<String> {
    let name = given.trim();
    let fits = is_seen(name) && name.chars().count() <= LONGEST_NAME;
    (fits && name.chars().all(|c| unprintable(c).is_none())).then(|| name.to_owned())
}
