//! How much work a file may make: a hostile one ends quickly, a page of a daily never notices.

use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Object, Stream};

/// Unpacked bytes of all streams that are read.
const BYTES: usize = 512 << 20;
/// The same of a page alone, which is read inside the process that composes.
const BYTES_OF_A_PAGE: usize = 128 << 20;
/// Operators of all content streams, however often they are drawn. A full page of our own has 20,000.
const OPERATORS: usize = 5_000_000;
/// Forms drawn, each as often as it is: each is unpacked and read anew.
const FORMS: usize = 100_000;
/// Printed objects of all pages.
const OBJECTS: usize = 1_000_000;
/// A stream packed in more than one way unpacks to so much at most.
const MIXED: usize = 64 << 20;
/// Samples of one picture: a hundred million pixels in four inks of 16 bits.
const PICTURE: u64 = 800_000_000;
/// Samples of all pictures, no fewer than a file that is written here may have: those of 40 pages of a broadsheet, each full
/// of one picture of four inks at 350 pixels an inch.
pub const MOST_SAMPLES: u64 = 6 << 30;

/// What is left.
#[derive(Debug)]
pub(super) struct Budget {
    bytes: usize,
    operators: usize,
    forms: usize,
    objects: usize,
    samples: u64,
}

/// There is nothing left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooMuch;

/// A stream unpacked.
#[derive(Debug, Default)]
pub(super) struct Unpacked {
    pub(super) bytes: Vec<u8>,
    /// Nothing is missing at its end.
    pub(super) whole: bool,
}

impl Default for Budget {
    fn default() -> Self {
        Self { bytes: BYTES, operators: OPERATORS, forms: FORMS, objects: OBJECTS, samples: MOST_SAMPLES }
    }
}

impl Budget {
    pub(super) fn of_a_page() -> Self {
        Self { bytes: BYTES_OF_A_PAGE, ..Self::default() }
    }

    pub(super) fn operator(&mut self) -> Result<(), TooMuch> {
        self.operators = self.operators.checked_sub(1).ok_or(TooMuch)?;
        Ok(())
    }

    pub(super) fn form(&mut self) -> Result<(), TooMuch> {
        self.forms = self.forms.checked_sub(1).ok_or(TooMuch)?;
        Ok(())
    }

    pub(super) fn object(&mut self) -> Result<(), TooMuch> {
        self.objects = self.objects.checked_sub(1).ok_or(TooMuch)?;
        Ok(())
    }

    pub(super) fn spend(&mut self, bytes: usize) -> Result<(), TooMuch> {
        self.bytes = self.bytes.checked_sub(bytes).ok_or(TooMuch)?;
        Ok(())
    }

    /// Unpacks a stream that is no picture.
    pub(super) fn unpack(&mut self, stream: &Stream<'_>) -> Result<Unpacked, TooMuch> {
        let unpacked = match &stream.filters()[..] {
            _ if has_unknown_filter(stream) => Unpacked::default(),
            [] => Unpacked { bytes: stream.raw_data().into_owned(), whole: true },
            [Filter::FlateDecode] if !is_predicted(stream.dict()) => {
                inflate(&stream.raw_data(), self.bytes + 1)
            }
            filters => {
                let bytes = self.unpacks(stream, filters).then(|| stream.decoded_data().ok()).flatten();
                Unpacked { whole: bytes.is_some(), bytes: bytes.unwrap_or_default().into_owned() }
            }
        };
        self.spend(unpacked.bytes.len())?;
        Ok(unpacked)
    }

    /// A predictor changes the length of Flate's data by little, so the data tell how long it gets.
    fn measures(&self, stream: &Stream<'_>, filters: &[Filter]) -> bool {
        let most = self.bytes.min(MIXED);
        let length = || {
            let raw = stream.raw_data();
            let unpacked = ZlibDecoder::new(&raw[..]).take(most as u64 + 1);
            std::io::copy(&mut { unpacked }, &mut std::io::sink()).unwrap_or(0)
        };
        filters == [Filter::FlateDecode] && length() <= most as u64
    }

    /// Whether a stream can be unpacked by the library, which does it whole.
    pub(super) fn unpacks(&self, stream: &Stream<'_>, filters: &[Filter]) -> bool {
        worst(filters, stream.raw_data().len()) <= MIXED || self.measures(stream, filters)
    }

    /// Whether the samples of a picture are few enough to be read, so many bytes; they pass by and are not kept.
    pub(super) fn picture(&mut self, bytes: usize) -> bool {
        let left = self.samples.checked_sub(bytes as u64).filter(|_| bytes as u64 <= PICTURE);
        self.samples = left.unwrap_or(self.samples);
        left.is_some()
    }
}

/// The first bytes of a stream: enough for a header.
pub(super) fn head(stream: &Stream<'_>, bytes: usize) -> Vec<u8> {
    match &stream.filters()[..] {
        [Filter::FlateDecode] if !is_predicted(stream.dict()) => inflate(&stream.raw_data(), bytes).bytes,
        [] => stream.raw_data().iter().take(bytes).copied().collect(),
        filters if worst(filters, stream.raw_data().len()) <= MIXED => {
            stream.decoded_data().map_or_else(|_| Vec::new(), |all| all.iter().take(bytes).copied().collect())
        }
        _ => Vec::new(),
    }
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
            Filter::LzwDecode => 1_400,
            Filter::RunLengthDecode => 64,
            Filter::AsciiHexDecode | Filter::Crypt => 1,
            // `z` is four zeros.
            Filter::Ascii85Decode => 4,
            Filter::DctDecode | Filter::JpxDecode | Filter::Jbig2Decode | Filter::CcittFaxDecode => 10_000,
        })
    })
}

/// Whether bytes were written as differences (7.4.4.4).
pub(super) fn is_predicted(dict: &Dict<'_>) -> bool {
    let of = |dict: &Dict<'_>| dict.get::<i32>("Predictor").is_some_and(|predictor| predictor > 1);
    ["DecodeParms", "DP"].iter().any(|key| match dict.get::<Object<'_>>(key) {
        Some(Object::Dict(parameters)) => of(&parameters),
        Some(Object::Array(all)) => all.iter::<Dict<'_>>().any(|one| of(&one)),
        _ => false,
    })
}

/// The library leaves out filters that it does not know.
pub(super) fn has_unknown_filter(stream: &Stream<'_>) -> bool {
    let named = match stream.dict().get::<Object<'_>>("Filter").or_else(|| stream.dict().get("F")) {
        Some(Object::Name(_)) => 1,
        Some(Object::Array(all)) => Array::iter::<Object<'_>>(&all).count(),
        _ => 0,
    };
    named > stream.filters().len()
}
