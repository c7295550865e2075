//! The pixels of a picture, as its dictionary counts them.

use hayro_syntax::object::Dict;

/// A row of more bytes is no picture's.
pub(super) const LONGEST_ROW: usize = 16 << 20;

/// What a picture's dictionary says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pixels {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) bits: u8,
}

impl Pixels {
    pub(super) fn of(dict: &Dict<'_>) -> Option<Self> {
        let number = |long: &str, short: &str| dict.get::<u32>(long).or_else(|| dict.get::<u32>(short));
        let (width, height) = (number("Width", "W")?, number("Height", "H")?);
        let bits = number("BitsPerComponent", "BPC").and_then(|bits| u8::try_from(bits).ok()).unwrap_or(8);
        (width > 0 && height > 0).then_some(Self { width, height, bits })
    }
}
