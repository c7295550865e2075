//! Pictures: their inks, sample by sample.

use hayro_syntax::Filter;
use hayro_syntax::object::stream::ImageDecodeParams;
use hayro_syntax::object::{Array, Dict, Stream};

use super::super::job::Coat;
use super::budget::{Budget, TooMuch};
use super::colour::{Space, tint};

/// Pixels with more ink may be so many in a thousand: JPEG overshoots at edges.
const SPARED: usize = 1;
/// A picture of more pixels is larger than any page at the resolution of any press.
const MOST_PIXELS: u64 = 100_000_000;

/// What a picture's dictionary says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pixels {
    pub(super) width: u32,
    pub(super) height: u32,
    bits: u8,
}

impl Pixels {
    pub(super) fn of(dict: &Dict<'_>) -> Option<Self> {
        let number = |long: &str, short: &str| dict.get::<u32>(long).or_else(|| dict.get::<u32>(short));
        let (width, height) = (number("Width", "W")?, number("Height", "H")?);
        let bits = number("BitsPerComponent", "BPC").and_then(|bits| u8::try_from(bits).ok()).unwrap_or(8);
        (width > 0 && height > 0).then_some(Self { width, height, bits })
    }
}

/// The most ink of a picture's pixels, in hundredths of a percent; nothing, where its samples can't be read.
pub(super) fn most_ink(
    stream: &Stream<'_>,
    pixels: Pixels,
    space: &Space,
    budget: &mut Budget,
) -> Result<Option<u32>, TooMuch> {
    match space {
        // One ink is never too much, and what is no ink is told otherwise.
        Space::Gray { .. } | Space::Foreign(_) | Space::Pattern(_) => return Ok(Some(0)),
        Space::Indexed(base, table) => return Ok(Some(most_of_table(base, table))),
        Space::Colorants(all) if all.len() == 1 => return Ok(Some(0)),
        Space::Cmyk { .. } | Space::Colorants(_) => {}
    }
    let components = space.components();
    let count = u64::from(pixels.width) * u64::from(pixels.height);
    let readable = stream
        .filters()
        .iter()
        .all(|filter| !matches!(filter, Filter::JpxDecode | Filter::Jbig2Decode | Filter::CcittFaxDecode));
    if pixels.bits != 8 || !readable || count > MOST_PIXELS {
        return Ok(None);
    }
    let parameters = ImageDecodeParams {
        bpc: Some(8),
        num_components: u8::try_from(components).ok(),
        width: pixels.width,
        height: pixels.height,
        ..ImageDecodeParams::default()
    };
    let expected = count as usize * components;
    let Some(samples) = budget.samples(stream, &parameters, expected)? else { return Ok(None) };
    if samples.len() < expected {
        return Ok(None);
    }
    let decode = decode(stream.dict(), components);
    Ok(Some(most(&samples, &decode)))
}

fn most_of_table(base: &Space, table: &[u8]) -> u32 {
    let colours = table.chunks_exact(base.components().max(1)).take(256).map(|entry| {
        let shares: Vec<f64> = entry.iter().map(|byte| f64::from(*byte) / 255.0).collect();
        match base.coat(&shares) {
            Coat::Inks(inks) => inks.total(),
            _ => 0,
        }
    });
    colours.max().unwrap_or(0)
}

/// For each component whether its samples count down, as Adobe's CMYK pictures do.
fn decode(dict: &Dict<'_>, components: usize) -> Vec<bool> {
    let pairs = dict.get::<Array<'_>>("Decode").or_else(|| dict.get::<Array<'_>>("D"));
    let pairs: Vec<f64> = pairs.iter().flat_map(Array::iter::<f64>).take(2 * components).collect();
    let mut counts_down: Vec<bool> = pairs.chunks_exact(2).map(|pair| pair[0] > pair[1]).collect();
    counts_down.resize(components, false);
    counts_down
}

/// The ink that all pixels but one in a thousand stay below.
fn most(samples: &[u8], counts_down: &[bool]) -> u32 {
    let components = counts_down.len();
    // How many pixels have so much ink, in steps of a sample.
    let mut pixels = vec![0_usize; 255 * components + 1];
    for pixel in samples.chunks_exact(components) {
        let shares = pixel.iter().zip(counts_down);
        let ink: usize =
            shares.map(|(share, down)| usize::from(if *down { 255 - share } else { *share })).sum();
        if let Some(count) = pixels.get_mut(ink) {
            *count += 1;
        }
    }
    let spared = samples.len() / components * SPARED / 1000;
    let mut seen = 0;
    for (ink, count) in pixels.iter().enumerate().rev() {
        seen += count;
        if seen > spared {
            return (ink as u32 * u32::from(tint(1.0)) + 127) / 255;
        }
    }
    0
}
