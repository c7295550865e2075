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
    tables.put(*b"name", names(name));
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

/// `cmap` with one subtable of format 12, for all of Unicode.
fn cmap(characters: &BTreeMap<char, u16>) -> Vec<u8> {
    // Characters that follow each other and whose glyphs do.
    let mut groups: Vec<[u32; 3]> = Vec::new();
    for (character, glyph) in characters {
        let (code, glyph) = (u32::from(*character), u32::from(*glyph));
        match groups.last_mut() {
            Some([first, last, start]) if *last + 1 == code && *start + (code - *first) == glyph => {
                *last = code;
            }
            _ => groups.push([code, code, glyph]),
        }
    }
    let count = groups.len() as u32;
    // One record, of the platform Windows and all of Unicode, whose table follows.
    let mut table: Vec<u8> = [0_u16, 1, 3, 10].into_iter().flat_map(u16::to_be_bytes).collect();
    table.extend(12_u32.to_be_bytes());
    table.extend([12_u16, 0].into_iter().flat_map(u16::to_be_bytes));
    table.extend([16 + count * 12, 0, count].into_iter().flat_map(u32::to_be_bytes));
    table.extend(groups.into_iter().flatten().flat_map(u32::to_be_bytes));
    table
}

/// `name`: family, style, full and PostScript name, in English for Windows.
fn names(name: &str) -> Vec<u8> {
    let said: [(u16, &str); 4] = [(1, name), (2, "Regular"), (4, name), (6, name)];
    let mut strings: Vec<u8> = Vec::new();
    let mut records: Vec<u16> = Vec::new();
    for (id, text) in said {
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        records.extend([3, 1, 0x409, id, utf16.len() as u16, strings.len() as u16]);
        strings.extend(utf16);
    }
    let count = said.len() as u16;
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
            let said: Vec<_> = cut.names().into_iter().filter_map(|name| name.to_string()).collect();
            assert_eq!(said, ["ABCDEF+Name", "Regular", "ABCDEF+Name", "ABCDEF+Name"]);
        }
    }

    #[test]
    fn characters_that_follow_each_other_as_their_glyphs_do_are_one_group() {
        let table = cmap(&BTreeMap::from([('a', 1), ('b', 2), ('c', 4), ('𠮷', 5)]));
        assert_eq!(table.len(), 12 + 16 + 3 * 12);
    }
}
