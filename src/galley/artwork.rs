//! Artwork at its place: as large as that allows, or as high as its layout says, and upright whichever way text runs.

use super::crop;
use super::told::overset;
use crate::diag::Diagnostic;
use crate::geom::{Direction, Length, Rect, Size};
use crate::id::Id;
use crate::layout::{Artwork, FurniturePart};
use crate::page::Role;

/// Artwork and the place that it has. In what shape it is, a drawing knows, and a picture once its file was read: so much of
/// the place as that fills is said when the page is composed.
#[derive(Debug)]
pub struct Stand {
    /// Of which part of its layout it is.
    pub part: Id<FurniturePart>,
    /// What stands there.
    pub artwork: Artwork,
    /// What it is part of.
    pub role: Role,
    /// What it is called where it does not fit: a part of the entry `furniture` of the words.
    pub(super) name: &'static str,
    /// Its place, where lines run to the right.
    pub(super) area: Rect,
    pub(super) direction: Direction,
    /// The white above and below what is as large as its place allows.
    pub(super) white: Length,
}

impl Stand {
    /// What of its place artwork of a shape fills.
    #[must_use]
    pub fn filled(&self, shape: Size) -> Rect {
        let (area, size) = (self.area, self.size(shape));
        let Size { width, height } = self.upright(size);
        let x = self.artwork.align.within(area, width);
        Rect { x, y: area.y + (area.height - height) / 2, width, height }
    }

    /// That artwork of a shape outgrows its place, if it does.
    #[must_use]
    pub fn outgrown(&self, shape: Size) -> Option<Diagnostic> {
        let size = self.size(shape);
        let most = self.upright(Size { width: self.area.width, height: self.area.height });
        let too = [("wide", size.width, most.width), ("high", size.height, most.height)];
        let (too, is, most) = too.into_iter().find(|(_, is, most)| is > most)?;
        Some(overset(self.artwork.span, self.name, too, [is, most]).mend_by("help-artwork"))
    }

    /// As large as it stands on the page.
    fn size(&self, shape: Size) -> Size {
        let height = (self.area.height - self.white * 2).max(self.area.height / 2);
        fitted(shape, self.upright(Size { width: self.area.width, height }), self.artwork.height)
    }

    /// A size along lines and across them, as it is on the page; and back.
    const fn upright(&self, Size { width, height }: Size) -> Size {
        match self.direction {
            Direction::Horizontal => Size { width, height },
            Direction::Vertical => Size { width: height, height: width },
        }
    }
}

/// A shape as large as fits a place, or as high as is asked for; in its proportions.
fn fitted(shape: Size, within: Size, height: Option<Length>) -> Size {
    match height {
        Some(height) => Size { width: height.scaled(shape.width.0, shape.height.0.max(1)), height },
        None => crop::fitted((shape.width.0, shape.height.0), within),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_is_as_large_as_its_place_or_as_high_as_it_is_asked_to_be() {
        let size = |width, height| Size { width: Length::pt(width), height: Length::pt(height) };
        let shape = Size { width: Length(400), height: Length(100) };
        assert_eq!(fitted(shape, size(100, 10), None), size(40, 10));
        assert_eq!(fitted(shape, size(20, 10), None), size(20, 5));
        assert_eq!(fitted(shape, size(20, 10), Some(Length::pt(8))), size(32, 8), "as it is asked for");
    }
}
