//! Whole fonts: every glyph of a subset, and its twin, is drawn as the font draws it.
//!
//! ttf-parser draws here. `BANXIN_SUBSETS` names a folder that all subsets are left in, each with a list of its cuts, for
//! other programs to draw (`.ci/draws.py`).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use ttf_parser::{CFFError, Face, GlyphId, OutlineBuilder, Tag, cff, fonts_in_collection};

use crate::cff::{Cut, Twin};

/// As many glyphs a subset has at most, beside their twins and what composite ones are made of.
const MOST_GLYPHS: usize = 16_384;
/// Moved by no more than this many units, a glyph is drawn the same: places in a charstring add up, and where they are
/// decimals the sum of `f32` depends on where it began.
const NEAR: f32 = 0.05;
/// As many files of fonts must be found where they are asked for.
const FOREIGN: usize = 20;

/// A face of a font file.
struct Source<'a> {
    name: String,
    path: &'a Path,
    font: &'a [u8],
    index: u32,
    face: Face<'a>,
    /// The table `CFF `, where it is drawn by one.
    cff: Option<&'a [u8]>,
}

/// What is drawn, so far from where it stands.
#[derive(Default)]
struct Drawn {
    aside: f32,
    /// `m`, `l`, `q`, `c` and `z`, with their points in `places`.
    strokes: Vec<u8>,
    places: Vec<f32>,
}

impl Drawn {
    fn stroke(&mut self, kind: u8, points: &[f32]) {
        self.strokes.push(kind);
        for point in points.chunks_exact(2) {
            self.places.extend_from_slice(&[point[0] + self.aside, point[1]]);
        }
    }

    fn clear(&mut self, aside: f32) {
        self.aside = aside;
        self.strokes.clear();
        self.places.clear();
    }

    fn is(&self, other: &Self) -> bool {
        self.strokes == other.strokes && self.places == other.places
    }

    /// Whether the same is drawn, and nearly there.
    fn is_near(&self, other: &Self) -> bool {
        let near = |(a, b): (&f32, &f32)| (a - b).abs() <= NEAR;
        self.strokes == other.strokes && self.places.iter().zip(&other.places).all(near)
    }
}

impl OutlineBuilder for Drawn {
    fn move_to(&mut self, x: f32, y: f32) {
        self.stroke(b'm', &[x, y]);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.stroke(b'l', &[x, y]);
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.stroke(b'q', &[x1, y1, x, y]);
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.stroke(b'c', &[x1, y1, x2, y2, x, y]);
    }
    fn close(&mut self) {
        self.stroke(b'z', &[]);
    }
}

/// A face, as ttf-parser draws it.
enum Pen<'a> {
    Cff(Box<cff::Table<'a>>),
    TrueType(Box<Face<'a>>),
}

impl<'a> Pen<'a> {
    fn of_cff(table: &'a [u8]) -> Self {
        Self::Cff(Box::new(cff::Table::parse(table).unwrap()))
    }

    /// Draws a glyph. What stops the pen, if it is not that the glyph shows nothing.
    fn draw(&self, glyph: u16, drawn: &mut Drawn) -> Result<(), CFFError> {
        match self {
            Self::Cff(table) => match table.outline(GlyphId(glyph), drawn) {
                Ok(_) | Err(CFFError::ZeroBBox) => Ok(()),
                Err(error) => Err(error),
            },
            Self::TrueType(face) => {
                face.outline_glyph(GlyphId(glyph), drawn);
                Ok(())
            }
        }
    }
}

impl<'a> Source<'a> {
    /// The faces of a font, but those of a collection that are drawn by the table of one before them.
    fn all_of(path: &'a Path, font: &'a [u8]) -> Vec<Self> {
        let mut seen = BTreeSet::new();
        let faces = (0..fonts_in_collection(font).unwrap_or(1)).map(|index| Self::of(path, font, index));
        faces.filter(|source| seen.insert(source.table().as_ptr())).collect()
    }

    fn of(path: &'a Path, font: &'a [u8], index: u32) -> Self {
        let name = format!("{}-{index}", path.file_stem().unwrap().to_string_lossy());
        let face = Face::parse(font, index).unwrap_or_else(|why| panic!("{name}: {why}"));
        let cff = face.raw_face().table(Tag::from_bytes(b"CFF "));
        Self { name, path, font, index, face, cff }
    }

    /// What its outlines stand in.
    fn table(&self) -> &'a [u8] {
        self.cff.or_else(|| self.face.raw_face().table(Tag::from_bytes(b"glyf"))).unwrap()
    }

    fn pen(&self) -> Pen<'a> {
        self.cff.map_or_else(|| Pen::TrueType(Box::new(self.face.clone())), Pen::of_cff)
    }

    /// All glyphs and their twins, in parts, each from behind, so that every glyph has another number. They are dealt out, so
    /// that what a composite glyph is made of is often in another part than it.
    fn parts(&self) -> Vec<Vec<Cut>> {
        let units = self.face.units_per_em();
        let twin = |glyph: u16| Twin { shift: -(units as i16) / 2 + 1, advance: units / 2 + glyph % 7 };
        let all: Vec<u16> = (1..self.face.number_of_glyphs()).rev().collect();
        let count = all.len() / MOST_GLYPHS + 2;
        let part = |first: usize| {
            let glyphs = || std::iter::once(0).chain(all.iter().skip(first).step_by(count).copied());
            let plain = glyphs().map(|glyph| Cut { glyph, twin: None });
            plain.chain(glyphs().map(|glyph| Cut { glyph, twin: Some(twin(glyph)) })).collect()
        };
        (0..count).map(part).collect()
    }

    /// Cuts a part and holds every glyph of it against the font. What is not the same.
    fn hold(&self, number: usize, cuts: &[Cut]) -> Vec<String> {
        let subset = match self.cff {
            Some(table) => crate::cff::subset(table, "ABCDEF+Name", cuts).map_err(|why| why.to_string()),
            None => super::truetype::subset(self.font, self.index, cuts).map_err(|why| why.to_string()),
        };
        let subset = match subset {
            Ok(subset) => subset,
            Err(why) => return vec![format!("{}: {why}", self.name)],
        };
        self.leave(number, cuts, &subset);
        let (pen, advances) = if self.cff.is_some() {
            (Pen::of_cff(&subset), Advances::of_cff(&subset))
        } else {
            let face = Face::parse(&subset, 0).unwrap();
            (Pen::TrueType(Box::new(face.clone())), Advances::of_truetype(&face))
        };
        let own = self.pen();
        let [mut due, mut drawn] = [Drawn::default(), Drawn::default()];
        let mut faults = Vec::new();
        for (new, Cut { glyph, twin }) in (0_u16..).zip(cuts) {
            let (aside, advance) =
                twin.map_or_else(|| (0, self.advance(*glyph)), |twin| (twin.shift, twin.advance));
            due.clear(0.0);
            drawn.clear(f32::from(-aside));
            let ends = (own.draw(*glyph, &mut due), pen.draw(new, &mut drawn));
            let mut fault =
                |what: &str| faults.push(format!("{}, glyph {glyph}, {twin:?}: {what}", self.name));
            if ends != (Ok(()), Ok(())) {
                fault(&format!("{ends:?}"));
            } else if !due.is(&drawn) && !due.is_near(&drawn) {
                fault(&format!("drawn otherwise: {:?}, not {:?}", drawn.places, due.places));
            }
            let found = advances.0.get(usize::from(new));
            if found != Some(&advance) {
                fault(&format!("the advance is {found:?}, not {advance}"));
            }
        }
        faults
    }

    /// The advance of a glyph: in a CFF font without CIDs, as its charstring has it.
    fn advance(&self, glyph: u16) -> u16 {
        let of_charstring = self.face.tables().cff.and_then(|table| table.glyph_width(GlyphId(glyph)));
        of_charstring.or_else(|| self.face.glyph_hor_advance(GlyphId(glyph))).unwrap()
    }

    /// Leaves a subset where `BANXIN_SUBSETS` says, and beside it the path and number of its face and, a line each, its cuts:
    /// the glyph, and of a twin its shift and advance.
    fn leave(&self, number: usize, cuts: &[Cut], subset: &[u8]) {
        let Some(folder) = std::env::var_os("BANXIN_SUBSETS").map(PathBuf::from) else { return };
        let mut list = format!("{}\n{}\n", self.path.display(), self.index);
        for Cut { glyph, twin } in cuts {
            match twin {
                Some(Twin { shift, advance }) => writeln!(list, "{glyph} {shift} {advance}").unwrap(),
                None => writeln!(list, "{glyph}").unwrap(),
            }
        }
        let ending = if self.cff.is_some() { "cff" } else { "ttf" };
        let file = folder.join(format!("{}-{number}.{ending}", self.name));
        std::fs::write(file.with_extension("cuts"), list).unwrap();
        std::fs::write(file, subset).unwrap();
    }
}

/// The advances of a subset, by glyph.
struct Advances(Vec<u16>);

impl Advances {
    fn of_truetype(face: &Face<'_>) -> Self {
        let advance = |glyph| face.glyph_hor_advance(GlyphId(glyph)).unwrap();
        Self((0..face.number_of_glyphs()).map(advance).collect())
    }

    /// As charstrings say them, which ttf-parser does not in a font with CIDs (Technical Notes 5176, 15, and 5177, 3.1).
    fn of_cff(table: &[u8]) -> Self {
        let (_, end) = index(table, 4);
        let (top, _) = index(table, end);
        let top = dict(top[0]);
        let place = |operator: u16| top[&operator][0] as usize;
        let private = |font_dict: &&[u8]| {
            let place = &dict(font_dict)[&18];
            let (length, at) = (place[0] as usize, place[1] as usize);
            let private = dict(&table[at..at + length]);
            [20, 21].map(|operator| private.get(&operator).map_or(0.0, |width| width[0]))
        };
        let widths: Vec<[f64; 2]> = index(table, place(FONT_DICTS)).0.iter().map(private).collect();
        let (charstrings, _) = index(table, place(17));
        let mut select = Vec::new();
        let ranges = &table[place(FONT_DICT_SELECT)..];
        let last = usize::from(u16::from_be_bytes([ranges[1], ranges[2]]));
        for range in ranges[3..].windows(5).step_by(3).take(last) {
            select.resize(usize::from(u16::from_be_bytes([range[3], range[4]])), range[2]);
        }
        assert_eq!((ranges[0], select.len()), (3, charstrings.len()));
        let advance = |(charstring, dict): (&&[u8], &u8)| advance(charstring, widths[usize::from(*dict)]);
        Self(charstrings.iter().zip(&select).map(advance).collect())
    }
}

/// Two bytes: the second behind 12.
const FONT_DICTS: u16 = 0x0c24;
const FONT_DICT_SELECT: u16 = 0x0c25;

/// The advance of a charstring without subroutines, which stands before the arguments of the first operator, if it is not the
/// default. One below nothing, which a glyph of a font in hand has, is nothing, as the font's `hmtx` says.
fn advance(charstring: &[u8], [default, nominal]: [f64; 2]) -> u16 {
    let (mut at, mut arguments) = (0, Vec::new());
    while let Some(number) = number(charstring, &mut at) {
        arguments.push(number);
    }
    let is_said = match charstring[at] {
        1 | 3 | 18 | 19 | 20 | 23 => arguments.len() % 2 == 1,
        21 => arguments.len() > 2,
        4 | 22 => arguments.len() > 1,
        14 => arguments.len() == 1,
        operator => panic!("operator {operator}"),
    };
    (if is_said { nominal + arguments[0] } else { default }) as u16
}

/// The data of an index, and where it ends.
fn index(table: &[u8], at: usize) -> (Vec<&[u8]>, usize) {
    let count = usize::from(u16::from_be_bytes([table[at], table[at + 1]]));
    if count == 0 {
        return (Vec::new(), at + 2);
    }
    let size = usize::from(table[at + 2]);
    let data = at + 2 + (count + 1) * size;
    let offset = |entry: &[u8]| entry.iter().fold(0, |offset, byte| offset << 8 | usize::from(*byte));
    let ends: Vec<usize> = table[at + 3..=data].chunks(size).map(|entry| data + offset(entry)).collect();
    (ends.windows(2).map(|two| &table[two[0]..two[1]]).collect(), ends[count])
}

fn dict(bytes: &[u8]) -> BTreeMap<u16, Vec<f64>> {
    let (mut entries, mut operands, mut at) = (BTreeMap::new(), Vec::new(), 0);
    while at < bytes.len() {
        if let Some(number) = number(bytes, &mut at) {
            operands.push(number);
            continue;
        }
        let operator = if bytes[at] == 12 { 0x0c00 | u16::from(bytes[at + 1]) } else { u16::from(bytes[at]) };
        at += if bytes[at] == 12 { 2 } else { 1 };
        entries.insert(operator, std::mem::take(&mut operands));
    }
    entries
}

/// A number of a dictionary or of a charstring; 29 and 30 stand in dictionaries alone, 255 in charstrings.
fn number(bytes: &[u8], at: &mut usize) -> Option<f64> {
    let rest = &bytes[*at..];
    let (first, next) = (rest[0], f64::from(*rest.get(1).unwrap_or(&0)));
    let four = || f64::from(i32::from_be_bytes(*rest[1..].first_chunk().unwrap()));
    let (value, length) = match first {
        28 => (f64::from(i16::from_be_bytes([rest[1], rest[2]])), 3),
        29 => (four(), 5),
        30 => decimal(&rest[1..]),
        32..=246 => (f64::from(first) - 139.0, 1),
        247..=250 => ((f64::from(first) - 247.0) * 256.0 + next + 108.0, 2),
        251..=254 => (-(f64::from(first) - 251.0) * 256.0 - next - 108.0, 2),
        255 => (four() / 65_536.0, 5),
        _ => return None,
    };
    *at += length;
    Some(value)
}

/// A decimal number in halves of bytes, and how many bytes it takes with that before it.
fn decimal(bytes: &[u8]) -> (f64, usize) {
    let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).take_while(|half| *half != 15);
    let (mut text, mut count) = (String::new(), 0);
    for half in halves {
        count += 1;
        match half {
            10 => text.push('.'),
            11 => text.push('E'),
            12 => text.push_str("E-"),
            14 => text.push('-'),
            digit => write!(text, "{digit}").unwrap(),
        }
    }
    (text.parse().unwrap(), 2 + count / 2)
}

/// Holds all glyphs of fonts, and says of each how many they are.
fn hold(paths: &[PathBuf]) {
    let fonts: Vec<Vec<u8>> = paths.iter().map(|path| std::fs::read(path).unwrap()).collect();
    let sources: Vec<Source<'_>> =
        paths.iter().zip(&fonts).flat_map(|(path, font)| Source::all_of(path, font)).collect();
    let parts = |source: &'_ Source<'_>| source.parts().into_iter().enumerate();
    let parts: Vec<_> = sources
        .iter()
        .flat_map(|source| parts(source).map(move |(number, cuts)| (source, number, cuts)))
        .collect();
    let faults: Vec<Vec<String>> =
        parts.par_iter().map(|(source, number, cuts)| source.hold(*number, cuts)).collect();
    for Source { name, face, .. } in &sources {
        println!("{name}: {} glyphs", face.number_of_glyphs());
    }
    // Of each font a few say enough.
    let told: Vec<&String> = faults.iter().flat_map(|faults| faults.iter().take(5)).collect();
    assert!(told.is_empty(), "{told:#?}");
}

/// The fonts of a folder and those in it, in order.
fn fonts_of(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let is_font = |path: &Path| {
        path.extension().is_some_and(|ending| ["otf", "ttf", "ttc"].iter().any(|one| ending == *one))
    };
    let inside = |path: PathBuf| {
        if path.is_dir() {
            fonts_of(&path)
        } else {
            Some(path).filter(|path| is_font(path)).into_iter().collect()
        }
    };
    paths.into_iter().flat_map(inside).collect()
}

#[test]
fn every_glyph_of_a_bundled_font_and_its_twin_are_drawn_as_in_the_font() {
    let fonts = fonts_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts"));
    assert_eq!(fonts.len(), 10);
    hold(&fonts);
}

#[test]
#[ignore = "fonts of others are in no clone: BANXIN_FONTS names folders of them, and .ci/run fetches some"]
fn every_glyph_of_a_foreign_font_and_its_twin_are_drawn_as_in_the_font() {
    let folders = std::env::var_os("BANXIN_FONTS").expect("BANXIN_FONTS names folders of fonts");
    let fonts: Vec<PathBuf> = std::env::split_paths(&folders).flat_map(|folder| fonts_of(&folder)).collect();
    assert!(fonts.len() >= FOREIGN, "{} fonts in BANXIN_FONTS, {FOREIGN} at least", fonts.len());
    hold(&fonts);
}
