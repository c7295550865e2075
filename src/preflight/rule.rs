//! The rules, as one table.

use crate::press::Level;
use crate::words::{Arg, Words};

/// What a page or a file must keep to.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name for programs and for [`crate::press::Limits::severities`]; it stays what it is.
    pub code: &'static str,
    /// How bad a breach is, unless the limits or the standard asked for say otherwise.
    pub severity: Level,
    /// What must hold.
    pub what: &'static str,
    /// Where that is from: a clause, or the practice of newspaper printers.
    pub source: &'static str,
}

/// A rule broken: which sentence of its entry tells that, and with which figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Breach {
    pub(super) rule: &'static Rule,
    /// A part of the entry that is called as the rule is.
    pub(super) words: Words,
}

impl Rule {
    /// Broken, as the entry of the rule tells by itself.
    pub(super) const fn broken(&'static self) -> Breach {
        self.broken_by("")
    }

    /// Broken, as a part of the entry tells.
    pub(super) const fn broken_by(&'static self, form: &'static str) -> Breach {
        Breach { rule: self, words: Words::part(self.code, form) }
    }
}

impl Breach {
    /// With something that belongs into its words.
    pub(super) fn arg(self, name: &'static str, arg: impl Into<Arg>) -> Self {
        Self { words: self.words.arg(name, arg), ..self }
    }
}

/// The rule of a code.
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
}

macro_rules! rules {
    ($($NAME:ident, $code:literal, $severity:ident, $what:literal, $source:literal;)*) => {
        /// All rules, in the order of the documentation.
        pub static RULES: &[&Rule] = &[$(&$NAME),*];
        $(
            pub(super) static $NAME: Rule = Rule {
                code: $code, severity: Level::$severity, what: $what, source: $source,
            };
        )*
    };
}

// Clauses of ISO 15930 are named by their subjects: its text is not freely read, and numbers from memory mislead.
// Code, severity, what must hold, where that is from; the words of a breach and how to mend it stand in the tables,
// under the code. A severity of Off is for what only some standards forbid: a breach of the standard that the file is
// judged by is always an error.
rules! {
    // Ink.
    TOTAL_INK, "total-ink", Error,
        "all inks together stay below the limit, in one object and where objects overprint each other",
        "specifications of newspaper printers";
    COLOUR_SPACE, "colour-space", Error,
        "colours are shares of process inks, spot inks or grey, never RGB, Lab or calibrated",
        "ISO 15930-1, colour; specifications of newspaper printers";
    COLOUR_PROFILE, "colour-profile", Off,
        "colours go straight to the plates, through no profile of their own, and spot inks fall back on grey or CMYK",
        "ISO 15930-1, colour";
    REGISTRATION, "registration-colour", Error,
        "the registration colour is for marks outside the bleed", "practice of prepress";
    WHITE_OVERPRINT, "white-overprint", Error,
        "paper colour knocks out; overprinting, it vanishes", "ISO 32000-1, 8.6.7";
    UNKNOWN_INK, "unknown-ink", Warning,
        "the ink of every picture can be measured", "ISO 32000-1, 7.4";
    // Text.
    RICH_BLACK_TEXT, "rich-black-text", Warning,
        "black text is black ink alone", "specifications of newspaper printers; GWG 2015";
    BLACK_KNOCKS_OUT, "black-knocks-out", Warning,
        "small black text overprints the colours under it", "specifications of newspaper printers; GWG 2015";
    SMALL_TYPE, "small-type", Error,
        "no type is smaller than the smallest", "specifications of newspaper printers";
    TINY_TYPE, "tiny-type", Warning,
        "no type is too small to read, the sounds of characters included", "practice of newspapers";
    SMALL_TYPE_INKS, "small-type-in-several-inks", Error,
        "small type is printed in one ink", "specifications of newspaper printers";
    SMALL_TYPE_REVERSED, "small-type-reversed", Error,
        "small type is not left white in something printed", "specifications of newspaper printers";
    MISSING_GLYPH, "missing-glyph", Error,
        "no text shows the glyph of a missing character", "ISO 19005-2, 6.2.11.8";
    // Lines and pictures.
    HAIRLINE, "hairline", Error,
        "no rule is thinner than the thinnest", "specifications of newspaper printers";
    THIN_RULE_INKS, "thin-rule-in-several-inks", Warning,
        "a thin rule is printed in one ink: less than twice the thinnest, it shows every error of register",
        "specifications of newspaper printers; GWG 2015";
    PICTURE_TOO_COARSE, "picture-too-coarse", Error,
        "no picture has fewer pixels an inch than the least, at the size that it is printed",
        "specifications of newspaper printers; GWG 2015";
    PICTURE_COARSE, "picture-coarse", Warning,
        "pictures have the pixels an inch that are wanted, at the size that they are printed",
        "specifications of newspaper printers; GWG 2015";
    // Spot inks.
    SPOT_CONFLICT, "spot-conflict", Error,
        "one name of an ink stands for one colour", "ISO 15930-7, Separation; ISO 19005-2, 6.2.4.4";
    SPOT_TWINS, "spot-twins", Warning,
        "no two inks, nor an ink and a plate of the process, differ by case and spaces alone",
        "practice of prepress";
    SPOT_COUNT, "spot-count", Warning,
        "no file asks for more spot inks than a press has units", "practice of prepress";
    // The edges of the page.
    BLEED, "bleed", Warning,
        "what touches the trim goes on to the edge of the bleed", "GWG 2015; practice of prepress";
    SAFETY, "safety", Warning,
        "what does not reach the trim keeps its distance from it", "practice of prepress";
    OUTSIDE_MEDIA, "outside-media", Warning,
        "nothing lies outside the media", "practice of prepress";
    // Boxes.
    TRIM_MISSING, "trim-missing", Error,
        "every page says where it is cut", "ISO 15930-7, page boxes";
    BOX_ORDER, "box-order", Error,
        "the trim lies inside the bleed and the crop box, the bleed inside the media, and no page is too large for PDF",
        "ISO 15930-7, page boxes";
    PAGE_SIZE, "page-size", Warning,
        "all pages of a section are cut to one size, as page labels tell sections (A05, B1)", "practice of prepress";
    // Fonts.
    FONT_EMBEDDED, "font-embedded", Error,
        "every font is embedded", "ISO 15930-7, fonts";
    FONT_SUBSET, "font-subset", Off,
        "fonts are embedded as subsets with a tag", "ISO 32000-1, 9.6.4";
    FONT_UNICODE, "font-unicode", Off,
        "every font says which characters its glyphs show", "ISO 19005-2, 6.2.11.7.2";
    FONT_TYPE3, "font-type3", Warning,
        "glyphs are outlines of a font, not drawings", "practice of prepress";
    // What not every press takes.
    INTERPOLATED, "interpolated", Off,
        "no picture asks to be smoothed", "ISO 19005-2, 6.2.8";
    COLORANTS, "colorants", Off,
        "colours of several inks say what each ink is alone", "ISO 19005-2, 6.2.4.4";
    TRANSPARENCY, "transparency", Off,
        "nothing is transparent", "ISO 15930-1, transparency";
    GROUP_SPACE, "group-space", Error,
        "transparency is not blended in RGB", "practice of prepress";
    OPTIONAL_CONTENT, "optional-content", Warning,
        "no layers decide what is printed", "ISO 15930-1, optional content";
    ANNOTATION, "annotation", Error,
        "annotations lie outside the bleed", "ISO 15930-7, annotations";
    FORM, "form", Error,
        "no fields are filled in", "ISO 15930-7, forms";
    ACTION, "action", Error,
        "nothing acts: no JavaScript, no action", "ISO 15930-7, actions";
    TRANSFER, "transfer-curve", Error,
        "no transfer curve changes what is printed", "ISO 15930-7, transfer curves";
    HALFTONE, "halftone", Warning,
        "no screen is asked for", "ISO 15930-7, halftones";
    LZW, "lzw", Warning,
        "nothing is compressed by LZW", "ISO 15930-1, compression; ISO 19005-2, 6.1.7";
    EXTERNAL, "external-data", Error,
        "everything printed is in the file: no external streams, no reference objects, no OPI",
        "ISO 15930-7, external data";
    POSTSCRIPT, "postscript", Error,
        "no PostScript is in the file", "ISO 15930-7, PostScript";
    BROKEN_CONTENT, "broken-content", Error,
        "all that is drawn can be read", "ISO 32000-1, 7.8";
    // The file as a whole.
    CROSS_REFERENCES, "cross-references", Warning,
        "objects are where the file says", "ISO 32000-1, 7.5.4";
    ENCRYPTION, "encryption", Error,
        "the file is not encrypted", "ISO 15930-7, encryption";
    PDF_VERSION, "pdf-version", Error,
        "the file keeps to the PDF version of its standard", "ISO 15930-7, version";
    NO_STANDARD, "no-standard", Warning,
        "the file claims a standard", "practice of prepress";
    STANDARD, "standard", Error,
        "the file claims the standard that is asked for", "ISO 15930-7, identification; ISO 19005-2, 6.6.4";
    METADATA, "metadata", Error,
        "title and dates are there", "ISO 15930-7, metadata";
    METADATA_DISAGREE, "metadata-disagree", Error,
        "Info and XMP say the same", "ISO 15930-7, metadata";
    TRAPPED, "trapped", Error,
        "the file says whether it is trapped", "ISO 15930-7, trapping";
    FILE_ID, "file-id", Error,
        "the file has an identifier", "ISO 15930-7, file identifier";
    OUTPUT_INTENT, "output-intent", Error,
        "the file names the one press that it is made for", "ISO 15930-7, output intent";
    OUTPUT_PROFILE, "output-profile", Error,
        "the profile of the press is there, of class prtr and in CMYK", "ISO 15930-7, output intent";
}
