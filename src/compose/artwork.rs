//! Artwork on its page.

use crate::diag::Diagnostic;
use crate::galley::Stand;
use crate::geom::{Length, Size, Turn};
use crate::layout::{Art, Artwork};
use crate::outline::Area;
use crate::page::{Item, PictureId, PlacedPicture, Shape, Source};

/// Artwork where it stands, and that it outgrows its place, if it does; `picture` is the one that it is, if it is one whose
/// file can be had, with its columns and rows of pixels. What is read in it is said once, however many outlines it has.
pub(super) fn laid(
    stand: &Stand,
    turn: Turn,
    picture: Option<(PictureId, (u32, u32))>,
) -> (Vec<Item>, Option<Diagnostic>) {
    let Artwork { art, text, span, .. } = &stand.artwork;
    let source = Source::furniture(stand.role);
    match art {
        Art::Drawn { drawing, paints } => {
            let rect = turn.rect(stand.filled(drawing.size));
            let mut items = Vec::new();
            let mut text = text.clone();
            for (outline, paint) in drawing.outlines.iter().zip(paints) {
                let area = Area { contours: outline.placed(drawing.size, rect), rule: outline.rule };
                let text = std::mem::take(&mut text);
                items.push(Item::Shape(Shape { text, ..Shape::filled(area, *paint, source) }));
            }
            (items, stand.outgrown(drawing.size))
        }
        Art::Pictured { .. } => {
            let Some((picture, pixels)) = picture else { return (Vec::new(), None) };
            let shape = shape(pixels);
            let rect = turn.rect(stand.filled(shape));
            let (outline, text, written) = (Vec::new(), text.clone(), Some(*span));
            let placed = PlacedPicture { picture, rect, clip: rect, outline, text, source, written };
            (vec![Item::Picture(placed)], stand.outgrown(shape))
        }
    }
}

/// The shape of pixels, which are square.
fn shape((across, down): (u32, u32)) -> Size {
    Size { width: Length(i64::from(across.max(1))), height: Length(i64::from(down.max(1))) }
}
