//! Fonts: files whose bytes are used where they lie, their faces, metrics and coverage.
//!
//! No type of a font crate leaves this module and [`crate::text`].

mod inked;
mod outline;

use std::error::Error;
use std::fmt::{self, Display};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use ttf_parser::{FaceParsingError, GlyphId, Permissions};

use crate::files::{Bytes, Located};
use crate::geom::Em;
use crate::page::FaceId;
use crate::words::{self, Lang, Words};
pub(crate) use inked::Inked;
pub use outline::{DrawnGlyph, drawn, glyph_outline};

/// More faces than this nobody opens; what would go on and on with new ones ends here.
const MOST: usize = 4096;

/// Faces by [`FaceId`]: each is opened once, whatever files it lies in, and its number is good for as long as they are.
#[derive(Debug, Default)]
pub struct Fonts {
    faces: RwLock<Vec<Arc<Face>>>,
}

/// A face of a font file.
#[derive(Debug)]
pub struct Face {
    data: Bytes,
    index: u32,
    /// What the face says of itself.
    pub metrics: Metrics,
}

/// What a face says of itself; lengths as shares of the em.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metrics {
    /// The PostScript name.
    pub postscript_name: String,
    /// Above the baseline.
    pub ascender: Em,
    /// Below the baseline; negative.
    pub descender: Em,
    /// The height of flat capitals.
    pub cap_height: Em,
    /// The box around all glyphs: x min, y min, x max, y max.
    pub bbox: [Em; 4],
    /// Stem weight class, 100 to 900.
    pub weight: u16,
    /// CFF outlines; else TrueType.
    pub cff: bool,
    /// All glyphs equally wide.
    pub monospaced: bool,
    /// Design units to the em.
    pub units_per_em: u16,
    /// How many glyphs it has.
    pub glyphs: u16,
    /// What its maker lets be done with it.
    pub embedding: Embedding,
    /// Of a variable font, where its default instance is on each axis, such as `wght=400`: it is what is set.
    pub instance: Option<String>,
}

/// Faces as heavy as this are bold to programs that know no other weight.
const BOLD: u16 = 600;

/// What the maker of a face lets be done with it (OpenType, `OS/2`, `fsType`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Embedding {
    /// It may be embedded, cut to the glyphs used.
    Allowed,
    /// It may not be embedded.
    Forbidden,
    /// It may be embedded whole alone.
    Whole,
    /// Pictures of its characters may be embedded, their outlines not.
    Pictures,
}

/// Why a font can't be used.
#[derive(Debug)]
pub enum FontError {
    /// The file can't be read.
    Io(std::io::Error),
    /// It is not a font, or a broken one.
    NotAFont(Box<Words>),
}

impl Display for FontError {
    /// In English: for people there is a diagnostic.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::NotAFont(why) => f.write_str(&words::say(why, &[], Lang::En)),
        }
    }
}

impl Error for FontError {}

impl Fonts {
    /// Opens a face of a font file. One of the same bytes as another is that other.
    ///
    /// # Errors
    /// The file can't be read, or is not an OpenType font with outlines and Unicode coverage; or there are too many.
    pub fn open(&self, file: impl Into<Located>, index: u32) -> Result<FaceId, FontError> {
        let data = file.into().whole().map_err(FontError::Io)?;
        let known = |faces: &[Arc<Face>]| faces.iter().position(|face| face.is_of(&data, index));
        if let Some(at) = known(&self.all()) {
            return Ok(FaceId(at as u16));
        }
        let face = Face::of(data.clone(), index)?;
        let mut faces = self.faces.write().unwrap_or_else(PoisonError::into_inner);
        // Another thread may have been quicker.
        if let Some(at) = known(&faces) {
            return Ok(FaceId(at as u16));
        }
        if faces.len() >= MOST {
            return Err(unfit(Words::part("unfit-font", "too-many").arg("most", MOST)));
        }
        faces.push(Arc::new(face));
        Ok(FaceId(faces.len() as u16 - 1))
    }

    fn all(&self) -> RwLockReadGuard<'_, Vec<Arc<Face>>> {
        self.faces.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The face of that number.
    #[must_use]
    pub fn face(&self, id: FaceId) -> Option<Arc<Face>> {
        self.all().get(usize::from(id.0)).cloned()
    }

    /// How many faces there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all().len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all().is_empty()
    }
}

impl Face {
    fn of(data: Bytes, index: u32) -> Result<Self, FontError> {
        let metrics = Metrics::read(&data, index)?;
        Ok(Self { data, index, metrics })
    }

    /// Whether it is that face of those bytes.
    fn is_of(&self, data: &Bytes, index: u32) -> bool {
        self.index == index
            && self.data.len() == data.len()
            && (self.data.as_ptr() == data.as_ptr() || *self.data == **data)
    }

    /// The bytes of the file.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.data
    }

    /// Whether it has a glyph of a character, which draws something where the character is no space.
    #[must_use]
    pub fn has(&self, character: char) -> bool {
        let Ok(face) = ttf_parser::Face::parse(&self.data, self.index) else { return false };
        let seen = |glyph: GlyphId| character.is_whitespace() || inked::draws(&face, glyph.0);
        face.glyph_index(character).is_some_and(seen)
    }

    /// What it says of itself under a number (OpenType, `name`), in English where it does so.
    #[must_use]
    pub fn said(&self, id: u16) -> Option<String> {
        let face = ttf_parser::Face::parse(&self.data, self.index).ok()?;
        let names = || face.names().into_iter().filter(|name| name.name_id == id && name.is_unicode());
        let english = names().find(|name| name.language_id == 0x409);
        english.or_else(|| names().next())?.to_string()
    }

    /// One of its tables.
    #[must_use]
    pub fn table(&self, tag: [u8; 4]) -> Option<&[u8]> {
        ttf_parser::RawFace::parse(&self.data, self.index).ok()?.table(ttf_parser::Tag::from_bytes(&tag))
    }

    /// The face inside a collection.
    #[must_use]
    pub fn index(&self) -> u32 {
        self.index
    }

    /// The advance widths of glyphs; nothing for a glyph that the face does not have.
    #[must_use]
    pub fn advances(&self, glyphs: &[u16]) -> Vec<Em> {
        let Ok(face) = ttf_parser::Face::parse(&self.data, self.index) else {
            return vec![Em::ZERO; glyphs.len()];
        };
        let units = i64::from(self.metrics.units_per_em);
        let advance = |glyph: &u16| face.glyph_hor_advance(GlyphId(*glyph)).unwrap_or(0);
        glyphs.iter().map(|glyph| Em::ONE.scaled(i64::from(advance(glyph)), units)).collect()
    }
}

fn unfit(why: Words) -> FontError {
    FontError::NotAFont(Box::new(why))
}

/// How files of the web begin, in which fonts are packed.
const PACKED: [(&[u8; 4], &str); 2] = [(b"wOFF", "WOFF"), (b"wOF2", "WOFF2")];

fn unparsed(data: &[u8], why: FaceParsingError) -> FontError {
    let packed = PACKED.iter().find(|(magic, _)| data.starts_with(*magic));
    if let Some((_, name)) = packed {
        return unfit(Words::part("unfit-font", "packed").arg("name", *name));
    }
    let form = match why {
        FaceParsingError::UnknownMagic => "no-font",
        FaceParsingError::FaceIndexOutOfBounds => return no_face(data),
        FaceParsingError::MalformedFont => "malformed",
        FaceParsingError::NoHeadTable | FaceParsingError::NoHheaTable | FaceParsingError::NoMaxpTable => {
            "no-tables"
        }
    };
    unfit(Words::part("unfit-font", form))
}

/// A face is asked for that is not in the file.
fn no_face(data: &[u8]) -> FontError {
    let faces = ttf_parser::fonts_in_collection(data).unwrap_or(1);
    unfit(Words::part("unfit-font", "no-face").arg("faces", faces))
}

/// Whether a TrueType face draws anything: of one that has pictures of its characters alone, all outlines are empty.
fn draws(face: &ttf_parser::Face<'_>) -> bool {
    (0..face.number_of_glyphs()).any(|glyph| inked::draws(face, glyph))
}

/// What its `fsType` says; a face without one says nothing.
fn embedding(face: &ttf_parser::Face<'_>) -> Embedding {
    match face.permissions() {
        Some(Permissions::Restricted) => Embedding::Forbidden,
        _ if face.tables().os2.is_none() => Embedding::Allowed,
        _ if !face.is_outline_embedding_allowed() => Embedding::Pictures,
        _ if !face.is_subsetting_allowed() => Embedding::Whole,
        _ => Embedding::Allowed,
    }
}

/// Where the default instance of a variable face is on its axes. Whoever reads a variable font without asking for another
/// has that one: its outlines, its widths and its rules are what the tables hold before any variation.
fn instance(face: &ttf_parser::Face<'_>) -> Option<String> {
    let axes = face.is_variable().then(|| face.variation_axes())?;
    let all: Vec<String> = axes.into_iter().map(|axis| format!("{}={}", axis.tag, axis.def_value)).collect();
    Some(all.join(" "))
}

impl Metrics {
    /// Whether it is bold to programs that know no other weight.
    #[must_use]
    pub const fn is_bold(&self) -> bool {
        self.weight >= BOLD
    }

    fn read(data: &[u8], index: u32) -> Result<Self, FontError> {
        let face = ttf_parser::Face::parse(data, index).map_err(|why| unparsed(data, why))?;
        // A file of one face has no numbers to choose by, and a parser takes any.
        if index > 0 && ttf_parser::fonts_in_collection(data).is_none() {
            return Err(no_face(data));
        }
        // A parser reads what a table says of itself; what was cut off behind it shows only in the glyphs.
        let end = |record: ttf_parser::TableRecord| u64::from(record.offset) + u64::from(record.length);
        let cut = face.raw_face().table_records.into_iter().find(|record| end(*record) > data.len() as u64);
        if let Some(record) = cut {
            return Err(unfit(Words::part("unfit-font", "ends").arg("tag", record.tag.to_string())));
        }
        let tables = face.tables();
        let cff = tables.cff.is_some();
        if !cff && face.raw_face().table(ttf_parser::Tag::from_bytes(b"CFF2")).is_some() {
            return Err(unfit(Words::part("unfit-font", "cff2")));
        }
        if !cff && (tables.glyf.is_none() || !draws(&face)) {
            return Err(unfit(Words::part("unfit-font", "no-outlines")));
        }
        if tables.cmap.is_none() {
            return Err(unfit(Words::part("unfit-font", "no-characters")));
        }
        let units = i64::from(face.units_per_em());
        let em = |value: i16| Em::ONE.scaled(i64::from(value), units);
        let name = face
            .names()
            .into_iter()
            .filter(|name| name.name_id == ttf_parser::name_id::POST_SCRIPT_NAME)
            .find_map(|name| name.to_string());
        let bbox = face.global_bounding_box();
        Ok(Self {
            postscript_name: name.unwrap_or_else(|| "Unnamed".into()),
            ascender: em(face.ascender()),
            descender: em(face.descender()),
            cap_height: em(face.capital_height().unwrap_or(face.ascender())),
            bbox: [em(bbox.x_min), em(bbox.y_min), em(bbox.x_max), em(bbox.y_max)],
            weight: face.weight().to_number(),
            cff,
            monospaced: face.is_monospaced(),
            units_per_em: face.units_per_em(),
            glyphs: face.number_of_glyphs(),
            embedding: embedding(&face),
            instance: instance(&face),
        })
    }
}
