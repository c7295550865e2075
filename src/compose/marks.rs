//! Printer's marks: where to cut, whether the plates stand in register, what their inks look like, and the slug
//! line. All of it lies outside the bleed, and none of it makes a plate that the page does not need.

use super::curves::round;
use super::forme::Forme;
use super::inks::Plates;
use crate::color::{Color, Paint, SOLID};
use crate::galley::{Line, set_text};
use crate::geom::{Crops, Em, Length, Point, Rect, Size, Turn};
use crate::outline::Contour;
use crate::page::{Fill, Item, Page, Role, Shape, Source};
use crate::text::{ShapedSlug, ShapedText};

/// The weight of lines.
const WEIGHT: Length = Length(250_000);
/// The size of the slug line, where there is room for it.
const SIZE: Length = Length::pt(7);
/// Between the names of plates.
const APART: Em = Em::ONE;

/// Lengths in tenths of a millimetre; distances from the trim count from the bleed.
const SLUG: i64 = 150;
const CROP_FROM: i64 = 10;
const CROP_LENGTH: i64 = 50;
const REGISTER_AT: i64 = 75;
const REGISTER_ARM: i64 = 40;
const REGISTER_RADIUS: i64 = 25;
const PATCH: i64 = 50;
const PATCHES_AT: i64 = 50;
const LINE_AT: i64 = 65;
/// What stands along an edge of the page keeps so far from its corners, and from the register mark in its middle.
const FROM_CORNER: i64 = 100;
const FROM_MIDDLE: i64 = 80;

/// No crop mark begins nearer to the trim than this, be there a bleed or not.
const CLEAR: i64 = 30;

/// How far the sheet goes beyond the bleed.
pub(super) fn slug() -> Length {
    Length::tenths_of_mm(SLUG)
}

/// The marks of a page that is printed from `plates`.
pub(super) fn marks(page: &Page, slug: &ShapedSlug, plates: &Plates) -> Vec<Item> {
    let sheet = Sheet { trim: page.trim, bleed: page.bleed };
    let mut items = Vec::new();
    sheet.crops(&mut items);
    sheet.registers(&mut items);
    sheet.patches(plates, &mut items);
    sheet.line(slug, plates, &mut items);
    items
}

/// What marks stand around.
struct Sheet {
    trim: Size,
    bleed: Length,
}

/// Everything that is said and shown of a plate is in its own ink, which a colour holds in full.
fn inks(plates: &Plates) -> impl Iterator<Item = Color> {
    let process = plates.process.into_iter().enumerate().filter(|(_, used)| *used).map(|(plate, _)| {
        let mut tints = [0; 4];
        if let Some(tint) = tints.get_mut(plate) {
            *tint = SOLID;
        }
        Color::Process(tints)
    });
    process.chain(plates.spots.iter().map(|id| Color::Spot(*id, SOLID)))
}

/// Half as much of an ink.
fn half(color: Color) -> Color {
    match color {
        Color::Process(tints) => Color::Process(tints.map(|tint| tint / 2)),
        Color::Spot(id, tint) => Color::Spot(id, tint / 2),
        Color::Registration(tint) => Color::Registration(tint / 2),
    }
}

impl Sheet {
    /// Where to cut: two lines at each corner, in line with the edges of the trim.
    fn crops(&self, items: &mut Vec<Item>) {
        let from = (self.bleed + Length::tenths_of_mm(CROP_FROM)).max(Length::tenths_of_mm(CLEAR));
        let crops = Crops { from, length: Length::tenths_of_mm(CROP_LENGTH), weight: WEIGHT };
        crops.around(self.trim).into_iter().flatten().for_each(|line| fill(line, items));
    }

    /// Whether the plates stand in register: a ring and a cross on the middle of each side.
    fn registers(&self, items: &mut Vec<Item>) {
        let Size { width, height } = self.trim;
        let out = self.bleed + Length::tenths_of_mm(REGISTER_AT);
        let at = |x, y| Point { x, y };
        let sides = [
            at(width / 2, -out),
            at(width / 2, height + out),
            at(-out, height / 2),
            at(width + out, height / 2),
        ];
        let arm = Length::tenths_of_mm(REGISTER_ARM);
        for middle in sides {
            let Point { x, y } = middle;
            fill(Rect { x: x - arm, y: y - WEIGHT / 2, width: arm * 2, height: WEIGHT }, items);
            fill(Rect { x: x - WEIGHT / 2, y: y - arm, width: WEIGHT, height: arm * 2 }, items);
            items.push(Item::Shape(ring(middle, Length::tenths_of_mm(REGISTER_RADIUS))));
        }
    }

    /// What the inks look like: a patch of each in full and one of half of it, along the foot.
    fn patches(&self, plates: &Plates, items: &mut Vec<Item>) {
        let y = self.trim.height + self.bleed + Length::tenths_of_mm(PATCHES_AT);
        let side = Length::tenths_of_mm(PATCH);
        let along = self.halves().into_iter().flat_map(|(from, to)| {
            let count = ((to - from).0 / side.0.max(1)).max(0);
            (0..count).map(move |at| from + side * at)
        });
        let colors = inks(plates).flat_map(|ink| [ink, half(ink)]);
        items.extend(along.zip(colors).map(|(x, color)| {
            let rect = Rect { x, y, width: side, height: side };
            let paint = Paint { color, overprint: false };
            Item::Fill(Fill { rect, paint, source: Source::furniture(Role::Mark) })
        }));
    }

    /// The slug line along the head: left of the middle which page this is, right of it the names of its plates.
    /// Where a page is too narrow for it, it is set smaller.
    fn line(&self, slug: &ShapedSlug, plates: &Plates, items: &mut Vec<Item>) {
        let [left, right] = self.halves();
        self.texts(left, &[(&slug.line, Paint::REGISTRATION)], items);
        let named = inks(plates).filter_map(|color| {
            let text = match color {
                Color::Process(tints) => slug.process.get(tints.iter().position(|tint| *tint > 0)?)?,
                Color::Spot(id, _) => &slug.inks.iter().find(|(ink, _)| *ink == id)?.1,
                Color::Registration(_) => return None,
            };
            Some((text, Paint { color, overprint: false }))
        });
        self.texts(right, &named.collect::<Vec<_>>(), items);
    }

    /// Texts side by side in a stretch along the head.
    fn texts(&self, (from, to): (Length, Length), texts: &[(&ShapedText, Paint)], items: &mut Vec<Item>) {
        let set: Vec<_> = texts.iter().map(|(text, _)| set_text(text, Em::ZERO)).collect();
        let width: Em = set.iter().map(|line| line.end + APART).sum();
        let size = SIZE.min((to - from).scaled(Em::ONE.0, width.0.max(1)));
        if size <= Length::ZERO {
            return;
        }
        let mut at = Point { x: from, y: -self.bleed - Length::tenths_of_mm(LINE_AT) };
        let source = Source::furniture(Role::Mark);
        for ((text, paint), set) in texts.iter().zip(set) {
            let width = (set.end + APART).of(size);
            let line = Line { text, set, at, size, scale: 1000, paint: *paint, source };
            Forme::new(Turn::default(), items).line(&line);
            at.x += width;
        }
    }

    /// The two stretches along head and foot that are clear of corners and of the register mark.
    fn halves(&self) -> [(Length, Length); 2] {
        let Size { width, .. } = self.trim;
        let (corner, middle) = (Length::tenths_of_mm(FROM_CORNER), Length::tenths_of_mm(FROM_MIDDLE));
        [(corner, width / 2 - middle), (width / 2 + middle, width - corner)]
    }
}

/// A line on every plate.
fn fill(rect: Rect, items: &mut Vec<Item>) {
    let source = Source::furniture(Role::Mark);
    items.push(Item::Fill(Fill { rect, paint: Paint::REGISTRATION, source }));
}

/// A ring on every plate: one circle, and inside it another the other way round, which leaves it open.
fn ring(middle: Point, radius: Length) -> Shape {
    let source = Source::furniture(Role::Mark);
    let (outer, inner) = (round(middle, radius), round(middle, radius - WEIGHT));
    let straight = |from: Point, to: Point| [from, to, to];
    let mut back = Vec::new();
    let mut start = inner.0;
    for [first, second, end] in inner.1 {
        back.push([second, first, start]);
        start = end;
    }
    let there = outer.1.into_iter().chain([straight(outer.0, inner.0)]);
    let curves = there.chain(back.into_iter().rev()).chain([straight(inner.0, outer.0)]);
    Shape::plain(Contour::of_curves(outer.0, curves), Paint::REGISTRATION, source)
}
