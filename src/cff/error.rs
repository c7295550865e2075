//! What keeps a font from being subset.

use std::error::Error;
use std::fmt;

/// What keeps a font from being subset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CffError {
    /// The major version is not 1.
    Version(u8),
    /// A part is not there, runs out of the table or is not as it has to be.
    Broken(Part),
    /// The charstrings are not of Type 2.
    CharstringType,
    /// The font has no glyph of that number.
    NoGlyph(u16),
    /// The charstring of that glyph can't be read to its end.
    Charstring(u16, Fault),
    /// No glyph at all was asked for, or more than a font may have.
    Cuts(usize),
    /// The name is not one of 1 to 127 bytes (Technical Note 5176, 7).
    Name,
    /// The subset would be many times as large as the font: subroutines call each other without measure.
    TooLarge,
}

/// A part of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The header before everything.
    Header,
    /// The names of the fonts.
    Names,
    /// The dictionary of the font.
    TopDict,
    /// The strings.
    Strings,
    /// The subroutines of all glyphs.
    GlobalSubroutines,
    /// The subroutines of the glyphs of a font dictionary.
    LocalSubroutines,
    /// The outlines.
    Charstrings,
    /// The dictionaries of a CID-keyed font.
    FontDicts,
    /// Which glyph goes by which of them.
    FontDictSelect,
    /// The dictionary of hints and widths.
    PrivateDict,
}

/// What is wrong with a charstring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It ends within a number, an operator or a mask, or behind arguments that no operator takes.
    CutShort,
    /// It has an operator that Type 2 has not.
    Operator,
    /// An operator has not the arguments that it takes.
    Arguments,
    /// It calls a subroutine that is not there.
    NoSubroutine,
    /// It computes the number of a subroutine.
    Computed,
    /// Calls are nested deeper than ten.
    Nesting,
    /// It has more than 96 stems.
    Stems,
    /// It is put together of two characters of the Standard Encoding that the font has not, or that are put
    /// together themselves.
    Accent,
    /// A number is larger than a charstring can say.
    Number,
}

impl fmt::Display for CffError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Version(major) => write!(f, "a CFF table of version {major}"),
            Self::Broken(part) => write!(f, "{part} of the CFF table"),
            Self::CharstringType => f.write_str("charstrings that are not of Type 2"),
            Self::NoGlyph(glyph) => write!(f, "no glyph {glyph}"),
            Self::Charstring(glyph, fault) => write!(f, "the outline of glyph {glyph}: {fault}"),
            Self::Cuts(count) => write!(f, "a font of {count} glyphs"),
            Self::Name => f.write_str("a name that is not 1 to 127 bytes long"),
            Self::TooLarge => f.write_str("outlines many times as large as the font"),
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Header => "the header",
            Self::Names => "the names",
            Self::TopDict => "the top dictionary",
            Self::Strings => "the strings",
            Self::GlobalSubroutines => "the global subroutines",
            Self::LocalSubroutines => "the local subroutines",
            Self::Charstrings => "the charstrings",
            Self::FontDicts => "the font dictionaries",
            Self::FontDictSelect => "the choice of font dictionaries",
            Self::PrivateDict => "a private dictionary",
        })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CutShort => "cut short",
            Self::Operator => "an unknown operator",
            Self::Arguments => "wrong arguments",
            Self::NoSubroutine => "no such subroutine",
            Self::Computed => "the number of a subroutine is computed",
            Self::Nesting => "calls nested deeper than 10",
            Self::Stems => "more than 96 stems",
            Self::Accent => "an accented character that can't be put together",
            Self::Number => "a number too large",
        })
    }
}

impl Error for CffError {}
