//! Twin glyphs of TrueType programs: composite glyphs (OpenType, `glyf`) that move a glyph of the program and have an
//! advance of their own.
//!
//! The program is one that was cut for a PDF already: the tables that name glyphs otherwise (`cmap`, `post`) are not
//! in it. Its `loca` becomes a long one and its `hmtx` one of full records, so that glyphs can be added at their ends.

use std::fmt;

use super::cff::Twin;

/// A program lacks a table, or the table is too short for what it is to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CutShort([u8; 4]);

impl fmt::Display for CutShort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "its table `{}` is cut short", String::from_utf8_lossy(&self.0))
    }
}

/// Where tables have what is changed here, in bytes from their start.
mod at {
    /// `head`
    pub(super) const CHECKSUM_ADJUSTMENT: usize = 8;
    pub(super) const BOX: usize = 36;
    pub(super) const LOCA_FORMAT: usize = 50;
    /// `maxp`
    pub(super) const GLYPHS: usize = 4;
    pub(super) const POINTS: usize = 6;
    pub(super) const CONTOURS: usize = 8;
    pub(super) const COMPOSITE_POINTS: usize = 10;
    pub(super) const COMPOSITE_CONTOURS: usize = 12;
    pub(super) const COMPONENTS: usize = 28;
    pub(super) const DEPTH: usize = 30;
    /// `hhea`
    pub(super) const METRICS: usize = 34;
}

/// ARG_1_AND_2_ARE_WORDS and ARGS_ARE_XY_VALUES.
const MOVED: u16 = 0x0003;
/// What the sum of a font file is to come to (`head`).
const CHECKSUM: u32 = 0xb1b0_afba;

/// A program with twins behind its glyphs, each of one that it has.
///
/// # Errors
/// It lacks a glyph or a table that is to be changed.
pub(crate) fn with_twins(program: &[u8], twins: &[(u16, Twin)]) -> Result<Vec<u8>, CutShort> {
    let mut font = Tables::of(program)?;
    let glyphs = usize::from(u16_at(font.table(*b"maxp")?, at::GLYPHS).ok_or(CutShort(*b"maxp"))?);
    let mut ends = font.ends(glyphs)?;
    let mut metrics = font.metrics(glyphs)?;
    let mut outlines = std::mem::take(font.table(*b"glyf")?);
    for (base, twin) in twins {
        let glyph = usize::from(*base);
        let (start, end) = (start_of(&ends, glyph), ends.get(glyph).copied());
        let drawn = end.and_then(|end| outlines.get(start..end)).ok_or(CutShort(*b"loca"))?;
        let moved = if drawn.is_empty() { Vec::new() } else { composite(drawn, *base, *twin)? };
        let (_, bearing) = metrics.get(glyph).copied().ok_or(CutShort(*b"hmtx"))?;
        metrics.push((twin.advance, bearing.saturating_add(twin.shift)));
        widen(font.table(*b"head")?, &moved);
        outlines.extend_from_slice(&moved);
        ends.push(outlines.len());
    }
    if metrics.len() > usize::from(u16::MAX) {
        return Err(CutShort(*b"maxp"));
    }
    *font.table(*b"glyf")? = outlines;
    font.change(&ends, &metrics)?;
    Ok(font.file())
}

fn start_of(ends: &[usize], glyph: usize) -> usize {
    glyph.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0)
}

/// Widens the box of all glyphs to a glyph.
fn widen(head: &mut [u8], glyph: &[u8]) {
    for (own, of_glyph, least) in [(at::BOX, 2, true), (at::BOX + 4, 6, false)] {
        let edges =
            u16_at(head, own).map(u16::cast_signed).zip(u16_at(glyph, of_glyph).map(u16::cast_signed));
        if let Some((own_edge, edge)) = edges {
            let wider = if least { own_edge.min(edge) } else { own_edge.max(edge) };
            let _ = put(head, own, wider.cast_unsigned());
        }
    }
}

/// The glyph that draws another elsewhere.
fn composite(drawn: &[u8], base: u16, twin: Twin) -> Result<Vec<u8>, CutShort> {
    let edge = |at: usize| u16_at(drawn, at).map(u16::cast_signed).ok_or(CutShort(*b"glyf"));
    let [left, bottom, right, top] = [edge(2)?, edge(4)?, edge(6)?, edge(8)?];
    let moved = [left.saturating_add(twin.shift), bottom, right.saturating_add(twin.shift), top];
    let mut glyph = (-1_i16).to_be_bytes().to_vec();
    glyph.extend(moved.iter().flat_map(|edge| edge.to_be_bytes()));
    glyph.extend([MOVED, base, twin.shift.cast_unsigned(), 0].iter().flat_map(|word| word.to_be_bytes()));
    Ok(glyph)
}

/// A font file, taken apart.
struct Tables {
    version: [u8; 4],
    /// By tag, as they stand in the file.
    tables: Vec<([u8; 4], Vec<u8>)>,
}

impl Tables {
    fn of(program: &[u8]) -> Result<Self, CutShort> {
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

    fn table(&mut self, tag: [u8; 4]) -> Result<&mut Vec<u8>, CutShort> {
        let found = self.tables.iter_mut().find(|(own, _)| *own == tag);
        found.map(|(_, bytes)| bytes).ok_or(CutShort(tag))
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
        // Behind the full records, glyphs have the advance of the last of them and a bearing of their own.
        let last = full.saturating_sub(1);
        let of = |glyph: usize| {
            let advance = u16_at(hmtx, glyph.min(last) * 4)?;
            let bearing = if glyph < full { glyph * 4 + 2 } else { full * 4 + (glyph - full) * 2 };
            Some((advance, u16_at(hmtx, bearing)?.cast_signed()))
        };
        (0..glyphs).map(|glyph| of(glyph).ok_or(CutShort(*b"hmtx"))).collect()
    }

    /// Writes what is known of all glyphs, those that were added among them.
    fn change(&mut self, ends: &[usize], metrics: &[(u16, i16)]) -> Result<(), CutShort> {
        let offsets = std::iter::once(0).chain(ends.iter().copied());
        *self.table(*b"loca")? = offsets.flat_map(|end| (end as u32).to_be_bytes()).collect();
        let record = |(advance, bearing): &(u16, i16)| {
            let [[a, b], [c, d]] = [advance.to_be_bytes(), bearing.to_be_bytes()];
            [a, b, c, d]
        };
        *self.table(*b"hmtx")? = metrics.iter().flat_map(record).collect();
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
    fn file(mut self) -> Vec<u8> {
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

/// The sum of a table, in words, the last filled up with nothing.
fn sum(bytes: &[u8]) -> u32 {
    let word = |chunk: &[u8]| {
        let mut word = [0; 4];
        word.iter_mut().zip(chunk).for_each(|(to, from)| *to = *from);
        u32::from_be_bytes(word)
    };
    bytes.chunks(4).map(word).fold(0, u32::wrapping_add)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn put(bytes: &mut [u8], at: usize, value: u16) -> Option<()> {
    bytes.get_mut(at..at.checked_add(2)?)?.copy_from_slice(&value.to_be_bytes());
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program of three glyphs of a bundled face: `.notdef`, a mark, a character.
    fn program() -> Vec<u8> {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/PressKaiSC-Regular.ttf");
        let font = std::fs::read(path).unwrap();
        let face = ttf_parser::Face::parse(&font, 0).unwrap();
        let glyphs = [0, face.glyph_index('“').unwrap().0, face.glyph_index('心').unwrap().0];
        subsetter::subset(&font, 0, &subsetter::GlyphRemapper::new_from_glyphs(&glyphs)).unwrap()
    }

    #[test]
    fn a_twin_has_the_ink_of_its_glyph_elsewhere_and_the_others_keep_theirs() {
        let program = program();
        let twins = [(1, Twin { shift: -500, advance: 500 }), (0, Twin { shift: 20, advance: 700 })];
        let file = with_twins(&program, &twins).unwrap();
        let (before, now) =
            (ttf_parser::Face::parse(&program, 0).unwrap(), ttf_parser::Face::parse(&file, 0).unwrap());
        assert_eq!((before.number_of_glyphs(), now.number_of_glyphs()), (3, 5));
        let at = |face: &ttf_parser::Face<'_>, glyph: u16| {
            let glyph = ttf_parser::GlyphId(glyph);
            (
                face.glyph_bounding_box(glyph),
                face.glyph_hor_advance(glyph),
                face.glyph_hor_side_bearing(glyph),
            )
        };
        for glyph in 0..3 {
            assert_eq!(at(&before, glyph), at(&now, glyph));
        }
        for (twin, (base, Twin { shift, advance })) in (3..).zip(twins) {
            let ((own, _, bearing), (moved, width, moved_bearing)) = (at(&before, base), at(&now, twin));
            let (own, moved) = (own.unwrap(), moved.unwrap());
            assert_eq!((moved.x_min, moved.x_max), (own.x_min + shift, own.x_max + shift));
            assert_eq!((moved.y_min, moved.y_max, width), (own.y_min, own.y_max, Some(advance)));
            assert_eq!(moved_bearing.unwrap(), bearing.unwrap() + shift);
        }
        assert_eq!(sum(&file), CHECKSUM);
    }

    #[test]
    fn a_program_that_is_cut_short_anywhere_is_refused_or_read() {
        let program = program();
        let twins = [(1, Twin { shift: -500, advance: 500 })];
        for length in (0..program.len()).step_by(7) {
            let _ = with_twins(&program[..length], &twins);
        }
        assert!(with_twins(&program[..40], &twins).is_err());
        assert!(with_twins(&program, &[(9, twins[0].1)]).is_err());
    }
}
