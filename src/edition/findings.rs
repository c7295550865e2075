//! What is found while reading, gathered: reading goes on after an error as far as sense allows.

use crate::diag::{Diagnostic, Span};

/// More findings than this help nobody, and a hostile file could hold millions.
const MOST: usize = 1000;

/// A value and the place where it is given.
#[derive(Debug, Clone)]
pub(super) struct Field<T> {
    /// What is given.
    pub value: T,
    /// Where.
    pub span: Span,
}

/// A value that may be absent; one that is wrong is absent too, and has been reported.
pub(super) type Given<T> = Option<Field<T>>;

/// The diagnostics of one loading.
#[derive(Debug, Default)]
pub(super) struct Findings {
    list: Vec<Diagnostic>,
    count: usize,
}

impl Findings {
    /// Keeps a diagnostic.
    pub(super) fn add(&mut self, one: Diagnostic) {
        self.count += 1;
        if self.list.len() < MOST {
            self.list.push(one);
        }
    }

    /// Keeps an error at a place.
    pub(super) fn error(
        &mut self,
        code: &'static str,
        span: Span,
        message: String,
        label: String,
        help: String,
    ) {
        let one = Diagnostic::error(code, message).at(span, label);
        self.add(if help.is_empty() { one } else { one.help(help) });
    }

    /// How many there were so far.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// All, by file and place.
    pub(super) fn sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_key(Diagnostic::place);
        self.list
    }
}
