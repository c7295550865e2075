//! An edition that is loaded, and the way from it to its pages.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use super::ads::{Inserts, Pages};
use super::composed::{Compose, Composed};
use super::jumps;
use super::pictures::Pictures;
use super::typeset::{Typeset, planned, typeset};
use crate::diag::{Diagnostic, Sources};
use crate::edition::{Edition, PageChoice};
use crate::files::Located;
use crate::plan::Plan;
use crate::text::{ShapedEdition, Shapers};
use crate::write::pdf::Reused;
use crate::{judge, lint};

/// An edition with its fonts and pictures.
#[derive(Debug)]
pub struct Loaded {
    /// What is to be printed.
    pub edition: Edition,
    /// Its faces, and what shapes their text.
    pub fonts: Arc<Shapers>,
    /// Its pictures, those that can be had: they are separated at the size that they are printed at.
    pub pictures: Pictures,
    /// Its advertisements that come as PDF files, those that can be placed.
    pub inserts: Inserts,
    /// The ICC profile of the press; empty, where it can't be had.
    pub icc: Arc<[u8]>,
    /// What its press files have in common with others of the stock.
    pub(super) reused: Arc<Reused>,
    /// What is wrong with it, so that it has holes, and what is worth a look.
    pub found: Vec<Diagnostic>,
    /// The texts that findings point into, where nobody else has them.
    pub sources: Arc<Sources>,
    /// What is printed is counted when it is composed.
    pub(super) counted: bool,
    /// Its pages are to go to press, so that they need their readings.
    pub(super) for_press: bool,
    /// Which of them are wanted; all, where nobody says.
    pub(super) wanted: Option<PageChoice>,
    /// The edition for its own press, where it is ordered for another: readers see that one.
    pub(super) own: Option<Box<Self>>,
}

impl Loaded {
    /// The files of its edition, as [`Edition::files`].
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.edition.files()
    }

    /// The files of its edition, as [`Edition::inputs`]; where it is ordered for another press, those of the edition for its
    /// own as well, by which its pages are known.
    pub fn inputs(&self) -> impl Iterator<Item = &Located> {
        let own = self.own.iter().flat_map(|own| own.edition.inputs());
        self.edition.inputs().chain(own)
    }

    /// Where its lines go, every box in its text at its place, and what is wrong with that.
    #[must_use]
    pub fn planned(&self, shaped: &ShapedEdition) -> (Plan, Vec<Diagnostic>) {
        planned(&self.edition, shaped, &self.pictures)
    }

    /// Composes and judges it, copy and pages: all that can be told of it in one run.
    #[must_use]
    pub fn compose(&self) -> Composed<'_> {
        let mut found = self.found.clone();
        // Beside composing it would be slower: both ask for the same processors, and waking one takes longer.
        found.extend(lint::lint(&self.edition));
        let Typeset { composition, fits, pictures, originals, count, found: unfit } =
            typeset(&self.edition, &self.fonts, (&self.pictures, &self.inserts), self.counted);
        found.extend(unfit);
        let mut judged = judge::edition(&self.edition, &composition, &found);
        if let Some(press) = self.edition.press() {
            let on = Pages { edition: &self.edition, composition: &composition, page: None };
            judged.extend(self.inserts.judged(&on, &press.limits, None));
        }
        found.extend(judged.iter().map(|judged| judged.one.clone()));
        let Self { edition, inserts, fonts, icc, reused, sources, .. } = self;
        let jumps = jumps::jumps(edition);
        let mut composed = Composed {
            edition,
            inserts,
            fonts,
            icc,
            reused,
            sources,
            judged,
            composition,
            fits,
            jumps,
            pictures,
            originals,
            count,
            hashes: vec![OnceLock::new(); edition.pages().len()],
            own: self.own.as_deref().map(|own| own as &dyn Compose),
            found,
        };
        if self.for_press {
            let told = composed.unapproved(self.wanted.as_ref());
            composed.found.extend(told);
        }
        composed
    }
}

impl Compose for Loaded {
    fn compose(&self) -> Composed<'_> {
        self.compose()
    }
}
