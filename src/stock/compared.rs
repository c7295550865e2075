//! An edition that is composed, for who compares what is printed of it with another.

use std::collections::BTreeSet;

use super::composed::Composed;
use crate::diag::Diagnostic;
use crate::diff::{self, Difference, Drawing, Legend, Original, Side};
use crate::edition::{PageChoice, PageSpec};
use crate::id::Id;
use crate::picture::Window;

/// Two editions of one paper and day, an earlier and a later one, and what differs in what is printed.
#[derive(Debug)]
pub struct Compared<'c> {
    sides: [Given<'c>; 2],
    /// What differs.
    pub difference: Difference,
}

/// What an edition is compared by.
#[derive(Debug)]
struct Given<'c> {
    composed: &'c Composed<'c>,
    sections: Vec<String>,
    originals: Vec<Original>,
    insert_inks: Vec<Vec<String>>,
}

impl<'c> Given<'c> {
    fn of(composed: &'c Composed<'c>) -> Self {
        let edition = composed.edition;
        let sections = edition.pages().iter().map(|page| page.section.clone()).collect();
        let all: Option<Vec<_>> = composed.originals.iter().copied().collect();
        let original = |(content, seen): ([u8; 32], Window)| Original {
            content,
            seen: (seen.x, seen.y, seen.width, seen.height),
        };
        let originals = all.unwrap_or_default().into_iter().map(original).collect();
        Self { composed, sections, originals, insert_inks: composed.inserts.inks(edition.bookings()) }
    }

    /// What some of its pages go by.
    fn labels(&self, of: &[Id<PageSpec>]) -> impl Iterator<Item = &'c str> {
        let pages = self.composed.edition.pages().ids().zip(&self.composed.composition.pages);
        pages.filter(|(id, _)| of.contains(id)).map(|(_, page)| page.label.as_str())
    }

    fn side(&self) -> Side<'_> {
        let Self { composed, sections, originals, insert_inks } = self;
        Side { composition: &composed.composition, fonts: composed.fonts, sections, originals, insert_inks }
    }
}

impl<'c> Compared<'c> {
    /// Compares an edition with a later one: all pages, or those that are wanted in either of them, by the numbers that they
    /// print. Both are whole, so that what went to a page that nobody asks for is known to be there.
    ///
    /// # Errors
    /// A page is wanted that neither has.
    pub fn of(
        earlier: &'c Composed<'c>,
        later: &'c Composed<'c>,
        wanted: Option<&PageChoice>,
    ) -> Result<Self, Diagnostic> {
        let wanted = wanted.map(|choice| earlier.edition.wanted_beside(later.edition, choice)).transpose()?;
        let sides = [Given::of(earlier), Given::of(later)];
        let mut difference = diff::compare(sides[0].side(), sides[1].side());
        if let Some(wanted) = wanted {
            let labels: BTreeSet<&str> =
                sides.iter().zip(&wanted).flat_map(|(side, of)| side.labels(of)).collect();
            let is_wanted = |label: &str| labels.contains(label);
            difference.pages.retain(|page| is_wanted(&page.label));
            difference.added.retain(|page| is_wanted(&page.label));
            difference.dropped.retain(|page| is_wanted(&page.label));
            difference.order = None;
        }
        Ok(Self { sides, difference })
    }

    /// A picture of each page that differs, in the order of [`Difference::pages`].
    #[must_use]
    pub fn draw(&self, legend: &Legend) -> Vec<Drawing> {
        diff::draw(self.sides[0].side(), self.sides[1].side(), &self.difference, legend)
    }
}
