//! How a camera was held: the one thing in Exif that says something of pixels.

use serde::{Deserialize, Serialize};

/// The tag `Orientation` (CIPA DC-008, 4.6.5.1.5; TIFF 6.0, tag 274).
const ORIENTATION: u16 = 0x0112;

/// Stands before the block in a JPEG file (CIPA DC-008, 4.7.2).
pub(super) const PREFIX: &[u8] = b"Exif\0\0";

/// More entries than the first directory of any camera has.
const MOST_ENTRIES: usize = 1024;

/// Where the first row and column of a file belong in the upright picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Orientation {
    /// Rows become columns, before anything else.
    pub(super) transposed: bool,
    /// Then left and right are exchanged.
    pub(super) mirrored: bool,
    /// And top and bottom.
    pub(super) flipped: bool,
}

impl Orientation {
    /// The orientation of a tag's value, 1 to 8; others, which writers leave behind, mean upright.
    pub(super) const fn of(value: u64) -> Self {
        let (transposed, mirrored, flipped) = match value {
            2 => (false, true, false),
            3 => (false, true, true),
            4 => (false, false, true),
            5 => (true, false, false),
            6 => (true, true, false),
            7 => (true, true, true),
            8 => (true, false, true),
            _ => (false, false, false),
        };
        Self { transposed, mirrored, flipped }
    }

    /// The orientation that an Exif block (a TIFF directory) names; upright where it is broken or names none,
    /// since pixels don't depend on it.
    pub(super) fn of_exif(block: &[u8]) -> Self {
        // Some writers put the name that only JPEG has before it into files of other formats as well.
        named(block.strip_prefix(PREFIX).unwrap_or(block)).map_or_else(Self::default, Self::of)
    }

    /// The columns and rows of a picture once it is upright.
    pub(super) const fn turned(self, width: u32, height: u32) -> (u32, u32) {
        if self.transposed { (height, width) } else { (width, height) }
    }

    /// Whether nothing is to be done.
    pub(super) fn is_upright(self) -> bool {
        self == Self::default()
    }
}

fn named(block: &[u8]) -> Option<u64> {
    let little = match block.get(..4)? {
        b"II\x2A\x00" => true,
        b"MM\x00\x2A" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes = <[u8; 2]>::try_from(block.get(at..at.checked_add(2)?)?).ok()?;
        Some(if little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let long = |at: usize| {
        let bytes = <[u8; 4]>::try_from(block.get(at..at.checked_add(4)?)?).ok()?;
        Some(if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    };
    let directory = long(4)? as usize;
    let entries = usize::from(short(directory)?).min(MOST_ENTRIES);
    (0..entries).find_map(|entry| {
        let at = directory.checked_add(2 + 12 * entry)?;
        (short(at)? == ORIENTATION).then(|| short(at + 8).map(u64::from)).flatten()
    })
}
