//! Where the pixels are: strips of rows or tiles, all samples of a pixel together or apart (TIFF 6.0, sections 8
//! and 15).

use super::super::error::why;
use super::super::pixels::MOST_BYTES;
use super::directory::{Directory, Value};
use super::fax::WIDEST;
use super::kind::{Kind, Photometric};
use super::packing::{Packing, short};
use super::tags::{
    JPEG_TABLES, PLANAR, ROWS_PER_STRIP, STRIP_BYTES, STRIP_OFFSETS, TILE_BYTES, TILE_HEIGHT, TILE_OFFSETS,
    TILE_WIDTH, Tag, YCC_SUBSAMPLING,
};
use crate::picture::PictureError;

/// More strips or tiles than any picture has: tiles of 16 × 16 pixels, or rows of four planes. Each takes a while,
/// however small it is.
const MOST_PIECES: usize = 2_000_000;

/// The most bytes that all pieces unpack to: tiles that reach beyond the picture are up to four times as large. Of more,
/// or of more than [`MOST_BYTES`] in the file, which is less long itself, are pieces that lie in the same bytes, by which
/// a short file takes for ever.
const MOST_UNPACKED: u64 = 4 * MOST_BYTES;

/// The pieces of a picture: strips are tiles as wide as it is, of which the last ends with it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pieces<'a> {
    directory: Directory<'a>,
    packing: Packing,
    /// The columns and rows of the picture.
    pub(super) width: usize,
    height: usize,
    /// The columns and rows of a piece.
    pub(super) across: usize,
    pub(super) down: usize,
    tiled: bool,
    /// Every sample has pieces of its own.
    pub(super) planar: bool,
    /// How many columns and rows share a difference of colour; 1 and 1 where none do.
    pub(super) shared: (usize, usize),
    kind: Kind,
    offsets: Value<'a>,
    counts: Option<Value<'a>>,
}

/// Where a piece lies in the picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Its column and row among the pieces.
    pub(super) column: usize,
    pub(super) row: usize,
    /// The rows that the file has of it.
    pub(super) rows: usize,
}

impl<'a> Pieces<'a> {
    /// What a directory says of its pieces: they cover the picture, and each is inside the file and long enough.
    pub(super) fn of(
        directory: &Directory<'a>,
        (width, height): (u32, u32),
        kind: &Kind,
        packing: Packing,
    ) -> Result<Self, PictureError> {
        let tiled = directory.find(TILE_WIDTH)?.is_some();
        let side = |tag: Tag| match directory.small(tag)? {
            None => Err(tag.missing()),
            Some(0) => Err(tag.nonsense()),
            Some(side) => Ok(side as usize),
        };
        let (across, down, offsets, counts) = if tiled {
            // Early writers say where tiles are as if they were strips.
            let old = directory.find(TILE_OFFSETS)?.is_none() && directory.find(STRIP_OFFSETS)?.is_some();
            let (offsets, counts) =
                if old { (STRIP_OFFSETS, STRIP_BYTES) } else { (TILE_OFFSETS, TILE_BYTES) };
            (side(TILE_WIDTH)?, side(TILE_HEIGHT)?, offsets, counts)
        } else {
            // Where it is missing, or says more than there are, all rows are one strip.
            let rows = match directory.number(ROWS_PER_STRIP)? {
                Some(0) => return Err(ROWS_PER_STRIP.nonsense()),
                rows => rows.map_or(height, |rows| rows.min(height.into()) as u32),
            };
            (width as usize, rows as usize, STRIP_OFFSETS, STRIP_BYTES)
        };
        let planar = match directory.number(PLANAR)?.unwrap_or(1) {
            1 => false,
            2 => kind.samples > 1,
            _ => return Err(PLANAR.nonsense()),
        };
        let pieces = Self {
            directory: *directory,
            packing,
            width: width as usize,
            height: height as usize,
            across,
            down,
            tiled,
            planar,
            shared: shared(directory, kind, packing, planar)?,
            kind: *kind,
            offsets: directory.find(offsets)?.ok_or_else(|| offsets.missing())?,
            counts: directory.find(counts)?,
        };
        pieces.check(offsets, counts)?;
        Ok(pieces)
    }

    /// Whether there are as many pieces as the picture has, each where the file is.
    fn check(&self, offsets: Tag, counts: Tag) -> Result<(), PictureError> {
        let too_large = || PictureError::Broken(why("part-huge"));
        let largest = self.bytes_of(self.down).ok_or_else(too_large)?;
        if largest.checked_mul(self.planes()).is_none_or(|bytes| bytes as u64 > MOST_BYTES) {
            return Err(too_large());
        }
        if matches!(self.packing, Packing::Fax(_)) && self.across > WIDEST {
            return Err(too_large());
        }
        let wanted =
            self.columns().checked_mul(self.rows()).and_then(|all| all.checked_mul(self.planes_of_file()));
        if wanted != Some(self.offsets.len()) {
            return Err(offsets.contradicts());
        }
        if self.offsets.len() > MOST_PIECES {
            return Err(too_large());
        }
        match self.counts {
            Some(value) if value.len() != self.offsets.len() => return Err(counts.contradicts()),
            None if self.packing != Packing::None || wanted != Some(1) => return Err(counts.missing()),
            _ => {}
        }
        let (mut all_packed, mut all_bytes) = (0_u64, 0_u64);
        // Each JPEG is decoded with the tables before it.
        let tables = self.directory.find(JPEG_TABLES)?.filter(|_| self.packing == Packing::Jpeg);
        let tables = tables.map_or(0, |tables| tables.bytes.len() as u64);
        for place in self.places() {
            for plane in 0..self.planes() {
                let packed = self.packed(place, plane)?.len() as u64;
                let bytes = self.bytes_of(place.rows).unwrap_or(usize::MAX) as u64;
                if packed < self.packing.least(bytes, place.rows as u64) {
                    return Err(short());
                }
                all_packed = all_packed.saturating_add(packed.saturating_add(tables));
                all_bytes = all_bytes.saturating_add(bytes);
                if all_packed > MOST_BYTES || all_bytes > MOST_UNPACKED {
                    return Err(too_large());
                }
            }
        }
        Ok(())
    }

    fn columns(&self) -> usize {
        self.width.div_ceil(self.across)
    }

    fn rows(&self) -> usize {
        self.height.div_ceil(self.down)
    }

    fn planes_of_file(&self) -> usize {
        if self.planar { self.kind.samples } else { 1 }
    }

    /// Whether each piece is whole rows, of all samples.
    pub(super) const fn are_rows(&self) -> bool {
        !self.tiled && !self.planar
    }

    /// The bytes of the largest piece as it is in the file.
    pub(super) fn largest_packed(&self) -> usize {
        let all = self.places().flat_map(|place| (0..self.planes()).map(move |plane| (place, plane)));
        all.map(|(place, plane)| self.packed(place, plane).map_or(0, <[u8]>::len)).max().unwrap_or_default()
    }

    /// Pieces that are read for one place of the picture.
    pub(super) fn planes(&self) -> usize {
        if self.planar { self.kind.read() } else { 1 }
    }

    /// Samples of a pixel in a piece.
    pub(super) fn samples(&self) -> usize {
        if self.planar { 1 } else { self.kind.samples }
    }

    /// The places of the pieces, row by row.
    pub(super) fn places(&self) -> impl Iterator<Item = Place> + use<> {
        let (columns, down, height, tiled) = (self.columns(), self.down, self.height, self.tiled);
        (0..self.rows()).flat_map(move |row| {
            let rows = if tiled { down } else { down.min(height - row * down) };
            (0..columns).map(move |column| Place { column, row, rows })
        })
    }

    /// Bytes of a row of samples, and of all of a piece of so many rows.
    pub(super) fn bytes_of_row(&self) -> Option<usize> {
        let bits = self.across.checked_mul(self.samples())?.checked_mul(self.kind.bits.into())?;
        Some(bits.div_ceil(8))
    }

    /// The bytes of a piece of so many rows, unpacked.
    pub(super) fn bytes_of(&self, rows: usize) -> Option<usize> {
        match self.shared {
            (1, 1) => self.bytes_of_row()?.checked_mul(rows),
            (columns, lines) => {
                let units = self.across.div_ceil(columns).checked_mul(rows.div_ceil(lines))?;
                units.checked_mul(columns * lines + 2)
            }
        }
    }

    /// The bytes of a piece as they are in the file.
    pub(super) fn packed(&self, at: Place, plane: usize) -> Result<&'a [u8], PictureError> {
        let index = (plane * self.rows() + at.row) * self.columns() + at.column;
        let ends = || PictureError::Broken(why("ends"));
        let start = self.offsets.at(index).ok_or_else(|| STRIP_OFFSETS.nonsense())?;
        let length = match self.counts {
            Some(counts) => counts.at(index).ok_or_else(|| STRIP_BYTES.nonsense())?,
            None => self.bytes_of(at.rows).ok_or_else(ends)? as u64,
        };
        self.directory.file.part(start, length).ok_or_else(ends)
    }
}

/// How many columns and rows share a difference of colour (TIFF 6.0, section 21). A JPEG says that itself.
fn shared(
    directory: &Directory<'_>,
    kind: &Kind,
    packing: Packing,
    planar: bool,
) -> Result<(usize, usize), PictureError> {
    if kind.photometric != Photometric::YCbCr || packing == Packing::Jpeg {
        return Ok((1, 1));
    }
    let shared = match directory.find(YCC_SUBSAMPLING)? {
        None => (2, 2),
        Some(value) => match (value.len(), value.at(0), value.at(1)) {
            (2, Some(columns @ (1 | 2 | 4)), Some(rows @ (1 | 2 | 4))) => (columns as usize, rows as usize),
            _ => return Err(YCC_SUBSAMPLING.nonsense()),
        },
    };
    // Samples between which no others lie, or planes of different sizes.
    if shared != (1, 1) && (planar || kind.samples != kind.base) {
        return Err(PictureError::Kind(why("tiff-ycc-planes")));
    }
    Ok(shared)
}
