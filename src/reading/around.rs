//! Reading a malformed text around what is no TOML in it: a statement at fault is a key whose value is a hole, a heading
//! at fault is read as it was meant. All else is read as it stands, so that one slip hides nothing.

use std::collections::BTreeSet;
use std::ops::Range;

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
#[derive(Debug, Clone, Default)]
pub(crate) struct Around {
    /// The text.
    pub text: String,
    /// Where values stand in it that could not be read.
    holes: BTreeSet<usize>,
    /// What was changed, in order: where it stands in it, and where it stood.
    changed: Vec<(Range<usize>, Range<usize>)>,
}

impl Around {
    /// A text in which nothing is changed yet.
    pub(super) fn of(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    /// The text with one more change, and where that stands; nothing, where it is in the way of another, or nobody knows
    /// which key the hole is of.
    pub(super) fn with(&self, change: &Change) -> Option<(Self, Range<usize>)> {
        let (place, new, hole) = change.text(&self.text)?;
        if self.text.get(place.clone()) == Some(new.as_str()) {
            return None;
        }
        let here = place.start..place.start + new.len();
        let mut with = self.clone();
        with.text.replace_range(place.clone(), &new);
        let moved = |at: usize| if at >= place.end { at + new.len() - place.len() } else { at };
        let there = self.original(place.start)..self.original(place.end);
        let at = with.changed.partition_point(|(other, _)| other.end <= place.start);
        // What was changed inside it is part of it now.
        let inside = |other: &Range<usize>| other.start < place.end && place.start < other.end;
        with.changed.retain(|(other, _)| !inside(other));
        for (other, _) in &mut with.changed {
            *other = moved(other.start)..moved(other.end);
        }
        with.changed.insert(at.min(with.changed.len()), (here.clone(), there));
        with.holes = self.holes.iter().filter(|at| !place.contains(*at)).map(|at| moved(*at)).collect();
        with.holes.extend(hole.map(|at| place.start + at));
        Some((with, here))
    }

    /// Whether its text may have been cut off: it ended in the middle of what was at fault.
    pub(super) fn may_be_cut_off(&self, text: &str) -> bool {
        !text.ends_with('\n') && self.changed.last().is_some_and(|(_, there)| there.end == text.len())
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

impl Change {
    /// What is changed, the text that comes there, and where in it a hole begins.
    fn text(&self, text: &str) -> Option<(Range<usize>, String, Option<usize>)> {
        match self {
            Self::Write(place, new) => Some((place.clone(), new.clone(), None)),
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
