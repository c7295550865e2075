//! Pages of other files, as forms of this one (ISO 32000-1, 8.10): their objects with numbers of ours, their layers among those of
//! the file.

use pdf_writer::writers::Catalog;
use pdf_writer::{Chunk, Finish, Name, Null, Obj, Ref, Str, TextStr};

use super::number;
use super::numbers::Numbers;
use super::spliced::Streams;
use crate::geom::{Length, Point};
use crate::insert::{InsertObject, Value};
use crate::page::{Composition, Inserted, PlacedInsert};

/// The name of an insert in a page's resources.
pub(super) fn name(insert: u16) -> String {
    format!("A{insert}")
}

/// The name of the graphics state in which an insert begins: that in which a page begins.
pub(super) const FRESH: &[u8] = b"N";
/// What text is set by where a page begins; nothing in a graphics state says so.
const FRESH_TEXT: &[u8] = b"0 Tc 0 Tw 100 Tz 0 TL 0 Tr 0 Ts ";

/// Draws an insert where it stands, its lower left corner at that of its place, and nothing of it outside. Graphics states of ours
/// do not reach into it: it begins as a page does, with type and lines as they are where nothing was set. `corner` leads to where
/// places count from.
pub(super) fn draw(out: &mut Vec<u8>, PlacedInsert { insert, rect, .. }: &PlacedInsert, corner: Point) {
    let places = |out: &mut Vec<u8>, lengths: &[Length]| {
        for length in lengths {
            number::place(out, *length);
            out.push(b' ');
        }
    };
    let (left, foot) = (corner.x + rect.x, corner.y - rect.bottom());
    out.extend_from_slice(b"q ");
    places(out, &[left, foot, rect.width, rect.height]);
    out.extend_from_slice(b"re W n /");
    out.extend_from_slice(FRESH);
    out.extend_from_slice(b" gs 0 g 0 G ");
    out.extend_from_slice(FRESH_TEXT);
    out.extend_from_slice(b"1 0 0 1 ");
    places(out, &[left, foot]);
    out.extend_from_slice(b"cm /");
    out.extend_from_slice(name(insert.0).as_bytes());
    out.extend_from_slice(b" Do Q\n");
}

/// The graphics state and the objects of all inserts.
pub(super) fn write(chunk: &mut Chunk, streams: &mut Streams, composition: &Composition, numbers: &Numbers) {
    if composition.inserts.is_empty() {
        return;
    }
    let mut state = chunk.indirect(numbers.fresh()).dict();
    state.pair(Name(b"OP"), false).pair(Name(b"op"), false).pair(Name(b"OPM"), 0);
    state.finish();
    for (index, one) in composition.inserts.iter().enumerate() {
        let named = |object: usize| numbers.insert(index, object);
        for (place, object) in one.insert.objects.iter().enumerate() {
            write_object(chunk, streams, object, (place, &named));
        }
    }
}

fn write_object(
    chunk: &mut Chunk,
    streams: &mut Streams,
    InsertObject { value, stream }: &InsertObject,
    (place, named): (usize, &dyn Fn(usize) -> Ref),
) {
    let (Value::Dict(entries), Some(stream)) = (value, stream) else {
        return write_value(chunk.indirect(named(place)), value, named);
    };
    let mut dict = chunk.indirect(named(place)).dict();
    dict.pair(Name(b"Length"), stream.len() as i32);
    for (key, value) in entries {
        write_value(dict.insert(Name(key)), value, named);
    }
    dict.finish();
    streams.put(chunk.as_bytes(), stream.clone());
}

/// A value, as deep as inserts are.
fn write_value(at: Obj<'_>, value: &Value, named: &dyn Fn(usize) -> Ref) {
    match value {
        Value::Null => at.primitive(Null),
        Value::Bool(yes) => at.primitive(*yes),
        Value::Whole(number) => at.primitive(*number),
        Value::Real(number) => at.primitive(*number),
        Value::Text(text) => at.primitive(Str(text)),
        Value::Name(name) => at.primitive(Name(name)),
        Value::Ref(object) => at.primitive(named(*object as usize)),
        Value::Array(items) => {
            let mut array = at.array();
            for item in items {
                write_value(array.push(), item, named);
            }
        }
        Value::Dict(entries) => {
            let mut dict = at.dict();
            for (key, value) in entries {
                write_value(dict.insert(Name(key)), value, named);
            }
        }
    }
}

/// The layers of all inserts (8.11.4): switched on or off as in the files that they come from.
pub(super) fn write_layers(catalog: &mut Catalog<'_>, composition: &Composition, numbers: &Numbers) {
    let of = |(index, one): (usize, &Inserted)| {
        let layers = one.insert.layers.iter();
        let each = layers.map(|layer| (numbers.insert(index, layer.object as usize), layer.hidden));
        each.collect::<Vec<_>>()
    };
    let layers: Vec<(Ref, bool)> = composition.inserts.iter().enumerate().flat_map(of).collect();
    if layers.is_empty() {
        return;
    }
    let mut properties = catalog.insert(Name(b"OCProperties")).dict();
    properties.insert(Name(b"OCGs")).array().items(layers.iter().map(|(layer, _)| *layer));
    let mut default = properties.insert(Name(b"D")).dict();
    // A name is asked for by ISO 15930-7 and ISO 19005-2.
    default.pair(Name(b"Name"), TextStr("Default"));
    default.pair(Name(b"BaseState"), Name(b"ON"));
    let hidden = layers.iter().filter(|(_, hidden)| *hidden).map(|(layer, _)| *layer);
    default.insert(Name(b"OFF")).array().items(hidden);
    default.insert(Name(b"Order")).array().items(layers.iter().map(|(layer, _)| *layer));
}
