//! TIFF: the first picture of the file that is no thumbnail (TIFF 6.0, with BigTIFF and Adobe's technical notes).
//!
//! The reader is our own: what a file says is checked before anything is taken for it, tags that contradict each
//! other are refused and not guessed at, and whatever a file holds, nothing here ends the program.

mod directory;
mod fax;
mod fax_codes;
mod jpeg;
mod kind;
mod lab;
mod packing;
mod paint;
mod pieces;
mod plan;
mod samples;
mod tags;
mod ycc;

#[cfg(test)]
mod tests;

use super::PictureError;
use super::pixels::allowed;
use super::source::{Head, Pixels};
use paint::Paint;
use pieces::{Pieces, Place};
use plan::Plan;
use samples::unpack;

/// Pixels of a row that are painted at once, a multiple of eight.
const PAINTED: usize = 4096;

/// What a file says of its picture. No pixel is read.
///
/// # Errors
/// The file is broken or too large, its tags contradict each other, or its kind does not go to press.
pub(super) fn head(bytes: &[u8]) -> Result<Head, PictureError> {
    let plan = Plan::of(bytes)?;
    // What else the pixels are made from.
    Paint::of(&plan.directory, &plan.kind)?;
    let (width, height) =
        if plan.orientation.transposed { (plan.height, plan.width) } else { (plan.width, plan.height) };
    Ok(Head {
        format: "TIFF",
        width,
        height,
        colours: plan.kind.colours,
        stored: plan.kind.stored,
        bits: plan.kind.bits,
        orientation: plan.orientation,
        icc: plan.profile()?,
        room: plan.room(),
    })
}

/// All pixels of a file, as they lie in it: 16 bits are rounded to 8, alpha lies on white paper.
///
/// # Errors
/// As [`head`]; or a piece of the picture can't be unpacked.
pub(super) fn pixels(bytes: &[u8]) -> Result<Pixels, PictureError> {
    let plan = Plan::of(bytes)?;
    let paint = Paint::of(&plan.directory, &plan.kind)?;
    let (width, height, colours) = (plan.width, plan.height, plan.kind.colours);
    let mut samples = vec![0; allowed(width, height, colours.samples())? * colours.samples()];
    if paint.is_plain() && plan.pieces.are_rows() {
        let length = plan.pieces.bytes_of(plan.pieces.down).unwrap_or_default().max(1);
        for (place, room) in plan.pieces.places().zip(samples.chunks_mut(length)) {
            unpack(&plan, place, 0, room)?;
        }
    } else {
        paint_all(&plan, &paint, &mut samples)?;
    }
    Ok(Pixels { width, height, colours, samples })
}

/// Unpacks place by place and paints row by row.
fn paint_all(plan: &Plan<'_>, paint: &Paint, samples: &mut [u8]) -> Result<(), PictureError> {
    let pieces = &plan.pieces;
    let each = plan.kind.colours.samples();
    let pixel = if pieces.planar { plan.kind.read() } else { plan.kind.samples };
    let mut room = vec![0; usize::try_from(plan.bytes_of_place()).unwrap_or_default()];
    let mut line = vec![0; PAINTED * pixel];
    for place in pieces.places() {
        let length = pieces.bytes_of(place.rows).unwrap_or_default().max(1);
        let planes = room.get_mut(..length * pieces.planes()).unwrap_or_default();
        for (plane, room) in planes.chunks_exact_mut(length).enumerate() {
            unpack(plan, place, plane, room)?;
        }
        for row in 0..place.rows {
            let Some(target) = target(pieces, place, row, each, samples) else { break };
            for (part, target) in target.chunks_mut(PAINTED * each).enumerate() {
                let line = line.get_mut(..target.len() / each * pixel).unwrap_or_default();
                samples::row(plan, planes, row, part * PAINTED, line);
                for (from, to) in line.chunks_exact(pixel).zip(target.chunks_exact_mut(each)) {
                    paint.pixel(from, to)?;
                }
            }
        }
    }
    Ok(())
}

/// Where a row of a place goes, as far as it is in the picture.
fn target<'s>(
    pieces: &Pieces<'_>,
    place: Place,
    row: usize,
    each: usize,
    samples: &'s mut [u8],
) -> Option<&'s mut [u8]> {
    let left = place.column * pieces.across;
    let start = (place.row * pieces.down + row) * pieces.width + left;
    let count = pieces.across.min(pieces.width - left);
    samples.get_mut(start * each..(start + count) * each)
}
