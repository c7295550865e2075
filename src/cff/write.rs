//! The subset as a table: CID-keyed, its glyphs named by their numbers (Technical Note 5176, 2 and 18).

use super::decimal::Decimal;
use super::dict::{Dict, Entries, operator};
use super::error::{CffError, Part};
use super::font::{Font, FontDict, STANDARD_STRINGS};
use super::index::Pieces;
use super::matrix::Matrices;

/// The longest string: no font's comes near it.
const LONGEST: usize = 0xffff;

/// What the table is made of.
pub(super) struct Subset<'a, 'b> {
    pub(super) font: &'b Font<'a>,
    pub(super) name: &'b str,
    /// The font dictionaries that are used, in order.
    pub(super) dicts: &'b [FontDict<'a>],
    /// The font dictionary of every glyph, by its place among those.
    pub(super) select: &'b [u8],
    pub(super) matrices: Matrices<'a>,
    pub(super) charstrings: &'b Pieces,
    /// How many glyphs there are.
    pub(super) glyphs: u16,
}

/// Where the parts begin, from the beginning of the table.
#[derive(Default)]
struct Places {
    charset: i32,
    charstrings: i32,
    select: i32,
    dicts: i32,
    /// Where each private dictionary begins, and its length.
    private: Vec<[i32; 2]>,
}

impl<'a> Subset<'a, '_> {
    /// Writes the table.
    pub(super) fn write(&self) -> Result<Vec<u8>, CffError> {
        let mut strings = Strings::default();
        let names = Pieces::of(self.name.as_bytes());
        let charset = charset(self.glyphs);
        let select = select(self.select);
        let private: Vec<Vec<u8>> = self.dicts.iter().map(|dict| private(&dict.private)).collect();
        // Offsets take as many bytes whatever they are, so all lengths are known before all places.
        let mut places = Places { private: vec![[0; 2]; private.len()], ..Places::default() };
        let top = Pieces::of(&self.top(&places, &mut strings)?);
        let dicts = self.font_dicts(&places, &mut strings)?;
        let string_index = strings.index();

        let head = HEADER.len() + names.len() + top.len() + string_index.len() + NO_SUBROUTINES.len();
        let mut end = head;
        let mut place = |length: usize| {
            let start = i32::try_from(end).map_err(|_| CffError::TooLarge)?;
            end += length;
            Ok(start)
        };
        places.charset = place(charset.len())?;
        places.select = place(select.len())?;
        places.charstrings = place(self.charstrings.len())?;
        for (place_of, dict) in places.private.iter_mut().zip(&private) {
            let length = i32::try_from(dict.len()).map_err(|_| CffError::TooLarge)?;
            *place_of = [length, place(dict.len())?];
        }
        places.dicts = place(dicts.len())?;
        place(0)?;

        let mut out = Vec::with_capacity(end);
        out.extend_from_slice(&HEADER);
        names.write(&mut out);
        Pieces::of(&self.top(&places, &mut strings)?).write(&mut out);
        string_index.write(&mut out);
        out.extend_from_slice(&NO_SUBROUTINES);
        out.extend_from_slice(&charset);
        out.extend_from_slice(&select);
        self.charstrings.write(&mut out);
        for dict in &private {
            out.extend_from_slice(dict);
        }
        self.font_dicts(&places, &mut strings)?.write(&mut out);
        Ok(out)
    }

    /// The top dictionary: of the font's own what its outlines, their author and their owner are known by.
    /// Names of the family are the document's matter; a unique number (13, 14) would be that of another font.
    fn top(&self, places: &Places, strings: &mut Strings<'a>) -> Result<Vec<u8>, CffError> {
        let source = &self.font.top;
        let mut top = Entries::default();
        let registry = [strings.number(b"Adobe")?, strings.number(b"Identity")?, 0];
        // It has to come first (Technical Note 5176, 18).
        top.numbers(operator::ROS, &registry.map(|number| Decimal::from(i64::from(number))));
        for operator in [operator::COPYRIGHT, operator::NOTICE] {
            self.copy_string(source, operator, &mut top, strings)?;
        }
        for operator in [operator::PAINT_TYPE, operator::STROKE_WIDTH] {
            if let Some(operands) = source.operands(operator) {
                top.copy(operator, operands);
            }
        }
        self.matrices.write_top(&mut top);
        if let Some(bbox) = source.operands(operator::FONT_BBOX) {
            top.copy(operator::FONT_BBOX, bbox);
        }
        top.offsets(operator::CHARSET, &[places.charset]);
        top.offsets(operator::CHARSTRINGS, &[places.charstrings]);
        top.numbers(operator::CID_COUNT, &[Decimal::from(i64::from(self.glyphs))]);
        // Not next to the first entry: Apple's Preview shows nothing of a font that has them there.
        top.offsets(operator::FONT_DICTS, &[places.dicts]);
        top.offsets(operator::FONT_DICT_SELECT, &[places.select]);
        Ok(top.bytes)
    }

    /// The font dictionaries.
    fn font_dicts(&self, places: &Places, strings: &mut Strings<'a>) -> Result<Pieces, CffError> {
        let mut dicts = Pieces::default();
        for (dict, place) in self.dicts.iter().zip(&places.private) {
            let mut entries = Entries::default();
            self.copy_string(&dict.dict, operator::FONT_NAME, &mut entries, strings)?;
            self.matrices.write(&dict.dict, &mut entries);
            entries.offsets(operator::PRIVATE, place);
            dicts.push(&entries.bytes);
        }
        Ok(dicts)
    }

    /// A string under its new number.
    fn copy_string(
        &self,
        source: &Dict<'_>,
        operator: u16,
        entries: &mut Entries,
        strings: &mut Strings<'a>,
    ) -> Result<(), CffError> {
        if !source.has(operator) {
            return Ok(());
        }
        let number = source.integer(operator).and_then(|number| u16::try_from(number).ok());
        let mut number = number.ok_or(CffError::Broken(Part::Strings))?;
        if number >= STANDARD_STRINGS {
            number = strings.number(self.font.string(number)?)?;
        }
        entries.numbers(operator, &[Decimal::from(i64::from(number))]);
        Ok(())
    }
}

/// Version 1.0, four bytes long, offsets of four bytes (Technical Note 5176, 6).
const HEADER: [u8; 4] = [1, 0, 4, 4];
/// An INDEX of nothing.
const NO_SUBROUTINES: [u8; 2] = [0; 2];

/// Each CID is the glyph's number (Technical Note 5176, 13, format 2): a single range, without `.notdef`.
fn charset(glyphs: u16) -> Vec<u8> {
    let mut charset = vec![2];
    if let Some(left) = glyphs.checked_sub(2) {
        charset.extend_from_slice(&[0, 1]);
        charset.extend_from_slice(&left.to_be_bytes());
    }
    charset
}

/// Font dictionaries by ranges of glyphs (Technical Note 5176, 19, format 3).
fn select(dicts: &[u8]) -> Vec<u8> {
    let mut out = vec![3, 0, 0];
    let (mut ranges, mut first) = (0_u16, 0_u16);
    for range in dicts.chunk_by(|a, b| a == b) {
        out.extend_from_slice(&first.to_be_bytes());
        out.extend(range.first());
        // Not more than there are glyphs.
        ranges = ranges.saturating_add(1);
        first = first.saturating_add(u16::try_from(range.len()).unwrap_or(u16::MAX));
    }
    out.extend_from_slice(&first.to_be_bytes());
    if let Some(count) = out.get_mut(1..3) {
        count.copy_from_slice(&ranges.to_be_bytes());
    }
    out
}

/// A private dictionary, without its subroutines: there are none any more.
fn private(source: &Dict<'_>) -> Vec<u8> {
    let mut entries = Entries::default();
    for (operator, operands) in source.entries().filter(|entry| entry.0 != operator::SUBROUTINES) {
        entries.copy(operator, operands);
    }
    entries.bytes
}

/// The strings of the subset, each once.
#[derive(Default)]
struct Strings<'a>(Vec<&'a [u8]>);

impl<'a> Strings<'a> {
    fn number(&mut self, string: &'a [u8]) -> Result<u16, CffError> {
        let broken = CffError::Broken(Part::Strings);
        if string.len() > LONGEST {
            return Err(broken);
        }
        let known = self.0.iter().position(|known| *known == string);
        let place = known.unwrap_or_else(|| {
            self.0.push(string);
            self.0.len() - 1
        });
        u16::try_from(place).ok().and_then(|place| place.checked_add(STANDARD_STRINGS)).ok_or(broken)
    }

    fn index(&self) -> Pieces {
        let mut index = Pieces::default();
        self.0.iter().for_each(|string| index.push(string));
        index
    }
}
