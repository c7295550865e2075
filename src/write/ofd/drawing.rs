//! A page, item by item in paint order.

use super::faces::Faces;
use super::length::{Boundary, micrometres, place};
use super::object::{Kind, Object, Outline, Picture, What};
use super::text;
use crate::geom::{Length, Point, Rect};
use crate::outline::{Contour, FillRule, Segment, around};
use crate::page::{Composition, Item, Page, PlacedInsert, PlacedPicture, Role};
use crate::transcript::Reach;
use crate::write::on_screen::OnScreen;
use crate::write::pdf::PdfError;
use crate::write::pdf::proof::{self, Quality};
use crate::write::pixels::clear_png;
use crate::write::svg::{Inserts, cutout};

/// Pictures are kept as fine as a press asks for.
const FOR_ARCHIVES: Quality = Quality { fineness: 300, jpeg: 90 };

/// What pages are drawn with.
pub(super) struct Drawing<'d> {
    pub(super) composition: &'d Composition,
    pub(super) faces: &'d Faces,
    pub(super) reach: &'d Reach,
    pub(super) screen: &'d OnScreen,
    pub(super) inserts: &'d Inserts,
}

impl Drawing<'_> {
    /// What is drawn on a page; marks of the press are none of it.
    ///
    /// # Errors
    /// A picture can't be had.
    pub(super) fn page(&self, page: &Page) -> Result<Vec<Object>, PdfError> {
        let items = page.items.iter().filter(|item| !matches!(item.source().role, Role::Mark));
        let mut objects = Vec::new();
        for item in items {
            match item {
                Item::Glyphs(run) => {
                    if let Some(of) = self.faces.get(run.face) {
                        let color = self.screen.color(run.paint.color);
                        objects.extend(text::objects(run, of, self.reach, color));
                    }
                }
                Item::Fill(fill) => {
                    let (color, contours) = (self.screen.color(fill.paint.color), vec![rectangle(fill.rect)]);
                    objects.extend(filled(Outline {
                        color,
                        contours,
                        rule: FillRule::NonZero,
                        clips: Vec::new(),
                    }));
                }
                Item::Shape(shape) => {
                    let (color, contours) = (self.screen.color(shape.paint.color), shape.contours.clone());
                    objects.extend(filled(Outline {
                        color,
                        contours,
                        rule: shape.rule,
                        clips: shape.clips.clone(),
                    }));
                }
                Item::Picture(placed) => objects.push(self.picture(placed)?),
                Item::Insert(placed) => objects.extend(self.insert(placed)?),
            }
        }
        Ok(objects)
    }

    /// A picture: what is seen of it is cut out by its boundary, or, where that is no rectangle, left over by clear pixels.
    fn picture(&self, placed: &PlacedPicture) -> Result<Object, PdfError> {
        let of = self.composition.pictures.get(usize::from(placed.picture.0));
        let of = of.ok_or_else(|| PdfError::Picture(String::new()))?;
        let broken = || PdfError::Picture(of.name.clone());
        let name = if placed.text.is_empty() { of.alt.clone() } else { placed.text.clone() };
        if placed.outline.is_empty() {
            let shown = |inks: &[u8]| self.screen.pixels(inks);
            let made = proof::jpeg(&of.raster, placed.rect, FOR_ARCHIVES, shown);
            let (bytes, _) = made.ok_or_else(broken)?;
            return Ok(pictured(name, (Kind::Jpeg, bytes), placed.rect, placed.clip));
        }
        let drawing = cutout((of, placed), self.screen, FOR_ARCHIVES)?;
        let bytes = clear_png(&drawing, pixels(placed.clip.width)).ok_or_else(broken)?;
        Ok(pictured(name, (Kind::Png, bytes), placed.clip, placed.clip))
    }

    /// A page of another file, in pixels.
    fn insert(&self, placed: &PlacedInsert) -> Result<Option<Object>, PdfError> {
        let of = self.composition.inserts.get(usize::from(placed.insert.0));
        let Some((of, drawing)) = of.zip(self.inserts.get(placed.insert)) else { return Ok(None) };
        let bytes = clear_png(drawing.as_bytes(), pixels(placed.rect.width));
        let bytes = bytes.ok_or_else(|| PdfError::Picture(of.name.clone()))?;
        Ok(Some(pictured(of.alt.clone(), (Kind::Png, bytes), placed.rect, placed.rect)))
    }
}

/// How many pixels an archive has of a length.
fn pixels(length: Length) -> u32 {
    let pixels = length.scaled(FOR_ARCHIVES.fineness, Length::IN.0).0;
    u32::try_from(pixels).unwrap_or_default().max(1)
}

/// A picture in a place, of which a part is seen.
fn pictured(name: String, (kind, bytes): (Kind, Vec<u8>), rect: Rect, seen: Rect) -> Object {
    let boundary = Boundary::exactly(seen);
    let at = boundary.within(place(Point { x: rect.x, y: rect.y }));
    let size = [micrometres(rect.width), micrometres(rect.height)];
    Object { boundary, what: What::Picture(Picture { name, bytes, kind, at, size }) }
}

fn filled(outline: Outline) -> Option<Object> {
    let boundary = Boundary::of(Some(around(&outline.contours)).filter(|_| !outline.contours.is_empty())?);
    Some(Object { boundary, what: What::Outline(outline) })
}

fn rectangle(Rect { x, y, width, height }: Rect) -> Contour {
    let corners = [(x + width, y), (x + width, y + height), (x, y + height)];
    let segments = corners.map(|(x, y)| Segment::Line(Point { x, y })).to_vec();
    Contour { start: Point { x, y }, segments }
}
