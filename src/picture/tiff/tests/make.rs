//! Makes TIFF files: header, directory, values, and then the pieces.

/// Field types of the values made here, and their bytes.
const BYTES: (u16, usize) = (7, 1);
const SHORT: (u16, usize) = (3, 2);
const LONG: (u16, usize) = (4, 4);
const RATIONAL: (u16, usize) = (5, 4);
const LONG8: (u16, usize) = (16, 8);

/// A file in the making.
#[derive(Clone)]
pub(super) struct Maker {
    little: bool,
    big: bool,
    tiled: bool,
    tags: Vec<(u16, (u16, usize), Vec<u64>)>,
    pieces: Vec<Vec<u8>>,
}

impl Maker {
    /// A file of a size, little-endian and classic, that says nothing else.
    pub(super) fn new(width: u64, height: u64) -> Self {
        let maker = Self { little: true, big: false, tiled: false, tags: vec![], pieces: vec![] };
        maker.longs(256, &[width]).longs(257, &[height])
    }

    /// Grey of 8 bits in one strip.
    pub(super) fn gray(width: u64, height: u64, pixels: &[u8]) -> Self {
        Self::new(width, height).kind(1, &[8]).piece(pixels)
    }

    /// The photometric, and the bits of each sample.
    pub(super) fn kind(self, photometric: u64, bits: &[u64]) -> Self {
        self.tag(262, &[photometric]).tag(258, bits).tag(277, &[bits.len() as u64])
    }

    fn with(mut self, number: u16, kind: (u16, usize), values: &[u64]) -> Self {
        self.tags.retain(|(other, _, _)| *other != number);
        self.tags.push((number, kind, values.to_vec()));
        self
    }

    /// A tag of numbers of 16 bits. One that it has is replaced.
    pub(super) fn tag(self, number: u16, values: &[u64]) -> Self {
        self.with(number, SHORT, values)
    }

    pub(super) fn longs(self, number: u16, values: &[u64]) -> Self {
        self.with(number, LONG, values)
    }

    pub(super) fn bytes(self, number: u16, values: &[u8]) -> Self {
        let values: Vec<u64> = values.iter().map(|byte| u64::from(*byte)).collect();
        self.with(number, BYTES, &values)
    }

    /// Fractions: above and below, one after the other.
    pub(super) fn fractions(self, number: u16, values: &[u64]) -> Self {
        self.with(number, RATIONAL, values)
    }

    pub(super) fn without(mut self, number: u16) -> Self {
        self.tags.retain(|(other, _, _)| *other != number);
        self
    }

    pub(super) const fn order(mut self, little: bool, big: bool) -> Self {
        self.little = little;
        self.big = big;
        self
    }

    pub(super) fn tiles(mut self, across: u64, down: u64) -> Self {
        self.tiled = true;
        self.tag(322, &[across]).tag(323, &[down])
    }

    pub(super) fn piece(mut self, bytes: &[u8]) -> Self {
        self.pieces.push(bytes.to_vec());
        self
    }

    fn number(&self, value: u64, size: usize) -> Vec<u8> {
        if self.little {
            value.to_le_bytes()[..size].to_vec()
        } else {
            value.to_be_bytes()[8 - size..].to_vec()
        }
    }

    /// The file.
    pub(super) fn file(&self) -> Vec<u8> {
        self.followed(0)
    }

    /// The file, of which another directory is said to follow.
    pub(super) fn followed(&self, next: u64) -> Vec<u8> {
        let (places, counts) = if self.tiled { (324, 325) } else { (273, 279) };
        let place_kind = if self.big { LONG8 } else { LONG };
        let (header, counted, entry, place) = if self.big { (16, 8, 20, 8) } else { (8, 2, 12, 4) };
        let mut tags = self.tags.clone();
        let lengths: Vec<u64> = self.pieces.iter().map(|piece| piece.len() as u64).collect();
        for (number, kind, values) in [(places, place_kind, vec![0; lengths.len()]), (counts, LONG, lengths)]
        {
            if !tags.iter().any(|(other, _, _)| *other == number) && !values.is_empty() {
                tags.push((number, kind, values));
            }
        }
        tags.sort_by_key(|(number, _, _)| *number);
        let end = header + counted + entry * tags.len() + place;
        let beyond = |(_, (_, size), values): &(u16, (u16, usize), Vec<u64>)| {
            let length = size * values.len();
            if length > place { length } else { 0 }
        };
        let mut at = (end + tags.iter().map(beyond).sum::<usize>()) as u64;
        for (number, _, values) in &mut tags {
            if *number == places && values.iter().all(|value| *value == 0) {
                for (value, piece) in values.iter_mut().zip(&self.pieces) {
                    *value = at;
                    at += piece.len() as u64;
                }
            }
        }
        let mut file = if self.little { b"II".to_vec() } else { b"MM".to_vec() };
        if self.big {
            file.extend([43, 8, 0].map(|value| self.number(value, 2)).concat());
        } else {
            file.extend(self.number(42, 2));
        }
        file.extend(self.number(header as u64, place));
        file.extend(self.number(tags.len() as u64, counted));
        let mut values_beyond = Vec::new();
        for (number, (kind, size), values) in &tags {
            let count = values.len() / if *kind == RATIONAL.0 { 2 } else { 1 };
            file.extend(self.number((*number).into(), 2));
            file.extend(self.number((*kind).into(), 2));
            file.extend(self.number(count as u64, place));
            let mut bytes = values.iter().flat_map(|value| self.number(*value, *size)).collect::<Vec<u8>>();
            if bytes.len() > place {
                file.extend(self.number((end + values_beyond.len()) as u64, place));
                values_beyond.extend(bytes);
            } else {
                bytes.resize(place, 0);
                file.extend(bytes);
            }
        }
        file.extend(self.number(next, place));
        file.extend(values_beyond);
        file.extend(self.pieces.concat());
        file
    }
}

/// Bits as bytes, from the highest on; spaces are for the reader.
pub(super) fn bits(text: &str) -> Vec<u8> {
    let bits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).map(|bit| bit - b'0').collect();
    let byte = |bits: &[u8]| (0..8).fold(0, |sum, at| sum << 1 | bits.get(at).copied().unwrap_or_default());
    bits.chunks(8).map(byte).collect()
}

/// The tables of the JPEGs made here: quantisation by 8, so that the first number of a block is a level; a code of
/// four bits for each length of a difference; and one bit that ends a block.
pub(super) fn jpeg_tables() -> Vec<u8> {
    let mut tables = vec![0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0];
    tables.extend([8; 64]);
    tables.extend([0xFF, 0xC4, 0, 31, 0x00, 0, 0, 0, 12]);
    tables.extend([0; 12]);
    tables.extend(0..12);
    tables.extend([0xFF, 0xC4, 0, 20, 0x10, 1]);
    tables.extend([0; 15]);
    tables.extend([0, 0xFF, 0xD9]);
    tables
}

/// A JPEG without its tables, of blocks of 8 × 8 pixels that are flat: the levels of each one after the other. With
/// Adobe's marker, where its byte is said.
pub(super) fn jpeg((width, height): (u16, u16), blocks: &[&[u8]], adobe: Option<u8>) -> Vec<u8> {
    let count = blocks[0].len() as u8;
    let mut file = vec![0xFF, 0xD8];
    if let Some(transform) = adobe {
        file.extend(b"\xFF\xEE\0\x0EAdobe\0\x64\0\0\0\0");
        file.push(transform);
    }
    file.extend([0xFF, 0xC0, 0, 8 + 3 * count, 8]);
    file.extend([height.to_be_bytes(), width.to_be_bytes()].concat());
    file.push(count);
    file.extend((1..=count).flat_map(|id| [id, 0x11, 0]));
    file.extend([0xFF, 0xDA, 0, 6 + 2 * count, count]);
    file.extend((1..=count).flat_map(|id| [id, 0]));
    file.extend([0, 63, 0]);
    let mut last = vec![128_i32; blocks[0].len()];
    let mut text = String::new();
    for block in blocks {
        for (level, last) in block.iter().zip(&mut last) {
            text.push_str(&coded(i32::from(*level) - *last));
            *last = i32::from(*level);
        }
    }
    text.push_str(&"1".repeat((8 - text.len() % 8) % 8));
    let stuffed = |byte: u8| if byte == 0xFF { vec![0xFF, 0] } else { vec![byte] };
    file.extend(bits(&text).into_iter().flat_map(stuffed));
    file.extend([0xFF, 0xD9]);
    file
}

/// A difference as its length and its bits, those of one that is negative turned (T.81, F.1.2.1), and no more of the
/// block.
fn coded(difference: i32) -> String {
    let length = (32 - difference.unsigned_abs().leading_zeros()) as usize;
    let value = if difference < 0 { difference + (1 << length) - 1 } else { difference };
    let value = if length == 0 { String::new() } else { format!("{value:0length$b}") };
    format!("{length:04b}{value}0")
}
