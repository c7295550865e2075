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
    let around = Rect { x: x - OFF, y: y - OFF, width: width + OFF * 2, height: height + OFF * 2 };
    items.extend(around.sides(WEIGHT).map(|rect| fill(rect, paint)));
}

/// A rectangle of a mark: it is no part of the copy, and of no story.
pub(super) fn fill(rect: Rect, paint: Paint) -> Item {
    Item::Fill(Fill { rect, paint, source: Source::furniture(Role::Mark) })
}
