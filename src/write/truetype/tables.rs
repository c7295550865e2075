//! A font file as its tables.

use super::bytes::{put, u16_at, u32_at};
use super::error::CutShort;
use super::glyphs::Glyphs;

/// Where tables have what is changed here, in bytes from their start.
pub(in crate::write) mod at {
    /// `head`
    pub(in crate::write::truetype) const CHECKSUM_ADJUSTMENT: usize = 8;
    pub(in crate::write::truetype) const BOX: usize = 36;
    pub(in crate::write::truetype) const LOCA_FORMAT: usize = 50;
    /// `maxp`
    pub(in crate::write::truetype) const GLYPHS: usize = 4;
    pub(in crate::write::truetype) const POINTS: usize = 6;
    pub(in crate::write::truetype) const CONTOURS: usize = 8;
    pub(in crate::write::truetype) const COMPOSITE_POINTS: usize = 10;
    pub(in crate::write::truetype) const COMPOSITE_CONTOURS: usize = 12;
    pub(in crate::write::truetype) const COMPONENTS: usize = 28;
    pub(in crate::write::truetype) const DEPTH: usize = 30;
    /// `hhea`
    pub(in crate::write) const METRICS: usize = 34;
}

/// What the sum of a font file is to come to (`head`).
pub(super) const CHECKSUM: u32 = 0xb1b0_afba;

/// A font file, taken apart.
pub(in crate::write) struct Tables {
    version: [u8; 4],
    /// By tag, as they stand in the file.
    tables: Vec<([u8; 4], Vec<u8>)>,
}

impl Tables {
    /// A file of a version, without a table.
    pub(in crate::write) const fn new(version: [u8; 4]) -> Self {
        Self { version, tables: Vec::new() }
    }

    /// Puts in a table, in the place of one of its tag. In a file, tables stand by their tags.
    pub(in crate::write) fn put(&mut self, tag: [u8; 4], bytes: Vec<u8>) {
        match self.tables.binary_search_by_key(&tag, |(own, _)| *own) {
            Ok(at) => self.tables[at].1 = bytes,
            Err(at) => self.tables.insert(at, (tag, bytes)),
        }
    }

    pub(in crate::write) fn of(program: &[u8]) -> Result<Self, CutShort> {
        let none = CutShort(*b"sfnt");
        let version = *program.first_chunk().ok_or(none)?;
        let count = usize::from(u16_at(program, 4).ok_or(none)?);
        let records = program.get(12..).unwrap_or_default().chunks_exact(16).take(count);
        let table = |record: &[u8]| {
            let tag = *record.first_chunk().ok_or(none)?;
            let place = |at: usize| u32_at(record, at).map(|place| place as usize);
            let (start, length) = place(8).zip(place(12)).ok_or(none)?;
            let bytes = program.get(start..start.saturating_add(length)).ok_or(CutShort(tag))?;
            Ok((tag, bytes.to_vec()))
        };
        Ok(Self { version, tables: records.map(table).collect::<Result<_, _>>()? })
    }

    pub(super) fn table(&mut self, tag: [u8; 4]) -> Result<&mut Vec<u8>, CutShort> {
        let found = self.tables.iter_mut().find(|(own, _)| *own == tag);
        found.map(|(_, bytes)| bytes).ok_or(CutShort(tag))
    }

    /// The glyphs, taken out.
    pub(super) fn take_glyphs(&mut self) -> Result<Glyphs, CutShort> {
        let count = usize::from(u16_at(self.table(*b"maxp")?, at::GLYPHS).ok_or(CutShort(*b"maxp"))?);
        let (ends, metrics) = (self.ends(count)?, self.metrics(count)?);
        Ok(Glyphs { outlines: std::mem::take(self.table(*b"glyf")?), ends, metrics })
    }

    /// Where each glyph ends in `glyf`.
    fn ends(&mut self, glyphs: usize) -> Result<Vec<usize>, CutShort> {
        let long = u16_at(self.table(*b"head")?, at::LOCA_FORMAT).ok_or(CutShort(*b"head"))? != 0;
        let loca = self.table(*b"loca")?;
        let end = |glyph: usize| {
            if long {
                u32_at(loca, glyph * 4).map(|end| end as usize)
            } else {
                u16_at(loca, glyph * 2).map(|end| usize::from(end) * 2)
            }
        };
        (1..=glyphs).map(|glyph| end(glyph).ok_or(CutShort(*b"loca"))).collect()
    }

    /// The advance and the left side bearing of each glyph.
    fn metrics(&mut self, glyphs: usize) -> Result<Vec<(u16, i16)>, CutShort> {
        let full = usize::from(u16_at(self.table(*b"hhea")?, at::METRICS).ok_or(CutShort(*b"hhea"))?);
        let hmtx = self.table(*b"hmtx")?;
        (0..glyphs).map(|glyph| metrics(hmtx, full, glyph).ok_or(CutShort(*b"hmtx"))).collect()
    }

    /// Puts glyphs in, twins among them, and what is known of all.
    pub(super) fn put_glyphs(&mut self, glyphs: Glyphs) -> Result<(), CutShort> {
        let Glyphs { outlines, ends, metrics } = glyphs;
        *self.table(*b"glyf")? = outlines;
        let offsets = std::iter::once(0).chain(ends);
        *self.table(*b"loca")? = offsets.flat_map(|end| (end as u32).to_be_bytes()).collect();
        *self.table(*b"hmtx")? = metrics.iter().flat_map(|metrics| record(*metrics)).collect();
        let count = metrics.len() as u16;
        put(self.table(*b"hhea")?, at::METRICS, count).ok_or(CutShort(*b"hhea"))?;
        put(self.table(*b"head")?, at::LOCA_FORMAT, 1).ok_or(CutShort(*b"head"))?;
        let maxp = self.table(*b"maxp")?;
        put(maxp, at::GLYPHS, count).ok_or(CutShort(*b"maxp"))?;
        // A twin has what its glyph has, one composite deeper.
        let grown = |at: usize, to: usize, more: u16| {
            let (own, other) = (u16_at(maxp, at)?, u16_at(maxp, to)?);
            Some((at, own.max(other.saturating_add(more))))
        };
        let changes = [
            grown(at::COMPOSITE_POINTS, at::POINTS, 0),
            grown(at::COMPOSITE_CONTOURS, at::CONTOURS, 0),
            u16_at(maxp, at::COMPONENTS).map(|own| (at::COMPONENTS, own.max(1))),
            grown(at::DEPTH, at::DEPTH, 1),
        ];
        for (at, value) in changes.into_iter().flatten() {
            put(maxp, at, value).ok_or(CutShort(*b"maxp"))?;
        }
        Ok(())
    }

    /// The file: its directory, and its tables at places that four divides.
    pub(in crate::write) fn file(mut self) -> Vec<u8> {
        if let Ok(head) = self.table(*b"head") {
            head.get_mut(at::CHECKSUM_ADJUSTMENT..).into_iter().flatten().take(4).for_each(|byte| *byte = 0);
        }
        let count = self.tables.len() as u16;
        let selector = u32::from(count.max(1)).ilog2() as u16;
        let range = 16 << selector;
        let mut file = self.version.to_vec();
        file.extend([count, range, selector, count * 16 - range].iter().flat_map(|word| word.to_be_bytes()));
        let mut place = file.len() + self.tables.len() * 16;
        for (tag, bytes) in &self.tables {
            file.extend_from_slice(tag);
            let record = [sum(bytes), place as u32, bytes.len() as u32];
            file.extend(record.iter().flat_map(|word| word.to_be_bytes()));
            place += bytes.len().next_multiple_of(4);
        }
        let mut head = None;
        for (tag, bytes) in &self.tables {
            head = if tag == b"head" { Some(file.len()) } else { head };
            file.extend_from_slice(bytes);
            file.resize(file.len().next_multiple_of(4), 0);
        }
        let adjustment = CHECKSUM.wrapping_sub(sum(&file)).to_be_bytes();
        let at = head.map(|head| head + at::CHECKSUM_ADJUSTMENT);
        if let Some(bytes) = at.and_then(|at| file.get_mut(at..at + 4)) {
            bytes.copy_from_slice(&adjustment);
        }
        file
    }
}

/// The advance and the left side bearing of a glyph, of which `hmtx` has so many full records. Behind these, glyphs have the
/// advance of the last of them and a bearing of their own.
pub(in crate::write) fn metrics(hmtx: &[u8], full: usize, glyph: usize) -> Option<(u16, i16)> {
    let advance = u16_at(hmtx, glyph.min(full.saturating_sub(1)) * 4)?;
    let bearing = if glyph < full { glyph * 4 + 2 } else { full * 4 + (glyph - full) * 2 };
    Some((advance, u16_at(hmtx, bearing)?.cast_signed()))
}

/// The same as a full record.
pub(in crate::write) fn record((advance, bearing): (u16, i16)) -> [u8; 4] {
    let [[a, b], [c, d]] = [advance.to_be_bytes(), bearing.to_be_bytes()];
    [a, b, c, d]
}

/// The sum of a table, in words, the last filled up with nothing.
pub(super) fn sum(bytes: &[u8]) -> u32 {
    let word = |chunk: &[u8]| {
        let mut word = [0; 4];
        word.iter_mut().zip(chunk).for_each(|(to, from)| *to = *from);
        u32::from_be_bytes(word)
    };
    bytes.chunks(4).map(word).fold(0, u32::wrapping_add)
}
