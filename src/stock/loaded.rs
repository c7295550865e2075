//! An edition that is loaded, and the way from it to its pages.

use std::path::Path;
use std::sync::Arc;

use super::composed::{Composed, StoryFit};
use super::gather;
use super::pictures::Pictures;
use crate::diag::{Diagnostic, Sources};
use crate::edition::Edition;
use crate::page::Composition;
use crate::text::Shapers;
use crate::{compose, galley, judge, lint, plan, text};

/// An edition with its fonts and pictures.
#[derive(Debug)]
pub struct Loaded {
    /// What is to be printed.
    pub edition: Edition,
    /// Its faces, and what shapes their text.
    pub fonts: Arc<Shapers>,
    /// Its pictures, those that can be had: they are separated at the size that they are printed at.
    pub pictures: Pictures,
    /// The ICC profile of the press; empty, where it can't be had.
    pub icc: Arc<[u8]>,
    /// What is wrong with it, so that it has holes, and what is worth a look.
    pub found: Vec<Diagnostic>,
    /// The texts that findings point into, where nobody else has them.
    pub sources: Arc<Sources>,
}

impl Loaded {
    /// The files of its edition, as [`Edition::files`].
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.edition.files()
    }

    /// Composes and judges it, copy and pages: all that can be told of it in one run.
    #[must_use]
    pub fn compose(&self) -> Composed<'_> {
        let mut found = self.found.clone();
        // Beside composing it would be slower: both ask for the same processors, and waking one takes longer.
        found.extend(lint::lint(&self.edition));
        let (composition, fits, unfit) = typeset(&self.edition, &self.fonts, &self.pictures);
        found.extend(unfit);
        let judged = judge::edition(&self.edition, &composition, &found);
        found.extend(judged.iter().map(|judged| judged.one.clone()));
        let Self { edition, fonts, icc, sources, .. } = self;
        Composed { edition, fonts, icc, sources, judged, composition, fits, found }
    }
}

/// The stages, one after the other.
pub(crate) fn typeset(
    edition: &Edition,
    fonts: &Shapers,
    pictures: &Pictures,
) -> (Composition, Vec<StoryFit>, Vec<Diagnostic>) {
    let plan = plan::plan(edition);
    let (shaped, mut found) = text::shape(edition, fonts);
    let (galleys, unfit) = galley::set(edition, &plan, &shaped);
    found.extend(unfit);
    let (mut pages, unplaced) =
        compose::compose(edition, &plan, &galleys, &pictures.sizes(edition.pictures()));
    found.extend(unplaced);
    let (printed, unread) = pictures.printed(&mut pages, edition.pictures());
    found.extend(gather::unusable(edition.pictures(), &unread));
    let composition = compose::finish(edition, &shaped, pages, printed);
    let fit = |(story, galley): (_, &galley::Galley<'_>)| {
        let home = plan.home(story);
        let page = &edition.pages()[home.page];
        let slot = edition.layout_of(page).slots[home.slot].name.clone();
        let story = edition.stories()[story].id.clone();
        StoryFit { story, page: page.number, slot, fit: galley.fit.clone() }
    };
    let fits = galleys.stories.entries().map(fit).collect();
    (composition, fits, found)
}
