//! Han that no rule of its face touches: characters that come out of the shaper one by one whatever stands beside them.
//!
//! Nearly all of a page is such. Each is shaped once, alone; runs of them are put together of what came out. A character
//! is plain where the shaper gives its own glyph an em wide at no other place, and no lookup of the face that looks at
//! more than one glyph begins with that glyph, be it of a feature that is on or not: such a lookup begins at a glyph of
//! its coverage (OpenType, Lookup List Table), so that none begins within a run of plain characters.

use std::ops::RangeInclusive;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use ttf_parser::gpos::PositioningSubtable;
use ttf_parser::gsub::SubstitutionSubtable;
use ttf_parser::opentype_layout::{Coverage, LayoutTable, LookupSubtable};
use ttf_parser::{Face, GlyphId, Tag};

/// CJK unified ideographs and extension A: none of them is taken apart or put together by Unicode's normal forms.
const HAN: RangeInclusive<char> = '\u{3400}'..='\u{9fff}';

/// Tables by which a shaper places glyphs beside those of OpenType.
const OTHER_TABLES: [&[u8; 4]; 5] = [b"kern", b"kerx", b"mort", b"morx", b"trak"];

/// What is known of the Han of a face.
pub(super) struct PlainHan<'a> {
    /// The glyphs that lookups of several glyphs begin with; none where they are not all known.
    begun: Option<Vec<Coverage<'a>>>,
    /// By character, row by row: not looked at yet, not plain, or [`FIRST`] and its glyph. A page has characters of few rows.
    known: [OnceLock<Box<[AtomicU32; ROW]>>; ROWS],
}

/// The characters of a row, as Unicode's own charts have them, and how many rows there are.
const ROW: usize = 256;
const ROWS: usize = (*HAN.end() as usize + 1 - *HAN.start() as usize) / ROW;

const UNKNOWN: u32 = 0;
const OTHER: u32 = 1;
const FIRST: u32 = 2;

impl<'a> PlainHan<'a> {
    pub(super) fn of(face: &Face<'a>) -> Self {
        Self { begun: begun(face), known: [const { OnceLock::new() }; ROWS] }
    }

    /// The glyph of a character that is plain. `alone` gives the glyph that comes out of the shaper for it, where that is
    /// its own, an em wide, at its place.
    pub(super) fn glyph(&self, c: char, alone: impl FnOnce() -> Option<u16>) -> Option<u16> {
        let at = u32::from(c).checked_sub(u32::from(*HAN.start()))? as usize;
        let row = self.known.get(at / ROW)?;
        let row = row.get_or_init(|| Box::new([const { AtomicU32::new(UNKNOWN) }; ROW]));
        let known = row.get(at % ROW)?;
        let found = match known.load(Ordering::Relaxed) {
            UNKNOWN => {
                let begun = self.begun.as_ref()?;
                let plain = |glyph: &u16| !begun.iter().any(|coverage| coverage.contains(GlyphId(*glyph)));
                let found = alone().filter(plain).map_or(OTHER, |glyph| FIRST + u32::from(glyph));
                known.store(found, Ordering::Relaxed);
                found
            }
            found => found,
        };
        u16::try_from(found.checked_sub(FIRST)?).ok()
    }
}

/// The coverages of all lookups of several glyphs.
fn begun<'a>(face: &Face<'a>) -> Option<Vec<Coverage<'a>>> {
    let tables = face.tables();
    if OTHER_TABLES.iter().any(|tag| face.raw_face().table(Tag::from_bytes(tag)).is_some()) {
        return None;
    }
    let mut all = Vec::new();
    if let Some(gsub) = tables.gsub {
        gather(gsub, &mut all, |subtable: SubstitutionSubtable<'a>| match subtable {
            SubstitutionSubtable::Single(_) => None,
            several => Some(several.coverage()),
        })?;
    }
    if let Some(gpos) = tables.gpos {
        gather(gpos, &mut all, |subtable: PositioningSubtable<'a>| match subtable {
            PositioningSubtable::Single(_) => None,
            several => Some(several.coverage()),
        })?;
    }
    Some(all)
}

/// Adds the coverages of a table's lookups; none where one can't be read.
fn gather<'a, T: LookupSubtable<'a>>(
    table: LayoutTable<'a>,
    all: &mut Vec<Coverage<'a>>,
    coverage: impl Fn(T) -> Option<Coverage<'a>>,
) -> Option<()> {
    for lookup in table.lookups {
        for at in 0..lookup.subtables.len() {
            all.extend(coverage(lookup.subtables.get::<T>(at)?));
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use ttf_parser::LazyArray16;

    use super::*;

    fn han(begun: Option<Vec<Coverage<'_>>>) -> PlainHan<'_> {
        PlainHan { begun, known: [const { OnceLock::new() }; ROWS] }
    }

    #[test]
    fn what_a_lookup_of_several_glyphs_begins_with_is_not_plain() {
        let coverage = Coverage::Format1 { glyphs: LazyArray16::new(&[0, 5, 0, 9]) };
        let han = han(Some(vec![coverage]));
        assert_eq!((han.glyph('一', || Some(5)), han.glyph('丁', || Some(6))), (None, Some(6)));
    }

    #[test]
    fn a_character_is_shaped_alone_once() {
        let han = han(Some(Vec::new()));
        assert_eq!((han.glyph('一', || Some(7)), han.glyph('丁', || None)), (Some(7), None));
        let again = || unreachable!("it is known");
        assert_eq!((han.glyph('一', again), han.glyph('丁', again)), (Some(7), None));
    }

    #[test]
    fn nothing_is_plain_where_not_all_lookups_are_known_and_nothing_else_is_han() {
        assert_eq!(han(None).glyph('一', || Some(7)), None);
        assert_eq!(['a', '。', '𠀀'].map(|c| han(Some(Vec::new())).glyph(c, || Some(7))), [None; 3]);
    }
}
