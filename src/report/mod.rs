//! Diagnostics as they are read: by people, with the lines of their files and carets under what is meant; and by
//! programs, as JSON.

mod human;
mod json;

pub use human::human;
pub use json::{escaped, lines, object};

use std::fmt;

use crate::diag::Diagnostic;
use crate::words::Lang;

impl fmt::Display for Diagnostic {
    /// What is wrong, in English and on one line, without its place: that needs the files.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = self.said(Lang::En).message;
        write!(f, "{}[{}]: {}", self.severity.name(), self.code, crate::printable::line(&message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_shows_itself_on_one_line() {
        let one = Diagnostic::error("file-missing").arg("path", "a\nb");
        assert_eq!(one.to_string(), "error[file-missing]: there is no file a\\u{000A}b");
    }
}
