//! All that the tags of a file say of its picture, checked.

use super::super::error::why;
use super::super::exif::Orientation;
use super::super::pixels::{MOST_BYTES, allowed};
use super::super::source::Colours;
use super::directory::Directory;
use super::kind::Kind;
use super::packing::{Packing, differs, reversed};
use super::pieces::Pieces;
use super::tags::{COMPRESSION, HEIGHT, ICC_PROFILE, JPEG_TABLES, ORIENTATION, WIDTH};
use crate::picture::PictureError;

/// The largest colour profile, in bytes.
const LARGEST_PROFILE: usize = 4 << 20;

/// The tables of JPEG pieces are two segments of a few hundred bytes.
const LARGEST_TABLES: usize = 1 << 16;

/// Memory of a decoder, of palettes and of tables, with much to spare.
const ROOM_OF_TOOLS: u64 = 4 << 20;

/// All that the tags say of the pixels, none of them read.
pub(super) struct Plan<'a> {
    pub(super) directory: Directory<'a>,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) orientation: Orientation,
    pub(super) kind: Kind,
    pub(super) packing: Packing,
    /// Samples are differences to the left.
    pub(super) differs: bool,
    /// Bits of a byte lie the other way round.
    pub(super) reversed: bool,
    /// Numbers begin with their lesser byte.
    pub(super) little: bool,
    /// The tables that the JPEGs of all pieces share.
    pub(super) tables: Option<&'a [u8]>,
    pub(super) pieces: Pieces<'a>,
}

impl<'a> Plan<'a> {
    /// What a file says, as far as it is sound.
    pub(super) fn of(bytes: &'a [u8]) -> Result<Self, PictureError> {
        let directory = Directory::first(bytes)?;
        let width = directory.small(WIDTH)?.ok_or_else(|| WIDTH.missing())?;
        let height = directory.small(HEIGHT)?.ok_or_else(|| HEIGHT.missing())?;
        allowed(width, height, 1)?;
        let packing = Packing::of(&directory)?;
        let kind = Kind::of(&directory)?;
        if !packing.suits(&kind) {
            return Err(COMPRESSION.contradicts());
        }
        let each = kind.samples * usize::from(kind.bits.div_ceil(8));
        allowed(width, height, each.max(kind.colours.samples()))?;
        let pieces = Pieces::of(&directory, (width, height), &kind, packing)?;
        let tables = directory.find(JPEG_TABLES)?.map(|value| value.bytes);
        if tables.is_some_and(|tables| tables.len() > LARGEST_TABLES) {
            return Err(JPEG_TABLES.nonsense());
        }
        let orientation = directory.number(ORIENTATION)?;
        Ok(Self {
            directory,
            width,
            height,
            orientation: orientation.map_or_else(Orientation::default, Orientation::of),
            kind,
            packing,
            differs: differs(&directory, &kind, packing, pieces.shared)?,
            reversed: reversed(&directory, packing)?,
            little: directory.file.little,
            tables,
            pieces,
        })
    }

    /// The colour profile of the pixels as they are read. One of Lab says nothing of them; and grey and inks stay
    /// what they are, with or without one that can be used.
    pub(super) fn profile(&self) -> Result<Option<Vec<u8>>, PictureError> {
        let Some(value) = self.directory.find(ICC_PROFILE)? else { return Ok(None) };
        let fault = if !value.is_bytes() {
            Some(PictureError::Profile(why("no-bytes")))
        } else if value.bytes.len() > LARGEST_PROFILE {
            Some(PictureError::Broken(why("part-huge")))
        } else {
            None
        };
        match fault {
            _ if self.kind.stored == Some("Lab") => Ok(None),
            None => Ok(Some(value.bytes.to_vec())),
            Some(fault) if self.kind.colours == Colours::Rgb => Err(fault),
            Some(_) => Ok(None),
        }
    }

    /// The pieces of one place, unpacked.
    pub(super) fn bytes_of_place(&self) -> u64 {
        (self.pieces.bytes_of(self.pieces.down).unwrap_or_default() * self.pieces.planes()) as u64
    }

    /// A JPEG in several scans is in memory as numbers of two bytes, in whole blocks of at most 32 × 32 pixels.
    fn room_of_scans(&self, place: u64) -> u64 {
        let Pieces { across, down, .. } = self.pieces;
        let [across, down] = [across, down].map(|side| side.next_multiple_of(32) as u64);
        // One that is larger is refused unless it has a single scan.
        let whole = 3 * place <= MOST_BYTES;
        if whole { 2 * across * down * self.pieces.samples() as u64 + place } else { 0 }
    }

    /// The most memory that reading the pixels takes.
    pub(super) fn room(&self) -> u64 {
        let pixels = u64::from(self.width) * u64::from(self.height);
        let place = self.bytes_of_place();
        let across = self.pieces.across as u64;
        let copied =
            if self.reversed || self.packing == Packing::Jpeg { self.pieces.largest_packed() } else { 0 };
        let unpacking = match self.packing {
            // At most a change a column, in two rows, each in a list that may have grown to twice that.
            Packing::Fax(_) => 4 * across * size_of::<usize>() as u64,
            // Rows of blocks, and what they become.
            Packing::Jpeg => self.room_of_scans(place) + 256 * across * self.pieces.samples() as u64,
            _ => 0,
        };
        pixels * self.kind.colours.samples() as u64 + place + copied as u64 + unpacking + ROOM_OF_TOOLS
    }
}
