//! Trials: how a story would stand in a slot that nobody has given it. It is set there as it would be printed.

use super::body::Body;
use super::caption::{self, Room};
use super::columns::{Fill, Stick};
use super::copyfit::{self, Fit};
use super::head::{self, SetHead};
use super::line::text_rules;
use crate::edition::{Edition, Story, styles_in};
use crate::geom::{EM_BOX_TOP, Length, Rect};
use crate::id::Id;
use crate::layout::{Held, Layout, Slot};
use crate::page::Role;
use crate::part::HeadPart;
use crate::plan::{BoxPart, Chain, Region, tried};
use crate::text::ShapedStory;

/// A story in a slot that is tried.
#[derive(Clone, Copy)]
pub struct Trial<'a> {
    /// The edition that it is of.
    pub edition: &'a Edition,
    /// The story.
    pub story: Id<Story>,
    /// Its texts, in the styles of the slot.
    pub text: &'a ShapedStory,
    /// The layout of its page.
    pub layout: &'a Layout,
    /// The slot.
    pub slot: &'a Slot,
}

/// A head that was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TriedHead {
    /// It fits its rows.
    pub fits: bool,
    /// The size of its headline.
    pub size: Length,
    /// How many lines that has.
    pub lines: usize,
    /// How wide its widest line is, in thousandths of its place.
    pub fills: u16,
    /// What is white of its rows, above, between and below its lines.
    pub white: Length,
}

impl Trial<'_> {
    /// How many rows its copy takes by itself, in columns as wide as these.
    #[must_use]
    pub fn natural(self) -> usize {
        let Self { edition, story, text, layout, slot } = self;
        let (_, chain) = tried(edition, layout, (story, slot));
        let style = styles_in(layout, slot).body;
        let (story, rules) = (&edition.stories()[story], text_rules(style));
        let body = Body::new(text, (style, &rules), story.tracking.is_some());
        let stick = Stick::new(body, style, &chain, (story, None));
        let full = Fill { level: stick.full(), short: Vec::new() };
        stick.attempt(&stick.natural(), &stick.measures(&full)).rows()
    }

    /// Its copy, fitted to its rows.
    #[must_use]
    pub fn body(self) -> Fit {
        let Self { edition, story, text, layout, slot } = self;
        let (_, chain): (_, Chain) = tried(edition, layout, (story, slot));
        copyfit::fit(&edition.stories()[story], text, &chain, styles_in(layout, slot).body, None).1
    }

    /// Its head, fitted to its rows.
    #[must_use]
    pub fn head(self) -> TriedHead {
        let Self { edition, story, text, layout, slot } = self;
        let (region, chain) = tried(edition, layout, (story, slot));
        let Some(rect) = region.box_of(BoxPart::Head) else { return TriedHead::none() };
        let on_text = chain.rows() > 0 && slot.picture_rows == 0;
        let set = head::set((story, &text.head), &styles_in(layout, slot), rect, on_text);
        TriedHead::of(&set, rect)
    }

    /// What of the room of its first picture that picture has, the rest being its caption's.
    #[must_use]
    pub fn picture(self) -> Option<Rect> {
        let Self { edition, story, text, layout, slot } = self;
        let (region, chain): (Region, Chain) = tried(edition, layout, (story, slot));
        let block = region.box_of(BoxPart::Picture(0))?;
        let alone = chain.rows() == 0 || block.bottom() >= region.area.rect.bottom();
        let mount = slot.box_of(Held::Picture(0)).map_or(&slot.mount, |one| &one.mount);
        let room = Room { block, alone, area: &region.area, mount };
        Some(caption::set((story, text, 0), &styles_in(layout, slot), room).rect)
    }
}

impl TriedHead {
    /// None, which fits anywhere.
    const fn none() -> Self {
        Self { fits: true, size: Length::ZERO, lines: 0, fills: 0, white: Length::ZERO }
    }

    fn of(set: &SetHead<'_>, rect: Rect) -> Self {
        let of_headline =
            || set.lines.iter().filter(|line| line.source.role == Role::Head(HeadPart::HEADLINE));
        let width = |line: &super::Line<'_>| line.set.end.of(line.size).scaled(i64::from(line.scale), 1000);
        let widest = of_headline().map(width).max().unwrap_or_default();
        let size = of_headline().map(|line| line.size).max().unwrap_or_default();
        let type_height: Length = set.lines.iter().map(|line| line.size).sum();
        let top = set.lines.first().map_or(rect.y, |line| line.at.y - EM_BOX_TOP.of(line.size));
        let fills = widest.scaled(1000, rect.width.0.max(1)).0.clamp(0, 1000) as u16;
        let white = (rect.height - type_height).max(Length::ZERO);
        Self {
            fits: set.overset.is_empty() && top >= rect.y,
            size,
            lines: of_headline().count(),
            fills,
            white,
        }
    }
}
