//! Fonts: whether they are in the file, and how wide their glyphs are.

use std::collections::BTreeMap;

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::super::job::Font;
use super::matrix::Matrix;

/// Widths of more glyphs are no font's.
const MOST_WIDTHS: usize = 70_000;

/// How text of a font is read and how far it goes.
#[derive(Debug)]
pub(super) struct Metrics {
    codes: Codes,
    /// It is set in lines that run down.
    pub(super) vertical: bool,
    /// In thousandths of an em.
    widths: BTreeMap<u32, f64>,
    default: f64,
    /// How far a glyph goes down in vertical lines.
    down: f64,
    /// Ems to the unit of widths, times a thousand: other than 1 in Type 3 fonts.
    unit: f64,
}

/// How codes are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Codes {
    /// A byte each.
    Bytes,
    /// Two bytes each, which are the number of the glyph.
    Glyphs,
    /// Two bytes each.
    Pairs,
    /// A byte for ASCII, else two: GBK and its like.
    Mixed,
}

impl Metrics {
    /// The codes of a string, and how many bytes each takes.
    pub(super) fn codes<'s>(&self, text: &'s [u8]) -> impl Iterator<Item = (u32, usize)> + use<'s> {
        let codes = self.codes;
        let mut rest = text;
        std::iter::from_fn(move || {
            let (first, second) = (*rest.first()?, rest.get(1).copied());
            let long = match codes {
                Codes::Bytes => false,
                Codes::Glyphs | Codes::Pairs => true,
                Codes::Mixed => first >= 0x80,
            };
            let (code, taken) = match second {
                Some(second) if long => (u32::from(first) << 8 | u32::from(second), 2),
                _ => (u32::from(first), 1),
            };
            rest = rest.get(taken..).unwrap_or_default();
            Some((code, taken))
        })
    }

    /// How far a glyph goes, as a share of the em: to the right, or down.
    pub(super) fn advance(&self, code: u32, bytes: usize) -> f64 {
        if self.vertical {
            return self.down;
        }
        let half = self.codes == Codes::Mixed && bytes == 1;
        let width = self.widths.get(&code).copied();
        width.unwrap_or(if half { 500.0 } else { self.default }) / 1000.0 * self.unit
    }

    /// Whether a code asks for the glyph of missing characters.
    pub(super) fn is_missing(&self, code: u32) -> bool {
        self.codes == Codes::Glyphs && code == 0
    }

    /// Whether a code is known to be a space.
    pub(super) fn is_space(&self, code: u32) -> bool {
        self.codes == Codes::Bytes && code == 32
    }

    /// How large an em of type is, as a share of its size: other than 1 in Type 3 fonts.
    pub(super) const fn em(&self) -> f64 {
        self.unit
    }
}

/// Reads a font dictionary.
pub(super) fn read(dict: &Dict<'_>, sheet: usize) -> (Font, Metrics) {
    let subtype = name_of(dict, "Subtype");
    let descendant: Option<Dict<'_>> =
        dict.get::<Array<'_>>("DescendantFonts").and_then(|all| all.iter::<Dict<'_>>().next());
    let inner = descendant.as_ref().unwrap_or(dict);
    let descriptor = inner.get::<Dict<'_>>("FontDescriptor");
    let programs = ["FontFile", "FontFile2", "FontFile3"];
    let is_there = |dict: &Dict<'_>| programs.iter().any(|key| dict.get::<Stream<'_>>(key).is_some());
    let base = name_of(dict, "BaseFont");
    let name = base.split_once('+').map_or(base.as_str(), |(_, name)| name);
    let tag = base.split_once('+').map(|(tag, _)| tag);
    let is_tag = |tag: &str| tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase());
    let font = Font {
        // One without a name is called by its kind, and one without either by a sign that all languages have.
        name: [name, &subtype].into_iter().find(|name| !name.is_empty()).unwrap_or("?").into(),
        embedded: descriptor.as_ref().is_some_and(is_there),
        subset: tag.is_some_and(is_tag),
        unicode: dict.contains_key("ToUnicode") || says_itself(dict, &subtype),
        type3: subtype == "Type3",
        shown: false,
        sheet,
    };
    let metrics = match &descendant {
        Some(inner) => composite(dict, inner),
        None => simple(dict, subtype == "Type3"),
    };
    (font, metrics)
}

/// Simple fonts with a Latin encoding need no map of their own (ISO 19005-2, 6.2.11.7.2).
fn says_itself(dict: &Dict<'_>, subtype: &str) -> bool {
    let latin = |name: &str| matches!(name, "WinAnsiEncoding" | "MacRomanEncoding" | "MacExpertEncoding");
    matches!(subtype, "Type1" | "TrueType" | "MMType1") && latin(&name_of(dict, "Encoding"))
}

fn simple(dict: &Dict<'_>, type3: bool) -> Metrics {
    let first = dict.get::<u32>("FirstChar").unwrap_or(0);
    let all = dict.get::<Array<'_>>("Widths");
    let widths =
        all.iter().flat_map(Array::iter::<f64>).take(256).zip(first..).map(|(width, code)| (code, width));
    let matrix = dict.get::<Array<'_>>("FontMatrix").filter(|_| type3);
    let unit =
        matrix.and_then(|matrix| numbers(&matrix)).map_or(1.0, |matrix| Matrix(matrix).lengths().1 * 1000.0);
    Metrics {
        codes: Codes::Bytes,
        vertical: false,
        widths: widths.collect(),
        default: 500.0,
        down: 1.0,
        unit,
    }
}

fn composite(dict: &Dict<'_>, inner: &Dict<'_>) -> Metrics {
    let (encoding, mode) = match dict.get::<Object<'_>>("Encoding") {
        Some(Object::Name(name)) => (String::from_utf8_lossy(name.as_ref()).into_owned(), 0),
        Some(Object::Stream(cmap)) => (String::new(), cmap.dict().get::<i32>("WMode").unwrap_or(0)),
        _ => (String::new(), 0),
    };
    let codes = match encoding.as_str() {
        "Identity-H" | "Identity-V" => Codes::Glyphs,
        name if name.starts_with("GB") => Codes::Mixed,
        _ => Codes::Pairs,
    };
    let down = inner.get::<Array<'_>>("DW2").and_then(|both| both.iter::<f64>().nth(1));
    let mut widths = BTreeMap::new();
    if codes == Codes::Glyphs
        && let Some(all) = inner.get::<Array<'_>>("W")
    {
        read_widths(&all, &mut widths);
    }
    Metrics {
        codes,
        vertical: mode == 1 || encoding.ends_with("-V"),
        widths,
        default: inner.get::<f64>("DW").unwrap_or(1000.0),
        down: down.unwrap_or(-1000.0).abs() / 1000.0,
        unit: 1.0,
    }
}

/// `first [w w w]` and `first last w` (9.7.4.3).
fn read_widths(all: &Array<'_>, widths: &mut BTreeMap<u32, f64>) {
    let mut parts = all.iter::<Object<'_>>();
    let mut left = MOST_WIDTHS;
    while let Some(first) = parts.next().and_then(Object::into_number) {
        let first = first.as_i64().clamp(0, 0xffff) as u32;
        match parts.next() {
            Some(Object::Array(list)) => {
                for one in (first..).zip(list.iter::<f64>()).take(left) {
                    widths.insert(one.0, one.1);
                    left -= 1;
                }
            }
            Some(Object::Number(last)) => {
                let last = last.as_i64().clamp(0, 0xffff) as u32;
                let width = parts.next().and_then(Object::into_number);
                let Some(width) = width else { return };
                for code in (first..=last).take(left) {
                    widths.insert(code, width.as_f64());
                    left -= 1;
                }
            }
            _ => return,
        }
    }
}

/// The text of a name.
pub(super) fn name_of(dict: &Dict<'_>, key: &str) -> String {
    dict.get::<Name<'_>>(key)
        .map_or_else(String::new, |name| String::from_utf8_lossy(name.as_ref()).into_owned())
}

/// Six numbers: a matrix.
pub(super) fn numbers(array: &Array<'_>) -> Option<[f64; 6]> {
    array.iter::<f64>().take(6).collect::<Vec<_>>().try_into().ok()
}
