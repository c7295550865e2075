//! All that a command says to people goes through here: diagnostics to standard error, in the form that was asked for;
//! and nothing that a foreign file holds reaches a terminal as it is.

use std::io::Write;

use super::status::Status;
use super::voice::Voice;
use crate::diag::{Diagnostic, Severity, Sources};
use crate::report;

/// Reports findings on standard error, by file and place.
pub(super) fn tell(found: &mut [Diagnostic], sources: &Sources, voice: Voice) {
    found.sort_by_key(Diagnostic::place);
    let told = |one: &&Diagnostic| !voice.is_quiet() || one.severity == Severity::Error;
    let told: Vec<&Diagnostic> = found.iter().filter(told).collect();
    let text = if voice.is_json() {
        report::lines(&told, sources, voice.lang())
    } else {
        report::human(&told, sources, voice.lang(), voice.styles_stderr())
    };
    // Where not even diagnostics can be written, the exit status still tells.
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Reports what is to be known of work that was done.
pub(super) fn note(what: Diagnostic, voice: Voice) {
    tell(&mut [what], &Sources::default(), voice);
}

/// Reports why a command can't do its work, apart from any place in a file; how it ends.
pub(super) fn refuse(why: Diagnostic, voice: Voice) -> Status {
    let mut found = [why];
    tell(&mut found, &Sources::default(), voice);
    Status::after(&found)
}
