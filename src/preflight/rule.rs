//! The rules, as one table.

use crate::press::Level;

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
    /// How to mend a breach.
    pub mend: &'static str,
}

/// The rule of a code.
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
}

macro_rules! rules {
    ($($NAME:ident, $code:literal, $severity:ident, $what:literal, $source:literal, $mend:literal;)*) => {
        /// All rules, in the order of the documentation.
        pub static RULES: &[&Rule] = &[$(&$NAME),*];
        $(
            pub(super) static $NAME: Rule = Rule {
                code: $code, severity: Level::$severity, what: $what, source: $source, mend: $mend,
            };
        )*
    };
}

// Clauses of ISO 15930 are named by their subjects: its text is not freely read, and numbers from memory mislead.
// Code, severity, what must hold, where that is from, how to mend it. A severity of Off is for what only some
// standards forbid: a breach of the standard that the file is judged by is always an error.
rules! {
    // Ink.
    TOTAL_INK, "total-ink", Error,
        "all inks together stay below the limit, in one object and where objects overprint each other",
        "specifications of newspaper printers", "use less of the coloured inks, and more black instead of them";
    COLOUR_SPACE, "colour-space", Error,
        "colours are shares of process inks, spot inks or grey, never RGB, Lab or calibrated",
        "ISO 15930-1, colour; specifications of newspaper printers", "convert to the CMYK of the press before the page is made";
    COLOUR_PROFILE, "colour-profile", Off,
        "colours go straight to the plates, through no profile of their own, and spot inks fall back on grey or CMYK",
        "ISO 15930-1, colour",
        "convert to the CMYK of the press before the page is made, or write PDF/X-4";
    REGISTRATION, "registration-colour", Error,
        "the registration colour is for marks outside the bleed", "practice of prepress",
        "use black: the registration colour prints on every plate";
    WHITE_OVERPRINT, "white-overprint", Error,
        "paper colour knocks out; overprinting, it vanishes", "ISO 32000-1, 8.6.7",
        "switch overprinting off for what is white";
    UNKNOWN_INK, "unknown-ink", Warning,
        "the ink of every picture can be measured", "ISO 32000-1, 7.4",
        "look at the picture by hand: its samples are in a form that is not read here, or are too many";
    // Text.
    RICH_BLACK_TEXT, "rich-black-text", Warning,
        "black text is black ink alone", "specifications of newspaper printers; GWG 2015",
        "set it in 100 % K";
    BLACK_KNOCKS_OUT, "black-knocks-out", Warning,
        "small black text overprints the colours under it", "specifications of newspaper printers; GWG 2015",
        "switch overprinting on for black text";
    SMALL_TYPE, "small-type", Error,
        "no type is smaller than the smallest", "specifications of newspaper printers", "set it larger";
    SMALL_TYPE_INKS, "small-type-in-several-inks", Error,
        "small type is printed in one ink", "specifications of newspaper printers",
        "set it in one ink, or larger: plates never stand in perfect register";
    SMALL_TYPE_REVERSED, "small-type-reversed", Error,
        "small type is not left white in something printed", "specifications of newspaper printers",
        "set it larger and bolder: ink runs into thin strokes";
    MISSING_GLYPH, "missing-glyph", Error,
        "no text shows the glyph of a missing character", "ISO 19005-2, 6.2.11.8",
        "name a font that has the character";
    // Lines and pictures.
    HAIRLINE, "hairline", Error,
        "no rule is thinner than the thinnest", "specifications of newspaper printers",
        "draw it thicker; a width of 0 is the thinnest that a device can draw";
    PICTURE_TOO_COARSE, "picture-too-coarse", Error,
        "no picture has fewer pixels an inch than the least, at the size that it is printed",
        "specifications of newspaper printers; GWG 2015", "print it smaller, or get the original file";
    PICTURE_COARSE, "picture-coarse", Warning,
        "pictures have the pixels an inch that are wanted, at the size that they are printed",
        "specifications of newspaper printers; GWG 2015", "print it smaller, or get the original file";
    // Spot inks.
    SPOT_CONFLICT, "spot-conflict", Error,
        "one name of an ink stands for one colour", "ISO 15930-7, Separation; ISO 19005-2, 6.2.4.4",
        "give the ink one alternate colour, or two inks two names";
    SPOT_TWINS, "spot-twins", Warning,
        "no two inks, nor an ink and a plate of the process, differ by case and spaces alone", "practice of prepress",
        "give them one name: they would become two plates";
    SPOT_COUNT, "spot-count", Warning,
        "no file asks for more spot inks than a press has units", "practice of prepress",
        "convert spots that are not meant to process inks";
    // The edges of the page.
    BLEED, "bleed", Warning,
        "what touches the trim goes on to the edge of the bleed", "GWG 2015; practice of prepress",
        "carry it on to the edge of the bleed, or keep it inside the trim";
    SAFETY, "safety", Warning,
        "what does not reach the trim keeps its distance from it", "practice of prepress",
        "move it inwards, or carry it on over the trim: no sheet is cut exactly";
    OUTSIDE_MEDIA, "outside-media", Warning,
        "nothing lies outside the media", "practice of prepress",
        "move it onto the page, or take it out";
    // Boxes.
    TRIM_MISSING, "trim-missing", Error,
        "every page says where it is cut", "ISO 15930-7, page boxes", "write a TrimBox";
    BOX_ORDER, "box-order", Error,
        "the trim lies inside the bleed and the crop box, the bleed inside the media, and no page is too large for PDF", "ISO 15930-7, page boxes",
        "write boxes that lie inside each other";
    PAGE_SIZE, "page-size", Warning,
        "all pages are cut to one size", "practice of prepress",
        "give pages of different sizes in files of their own";
    // Fonts.
    FONT_EMBEDDED, "font-embedded", Error,
        "every font is embedded", "ISO 15930-7, fonts", "embed the font when the file is made";
    FONT_SUBSET, "font-subset", Off,
        "fonts are embedded as subsets with a tag", "ISO 32000-1, 9.6.4",
        "have the program that made the file subset its fonts";
    FONT_UNICODE, "font-unicode", Off,
        "every font says which characters its glyphs show", "ISO 19005-2, 6.2.11.7.2",
        "write ToUnicode for the font";
    FONT_TYPE3, "font-type3", Warning,
        "glyphs are outlines of a font, not drawings", "practice of prepress",
        "use an OpenType font: drawings of glyphs are printed coarsely";
    // What not every press takes.
    TRANSPARENCY, "transparency", Off,
        "nothing is transparent", "ISO 15930-1, transparency", "flatten the transparency, or write PDF/X-4";
    GROUP_SPACE, "group-space", Error,
        "transparency is not blended in RGB", "practice of prepress",
        "give the page group the colour space DeviceCMYK, or none";
    OPTIONAL_CONTENT, "optional-content", Warning,
        "no layers decide what is printed", "ISO 15930-1, optional content", "merge the layers";
    ANNOTATION, "annotation", Error,
        "annotations lie outside the bleed", "ISO 15930-7, annotations", "take comments and links out";
    FORM, "form", Error,
        "no fields are filled in", "ISO 15930-7, forms", "print the form into a new file";
    ACTION, "action", Error,
        "nothing acts: no JavaScript, no action", "ISO 15930-7, actions", "take actions out";
    TRANSFER, "transfer-curve", Error,
        "no transfer curve changes what is printed", "ISO 15930-7, transfer curves",
        "take the curve out: the press has its own";
    HALFTONE, "halftone", Warning,
        "no screen is asked for", "ISO 15930-7, halftones", "take the halftone out: the press has its own";
    LZW, "lzw", Warning,
        "nothing is compressed by LZW", "ISO 15930-1, compression; ISO 19005-2, 6.1.7", "write the file with Flate";
    EXTERNAL, "external-data", Error,
        "everything printed is in the file: no external streams, no reference objects, no OPI",
        "ISO 15930-7, external data", "put what is referred to into the file";
    POSTSCRIPT, "postscript", Error,
        "no PostScript is in the file", "ISO 15930-7, PostScript", "write the drawing as PDF";
    BROKEN_CONTENT, "broken-content", Error,
        "all that is drawn can be read", "ISO 32000-1, 7.8", "write the file again; what can't be read is not judged";
    // The file as a whole.
    CROSS_REFERENCES, "cross-references", Warning,
        "objects are where the file says", "ISO 32000-1, 7.5.4", "write the file again, whole";
    ENCRYPTION, "encryption", Error,
        "the file is not encrypted", "ISO 15930-7, encryption", "take password and permissions off";
    PDF_VERSION, "pdf-version", Error,
        "the file keeps to the PDF version of its standard", "ISO 15930-7, version", "write the file for the standard";
    NO_STANDARD, "no-standard", Warning,
        "the file claims a standard", "practice of prepress", "write it as PDF/X-4 or PDF/X-1a";
    STANDARD, "standard", Error,
        "the file claims the standard that is asked for", "ISO 15930-7, identification; ISO 19005-2, 6.6.4",
        "write the file for the standard: a claim alone does not make it one";
    METADATA, "metadata", Error,
        "title and dates are there", "ISO 15930-7, metadata", "write Title, CreationDate and ModDate";
    METADATA_DISAGREE, "metadata-disagree", Error,
        "Info and XMP say the same", "ISO 15930-7, metadata", "write both from one source";
    TRAPPED, "trapped", Error,
        "the file says whether it is trapped", "ISO 15930-7, trapping", "write Trapped as True or False";
    FILE_ID, "file-id", Error,
        "the file has an identifier", "ISO 15930-7, file identifier", "write ID in the trailer";
    OUTPUT_INTENT, "output-intent", Error,
        "the file names the one press that it is made for", "ISO 15930-7, output intent",
        "write exactly one output intent, with an identifier";
    OUTPUT_PROFILE, "output-profile", Error,
        "the profile of the press is there, of class prtr and in CMYK", "ISO 15930-7, output intent",
        "embed the CMYK profile of the press";
}
