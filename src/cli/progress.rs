//! What is being done, for whoever watches a terminal; a log has no use for it.

use std::io::{IsTerminal, Write};

use super::channel::Format;

pub(super) struct Progress {
    watched: bool,
    shown: bool,
}

impl Progress {
    /// Programs that read diagnostics are shown nothing else.
    pub(super) fn new(format: Format) -> Self {
        Self { watched: format == Format::Human && std::io::stderr().is_terminal(), shown: false }
    }

    /// Shows a step in place of the one before.
    pub(super) fn step(&mut self, what: &str) {
        if self.watched {
            let _ = write!(std::io::stderr(), "\r\x1b[K{what} …");
            self.shown = true;
        }
    }

    /// Takes the step off the terminal again.
    pub(super) fn clear(&mut self) {
        if self.shown {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
            self.shown = false;
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}
