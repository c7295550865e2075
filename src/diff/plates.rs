//! From which plates a page is printed, and which of them something that changes leaves a trace on.
//!
//! An item is on the plates of its inks. One that does not overprint takes what lies under it out of all others, so that it
//! is on those, too, that something under it is on.

use std::collections::BTreeSet;

use super::changed::Bands;
use super::known::{Colour, View};
use super::print::{items, seen};
use super::told::Plate;
use crate::geom::Rect;
use crate::page::{Item, Page};
use crate::picture::Space;

/// Plates by number: those of the process, then those of named inks.
pub(super) type Numbers = BTreeSet<usize>;

/// The plates of a page, item by item.
pub(super) struct Plates {
    /// All of them.
    pub(super) all: Numbers,
    items: Vec<OfItem>,
    bands: Bands,
}

struct OfItem {
    rect: Rect,
    inked: Inks,
    /// It takes out what lies under it.
    knocks: bool,
}

enum Inks {
    Some(Vec<usize>),
    /// Marks that stand on every plate of the page.
    All,
}

/// The number of black.
const BLACK: usize = Plate::PROCESS.len() - 1;

impl Plates {
    pub(super) fn of(page: &Page, view: &View<'_>) -> Self {
        let items: Vec<OfItem> = items(page).map(|item| OfItem::of(item, view)).collect();
        let numbers = items.iter().filter_map(|item| match &item.inked {
            Inks::Some(inks) => Some(inks.iter().copied()),
            Inks::All => None,
        });
        let all = numbers.flatten().collect();
        let bands = Bands::of(page, items.iter().map(|item| item.rect));
        Self { all, items, bands }
    }

    /// The plates that some items are on, or take something out of.
    pub(super) fn touched(&self, changed: &[u32]) -> Numbers {
        let mut touched = Numbers::new();
        for item in changed.iter().filter_map(|at| self.items.get(*at as usize)) {
            touched.extend(self.inked(item));
            if !item.knocks || touched.len() == self.all.len() {
                continue;
            }
            let beneath = self.bands.near(item.rect).filter_map(|at| self.items.get(at));
            for other in beneath.filter(|other| !std::ptr::eq(*other, item) && other.rect.meets(item.rect)) {
                touched.extend(self.inked(other));
                if touched.len() == self.all.len() {
                    break;
                }
            }
        }
        touched
    }

    fn inked<'s>(&'s self, item: &'s OfItem) -> impl Iterator<Item = usize> + 's {
        let (some, all) = match &item.inked {
            Inks::Some(inks) => (inks.as_slice(), None),
            Inks::All => (&[][..], Some(&self.all)),
        };
        some.iter().chain(all.into_iter().flatten()).copied()
    }
}

/// The number of the plate of a named ink; one that the edition does not know has a number of its own.
pub(super) const fn numbered(ink: usize) -> usize {
    ink.saturating_add(Plate::PROCESS.len())
}

impl OfItem {
    fn of(item: &Item, view: &View<'_>) -> Self {
        let process = |on: [bool; 4]| (0..on.len()).filter(|at| on.get(*at) == Some(&true)).collect();
        let composition = view.side.composition;
        let (inked, knocks) = match item {
            Item::Picture(placed) => {
                let picture = composition.pictures.get(usize::from(placed.picture.0));
                let is_grey = picture.is_some_and(|picture| picture.raster.space == Space::Gray);
                (Inks::Some(if is_grey { vec![BLACK] } else { (0..=BLACK).collect() }), true)
            }
            Item::Insert(placed) => {
                let insert = composition.inserts.get(usize::from(placed.insert.0));
                let mut inks: Vec<usize> = process(insert.map_or([true; 4], |insert| insert.process));
                inks.extend(view.insert_inks(placed.insert).iter().map(|ink| numbered(*ink)));
                (Inks::Some(inks), true)
            }
            Item::Glyphs(_) | Item::Fill(_) | Item::Shape(_) => {
                let (colour, overprint) =
                    item.paint().map_or((Colour::Process([0; 4]), true), |paint| view.inked(paint));
                let inked = match colour {
                    Colour::Process(tints) => Inks::Some(process(tints.map(|tint| tint > 0))),
                    Colour::Spot(ink, tint) => {
                        Inks::Some((tint > 0).then_some(numbered(ink)).into_iter().collect())
                    }
                    Colour::Registration(_) => Inks::All,
                };
                (inked, !overprint)
            }
        };
        Self { rect: seen(item), inked, knocks }
    }
}
