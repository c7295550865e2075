//! Trailer, catalog, Info and output intents (ISO 32000-1, 7.5.5 and 14).

use hayro_syntax::object::{Array, Dict, FromBytes, Name, Object as Value, Stream, String as PdfString};
use hayro_syntax::{Pdf, PdfVersion};

use super::super::facts::{Facts, Intent, Profile, Statement};
use super::super::rule::{self, Breach};
use super::budget::{Budget, TooMuch};
use super::xmp;
use crate::text_string::text_string;
use crate::unpack;

/// An output intent more or less.
const MOST_INTENTS: usize = 100;
/// A longer packet says nothing more.
const LARGEST_PACKET: usize = 1 << 20;

pub(super) fn facts(pdf: &Pdf, bytes: &[u8], budget: &mut Budget) -> Result<Facts, TooMuch> {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap_or_default();
    let trailer = trailer(bytes).unwrap_or_default();
    let info = match trailer.get_ref("Info") {
        Some(info) => pdf.xref().get::<Dict<'_>>(info.into()),
        None => trailer.get::<Dict<'_>>("Info"),
    };
    let packet = match catalog.get::<Stream<'_>>("Metadata") {
        Some(stream) => {
            let mut packet = budget.unpack(&stream)?.bytes;
            packet.truncate(LARGEST_PACKET);
            Some(String::from_utf8_lossy(&packet).into_owned())
        }
        None => None,
    };
    let intents = catalog.get::<Array<'_>>("OutputIntents");
    Ok(Facts {
        version: version(pdf.version()),
        object_streams: false,
        encrypted: trailer.contains_key("Encrypt"),
        has_id: trailer.contains_key("ID"),
        info: info.map(|info| statement(&info)).unwrap_or_default(),
        xmp: packet.as_deref().map(xmp::read),
        intents: intents
            .iter()
            .flat_map(Array::iter::<Dict<'_>>)
            .take(MOST_INTENTS)
            .map(|one| intent(&one))
            .collect(),
        faults: lost(bytes).into_iter().collect(),
    })
}

const fn version(version: PdfVersion) -> (u8, u8) {
    match version {
        PdfVersion::Pdf10 => (1, 0),
        PdfVersion::Pdf11 => (1, 1),
        PdfVersion::Pdf12 => (1, 2),
        PdfVersion::Pdf13 => (1, 3),
        PdfVersion::Pdf14 => (1, 4),
        PdfVersion::Pdf15 => (1, 5),
        PdfVersion::Pdf16 => (1, 6),
        PdfVersion::Pdf17 => (1, 7),
        PdfVersion::Pdf20 => (2, 0),
    }
}

/// The last trailer, or the dictionary of the last cross-reference stream.
fn trailer(bytes: &[u8]) -> Option<Dict<'_>> {
    let named = || {
        let table = bytes.get(start(bytes)?..)?;
        if table.trim_ascii_start().starts_with(b"xref") {
            return dictionary(table.get(find(table, b"trailer")?..)?);
        }
        dictionary(table.get(..table.len().min(1 << 16))?)
    };
    named().or_else(|| dictionary(bytes.get(rfind(bytes, b"trailer")?..)?))
}

/// What is wrong with where the file says that its objects are (7.5.4 and 7.5.5): readers find them all the same,
/// each in its own way.
fn lost(bytes: &[u8]) -> Option<Breach> {
    let nowhere = || rule::CROSS_REFERENCES.broken_by("nowhere");
    let Some(offset) = start(bytes) else { return Some(nowhere()) };
    // Places are counted from the header, which some files have after other bytes.
    let header = find(bytes.get(..bytes.len().min(1024)).unwrap_or_default(), b"%PDF-").unwrap_or(0);
    let tables = [0, header].into_iter().filter_map(|header| bytes.get(offset.checked_add(header)?..));
    let is_stream = |table: &[u8]| is_object(table, None);
    for table in tables {
        let table = table.trim_ascii_start();
        if let Some(rows) = table.strip_prefix(b"xref") {
            let wrong = entries(rows).filter(|(number, place)| {
                let at = |header: usize| bytes.get(place.checked_add(header)?..);
                ![0, header].into_iter().filter_map(at).any(|object| is_object(object, Some(*number)))
            });
            let wrong = wrong.count();
            return (wrong > 0).then(|| rule::CROSS_REFERENCES.broken().arg("objects", wrong));
        }
        if is_stream(table) {
            return None;
        }
    }
    Some(nowhere())
}

/// Where the cross-references begin, as the end of the file says.
fn start(bytes: &[u8]) -> Option<usize> {
    let at = rfind(bytes, b"startxref")? + b"startxref".len();
    let digits = bytes.get(at..)?.trim_ascii_start();
    let end = digits.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
    std::str::from_utf8(digits.get(..end)?).ok()?.parse().ok()
}

/// The objects that a table names, by number and place.
fn entries(rows: &[u8]) -> impl Iterator<Item = (u64, usize)> {
    let mut words = rows.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    let (mut number, mut left) = (0_u64, 0_u64);
    let row = move || {
        let value = |word: &[u8]| std::str::from_utf8(word).ok()?.parse::<u64>().ok();
        while left == 0 {
            (number, left) = (value(words.next()?)?, value(words.next()?)?);
        }
        let (place, _, kind) = (value(words.next()?)?, words.next()?, words.next()?);
        left -= 1;
        number = number.checked_add(1)?;
        Some((kind == b"n").then_some((number - 1, usize::try_from(place).ok()?)))
    };
    std::iter::from_fn(row).flatten()
}

/// Whether an object begins here, of a number where one is given: `12 0 obj`.
fn is_object(bytes: &[u8], number: Option<u64>) -> bool {
    let near = bytes.get(..bytes.len().min(64)).unwrap_or_default();
    let mut words = near.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    let value = |word: Option<&[u8]>| std::str::from_utf8(word?).ok()?.parse::<u64>().ok();
    let (first, second) = (value(words.next()), value(words.next()));
    let named = first.is_some() && (number.is_none() || first == number) && second.is_some();
    named && words.next().is_some_and(|word| word.starts_with(b"obj"))
}

/// The dictionary that begins nearby.
fn dictionary(bytes: &[u8]) -> Option<Dict<'_>> {
    let near = bytes.get(..bytes.len().min(64))?;
    Dict::from_bytes(bytes.get(find(near, b"<<")?..)?)
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

fn rfind(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).rposition(|window| window == what)
}

fn statement(info: &Dict<'_>) -> Statement {
    let text = |key: &str| match info.get::<Value<'_>>(key)? {
        Value::String(text) => Some(text_string(text.as_bytes())),
        Value::Name(name) => Some(String::from_utf8_lossy(name.as_ref()).into_owned()),
        _ => None,
    };
    let said = |key: &str| text(key).filter(|text| !text.trim().is_empty());
    Statement {
        title: said("Title"),
        created: said("CreationDate").as_deref().and_then(xmp::moment),
        changed: said("ModDate").as_deref().and_then(xmp::moment),
        trapped: said("Trapped"),
        pdfx: said("GTS_PDFXVersion"),
        conformance: said("GTS_PDFXConformance"),
        pdfa: None,
    }
}

fn intent(dict: &Dict<'_>) -> Intent {
    let text = |key: &str| {
        dict.get::<PdfString<'_>>(key).map(|text| text_string(text.as_bytes())).unwrap_or_default()
    };
    Intent {
        standard: dict
            .get::<Name<'_>>("S")
            .map_or_else(String::new, |name| String::from_utf8_lossy(name.as_ref()).into_owned()),
        identifier: text("OutputConditionIdentifier"),
        registry: !text("RegistryName").is_empty(),
        info: !text("Info").is_empty(),
        profile: dict.get::<Stream<'_>>("DestOutputProfile").map(|stream| profile(&stream)),
    }
}

/// The header of a profile (ICC.1, 7.2).
fn profile(stream: &Stream<'_>) -> Profile {
    let header = unpack::head(stream, 128);
    let field = |at: usize| {
        header.get(at..at + 4).map_or_else(String::new, |four| String::from_utf8_lossy(four).into_owned())
    };
    Profile { class: field(12), space: field(16) }
}
