//! Fonts made of others: a table in the place of another, a glyph that draws nothing, characters of a house's own.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A font that comes with the program.
pub fn bundled(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts").join(name)).unwrap()
}

/// The record of a table among those of the font.
fn record(font: &[u8], tag: [u8; 4]) -> usize {
    let tables = usize::from(u16::from_be_bytes([font[4], font[5]]));
    (0..tables).map(|at| 12 + at * 16).find(|at| font[*at..at + 4] == tag).unwrap()
}

fn number(bytes: &[u8], at: usize, size: usize) -> usize {
    bytes[at..at + size].iter().fold(0, |number, byte| number << 8 | usize::from(*byte))
}

/// Where a table begins and how long it is.
pub fn table(font: &[u8], tag: [u8; 4]) -> (usize, usize) {
    let at = record(font, tag);
    (number(font, at + 8, 4), number(font, at + 12, 4))
}

/// The font with a table of that name, in the place of its own if it has one.
pub fn with_table(font: &[u8], tag: [u8; 4], bytes: &[u8]) -> Vec<u8> {
    let tables = usize::from(u16::from_be_bytes([font[4], font[5]]));
    let name = |at: usize| <[u8; 4]>::try_from(&font[12 + at * 16..16 + at * 16]).unwrap();
    let own = |tag: [u8; 4]| {
        let (start, length) = table(font, tag);
        font[start..start + length].to_vec()
    };
    let mut all: BTreeMap<[u8; 4], Vec<u8>> = (0..tables).map(|at| (name(at), own(name(at)))).collect();
    all.insert(tag, bytes.to_vec());
    let (mut header, mut body) = (font[..12].to_vec(), Vec::new());
    header[4..6].copy_from_slice(&u16::try_from(all.len()).unwrap().to_be_bytes());
    let start = 12 + all.len() * 16;
    for (tag, bytes) in all {
        let place = [0, start + body.len(), bytes.len()].map(|number| u32::try_from(number).unwrap());
        header.extend(tag);
        header.extend(place.map(u32::to_be_bytes).concat());
        body.extend(bytes);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    [header, body].concat()
}

/// The font, varied: along an axis of weight the points of one glyph move. It is itself where the axis begins.
pub fn variable(font: &[u8], character: char) -> Vec<u8> {
    let glyph = usize::from(glyph(font, character));
    let (start, _) = record_of(font, glyph);
    let contours = number(font, start, 2);
    let points = number(font, start + 10 + contours * 2 - 2, 2) + 1;
    // All points, and the four that stand for the box of the glyph, by 50 units to the right.
    let count = points + 4;
    assert!(count <= 64, "a run of deltas is no longer");
    let run = u8::try_from(count - 1).unwrap();
    let deltas = [&[0, run][..], &vec![50; count], &[0x80 | run]].concat();
    let length = u16::try_from(deltas.len()).unwrap().to_be_bytes();
    // One tuple, of its own peak and points.
    let tuple = [&[0, 1, 0, 10][..], &length, &[0xa0, 0, 0x40, 0], &deltas].concat();
    let (glyphs, long) = (number(font, table(font, *b"maxp").0 + 4, 2), tuple.len().next_multiple_of(2));
    let offset = |at: usize| u16::try_from(if at > glyph { long / 2 } else { 0 }).unwrap().to_be_bytes();
    let offsets: Vec<u8> = (0..=glyphs).flat_map(offset).collect();
    let data = u32::try_from(20 + offsets.len()).unwrap().to_be_bytes();
    let glyphs = u16::try_from(glyphs).unwrap().to_be_bytes();
    let mut gvar = [&[0, 1, 0, 0, 0, 1, 0, 0][..], &data, &glyphs, &[0, 0], &data, &offsets, &tuple].concat();
    gvar.resize(gvar.len().next_multiple_of(2), 0);
    let axis = [&b"wght"[..], &[400_u16, 0, 400, 0, 900, 0, 0, 256].map(u16::to_be_bytes).concat()].concat();
    let fvar = [&[0, 1, 0, 0, 0, 16, 0, 2, 0, 1, 0, 20, 0, 0, 0, 8][..], &axis].concat();
    with_table(&with_table(font, *b"gvar", &gvar), *b"fvar", &fvar)
}

/// The glyph of a character.
pub fn glyph(font: &[u8], character: char) -> u16 {
    ttf_parser::Face::parse(font, 0).unwrap().glyph_index(character).unwrap().0
}

/// The font with glyphs of these characters that draw nothing.
pub fn blanked(mut font: Vec<u8>, characters: &str) -> Vec<u8> {
    for character in characters.chars() {
        let glyph = usize::from(glyph(&font, character));
        let is_cff = font.starts_with(b"OTTO");
        if is_cff { empty_charstring(&mut font, glyph) } else { empty_record(&mut font, glyph) }
    }
    font
}

/// How long a number of `loca` is, and where that of a glyph stands.
fn place_of(font: &[u8], glyph: usize) -> (usize, usize) {
    let (head, _) = table(font, *b"head");
    let size = if number(font, head + 50, 2) == 0 { 2 } else { 4 };
    (size, table(font, *b"loca").0 + glyph * size)
}

/// A record of `glyf`.
fn record_of(font: &[u8], glyph: usize) -> (usize, usize) {
    let (size, at) = place_of(font, glyph);
    let glyf = table(font, *b"glyf").0;
    let place = |at: usize| glyf + number(font, at, size) * if size == 2 { 2 } else { 1 };
    (place(at), place(at + size))
}

/// A record of `glyf` that ends where it begins.
fn empty_record(font: &mut [u8], glyph: usize) {
    let (size, at) = place_of(font, glyph);
    font.copy_within(at + size..at + size * 2, at);
}

/// A charstring that is its end alone.
fn empty_charstring(font: &mut [u8], glyph: usize) {
    let (cff, _) = table(font, *b"CFF ");
    let face = ttf_parser::RawFace::parse(font, 0).unwrap();
    let program = face.table(ttf_parser::Tag::from_bytes(b"CFF ")).unwrap();
    let (_, names) = index(program, usize::from(program[2]));
    let (tops, _) = index(program, names);
    // Where the charstrings begin stands before its operator, 17, in three or in five bytes.
    let top = &program[tops.piece(0).0..tops.piece(0).1];
    let operand = |first: u8, size: usize| {
        let found = top.windows(size + 2).find(|some| some[0] == first && some[size + 1] == 17);
        found.map(|some| number(some, 1, size))
    };
    let (all, _) = index(program, operand(29, 4).or(operand(28, 2)).unwrap());
    let (start, _) = all.piece(glyph);
    let next = all.offsets + (glyph + 1) * all.size;
    let end = u32::try_from(start + 1 - all.data).unwrap().to_be_bytes();
    let size = all.size;
    font[cff + next..cff + next + size].copy_from_slice(&end[4 - size..]);
    font[cff + start] = 14;
}

struct Index<'a> {
    table: &'a [u8],
    size: usize,
    offsets: usize,
    /// The byte before the first piece.
    data: usize,
}

impl Index<'_> {
    fn piece(&self, at: usize) -> (usize, usize) {
        let offset = |at: usize| self.data + number(self.table, self.offsets + at * self.size, self.size);
        (offset(at), offset(at + 1))
    }
}

/// An INDEX of a CFF table, and where the table goes on behind it.
fn index(table: &[u8], at: usize) -> (Index<'_>, usize) {
    let (count, size) = (number(table, at, 2), usize::from(table[at + 2]));
    let offsets = at + 3;
    let index = Index { table, size, offsets, data: offsets + (count + 1) * size - 1 };
    let end = index.piece(count - 1).1;
    (index, end)
}

/// The font with these characters and no other, each by a glyph of its own, and forms of them that selectors ask for.
pub fn with_characters(font: &[u8], all: &[(char, u16)], forms: &[(char, char, u16)]) -> Vec<u8> {
    let long = |number: usize| u32::try_from(number).unwrap().to_be_bytes();
    let code = |c: char| u32::from(c).to_be_bytes();
    let mut groups = all.to_vec();
    groups.sort_unstable();
    let group = |(c, glyph): &(char, u16)| [code(*c), code(*c), u32::from(*glyph).to_be_bytes()].concat();
    let groups: Vec<u8> = groups.iter().flat_map(group).collect();
    // Format 12: segmented coverage.
    let plain = [&[0, 12, 0, 0], &long(16 + groups.len())[..], &[0; 4], &long(all.len()), &groups].concat();
    // Format 14: for each selector a record, here with one form that is not the usual.
    let mut forms = forms.to_vec();
    forms.sort_unstable_by_key(|(c, selector, _)| (*selector, *c));
    let (mut records, mut tables) = (Vec::new(), Vec::new());
    for (c, selector, glyph) in &forms {
        records.extend_from_slice(&code(*selector)[1..]);
        records.extend([[0; 4], long(10 + forms.len() * 11 + tables.len())].concat());
        tables.extend([&long(1)[..], &code(*c)[1..], &glyph.to_be_bytes()].concat());
    }
    let length = 10 + records.len() + tables.len();
    let varied = [&[0, 14], &long(length)[..], &long(forms.len()), &records, &tables].concat();
    let (first, second) = (20, 20 + varied.len());
    let header = [&[0, 0, 0, 2, 0, 0, 0, 5], &long(first)[..], &[0, 3, 0, 10], &long(second)].concat();
    with_table(font, *b"cmap", &[header, varied, plain].concat())
}
