//! The inks that pages are printed with: only those, in the order of the edition, numbered anew. An ink that a
//! layout names and no page uses must not make a plate.

use std::collections::BTreeMap;

use crate::color::{Color, Ink, InkId, Paint};
use crate::page::{Item, Page};

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
    pages.iter_mut().flat_map(|page| &mut page.items).filter_map(|item| match paint(item)? {
        Paint { color: Color::Spot(id, _), .. } => Some(id),
        Paint { .. } => None,
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
