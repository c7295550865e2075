//! The pixels of an edition's pictures.

use std::sync::Arc;

use crate::edition::PictureRef;
use crate::id::{Along, Id, Table};
use crate::page::{Picture, PictureId};
use crate::picture::{Raster, Space};

/// The pixels of pictures; of one that is not given the place stays white.
#[derive(Debug)]
pub struct Pictures {
    /// The number on pages of each that is given.
    numbers: Along<PictureRef, Option<PictureId>>,
    rasters: Vec<Arc<Raster>>,
}

impl Pictures {
    /// Those of an edition, as far as they are given.
    #[must_use]
    pub fn new(given: Along<PictureRef, Option<Arc<Raster>>>) -> Self {
        let mut rasters = Vec::new();
        let numbers = given.map(|raster| {
            rasters.push(raster?);
            Some(PictureId(rasters.len() as u16 - 1))
        });
        Self { numbers, rasters }
    }

    /// None of them: for those who ask for lines only.
    #[must_use]
    pub fn none(of: &Table<PictureRef>) -> Self {
        Self::new(of.along(|_| None))
    }

    /// The number of a picture on pages, and its pixels.
    pub(super) fn get(&self, id: Id<PictureRef>) -> Option<(PictureId, &Raster)> {
        let number = self.numbers[id]?;
        Some((number, self.rasters.get(usize::from(number.0))?))
    }

    /// Of what inks a picture is.
    pub(super) fn space(&self, number: PictureId) -> Option<Space> {
        self.rasters.get(usize::from(number.0)).map(|raster| raster.space)
    }

    /// As pages have them.
    pub(super) fn printed(&self, refs: &Table<PictureRef>) -> Vec<Picture> {
        let given = refs.entries().filter_map(|(id, picture)| {
            let raster = self.rasters.get(usize::from(self.numbers[id]?.0))?;
            let PictureRef { name, alt, .. } = picture;
            Some(Picture { name: name.clone(), alt: alt.clone(), raster: Arc::clone(raster) })
        });
        given.collect()
    }
}
