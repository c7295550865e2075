//! What of a file is unpacked, and how much of it at most: a file of a megabyte can hold a gigabyte.

use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Object as Found, Stream};
use hayro_syntax::page::Page;

use super::error::InsertError;

/// No page of a newspaper has more to draw, nor a file more objects in streams, in bytes.
const MOST: usize = 128 << 20;
/// Streams that a page's content is cut into.
const MOST_STREAMS: usize = 10_000;
/// Where the bytes of an object stream begin, after its name: dictionaries of them are short.
const DICTIONARY: usize = 4_096;

/// All streams of a page's content, as one (ISO 32000-1, 7.8.2).
pub(super) fn of(page: &Page<'_>) -> Result<Vec<u8>, InsertError> {
    let streams: Vec<Stream<'_>> = match page.raw().get::<Found<'_>>("Contents") {
        Some(Found::Stream(one)) => vec![one],
        Some(Found::Array(all)) => Array::iter(&all).take(MOST_STREAMS).collect(),
        _ => Vec::new(),
    };
    let mut content = Vec::new();
    for stream in &streams {
        unpack(stream, &mut content)?;
        content.push(b'\n');
        if content.len() > MOST {
            return Err(InsertError::TooMuch);
        }
    }
    Ok(content)
}

/// What comes before a fault is drawn.
fn unpack(stream: &Stream<'_>, content: &mut Vec<u8>) -> Result<(), InsertError> {
    if *stream.filters() == [Filter::FlateDecode] && !is_predicted(stream.dict()) {
        let room = MOST.saturating_sub(content.len()) as u64;
        let _ = ZlibDecoder::new(&stream.raw_data()[..]).take(room + 1).read_to_end(content);
    } else if let Ok(unpacked) = stream.decoded_data() {
        content.extend_from_slice(&unpacked);
    }
    if content.len() > MOST { Err(InsertError::TooMuch) } else { Ok(()) }
}

fn is_predicted(dict: &Dict<'_>) -> bool {
    dict.contains_key("DecodeParms") || dict.contains_key("DP")
}

/// Whether the objects that a file has in streams, and its cross-reference streams, are as few as a newspaper's: a reader unpacks
/// each of them whole to look up one object.
pub(super) fn has_small_objects(file: &[u8]) -> bool {
    let mut left = MOST as u64;
    for name in [&b"/ObjStm"[..], b"/XRef"] {
        for at in places(file, name) {
            let rest = &file[at..];
            let head = &rest[..rest.len().min(DICTIONARY)];
            let Some(start) = places(head, b"stream").next() else { continue };
            let packed = rest[start..].get(b"stream".len()..).unwrap_or_default();
            let packed = packed.trim_ascii_start();
            let unpacked = std::io::copy(&mut ZlibDecoder::new(packed).take(left + 1), &mut std::io::sink())
                .unwrap_or(0);
            let Some(less) = left.checked_sub(unpacked) else { return false };
            left = less;
        }
    }
    true
}

/// Where these bytes are.
fn places<'a>(all: &'a [u8], wanted: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let first = wanted.first().copied();
    let at = move |(place, byte): (usize, &u8)| {
        (Some(*byte) == first && all[place..].starts_with(wanted)).then_some(place)
    };
    all.iter().enumerate().filter_map(at)
}
