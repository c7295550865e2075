//! How much work a file may make: a hostile one ends quickly, a page of a daily never notices.

use hayro_syntax::Filter;
use hayro_syntax::object::Stream;

use crate::unpack::{self, Unpacked};

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

impl Default for Budget {
    fn default() -> Self {
        Self { bytes: BYTES, operators: OPERATORS, forms: FORMS, objects: OBJECTS, samples: MOST_SAMPLES }
    }
}

impl Budget {
    /// That of a page that is to be placed.
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
        let unpacked = unpack::stream(stream, self.bytes);
        self.spend(unpacked.bytes.len())?;
        Ok(unpacked)
    }

    /// Whether a stream can be unpacked by the library, which does it whole.
    pub(super) fn unpacks(&self, stream: &Stream<'_>, filters: &[Filter]) -> bool {
        unpack::fits(stream, filters, self.bytes)
    }

    /// Whether the samples of a picture are few enough to be read, so many bytes; they pass by and are not kept.
    pub(super) fn picture(&mut self, bytes: usize) -> bool {
        let left = self.samples.checked_sub(bytes as u64).filter(|_| bytes as u64 <= PICTURE);
        self.samples = left.unwrap_or(self.samples);
        left.is_some()
    }
}
