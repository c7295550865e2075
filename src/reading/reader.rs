//! The reader of an edition's files: what is shared while they are read.

use std::collections::{BTreeMap, BTreeSet};

use super::document::document;
use super::files::read_text;
use super::findings::Findings;
use super::format::Versioned;
use super::house::{Origin, Shelves};
use super::read::FromToml;
use crate::diag::{FileId, Sources, Span};
use crate::files::Located;

/// Where files are looked for, and what was read and found so far.
pub(crate) struct Reader<'a> {
    pub sources: &'a mut Sources,
    pub found: Findings,
    pub house: Shelves,
    /// The layouts and their bases that were read, by their real paths; nothing for one that can't be read, which is told.
    pub layers: BTreeMap<Located, Option<FileId>>,
    /// Where bases are named that can't be had, which is told.
    pub lost_bases: BTreeSet<Span>,
}

impl<'a> Reader<'a> {
    /// Nothing but their own files has been read yet of an edition and of those that it stands on.
    pub(crate) fn new<'b>(
        origin: &Origin,
        bases: impl Iterator<Item = &'b Located>,
        (sources, mut found): (&'a mut Sources, Findings),
    ) -> Self {
        let house = Shelves::of(origin, bases, &mut found);
        Self { house, sources, found, layers: BTreeMap::new(), lost_bases: BTreeSet::new() }
    }

    /// Reads and parses a file that is named at a place.
    pub(crate) fn read<T: FromToml>(&mut self, file: &Located, span: Span) -> Option<T> {
        let file = read_text(file, Some(span), self.sources, &mut self.found)?;
        let text = &self.sources.get(file)?.text;
        let Versioned(raw) = document::<Versioned<T>>(text, file, 0, &mut self.found, |_, _| Vec::new())?;
        Some(raw)
    }
}
