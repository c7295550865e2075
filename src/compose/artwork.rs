//! Artwork on its page.

use super::drawn::{Drawn, Inking, Noted};
use super::given::Given;
use crate::artwork::{Drawing, Figure, Rgb};
use crate::color::Paint;
use crate::edition::{Edition, PageSpec};
use crate::galley::Stand;
use crate::geom::{Length, Rect, Size, Turn};
use crate::layout::{Art, Artwork};
use crate::outline::Area;
use crate::page::{Item, PictureId, PlacedPicture, Shape, Source};

/// What artwork is laid by.
pub(super) struct Laying<'a> {
    pub(super) edition: &'a Edition,
    pub(super) given: &'a Given,
    pub(super) turn: Turn,
}

impl Laying<'_> {
    /// Artwork of a page where it stands; nothing of what can't be had. That it outgrows its place is told.
    pub(super) fn laid(&self, spec: &PageSpec, stand: &Stand, noted: Noted<'_>) -> Vec<Item> {
        let Artwork { art, text, span, .. } = &stand.artwork;
        match art {
            Art::Drawn { drawing, paints } => {
                noted.1.extend(stand.outgrown(drawing.size));
                outlines(drawing, paints, self.turn.rect(stand.filled(drawing.size)), stand)
            }
            Art::Pictured { named, .. } => {
                let Some(id) = self.edition.artwork_on(spec, stand.part) else { return Vec::new() };
                let Some(pixels) = self.given.pictures[id] else { return Vec::new() };
                let shape = shape(pixels);
                noted.1.extend(stand.outgrown(shape));
                let rect = self.turn.rect(stand.filled(shape));
                if let Some(figure) = &self.edition.pictures()[id].figure {
                    return self.drawn((figure, named), rect, stand, noted);
                }
                // What is the house's own it may show anywhere.
                let (picture, outline, web) = (PictureId(id.place() as u16), Vec::new(), true);
                let (text, written, source) = (text.clone(), Some(*span), Source::furniture(stand.role));
                let placed = PlacedPicture { picture, rect, clip: rect, outline, text, source, web, written };
                vec![Item::Picture(placed)]
            }
        }
    }

    /// A drawing that is printed as those of stories are.
    fn drawn(
        &self,
        (figure, named): (&Figure, &[(Rgb, Paint)]),
        rect: Rect,
        stand: &Stand,
        noted: Noted<'_>,
    ) -> Vec<Item> {
        let Artwork { art, text, span, .. } = &stand.artwork;
        let name = if let Art::Pictured { name, .. } = art { name } else { "" };
        let inking = Inking::of(named.to_vec(), self.edition, self.given.converter.as_deref());
        let source = Source::furniture(stand.role);
        let drawn =
            Drawn { figure, rect, source, text, name, alt: text, web: true, span: *span, written: *span };
        inking.placed(&drawn, noted)
    }
}

/// The outlines of a drawing in a rectangle, each in its ink. What is read in it is said once, however many it has.
fn outlines(drawing: &Drawing, paints: &[Paint], rect: Rect, stand: &Stand) -> Vec<Item> {
    let source = Source::furniture(stand.role);
    let mut text = stand.artwork.text.clone();
    let each = drawing.outlines.iter().zip(paints).map(|(outline, paint)| {
        let area = Area { contours: outline.placed(drawing.size, rect), rule: outline.rule };
        Item::Shape(Shape { text: std::mem::take(&mut text), ..Shape::filled(area, *paint, source) })
    });
    each.collect()
}

/// The shape of pixels, which are square; of a drawing, that of its sides.
fn shape((across, down): (u32, u32)) -> Size {
    Size { width: Length(i64::from(across.max(1))), height: Length(i64::from(down.max(1))) }
}
