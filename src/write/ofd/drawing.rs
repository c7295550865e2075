//! A page, item by item in paint order.

use std::borrow::Cow;
use std::sync::Arc;

use super::faces::Faces;
use super::length::{Boundary, micrometres, place};
use super::media::Pictures;
use super::object::{Object, Outline, Picture, What};
use super::text;
use crate::geom::{Point, Rect};
use crate::outline::{Area, Contour, FillRule, Segment};
use crate::page::{Composition, Fill, Item, Page, PlacedInsert, PlacedPicture, Role, Shape};
use crate::transcript::Reach;
use crate::write::on_screen::OnScreen;

/// What pages are drawn with.
pub(super) struct Drawing<'d> {
    pub(super) composition: &'d Composition,
    pub(super) faces: &'d Faces,
    pub(super) reach: &'d Reach,
    pub(super) screen: &'d OnScreen,
    pub(super) pictures: &'d Pictures,
}

impl<'d> Drawing<'d> {
    /// What is drawn on a page, by its place; marks of the press are none of it.
    pub(super) fn page(&self, at: usize, page: &'d Page) -> Vec<Object<'d>> {
        let items = page.items.iter().enumerate();
        let mut objects = Vec::new();
        for (number, item) in items.filter(|(_, item)| !matches!(item.source().role, Role::Mark)) {
            match item {
                Item::Glyphs(run) => {
                    let color = self.screen.color(run.paint.color);
                    let of = self.faces.get(run.face);
                    objects.extend(of.into_iter().flat_map(|of| text::objects(run, of, self.reach, color)));
                }
                Item::Fill(fill) => objects.extend(self.fill(fill)),
                Item::Shape(shape) => objects.extend(self.shape(shape)),
                Item::Picture(placed) => objects.extend(self.picture(placed, (at, number))),
                Item::Insert(placed) => objects.extend(self.insert(placed)),
            }
        }
        objects
    }

    fn fill(&self, Fill { rect, paint, .. }: &Fill) -> Option<Object<'d>> {
        let outline = Outline::plain(self.screen.color(paint.color), vec![rectangle(*rect)]);
        outline.object()
    }

    /// A shape within all that it is cut to. Readers differ in what they make of several clips of one object, so those that are
    /// rectangles are one.
    fn shape(&self, shape: &'d Shape) -> Option<Object<'d>> {
        let (rects, others): (Vec<_>, Vec<_>) = shape.clips.iter().partition(|clip| clip.rect().is_some());
        let common = rects.into_iter().filter_map(|clip| clip.rect()).reduce(Rect::common);
        let common =
            common.map(|rect| Arc::new(Area { contours: vec![rectangle(rect)], rule: FillRule::NonZero }));
        let outline = Outline {
            name: &shape.text,
            color: self.screen.color(shape.paint.color),
            contours: Cow::Borrowed(&shape.contours),
            rule: shape.rule,
            clips: common.into_iter().chain(others.into_iter().cloned()).collect(),
        };
        outline.object().filter(|_| !shape.seen().is_empty())
    }

    /// A picture: what is seen of it is cut out by its boundary, or, inside an outline, by clear pixels.
    fn picture(&self, placed: &'d PlacedPicture, (page, item): (usize, usize)) -> Option<Object<'d>> {
        let of = self.composition.pictures.get(usize::from(placed.picture.0))?;
        let name = if placed.text.is_empty() { &of.alt } else { &placed.text };
        if placed.outline.is_empty() {
            let file = self.pictures.of_picture(placed.picture)?;
            return Some(pictured((name, file), placed.rect, placed.clip));
        }
        let file = self.pictures.of_cutout(page, item)?;
        Some(pictured((name, file), placed.clip, placed.clip))
    }

    /// A page of another file, in pixels.
    fn insert(&self, placed: &PlacedInsert) -> Option<Object<'d>> {
        let of = self.composition.inserts.get(usize::from(placed.insert.0))?;
        Some(pictured((&of.alt, self.pictures.of_insert(placed.insert)?), placed.rect, placed.rect))
    }
}

/// A picture, by its file, in a place of which a part is seen.
fn pictured((name, file): (&str, u32), rect: Rect, seen: Rect) -> Object<'_> {
    let boundary = Boundary::exactly(seen);
    let at = boundary.within(place(Point { x: rect.x, y: rect.y }));
    let size = [micrometres(rect.width), micrometres(rect.height)];
    Object { boundary, what: What::Picture(Picture { name, file, at, size }) }
}

fn rectangle(Rect { x, y, width, height }: Rect) -> Contour {
    let corners = [(x + width, y), (x + width, y + height), (x, y + height)];
    let segments = corners.map(|(x, y)| Segment::Line(Point { x, y })).to_vec();
    Contour { start: Point { x, y }, segments }
}
