//! GIF (GIF89a): the first picture, on the screen that it is laid out for.

use crate::picture::error::{broken, ends, foreign};
use std::io::ErrorKind;

use ::gif::{ColorOutput, DecodeOptions, Decoder, DecodingError, Frame, MemoryLimit};

use super::PictureError;
use super::pixels::{allowed, plausible};
use super::source::{Colours, Head, Pixels};

/// The most pixels that a byte of a file has: a code of 12 bits stands for no more of them than there are
/// entries in the table (appendix F), beside the length of every 255 bytes.
const MOST_PACKED: u64 = 2800;

/// White paper, where nothing is laid.
const PAPER: u8 = u8::MAX;

type File<'a> = Decoder<&'a [u8]>;

/// What a file says of its first picture.
struct Picture {
    /// The screen (section 18), as far as the picture needs it.
    screen: (u32, u32),
    /// Where the picture lies on it (section 20), in columns and rows.
    corner: (usize, usize),
    size: (usize, usize),
    palette: Vec<[u8; 3]>,
    transparent: Option<u8>,
    colours: Colours,
}

/// What a GIF file says of itself.
pub(super) fn head(bytes: &[u8]) -> Result<Head, PictureError> {
    let (file, picture) = open(bytes)?;
    let each = picture.colours.samples() + 1;
    let head = Head::new("GIF", picture.screen, picture.colours, each)?;
    Ok(Head {
        stored: Some("palette"),
        bits: picture.palette.len().next_power_of_two().trailing_zeros() as u8,
        icc: file.icc_profile().filter(|_| picture.colours == Colours::Rgb).map(<[u8]>::to_vec),
        ..head
    })
}

/// The pixels of a GIF file: what is transparent, and the screen beside the picture, is paper.
pub(super) fn pixels(bytes: &[u8]) -> Result<Pixels, PictureError> {
    let (mut file, picture) = open(bytes)?;
    let (width, height) = picture.screen;
    let each = picture.colours.samples();
    let pixels = allowed(width, height, each + 1)?;
    let (columns, rows) = picture.size;
    let mut indices = vec![0; columns * rows];
    file.read_into_buffer(&mut indices).map_err(undecodable)?;
    let mut samples = vec![PAPER; each * pixels];
    let screen = samples.chunks_exact_mut((each * width as usize).max(1));
    let (left, top) = picture.corner;
    for (row, target) in indices.chunks_exact(columns.max(1)).zip(screen.skip(top)) {
        for (index, target) in row.iter().zip(target.chunks_exact_mut(each).skip(left)) {
            if picture.transparent == Some(*index) {
                continue;
            }
            let colour = picture.palette.get(usize::from(*index));
            let colour = colour.ok_or_else(|| broken("palette-short"))?;
            for (target, sample) in target.iter_mut().zip(colour) {
                *target = *sample;
            }
        }
    }
    Ok(Pixels { width, height, colours: picture.colours, samples })
}

/// Reads a file up to the pixels of its first picture.
fn open(bytes: &[u8]) -> Result<(File<'_>, Picture), PictureError> {
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::Indexed);
    // What is beside the pixels is bounded by the file; they have memory of their own.
    options.set_memory_limit(MemoryLimit::Unlimited);
    let mut file = options.read_info(bytes).map_err(undecodable)?;
    let screen = (u32::from(file.width()), u32::from(file.height()));
    let frame = file.next_frame_info().map_err(undecodable)?.ok_or(PictureError::Empty)?.clone();
    let palette = file.palette().map_err(undecodable)?.as_chunks().0.to_vec();
    let picture = Picture::new(screen, &frame, palette, file.icc_profile().is_some());
    let (width, height) = picture.screen;
    allowed(width, height, 1)?;
    plausible(width, height, bytes.len(), MOST_PACKED)?;
    allowed(frame.width.into(), frame.height.into(), 1)?;
    Ok((file, picture))
}

impl Picture {
    /// A picture that reaches beyond its screen, which it may not, is still shown whole by what shows GIF.
    fn new(screen: (u32, u32), frame: &Frame<'_>, palette: Vec<[u8; 3]>, profiled: bool) -> Self {
        let right = u32::from(frame.left) + u32::from(frame.width);
        let bottom = u32::from(frame.top) + u32::from(frame.height);
        let grey = palette.iter().all(|[red, green, blue]| red == green && green == blue);
        Self {
            screen: (screen.0.max(right), screen.1.max(bottom)),
            corner: (frame.left.into(), frame.top.into()),
            size: (frame.width.into(), frame.height.into()),
            palette,
            transparent: frame.transparent,
            // As in PNG: greys of a profile are what it says.
            colours: if grey && !profiled { Colours::Gray } else { Colours::Rgb },
        }
    }
}

fn undecodable(error: DecodingError) -> PictureError {
    match error {
        DecodingError::Io(error) if error.kind() == ErrorKind::UnexpectedEof => ends(),
        DecodingError::UnexpectedEof => ends(),
        error => PictureError::Broken(foreign(&error)),
    }
}
