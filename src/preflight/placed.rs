//! A page of another file that is to stand in an edition: whether it can be printed there.

use std::sync::Arc;

use super::job::{Coat, Job, Spot};
use super::{Finding, Standard, Unreadable, judge, pdf};
use crate::page::Composition;
use crate::press::Limits;

/// The spot inks of what stands in the same file: one name is one plate there, whoever mixed it.
#[derive(Debug, Default)]
pub struct Beside(Vec<Spot>);

impl Beside {
    /// Those of an edition.
    #[must_use]
    pub fn of(composition: &Composition) -> Self {
        Self(composition.plates().inks.iter().map(|ink| Spot::of(ink)).collect())
    }

    /// Adds those of a page.
    pub fn add(&mut self, page: &PlacedPage) {
        self.0.extend(page.0.spots.iter().cloned());
    }
}

/// What is known of such a page.
#[derive(Debug)]
pub struct PlacedPage(Job<'static>);

impl PlacedPage {
    /// Reads a page of a file, by its place from 0.
    ///
    /// # Errors
    /// As [`super::file()`]; a file that is encrypted, with or without a password, is no copy to be placed.
    pub fn read(bytes: &Arc<Vec<u8>>, page: usize) -> Result<Self, Unreadable> {
        pdf::read_page(bytes, page).map(Self)
    }

    /// Judges it by the limits of a press, and by a standard, if it stands in a file of one; beside what is printed with some
    /// spot inks. Places are those on the page itself.
    #[must_use]
    pub fn judge(&self, limits: &Limits, standard: Option<Standard>, beside: &Beside) -> Vec<Finding> {
        judge::placed(&self.0, limits, standard, beside.0.as_slice())
    }

    /// The plates that it is printed from: those of the process (cyan, magenta, yellow, black), and the names of others. A picture
    /// may be printed from any that its colour space has.
    #[must_use]
    pub fn plates(&self) -> ([bool; 4], Vec<&str>) {
        let Job { sheets, spots, .. } = &self.0;
        let mut process = [false; 4];
        for object in sheets.iter().flat_map(|sheet| &sheet.objects) {
            match &object.coat {
                Coat::Inks(inks) => {
                    process.iter_mut().zip(inks.process).for_each(|(plate, tint)| *plate |= tint > 0);
                }
                Coat::Various(plates) => {
                    process.iter_mut().zip(plates).for_each(|(plate, used)| *plate |= used);
                }
                Coat::Registration(_) | Coat::Foreign(_) => process = [true; 4],
            }
        }
        (process, spots.iter().map(|spot| spot.name.as_str()).collect())
    }

    /// The press condition that its file says it is made for, by the identifier of its output intent: that of PDF/X before others.
    #[must_use]
    pub fn condition(&self) -> Option<&str> {
        let intents = || self.0.facts.iter().flat_map(|facts| &facts.intents);
        let of_pdfx = intents().find(|intent| intent.standard == "GTS_PDFX");
        let named = of_pdfx.or_else(|| intents().next()).map(|intent| intent.identifier.as_str());
        named.filter(|name| !name.is_empty())
    }
}
