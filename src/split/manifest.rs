//! The manifest: what of an edition lies in a folder, page by page, and by which bytes it is known.

use serde::{Deserialize, Serialize};

use super::name::{Pattern, compared};
use crate::diag::Diagnostic;
use crate::reading::is_file_name;

/// The name of its file.
pub const MANIFEST: &str = "manifest.json";

/// The version of its format that this program writes, and the only one that it reads.
const FORMAT: u32 = 1;

/// More is no manifest: an edition has a thousand pages at most.
pub(super) const LARGEST: u64 = 4 << 20;

/// What of an edition lies in a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The version of its format.
    pub format: u32,
    /// The paper's name.
    pub paper: String,
    /// The edition's date (ISO 8601).
    pub date: String,
    /// The profile of all files, by the name that the command takes.
    pub profile: String,
    /// The pattern of the files' names.
    pub name: String,
    /// How often the folder was changed: 1 when it is new.
    pub version: u32,
    /// The pages, in the order of the edition.
    pub pages: Vec<Entry>,
    /// Files that a run is about to put into their places, or was when it broke off: of each, either what `pages` says
    /// lies there, or this.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pending: Vec<Entry>,
}

/// A page and its file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its place in the edition, from 1; of a spread, that of its first page.
    pub place: u32,
    /// What it goes by, a spread by both its numbers: A05, B02-B03.
    pub page: String,
    /// The section label of its folio line; may be empty.
    pub section: String,
    /// The stories that stand on it, by the names of their files.
    #[serde(default)]
    pub stories: Vec<String>,
    /// It has errors now, or shares a story with a page that has: its file is the last good one.
    #[serde(default, skip_serializing_if = "is_false")]
    pub last_good: bool,
    /// The name of its file, in the folder of the manifest.
    pub file: String,
    /// 1 for the first file of the page, and one more for each that took the place of another.
    pub version: u32,
    /// How many bytes the file has.
    pub bytes: u64,
    /// Their SHA-256, in small hexadecimal digits.
    pub sha256: String,
}

/// For those keys that stand where they are so.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
const fn is_false(given: &bool) -> bool {
    !*given
}

/// What is asked of a manifest first.
#[derive(Deserialize)]
struct Format {
    format: u32,
}

/// What a manifest has to be of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Of<'a> {
    pub(super) paper: &'a str,
    pub(super) date: &'a str,
    pub(super) profile: &'a str,
}

impl Manifest {
    /// One of a folder with nothing in it.
    pub(super) fn new(of: Of<'_>, pattern: &Pattern) -> Self {
        let Of { paper, date, profile } = of;
        Self {
            format: FORMAT,
            paper: paper.to_owned(),
            date: date.to_owned(),
            profile: profile.to_owned(),
            name: pattern.text().to_owned(),
            version: 0,
            pages: Vec::new(),
            pending: Vec::new(),
        }
    }

    /// Reads one.
    ///
    /// # Errors
    /// What is wrong with it, or of what else it is.
    pub(super) fn read(text: &[u8], of: Of<'_>) -> Result<Self, Diagnostic> {
        let broken = |why: String| Diagnostic::error("manifest-broken").arg("why", why);
        // A later one may have other keys.
        let format =
            serde_json::from_slice::<Format>(text).map_err(|error| broken(error.to_string()))?.format;
        if format != FORMAT {
            let one = Diagnostic::error("manifest-broken").form("format").mend_by("help-format");
            return Err(one.arg("format", format).arg("known", FORMAT));
        }
        let read: Self = serde_json::from_slice(text).map_err(|error| broken(error.to_string()))?;
        let own = [("paper", &read.paper), ("date", &read.date), ("profile", &read.profile)];
        let wanted = [of.paper, of.date, of.profile];
        for ((form, own), wanted) in own.into_iter().zip(wanted) {
            if own != wanted {
                let one = Diagnostic::error("manifest-of-another").form(form);
                return Err(one.arg("given", own.as_str()).arg("wanted", wanted));
            }
        }
        for entry in read.pages.iter().chain(&read.pending) {
            if !is_file_name(&entry.file) || compared(&entry.file) == MANIFEST {
                return Err(broken(format!("{:?}", entry.file)));
            }
        }
        Ok(read)
    }

    /// As its file has it.
    pub(super) fn text(&self) -> String {
        // No key of it is anything but a string.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// The entry of a page.
    #[must_use]
    pub fn entry(&self, page: &str) -> Option<&Entry> {
        self.pages.iter().find(|entry| entry.page == page)
    }

    /// Puts entries in the places of those of the same pages.
    pub(super) fn take(&mut self, entries: impl IntoIterator<Item = Entry>) {
        for entry in entries {
            self.pages.retain(|own| own.page != entry.page);
            self.pages.push(entry);
        }
        self.pages.sort_by(|one, other| (one.place, &one.page).cmp(&(other.place, &other.page)));
    }
}
