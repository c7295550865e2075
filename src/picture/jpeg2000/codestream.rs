//! The headers of a codestream (ISO 15444-1, annex A): how large it is, and how finely it is cut.

use crate::picture::error::{PictureError, broken, ends, unusual, why};
use crate::picture::pixels::allowed;

/// Begins a codestream: two markers (A.4.1, A.5.1).
pub(in crate::picture) const CODESTREAM: &[u8] = b"\xFF\x4F\xFF\x51";

/// Markers (table A.2).
const COD: u8 = 0x52;
const COC: u8 = 0x53;
const SOT: u8 = 0x90;
const SOD: u8 = 0x93;
const EOC: [u8; 2] = [0xFF, 0xD9];

/// The capability of high throughput, another coding of blocks (ISO 15444-15, A.2).
const HIGH_THROUGHPUT: u8 = 0x40;

/// Components beyond which nothing is a picture for print: four inks and alpha.
const MOST_COMPONENTS: usize = 5;

/// The memory of what a tile is cut into, in bytes: a code-block and its places in the trees, a layer of one,
/// a precinct.
const BLOCK: u64 = 192;
const LAYER: u64 = 24;
const PRECINCT: u64 = 128;

/// The most memory for what a tile is cut into. Blocks of 64 × 64, as programs make them, take a hundredth.
const MOST_BLOCKS: u64 = 100_000_000;

/// What the headers say.
pub(super) struct Codestream {
    pub(super) size: (u32, u32),
    pub(super) components: Vec<Component>,
    /// The memory that what a tile is cut into takes at most, in bytes.
    pub(super) blocks: u64,
    /// Where the last part of a tile leaves its length to the end mark: its place, and the length.
    pub(super) open: Option<(usize, u32)>,
}

/// A component (table A.11).
pub(super) struct Component {
    pub(super) bits: u8,
    pub(super) is_signed: bool,
    /// It has a sample every so many columns and rows.
    pub(super) every: (u8, u8),
}

/// The image and tile size (A.5.1).
struct Size {
    image: (u32, u32),
    tile: (u32, u32),
    tiles: u64,
    components: Vec<Component>,
}

impl Codestream {
    /// Reads the headers: of the whole, and of every part of a tile. All tiles must be there.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, PictureError> {
        let (_, size, mut rest) = segment(bytes.get(2..).ok_or_else(ends)?)?;
        let size = Size::read(size)?;
        allowed(size.image.0, size.image.1, 1)?;
        // Every tile has a header of its own, of 14 bytes at least (A.4.2, A.4.3).
        if size.tiles > bytes.len() as u64 / 14 {
            return Err(ends());
        }
        let mut cut = Cut::default();
        let mut seen = vec![false; size.tiles as usize];
        let open = loop {
            let (marker, content, after) = segment(rest)?;
            if marker != SOT {
                cut.note(marker, content)?;
                rest = after;
                continue;
            }
            let (tile, after) = part(rest, content, after, &mut cut)?;
            *seen.get_mut(tile).ok_or_else(|| broken("parts-differ"))? = true;
            match after {
                Some(after) if after.starts_with(&[0xFF, SOT]) => rest = after,
                Some(_) => break None,
                // `Psot` stands six bytes into the segment.
                None => break Some((bytes.len() - rest.len() + 6, (rest.len() - EOC.len()) as u32)),
            }
        };
        if seen.contains(&false) {
            return Err(ends());
        }
        let blocks = cut.memory(&size);
        if blocks > MOST_BLOCKS {
            return Err(unusual("jp2-fine"));
        }
        Ok(Self { size: size.image, components: size.components, blocks, open })
    }
}

/// Reads the header of a part of a tile, which begins at `start` (A.4.2): which tile it is of, and what follows
/// it, where it says how long it is.
fn part<'a>(
    start: &'a [u8],
    content: &[u8],
    mut rest: &'a [u8],
    cut: &mut Cut,
) -> Result<(usize, Option<&'a [u8]>), PictureError> {
    let &[t1, t0, p3, p2, p1, p0, _, _] = content else {
        return Err(broken("header-short"));
    };
    let length = u32::from_be_bytes([p3, p2, p1, p0]) as usize;
    while !rest.starts_with(&[0xFF, SOD]) {
        let (marker, content, after) = segment(rest)?;
        cut.note(marker, content)?;
        rest = after;
    }
    // The last may leave it to the end of the codestream, which then must be there.
    let after = match length {
        0 if start.ends_with(&EOC) => None,
        0 => return Err(ends()),
        _ => Some(start.get(length..).ok_or_else(ends)?),
    };
    Ok((u16::from_be_bytes([t1, t0]).into(), after))
}

/// The first marker segment: its marker, its content, and what follows.
fn segment(bytes: &[u8]) -> Result<(u8, &[u8], &[u8]), PictureError> {
    let (&[0xFF, marker], rest) = bytes.split_first_chunk().ok_or_else(ends)? else {
        return Err(broken("no-marker"));
    };
    // These have no content (A.1.3).
    if matches!(marker, 0x30..=0x3F) {
        return Ok((marker, &[], rest));
    }
    let length =
        rest.first_chunk().map(|length| usize::from(u16::from_be_bytes(*length))).ok_or_else(ends)?;
    if length < 2 {
        return Err(broken("part-short"));
    }
    let (content, after) = rest.split_at_checked(length).ok_or_else(ends)?;
    Ok((marker, content.get(2..).unwrap_or_default(), after))
}

impl Size {
    fn read(content: &[u8]) -> Result<Self, PictureError> {
        let short = || broken("header-short");
        if content.first().is_some_and(|capabilities| capabilities & HIGH_THROUGHPUT != 0) {
            return Err(unusual("jp2-throughput"));
        }
        let (numbers, rest) = content.get(2..).and_then(<[u8]>::split_first_chunk::<32>).ok_or_else(short)?;
        let mut fields = [0; 8];
        for (field, bytes) in fields.iter_mut().zip(numbers.as_chunks().0) {
            *field = u32::from_be_bytes(*bytes);
        }
        let [x1, y1, x0, y0, tile_width, tile_height, tile_x, tile_y] = fields;
        let (count, rest) = rest.split_first_chunk().ok_or_else(short)?;
        let count = usize::from(u16::from_be_bytes(*count));
        if count == 0 || rest.len() != 3 * count {
            return Err(broken("header-components"));
        }
        if count > MOST_COMPONENTS {
            return Err(PictureError::Kind(why("jp2-components").arg("count", count)));
        }
        let component = |[depth, x, y]: &[u8; 3]| Component {
            bits: (depth & 0x7F) + 1,
            is_signed: depth & 0x80 != 0,
            every: (*x, *y),
        };
        let components: Vec<Component> = rest.as_chunks().0.iter().map(component).collect();
        if x0 >= x1 || y0 >= y1 {
            return Err(PictureError::Empty);
        }
        let stray = tile_width == 0 || tile_height == 0 || tile_x > x0 || tile_y > y0;
        if stray || components.iter().any(|component| component.every.0 == 0 || component.every.1 == 0) {
            return Err(broken("parts-differ"));
        }
        // As wide as the widest component: where all are coarser than the grid, so is the picture.
        let every = |of: fn(&Component) -> u8| {
            let all = components
                .iter()
                .all(|other| components.first().is_some_and(|first| first.every == other.every));
            components.first().filter(|_| all).map_or(1, |first| u32::from(of(first)))
        };
        let (x, y) = (every(|component| component.every.0), every(|component| component.every.1));
        let tiles =
            u64::from((x1 - tile_x).div_ceil(tile_width)) * u64::from((y1 - tile_y).div_ceil(tile_height));
        Ok(Self {
            image: (x1.div_ceil(x) - x0.div_ceil(x), y1.div_ceil(y) - y0.div_ceil(y)),
            tile: (tile_width.min(x1 - x0), tile_height.min(y1 - y0)),
            tiles,
            components,
        })
    }
}

/// How finely the tiles are cut: the ways that headers name.
#[derive(Default)]
struct Cut {
    layers: u64,
    ways: Vec<Way>,
}

/// Code-blocks and precincts of a component (A.6.1).
#[derive(PartialEq)]
struct Way {
    levels: u8,
    block: (u8, u8),
    /// Two exponents of each level from the coarsest, or none for precincts that are as large as may be.
    precincts: Vec<u8>,
}

impl Cut {
    fn note(&mut self, marker: u8, content: &[u8]) -> Result<(), PictureError> {
        let short = || broken("header-short");
        let (style, parameters) = match (marker, content) {
            (COD, [style, _, l1, l0, _, parameters @ ..]) => {
                self.layers = self.layers.max(u16::from_be_bytes([*l1, *l0]).into());
                (style, parameters)
            }
            // Which component it is of takes one byte where there are so few.
            (COC, [_, style, parameters @ ..]) => (style, parameters),
            (COD | COC, _) => return Err(short()),
            _ => return Ok(()),
        };
        let [levels, width, height, _, _, precincts @ ..] = parameters else { return Err(short()) };
        let own = style & 1 != 0;
        if *levels > 32 || *width > 8 || *height > 8 || (own && precincts.len() <= usize::from(*levels)) {
            return Err(broken("parts-differ"));
        }
        let precincts = if own { precincts.to_vec() } else { Vec::new() };
        let way = Way { levels: *levels, block: (width + 2, height + 2), precincts };
        if !self.ways.contains(&way) {
            self.ways.push(way);
        }
        Ok(())
    }

    /// The memory of the pieces of a tile, were all components cut in the finest way.
    fn memory(&self, size: &Size) -> u64 {
        let component = self.ways.iter().map(|way| way.memory(size.tile, self.layers)).max();
        component.unwrap_or_default().saturating_mul(size.components.len() as u64)
    }
}

impl Way {
    fn memory(&self, (width, height): (u32, u32), layers: u64) -> u64 {
        let level = |level: u8| {
            let coarser = u32::from(self.levels - level);
            let across = |length: u32| u64::from(length).div_ceil(1 << coarser);
            let precinct = self.precincts.get(usize::from(level)).copied().unwrap_or(0xFF);
            let (px, py) = (precinct & 0x0F, precinct >> 4);
            // Beyond the coarsest level there are three bands of half the size (B.7).
            let (bands, half) = if level == 0 { (1, 0) } else { (3, 1) };
            let precincts = ((across(width) >> px) + 2) * ((across(height) >> py) + 2);
            let pieces = |length: u64, block: u8, precinct: u8| {
                (length >> half >> block.min(precinct.saturating_sub(half))) + 2
            };
            let blocks = pieces(across(width), self.block.0, px) * pieces(across(height), self.block.1, py);
            bands * (precincts * PRECINCT + blocks.max(precincts) * (BLOCK + LAYER * layers))
        };
        (0..=self.levels).map(level).fold(0, u64::saturating_add)
    }
}
