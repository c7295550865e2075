//! Boxes in the text settled: beside the paragraphs that their layouts name, and no wider than what they hold.
//!
//! Where a paragraph begins is known once its story is set, and where its story is set depends on the box: a story is set
//! without it, the box is put where the paragraph began, and that is done again until it stays there, a few times at most.
//! Of all places that were tried the one is taken at which the paragraph is nearest.

use std::ops::Range;

use super::body::{BodyLine, LineOf};
use super::{caption, copyfit, crop};
use crate::diag::Diagnostic;
use crate::edition::{Edition, PictureRef, Story, StoryPrint};
use crate::geom::{Length, Point, Rect};
use crate::id::{Along, Id};
use crate::layout::{Held, Layout, Outline, Slot, SlotBox};
use crate::picture::Silhouette;
use crate::plan::{Area, BoxPart, Chain, Column, PlacedBox, Plan, Region, along_polygon, along_rects};
use crate::printable::short;
use crate::text::{ShapedEdition, ShapedPicture, ShapedStory};
use crate::words::Arg;

/// What is printed of the pictures that text runs along, as far as that could be seen.
pub type Silhouettes = Along<PictureRef, Option<Silhouette>>;

/// So often a box is moved to where its paragraph has gone.
const TRIES: usize = 4;

/// Of a story's paragraphs that have names so many are named where none of them is wanted.
const NAMED: usize = 12;

/// The pictures of an edition whose silhouettes are asked for.
#[must_use]
pub fn cut_out(edition: &Edition) -> Vec<Id<PictureRef>> {
    let of = |id: Id<Story>| {
        let story = &edition.stories()[id];
        let (_, slot) = home_slot(edition, id);
        let boxes =
            slot.held().filter(|(_, one)| one.outline == Outline::CutOut && !story.is_picture_alone());
        boxes.filter_map(move |(held, _)| print_in(story, held)?.picture)
    };
    edition.stories().ids().flat_map(of).collect()
}

/// The plan with every box at its place.
#[must_use]
pub fn settled(
    edition: &Edition,
    mut plan: Plan,
    shaped: &ShapedEdition,
    silhouettes: &Silhouettes,
) -> (Plan, Vec<Diagnostic>) {
    let stories = plan.chains.keys().clone();
    let moved = stories.par_along(|id| {
        let story = &edition.stories()[id];
        let (layout, slot) = home_slot(edition, id);
        let is_settled = |one: &SlotBox| one.beside.is_none() && one.outline == Outline::Rectangle;
        if story.is_picture_alone() || slot.boxes.iter().all(is_settled) {
            return None;
        }
        let settler =
            Settler { edition, plan: &plan, layout, slot, id, story, text: &shaped.stories[id], silhouettes };
        Some(settler.settle())
    });
    let mut found = Vec::new();
    for (id, moved) in stories.ids().zip(moved) {
        let Some((home, told)) = moved else { continue };
        plan.begin_in(id, home);
        found.extend(told);
    }
    (plan, found)
}

/// The one print of a story that a box holds. The prints of a group have edges of their own, which text does not follow.
fn print_in(story: &Story, held: Held) -> Option<&StoryPrint> {
    let Held::Picture(number) = held else { return None };
    story.pictures.get(usize::from(number))?.single()
}

/// The slot that a story begins in.
fn home_slot(edition: &Edition, id: Id<Story>) -> (&Layout, &Slot) {
    let place = edition.place_of(id);
    let layout = edition.layout_of(&edition.pages()[place.page]);
    (layout, &layout.slots[place.slot])
}

/// A story whose boxes are settled.
struct Settler<'a> {
    edition: &'a Edition,
    plan: &'a Plan,
    layout: &'a Layout,
    slot: &'a Slot,
    id: Id<Story>,
    story: &'a Story,
    text: &'a ShapedStory,
    silhouettes: &'a Silhouettes,
}

impl Settler<'_> {
    fn settle(&self) -> (Region, Vec<Diagnostic>) {
        let mut home = self.plan.home(self.id).clone();
        let mut found = Vec::new();
        let stands = |home: &Region, held: Held| {
            let part = BoxPart::of(held);
            home.boxes.iter().any(|placed| placed.part == part && !placed.rows.is_empty())
        };
        for one in self.slot.held().filter(|(_, one)| one.beside.is_none()) {
            self.outline(&mut home, one);
        }
        for (held, one) in self.slot.held() {
            let Some(name) = one.beside.as_ref().filter(|_| stands(&home, held)) else { continue };
            let block = self.story.body.iter().position(|block| block.id.as_ref() == Some(name));
            if block.is_none() {
                found.push(self.unnamed(one, name));
            }
            match block.and_then(|block| self.beside(&home, (held, one), block)) {
                Some(settled) => home = settled,
                None => self.outline(&mut home, (held, one)),
            }
        }
        (home, found)
    }

    /// A box beside a paragraph; nothing where that stands in another slot.
    fn beside(&self, home: &Region, one: (Held, &SlotBox), block: usize) -> Option<Region> {
        let part = BoxPart::of(one.0);
        let mut best: Option<(Off, Region)> = None;
        let mut tried = home.without(part);
        for _ in 0..=TRIES {
            let Some(at) = self.begins(&tried, block) else { break };
            let placed = tried.boxes.iter().find(|placed| placed.part == part);
            if let Some(placed) = placed {
                let off = off(&tried.area, placed, at);
                if best.as_ref().is_none_or(|(least, _)| off <= *least) {
                    best = Some((off, tried.clone()));
                }
                if off == (0, 0) {
                    break;
                }
            }
            tried = tried.with_beside(self.layout, one, at);
            self.outline(&mut tried, one);
        }
        best.map(|(_, region)| region)
    }

    /// The text column and the row in which a paragraph begins where the story stands in a region; none where it begins in
    /// another.
    fn begins(&self, home: &Region, block: usize) -> Option<(usize, i32)> {
        let chain = self.plan.chain_from(self.id, home);
        let style = self.edition.styles_of(self.id).body;
        let (columns, _) = copyfit::fit(self.story, self.text, &chain, style, None);
        let Chain { home: id, frames, .. } = &chain;
        let is_first = |line: &BodyLine| {
            matches!(line.of, LineOf::Block(of) if of == block) && !line.set.atoms.is_empty()
        };
        let found = columns.iter().enumerate();
        let mut found = found.filter_map(|(at, lines)| Some((at, lines.iter().position(is_first)?)));
        let (frame, line) = found.next()?;
        let of = frames.get(frame).filter(|frame| frame.region == *id)?;
        Some((frame, of.rows.get(line)?.number))
    }

    /// Lets text run along the outline of a box, where it has one.
    fn outline(&self, home: &mut Region, one: (Held, &SlotBox)) {
        let part = BoxPart::of(one.0);
        let Some(at) = home.boxes.iter().position(|placed| placed.part == part) else { return };
        let covers = home.boxes.get(at).and_then(|placed| self.covered(home, placed, one));
        if let Some(placed) = home.boxes.get_mut(at) {
            placed.covers = covers;
        }
    }

    /// What a box covers of each of its rows; nothing where that is all of it.
    fn covered(
        &self,
        home: &Region,
        placed: &PlacedBox,
        (held, one): (Held, &SlotBox),
    ) -> Option<Vec<Vec<Range<Length>>>> {
        if one.outline == Outline::Rectangle || placed.rows.is_empty() {
            return None;
        }
        let is_group = matches!(held, Held::Picture(_)) && print_in(self.story, held).is_none();
        if is_group {
            return None;
        }
        let block = home.area.rect_of(placed);
        let rect = match held {
            Held::Picture(number) => {
                let styles = self.edition.styles_of(self.id);
                let at_foot = block.bottom() >= home.area.rect.bottom();
                let mount = self.slot.mount_of(number, false);
                let room = caption::Room { block, alone: at_foot, area: &home.area, mount };
                caption::set((self.id, self.text, number), &styles, room).rect
            }
            Held::Head | Held::Quotation | Held::Table => block,
        };
        let bands = || placed.rows.clone().map(|row| home.area.band(row));
        let corners = one.outline.corners_in(home.turn.rect(rect));
        let corners: Vec<Point> = corners.into_iter().map(|corner| home.turn.point_back(corner)).collect();
        let mut rows = match one.outline {
            Outline::Rectangle => return None,
            Outline::Polygon(_) => along_polygon(&corners, bands()),
            Outline::CutOut => along_rects(&self.printed(home, (held, rect))?, bands()),
        };
        let caption = Rect { y: rect.bottom(), height: block.bottom() - rect.bottom(), ..block };
        let has_caption = match held {
            Held::Picture(number) => {
                self.text.pictures.get(usize::from(number)).is_some_and(ShapedPicture::is_said)
            }
            Held::Head | Held::Quotation | Held::Table => false,
        };
        let below = if has_caption { along_rects(&[caption], bands()) } else { Vec::new() };
        for (row, below) in rows.iter_mut().zip(below).filter(|(_, below)| !below.is_empty()) {
            *row = below;
        }
        Some(rows)
    }

    /// What is printed of a picture of the story in a rectangle of its region, row of pixels by row.
    fn printed(&self, home: &Region, (held, rect): (Held, Rect)) -> Option<Vec<Rect>> {
        let of = print_in(self.story, held)?;
        let Silhouette { width, rows } = self.silhouettes[of.picture?].as_ref()?;
        let clip = home.turn.rect(rect);
        let height = rows.len() as u32;
        let whole = crop::standing(clip, (*width, height), home.turn.direction);
        let across = |at: u32| whole.x + whole.width.scaled(i64::from(at), i64::from((*width).max(1)));
        let down = |at: usize| whole.y + whole.height.scaled(at as i64, i64::from(height.max(1)));
        let stretches = rows
            .iter()
            .enumerate()
            .flat_map(|(row, stretches)| stretches.iter().map(move |stretch| (row, stretch.clone())));
        let rects = stretches.filter_map(|(row, stretch)| {
            let (left, right) = (across(stretch.start).max(clip.x), across(stretch.end).min(clip.right()));
            let (top, foot) = (down(row).max(clip.y), down(row + 1).min(clip.bottom()));
            let seen = left < right && top < foot;
            let rect = Rect { x: left, y: top, width: right - left, height: foot - top };
            seen.then(|| home.turn.rect_back(rect))
        });
        Some(rects.collect())
    }

    /// That a story has no paragraph of the name that a box stands beside.
    fn unnamed(&self, one: &SlotBox, name: &str) -> Diagnostic {
        let told = Diagnostic::warning("paragraph-unnamed").arg("story", self.story.id.as_str());
        let told = told.arg("name", short(name)).arg("holds", one.holds.key());
        let told = told.here(self.plan.home(self.id).span).mark(one.span, "box");
        let ids = self.story.body.iter().filter_map(|block| block.id.as_deref());
        let ids: Vec<String> = ids.take(NAMED).map(short).collect();
        if ids.is_empty() {
            return told;
        }
        told.arg("names", Arg::names(ids.iter().map(String::as_str))).mend_by("help-names")
    }
}

/// How far a paragraph is from its box: in text columns, and in rows.
type Off = (usize, u32);

fn off(area: &Area, placed: &PlacedBox, (column, row): (usize, i32)) -> Off {
    let meets = |(_, one): &(usize, &Column)| {
        one.x < placed.across.end && placed.across.start < one.x + one.measure.of(area.size)
    };
    let mut columns = area.columns.iter().enumerate().filter(meets).map(|(at, _)| at);
    let first = columns.next().unwrap_or_default();
    let last = columns.next_back().unwrap_or(first);
    let aside = first.saturating_sub(column).max(column.saturating_sub(last));
    let above = (placed.rows.start - row).max(row - placed.rows.end + 1).max(0);
    (aside, above as u32)
}
