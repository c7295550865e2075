//! Pictures, as the file holds them: for the press as they came, for a screen as small as it shows them.

use rayon::prelude::*;

use super::deflate::{self, Deflater};
use super::image::{Image, Pixels};
use super::predict;
use super::screen::{Palette, screen};
use super::{Fault, PdfError, proof};
use crate::geom::Rect;
use crate::page::{Composition, Item, Picture};
use crate::picture::{Data, Raster};

/// The images of all pictures that stand somewhere, by picture.
pub(super) fn encode_all(
    composition: &Composition,
    palette: &Palette,
    icc: &[u8],
) -> Result<Vec<Option<Image>>, PdfError> {
    let largest = largest(composition);
    let screen = match palette {
        Palette::Screen(_) if largest.iter().any(Option::is_some) => Some(screen(icc)?),
        _ => None,
    };
    let encode = |(picture, place): (&Picture, &Option<Rect>)| {
        let Some(place) = place else { return Ok(None) };
        let broken = || PdfError::Picture(picture.name.clone());
        match &screen {
            Some(screen) => proof::image(&picture.raster, *place, screen).ok_or_else(broken).map(Some),
            None => for_press(&picture.raster).map(Some),
        }
    };
    composition.pictures.par_iter().zip(&largest).map(encode).collect()
}

/// The largest place of each picture; none where it stands nowhere.
fn largest(composition: &Composition) -> Vec<Option<Rect>> {
    let mut largest: Vec<Option<Rect>> = vec![None; composition.pictures.len()];
    let items = composition.pages.iter().flat_map(|page| page.items.iter().chain(&page.marks));
    for item in items {
        let Item::Picture(placed) = item else { continue };
        if let Some(known) = largest.get_mut(usize::from(placed.picture.0))
            && known.is_none_or(|known| known.width < placed.rect.width)
        {
            *known = Some(placed.rect);
        }
    }
    largest
}

/// Pixels as they came: a press file loses nothing that the photograph had.
fn for_press(raster: &Raster) -> Result<Image, PdfError> {
    let (width, height) = (raster.width, raster.height);
    let (pixels, bytes) = match &raster.data {
        Data::Jpeg { bytes, inverted } => (Pixels::Jpeg(raster.space, *inverted), bytes.clone()),
        Data::Samples(samples) => {
            let mut deflater = Deflater::new(deflate::PICTURE);
            let predicted = prediction_pays(raster, samples, &mut deflater)?;
            let bytes = if predicted {
                deflater.run(&predict::rows(samples, width as usize, raster.space.samples()))?
            } else {
                deflater.run(samples)?
            };
            (Pixels::Deflated(raster.space, predicted), bytes)
        }
    };
    Ok(Image { width, height, pixels, bytes })
}

/// Whether a picture deflates better when its rows are predicted, as some rows in its middle do: smooth ones do by
/// a fifth, noisy ones don't.
fn prediction_pays(raster: &Raster, samples: &[u8], deflater: &mut Deflater) -> Result<bool, PdfError> {
    const ROWS: usize = 32;
    let (width, of_a_pixel) = (raster.width as usize, raster.space.samples());
    let row = width * of_a_pixel;
    let first = (raster.height as usize).saturating_sub(ROWS) / 2 * row;
    let some = samples.get(first..).unwrap_or_default();
    let some = some.get(..ROWS * row).unwrap_or(some);
    Ok(deflater.run(&predict::rows(some, width, of_a_pixel))?.len() < deflater.run(some)?.len())
}

/// Whether a picture has the samples that it says it has.
pub(super) fn check(raster: &Raster) -> Result<(), Fault> {
    let pixels = raster.width as usize * raster.height as usize;
    let sound = match &raster.data {
        Data::Samples(samples) => samples.len() == pixels * raster.space.samples(),
        Data::Jpeg { bytes, .. } => !bytes.is_empty(),
    };
    let small = [raster.width, raster.height].into_iter().all(|side| i32::try_from(side).is_ok());
    if sound && small && pixels > 0 { Ok(()) } else { Err(Fault::Picture) }
}
