//! Which component of a codestream is which colour.

use super::boxes::{Boxes, Colour};
use super::codestream::{Codestream, Component};
use crate::picture::error::{PictureError, ends, unusual, why};
use crate::picture::source::Colours;

/// Enumerated colours (ISO 15444-1, table I.10; ISO 15444-2, table M.25).
const CMYK: u32 = 12;
const SRGB: u32 = 16;
const GREY: u32 = 17;
const SYCC: u32 = 18;

/// Where a profile says what its colours are (ICC.1, 7.2.6).
const PROFILE_COLOURS: std::ops::Range<usize> = 16..20;

/// A channel that is for something else than colour or alpha, or for no colour (I.5.3.6).
const UNSAID: u16 = 0xFFFF;

/// A channel of the picture: a component, and what its values stand for.
#[derive(Clone)]
pub(super) struct Channel {
    pub(super) component: usize,
    /// The samples that its values stand for, in 8 bits.
    pub(super) palette: Option<Vec<u8>>,
}

/// What is printed of a file.
pub(super) struct Channels {
    pub(super) colours: Colours,
    /// They are luminance and chrominance.
    pub(super) is_ycc: bool,
    pub(super) stored: Option<&'static str>,
    pub(super) bits: u8,
    /// In the order of the colours.
    pub(super) printed: Vec<Channel>,
    /// What covers paper, and whether the colours have been multiplied by it.
    pub(super) alpha: Option<(Channel, bool)>,
}

impl Channels {
    pub(super) fn of(boxes: &Boxes<'_>, codestream: &Codestream) -> Result<Self, PictureError> {
        let components = &codestream.components;
        let bits = components.iter().map(|component| component.bits).max().unwrap_or_default();
        if components.iter().any(|component| component.is_signed) {
            return Err(unusual("jp2-signed"));
        }
        if bits > 16 {
            return Err(PictureError::Kind(why("jp2-bits").arg("bits", bits)));
        }
        let (colours, is_ycc) = colours(boxes.colour, components)?;
        let (printed, alpha) = defined(boxes.definitions, &mapped(boxes, components)?, colours.samples())?;
        let palette = boxes.palette.is_some();
        let stored = if is_ycc { Some("YCbCr") } else { palette.then_some("palette") };
        Ok(Self { colours, is_ycc, stored, bits, printed, alpha })
    }
}

/// What the colours are, and whether they are luminance and chrominance. A codestream alone says it by nothing
/// but how many components there are, and that chrominance is coarser.
fn colours(colour: Option<Colour<'_>>, components: &[Component]) -> Result<(Colours, bool), PictureError> {
    match colour {
        Some(Colour::Enumerated(GREY)) => Ok((Colours::Gray, false)),
        Some(Colour::Enumerated(SRGB)) => Ok((Colours::Rgb, false)),
        Some(Colour::Enumerated(SYCC)) => Ok((Colours::Rgb, true)),
        Some(Colour::Enumerated(CMYK)) => Ok((Colours::Cmyk, false)),
        Some(Colour::Profile(profile)) => match profile.get(PROFILE_COLOURS) {
            Some(b"GRAY") => Ok((Colours::Gray, false)),
            Some(b"RGB ") => Ok((Colours::Rgb, false)),
            Some(b"CMYK") => Ok((Colours::Cmyk, false)),
            Some(_) => Err(unusual("jp2-colours")),
            None => Err(PictureError::Profile(why("ends"))),
        },
        Some(_) => Err(unusual("jp2-colours")),
        None => match components {
            [_] => Ok((Colours::Gray, false)),
            [y, cb, cr] => Ok((Colours::Rgb, cb.every == cr.every && cb.every != y.every)),
            _ => Err(unusual("jp2-bare")),
        },
    }
}

/// The channels: the components, or what the palette makes of them.
fn mapped(boxes: &Boxes<'_>, components: &[Component]) -> Result<Vec<Channel>, PictureError> {
    let direct = |component| Channel { component, palette: None };
    let (palette, mapping) = match (boxes.palette, boxes.mapping) {
        (None, None) => return Ok((0..components.len()).map(direct).collect()),
        (Some(palette), Some(mapping)) => (columns(palette)?, mapping),
        _ => return Err(unusual("jp2-channels")),
    };
    let channel = |[c1, c0, kind, column]: &[u8; 4]| {
        let component = usize::from(u16::from_be_bytes([*c1, *c0]));
        let palette = match kind {
            0 => None,
            1 => Some(palette.get(usize::from(*column))?.clone()),
            _ => return None,
        };
        (component < components.len()).then_some(Channel { component, palette })
    };
    let channels: Option<Vec<Channel>> = mapping.as_chunks().0.iter().map(channel).collect();
    channels.ok_or_else(|| unusual("jp2-channels"))
}

/// The columns of a palette (I.5.3.4), in 8 bits.
fn columns(palette: &[u8]) -> Result<Vec<Vec<u8>>, PictureError> {
    let (&[n1, n0, count], rest) = palette.split_first_chunk().ok_or_else(ends)?;
    let (depths, mut rest) = rest.split_at_checked(count.into()).ok_or_else(ends)?;
    let mut columns = vec![Vec::new(); depths.len()];
    for _ in 0..u16::from_be_bytes([n1, n0]) {
        for (column, depth) in columns.iter_mut().zip(depths) {
            // The highest bit says that it is signed.
            let bits = u32::from(*depth) + 1;
            let (value, after) = match bits {
                0..=8 => rest.split_first().map(|(value, after)| (u32::from(*value), after)),
                9..=16 => rest
                    .split_first_chunk()
                    .map(|(value, after)| (u32::from(u16::from_be_bytes(*value)), after)),
                _ => return Err(unusual("jp2-channels")),
            }
            .ok_or_else(ends)?;
            let most = (1 << bits) - 1;
            column.push(((value.min(most) * 255 + most / 2) / most) as u8);
            rest = after;
        }
    }
    Ok(columns)
}

/// The channels in the order of the colours, and what covers paper. Where nothing says what they are for, they
/// are the colours.
type Printed = (Vec<Channel>, Option<(Channel, bool)>);

fn defined(definitions: Option<&[u8]>, channels: &[Channel], count: usize) -> Result<Printed, PictureError> {
    let unclear = || unusual("jp2-channels");
    let Some(definitions) = definitions else {
        return if channels.len() == count { Ok((channels.to_vec(), None)) } else { Err(unclear()) };
    };
    let (number, rest) = definitions.split_first_chunk().ok_or_else(ends)?;
    let entries = rest.as_chunks::<6>().0.get(..usize::from(u16::from_be_bytes(*number))).ok_or_else(ends)?;
    let mut printed = vec![None; count];
    let mut alpha = None;
    for [n1, n0, t1, t0, a1, a0] in entries {
        let [number, kind, of] = [[*n1, *n0], [*t1, *t0], [*a1, *a0]].map(u16::from_be_bytes);
        let channel = channels.get(usize::from(number)).ok_or_else(unclear)?;
        let twice = match (kind, of) {
            (0, 1..UNSAID) => {
                let place = printed.get_mut(usize::from(of) - 1).ok_or_else(unclear)?;
                place.replace(channel.clone()).is_some()
            }
            // The one colour may be said to be the whole picture.
            (0, 0) if count == 1 => {
                printed.first_mut().is_none_or(|place| place.replace(channel.clone()).is_some())
            }
            (1 | 2, 0) => alpha.replace((channel.clone(), kind == 2)).is_some(),
            (UNSAID, _) | (_, UNSAID) => false,
            _ => true,
        };
        if twice {
            return Err(unclear());
        }
    }
    let printed: Option<Vec<Channel>> = printed.into_iter().collect();
    Ok((printed.ok_or_else(unclear)?, alpha))
}
