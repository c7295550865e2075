//! The font as it stands in the table (Technical Note 5176, 2).

use super::charset::Charset;
use super::charstring::Subroutines;
use super::decimal::Decimal;
use super::dict::{Dict, operator};
use super::error::{CffError, Part};
use super::fixed::Fixed;
use super::index::Index;

/// A font, of which nothing is read but what is needed to find the rest.
#[derive(Debug)]
pub(crate) struct Font<'a> {
    table: &'a [u8],
    pub(super) top: Dict<'a>,
    strings: Index<'a>,
    global: Index<'a>,
    charstrings: Index<'a>,
    keyed: Keyed<'a>,
}

/// How glyphs are named (Technical Note 5176, 18).
#[derive(Debug)]
enum Keyed<'a> {
    /// By names: one private dictionary is that of all glyphs.
    ByName,
    /// By numbers: each glyph goes by one of several font dictionaries.
    ByCid {
        dicts: Index<'a>,
        /// The number of the dictionary of every glyph.
        select: Vec<u8>,
    },
}

/// What glyphs of a font dictionary share.
#[derive(Debug)]
pub(super) struct FontDict<'a> {
    /// A name-keyed font has none.
    pub(super) dict: Dict<'a>,
    pub(super) private: Dict<'a>,
    pub(super) subroutines: Subroutines<'a>,
}

/// What widths in charstrings are counted from (Technical Note 5177, 3.1): where none stands, it is the
/// default; where one stands, it is added to the nominal width.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Widths {
    pub(super) default: Fixed,
    pub(super) nominal: Fixed,
}

impl FontDict<'_> {
    /// What its widths are counted from.
    pub(super) fn widths(&self) -> Result<Widths, CffError> {
        let width = |operator| {
            if !self.private.has(operator) {
                return Ok(Fixed::default());
            }
            let width = self.private.numbers(operator).and_then(|[width]: [Decimal; 1]| width.fixed());
            width.ok_or(CffError::Broken(Part::PrivateDict))
        };
        Ok(Widths { default: width(operator::DEFAULT_WIDTH)?, nominal: width(operator::NOMINAL_WIDTH)? })
    }
}

impl<'a> Font<'a> {
    /// Reads the table.
    pub(crate) fn read(table: &'a [u8]) -> Result<Self, CffError> {
        let [major, _minor, header, _size] = *table.first_chunk().ok_or(CffError::Broken(Part::Header))?;
        if major != 1 {
            return Err(CffError::Version(major));
        }
        let (_names, end) = Index::read_through(table, usize::from(header), Part::Names)?;
        // An OpenType font has one (OpenType, "CFF").
        let (tops, end) = Index::read_through(table, end, Part::TopDict)?;
        let top = tops.get(0).and_then(Dict::read).ok_or(CffError::Broken(Part::TopDict))?;
        let (strings, end) = Index::read_through(table, end, Part::Strings)?;
        let global = Index::read(table, end, Part::GlobalSubroutines)?;
        if top.has(operator::CHARSTRING_TYPE) && top.integer(operator::CHARSTRING_TYPE) != Some(2) {
            return Err(CffError::CharstringType);
        }
        let charstrings = part(table, &top, operator::CHARSTRINGS, Part::Charstrings)?;
        let keyed = if top.has(operator::ROS) {
            let dicts = part(table, &top, operator::FONT_DICTS, Part::FontDicts)?;
            let select = top
                .offset(operator::FONT_DICT_SELECT)
                .and_then(|start| select(table.get(start..)?, charstrings.count()))
                .ok_or(CffError::Broken(Part::FontDictSelect))?;
            Keyed::ByCid { dicts, select }
        } else {
            Keyed::ByName
        };
        Ok(Self { table, top, strings, global, charstrings, keyed })
    }

    /// The charstring of a glyph.
    pub(crate) fn charstring(&self, glyph: u16) -> Result<&'a [u8], CffError> {
        if glyph >= self.charstrings.count() {
            return Err(CffError::NoGlyph(glyph));
        }
        self.charstrings.get(glyph).ok_or(CffError::Broken(Part::Charstrings))
    }

    /// A string. The first 391 numbers are of those that stand in no font (Technical Note 5176, appendix A).
    pub(super) fn string(&self, number: u16) -> Result<&'a [u8], CffError> {
        number
            .checked_sub(STANDARD_STRINGS)
            .and_then(|number| self.strings.get(number))
            .ok_or(CffError::Broken(Part::Strings))
    }

    /// The glyph of a code of the Standard Encoding. CIDs are no names.
    pub(super) fn glyph_of_code(&self, code: u8) -> Option<u16> {
        if !matches!(self.keyed, Keyed::ByName) {
            return None;
        }
        let place = if self.top.has(operator::CHARSET) { self.top.offset(operator::CHARSET)? } else { 0 };
        Charset::at(self.table, place)?.glyph(code, self.charstrings.count())
    }

    /// The number of the font dictionary of a glyph.
    pub(super) fn font_dict_of(&self, glyph: u16) -> Result<u8, CffError> {
        match &self.keyed {
            Keyed::ByName if glyph < self.charstrings.count() => Ok(0),
            Keyed::ByName => Err(CffError::NoGlyph(glyph)),
            Keyed::ByCid { select, .. } => {
                select.get(usize::from(glyph)).copied().ok_or(CffError::NoGlyph(glyph))
            }
        }
    }

    /// A font dictionary.
    pub(super) fn font_dict(&self, number: u8) -> Result<FontDict<'a>, CffError> {
        let dict = match &self.keyed {
            Keyed::ByName => Dict::default(),
            Keyed::ByCid { dicts, .. } => {
                let dict = dicts.get(u16::from(number)).and_then(Dict::read);
                dict.ok_or(CffError::Broken(Part::FontDicts))?
            }
        };
        let owner = if matches!(self.keyed, Keyed::ByName) { &self.top } else { &dict };
        let (private, local) = self.private(owner)?;
        Ok(FontDict { dict, private, subroutines: Subroutines { local, global: self.global } })
    }

    /// The private dictionary that a dictionary names, and its subroutines; a font without hints and
    /// subroutines may have none.
    fn private(&self, owner: &Dict<'a>) -> Result<(Dict<'a>, Index<'a>), CffError> {
        let broken = CffError::Broken(Part::PrivateDict);
        if !owner.has(operator::PRIVATE) {
            return Ok((Dict::default(), Index::default()));
        }
        let [length, start] = owner.numbers(operator::PRIVATE).ok_or(broken)?;
        let number = |number: Decimal| number.integer().and_then(|number| usize::try_from(number).ok());
        let (length, start) = number(length).zip(number(start)).ok_or(broken)?;
        let bytes = start.checked_add(length).and_then(|end| self.table.get(start..end)).ok_or(broken)?;
        let private = Dict::read(bytes).ok_or(broken)?;
        // Counted from the dictionary itself, unlike all other offsets (Technical Note 5176, 15).
        if !private.has(operator::SUBROUTINES) {
            return Ok((private, Index::default()));
        }
        let offset = private.offset(operator::SUBROUTINES).and_then(|offset| start.checked_add(offset));
        let broken = CffError::Broken(Part::LocalSubroutines);
        let local = Index::read(self.table, offset.ok_or(broken)?, Part::LocalSubroutines)?;
        Ok((private, local))
    }
}

/// The strings that no font holds itself (Technical Note 5176, appendix A).
pub(super) const STANDARD_STRINGS: u16 = 391;

/// An INDEX that the top dictionary says the place of.
fn part<'a>(table: &'a [u8], top: &Dict<'a>, operator: u16, part: Part) -> Result<Index<'a>, CffError> {
    let start = top.offset(operator).ok_or(CffError::Broken(part))?;
    Index::read(table, start, part)
}

/// The font dictionary of every glyph (Technical Note 5176, 19): one by one, or in ranges of which each ends
/// where the next one begins.
fn select(bytes: &[u8], glyphs: u16) -> Option<Vec<u8>> {
    match bytes.split_first()? {
        (0, dicts) => Some(dicts.get(..usize::from(glyphs))?.to_vec()),
        (3, ranges) => {
            let count = u16::from_be_bytes(*ranges.first_chunk()?);
            let ranges = ranges.get(2..)?.get(..usize::from(count) * 3 + 2)?;
            let mut select = Vec::with_capacity(usize::from(glyphs));
            for range in ranges.windows(5).step_by(3) {
                let &[from_high, from_low, dict, to_high, to_low] = range else { return None };
                let from = usize::from(u16::from_be_bytes([from_high, from_low]));
                let to = usize::from(u16::from_be_bytes([to_high, to_low]).min(glyphs));
                if from != select.len() {
                    return None;
                }
                select.resize(to.max(from), dict);
            }
            (select.len() == usize::from(glyphs)).then_some(select)
        }
        _ => None,
    }
}
