//! Artwork on its page.

use crate::geom::Rect;
use crate::layout::Artwork;
use crate::page::{Item, Shape, Source};

/// The outlines of an artwork that fills a rectangle of the page. The first says what is read in all of them.
pub(super) fn shapes(rect: Rect, artwork: &Artwork, source: Source) -> impl Iterator<Item = Item> {
    let Artwork { drawing, paints, text, .. } = artwork;
    let inked = drawing.outlines.iter().zip(paints).enumerate();
    inked.map(move |(at, (outline, paint))| {
        let text = if at == 0 { text.clone() } else { String::new() };
        let contours = outline.placed(drawing.size, rect);
        Item::Shape(Shape { contours, rule: outline.rule, paint: *paint, source, text })
    })
}
