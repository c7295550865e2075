//! 出血: pictures that go off the page, beyond the trim and as far as the press asks for.

use crate::diag::Diagnostic;
use crate::edition::{Story, StoryPicture};
use crate::geom::{Length, Rect, Size};
use crate::layout::{Bleed, Border, Layout, Side};
use crate::plan::type_area_of;
use crate::words::Words;

/// A picture's rectangle on the page, and that with all that it bleeds by.
#[derive(Clone, Copy)]
pub(super) struct Bled {
    /// Inside the type area.
    own: Rect,
    /// With what goes beyond it.
    pub(super) whole: Rect,
}

impl Bled {
    /// A picture that bleeds at some edges of its page. It has to reach the edge of the type area there; one that does not is
    /// told, and ends where it ends.
    pub(super) fn of(
        (layout, leading): (&Layout, Length),
        own: Rect,
        bleed: Option<&Bleed>,
        (story, of): (&Story, &StoryPicture),
        found: &mut Vec<Diagnostic>,
    ) -> Self {
        let (area, beyond) = (type_area_of(layout), layout.sheet.bleed);
        let Size { width, height } = layout.sheet.trim;
        let edge = Rect { x: -beyond, y: -beyond, width: width + beyond * 2, height: height + beyond * 2 };
        let mut whole = own;
        for side in bleed.iter().flat_map(|bleed| &bleed.sides) {
            let short = (at(area, *side) - at(own, *side)).abs();
            // A box in the text leaves up to half a row white, and what columns don't divide.
            if short < leading {
                whole = moved(whole, *side, at(edge, *side));
                continue;
            }
            let one = Diagnostic::error("bleed-not-at-edge").arg("story", story.id.as_str());
            let one = one.arg("side", Words::part("page-edge", name(*side))).arg("short", short);
            found.extend(bleed.map(|bleed| one.here(bleed.span).mark(of.span, "picture")));
        }
        Self { own, whole }
    }

    /// What lies at the edges of the picture, with it beyond the trim.
    pub(super) fn with(self, rect: Rect) -> Rect {
        let Self { own, whole } = self;
        let touching = |side: &Side| at(rect, *side) == at(own, *side);
        Side::ALL.into_iter().filter(touching).fold(rect, |rect, side| moved(rect, side, at(whole, side)))
    }

    /// What of a print is inside the type area.
    pub(super) fn inside(self, print: Rect) -> Rect {
        let common = print.common(self.own);
        let (width, height) = (common.width.max(Length::ZERO), common.height.max(Length::ZERO));
        Rect { width, height, ..common }
    }

    /// The border of a print: none at an edge that is cut off.
    pub(super) fn border(self, print: Rect, frame: &Border) -> Border {
        let Self { own, whole } = self;
        let is_cut = |side: Side| at(whole, side) != at(own, side) && at(print, side) == at(whole, side);
        let sides = frame.sides.iter().copied().filter(|side| !is_cut(*side)).collect();
        Border { rule: frame.rule.clone(), sides }
    }
}

/// Where a rectangle has one of its edges.
fn at(rect: Rect, side: Side) -> Length {
    match side {
        Side::Top => rect.y,
        Side::Bottom => rect.bottom(),
        Side::Left => rect.x,
        Side::Right => rect.right(),
    }
}

/// A rectangle with one of its edges elsewhere.
fn moved(rect: Rect, side: Side, to: Length) -> Rect {
    match side {
        Side::Top => Rect { y: to, height: rect.bottom() - to, ..rect },
        Side::Bottom => Rect { height: to - rect.y, ..rect },
        Side::Left => Rect { x: to, width: rect.right() - to, ..rect },
        Side::Right => Rect { width: to - rect.x, ..rect },
    }
}

/// What an edge of the page is called.
const fn name(side: Side) -> &'static str {
    match side {
        Side::Top => "top",
        Side::Bottom => "bottom",
        Side::Left => "left",
        Side::Right => "right",
    }
}
