//! What of a file is unpacked, and how much of it at most: a file of a megabyte can hold a gigabyte.

use hayro_syntax::object::{Array, Object as Found, Stream};
use hayro_syntax::page::Page;

use super::error::InsertError;
use crate::unpack;

/// No page of a newspaper has more to draw, nor a file more objects in streams, in bytes.
pub(super) const MOST: usize = 128 << 20;
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
        // What comes before a fault is drawn.
        content.extend(unpack::stream(stream, MOST.saturating_sub(content.len())).bytes);
        content.push(b'\n');
        if content.len() > MOST {
            return Err(InsertError::TooMuch);
        }
    }
    Ok(content)
}

/// Whether the objects that a file has in streams, and its cross-reference streams, are as few as a newspaper's: a reader unpacks
/// each of them whole to look up one object.
pub(super) fn has_small_objects(file: &[u8]) -> bool {
    let mut left = MOST;
    for name in [&b"/ObjStm"[..], b"/XRef"] {
        for at in places(file, name) {
            let rest = &file[at..];
            let head = &rest[..rest.len().min(DICTIONARY)];
            let Some(start) = places(head, b"stream").next() else { continue };
            let packed = rest[start..].get(b"stream".len()..).unwrap_or_default();
            let packed = packed.trim_ascii_start();
            let Some(less) = left.checked_sub(unpack::inflated(packed, left)) else { return false };
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
