//! The table of where objects are, and the trailer (ISO 32000-1, 7.5.4, 7.5.5 and 7.5.8), as `pdf-writer` makes them, for a
//! file that it does not hold all of.

use std::io::Write;

use pdf_writer::{Chunk, Name, Pdf, Ref, Settings, Str};

use super::ids::Ids;
use super::numbers::Single;
use super::profile::Xref;
use super::spliced::Streams;

/// What a row of a table takes.
const ROW: usize = 20;

/// All of a file that follows on its objects.
///
/// `pdf` has the objects; `streams` are put in among them; `last` is the number of a cross-reference stream.
pub(super) fn end(pdf: Pdf, streams: &Streams, ids: &Ids, kind: Xref, last: Ref) -> (Vec<u8>, Vec<u8>) {
    let long = pdf.len();
    let mut objects = pdf.finish();
    let theirs = objects.split_off(long);
    let begin = streams.shifted(long);
    let mut places: Vec<(i32, usize)> = places(&theirs);
    for (_, place) in &mut places {
        *place = streams.shifted(*place);
    }
    let mut end = match kind {
        Xref::Table => table(&places, trailer(&theirs)),
        Xref::Stream => {
            places.push((last.get(), begin));
            stream(&places, ids, last)
        }
    };
    // Writing to a vector never fails.
    let _ = write!(end, "startxref\n{begin}\n%%EOF");
    (objects, end)
}

/// Where every object is among the objects, as their own table says.
fn places(table: &[u8]) -> Vec<(i32, usize)> {
    // `xref`, and how many rows there are.
    let first = table.split_inclusive(|byte| *byte == b'\n').take(2).map(<[u8]>::len).sum();
    let rows = table.get(first..).unwrap_or_default().chunks_exact(ROW);
    let used = |(number, row): (i32, &[u8])| {
        let place = std::str::from_utf8(row.get(..10)?).ok()?.parse().ok()?;
        row.ends_with(b" n\r\n").then_some((number, place))
    };
    // The trailer ends them.
    (0..).zip(rows.take_while(|row| row.ends_with(b"\r\n"))).filter_map(used).collect()
}

/// The trailer behind a table, to the end of its dictionary.
fn trailer(table: &[u8]) -> &[u8] {
    let find = |what: &[u8]| table.windows(what.len()).rposition(|window| window == what);
    let (from, to) = (find(b"trailer\n"), find(b"startxref\n"));
    from.zip(to).and_then(|(from, to)| table.get(from..to)).unwrap_or_default()
}

/// A row: of an object that there is, its place; of one that there is not, the next one that there is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Row {
    used: bool,
    value: usize,
    generation: u16,
}

/// The rows of all numbers up to the highest; numbers and places are in order.
fn rows(places: &[(i32, usize)]) -> Vec<Row> {
    let size = places.last().map_or(1, |(number, _)| *number + 1);
    let mut rows = Vec::with_capacity(size as usize);
    let mut next_free = 0;
    let mut used = places.iter().rev().peekable();
    for number in (0..size).rev() {
        if let Some((_, place)) = used.next_if(|(own, _)| *own == number) {
            rows.push(Row { used: true, value: *place, generation: 0 });
        } else {
            let generation = if number == 0 { u16::MAX } else { 0 };
            rows.push(Row { used: false, value: next_free, generation });
            next_free = number as usize;
        }
    }
    rows.reverse();
    rows
}

fn table(places: &[(i32, usize)], trailer: &[u8]) -> Vec<u8> {
    let rows = rows(places);
    let mut table = format!("xref\n0 {}\n", rows.len()).into_bytes();
    for Row { used, value, generation } in rows {
        let _ = write!(table, "{value:010} {generation:05} {}\r\n", if used { 'n' } else { 'f' });
    }
    table.extend_from_slice(trailer);
    table
}

fn stream(places: &[(i32, usize)], ids: &Ids, number: Ref) -> Vec<u8> {
    let rows = rows(places);
    let most = places.last().map_or(0, |(_, place)| *place);
    let width = (usize::BITS - most.leading_zeros()).div_ceil(8) as usize;
    let mut data = Vec::with_capacity(rows.len() * (width + 3));
    for Row { used, value, generation } in &rows {
        data.push(u8::from(*used));
        let value = (*value as u64).to_be_bytes();
        data.extend_from_slice(value.get(value.len() - width..).unwrap_or_default());
        data.extend_from_slice(&generation.to_be_bytes());
    }
    let mut chunk = Chunk::with_settings(Settings { pretty: false });
    let mut stream = chunk.stream(number, &data);
    stream.pair(Name(b"Type"), Name(b"XRef")).pair(Name(b"Size"), rows.len() as i32);
    stream.pair(Name(b"Root"), Single::Catalog.id()).pair(Name(b"Info"), Single::Info.id());
    stream.insert(Name(b"ID")).array().items([Str(&ids.document), Str(&ids.instance)]);
    stream.insert(Name(b"W")).array().items([1, width as i32, 2]);
    drop(stream);
    chunk.as_bytes().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use pdf_writer::Finish;

    const IDS: Ids = Ids { document: [b'd'; 16], instance: [b'i'; 16] };

    /// Objects with gaps between their numbers; one of them is a stream.
    fn objects(pdf: &mut Pdf) {
        pdf.set_file_id((IDS.document.to_vec(), IDS.instance.to_vec()));
        pdf.catalog(Single::Catalog.id()).finish();
        pdf.document_info(Single::Info.id()).finish();
        pdf.indirect(Ref::new(14)).primitive(7);
    }

    fn of_ours(kind: Xref, stream: &[u8]) -> Vec<u8> {
        let mut pdf = Pdf::with_settings_and_capacity(Settings { pretty: false }, 0);
        let mut streams = Streams::default();
        objects(&mut pdf);
        pdf.indirect(Ref::new(9)).dict().pair(Name(b"Length"), stream.len() as i32).finish();
        streams.put(pdf.as_bytes(), stream.to_vec().into());
        pdf.indirect(Ref::new(6)).primitive(8);
        let (objects, end) = end(pdf, &streams, &IDS, kind, Ref::new(20));
        streams.pieces(objects, end).bytes().unwrap()
    }

    fn of_pdf_writer(kind: Xref, stream: &[u8]) -> Vec<u8> {
        let mut pdf = Pdf::with_settings_and_capacity(Settings { pretty: false }, 0);
        objects(&mut pdf);
        pdf.stream(Ref::new(9), stream).finish();
        pdf.indirect(Ref::new(6)).primitive(8);
        match kind {
            Xref::Table => pdf.finish(),
            Xref::Stream => pdf.finish_with_xref_stream(Ref::new(20)),
        }
    }

    #[test]
    fn a_stream_that_is_elsewhere_makes_the_same_file_as_one_that_is_held() {
        for long in [0, 1, 70_000] {
            let stream = vec![b'x'; long];
            for kind in [Xref::Table, Xref::Stream] {
                let (ours, theirs) = (of_ours(kind, &stream), of_pdf_writer(kind, &stream));
                assert_eq!(String::from_utf8_lossy(&ours), String::from_utf8_lossy(&theirs));
                assert_eq!(ours, theirs);
            }
        }
    }
}
