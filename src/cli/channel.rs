//! All that a command says to people goes through here: diagnostics to standard error, in the form that was asked for;
//! and nothing that a foreign file holds reaches a terminal as it is.

use std::io::{IsTerminal, Write};

use clap::ValueEnum;

use super::status::Status;
use super::{json, report};
use crate::diag::{Diagnostic, Sources};

/// How diagnostics and reports are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    #[default]
    Human,
    /// For programs: one JSON object a line
    Json,
}

/// Reports findings on standard error, by file and place.
pub(super) fn tell(found: &mut [Diagnostic], sources: &Sources, format: Format) {
    found.sort_by_key(Diagnostic::place);
    let mut stderr = std::io::stderr().lock();
    let text = match format {
        Format::Human => {
            let styled =
                stderr.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|set| set.is_empty());
            report::human(found, sources, styled)
        }
        Format::Json => json::lines(found, sources),
    };
    // Where not even diagnostics can be written, the exit status still tells.
    let _ = stderr.write_all(text.as_bytes());
}

/// Reports why a command can't do its work, apart from any place in a file; how it ends.
pub(super) fn refuse(why: Diagnostic, format: Format) -> Status {
    let mut found = [why];
    tell(&mut found, &Sources::default(), format);
    Status::after(&found)
}
