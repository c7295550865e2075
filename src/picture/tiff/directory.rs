//! The frame of a file: its header, and the directory of tags of its first picture (TIFF 6.0, section 2; BigTIFF).

use super::super::error::why;
use super::tags::{NEW_SUBFILE_TYPE, SUBFILE_TYPE, Tag};
use crate::picture::PictureError;

/// Directories that are looked through for one that is no thumbnail: no chain of them goes on for ever.
const MOST_DIRECTORIES: usize = 64;

/// More entries than any directory has; what a file of 32 bits could have.
const MOST_ENTRIES: u64 = 65_535;

/// Bits of `NewSubfileType`: a reduced picture of another, and a mask for one.
const REDUCED_OR_MASK: u64 = 0b101;

/// What the older `SubfileType` says of a reduced picture.
const OLD_REDUCED: u64 = 2;

/// Bytes of a value by its field type, 0 to 18; 0 where there is no such type.
const SIZES: [usize; 19] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8];

/// Field types of whole numbers without a sign: BYTE, SHORT, LONG, IFD, LONG8, IFD8.
const UNSIGNED: [u16; 6] = [1, 3, 4, 13, 16, 18];

/// RATIONAL.
const RATIONAL: u16 = 5;

/// The bytes of a file, and how numbers lie in them.
#[derive(Debug, Clone, Copy)]
pub(super) struct File<'a> {
    pub(super) bytes: &'a [u8],
    /// The lesser byte comes first.
    pub(super) little: bool,
    /// Places are numbers of 64 bits.
    big: bool,
}

/// The directory of a picture. Entries are looked up where they are, in any order: nothing is copied.
#[derive(Debug, Clone, Copy)]
pub(super) struct Directory<'a> {
    pub(super) file: File<'a>,
    entries: &'a [u8],
    next: u64,
}

/// The value of a tag.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value<'a> {
    tag: Tag,
    kind: u16,
    little: bool,
    /// As many as its numbers are, no more and no less.
    pub(super) bytes: &'a [u8],
}

fn ends() -> PictureError {
    PictureError::Broken(why("ends"))
}

/// A number of one to eight bytes.
fn number(bytes: &[u8], little: bool) -> u64 {
    let add = |sum: u64, byte: &u8| sum << 8 | u64::from(*byte);
    if little { bytes.iter().rev().fold(0, add) } else { bytes.iter().fold(0, add) }
}

impl<'a> File<'a> {
    /// The bytes from a place on.
    pub(super) fn part(&self, at: u64, length: u64) -> Option<&'a [u8]> {
        let start = usize::try_from(at).ok()?;
        let end = usize::try_from(at.checked_add(length)?).ok()?;
        self.bytes.get(start..end)
    }

    fn number(&self, at: u64, length: u64) -> Result<u64, PictureError> {
        Ok(number(self.part(at, length).ok_or_else(ends)?, self.little))
    }

    /// Reads the header: byte order, kind, and where the first directory is.
    fn open(bytes: &'a [u8]) -> Result<(Self, u64), PictureError> {
        let little = match bytes.get(..2) {
            Some(b"II") => true,
            Some(b"MM") => false,
            _ => return Err(PictureError::Broken(why("tiff-header"))),
        };
        let mut file = Self { bytes, little, big: false };
        match file.number(2, 2)? {
            42 => Ok((file, file.number(4, 4)?)),
            43 => {
                // Places of eight bytes, and two of nothing.
                if (file.number(4, 2)?, file.number(6, 2)?) != (8, 0) {
                    return Err(PictureError::Broken(why("tiff-header")));
                }
                file.big = true;
                Ok((file, file.number(8, 8)?))
            }
            _ => Err(PictureError::Broken(why("tiff-header"))),
        }
    }

    /// Bytes of the number of entries, of an entry, and of a place.
    const fn widths(&self) -> (u64, u64, u64) {
        if self.big { (8, 20, 8) } else { (2, 12, 4) }
    }

    fn directory(self, at: u64) -> Result<Directory<'a>, PictureError> {
        let (counted, entry, place) = self.widths();
        let count = self.number(at, counted)?;
        if count > MOST_ENTRIES {
            return Err(PictureError::Broken(why("part-huge")));
        }
        let start = at.checked_add(counted).ok_or_else(ends)?;
        let entries = self.part(start, count * entry).ok_or_else(ends)?;
        // A file that ends before it says that no directory follows has the picture whole.
        let next = self.number(start + count * entry, place).unwrap_or_default();
        Ok(Directory { file: self, entries, next })
    }
}

impl<'a> Directory<'a> {
    /// The directory of the first picture that is no thumbnail and no mask; of the first, where all are.
    pub(super) fn first(bytes: &'a [u8]) -> Result<Self, PictureError> {
        let (file, at) = File::open(bytes)?;
        let first = file.directory(at)?;
        let mut directory = first;
        for _ in 0..MOST_DIRECTORIES {
            if !directory.is_reduced()? {
                return Ok(directory);
            }
            if directory.next == 0 {
                break;
            }
            directory = file.directory(directory.next)?;
        }
        Ok(first)
    }

    fn is_reduced(&self) -> Result<bool, PictureError> {
        let new = self.number(NEW_SUBFILE_TYPE)?.unwrap_or_default();
        Ok(new & REDUCED_OR_MASK != 0 || self.number(SUBFILE_TYPE)? == Some(OLD_REDUCED))
    }

    /// The value of a tag, where the directory has it: the first, if it has it twice.
    pub(super) fn find(&self, tag: Tag) -> Result<Option<Value<'a>>, PictureError> {
        let (_, width, place) = self.file.widths();
        let little = self.file.little;
        let mut entries = self.entries.chunks_exact(width as usize);
        let found =
            entries.find(|entry| entry.get(..2).is_some_and(|id| number(id, little) == u64::from(tag.0)));
        let Some(entry) = found else { return Ok(None) };
        let part =
            |from: u64, length: u64| entry.get(from as usize..(from + length) as usize).unwrap_or_default();
        let kind = number(part(2, 2), little) as u16;
        let count = number(part(4, place), little);
        let size = SIZES.get(usize::from(kind)).copied().unwrap_or_default() as u64;
        if size == 0 || count == 0 {
            return Err(tag.nonsense());
        }
        let length = count.checked_mul(size).ok_or_else(ends)?;
        let here = part(4 + place, place);
        let bytes = match here.get(..length.min(u64::from(u32::MAX)) as usize) {
            Some(bytes) => bytes,
            None => self.file.part(number(here, little), length).ok_or_else(ends)?,
        };
        Ok(Some(Value { tag, kind, little, bytes }))
    }

    /// The one number of a tag.
    pub(super) fn number(&self, tag: Tag) -> Result<Option<u64>, PictureError> {
        let Some(value) = self.find(tag)? else { return Ok(None) };
        value.at(0).map(Some).ok_or_else(|| tag.nonsense())
    }

    /// The one number of a tag, which must fit 32 bits.
    pub(super) fn small(&self, tag: Tag) -> Result<Option<u32>, PictureError> {
        self.number(tag)?.map(|value| u32::try_from(value).map_err(|_| tag.nonsense())).transpose()
    }
}

impl Value<'_> {
    fn size(&self) -> usize {
        SIZES.get(usize::from(self.kind)).copied().unwrap_or_default().max(1)
    }

    /// Whether it is bytes: BYTE or UNDEFINED.
    pub(super) fn is_bytes(&self) -> bool {
        matches!(self.kind, 1 | 7)
    }

    /// How many numbers it is.
    pub(super) fn len(&self) -> usize {
        self.bytes.len() / self.size()
    }

    /// One of its whole numbers.
    pub(super) fn at(&self, index: usize) -> Option<u64> {
        let size = self.size();
        let start = index.checked_mul(size)?;
        let bytes = self.bytes.get(start..start.checked_add(size)?)?;
        UNSIGNED.contains(&self.kind).then(|| number(bytes, self.little))
    }

    /// One of its numbers, where they are fractions: with whole numbers, which some writers put for them.
    pub(super) fn fraction(&self, index: usize) -> Result<f64, PictureError> {
        if self.kind != RATIONAL {
            return self.at(index).map(|whole| whole as f64).ok_or_else(|| self.tag.nonsense());
        }
        let parts = self.bytes.as_chunks::<8>().0.get(index).ok_or_else(|| self.tag.nonsense())?;
        let (above, below) = parts.split_at(4);
        match (number(above, self.little), number(below, self.little)) {
            (_, 0) => Err(self.tag.nonsense()),
            (above, below) => Ok(above as f64 / below as f64),
        }
    }
}
