//! Image XObjects (ISO 32000-1, 8.9.5).

use std::borrow::Cow;

use pdf_writer::{Chunk, Filter, Name, Ref};

use crate::picture::Space;

/// A picture as the file holds it.
#[derive(Debug)]
pub(super) struct Image<'a> {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) pixels: Pixels,
    pub(super) bytes: Cow<'a, [u8]>,
}

/// What the pixels of an image are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pixels {
    /// Samples in inks, deflated; whether rows were predicted before.
    Deflated(Space, bool),
    /// A JPEG file in inks; whether 255 is no ink in it.
    Jpeg(Space, bool),
    /// A JPEG file in sRGB.
    Screen,
}

impl Image<'_> {
    /// Writes the image; `screen` is the colour space of the screen.
    pub(super) fn write(&self, chunk: &mut Chunk, id: Ref, screen: Ref) {
        let mut image = chunk.image_xobject(id, &self.bytes);
        image.width(self.width as i32).height(self.height as i32).bits_per_component(8);
        match self.pixels {
            Pixels::Screen => image.pair(Name(b"ColorSpace"), screen),
            Pixels::Deflated(space, _) | Pixels::Jpeg(space, _) => image.color_space_name(name(space)),
        };
        match self.pixels {
            Pixels::Deflated(space, predicted) => {
                image.filter(Filter::FlateDecode);
                if predicted {
                    image
                        .decode_parms()
                        .predictor(pdf_writer::types::Predictor::PngOptimum)
                        .colors(space.samples() as i32)
                        .columns(self.width as i32);
                }
            }
            Pixels::Jpeg(space, inverted) => {
                image.filter(Filter::DctDecode);
                if inverted {
                    image.decode([1.0, 0.0].repeat(space.samples()));
                }
            }
            Pixels::Screen => {
                image.filter(Filter::DctDecode);
            }
        }
    }
}

fn name(space: Space) -> Name<'static> {
    match space {
        Space::Gray => Name(b"DeviceGray"),
        Space::Cmyk => Name(b"DeviceCMYK"),
    }
}
