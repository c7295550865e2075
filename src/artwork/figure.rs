//! A drawing as a picture: pieces one over the other, each in one tone.

use std::sync::Arc;

use super::tone::Tone;
use crate::geom::{Length, Point, Rect, Size};
use crate::outline::Area;

/// A drawing as a picture, the white of its box included. How large it is printed is not its concern; the longer of its sides
/// is a thousand points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Its sides.
    pub size: Size,
    /// How large it says that it is to be printed, where it says so in a measure of the trade.
    pub natural: Option<Size>,
    /// Areas that pieces have, from its upper left corner.
    pub areas: Vec<Area>,
    /// In paint order. Nothing of one that another lies on is seen through that: tones are of what is seen in the end.
    pub pieces: Vec<Piece>,
}

/// An area in one tone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Which area is filled.
    pub area: usize,
    /// What it is cut to: all of these.
    pub clips: Vec<usize>,
    /// In which tone.
    pub tone: Tone,
    /// How thick the line is that it is.
    pub line: Option<Length>,
}

impl Figure {
    /// The longer side.
    pub const SIDE: Length = Length::pt(1000);

    /// Its sides as whole numbers, as pictures have columns and rows of pixels.
    #[must_use]
    pub fn shape(&self) -> (u32, u32) {
        let side = |length: Length| u32::try_from((length.0 / 1_000).max(1)).unwrap_or(1);
        (side(self.size.width), side(self.size.height))
    }

    /// Its areas where it fills a rectangle.
    #[must_use]
    pub fn placed(&self, at: Rect) -> Vec<Arc<Area>> {
        let to = |point: Point| Point {
            x: at.x + point.x.scaled(at.width.0, self.size.width.0.max(1)),
            y: at.y + point.y.scaled(at.height.0, self.size.height.0.max(1)),
        };
        self.areas.iter().map(|area| Arc::new(area.moved(to))).collect()
    }
}
