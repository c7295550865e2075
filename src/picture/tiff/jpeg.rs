//! JPEG inside TIFF (TIFF Technical Note 2): each piece is a file of its own, whose tables may stand apart.

use super::super::jpeg::decode::components;
use super::packing::wrong;
use crate::picture::PictureError;

/// Marks the start and the end of a JPEG (ITU-T T.81, table B.1).
const START: [u8; 2] = [0xFF, 0xD8];
const END: [u8; 2] = [0xFF, 0xD9];

/// Unpacks a piece of a size and of so many samples a pixel into all of the room. Components stay what they are:
/// the tags say what they mean, and not the markers of the piece.
pub(super) fn unpack(
    packed: &[u8],
    tables: Option<&[u8]>,
    (across, rows): (usize, usize),
    samples: usize,
    room: &mut [u8],
) -> Result<(), PictureError> {
    let mut file = START.to_vec();
    file.reserve_exact(packed.len() + tables.unwrap_or_default().len());
    if let Some(tables) = tables {
        let bare = tables.strip_prefix(&START).ok_or_else(wrong)?;
        file.extend_from_slice(bare.strip_suffix(&END).unwrap_or(bare));
    }
    file.extend_from_slice(packed.strip_prefix(&START).ok_or_else(wrong)?);
    components(&mut file, (across, rows, samples), room)
}
