//! The inks that pages are printed with: only those, in the order of the edition, numbered anew. An ink that a
//! layout names and no page uses must not make a plate; nor do marks make one.

use std::collections::{BTreeMap, BTreeSet};

use crate::color::{Color, Ink, InkId, Paint, SOLID};
use crate::page::{Item, Page, PictureId};
use crate::picture::Space;

/// The inks that the pages use, and their colours numbered by them.
pub(super) fn used(pages: &mut [Page], inks: &[Ink]) -> Vec<Ink> {
    if inks.is_empty() {
        return Vec::new();
    }
    let mut numbers: BTreeMap<InkId, InkId> = spots(pages).map(|id| (*id, *id)).collect();
    let mut used = Vec::new();
    for (old, new) in &mut numbers {
        used.extend(inks.get(usize::from(old.0)).cloned());
        *new = InkId((used.len() as u16).saturating_sub(1));
    }
    for id in spots(pages) {
        *id = numbers.get(id).copied().unwrap_or(*id);
    }
    used
}

/// Every use of an ink.
fn spots(pages: &mut [Page]) -> impl Iterator<Item = &mut InkId> {
    pages.iter_mut().flat_map(|page| page.items.iter_mut().chain(&mut page.marks)).filter_map(|item| {
        match paint(item)? {
            Paint { color: Color::Spot(id, _), .. } => Some(id),
            Paint { .. } => None,
        }
    })
}

fn paint(item: &mut Item) -> Option<&mut Paint> {
    match item {
        Item::Glyphs(run) => Some(&mut run.paint),
        Item::Fill(fill) => Some(&mut fill.paint),
        Item::Shape(shape) => Some(&mut shape.paint),
        Item::Picture(_) => None,
    }
}

/// The plates of a page.
#[derive(Debug, Default)]
pub(super) struct Plates {
    /// Cyan, magenta, yellow, black.
    pub(super) process: [bool; 4],
    /// Inks of their own.
    pub(super) spots: BTreeSet<InkId>,
}

/// The plates that items are printed from. `space` says what a picture is of.
pub(super) fn plates(items: &[Item], space: impl Fn(PictureId) -> Option<Space>) -> Plates {
    let mut plates = Plates::default();
    for item in items {
        let color = match item {
            Item::Glyphs(run) => run.paint.color,
            Item::Fill(fill) => fill.paint.color,
            Item::Shape(shape) => shape.paint.color,
            Item::Picture(placed) => match space(placed.picture) {
                Some(Space::Cmyk) => Color::Process([SOLID; 4]),
                Some(Space::Gray) => Color::BLACK,
                None => Color::PAPER,
            },
        };
        match color {
            Color::Process(tints) => {
                plates.process.iter_mut().zip(tints).for_each(|(plate, tint)| *plate |= tint > 0);
            }
            Color::Spot(id, tint) => {
                let _ = tint > 0 && plates.spots.insert(id);
            }
            Color::Registration(_) => {}
        }
    }
    plates
}
