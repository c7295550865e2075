//! A place where a rule is broken.

use std::ops::Range;

use crate::diag::Span;
use crate::words::Arg;

/// A place where a rule is broken.
#[derive(Debug, Clone, Default)]
pub(super) struct Hit {
    pub(super) at: Range<usize>,
    /// Which sentence of its entry tells it.
    pub(super) form: &'static str,
    /// Which part of its entry says how to mend it; nothing, for `help`.
    pub(super) help: &'static str,
    /// Which part of its entry stands under it; nothing, for `label`.
    pub(super) label: &'static str,
    /// What belongs in its place.
    pub(super) write: Option<String>,
    /// What may belong there, and whoever edits decides.
    pub(super) likely: Option<String>,
    pub(super) args: Vec<(&'static str, Arg)>,
    /// Where the house says so.
    pub(super) listed: Option<Span>,
}

impl Hit {
    pub(super) fn at(at: Range<usize>) -> Self {
        Self { at, ..Self::default() }
    }

    pub(super) fn form(self, form: &'static str) -> Self {
        Self { form, ..self }
    }

    pub(super) fn help(self, help: &'static str) -> Self {
        Self { help, ..self }
    }

    pub(super) fn label(self, label: &'static str) -> Self {
        Self { label, ..self }
    }

    pub(super) fn likely(self, text: impl Into<String>) -> Self {
        Self { likely: Some(text.into()), ..self }
    }

    pub(super) fn write(self, text: impl Into<String>) -> Self {
        Self { write: Some(text.into()), ..self }
    }

    pub(super) fn arg(mut self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.args.push((name, arg.into()));
        self
    }

    pub(super) fn listed(self, span: Span) -> Self {
        Self { listed: Some(span), ..self }
    }
}
