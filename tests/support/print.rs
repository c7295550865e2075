//! What a finished PDF prints, by a small interpreter of content streams.
//!
//! It reads the bytes with lopdf, follows the text operators by the widths in the file (not by those of the
//! fonts), and takes text from `ActualText` where there is some, else from `ToUnicode`. So it sees what a
//! viewer or a RIP sees. It knows the operators that banxin writes and panics at any other.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

/// A glyph as printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// The text it stands for; empty for the second and later glyphs of a cluster.
    pub text: String,
    /// Its origin, from the left edge of the trim, in points.
    pub x: f64,
    /// Its origin, down from the top edge of the trim, in points: the baseline, or the top of an upright glyph in
    /// a line that runs down.
    pub y: f64,
    /// The type size in points.
    pub size: f64,
    /// How far it moves the pen, in points, without any spacing.
    pub advance: f64,
    /// The PostScript name of the font, without its subset tag.
    pub font: String,
    /// The character code, which is the glyph's number in the subset.
    pub code: u16,
    /// Cyan, magenta, yellow, black: 0 to 1.
    pub ink: [f64; 4],
    /// Whether it overprints, in mode 1.
    pub overprint: bool,
}

/// Glyphs on one baseline without a large gap: a line of a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Where it starts, in points from the left edge of the trim.
    pub x: f64,
    /// Where it ends.
    pub right: f64,
    /// The baseline, in points down from the top edge of the trim.
    pub y: f64,
    /// The size of its first glyph.
    pub size: f64,
    /// Its text.
    pub text: String,
}

/// The glyphs of a page (from 1), in the order in which they are painted.
pub fn printed_glyphs(pdf: &[u8], page: u32) -> Vec<Glyph> {
    let document = Document::load_mem(pdf).expect("a PDF");
    let id = document.get_pages()[&page];
    let mut press = Press::new(&document, id);
    for operation in operations(&document, id) {
        press.run(&operation.operator, &operation.operands);
    }
    press.printed
}

/// The lines that glyphs in reading order form: a new one begins where the baseline changes, where the pen goes
/// back, or after a gap of more than `gap` ems.
pub fn printed_lines(glyphs: &[Glyph], gap: f64) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for glyph in glyphs {
        let right = glyph.x + glyph.advance;
        match lines.last_mut() {
            Some(line)
                if (line.y - glyph.y).abs() < 0.01
                    && glyph.x > line.right - glyph.size
                    && glyph.x < line.right + gap * glyph.size =>
            {
                line.text.push_str(&glyph.text);
                line.right = right;
            }
            _ => {
                let (x, y, size, text) = (glyph.x, glyph.y, glyph.size, glyph.text.clone());
                lines.push(Line { x, right, y, size, text });
            }
        }
    }
    lines
}

/// The operations of a page's content.
pub fn operations(document: &Document, page: ObjectId) -> Vec<lopdf::content::Operation> {
    Content::decode(&document.get_page_content(page)).expect("a content stream").operations
}

/// A page's resources of a kind, by name.
pub fn resources(document: &Document, page: ObjectId, kind: &[u8]) -> BTreeMap<Vec<u8>, Dictionary> {
    let page = document.get_dictionary(page).unwrap();
    let resources = page.get_deref(b"Resources", document).unwrap().as_dict().unwrap();
    let Ok(entries) = resources.get_deref(kind, document) else { return BTreeMap::new() };
    let entries = entries.as_dict().unwrap().iter();
    let follow = |value| document.dereference(value).unwrap().1.as_dict().unwrap().clone();
    entries.map(|(name, value)| (name.clone(), follow(value))).collect()
}

/// A number of any kind.
pub fn number(object: &Object) -> f64 {
    match object {
        Object::Integer(value) => *value as f64,
        Object::Real(value) => f64::from(*value),
        other => panic!("{other:?} is no number"),
    }
}

/// The descendant of a composite font.
pub fn descendant<'a>(document: &'a Document, font: &'a Dictionary) -> &'a Dictionary {
    let descendants = font.get_deref(b"DescendantFonts", document).unwrap().as_array().unwrap();
    document.dereference(&descendants[0]).unwrap().1.as_dict().unwrap()
}

/// A font's widths in thousandths of an em, by CID: the default, and those that differ.
pub fn widths(document: &Document, font: &Dictionary) -> (f64, BTreeMap<u16, f64>) {
    let cid_font = descendant(document, font);
    let default = cid_font.get(b"DW").map_or(1000.0, number);
    let mut widths = BTreeMap::new();
    let array = cid_font.get_deref(b"W", document).unwrap().as_array().unwrap();
    let mut rest = array.as_slice();
    while let [first, second, more @ ..] = rest {
        let first = number(first) as u16;
        if let Object::Array(each) = second {
            widths.extend((first..).zip(each.iter().map(number)));
            rest = more;
        } else {
            let (width, more) = more.split_first().unwrap();
            widths.extend((first..=number(second) as u16).map(|cid| (cid, number(width))));
            rest = more;
        }
    }
    (default, widths)
}

/// A font's `ToUnicode`: text by character code. It reads `bfchar` only.
pub fn to_unicode(document: &Document, font: &Dictionary) -> BTreeMap<u16, String> {
    let stream = font.get_deref(b"ToUnicode", document).unwrap().as_stream().unwrap();
    let cmap = String::from_utf8(stream.decompressed_content().unwrap()).unwrap();
    let mut map = BTreeMap::new();
    let mut inside = false;
    for line in cmap.lines() {
        if line.ends_with("beginbfchar") || line == "endbfchar" {
            inside = line != "endbfchar";
        } else if inside {
            let (code, text) = line.split_once(' ').unwrap();
            map.insert(units(code)[0], String::from_utf16(&units(text)).unwrap());
        }
    }
    map
}

/// The 16-bit numbers of `<0123…>`.
fn units(hex: &str) -> Vec<u16> {
    let digits = hex.trim_matches(['<', '>']).as_bytes();
    digits
        .chunks(4)
        .map(|four| u16::from_str_radix(std::str::from_utf8(four).unwrap(), 16).unwrap())
        .collect()
}

/// A text string (ISO 32000-1, 7.9.2.2).
pub fn text_string(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(utf16) => {
            let units: Vec<u16> = utf16.chunks(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect();
            String::from_utf16(&units).unwrap()
        }
        None => String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

/// What the reader needs of a font.
struct Font {
    name: String,
    /// Its glyphs follow each other downwards.
    down: bool,
    default: f64,
    widths: BTreeMap<u16, f64>,
    texts: BTreeMap<u16, String>,
}

impl Font {
    fn read(document: &Document, font: &Dictionary) -> Self {
        let name = descendant(document, font).get(b"BaseFont").unwrap().as_name().unwrap();
        let name = String::from_utf8(name.to_vec()).unwrap();
        let (default, widths) = widths(document, font);
        let name = name.split_once('+').map_or(name.clone(), |(_, name)| name.to_owned());
        let encoding = font.get(b"Encoding").unwrap().as_name().unwrap();
        Self { name, down: encoding == b"Identity-V", default, widths, texts: to_unicode(document, font) }
    }
}

/// The graphics state, and what has been printed so far.
struct Press {
    fonts: BTreeMap<Vec<u8>, Font>,
    /// By name of a graphics state: whether it overprints fills in mode 1.
    states: BTreeMap<Vec<u8>, bool>,
    /// The upper left corner of the trim.
    corner: (f64, f64),
    font: Vec<u8>,
    size: f64,
    scale: f64,
    spacing: f64,
    rise: f64,
    at: (f64, f64),
    /// The way the text runs by its matrix: (1, 0) to the right, (0, -1) down.
    along: (f64, f64),
    ink: [f64; 4],
    overprint: bool,
    /// The text of a span that is not yet given to a glyph.
    actual: Option<String>,
    printed: Vec<Glyph>,
    /// Font, size, scale and letterspacing, to come back to.
    saved: Vec<(Vec<u8>, f64, f64, f64)>,
}

impl Press {
    fn new(document: &Document, page: ObjectId) -> Self {
        let fonts = resources(document, page, b"Font");
        let states = resources(document, page, b"ExtGState");
        let yes = |state: &Dictionary, key: &[u8]| state.get(key).and_then(Object::as_bool).unwrap_or(false);
        let overprints = |state: &Dictionary| {
            yes(state, b"OP") && yes(state, b"op") && state.get(b"OPM").is_ok_and(|mode| number(mode) == 1.0)
        };
        let trim = document.get_dictionary(page).unwrap().get(b"TrimBox").unwrap().as_array().unwrap();
        Self {
            fonts: fonts.into_iter().map(|(name, font)| (name, Font::read(document, &font))).collect(),
            states: states.into_iter().map(|(name, state)| (name, overprints(&state))).collect(),
            corner: (number(&trim[0]), number(&trim[3])),
            font: Vec::new(),
            size: 0.0,
            scale: 1.0,
            spacing: 0.0,
            rise: 0.0,
            at: (0.0, 0.0),
            along: (1.0, 0.0),
            ink: [0.0, 0.0, 0.0, 1.0],
            overprint: false,
            actual: None,
            printed: Vec::new(),
            saved: Vec::new(),
        }
    }

    fn run(&mut self, operator: &str, operands: &[Object]) {
        match operator {
            // Shapes, pictures, and the colours of a proof, are no text.
            "BT" | "ET" | "re" | "m" | "c" | "f" | "W" | "n" | "cm" | "Do" | "cs" | "sc" => {}
            "q" => self.saved.push((self.font.clone(), self.size, self.scale, self.spacing)),
            "Q" => (self.font, self.size, self.scale, self.spacing) = self.saved.pop().unwrap(),
            "gs" => self.overprint = self.states[operands[0].as_name().unwrap()],
            "k" => self.ink = [0, 1, 2, 3].map(|i| number(&operands[i])),
            "Tf" => {
                self.font = operands[0].as_name().unwrap().to_vec();
                self.size = number(&operands[1]);
            }
            "Tz" => self.scale = number(&operands[0]) / 100.0,
            "Tc" => self.spacing = number(&operands[0]),
            "Ts" => self.rise = number(&operands[0]),
            "Tm" => {
                let matrix: Vec<f64> = operands.iter().map(number).collect();
                let upright = matrix[..4] == [1.0, 0.0, 0.0, 1.0];
                let turned = matrix[..4] == [0.0, -1.0, 1.0, 0.0];
                assert!(
                    upright || turned,
                    "text is as large as its font, and upright or turned by a quarter"
                );
                self.along = (matrix[0], matrix[1]);
                self.at = (matrix[4], matrix[5]);
            }
            "TJ" => operands[0].as_array().unwrap().iter().for_each(|part| self.show(part)),
            "BDC" => {
                // Parts of stories and artifacts say nothing of their own.
                if is_name(&operands[0], b"Span") {
                    let text = operands[1].as_dict().unwrap().get(b"ActualText").unwrap();
                    self.actual = Some(text_string(text));
                }
            }
            "EMC" => self.actual = None,
            other => panic!("{other} is no operator that banxin writes"),
        }
    }

    fn show(&mut self, part: &Object) {
        let font = &self.fonts[&self.font];
        let Object::String(codes, _) = part else {
            let back = number(part) / 1000.0 * self.size;
            if font.down {
                self.at.1 -= back;
            } else {
                self.at.0 -= back * self.scale * self.along.0;
                self.at.1 -= back * self.scale * self.along.1;
            }
            return;
        };
        for code in codes.chunks(2).map(|two| u16::from_be_bytes([two[0], two[1]])) {
            let width = font.widths.get(&code).copied().unwrap_or(font.default);
            let advance = width / 1000.0 * self.size * self.scale;
            let text = match &mut self.actual {
                Some(text) => std::mem::take(text),
                None => font.texts.get(&code).cloned().unwrap_or_default(),
            };
            // Above a line that runs down is right of it.
            let (right, up) = (-self.along.1 * self.rise, self.along.0 * self.rise);
            self.printed.push(Glyph {
                text,
                x: self.at.0 + right - self.corner.0,
                y: self.corner.1 - self.at.1 - up,
                size: self.size,
                advance,
                font: font.name.clone(),
                code,
                ink: self.ink,
                overprint: self.overprint,
            });
            if font.down {
                self.at.1 += self.spacing - self.size;
            } else {
                let moved = advance + self.spacing * self.scale;
                self.at.0 += moved * self.along.0;
                self.at.1 += moved * self.along.1;
            }
        }
    }
}

/// Whether an object is this name.
pub fn is_name(object: &Object, name: &[u8]) -> bool {
    object.as_name().is_ok_and(|it| it == name)
}

/// The name of every Separation colour space of a file.
pub fn separations(document: &Document) -> Vec<String> {
    let arrays = document.objects.values().filter_map(|object| object.as_array().ok());
    let named = arrays.filter(|array| array.first().is_some_and(|it| is_name(it, b"Separation")));
    named
        .filter_map(|array| Some(String::from_utf8_lossy(array.get(1)?.as_name().ok()?).into_owned()))
        .collect()
}

/// The samples of a deflated image of 8 bits, prediction undone (PNG, clause 9).
pub fn samples(image: &Stream) -> Vec<u8> {
    let mut plain = image.clone();
    let parameters = plain.dict.remove(b"DecodeParms");
    let bytes = plain.decompressed_content().unwrap();
    let Some(Object::Dictionary(parameters)) = parameters else { return bytes };
    let entry = |key: &[u8]| number(parameters.get(key).unwrap()) as usize;
    let (colors, columns) = (entry(b"Colors"), entry(b"Columns"));
    let mut above = vec![0_u8; colors * columns];
    let mut out = Vec::new();
    for row in bytes.chunks(colors * columns + 1) {
        let mut line: Vec<u8> = Vec::new();
        for (at, byte) in row[1..].iter().enumerate() {
            let before = |of: &[u8]| at.checked_sub(colors).map_or(0, |at| of[at]);
            let (left, up, corner) = (before(&line), above[at], before(&above));
            let guess = match row[0] {
                0 => 0,
                1 => left,
                2 => up,
                4 => paeth(left, up, corner),
                other => panic!("filter {other} is not written"),
            };
            line.push(byte.wrapping_add(guess));
        }
        out.extend_from_slice(&line);
        above = line;
    }
    out
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let near = i32::from(left) + i32::from(up) - i32::from(corner);
    let far = |one: u8| (near - i32::from(one)).abs();
    [left, up, corner].into_iter().min_by_key(|one| far(*one)).unwrap()
}
