//! Pictures: whether their samples are there, and how much ink they are.

use std::io::Read;

use hayro_syntax::object::{Array, Dict, Stream};

use super::super::job::Coat;
use super::budget::Budget;
use super::colour::{Colorant, Space, tint};
use super::pixels::{LONGEST_ROW, Pixels};
use super::samples::Samples;

/// Pixels with more ink may be so many in a thousand: JPEG overshoots at edges.
const SPARED: u64 = 1;
/// A picture of more pixels is larger than any page at the resolution of any press.
const MOST_PIXELS: u64 = 100_000_000;

/// What is known of a picture's ink.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// The most of it, in hundredths of a percent.
    Known(u32),
    /// Its samples are in a form that is not read here, or are too many.
    NotRead,
    /// Its samples can't be read by anyone; a part of the entry `picture-fault` says why.
    Broken(&'static str),
}

/// The most ink of a picture's pixels.
pub(super) fn most_ink(stream: &Stream<'_>, pixels: Pixels, space: &Space, budget: &mut Budget) -> Ink {
    let Some(components) = space.components() else { return Ink::Known(0) };
    let counts = match space {
        // One ink is never too much, and what is no ink is told otherwise: whether they are there is seen.
        Space::Gray { .. } | Space::Foreign(_) | Space::Pattern(_) => None,
        Space::Colorants(all) if all.len() == 1 && all[..] != [Colorant::All] => None,
        Space::Indexed(..) | Space::Cmyk { .. } | Space::Colorants(_) => {
            Some(Counts::new(stream.dict(), pixels, space, components))
        }
    };
    let ink = read(stream, pixels, components, counts, budget);
    if ink == Ink::NotRead && is_little(space) { Ink::Known(0) } else { ink }
}

/// The samples of a stencil: whether they are there.
pub(super) fn stencil(stream: &Stream<'_>, pixels: Pixels, budget: &mut Budget) -> Ink {
    read(stream, Pixels { bits: 1, ..pixels }, 1, None, budget)
}

/// Whether a space can't be too much ink, whatever the samples are.
fn is_little(space: &Space) -> bool {
    match space {
        Space::Gray { .. } | Space::Foreign(_) => true,
        Space::Colorants(all) => all.len() == 1 && all[..] != [Colorant::All],
        Space::Indexed(base, _) => is_little(base),
        Space::Cmyk { .. } | Space::Pattern(_) => false,
    }
}

fn read(
    stream: &Stream<'_>,
    pixels: Pixels,
    components: usize,
    mut counts: Option<Counts>,
    budget: &mut Budget,
) -> Ink {
    let samples = (pixels.width as usize).saturating_mul(components);
    let row = samples.saturating_mul(usize::from(pixels.bits)).div_ceil(8);
    let count = u64::from(pixels.width) * u64::from(pixels.height);
    let all = row.saturating_mul(pixels.height as usize);
    let is_depth = matches!(pixels.bits, 1 | 2 | 4 | 8 | 16);
    if !is_depth || count > MOST_PIXELS || row > LONGEST_ROW || !budget.picture(all) {
        return Ink::NotRead;
    }
    let mut bytes = match Samples::of(stream, pixels, components, budget) {
        Samples::Bytes(bytes) => bytes,
        Samples::NotRead => return Ink::NotRead,
        Samples::Broken(why) => return Ink::Broken(why),
    };
    let mut rows = Rows { row: vec![0; row], next: vec![0; row], alike: 0 };
    for _ in 0..pixels.height {
        if !rows.next(&mut bytes, counts.as_mut()) {
            return Ink::Broken("short");
        }
    }
    rows.count(counts.as_mut());
    Ink::Known(counts.map_or(0, |counts| counts.most(count * SPARED / 1000)))
}

/// Rows as they come; those that are alike are counted together.
struct Rows {
    row: Vec<u8>,
    next: Vec<u8>,
    /// How many rows like this have come.
    alike: u64,
}

impl Rows {
    /// Reads the next row; whether it is there whole.
    fn next(&mut self, bytes: &mut impl Read, counts: Option<&mut Counts>) -> bool {
        if bytes.read_exact(&mut self.next).is_err() {
            return false;
        }
        if self.next != self.row {
            self.count(counts);
            std::mem::swap(&mut self.row, &mut self.next);
        }
        self.alike += 1;
        true
    }

    fn count(&mut self, counts: Option<&mut Counts>) {
        if let Some(counts) = counts.filter(|_| self.alike > 0) {
            counts.row(&self.row, self.alike);
        }
        self.alike = 0;
    }
}

/// How many pixels have so much ink.
struct Counts {
    bits: u8,
    width: usize,
    /// For each component, what each sample is: a share of 255 or, of an index, the ink of its colour in
    /// hundredths of a percent.
    worth: Vec<Vec<u32>>,
    /// Hundredths of a percent for a worth of one, times 255.
    unit: u32,
    pixels: Vec<u64>,
}

impl Counts {
    fn new(dict: &Dict<'_>, pixels: Pixels, space: &Space, components: usize) -> Self {
        // Samples of 16 bits are counted by the nearest of 256 steps.
        let highest = (1_u32 << pixels.bits.min(8)) - 1;
        let decode = decode(dict, components);
        let shares = |(low, high): (f64, f64)| {
            move |sample: u32| low + f64::from(sample) / f64::from(highest) * (high - low)
        };
        let worth: Vec<Vec<u32>> = match space {
            Space::Indexed(base, table) => {
                let entry = |sample: u32| {
                    let index = decode.first().map_or(f64::from(sample), |pair| shares(*pair)(sample));
                    ink_of(base, table, index.round().clamp(0.0, 255.0) as usize)
                };
                vec![(0..=highest).map(entry).collect()]
            }
            _ => (0..components)
                .map(|at| {
                    let pair = decode.get(at).copied().unwrap_or((0.0, 1.0));
                    let step = |sample| (shares(pair)(sample).clamp(0.0, 1.0) * 255.0).round() as u32;
                    let is_ink =
                        !matches!(space, Space::Colorants(all) if all.get(at) == Some(&Colorant::None));
                    (0..=highest).map(|sample| if is_ink { step(sample) } else { 0 }).collect()
                })
                .collect(),
        };
        let unit = if matches!(space, Space::Indexed(..)) { 255 } else { u32::from(tint(1.0)) };
        let most: u32 = worth.iter().map(|one| one.iter().copied().max().unwrap_or(0)).sum();
        Self {
            bits: pixels.bits,
            width: pixels.width as usize,
            worth,
            unit,
            pixels: vec![0; most as usize + 1],
        }
    }

    /// Counts the pixels of a row, which comes so many times.
    fn row(&mut self, row: &[u8], times: u64) {
        let components = self.worth.len();
        for pixel in 0..self.width {
            let sample = |at: usize| sample(row, self.bits, pixel * components + at);
            let worth = self.worth.iter().enumerate();
            let ink: u32 = worth.map(|(at, worth)| worth.get(sample(at)).copied().unwrap_or(0)).sum();
            if let Some(count) = self.pixels.get_mut(ink as usize) {
                *count += times;
            }
        }
    }

    /// The ink that all pixels but so many stay below.
    fn most(&self, spared: u64) -> u32 {
        let mut seen = 0;
        for (ink, count) in self.pixels.iter().enumerate().rev() {
            seen += count;
            if seen > spared {
                return (ink as u32 * self.unit + 127) / 255;
            }
        }
        0
    }
}

/// A sample of a row, in 256 steps at most.
fn sample(row: &[u8], bits: u8, at: usize) -> usize {
    let byte = |at: usize| usize::from(row.get(at).copied().unwrap_or(0));
    match bits {
        8 => byte(at),
        16 => ((byte(2 * at) << 8 | byte(2 * at + 1)) + 128) / 257,
        _ => {
            let bits = usize::from(bits);
            byte(at * bits / 8) >> (8 - bits - at * bits % 8) & ((1 << bits) - 1)
        }
    }
}

/// The ink of a colour of a table, in hundredths of a percent.
fn ink_of(base: &Space, table: &[u8], index: usize) -> u32 {
    let size = base.components().unwrap_or(0);
    let entry = table.get(index * size..(index + 1) * size).unwrap_or_default();
    let shares: Vec<f64> = entry.iter().map(|byte| f64::from(*byte) / 255.0).collect();
    match base.coat(&shares) {
        Coat::Inks(inks) => inks.total(),
        Coat::Registration(tint) => u32::from(tint),
        Coat::Foreign(_) | Coat::Various(_) => 0,
    }
}

/// What the lowest and the highest sample of each component mean; as Adobe's CMYK pictures, they may count down.
fn decode(dict: &Dict<'_>, components: usize) -> Vec<(f64, f64)> {
    let pairs = dict.get::<Array<'_>>("Decode").or_else(|| dict.get::<Array<'_>>("D"));
    let pairs: Vec<f64> = pairs.iter().flat_map(Array::iter::<f64>).take(2 * components).collect();
    pairs.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}
