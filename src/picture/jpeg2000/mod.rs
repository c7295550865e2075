//! JPEG 2000 (ISO 15444-1): JP2 files, and codestreams without one around them.
//!
//! What the colours are is read here. The decoder is given the codestream alone and says what the components
//! of it are, so that no guess of its own gets between.

mod boxes;
mod channels;
mod codestream;

use crate::picture::error::{broken, foreign};

use ::hayro_jpeg2000::{ComponentData, DecodeSettings, DecoderContext, Image};

use super::PictureError;
use super::pixels::{allowed, on_paper, plausible, rgb_of_ycc};
use super::source::{Head, Pixels};
use boxes::Boxes;
pub(super) use boxes::JP2;
use channels::{Channel, Channels};
pub(super) use codestream::CODESTREAM;
use codestream::Codestream;

/// Pixels that a byte of a photograph has at most. One colour is packed into nothing, and is no photograph.
const MOST_PACKED: u64 = 1024;

/// Bytes of a component's pixel: the decoder has fractions of four bytes.
const FRACTION: usize = 4;

/// What a JPEG 2000 file says of itself.
pub(super) fn head(bytes: &[u8]) -> Result<Head, PictureError> {
    let file = File::read(bytes)?;
    let head = Head::new("JPEG 2000", file.codestream.size, file.channels.colours, file.each())?;
    let Channels { stored, .. } = file.channels;
    let room = head.room + file.codestream.blocks + file.boxes.codestream.len() as u64;
    Ok(Head { stored, bits: file.channels.bits, icc: file.boxes.profile().map(<[u8]>::to_vec), room, ..head })
}

/// The pixels of a JPEG 2000 file; alpha lies on white paper.
pub(super) fn pixels(bytes: &[u8]) -> Result<Pixels, PictureError> {
    let file = File::read(bytes)?;
    let (width, height) = file.codestream.size;
    let Channels { colours, .. } = file.channels;
    let pixels = allowed(width, height, file.each())?;
    let wrapped = boxes::wrap(file.boxes.codestream, file.codestream.open);
    // Data that make no sense are errors, not grey.
    let settings = DecodeSettings { resolve_palette_indices: false, strict: true, target_resolution: None };
    let image = Image::new(&wrapped, &settings).map_err(undecodable)?;
    if (image.width(), image.height()) != (width, height) {
        return Err(broken("parts-differ"));
    }
    let mut context = DecoderContext::default();
    let decoded = image.decode(&mut context).map_err(undecodable)?;
    let mut samples = vec![0; colours.samples() * pixels];
    for (at, channel) in file.channels.printed.iter().enumerate() {
        let targets = samples.iter_mut().skip(at).step_by(colours.samples());
        for (target, sample) in targets.zip(plane(decoded.components(), channel, pixels)?) {
            *target = sample;
        }
    }
    if file.channels.is_ycc {
        samples.as_chunks_mut().0.iter_mut().for_each(|pixel| *pixel = rgb_of_ycc(*pixel));
    }
    if let Some((channel, premultiplied)) = &file.channels.alpha {
        let cover = plane(decoded.components(), channel, pixels)?;
        for (pixel, alpha) in samples.chunks_exact_mut(colours.samples()).zip(cover) {
            for sample in pixel {
                *sample = if *premultiplied {
                    sample.saturating_add(u8::MAX - alpha)
                } else {
                    on_paper(*sample, alpha)
                };
            }
        }
    }
    Ok(Pixels { width, height, colours, samples })
}

/// A JPEG 2000 file, as far as it says what its pixels are.
struct File<'a> {
    boxes: Boxes<'a>,
    codestream: Codestream,
    channels: Channels,
}

impl<'a> File<'a> {
    fn read(bytes: &'a [u8]) -> Result<Self, PictureError> {
        let boxes = if bytes.starts_with(CODESTREAM) { Boxes::bare(bytes) } else { Boxes::read(bytes)? };
        let codestream = Codestream::read(boxes.codestream)?;
        let (width, height) = codestream.size;
        let channels = Channels::of(&boxes, &codestream)?;
        plausible(width, height, boxes.codestream.len(), MOST_PACKED)?;
        Ok(Self { boxes, codestream, channels })
    }

    /// The memory that a pixel takes while it is read, in bytes: all components, the coefficients of one of
    /// them before and after a transform with room to work, and the samples that come out.
    fn each(&self) -> usize {
        FRACTION * (self.codestream.components.len() + 3) + self.channels.colours.samples()
    }
}

/// The samples of a channel in 8 bits.
fn plane<'a>(
    components: &'a [ComponentData],
    channel: &'a Channel,
    pixels: usize,
) -> Result<impl Iterator<Item = u8> + 'a, PictureError> {
    let component = components.get(channel.component).filter(|plane| plane.samples().len() == pixels);
    let component = component.ok_or_else(|| broken("parts-differ"))?;
    let most = ((1_u64 << component.bit_depth().min(32)) - 1) as f32;
    Ok(component.samples().iter().map(move |sample| match &channel.palette {
        // A value that loss has carried beyond the palette is the nearest in it.
        Some(entries) => {
            let index = (*sample + 0.5).max(0.0) as usize;
            entries.get(index).or(entries.last()).copied().unwrap_or_default()
        }
        None => (*sample * 255.0 / most + 0.5) as u8,
    }))
}

fn undecodable(error: ::hayro_jpeg2000::DecodeError) -> PictureError {
    PictureError::Broken(foreign(&error))
}
