//! The ink of marks: frames and grounds, in the colours of errors and of warnings.

use crate::color::{Color, Paint};
use crate::diag::Severity;
use crate::geom::{Length, Rect};
use crate::page::{Fill, Item, Role, Source};

/// The weight of frames around what is wrong.
const WEIGHT: Length = Length(1_000_000);
/// How far they stand off it.
pub(super) const OFF: Length = Length(1_000_000);

/// Errors and warnings, told apart by those who see no red as well.
pub(super) const fn paint(severity: Severity) -> Paint {
    let color = match severity {
        Severity::Error => Color::Process([0, 10_000, 10_000, 2_000]),
        Severity::Warning => Color::Process([10_000, 6_000, 0, 1_000]),
    };
    Paint { color, overprint: false }
}

/// A frame around a place.
pub(super) fn frame(rect: Rect, paint: Paint, items: &mut Vec<Item>) {
    let Rect { x, y, width, height } = rect;
    let (x, y, width, height) = (x - OFF, y - OFF, width + OFF * 2, height + OFF * 2);
    let sides = [
        Rect { x, y, width, height: WEIGHT },
        Rect { x, y: y + height - WEIGHT, width, height: WEIGHT },
        Rect { x, y, width: WEIGHT, height },
        Rect { x: x + width - WEIGHT, y, width: WEIGHT, height },
    ];
    items.extend(sides.map(|rect| fill(rect, paint)));
}

/// A rectangle of a mark: it is no part of the copy, and of no story.
pub(super) fn fill(rect: Rect, paint: Paint) -> Item {
    Item::Fill(Fill { rect, paint, source: Source::furniture(Role::Mark) })
}
