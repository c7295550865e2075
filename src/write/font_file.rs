//! Font files that stand by themselves (OpenType 1.9): a program cut to its glyphs, with what other programs than readers of PDF
//! know a font by. Which glyph shows a character, they read in `cmap`.

use std::collections::BTreeMap;

use super::cut::cut;
use super::truetype::{CutShort, METRICS, Tables, metrics, put, record, u16_at};
use crate::cff::Cut;
use crate::font::Face;
use crate::words::Arg;

/// The file of a face with these glyphs, and the new numbers of those that characters have.
///
/// # Errors
/// The face can't be cut: why.
pub(super) fn font_file(
    face: &Face,
    name: &str,
    cuts: &[Cut],
    characters: &BTreeMap<char, u16>,
) -> Result<Vec<u8>, Arg> {
    let program = cut(face, name, cuts)?;
    let tables = if face.metrics.cff { around_cff(face, cuts, program) } else { Tables::of(&program) };
    let mut tables = tables.map_err(Arg::shown)?;
    tables.put(*b"cmap", cmap(characters));
    tables.put(*b"name", names(face, name));
    tables.put(*b"post", post());
    if let Some(table) = face.table(*b"OS/2") {
        tables.put(*b"OS/2", table.to_vec());
    }
    Ok(tables.file())
}

/// What a file has around a bare CFF table.
fn around_cff(face: &Face, cuts: &[Cut], program: Vec<u8>) -> Result<Tables, CutShort> {
    let table = |tag: [u8; 4]| face.table(tag).ok_or(CutShort(tag));
    let mut hhea = table(*b"hhea")?.to_vec();
    let full = usize::from(u16_at(&hhea, METRICS).ok_or(CutShort(*b"hhea"))?);
    let hmtx = table(*b"hmtx")?;
    let of = |cut: &Cut| metrics(hmtx, full, usize::from(cut.glyph)).ok_or(CutShort(*b"hmtx"));
    let records = cuts.iter().map(|cut| of(cut).map(record)).collect::<Result<Vec<_>, _>>()?;
    let count = cuts.len() as u16;
    put(&mut hhea, METRICS, count).ok_or(CutShort(*b"hhea"))?;
    let mut tables = Tables::new(*b"OTTO");
    tables.put(*b"CFF ", program);
    tables.put(*b"head", table(*b"head")?.to_vec());
    tables.put(*b"hhea", hhea);
    tables.put(*b"hmtx", records.concat());
    tables.put(*b"maxp", [&0x5000_u32.to_be_bytes()[..], &count.to_be_bytes()].concat());
    Ok(tables)
}

/// Characters that follow each other and whose glyphs do: the first, the last, the glyph of the first.
type Group = [u32; 3];

fn groups(characters: &BTreeMap<char, u16>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (character, glyph) in characters {
        let (code, glyph) = (u32::from(*character), u32::from(*glyph));
        match groups.last_mut() {
            Some([first, last, start])
                if *last + 1 == code && *start + (code - *first) == glyph && *last != BASIC =>
            {
                *last = code;
            }
            _ => groups.push([code, code, glyph]),
        }
    }
    groups
}

/// The last character of the basic plane.
const BASIC: u32 = 0xffff;

/// `cmap`: a subtable of format 4 for the basic plane, which all programs read, and one of format 12 for all of Unicode.
fn cmap(characters: &BTreeMap<char, u16>) -> Vec<u8> {
    let groups = groups(characters);
    let subtables: Vec<(u16, Vec<u8>)> =
        basic(&groups).map(|table| (1, table)).into_iter().chain([(10, whole(&groups))]).collect();
    let mut table: Vec<u8> = [0, subtables.len() as u16].into_iter().flat_map(u16::to_be_bytes).collect();
    let mut place = 4 + 8 * subtables.len() as u32;
    for (encoding, subtable) in &subtables {
        // Of the platform Windows.
        table.extend([3, *encoding].into_iter().flat_map(u16::to_be_bytes));
        table.extend(place.to_be_bytes());
        place += subtable.len() as u32;
    }
    table.extend(subtables.into_iter().flat_map(|(_, subtable)| subtable));
    table
}

/// Format 4; nothing, where it would be longer than it may be.
fn basic(groups: &[Group]) -> Option<Vec<u8>> {
    let own = groups.iter().filter(|[_, last, _]| *last < BASIC);
    // The last segment is that of no character.
    let segments: Vec<[u16; 3]> = own
        .map(|[first, last, glyph]| {
            [*first as u16, *last as u16, (*glyph as u16).wrapping_sub(*first as u16)]
        })
        .chain([[0xffff, 0xffff, 1]])
        .collect();
    let length = u16::try_from(16 + segments.len() * 8).ok()?;
    let count = segments.len() as u16;
    let selector = count.ilog2() as u16;
    let range = 2 << selector;
    let head = [4, length, 0, count * 2, range, selector, count * 2 - range];
    let firsts = segments.iter().map(|[first, ..]| *first);
    let lasts = segments.iter().map(|[_, last, _]| *last);
    let steps = segments.iter().map(|[.., step]| *step);
    let none = std::iter::repeat_n(0, segments.len());
    let words = head.into_iter().chain(lasts).chain([0]).chain(firsts).chain(steps).chain(none);
    Some(words.flat_map(u16::to_be_bytes).collect())
}

/// Format 12.
fn whole(groups: &[Group]) -> Vec<u8> {
    let count = groups.len() as u32;
    let mut table: Vec<u8> = [12_u16, 0].into_iter().flat_map(u16::to_be_bytes).collect();
    table.extend([16 + count * 12, 0, count].into_iter().flat_map(u32::to_be_bytes));
    table.extend(groups.iter().flatten().copied().flat_map(u32::to_be_bytes));
    table
}

/// The family of a face, by its PostScript name.
pub(super) fn family(postscript_name: &str) -> &str {
    postscript_name.split_once('-').map_or(postscript_name, |(family, _)| family)
}

/// `name`, in English for Windows: family and style, full and PostScript name, and what its maker says of rights.
fn names(face: &Face, name: &str) -> Vec<u8> {
    /// Copyright, licence, where the licence is.
    const RIGHTS: [u16; 3] = [0, 13, 14];
    let style = if face.metrics.is_bold() { "Bold" } else { "Regular" };
    let family = family(&face.metrics.postscript_name);
    let own = [(1, family), (2, style), (4, name), (6, name)].map(|(id, text)| (id, text.to_owned()));
    let rights = RIGHTS.into_iter().filter_map(|id| Some((id, face.said(id)?)));
    let said: BTreeMap<u16, String> = own.into_iter().chain(rights).collect();
    let mut strings: Vec<u8> = Vec::new();
    let mut records: Vec<u16> = Vec::new();
    for (id, text) in &said {
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        // A font that says more of itself than its table holds says no more of it.
        let Some((length, place)) = u16::try_from(utf16.len()).ok().zip(u16::try_from(strings.len()).ok())
        else {
            continue;
        };
        records.extend([3, 1, 0x409, *id, length, place]);
        strings.extend(utf16);
    }
    let count = (records.len() / 6) as u16;
    let words = [0, count, 6 + count * 12].into_iter().chain(records);
    words.flat_map(u16::to_be_bytes).chain(strings).collect()
}

/// `post` of version 3: no glyph has a name.
fn post() -> Vec<u8> {
    let mut table = 0x0003_0000_u32.to_be_bytes().to_vec();
    table.resize(32, 0);
    table
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use ttf_parser::{Face as Parsed, GlyphId};

    use super::*;
    use crate::font::Fonts;

    #[test]
    fn a_file_stands_by_itself_and_draws_what_its_face_draws() {
        for name in ["NotoSerifCJKsc-Regular.otf", "PressKaiSC-Regular.ttf"] {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts").join(name);
            let bytes = std::fs::read(&path).unwrap();
            let whole = Parsed::parse(&bytes, 0).unwrap();
            let fonts = Fonts::default();
            let face = fonts.face(fonts.open(path.as_path(), 0).unwrap()).unwrap();
            let mut characters = BTreeMap::new();
            let mut cuts = vec![Cut { glyph: 0, twin: None }];
            for character in "报版心，A".chars() {
                characters.insert(character, cuts.len() as u16);
                cuts.push(Cut { glyph: whole.glyph_index(character).unwrap().0, twin: None });
            }
            let file = font_file(&face, "ABCDEF+Name", &cuts, &characters).unwrap();
            let cut = Parsed::parse(&file, 0).unwrap();
            for character in characters.keys() {
                let (old, new) =
                    (whole.glyph_index(*character).unwrap(), cut.glyph_index(*character).unwrap());
                assert_eq!(new, GlyphId(characters[character]), "{name}");
                assert_eq!(cut.glyph_hor_advance(new), whole.glyph_hor_advance(old), "{name}");
                assert_eq!(cut.glyph_bounding_box(new), whole.glyph_bounding_box(old), "{name}");
            }
            assert_eq!(cut.glyph_index('无'), None);
            assert_eq!(cut.units_per_em(), whole.units_per_em());
            let said = |id| {
                cut.names().into_iter().find(|name| name.name_id == id).and_then(|name| name.to_string())
            };
            let family =
                whole.names().into_iter().find(|name| name.name_id == 6).and_then(|name| name.to_string());
            assert_eq!(said(1), family.map(|name| name.split('-').next().unwrap().to_owned()));
            assert_eq!(
                [2, 4, 6].map(said),
                ["Regular", "ABCDEF+Name", "ABCDEF+Name"].map(|name| Some(name.into()))
            );
            assert!(
                said(0).is_some_and(|rights| rights.contains("Copyright") || rights.contains('©')),
                "{name}"
            );
        }
    }

    #[test]
    fn every_character_leads_to_its_glyph_in_both_maps() {
        let characters =
            BTreeMap::from([('a', 1), ('b', 2), ('c', 4), ('版', 3), ('\u{ffee}', 9), ('𠮷', 5), ('𠮸', 6)]);
        let groups = groups(&characters);
        assert_eq!(groups.len(), 5, "what follows each other is one: {groups:?}");
        let bytes = cmap(&characters);
        let table = ttf_parser::cmap::Table::parse(&bytes).unwrap();
        let maps: Vec<_> = table.subtables.into_iter().collect();
        assert_eq!(maps.iter().map(|map| map.encoding_id).collect::<Vec<_>>(), [1, 10]);
        for (character, glyph) in &characters {
            let code = u32::from(*character);
            assert_eq!(maps[1].glyph_index(code), Some(GlyphId(*glyph)), "{character}");
            let basic = (code < BASIC).then_some(GlyphId(*glyph));
            assert_eq!(maps[0].glyph_index(code), basic, "{character}");
        }
        assert_eq!(maps.iter().filter_map(|map| map.glyph_index(0x64)).count(), 0);
    }
}
