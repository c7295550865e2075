//! How a command ends, as whoever called it reads it.

use crate::apart::NO_PROCESS;
use crate::diag::{CANNOT_READ, Diagnostic, FILE_MISSING, HOUSE_MISSING, PAGE_ABSENT, any_error};
use crate::save::CANNOT_WRITE;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Status {
    Done = 0,
    /// The edition has errors.
    Edition = 1,
    /// The command was used wrongly.
    Usage = 2,
    /// Disk, permission.
    Machine = 3,
}

/// The arguments can't be what was meant.
pub(super) const WRONG_USAGE: &str = "wrong-usage";
/// There is no place for output, or what it is to be the same as.
pub(super) const OUTPUT_CODES: [&str; 13] = [
    "output-no-file",
    "output-no-folder",
    "output-read-only",
    "output-is-input",
    "output-is-other",
    "folder-taken",
    "output-is-there",
    "page-name",
    "page-file-other",
    "manifest-broken",
    "manifest-of-another",
    "lock-missing",
    "archive-empty",
];

impl Status {
    /// After findings that stop a command: the machine's fault goes before the caller's, and that before the
    /// edition's, for each keeps what comes after it from being judged.
    pub(super) fn after(found: &[Diagnostic]) -> Self {
        let each = found.iter().map(|one| match one.code {
            CANNOT_READ | CANNOT_WRITE | NO_PROCESS => Self::Machine,
            WRONG_USAGE | FILE_MISSING | HOUSE_MISSING | PAGE_ABSENT => Self::Usage,
            code if OUTPUT_CODES.contains(&code) => Self::Usage,
            _ => Self::Edition,
        });
        // Without an error nothing of the edition stopped it.
        if any_error(found) { each.max().unwrap_or(Self::Machine) } else { Self::Machine }
    }
}
