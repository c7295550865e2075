//! What is made of the pictures of an edition: what their files are, and how each is printed at its place.

use std::sync::Arc;

use crate::color::Color;
use crate::geom::{Length, Rect, Size};
use crate::page::PlacedDrawing;
use crate::picture::{Data, Head, Raster, Space, Window, resolution};

/// A picture that a story names, and what is printed of it.
#[derive(Debug, Clone)]
pub struct PicturePrint {
    /// Its file, as the story names it; empty where it names none.
    pub name: String,
    /// The story, by the name of its file.
    pub story: String,
    /// The page that the story begins on, where its picture stands.
    pub page: u32,
    /// The slot there.
    pub slot: String,
    /// What its file says; nothing, where that was not read.
    pub head: Option<Arc<Head>>,
    /// How its pixels are printed.
    pub printed: Result<Printed, Unprinted>,
    /// How it is printed, if it is a drawing.
    pub drawn: Option<DrawnPrint>,
}

/// A drawing as it is printed at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnPrint {
    /// Its size on the page.
    pub size: Size,
    /// Of how many pieces it is.
    pub pieces: usize,
    /// The most ink of any of them, all inks together, in hundredths of a percent.
    pub most_ink: u32,
}

impl DrawnPrint {
    /// That of a story, by the numbers of the story and of the print in it, among the drawings of a page.
    pub(super) fn among(drawings: &[PlacedDrawing], (story, number): (u16, u16)) -> Option<Self> {
        let is_it = |one: &&PlacedDrawing| (one.source.story, one.source.part) == (Some(story), number);
        let PlacedDrawing { rect, pieces, colors, .. } = drawings.iter().find(is_it)?;
        let total = |color: &Color| match *color {
            Color::Process(tints) => tints.iter().map(|tint| u32::from(*tint)).sum(),
            Color::Spot(_, tint) | Color::Registration(tint) => u32::from(tint),
        };
        let size = Size { width: rect.width, height: rect.height };
        let most_ink = colors.iter().map(total).max().unwrap_or(0);
        (*pieces > 0).then_some(Self { size, pieces: *pieces, most_ink })
    }
}

/// A picture as it is printed at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// Its size on the page.
    pub size: Size,
    /// What of it is seen there, in pixels of its file.
    pub seen: Window,
    /// How much of its width and how much of its height is cropped away, in thousandths.
    pub cropped: (u16, u16),
    /// Pixels an inch that its file has at that size.
    pub given: u32,
    /// Pixels an inch that it is printed with.
    pub resolution: u32,
    /// What its pixels are.
    pub space: Space,
    /// The most ink of any pixel, all inks together, in hundredths of a percent.
    pub most_ink: u32,
    /// How its pixels go into the press file.
    pub packed: Packed,
    /// The bytes that they take there.
    pub bytes: usize,
}

/// How pixels go into a press file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packed {
    /// As the JPEG file that came.
    AsItCame,
    /// As JPEG.
    Jpeg,
    /// Without loss.
    Flate,
}

/// Why nothing is printed of a picture; what is wrong is among what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unprinted {
    /// There is no such file.
    Missing,
    /// Its file can't be read, or the press that it is separated for is not known.
    Unread,
    /// Its place leaves it no room.
    NoRoom,
    /// It has none: it is drawn.
    Drawn,
}

impl Packed {
    fn of(data: &Data, as_it_came: bool) -> Self {
        match data {
            Data::Jpeg { .. } if as_it_came => Self::AsItCame,
            Data::Jpeg { .. } => Self::Jpeg,
            Data::Deflated { .. } | Data::Samples(_) => Self::Flate,
        }
    }
}

/// The place of a picture: all of it, and what is seen there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// How many columns and rows of pixels the file has.
    pub(super) pixels: (u32, u32),
    /// Where they lie.
    pub(super) whole: Rect,
    /// Where what of them is in the press file lies.
    pub(super) kept: Rect,
    /// What is seen.
    pub(super) clip: Rect,
    pub(super) seen: Window,
}

impl Printed {
    /// Pixels at a place; nothing, where there is no room.
    pub(super) fn at(place: &Place, raster: &Raster, as_it_came: bool) -> Option<Self> {
        let Place { pixels, whole, kept, clip, seen } = *place;
        let lost = |seen: Length, long: Length| 1000 - seen.scaled(1000, long.0).0.clamp(0, 1000);
        let cropped = (lost(clip.width, whole.width) as u16, lost(clip.height, whole.height) as u16);
        let size = |rect: Rect| Size { width: rect.width, height: rect.height };
        (clip.width > Length::ZERO && clip.height > Length::ZERO).then(|| Self {
            size: size(clip),
            seen,
            cropped,
            given: resolution(pixels, size(whole)),
            resolution: raster.resolution(size(kept)),
            space: raster.space,
            most_ink: raster.most_ink,
            packed: Packed::of(&raster.data, as_it_came),
            bytes: raster.bytes(),
        })
    }
}
