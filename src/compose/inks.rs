//! The plates that a page is printed from. An ink that a layout names and no page uses must not make one; nor do marks
//! make one.

use crate::color::{Color, InkId, SOLID};
use crate::page::{InsertId, Item, PictureId};
use crate::picture::Space;

/// The plates of a page.
#[derive(Debug, Default)]
pub(super) struct Plates {
    /// Cyan, magenta, yellow, black.
    pub(super) process: [bool; 4],
    /// Inks of their own, in the order in which the page has them: no other page has to do with it.
    pub(super) spots: Vec<InkId>,
}

/// The plates that items are printed from. `space` says what a picture is of, `process` which plates of the process a page of
/// another file is printed from.
pub(super) fn plates(
    items: &[Item],
    space: impl Fn(PictureId) -> Option<Space>,
    process: impl Fn(InsertId) -> [bool; 4],
) -> Plates {
    let mut plates = Plates::default();
    for item in items {
        let color = match item {
            Item::Glyphs(run) => run.paint.color,
            Item::Fill(fill) => fill.paint.color,
            Item::Shape(shape) => shape.paint.color,
            Item::Picture(placed) => match space(placed.picture) {
                Some(Space::Cmyk) => Color::Process([SOLID; 4]),
                Some(Space::Gray) => Color::BLACK,
                None => Color::PAPER,
            },
            Item::Insert(placed) => {
                Color::Process(process(placed.insert).map(|used| if used { SOLID } else { 0 }))
            }
        };
        match color {
            Color::Process(tints) => {
                plates.process.iter_mut().zip(tints).for_each(|(plate, tint)| *plate |= tint > 0);
            }
            Color::Spot(id, tint) if tint > 0 && !plates.spots.contains(&id) => plates.spots.push(id),
            Color::Spot(..) | Color::Registration(_) => {}
        }
    }
    plates
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::Paint;
    use crate::geom::Rect;
    use crate::page::{Fill, Role, Source};

    #[test]
    fn nothing_of_an_ink_makes_no_plate() {
        let fill = |color| {
            let paint = Paint { color, overprint: false };
            Item::Fill(Fill { rect: Rect::default(), paint, source: Source::furniture(Role::Tint) })
        };
        let (red, blue) = (InkId(0), InkId(1));
        let items = [
            fill(Color::Spot(red, 0)),
            fill(Color::Spot(blue, 1)),
            fill(Color::Process([0, 1, 0, 0])),
            fill(Color::Registration(SOLID)),
        ];
        let plates = plates(&items, |_| None, |_| [false; 4]);
        assert_eq!(plates.spots, [blue]);
        assert_eq!(plates.process, [false, true, false, false]);
    }
}
