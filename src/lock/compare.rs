//! Whether an edition is still made from what its lock says.

use std::collections::BTreeMap;

use super::file::{Input, LockFile};
use super::inputs::{Inputs, shown};
use crate::diag::{Diagnostic, Span};
use crate::printable::short;
use crate::reading::{Place, Places};

/// What became of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It has other bytes.
    Changed,
    /// It is no longer there.
    Missing,
    /// It is there, and nothing asks for it any more.
    Unused,
    /// Nothing asked for it then.
    Added,
}

/// An input that is not as locked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// What became of it.
    pub change: Change,
    /// Which it is.
    pub place: Place,
    /// Where the lock names it.
    pub span: Option<Span>,
}

impl Change {
    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Missing => "missing",
            Self::Unused => "unused",
            Self::Added => "added",
        }
    }
}

impl Changed {
    /// All inputs that are not as locked, those of the lock in its order and then those that were added. Where an edition
    /// has errors, so that not all of it was read, nothing is told to be unused.
    #[must_use]
    pub fn all(file: &LockFile, inputs: &Inputs, places: &Places, is_whole: bool) -> Vec<Self> {
        let key = |input: &Input| (input.place.whence.owner(), input.place.path.clone());
        let mut now: BTreeMap<_, &Input> = inputs.all.iter().map(|input| (key(input), input)).collect();
        let mut all = Vec::new();
        for (locked, span) in file.lock.inputs.iter().zip(&file.inputs) {
            let change = match now.remove(&key(locked)) {
                Some(input) if input.known == locked.known && input.faces == locked.faces => continue,
                // No face was asked for, where layouts could not be read.
                Some(input) if input.known == locked.known && !is_whole => continue,
                Some(_) => Change::Changed,
                None if !places.has(&locked.place) => Change::Missing,
                None if is_whole => Change::Unused,
                None => continue,
            };
            all.push(Self { change, place: locked.place.clone(), span: Some(*span) });
        }
        let added = |input: &Input| Self { change: Change::Added, place: input.place.clone(), span: None };
        // By where they lie, as the lock has them.
        let mut rest: Vec<&Input> = now.into_values().collect();
        rest.sort_by(|one, other| one.place.cmp(&other.place));
        all.extend(rest.into_iter().map(added));
        all
    }

    /// As an error of who asks for what was locked.
    #[must_use]
    pub fn told(&self) -> Diagnostic {
        let one = Diagnostic::error("lock-input").arg("path", short(&shown(&self.place)));
        let one = match self.change {
            Change::Changed => one,
            other => one.form(other.name()),
        };
        self.span.into_iter().fold(one, |one, span| one.mark(span, "locked"))
    }
}
