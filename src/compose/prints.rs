//! Pictures of stories on their page: one that is cropped to its place or stands whole in it, or a group (组图) whose prints
//! share the place.

use super::bled::Bled;
use super::drawn::{Drawn, Inking, Noted};
use super::forme::Forme;
use super::given::Given;
use super::ruled;
use crate::artwork::Figure;
use crate::color::Paint;
use crate::diag::{Diagnostic, Span};
use crate::edition::{Edition, PictureRef, Story, StoryPrint};
use crate::galley::crop::{self, MIDDLE, filling, standing};
use crate::galley::{Line, SetPicture};
use crate::geom::{Direction, EM_BOX_TOP, Length, Point, Rect, Turn};
use crate::id::Id;
use crate::layout::{Held, Layout, Outline, Slot};
use crate::page::{Fill, Item, PictureId, PlacedPicture, Role, Source};
use crate::plan::Region;

/// What a print whose file can't be had is taken for: half as wide again as high.
const USUAL: (u32, u32) = (3, 2);
/// No print of a group is more than so many times as wide as high, or as high as wide: the others would have no room.
const OBLONG: i64 = 3;

/// A print at its place: what is seen there, how it is cropped to that, and whether the web may show it.
struct Stand<'a> {
    clip: Rect,
    outline: Option<&'a Outline>,
    number: u16,
    web: bool,
}

/// What pictures are placed by.
#[derive(Clone, Copy)]
pub(super) struct Placing<'a> {
    pub(super) edition: &'a Edition,
    pub(super) layout: &'a Layout,
    pub(super) given: &'a Given,
}

impl Placing<'_> {
    /// A picture of a story at its place, print by print; nothing of those whose files can't be had.
    pub(super) fn prints(
        &self,
        (region, slot): (&Region, &Slot),
        (story, set): (Id<Story>, &SetPicture<'_>),
        (drawings, found): Noted<'_>,
    ) -> Vec<Item> {
        let story = &self.edition.stories()[story];
        let Some(of) = story.pictures.get(usize::from(set.number)) else { return Vec::new() };
        let (whole, direction) = (region.turn.rect(set.rect), region.turn.direction);
        let alone = story.is_picture_alone();
        let outline = slot.box_of(Held::Picture(set.number)).filter(|_| !alone).map(|one| &one.outline);
        // The prints of a group fill their rectangles.
        let outline = outline.filter(|_| of.single().is_some());
        let pixels = |print: &StoryPrint| print.picture.and_then(|id| self.given.pictures[id]);
        let shapes: Vec<_> = of.prints.iter().map(|print| pixels(print).unwrap_or(USUAL)).collect();
        let mount = slot.mount_of(set.number, alone);
        let mut told = Vec::new();
        let bled = Bled::of((self.layout, slot.leading), whole, mount.bleed.as_ref(), (story, of), &mut told);
        let places = arranged(bled.whole, &shapes, (of.across, mount.gap.of(slot.size)), direction);
        let mut items = Vec::new();
        for ((number, print), clip) in set.prints.clone().zip(&of.prints).zip(&places) {
            let stand = Stand { clip: *clip, outline, number, web: story.web && print.web };
            let figure = print.picture.and_then(|id| self.edition.pictures()[id].figure.as_deref());
            match figure {
                Some(figure) => items.extend(self.drawn(region, (print, figure), stand, (drawings, found))),
                None => items.extend(self.print(region, print, stand, (slot, &mut told)).map(Item::Picture)),
            }
        }
        // Of what a caption leaves next to nothing of, nothing else is said.
        found.extend(told.into_iter().filter(|_| set.overset.is_none()));
        let of_story =
            |role: Role| Source { story: Some(region.story.place() as u16), ..Source::furniture(role) };
        if let Some((under, paint)) = set.under.zip(mount.ground) {
            let (rect, source) = (bled.with(region.turn.rect(under)), of_story(Role::Tint));
            items.push(Item::Fill(Fill { rect, paint, source }));
        }
        if let Some(frame) = &mount.frame {
            let seen: Vec<Rect> = items.iter().filter_map(Item::picture).map(|placed| placed.clip).collect();
            for print in seen {
                items.extend(ruled::border(print, &bled.border(print, frame), of_story(Role::Rule), found));
            }
        }
        let numbers = set.on_prints.iter().zip(&places);
        items.extend(numbers.flat_map(|(line, clip)| numbered(line, bled.inside(*clip), mount.framed())));
        items
    }

    fn print(
        &self,
        region: &Region,
        of: &StoryPrint,
        Stand { clip, outline, number, web }: Stand<'_>,
        (slot, found): (&Slot, &mut Vec<Diagnostic>),
    ) -> Option<PlacedPicture> {
        let id = of.picture?;
        let pixels = self.given.pictures[id]?;
        let (clip, rect) = if outline == Some(&Outline::CutOut) {
            let rect = standing(clip, pixels, region.turn.direction);
            (rect, rect)
        } else {
            (clip, filling(clip, pixels, of.focus.unwrap_or(MIDDLE)))
        };
        let outline = outline.map_or_else(Vec::new, |outline| outline.corners_in(clip));
        if of.focus.is_none() {
            let name = self.edition.pictures()[id].name.as_str();
            found.extend(crop::lost(clip, rect).map(|lost| cropped(slot, name, of, lost)));
        }
        let (source, written) = (source(region, number), self.written(of, id));
        let (picture, text) = (PictureId(id.place() as u16), String::new());
        Some(PlacedPicture { picture, rect, clip, outline, text, source, web, written: Some(written) })
    }

    /// A drawing at its place: whole, as large as it is there, in the middle; nothing of it is cropped away.
    fn drawn(
        &self,
        region: &Region,
        (of, figure): (&StoryPrint, &Figure),
        Stand { clip, outline, number, web }: Stand<'_>,
        noted: Noted<'_>,
    ) -> Vec<Item> {
        let Some(id) = of.picture else { return Vec::new() };
        let rect = if outline == Some(&Outline::CutOut) {
            standing(clip, figure.shape(), region.turn.direction)
        } else {
            crop::middle(clip, figure.shape())
        };
        let (source, span, written) = (source(region, number), of.span, self.written(of, id));
        let (name, alt) = (of.name.as_str(), self.edition.pictures()[id].alt.as_str());
        let inking = Inking::new(&of.colors, (self.edition, self.layout), self.given.converter.as_deref());
        inking.placed(&Drawn { figure, rect, source, text: "", name, alt, web, span, written }, noted)
    }

    /// Where the story names a print, its file included.
    fn written(&self, of: &StoryPrint, id: Id<PictureRef>) -> Span {
        let file = self.edition.pictures()[id].span;
        // A file that another story names first says nothing of this one.
        if file.file == of.span.file { of.span.to(file) } else { of.span }
    }
}

/// Whose a print is.
fn source(region: &Region, number: u16) -> Source {
    let story = Some(region.story.place() as u16);
    Source { story, part: number, ..Source::furniture(Role::Picture) }
}

/// Warns of a picture that loses much, and nobody has said what of it matters.
fn cropped(slot: &Slot, name: &str, of: &StoryPrint, (share, side): (i64, &'static str)) -> Diagnostic {
    let one = Diagnostic::warning("picture-cropped").form(side).arg("picture", name);
    let one = one.arg("share", share).arg("slot", slot.name.as_str());
    one.here(of.span).mark(slot.name_span, "slot")
}

/// The places of prints in a rectangle, so many beside each other with white between them, in the order of reading: rows are
/// equally high, and the prints of a row are as wide as their shapes ask, so that each loses as little as it can.
fn arranged(
    whole: Rect,
    shapes: &[(u32, u32)],
    (across, gap): (usize, Length),
    direction: Direction,
) -> Vec<Rect> {
    let rows = shapes.chunks(across.max(1));
    let count = rows.len() as i64;
    let white = |count: i64, of: Length| (of - gap * (count - 1)).max(Length::ZERO);
    let down = |row: i64| white(count, whole.height).scaled(row, count.max(1));
    let mut places = Vec::with_capacity(shapes.len());
    for (number, row) in (0..).zip(rows) {
        let width = white(row.len() as i64, whole.width);
        let parts: Vec<i64> = row.iter().map(|shape| part(*shape)).collect();
        let all: i64 = parts.iter().sum();
        let (mut before, mut at) = (0, Length::ZERO);
        for part in parts {
            let (from, to) = (width.scaled(before, all.max(1)), width.scaled(before + part, all.max(1)));
            let x = match direction {
                Direction::Horizontal => whole.x + at + from,
                // Who reads from right to left begins at the right.
                Direction::Vertical => whole.right() - at - to,
            };
            let y = whole.y + down(number) + gap * number;
            places.push(Rect { x, y, width: to - from, height: down(number + 1) - down(number) });
            (before, at) = (before + part, at + gap);
        }
    }
    places
}

/// How wide a print is where it is a thousand high.
fn part((width, height): (u32, u32)) -> i64 {
    let wide = i64::from(width) * 1000 / i64::from(height.max(1));
    wide.clamp(1000 / OBLONG, 1000 * OBLONG)
}

/// The number of a print: on a square of paper, as that is seen on a photograph of any tone, in its lower left corner, inside the
/// border.
fn numbered(line: &Line<'_>, clip: Rect, framed: Length) -> Vec<Item> {
    let mut items = Vec::new();
    let size = line.size;
    let high = size + size / 3;
    let long = line.set.end.of(size);
    let width = high.max(long + size / 3);
    if width > clip.width || high > clip.height {
        return items;
    }
    let ground = Rect { x: clip.x + framed, y: clip.bottom() - framed - high, width, height: high };
    let source = Source { role: Role::Tint, ..line.source };
    Forme::new(Turn::default(), &mut items).fill(ground, Paint::PAPER, source);
    let (x, y) = (ground.x + (width - long) / 2, ground.y + (high - size) / 2 + EM_BOX_TOP.of(size));
    Forme::new(Turn::default(), &mut items).line(&Line { at: Point { x, y }, ..line.clone() });
    items
}
