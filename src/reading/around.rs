//! Reading a malformed text around what is no TOML in it: a statement at fault is a key whose value is a hole, a heading
//! at fault is read as it was meant. All else is read as it stands, so that one slip hides nothing.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::de::DeTable;

use super::slips::typed_key;

/// A change of a malformed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    /// A statement whose value can't be read.
    Hole(Range<usize>),
    /// What is read as another text: what was meant.
    Write(Range<usize>, String),
}

/// A text in which what was no TOML is changed.
#[derive(Debug, Default)]
pub(crate) struct Around {
    /// The text.
    pub text: String,
    /// Where values stand in it that could not be read.
    holes: BTreeSet<usize>,
    /// What was changed: where it stands in it, and where it stood.
    changed: Vec<(Range<usize>, Range<usize>)>,
}

impl Around {
    /// The text with its changes; nothing, where that leaves a fault other than keys given twice, or where it may have
    /// been cut off: it ends in the middle of what is at fault.
    pub(super) fn of(text: &str, mut changes: Vec<Change>) -> Option<Self> {
        changes.sort_by_key(|one| one.place().start);
        changes.dedup();
        if changes.last().is_some_and(|one| one.place().end == text.len()) {
            return None;
        }
        let mut around = Self::default();
        let mut done = 0;
        for change in changes {
            let (place, new, hole) = change.text(text)?;
            around.text += text.get(done..place.start)?;
            let start = around.text.len();
            around.holes.extend(hole.map(|at| start + at));
            around.text += &new;
            done = place.end;
            around.changed.push((start..around.text.len(), place));
        }
        around.text += text.get(done..)?;
        let (_, errors) = DeTable::parse_recoverable(&around.text);
        errors.iter().all(|one| is_key_given_twice(one.message())).then_some(around)
    }

    /// Whether a value that begins at a place could not be read.
    pub(crate) fn is_hole(&self, at: usize) -> bool {
        self.holes.contains(&at)
    }

    /// Where something stood before the changes.
    pub(crate) fn original(&self, at: usize) -> usize {
        let before = self.changed.partition_point(|(here, _)| here.start <= at);
        match before.checked_sub(1).and_then(|last| self.changed.get(last)) {
            None => at,
            Some((here, there)) if at >= here.end => there.end + (at - here.end),
            Some((here, there)) => there.start + (at - here.start).min(there.len()),
        }
    }
}

/// Whether the parser found a key given twice, which leaves what it stands in as it is.
pub(super) fn is_key_given_twice(message: &str) -> bool {
    message.starts_with("duplicate key")
}

impl Change {
    const fn place(&self) -> &Range<usize> {
        match self {
            Self::Hole(place) | Self::Write(place, _) => place,
        }
    }

    /// What is changed, the text that comes there, and where in it a hole begins.
    fn text(self, text: &str) -> Option<(Range<usize>, String, Option<usize>)> {
        match self {
            Self::Write(place, new) => Some((place, new, None)),
            Self::Hole(place) => {
                let statement = text.get(place.clone())?;
                let lead = statement.len() - statement.trim_start_matches([' ', '\t']).len();
                let new = format!("{} = ", typed_key(statement.get(lead..)?)?);
                let hole = new.len();
                Some((place.start + lead..place.end, new + "0", Some(hole)))
            }
        }
    }
}
