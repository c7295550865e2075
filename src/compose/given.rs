//! What comes as files, as far as composing has to know it.

use std::sync::Arc;

use crate::edition::{AdFile, Booking, Edition, PictureRef};
use crate::galley::crop::fitted;
use crate::geom::Size;
use crate::id::{Along, Id};
use crate::picture::Converter;

/// Columns and rows of pixels of an edition's pictures, those that can be had.
pub type PictureSizes = Along<PictureRef, Option<(u32, u32)>>;

/// What comes as files, as far as it can be had.
#[derive(Debug)]
pub struct Given {
    /// Columns and rows of pixels of pictures.
    pub pictures: PictureSizes,
    /// Of advertisements that are pages of other files the place among those, and how large they are.
    pub inserts: Along<Booking, Option<(u16, Size)>>,
    /// What brings the colours of drawings into the inks of the press; nothing, where that is not known.
    pub converter: Option<Arc<Converter>>,
}

impl Given {
    /// How large an advertisement stands in its place: a page of a file as large as it is, a drawing that says how large it is so
    /// large, a picture as large as it can be there, since nothing of an advertisement is cropped; nothing, where its file can't
    /// be had.
    #[must_use]
    pub fn ad(&self, (id, booking): (Id<Booking>, &Booking), edition: &Edition, place: Size) -> Option<Size> {
        match booking.file.as_ref()? {
            AdFile::Pdf(..) => self.inserts[id].map(|(_, size)| size),
            AdFile::Picture(picture) => {
                let figure = edition.pictures()[*picture].figure.as_ref();
                let natural = figure.and_then(|figure| figure.natural);
                natural.or_else(|| self.pictures[*picture].map(|pixels| fitted(pixels, place)))
            }
        }
    }
}
