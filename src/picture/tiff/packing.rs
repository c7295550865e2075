//! How the strips and tiles of a file are packed: `Compression`, and what goes with it.

use std::io;

use super::super::error::why;
use super::directory::Directory;
use super::kind::{Kind, Photometric};
use super::tags::{COMPRESSION, FILL_ORDER, PREDICTOR, T4_OPTIONS, T6_OPTIONS, Tag};
use crate::picture::PictureError;

/// How a piece of a picture is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    None,
    /// TIFF 6.0, section 9.
    PackBits,
    /// Section 13.
    Lzw,
    /// Adobe Photoshop TIFF Technical Notes: zlib's format (RFC 1950).
    Deflate,
    /// Facsimile (TIFF 6.0, sections 10 and 11; ITU-T T.4 and T.6).
    Fax(Fax),
    /// Each piece a JPEG (TIFF Technical Note 2, of 1995).
    Jpeg,
}

/// Kinds of facsimile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fax {
    /// Runs, each row from a new byte on, without marks.
    Rle,
    /// Group 3, of which every row or only some are runs.
    Group3 {
        /// Rows may be said by the one above.
        two_dimensional: bool,
    },
    Group4,
}

/// What is known by number and name, and not read.
const NAMED: [(u64, &str); 15] = [
    (9, "JBIG"),
    (10, "JBIG"),
    (32_766, "NeXT RLE"),
    (32_771, "CCITT RLE-W"),
    (32_809, "ThunderScan"),
    (33_003, "JPEG 2000"),
    (33_005, "JPEG 2000"),
    (34_661, "JBIG"),
    (34_676, "SGILog"),
    (34_677, "SGILog24"),
    (34_712, "JPEG 2000"),
    (34_887, "LERC"),
    (34_925, "LZMA"),
    (50_000, "Zstandard"),
    (50_001, "WebP"),
];

/// Bits of `T4Options` and `T6Options`.
const TWO_DIMENSIONAL: u64 = 1;
const UNCOMPRESSED: u64 = 2;

impl Packing {
    /// How a directory says that its pieces are packed.
    pub(super) fn of(directory: &Directory<'_>) -> Result<Self, PictureError> {
        Ok(match directory.number(COMPRESSION)?.unwrap_or(1) {
            1 => Self::None,
            2 => Self::Fax(Fax::Rle),
            3 => {
                let options = options(directory, T4_OPTIONS)?;
                Self::Fax(Fax::Group3 { two_dimensional: options & TWO_DIMENSIONAL != 0 })
            }
            4 => {
                options(directory, T6_OPTIONS)?;
                Self::Fax(Fax::Group4)
            }
            5 => Self::Lzw,
            6 => return Err(PictureError::Kind(why("tiff-old-jpeg"))),
            7 => Self::Jpeg,
            8 | 32_946 => Self::Deflate,
            32_773 => Self::PackBits,
            number => return Err(PictureError::Kind(unknown(number))),
        })
    }

    /// Whether such samples may be packed this way.
    pub(super) fn suits(self, kind: &Kind) -> bool {
        match self {
            Self::Fax(_) => kind.bits == 1 && kind.samples == 1 && kind.photometric != Photometric::Palette,
            Self::Jpeg => kind.bits == 8 && kind.photometric != Photometric::Palette,
            _ => true,
        }
    }

    /// The fewest bytes that unpack to `bytes`, which are `rows` of a piece: less would be a few bytes that claim
    /// a hundred million pixels.
    pub(super) const fn least(self, bytes: u64, rows: u64) -> u64 {
        match self {
            Self::None => bytes,
            // Two bytes are 128.
            Self::PackBits => bytes.div_ceil(64),
            // A code of twelve bits is a string of less than 4096.
            Self::Lzw => bytes.div_ceil(2731),
            // Two bits are 258 bytes.
            Self::Deflate => bytes.div_ceil(1032),
            // A row that is as the one above takes a bit.
            Self::Fax(_) => rows.div_ceil(8),
            // A block of 8 × 8 samples takes a bit at least.
            Self::Jpeg => bytes.div_ceil(8 * 64 * 4),
        }
    }
}

/// Options of facsimile, where they are none that are not read: stretches without codes (ITU-T T.4, 4.2.1.3.4).
fn options(directory: &Directory<'_>, tag: Tag) -> Result<u64, PictureError> {
    let options = directory.number(tag)?.unwrap_or_default();
    if options & UNCOMPRESSED == 0 {
        Ok(options)
    } else {
        Err(PictureError::Kind(why("tiff-fax-uncompressed")))
    }
}

fn unknown(number: u64) -> crate::words::Words {
    let name = NAMED.iter().find(|(known, _)| *known == number);
    match name {
        Some((_, name)) => why("tiff-packing").arg("name", *name),
        None => why("tiff-packing-number").arg("number", number),
    }
}

/// Whether samples are differences to the pixel on the left (TIFF 6.0, section 14).
pub(super) fn differs(
    directory: &Directory<'_>,
    kind: &Kind,
    packing: Packing,
    shared: (usize, usize),
) -> Result<bool, PictureError> {
    let whole = matches!(kind.bits, 8 | 16 | 32) && shared == (1, 1);
    let number = directory.number(PREDICTOR)?.unwrap_or(1);
    match number {
        1 => Ok(false),
        // Where nothing defines it: readers differ in whether they undo it.
        2 if whole && matches!(packing, Packing::Lzw | Packing::Deflate) => Ok(true),
        _ => Err(PictureError::Kind(why("tiff-predictor").arg("number", number))),
    }
}

/// Whether the first pixel of a byte is its lowest bit: `FillOrder` 2 (TIFF 6.0, section 8). A JPEG has its own
/// order of bits.
pub(super) fn reversed(directory: &Directory<'_>, packing: Packing) -> Result<bool, PictureError> {
    match directory.number(FILL_ORDER)?.unwrap_or(1) {
        1 => Ok(false),
        2 => Ok(packing != Packing::Jpeg),
        _ => Err(FILL_ORDER.nonsense()),
    }
}

/// A piece is shorter than its pixels.
pub(super) fn short() -> PictureError {
    PictureError::Broken(why("tiff-piece-short"))
}

/// A piece is packed wrongly.
pub(super) fn wrong() -> PictureError {
    PictureError::Broken(why("tiff-piece-wrong"))
}

/// Unpacks bytes into all of the room: runs and stretches, each behind its length (TIFF 6.0, section 9). What goes
/// beyond the room is none of the picture's.
pub(super) fn unpack_bits(mut packed: &[u8], mut room: &mut [u8]) -> Result<(), PictureError> {
    while !room.is_empty() {
        let (length, rest) = packed.split_first().ok_or_else(short)?;
        let length = *length as i8;
        packed = rest;
        if length == i8::MIN {
            continue;
        }
        let count = usize::from(length.unsigned_abs()) + 1;
        let taken = if length < 0 { 1 } else { count };
        let (from, rest) = packed.split_at_checked(taken).ok_or_else(short)?;
        packed = rest;
        let (to, rest) = room.split_at_mut(count.min(room.len()));
        room = rest;
        match from {
            [one] => to.fill(*one),
            many => to.copy_from_slice(many.get(..to.len()).unwrap_or_default()),
        }
    }
    Ok(())
}

/// Unpacks LZW into all of the room. Before TIFF 5.0, codes lay in bytes from the lowest bit on and grew a code
/// later, as in Unix's `compress`: such a piece begins with the code 256 in that order.
pub(super) fn unpack_lzw(packed: &[u8], room: &mut [u8]) -> Result<(), PictureError> {
    use weezl::BitOrder::{Lsb, Msb};
    use weezl::decode::Configuration;
    let old = matches!(packed, [0, second, ..] if second & 1 == 1);
    let configuration =
        if old { Configuration::new(Lsb, 8) } else { Configuration::with_tiff_size_switch(Msb, 8) };
    let mut decoder = configuration.with_yield_on_full_buffer(true).build();
    let (mut from, mut to) = (packed, room);
    while !to.is_empty() {
        let done = decoder.decode_bytes(from, to);
        if done.status.is_err() {
            return Err(wrong());
        }
        if done.consumed_in == 0 && done.consumed_out == 0 {
            return Err(short());
        }
        from = from.get(done.consumed_in..).unwrap_or_default();
        to = to.get_mut(done.consumed_out..).unwrap_or_default();
    }
    Ok(())
}

/// Unpacks zlib's format into all of the room.
pub(super) fn unpack_deflate(packed: &[u8], room: &mut [u8]) -> Result<(), PictureError> {
    let mut from = flate2::read::ZlibDecoder::new(packed);
    io::Read::read_exact(&mut from, room).map_err(|error| match error.kind() {
        io::ErrorKind::UnexpectedEof => short(),
        _ => wrong(),
    })
}
