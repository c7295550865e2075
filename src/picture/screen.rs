//! Proofs: what a press's inks look like on a screen.

use crate::picture::error::foreign;
use std::fmt;

use ::moxcms::{ColorProfile, InterpolationMethod, Layout, RenderingIntent, TransformOptions};

use super::PictureError;
use super::converter::press_profile;

/// Places on the tone curve of [`Screen::profile`].
const CURVE: u16 = 1024;

/// Steps of each ink in the table: as many as the profile's own tables have.
const STEPS: usize = 16;

/// Places of the table for one ink, no ink included.
const PLACES: usize = STEPS + 1;

/// What white is in the table: half a level of a screen's 256 is one.
const LEVELS: u64 = 512;

/// Inks to sRGB, through the profile of a printing condition. Paper is white (relative colorimetric).
///
/// A table is made once, and what lies between its places is whole numbers: the library's vector code rounds
/// otherwise than its plain code does, and a proof must not depend on the processor. In 16 bits the two differ
/// by one in 0.1 % of the places; in the 512 levels that are kept, in none for the profiles of `layouts/press`.
pub struct Screen {
    /// sRGB in [`LEVELS`], by cyan, magenta, yellow and black, black fastest.
    shown: Vec<[u16; 3]>,
}

impl fmt::Debug for Screen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Screen").finish_non_exhaustive()
    }
}

impl Screen {
    /// The screen for a condition, by its ICC profile.
    ///
    /// # Errors
    /// [`PictureError::Condition`]: the profile is broken, or not that of a CMYK press.
    pub fn new(icc: &[u8]) -> Result<Self, PictureError> {
        let press = press_profile(icc)?;
        table(&press).map(|shown| Self { shown }).map_err(|error| PictureError::Condition(foreign(&error)))
    }

    /// sRGB, three bytes a pixel, of inks, four bytes a pixel (255 solid). Bytes beyond the last whole pixel
    /// are left out.
    #[must_use]
    pub fn srgb(&self, inks: &[u8]) -> Vec<u8> {
        let mut shown = Vec::with_capacity(inks.len() / 4 * 3);
        let mut last = ([0; 4], self.pixel([0; 4]));
        for pixel in inks.as_chunks().0 {
            // Tints, paper and type are runs of one colour.
            if *pixel != last.0 {
                last = (*pixel, self.pixel(*pixel));
            }
            shown.extend(last.1);
        }
        shown
    }

    /// Between the sixteen places of the table that surround a pixel, each by how near it is.
    fn pixel(&self, inks: [u8; 4]) -> [u8; 3] {
        // The weights of all sixteen are 255⁴; a screen's white is 255.
        const WHOLE: u64 = 255 * 255 * 255 * LEVELS;
        let mut sums = [0_u64; 3];
        for corner in 0..16_usize {
            let (mut place, mut weight) = (0, 1_u64);
            for (ink, sample) in inks.into_iter().enumerate() {
                let at = usize::from(sample) * STEPS;
                let (below, beyond) = (at / 255, (at % 255) as u64);
                let upper = corner >> ink & 1;
                weight *= if upper == 1 { beyond } else { 255 - beyond };
                place = PLACES * place + (below + upper).min(STEPS);
            }
            let Some(color) = self.shown.get(place) else { continue };
            for (sum, sample) in sums.iter_mut().zip(color) {
                *sum += weight * u64::from(*sample);
            }
        }
        sums.map(|sum| ((sum + WHOLE / 2) / WHOLE) as u8)
    }

    /// An ICC profile of sRGB (version 2, matrix and curve; IEC 61966-2-1), always the same bytes, for files
    /// that hold [`Screen::srgb`]'s pixels.
    #[must_use]
    pub fn profile() -> Vec<u8> {
        let [name, licence] = [text_description("sRGB"), text("Public domain")];
        // Primaries and white adapted to D50, in 1/65536, as published with sRGB profiles of version 2.
        let white = xyz([0xF6D6, 0x1_0000, 0xD32D]);
        let red = xyz([0x6FA2, 0x38F5, 0x0390]);
        let green = xyz([0x6299, 0xB785, 0x18DA]);
        let blue = xyz([0x24A0, 0x0F84, 0xB6CF]);
        let curve = tone_curve();
        let tags: [(&[u8; 4], &[u8]); 9] = [
            (b"desc", &name),
            (b"cprt", &licence),
            (b"wtpt", &white),
            (b"rXYZ", &red),
            (b"gXYZ", &green),
            (b"bXYZ", &blue),
            (b"rTRC", &curve),
            (b"gTRC", &curve),
            (b"bTRC", &curve),
        ];
        assemble(&tags)
    }
}

/// What every place of the table shows.
fn table(press: &ColorProfile) -> Result<Vec<[u16; 3]>, ::moxcms::CmsError> {
    let relative = options(RenderingIntent::RelativeColorimetric);
    let screen =
        press.create_transform_16bit(Layout::Rgba, &ColorProfile::new_srgb(), Layout::Rgb, relative)?;
    let ink = |place: usize, unit: usize| {
        let step = place / unit % PLACES;
        ((step * 65_535 + STEPS / 2) / STEPS) as u16
    };
    let count = PLACES * PLACES * PLACES * PLACES;
    let units = [PLACES * PLACES * PLACES, PLACES * PLACES, PLACES, 1];
    let inks: Vec<u16> = (0..count).flat_map(|place| units.map(|unit| ink(place, unit))).collect();
    let mut shown = vec![0; 3 * count];
    screen.transform(&inks, &mut shown)?;
    let level = |sample: u16| ((u64::from(sample) * LEVELS + 32_767) / 65_535) as u16;
    Ok(shown.as_chunks().0.iter().map(|color: &[u16; 3]| color.map(level)).collect())
}

/// Header, table of tags, and each distinct element once (ICC.1:2001-04, 6.1 to 6.3).
fn assemble(tags: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    const HEADER: usize = 128;
    let mut elements: Vec<u8> = Vec::new();
    let mut table = (tags.len() as u32).to_be_bytes().to_vec();
    let start = HEADER + 4 + 12 * tags.len();
    let mut placed: Option<(&[u8], usize)> = None;
    for (signature, element) in tags {
        let at = match placed {
            // Equal elements are neighbours here: the curves.
            Some((last, at)) if last == *element => at,
            _ => {
                let at = start + elements.len();
                elements.extend_from_slice(element);
                elements.resize(elements.len().next_multiple_of(4), 0);
                at
            }
        };
        placed = Some((element, at));
        table.extend_from_slice(*signature);
        table.extend_from_slice(&(at as u32).to_be_bytes());
        table.extend_from_slice(&(element.len() as u32).to_be_bytes());
    }
    let mut profile = header((start + elements.len()) as u32);
    profile.extend(table);
    profile.extend(elements);
    profile
}

/// Options of a transform: lookups between grid points, as other programs make them.
fn options(intent: RenderingIntent) -> TransformOptions {
    TransformOptions {
        rendering_intent: intent,
        interpolation_method: InterpolationMethod::Tetrahedral,
        allow_use_cicp_transfer: false,
        ..TransformOptions::default()
    }
}

/// A display profile of RGB; its date is a constant, since nothing depends on it.
fn header(size: u32) -> Vec<u8> {
    let mut header = size.to_be_bytes().to_vec();
    header.extend(*b"\0\0\0\0\x02\x10\0\0mntrRGB XYZ ");
    header.extend([2000_u16, 1, 1, 0, 0, 0].into_iter().flat_map(u16::to_be_bytes));
    header.extend(*b"acsp");
    header.resize(68, 0);
    // The illuminant D50.
    header.extend([0xF6D6_u32, 0x1_0000, 0xD32D].into_iter().flat_map(u32::to_be_bytes));
    header.resize(128, 0);
    header
}

fn xyz(values: [u32; 3]) -> Vec<u8> {
    let mut element = b"XYZ \0\0\0\0".to_vec();
    element.extend(values.into_iter().flat_map(u32::to_be_bytes));
    element
}

fn text(text: &str) -> Vec<u8> {
    let mut element = b"text\0\0\0\0".to_vec();
    element.extend(text.bytes());
    element.push(0);
    element
}

/// `textDescriptionType`: ASCII, and the empty Unicode and Macintosh forms that version 2 asks for.
fn text_description(text: &str) -> Vec<u8> {
    let mut element = b"desc\0\0\0\0".to_vec();
    element.extend((text.len() as u32 + 1).to_be_bytes());
    element.extend(text.bytes());
    element.resize(element.len() + 1 + 4 + 4 + 2 + 1 + 67, 0);
    element
}

fn tone_curve() -> Vec<u8> {
    let mut element = b"curv\0\0\0\0".to_vec();
    element.extend(u32::from(CURVE).to_be_bytes());
    let curve = ColorProfile::new_srgb().red_trc.and_then(|curve| curve.make_linear_evaluator().ok());
    for place in 0..CURVE {
        let at = f32::from(place) / f32::from(CURVE - 1);
        let light = curve.as_ref().map_or(at, |curve| curve.evaluate_value(at)).clamp(0.0, 1.0);
        element.extend(((light * 65535.0).round() as u16).to_be_bytes());
    }
    element
}
