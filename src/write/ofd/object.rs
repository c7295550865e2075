//! Drawings on a page (GB/T 33190-2016, 8.5): text, paths, pictures.

use std::borrow::Cow;
use std::fmt::Write;
use std::sync::Arc;

use super::length::{Boundary, micrometres, millimetres, row, steps};
use crate::geom::{Length, Point, Rect};
use crate::outline::{Area, Contour, FillRule, Segment, around};
use crate::xml::{Attribute, Xml};

/// Around what is filled, so much is white in its boundary: half a millimetre.
const ROOM: Length = Length::tenths_of_mm(5);

/// A drawing on a page.
#[derive(Debug)]
pub(super) struct Object<'o> {
    pub(super) boundary: Boundary,
    pub(super) what: What<'o>,
}

/// What is drawn.
#[derive(Debug)]
pub(super) enum What<'o> {
    Text(Text),
    Outline(Outline<'o>),
    Picture(Picture<'o>),
}

/// Characters of one font and size on one line.
#[derive(Debug)]
pub(super) struct Text {
    /// The font's number in the document.
    pub(super) font: u32,
    /// The type size.
    pub(super) size: i64,
    /// How wide glyphs are, in thousandths of as wide as drawn.
    pub(super) scale: u16,
    pub(super) way: Way,
    pub(super) color: [u8; 3],
    pub(super) says: String,
    /// Where its first glyph stands, before it is turned.
    pub(super) at: [i64; 2],
    /// How far each glyph stands from the one before.
    pub(super) steps: Vec<i64>,
    /// Where glyphs are others than those of their characters: the place of the first of so many characters, and the glyph.
    pub(super) glyphs: Vec<(usize, usize, u16)>,
}

/// Which way text runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// To the right.
    Across,
    /// Down, its characters upright.
    Down,
    /// Down, turned with its line.
    Turned,
}

/// What is filled of contours, within all that it is cut to.
#[derive(Debug)]
pub(super) struct Outline<'o> {
    /// What is read in it; empty for most.
    pub(super) name: &'o str,
    pub(super) color: [u8; 3],
    pub(super) contours: Cow<'o, [Contour]>,
    pub(super) rule: FillRule,
    pub(super) clips: Vec<Arc<Area>>,
}

/// A picture, of which the boundary shows a part.
#[derive(Debug)]
pub(super) struct Picture<'o> {
    /// What it shows.
    pub(super) name: &'o str,
    /// The number of its file.
    pub(super) file: u32,
    /// Its upper left corner, from that of the boundary.
    pub(super) at: [i64; 2],
    pub(super) size: [i64; 2],
}

impl Object<'_> {
    /// Writes it under a number of its own.
    pub(super) fn write(&self, xml: &mut Xml, id: u32) {
        let own = vec![("ID", id.to_string().into()), ("Boundary", self.boundary.said().into())];
        match &self.what {
            What::Text(text) => text.write(xml, own),
            What::Outline(outline) => outline.write(xml, own, self.boundary),
            What::Picture(picture) => picture.write(xml, own),
        }
    }
}

impl Text {
    fn write(&self, xml: &mut Xml, mut own: Vec<Attribute<'_>>) {
        own.push(("Font", self.font.to_string().into()));
        own.push(("Size", millimetres(self.size).into()));
        if self.scale != 1000 {
            // It is of glyphs alone: steps are said as they are (table 45).
            own.push(("HScale", format!("{:.3}", f64::from(self.scale) / 1000.0).into()));
        }
        match self.way {
            Way::Across => {}
            Way::Down => own.push(("ReadDirection", "90".into())),
            Way::Turned => own.push(("CTM", "0 1 -1 0 0 0".into())),
        }
        let mut code: Vec<Attribute<'_>> =
            vec![("X", millimetres(self.at[0]).into()), ("Y", millimetres(self.at[1]).into())];
        if !self.steps.is_empty() {
            let along = if self.way == Way::Down { "DeltaY" } else { "DeltaX" };
            code.push((along, steps(&self.steps).into()));
        }
        xml.element("ofd:TextObject", own, |xml| {
            fill_color(xml, self.color);
            for (at, count, glyph) in &self.glyphs {
                let transform = [
                    ("CodePosition", at.to_string().into()),
                    ("CodeCount", count.to_string().into()),
                    ("GlyphCount", "1".into()),
                ];
                xml.element("ofd:CGTransform", transform, |xml| {
                    xml.text("ofd:Glyphs", [], &glyph.to_string());
                });
            }
            xml.text("ofd:TextCode", code, &self.says);
        });
    }
}

impl<'o> Outline<'o> {
    /// One in which nothing is read and that is cut to nothing.
    pub(super) fn plain(color: [u8; 3], contours: Vec<Contour>) -> Self {
        Self { name: "", color, contours: Cow::Owned(contours), rule: FillRule::NonZero, clips: Vec::new() }
    }

    /// The object that it is; nothing, where it has no contour. Its boundary has room around it: hairlines are thinner than a
    /// pixel of readers that cut by it.
    pub(super) fn object(self) -> Option<Object<'o>> {
        let Rect { x, y, width, height } =
            Some(around(&self.contours)).filter(|_| !self.contours.is_empty())?;
        let (x, y, width, height) = (x - ROOM, y - ROOM, width + ROOM * 2, height + ROOM * 2);
        let boundary = Boundary::of(Rect { x, y, width, height });
        Some(Object { boundary, what: What::Outline(self) })
    }

    fn write<'v>(&'v self, xml: &mut Xml, mut own: Vec<Attribute<'v>>, boundary: Boundary) {
        own.extend(named(self.name));
        own.extend([("Stroke", "false".into()), ("Fill", "true".into())]);
        own.extend(rule(self.rule));
        xml.element("ofd:PathObject", own, |xml| {
            if !self.clips.is_empty() {
                xml.element("ofd:Clips", [], |xml| {
                    self.clips.iter().for_each(|area| clip(xml, area, boundary));
                });
            }
            fill_color(xml, self.color);
            xml.text("ofd:AbbreviatedData", [], &data(&self.contours, boundary));
        });
    }
}

impl Picture<'_> {
    fn write<'v>(&'v self, xml: &mut Xml, mut own: Vec<Attribute<'v>>) {
        own.extend(named(self.name));
        // A picture is drawn one millimetre wide and high, and spread to its place.
        let [width, height] = self.size;
        own.push(("CTM", row([width, 0, 0, height, self.at[0], self.at[1]]).into()));
        own.push(("ResourceID", self.file.to_string().into()));
        xml.empty("ofd:ImageObject", own);
    }
}

fn named(name: &str) -> Option<Attribute<'_>> {
    (!name.is_empty()).then(|| ("Name", name.into()))
}

/// What lies within an area alone is seen. Its path counts from the corner of what is cut.
fn clip(xml: &mut Xml, area: &Area, boundary: Boundary) {
    let own =
        [("Boundary", boundary.at_its_corner().into()), ("Stroke", "false".into()), ("Fill", "true".into())];
    xml.element("ofd:Clip", [], |xml| {
        xml.element("ofd:Area", [], |xml| {
            xml.element("ofd:Path", own.into_iter().chain(rule(area.rule)), |xml| {
                xml.text("ofd:AbbreviatedData", [], &data(&area.contours, boundary));
            });
        });
    });
}

fn rule(of: FillRule) -> Option<Attribute<'static>> {
    (of == FillRule::EvenOdd).then(|| ("Rule", "Even-Odd".into()))
}

fn fill_color(xml: &mut Xml, rgb: [u8; 3]) {
    let value = rgb.map(|level| level.to_string()).join(" ");
    xml.empty("ofd:FillColor", [("Value", value.into())]);
}

/// Contours as path data (table 36).
fn data(contours: &[Contour], boundary: Boundary) -> String {
    let mut out = String::new();
    let point = |out: &mut String, at: Point| {
        let [x, y] = boundary.within([micrometres(at.x), micrometres(at.y)]);
        let _ = write!(out, " {} {}", millimetres(x), millimetres(y));
    };
    for contour in contours {
        out.push_str(if out.is_empty() { "M" } else { " M" });
        point(&mut out, contour.start);
        for segment in &contour.segments {
            out.push_str(if matches!(segment, Segment::Line(_)) { " L" } else { " B" });
            segment.points().iter().for_each(|at| point(&mut out, *at));
        }
        out.push_str(" C");
    }
    out
}
