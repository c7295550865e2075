//! INDEX: many pieces of data by number (Technical Note 5176, 5).

use super::error::{CffError, Part};

/// The pieces of an INDEX, as they stand in the table.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Index<'a> {
    count: u16,
    /// The size of an offset, 1 to 4.
    size: usize,
    offsets: &'a [u8],
    /// From the first piece to the end of the table: each piece is checked when it is asked for.
    data: &'a [u8],
}

impl<'a> Index<'a> {
    /// Reads the INDEX that begins at `start`.
    pub(super) fn read(table: &'a [u8], start: usize, part: Part) -> Result<Self, CffError> {
        Self::at(table, start).ok_or(CffError::Broken(part))
    }

    /// Reads one, and says where the table goes on behind it.
    pub(super) fn read_through(table: &'a [u8], start: usize, part: Part) -> Result<(Self, usize), CffError> {
        let index = Self::read(table, start, part)?;
        let length = if index.count == 0 {
            2
        } else {
            let data = index.offset(usize::from(index.count)).filter(|end| *end <= index.data.len());
            3 + index.offsets.len() + data.ok_or(CffError::Broken(part))?
        };
        Ok((index, start + length))
    }

    fn at(table: &'a [u8], start: usize) -> Option<Self> {
        let bytes = table.get(start..)?;
        let count = u16::from_be_bytes(*bytes.first_chunk()?);
        // An INDEX of nothing is its count alone.
        if count == 0 {
            return Some(Self::default());
        }
        let size = usize::from(*bytes.get(2)?);
        if !(1..=4).contains(&size) {
            return None;
        }
        let (offsets, data) = bytes.get(3..)?.split_at_checked((usize::from(count) + 1) * size)?;
        Some(Self { count, size, offsets, data })
    }

    /// How many pieces there are.
    pub(super) fn count(&self) -> u16 {
        self.count
    }

    /// A piece.
    pub(super) fn get(&self, number: u16) -> Option<&'a [u8]> {
        if number >= self.count {
            return None;
        }
        let number = usize::from(number);
        self.data.get(self.offset(number)?..self.offset(number + 1)?)
    }

    /// Where a piece begins. Offsets are counted from the byte before the first piece, so that none is 0.
    fn offset(&self, number: usize) -> Option<usize> {
        let start = number * self.size;
        let bytes = self.offsets.get(start..start + self.size)?;
        let offset = bytes.iter().fold(0_usize, |offset, byte| offset << 8 | usize::from(*byte));
        offset.checked_sub(1)
    }
}

/// An INDEX in the making.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    data: Vec<u8>,
    ends: Vec<usize>,
}

impl Pieces {
    /// One of a single piece.
    pub(super) fn of(piece: &[u8]) -> Self {
        Self { data: piece.to_vec(), ends: vec![piece.len()] }
    }

    /// The data of all pieces so far; what is appended to it becomes a piece with [`Pieces::end`].
    pub(super) fn data(&mut self) -> &mut Vec<u8> {
        &mut self.data
    }

    /// The last piece ends here.
    pub(super) fn end(&mut self) {
        self.ends.push(self.data.len());
    }

    /// Adds a piece.
    pub(super) fn push(&mut self, piece: &[u8]) {
        self.data.extend_from_slice(piece);
        self.end();
    }

    /// Adds the pieces of another behind its own.
    pub(super) fn append(&mut self, other: &Self) {
        let start = self.data.len();
        self.data.extend_from_slice(&other.data);
        self.ends.extend(other.ends.iter().map(|end| start + end));
    }

    /// The length of the INDEX.
    pub(super) fn len(&self) -> usize {
        if self.ends.is_empty() { 2 } else { 3 + (self.ends.len() + 1) * self.size() + self.data.len() }
    }

    /// The size of an offset: the smallest that the last one fits into.
    fn size(&self) -> usize {
        match self.data.len() + 1 {
            0..=0xff => 1,
            0x100..=0xffff => 2,
            0x1_0000..=0xff_ffff => 3,
            _ => 4,
        }
    }

    /// Writes the INDEX. Whoever fills it keeps to 65,535 pieces and 2 GiB.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let count = u16::try_from(self.ends.len()).unwrap_or(u16::MAX);
        out.extend_from_slice(&count.to_be_bytes());
        if count == 0 {
            return;
        }
        let size = self.size();
        out.push(size.to_le_bytes()[0]);
        for end in std::iter::once(&0).chain(&self.ends) {
            let offset = (end + 1).to_be_bytes();
            out.extend(offset.iter().skip(offset.len() - size));
        }
        out.extend_from_slice(&self.data);
    }
}

/// An INDEX of some pieces, as tests write one.
#[cfg(test)]
pub(super) fn index_of(pieces: &[&[u8]]) -> Vec<u8> {
    let mut index = Pieces::default();
    for piece in pieces {
        index.push(piece);
    }
    let mut out = Vec::new();
    index.write(&mut out);
    assert_eq!(out.len(), index.len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_of_nothing_is_its_count_alone() {
        assert_eq!(index_of(&[]), [0, 0]);
        let (index, end) = Index::read_through(&[0, 0, 9], 0, Part::Names).unwrap();
        assert_eq!((index.count(), index.get(0), end), (0, None, 2));
    }

    #[test]
    fn what_is_written_is_read_again() {
        let long = vec![7; 70_000];
        for pieces in [&[&b"a"[..], b"", b"bcd"][..], &[&long[..300]], &[&long, b"x"]] {
            let bytes = index_of(pieces);
            let (index, end) = Index::read_through(&bytes, 0, Part::Names).unwrap();
            assert_eq!(end, bytes.len());
            let read: Vec<_> = (0..index.count()).map(|number| index.get(number).unwrap()).collect();
            assert_eq!(read, pieces);
            assert_eq!(index.get(index.count()), None);
        }
    }

    #[test]
    fn offsets_are_checked() {
        let broken = |bytes: &[u8]| Index::read_through(bytes, 0, Part::Names).is_err();
        assert!(broken(&[0]), "no count");
        assert!(broken(&[0, 1, 0, 1, 1]), "offsets of no bytes");
        assert!(broken(&[0, 1, 5, 1, 1]), "offsets of five bytes");
        assert!(broken(&[0, 1, 1, 1, 3, 0]), "a piece that runs out");
        assert!(broken(&[0, 1, 1, 1]), "an offset missing");
        let (index, _) = Index::read_through(&[0, 2, 1, 1, 3, 2, 0], 0, Part::Names).unwrap();
        assert_eq!(index.get(1), None, "a piece that ends before it begins");
        let (index, _) = Index::read_through(&[0, 1, 1, 0, 2, 0], 0, Part::Names).unwrap();
        assert_eq!(index.get(0), None, "an offset of 0");
    }
}
