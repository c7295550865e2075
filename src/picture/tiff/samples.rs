//! The numbers that the unpacked bytes of a piece are.

use super::super::error::why;
use super::packing::{Packing, unpack_bits, unpack_deflate, unpack_lzw};
use super::pieces::{Pieces, Place};
use super::plan::Plan;
use super::{fax, jpeg};
use crate::picture::PictureError;

/// Unpacks one piece into all of the room.
pub(super) fn unpack(plan: &Plan<'_>, at: Place, plane: usize, room: &mut [u8]) -> Result<(), PictureError> {
    let pieces = &plan.pieces;
    let packed = pieces.packed(at, plane)?;
    let turned: Vec<u8>;
    let packed = if plan.reversed {
        turned = packed.iter().map(|byte| byte.reverse_bits()).collect();
        &turned
    } else {
        packed
    };
    match plan.packing {
        Packing::None => {
            let bytes = packed.get(..room.len()).ok_or_else(|| PictureError::Broken(why("ends")))?;
            room.copy_from_slice(bytes);
        }
        Packing::PackBits => unpack_bits(packed, room)?,
        Packing::Lzw => unpack_lzw(packed, room)?,
        Packing::Deflate => unpack_deflate(packed, room)?,
        Packing::Fax(fax) => fax::unpack(fax, packed, pieces.across, room)?,
        Packing::Jpeg => {
            let size = (pieces.across, at.rows);
            jpeg::unpack(packed, plan.tables, size, pieces.samples(), room)?;
        }
    }
    if plan.differs {
        let row = pieces.bytes_of_row().unwrap_or_default().max(1);
        let (samples, little) = (pieces.samples(), plan.little);
        room.chunks_exact_mut(row).for_each(|row| add_up(row, samples, plan.kind.bits, little));
    }
    Ok(())
}

/// Undoes differences to the pixel on the left (TIFF 6.0, section 14).
fn add_up(row: &mut [u8], samples: usize, bits: u8, little: bool) {
    match bits {
        8 => {
            for at in samples..row.len() {
                let left = row.get(at - samples).copied().unwrap_or_default();
                if let Some(sample) = row.get_mut(at) {
                    *sample = sample.wrapping_add(left);
                }
            }
        }
        16 => add_up_wide(row.as_chunks_mut::<2>().0, samples, |sample, left| {
            let read = if little { u16::from_le_bytes } else { u16::from_be_bytes };
            let sum = read(sample).wrapping_add(read(left));
            if little { sum.to_le_bytes() } else { sum.to_be_bytes() }
        }),
        _ => add_up_wide(row.as_chunks_mut::<4>().0, samples, |sample, left| {
            let read = if little { u32::from_le_bytes } else { u32::from_be_bytes };
            let sum = read(sample).wrapping_add(read(left));
            if little { sum.to_le_bytes() } else { sum.to_be_bytes() }
        }),
    }
}

fn add_up_wide<T: Copy>(row: &mut [T], samples: usize, add: impl Fn(T, T) -> T) {
    for at in samples..row.len() {
        let Some(left) = row.get(at - samples).copied() else { continue };
        if let Some(sample) = row.get_mut(at) {
            *sample = add(*sample, left);
        }
    }
}

/// Reads a row of numbers: whole bytes in the order of the file, others from the highest bit on.
fn numbers<'n>(row: &[u8], bits: u8, little: bool, to: impl Iterator<Item = &'n mut u32>) {
    match bits {
        8 => to.zip(row).for_each(|(to, byte)| *to = u32::from(*byte)),
        16 => {
            let read = if little { u16::from_le_bytes } else { u16::from_be_bytes };
            to.zip(row.as_chunks().0).for_each(|(to, bytes)| *to = u32::from(read(*bytes)));
        }
        32 => {
            let read = if little { u32::from_le_bytes } else { u32::from_be_bytes };
            to.zip(row.as_chunks().0).for_each(|(to, bytes)| *to = read(*bytes));
        }
        // 1, 2, 4 and 12 bits lie in two bytes at most.
        bits => {
            let byte = |index: usize| u32::from(row.get(index).copied().unwrap_or_default());
            for (index, to) in to.enumerate() {
                let at = index * usize::from(bits);
                let both = byte(at / 8) << 8 | byte(at / 8 + 1);
                *to = both >> (16 - u32::from(bits) - (at % 8) as u32) & ((1 << bits) - 1);
            }
        }
    }
}

/// Reads a part of a row of luminance and shared differences of colour, which lie in blocks: the luminance of so many
/// columns and rows, then both differences (TIFF 6.0, section 21).
fn shared(piece: &[u8], pieces: &Pieces<'_>, row: usize, first: usize, to: &mut [u32]) {
    let (columns, rows) = pieces.shared;
    let block = columns * rows + 2;
    let start = row / rows * pieces.across.div_ceil(columns) * block;
    let byte = |at: usize| u32::from(piece.get(at).copied().unwrap_or_default());
    for (column, to) in (first..).zip(to.as_chunks_mut().0) {
        let here = start + column / columns * block;
        let luminance = here + row % rows * columns + column % columns;
        *to = [byte(luminance), byte(here + block - 2), byte(here + block - 1)];
    }
}

/// The numbers of a row of a place from a column on, pixel by pixel, as many as there is room for. The column is one
/// that begins a byte, whatever the bits: a multiple of eight.
pub(super) fn row(plan: &Plan<'_>, planes: &[u8], row: usize, first: usize, line: &mut [u32]) {
    let pieces = &plan.pieces;
    if pieces.shared != (1, 1) {
        shared(planes, pieces, row, first, line);
        return;
    }
    let bits = plan.kind.bits;
    let length = pieces.bytes_of_row().unwrap_or_default();
    let start = first / 8 * pieces.samples() * usize::from(bits);
    let count = pieces.planes();
    let plane_length = planes.len() / count.max(1);
    for (plane, bytes) in planes.chunks_exact(plane_length.max(1)).enumerate() {
        let bytes = bytes.get(row * length + start..(row + 1) * length).unwrap_or_default();
        numbers(bytes, bits, plan.little, line.iter_mut().skip(plane).step_by(count));
    }
}
