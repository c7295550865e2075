//! What comes as files, as far as composing has to know it.

use crate::edition::{Booking, PictureRef};
use crate::geom::Size;
use crate::id::Along;

/// Columns and rows of pixels of an edition's pictures, those that can be had.
pub type PictureSizes = Along<PictureRef, Option<(u32, u32)>>;

/// What comes as files, as far as it can be had.
#[derive(Debug)]
pub struct Given {
    /// Columns and rows of pixels of pictures.
    pub pictures: PictureSizes,
    /// Of advertisements that are pages of other files the place among those, and how large they are.
    pub inserts: Along<Booking, Option<(u16, Size)>>,
}
