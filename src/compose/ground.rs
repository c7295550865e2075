//! Grounds: tints (底纹) under slots and their heads, and borders (加框) around slots.

use crate::color::Paint;
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

/// The border around a slot, inside the edge of its ground: four rules of its story.
pub(super) fn border(region: &Region, slot: &Slot, items: &mut Vec<Item>) {
    let Some(weight) = slot.border else { return };
    let sides = region.ground.sides(weight);
    items.extend(sides.map(|side| fill(side, Paint::BLACK, region, Role::Rule)));
}

fn fill(rect: Rect, paint: Paint, region: &Region, role: Role) -> Item {
    let source = Source { story: Some(region.story.place() as u16), ..Source::furniture(role) };
    Item::Fill(Fill { rect, paint, source })
}
