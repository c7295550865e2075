//! What is shared while the files of an edition are read.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::files::{Folder, Kind, read_text};
use super::findings::Findings;
use super::format::Versioned;
use super::house::{House, no_folder};
use super::layout::colors::Inks;
use super::read::{FromToml, document};
use super::{FontRef, Press};
use crate::diag::{FileId, Sources, Span};

/// What is known before a layout is read, and what the layouts of an edition have in common.
pub(super) struct Loading<'a> {
    pub sources: &'a mut Sources,
    pub found: Findings,
    pub house: House,
    /// The press condition of the ticket.
    pub press: Option<Press>,
    /// The ticket orders marks.
    pub marks: bool,
    /// The values of the placeholders of furniture text, by name; those that differ from page to page
    /// have none yet.
    pub placeholders: BTreeMap<String, String>,
    /// The layouts and their bases that were read, by their real paths; nothing for one that can't be read, which is told.
    pub layers: BTreeMap<PathBuf, Option<FileId>>,
    /// Where bases are named that can't be had, which is told.
    pub lost_bases: BTreeSet<Span>,
    /// Every font file, once.
    pub fonts: Vec<FontRef>,
    font_numbers: BTreeMap<(PathBuf, u32), usize>,
    /// The inks of all layouts.
    pub inks: Inks,
}

impl<'a> Loading<'a> {
    /// Nothing has been read yet of the edition in a folder.
    pub(super) fn new(folder: &Path, marks: bool, sources: &'a mut Sources) -> Self {
        let mut found = Findings::default();
        Self {
            house: House::of(folder, &mut found),
            sources,
            found,
            press: None,
            marks,
            placeholders: BTreeMap::new(),
            layers: BTreeMap::new(),
            lost_bases: BTreeSet::new(),
            fonts: Vec::new(),
            font_numbers: BTreeMap::new(),
            inks: Inks::default(),
        }
    }

    /// Finds, reads and parses a file of the layouts' folder.
    pub(super) fn file<T: FromToml>(
        &mut self,
        name: &str,
        span: Span,
        folder: Option<&Folder>,
        kind: Kind,
    ) -> Option<T> {
        let Some(folder) = folder else {
            no_folder(name, span, kind, &mut self.found);
            return None;
        };
        let path = folder.find(name, span, kind, &mut self.found)?;
        let file = read_text(&path, Some(span), self.sources, &mut self.found)?;
        let text = &self.sources.get(file)?.text;
        let Versioned(raw) = document::<Versioned<T>>(text, file, 0, &mut self.found, |_, _| Vec::new())?;
        Some(raw)
    }

    /// Numbers a font file; each is kept once.
    pub(super) fn font(&mut self, path: PathBuf, index: u32, span: Span) -> Option<usize> {
        let next = self.fonts.len();
        if next >= usize::from(u16::MAX) {
            return None;
        }
        let number = *self.font_numbers.entry((path.clone(), index)).or_insert(next);
        if number == next {
            self.fonts.push(FontRef { path, index, span });
        }
        Some(number)
    }
}
