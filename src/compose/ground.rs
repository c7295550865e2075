//! Grounds: tints (底纹) under slots and their heads, and borders (加框) around slots.

use super::ruled::{self, Ruled};
use crate::color::Paint;
use crate::diag::Diagnostic;
use crate::geom::{Length, Rect};
use crate::layout::Slot;
use crate::page::{Fill, Item, Role, Source};
use crate::plan::Region;

/// The tints of a slot: under all of it, and over that under its head.
pub(super) fn tints(region: &Region, slot: &Slot, items: &mut Vec<Item>) {
    let Slot { tint, head_tint, .. } = slot;
    for (rect, tint) in [(region.ground, tint), (region.head_ground, head_tint)] {
        // Under a head of no rows there is nothing.
        let tint = tint.filter(|_| rect.height > Length::ZERO && rect.width > Length::ZERO);
        items.extend(tint.map(|paint| fill(rect, paint, region, Role::Tint)));
    }
}

/// The border around a slot, inside the edge of its ground: rules of its story, side by side.
pub(super) fn border<'a>(
    region: &Region,
    slot: &Slot,
    (items, found): (&mut Vec<Item>, &mut Vec<Diagnostic>),
) -> Vec<Ruled<'a>> {
    let Some(border) = &slot.border else { return Vec::new() };
    let (source, first) = (source(region, Role::Rule), items.len());
    items.extend(ruled::border(region.ground, border, source, found));
    let all = first..items.len();
    let side = |rect| Ruled::new(all.clone(), (rect, &border.rule), source, None);
    ruled::sides(region.ground, border).map(side).collect()
}

fn fill(rect: Rect, paint: Paint, region: &Region, role: Role) -> Item {
    Item::Fill(Fill { rect, paint, source: source(region, role) })
}

fn source(region: &Region, role: Role) -> Source {
    Source { story: Some(region.story.place() as u16), ..Source::furniture(role) }
}
