//! Pictures, as the file holds them: for the press as they were packed, for a screen as small as it shows them.

use std::sync::Arc;

use rayon::prelude::*;

use super::image::{Image, Pixels};
use super::screen::{Palette, screen};
use super::{Fault, PdfError, proof};
use crate::geom::Rect;
use crate::page::{Composition, Item, Picture};
use crate::picture::packed::packed;
use crate::picture::{Data, Raster};

/// The images of all pictures that stand somewhere, by picture.
pub(super) fn encode_all(
    composition: &Composition,
    firsts: &[u16],
    palette: &Palette,
    icc: &[u8],
) -> Result<Vec<Option<Image>>, PdfError> {
    let largest = largest(composition, firsts, |_| true);
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

/// By picture: the first with the same pixels. What stands twice at one size is in the file once, whatever is said of it to
/// those who don't see it.
pub(in crate::write) fn firsts(composition: &Composition) -> Vec<u16> {
    let all = &composition.pictures;
    let first = |picture: &Picture| all.iter().position(|other| Arc::ptr_eq(&other.raster, &picture.raster));
    all.iter().map(|picture| first(picture).unwrap_or_default() as u16).collect()
}

/// The largest place of each picture among the first of their kind; none where it stands nowhere. Items are asked whether they
/// count.
pub(in crate::write) fn largest(
    composition: &Composition,
    firsts: &[u16],
    counts: impl Fn(&Item) -> bool,
) -> Vec<Option<Rect>> {
    let mut largest: Vec<Option<Rect>> = vec![None; composition.pictures.len()];
    let items = composition.pages.iter().flat_map(|page| page.items.iter().chain(&page.marks));
    for item in items.filter(|item| counts(item)) {
        let Item::Picture(placed) = item else { continue };
        let first = firsts.get(usize::from(placed.picture.0)).map_or(usize::MAX, |first| usize::from(*first));
        if let Some(known) = largest.get_mut(first)
            && known.is_none_or(|known| known.width < placed.rect.width)
        {
            *known = Some(placed.rect);
        }
    }
    largest
}

/// Pixels as they were made for the press, without any further loss.
fn for_press(raster: &Raster) -> Result<Image, PdfError> {
    let Raster { width, height, space, .. } = *raster;
    let (pixels, bytes) = match &raster.data {
        Data::Jpeg { bytes, inverted } => (Pixels::Jpeg(space, *inverted), bytes.clone()),
        Data::Deflated { bytes, predicted } => (Pixels::Deflated(space, *predicted), bytes.clone()),
        Data::Samples(samples) => {
            let (bytes, predicted) = packed(samples, (width, height), space.samples())?;
            (Pixels::Deflated(space, predicted), bytes.into())
        }
    };
    Ok(Image { width, height, pixels, bytes })
}

/// Whether a picture has the samples that it says it has.
pub(super) fn check(raster: &Raster) -> Result<(), Fault> {
    let pixels = raster.width as usize * raster.height as usize;
    let sound = match &raster.data {
        Data::Samples(samples) => samples.len() == pixels * raster.space.samples(),
        Data::Jpeg { bytes, .. } | Data::Deflated { bytes, .. } => !bytes.is_empty(),
    };
    let small = [raster.width, raster.height].into_iter().all(|side| i32::try_from(side).is_ok());
    if sound && small && pixels > 0 { Ok(()) } else { Err(Fault::Picture) }
}
