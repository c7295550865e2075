//! The stories of an edition as they come in: their files one after the other, what these say side by side.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::draft::StoryDraft;
use super::picture::Pictures;
use super::story::STORY;
use super::{front_matter, tables};
use crate::diag::{Diagnostic, FileId, Sources};
use crate::reading::bounds;
use crate::reading::files::read_text;
use crate::reading::findings::{Field, Findings};
use crate::reading::shelf::Shelf;

/// So many stories are read before what is wrong with them is put together: of all of them no more is kept than of one.
const TOGETHER: usize = 256;

/// Stories as they come in.
pub(super) struct Stories {
    /// Where their files are looked for.
    pub files: Shelf,
    /// Those that pages name, in that order; what could be read of them, once that was asked.
    pub drafts: Vec<StoryDraft>,
    /// The files that were read.
    pub read: BTreeMap<String, FileId>,
    /// Bytes of these so far.
    pub text: usize,
    /// The names that were looked for.
    known: BTreeSet<String>,
    /// The files that are yet to be understood, by the places of their drafts.
    waiting: Vec<(usize, FileId)>,
}

impl Stories {
    /// None so far.
    pub(super) fn of(files: Shelf) -> Self {
        Self {
            files,
            drafts: Vec::new(),
            read: BTreeMap::new(),
            text: 0,
            known: BTreeSet::new(),
            waiting: Vec::new(),
        }
    }

    /// Takes in the file of a story that a page names.
    pub(super) fn take(&mut self, name: &Field<String>, sources: &mut Sources, found: &mut Findings) {
        let count = self.known.len() + 1;
        if count == bounds::STORIES + 1 {
            bounds::too_many("stories", count, bounds::STORIES, name.span, found);
        }
        if count <= bounds::STORIES + 1 && self.known.insert(name.value.clone()) && count <= bounds::STORIES {
            let file = self.file(name, sources, found);
            self.waiting.extend(file.map(|file| (self.drafts.len(), file)));
            self.drafts.push(StoryDraft::lost(name.value.clone()));
        }
    }

    /// The file of a story.
    fn file(&mut self, name: &Field<String>, sources: &mut Sources, found: &mut Findings) -> Option<FileId> {
        if self.text > bounds::TEXT {
            let one = Diagnostic::error("edition-too-large").arg("most", bounds::TEXT >> 20);
            found.add(one.here(name.span));
            return None;
        }
        let file = self.files.find_or_lose(&name.value, name.span, STORY, found)?;
        let file = read_text(&file, Some(name.span), sources, found)?;
        self.read.insert(name.value.clone(), file);
        self.text += sources.get(file)?.text.len();
        Some(file)
    }

    /// Reads the stories whose files were taken in: each says what it says, whatever the others do. The tables and pictures
    /// that they name are looked for in their order.
    pub(super) fn understand(
        &mut self,
        (table_files, picture_files): (&mut Shelf, &mut Shelf),
        pictures: &mut Pictures,
        sources: &mut Sources,
        found: &mut Findings,
    ) {
        let waiting = std::mem::take(&mut self.waiting);
        for waiting in waiting.chunks(TOGETHER) {
            for ((at, _), (read, told)) in waiting.iter().zip(self.said(waiting, sources, found)) {
                found.absorb(told);
                let (Some(mut read), Some(draft)) = (read, self.drafts.get_mut(*at)) else { continue };
                read.sound &= tables::read(&mut read.story, table_files, sources, found);
                let named = read.pictures.iter();
                let one = |picture| pictures.read(picture, picture_files, found);
                read.story.pictures = named.map(one).collect();
                let front_matter::Read { story, sound, legible, .. } = read;
                (draft.story, draft.sound, draft.legible) = (Some(story), sound, legible);
            }
        }
    }

    /// What some files say, each by itself, and what is wrong with it.
    fn said(
        &self,
        waiting: &[(usize, FileId)],
        sources: &Sources,
        found: &Findings,
    ) -> Vec<(Option<front_matter::Read>, Findings)> {
        let read = |(at, file): &(usize, FileId)| {
            let mut found = found.apart();
            let read =
                self.drafts.get(*at).zip(sources.get(*file)).and_then(|(draft, source)| {
                    front_matter::read(&draft.name, &source.text, *file, &mut found)
                });
            (read, found)
        };
        waiting.par_iter().map(read).collect()
    }
}
