//! What is wrong with a drawing, and where.

use std::ops::Range;

use usvg::roxmltree::Error;

use crate::words::{Arg, Words};

/// The code of a drawing that can't be read.
const BROKEN: &str = "artwork-broken";
/// The code of a drawing that has what can't be had as outlines.
const REFUSED: &str = "artwork-refused";

/// What is wrong with a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What: its entry is the code of the error.
    pub words: Words,
    /// Where in the file, in bytes; nothing, where nobody knows.
    pub at: Option<Range<usize>>,
}

impl Fault {
    /// It can't be read: a part of the entry.
    pub(super) const fn broken(form: &'static str) -> Self {
        Self { words: Words::part(BROKEN, form), at: None }
    }

    /// It has what can't be had as outlines: a part of the entry.
    pub(super) const fn refused(form: &'static str) -> Self {
        Self { words: Words::part(REFUSED, form), at: None }
    }

    pub(super) fn arg(self, name: &'static str, arg: impl Into<Arg>) -> Self {
        Self { words: self.words.arg(name, arg), ..self }
    }

    /// Says how many there may be.
    pub(super) fn most(self, most: usize) -> Self {
        self.arg("most", most)
    }

    pub(super) fn at(self, at: Range<usize>) -> Self {
        Self { at: Some(at), ..self }
    }

    /// That a file is no XML, or has more than is read of it.
    pub(super) fn of_xml(error: &Error, text: &str, most: usize) -> Self {
        let place = error.pos();
        let start =
            (1..place.row).try_fold(0, |from, _| text.get(from..)?.find('\n').map(|end| from + end + 1));
        let line = start.and_then(|start| Some((start, text.get(start..)?)));
        let at = line.map_or(text.len(), |(start, line)| {
            let column = line.char_indices().nth((place.col as usize).saturating_sub(1));
            start + column.map_or(line.len(), |(at, _)| at)
        });
        match error {
            Error::NodesLimitReached | Error::AttributesLimitReached | Error::NamespacesLimitReached => {
                Self::broken("many").most(most)
            }
            _ => Self::broken("").at(at..at),
        }
    }
}
