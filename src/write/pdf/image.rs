//! Image XObjects (ISO 32000-1, 8.9.5).

use pdf_writer::{Chunk, Finish, Name, Ref};

use super::spliced::Streams;
use crate::picture::Space;
use crate::spool::Stored;

/// A picture as the file holds it.
#[derive(Debug)]
pub(super) struct Image {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) pixels: Pixels,
    pub(super) bytes: Stored,
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

impl Image {
    /// How many samples its pixels have.
    pub(super) fn samples(&self) -> u64 {
        let of_a_pixel = match self.pixels {
            Pixels::Deflated(space, _) | Pixels::Jpeg(space, _) => space.samples(),
            Pixels::Screen => 3,
        };
        u64::from(self.width) * u64::from(self.height) * of_a_pixel as u64
    }

    /// Writes the dictionary of the image, and puts its pixels behind it; `screen` is the colour space of the screen.
    pub(super) fn write(&self, chunk: &mut Chunk, streams: &mut Streams, id: Ref, screen: Ref) {
        let mut image = chunk.indirect(id).dict();
        image.pair(Name(b"Length"), self.bytes.len() as i32);
        image.pair(Name(b"Type"), Name(b"XObject")).pair(Name(b"Subtype"), Name(b"Image"));
        image.pair(Name(b"Width"), self.width as i32).pair(Name(b"Height"), self.height as i32);
        image.pair(Name(b"BitsPerComponent"), 8);
        let (Pixels::Deflated(space, _) | Pixels::Jpeg(space, _)) = self.pixels else {
            image.pair(Name(b"ColorSpace"), screen).pair(Name(b"Filter"), Name(b"DCTDecode"));
            image.finish();
            return streams.put(chunk.as_bytes(), self.bytes.clone());
        };
        image.pair(Name(b"ColorSpace"), name(space));
        let samples = space.samples();
        match self.pixels {
            Pixels::Deflated(_, predicted) => {
                image.pair(Name(b"Filter"), Name(b"FlateDecode"));
                if predicted {
                    let mut how = image.insert(Name(b"DecodeParms")).dict();
                    how.pair(Name(b"Predictor"), PNG_OPTIMUM).pair(Name(b"Colors"), samples as i32);
                    how.pair(Name(b"Columns"), self.width as i32);
                }
            }
            Pixels::Jpeg(_, inverted) => {
                image.pair(Name(b"Filter"), Name(b"DCTDecode"));
                if inverted {
                    image.insert(Name(b"Decode")).array().items([1.0_f32, 0.0].repeat(samples));
                }
            }
            Pixels::Screen => {}
        }
        image.finish();
        streams.put(chunk.as_bytes(), self.bytes.clone());
    }
}

/// Every row says by its first byte how it was predicted (ISO 32000-1, table 10).
const PNG_OPTIMUM: i32 = 15;

fn name(space: Space) -> Name<'static> {
    match space {
        Space::Gray => Name(b"DeviceGray"),
        Space::Cmyk => Name(b"DeviceCMYK"),
    }
}
