//! Which glyphs of a face draw something. One that draws nothing is no glyph of a character that is seen: of pictures,
//! of layers of colour and of drawings beside the outlines (`CBDT`, `sbix`, `COLR`, `SVG `) nothing is printed.

use std::num::NonZeroU16;
use std::sync::atomic::{AtomicU8, Ordering};

use ttf_parser::{Face, GlyphId, OutlineBuilder, Tag, loca};

use crate::cff;

/// A charstring of more bytes than this draws: one that does not is a width and its end, at most six bytes, and Han of
/// one stroke are not much longer than this.
const SHORT: usize = 24;

const UNKNOWN: u8 = 0;
const DRAWS: u8 = 1;
const BLANK: u8 = 2;

/// What is known of the glyphs of a face; each is looked at once.
pub(crate) struct Inked<'a> {
    programs: Programs<'a>,
    known: Box<[AtomicU8]>,
}

/// The programs of glyphs, as they lie in the file.
enum Programs<'a> {
    /// Charstrings.
    Cff(Option<Box<cff::Font<'a>>>),
    /// Where the records of `glyf` begin and end, and the records.
    TrueType(Option<loca::Table<'a>>, &'a [u8]),
}

impl<'a> Inked<'a> {
    pub(crate) fn of(face: &Face<'a>) -> Self {
        let table = |tag| face.raw_face().table(Tag::from_bytes(tag));
        let programs = if let Some(cff) = table(b"CFF ") {
            Programs::Cff(cff::Font::read(cff).ok().map(Box::new))
        } else {
            let format = face.tables().head.index_to_location_format;
            let count = NonZeroU16::new(face.number_of_glyphs());
            let places = count.zip(table(b"loca"));
            let places = places.and_then(|(count, places)| loca::Table::parse(count, format, places));
            Programs::TrueType(places, table(b"glyf").unwrap_or_default())
        };
        let known = (0..face.number_of_glyphs()).map(|_| AtomicU8::new(UNKNOWN)).collect();
        Self { programs, known }
    }

    /// Whether a glyph of the face draws something.
    pub(crate) fn draws(&self, face: &Face<'_>, glyph: u16) -> bool {
        let Some(known) = self.known.get(usize::from(glyph)) else { return false };
        match known.load(Ordering::Relaxed) {
            UNKNOWN => {
                let draws = self.seems_to(glyph) || draws(face, glyph);
                known.store(if draws { DRAWS } else { BLANK }, Ordering::Relaxed);
                draws
            }
            found => found == DRAWS,
        }
    }

    /// What is cheap to see: how long the program of a glyph is, or that it has contours in a box. To follow the outlines
    /// of all characters of a page takes longer than to shape them.
    fn seems_to(&self, glyph: u16) -> bool {
        match &self.programs {
            Programs::Cff(font) => {
                let charstring = font.as_ref().and_then(|font| font.charstring(glyph).ok());
                charstring.is_some_and(|charstring| charstring.len() > SHORT)
            }
            Programs::TrueType(places, records) => {
                let record = places.and_then(|places| records.get(places.glyph_range(GlyphId(glyph))?));
                record.and_then(contoured).unwrap_or(false)
            }
        }
    }
}

/// Whether a record of `glyf` says that it has contours of its own, and a box that is more than a line.
fn contoured(record: &[u8]) -> Option<bool> {
    let (numbers, _) = record.get(..10)?.as_chunks::<2>();
    let &[contours, left, foot, right, head] = numbers.first_chunk()?;
    let number = i16::from_be_bytes;
    Some(number(contours) > 0 && number(left) < number(right) && number(foot) < number(head))
}

/// Whether the outline of a glyph encloses anything.
pub(super) fn draws(face: &Face<'_>, glyph: u16) -> bool {
    let mut spread = Spread::default();
    face.outline_glyph(GlyphId(glyph), &mut spread);
    spread.across && spread.up
}

/// Whether points lie beside each other, and above each other.
#[derive(Default)]
struct Spread {
    first: Option<(f32, f32)>,
    across: bool,
    up: bool,
}

impl Spread {
    fn point(&mut self, x: f32, y: f32) {
        let first = *self.first.get_or_insert((x, y));
        self.across |= first.0.total_cmp(&x).is_ne();
        self.up |= first.1.total_cmp(&y).is_ne();
    }
}

impl OutlineBuilder for Spread {
    /// A contour of one point draws nothing: fonts have such to anchor marks at.
    fn move_to(&mut self, x: f32, y: f32) {
        self.first = Some((x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.point(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.point(x1, y1);
        self.point(x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.point(x1, y1);
        self.quad_to(x2, y2, x, y);
    }

    fn close(&mut self) {}
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn read(name: &str) -> Vec<u8> {
        std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts").join(name)).unwrap()
    }

    #[test]
    fn what_is_cheap_to_see_of_a_glyph_is_what_its_outline_shows() {
        for name in ["NotoSerifCJKtc-Specimen.otf", "NotoSansCJKsc-Black.otf", "PressKaiSC-Regular.ttf"] {
            let bytes = read(name);
            let face = Face::parse(&bytes, 0).unwrap();
            let inked = Inked::of(&face);
            let all = 0..face.number_of_glyphs();
            let seen: Vec<u16> = all.filter(|glyph| inked.seems_to(*glyph)).collect();
            assert!(seen.iter().all(|glyph| draws(&face, *glyph)), "{name}");
            // Whatever else, Han are.
            let han = ('\u{4e00}'..='\u{9fff}').filter_map(|c| face.glyph_index(c));
            let doubted = han.filter(|glyph| seen.binary_search(&glyph.0).is_err()).count();
            assert!(doubted < 100, "{name}: {doubted} Han are looked at closely");
        }
    }

    #[test]
    fn a_space_draws_nothing_and_neither_does_a_glyph_that_is_none() {
        for name in ["NotoSerifCJKtc-Specimen.otf", "NotoSerif-Regular.ttf"] {
            let bytes = read(name);
            let face = Face::parse(&bytes, 0).unwrap();
            let inked = Inked::of(&face);
            let space = face.glyph_index(' ').unwrap().0;
            for _ in 0..2 {
                assert!(!inked.draws(&face, space) && !inked.draws(&face, u16::MAX), "{name}");
                assert!(inked.draws(&face, face.glyph_index('.').unwrap().0), "{name}");
            }
        }
    }

    #[test]
    fn a_line_and_a_lone_point_enclose_nothing() {
        let mut line = Spread::default();
        line.move_to(0.0, 5.0);
        line.line_to(9.0, 5.0);
        line.move_to(3.0, 8.0);
        assert!(line.across && !line.up);
        line.line_to(3.0, 9.0);
        assert!(line.up);
    }
}
