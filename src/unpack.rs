//! How far the streams of a foreign PDF unpack: a file of a megabyte can hold a gigabyte. Nothing is unpacked before it is known
//! that it is not more than there is room for.

use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, FromBytes, Object, Stream};

/// A stream packed in more than one way unpacks to so much at most.
const MIXED: usize = 64 << 20;
/// LZW is unpacked in pieces of this size, where only its length is asked for.
const PIECE: usize = 1 << 16;

/// A stream unpacked.
#[derive(Debug, Default)]
pub(crate) struct Unpacked {
    pub bytes: Vec<u8>,
    /// Nothing is missing at its end.
    pub whole: bool,
}

/// Unpacks a stream that is no picture: what comes before a fault, and a byte more than the most at most. One that may be larger
/// and can't be measured has nothing.
pub(crate) fn stream(stream: &Stream<'_>, most: usize) -> Unpacked {
    match &stream.filters()[..] {
        _ if has_unknown_filter(stream) => Unpacked::default(),
        [] => Unpacked { bytes: stream.raw_data().into_owned(), whole: true },
        [Filter::FlateDecode] if !is_predicted(stream.dict()) => {
            inflate(&stream.raw_data(), most.saturating_add(1))
        }
        filters => {
            let bytes = fits(stream, filters, most).then(|| stream.decoded_data().ok()).flatten();
            Unpacked { whole: bytes.is_some(), bytes: bytes.unwrap_or_default().into_owned() }
        }
    }
}

/// The first bytes of a stream: enough for a header.
pub(crate) fn head(stream: &Stream<'_>, bytes: usize) -> Vec<u8> {
    match &stream.filters()[..] {
        [Filter::FlateDecode] if !is_predicted(stream.dict()) => inflate(&stream.raw_data(), bytes).bytes,
        [] => stream.raw_data().iter().take(bytes).copied().collect(),
        filters if worst(filters, stream.raw_data().len()) <= MIXED => {
            stream.decoded_data().map_or_else(|_| Vec::new(), |all| all.iter().take(bytes).copied().collect())
        }
        _ => Vec::new(),
    }
}

/// Whether a stream can be unpacked by the library, which does it whole.
pub(crate) fn fits(stream: &Stream<'_>, filters: &[Filter], most: usize) -> bool {
    let (raw, most) = (stream.raw_data(), most.min(MIXED));
    let measured = |filter: Filter, packed: &[u8]| match filter {
        // A predictor changes the length of data by little, so the data tell how long it gets.
        Filter::FlateDecode => inflated(packed, most) <= most,
        Filter::LzwDecode => of_lzw(packed, changes_early(stream.dict()), most) <= most,
        _ => false,
    };
    worst(filters, raw.len()) <= MIXED
        || match *filters {
            [one] => measured(one, &raw),
            [letters, one] => without_letters(letters, &raw).is_some_and(|packed| measured(one, &packed)),
            _ => false,
        }
}

/// What letters stand for, if a filter is one that makes letters of bytes, as files of old have them around others.
fn without_letters(filter: Filter, packed: &[u8]) -> Option<Vec<u8>> {
    let name = match filter {
        Filter::AsciiHexDecode => "ASCIIHexDecode",
        Filter::Ascii85Decode => "ASCII85Decode",
        _ => return None,
    };
    if worst(&[filter], packed.len()) > MIXED {
        return None;
    }
    let dict = format!("<</Length {}/Filter/{name}>>\nstream\n", packed.len());
    let alone = [dict.as_bytes(), packed, b"\nendstream"].concat();
    Some(Stream::from_bytes(&alone)?.decoded_data().ok()?.into_owned())
}

/// To how many bytes data inflate, as far as that is no more than a byte beyond the most.
pub(crate) fn inflated(packed: &[u8], most: usize) -> usize {
    let unpacked = ZlibDecoder::new(packed).take(most as u64 + 1);
    std::io::copy(&mut { unpacked }, &mut std::io::sink()).unwrap_or(0) as usize
}

/// The same of LZW, a piece further at most; of what is no LZW, more than anybody has room for.
fn of_lzw(packed: &[u8], changes_early: bool, most: usize) -> usize {
    use weezl::BitOrder::Msb;
    use weezl::LzwStatus;
    use weezl::decode::Configuration;
    let configuration =
        if changes_early { Configuration::with_tiff_size_switch(Msb, 8) } else { Configuration::new(Msb, 8) };
    let mut decoder = configuration.with_yield_on_full_buffer(true).build();
    let (mut from, mut length, mut piece) = (packed, 0, vec![0; PIECE]);
    while length <= most {
        let done = decoder.decode_bytes(from, &mut piece);
        length += done.consumed_out;
        from = from.get(done.consumed_in..).unwrap_or_default();
        match done.status {
            Err(_) => return usize::MAX,
            Ok(LzwStatus::Ok) if done.consumed_in > 0 || done.consumed_out > 0 => {}
            Ok(_) => break,
        }
    }
    length
}

/// Inflates so many bytes at most; what comes before a fault is kept.
fn inflate(packed: &[u8], most: usize) -> Unpacked {
    let mut bytes = Vec::new();
    let read = ZlibDecoder::new(packed).take(most as u64).read_to_end(&mut bytes);
    Unpacked { bytes, whole: read.is_ok() }
}

/// The most bytes that filters can make of so many.
fn worst(filters: &[Filter], bytes: usize) -> usize {
    filters.iter().fold(bytes, |bytes, filter| {
        bytes.saturating_mul(match filter {
            Filter::FlateDecode => 1_032,
            // A code of 12 bits stands for 4,096 bytes at most.
            Filter::LzwDecode => 2_731,
            Filter::RunLengthDecode => 64,
            Filter::AsciiHexDecode | Filter::Crypt => 1,
            // `z` is four zeros.
            Filter::Ascii85Decode => 4,
            Filter::DctDecode | Filter::JpxDecode | Filter::Jbig2Decode | Filter::CcittFaxDecode => 10_000,
        })
    })
}

/// Whether bytes were written as differences (7.4.4.4).
pub(crate) fn is_predicted(dict: &Dict<'_>) -> bool {
    parameters(dict, |one| one.get::<i32>("Predictor").is_some_and(|predictor| predictor > 1))
}

/// Whether codes of LZW grow a code early (7.4.4.3): unless it is said that they don't.
fn changes_early(dict: &Dict<'_>) -> bool {
    !parameters(dict, |one| one.get::<i32>("EarlyChange") == Some(0))
}

/// Whether something is said in the parameters of any of a stream's filters.
fn parameters(dict: &Dict<'_>, says: impl Fn(&Dict<'_>) -> bool) -> bool {
    ["DecodeParms", "DP"].iter().any(|key| match dict.get::<Object<'_>>(key) {
        Some(Object::Dict(one)) => says(&one),
        Some(Object::Array(all)) => all.iter::<Dict<'_>>().any(|one| says(&one)),
        _ => false,
    })
}

/// The library leaves out filters that it does not know.
pub(crate) fn has_unknown_filter(stream: &Stream<'_>) -> bool {
    let named = match stream.dict().get::<Object<'_>>("Filter").or_else(|| stream.dict().get("F")) {
        Some(Object::Name(_)) => 1,
        Some(Object::Array(all)) => Array::iter::<Object<'_>>(&all).count(),
        _ => 0,
    };
    named > stream.filters().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A stream as a file has it.
    fn packed(filters: &str, bytes: &[u8]) -> Vec<u8> {
        let dict = format!("<</Length {}/Filter[{filters}]>>\nstream\n", bytes.len());
        [dict.as_bytes(), bytes, b"\nendstream"].concat()
    }

    fn lzw(bytes: &[u8]) -> Vec<u8> {
        weezl::encode::Encoder::with_tiff_size_switch(weezl::BitOrder::Msb, 8).encode(bytes).unwrap()
    }

    fn hex(bytes: &[u8]) -> Vec<u8> {
        let letter = |half: u8| b"0123456789abcdef"[usize::from(half)];
        bytes.iter().flat_map(|byte| [letter(byte >> 4), letter(byte & 15)]).collect()
    }

    fn unpacked(filters: &str, bytes: &[u8], most: usize) -> (usize, bool) {
        let file = packed(filters, bytes);
        let Unpacked { bytes, whole } = super::stream(&Stream::from_bytes(&file).unwrap(), most);
        (bytes.len(), whole)
    }

    /// Bytes that LZW makes a third of, more than so many after it.
    fn page() -> Vec<u8> {
        (0..200_000_u32).flat_map(|number| format!("{} 0 l\n", number * 7919 % 10_007).into_bytes()).collect()
    }

    #[test]
    fn lzw_of_a_page_is_unpacked_however_large_its_like_could_get() {
        let page = page();
        assert!(worst(&[Filter::LzwDecode], lzw(&page).len()) > MIXED);
        assert_eq!(unpacked("/LZWDecode", &lzw(&page), MIXED), (page.len(), true));
        let letters = hex(&lzw(&page));
        assert_eq!(unpacked("/ASCIIHexDecode/LZWDecode", &letters, MIXED), (page.len(), true));
    }

    #[test]
    fn a_stream_that_gets_larger_than_there_is_room_for_is_not_unpacked() {
        let zeros = lzw(&vec![0; MIXED + 1]);
        assert_eq!(unpacked("/LZWDecode", &zeros, MIXED), (0, false));
        assert_eq!(unpacked("/ASCIIHexDecode/LZWDecode", &hex(&zeros), MIXED), (0, false));
        let again = |bytes: &[u8]| crate::deflate::Deflater::new(6).run(bytes).unwrap();
        let twice = again(&again(&vec![0; MIXED + 1]));
        assert_eq!(
            unpacked("/FlateDecode/FlateDecode", &twice, MIXED),
            (0, false),
            "nobody can say how large it gets"
        );
    }
}
