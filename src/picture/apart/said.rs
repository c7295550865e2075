//! What is said about a picture between two processes. What comes from a process that read a file from elsewhere is believed
//! as little as the file.

use serde::{Deserialize, Serialize};

use super::Answer;
use super::wrong::Wrong;
use crate::picture::error::{PictureError, why};
use crate::picture::exif::Orientation;
use crate::picture::original::{AtSize, View};
use crate::picture::pixels::allowed;
use crate::picture::raster::{Data, Raster, Space};
use crate::picture::source::{Colours, Head, Pixels};

/// What is asked about a file.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) enum Question {
    Head,
    AtSize(View),
}

/// What is said; the bytes that go with it are a profile, samples or a file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Said {
    Head {
        format: String,
        size: (u32, u32),
        colours: Colours,
        stored: Option<String>,
        bits: u8,
        orientation: Orientation,
        /// Whether the bytes are its profile.
        profiled: bool,
        room: u64,
    },
    Untouched {
        size: (u32, u32),
        space: Space,
        inverted: bool,
        most_ink: u32,
    },
    Pixels {
        size: (u32, u32),
        colours: Colours,
        drawn: bool,
        scaled: bool,
    },
    Wrong(Wrong),
}

/// What formats and their ways to have colours are called.
const NAMES: [&str; 11] =
    ["JPEG", "PNG", "TIFF", "WebP", "GIF", "JPEG 2000", "RGB", "YCbCr", "YCCK", "Lab", "palette"];

/// The most ink of a pixel, in hundredths of a percent: four times solid.
const MOST_INK: u32 = 40_000;

/// The most bytes that go with the pixels of a file.
pub(super) fn most(file: usize, head: &Head, View { to: (width, height), .. }: View) -> u64 {
    let samples = u64::from(width) * u64::from(height) * head.colours.samples() as u64;
    samples.max(file as u64)
}

impl Said {
    /// An answer, and the bytes that go with it.
    pub(super) fn of(answer: Result<Answer, PictureError>) -> (Self, Vec<u8>) {
        match answer {
            Ok(Answer::Head(Head {
                format,
                width,
                height,
                colours,
                stored,
                bits,
                orientation,
                icc,
                room,
            })) => {
                let (format, stored) = (format.to_owned(), stored.map(str::to_owned));
                let (size, profiled) = ((width, height), icc.is_some());
                let said = Self::Head { format, size, colours, stored, bits, orientation, profiled, room };
                (said, icc.unwrap_or_default())
            }
            Ok(Answer::AtSize(AtSize::Untouched(Raster { width, height, space, data, most_ink }))) => {
                let (bytes, inverted) = match data {
                    Data::Jpeg { bytes, inverted } => (bytes, inverted),
                    Data::Samples(bytes) | Data::Deflated { bytes, .. } => (bytes, false),
                };
                (Self::Untouched { size: (width, height), space, inverted, most_ink }, bytes)
            }
            Ok(Answer::AtSize(AtSize::Pixels { pixels, drawn, scaled })) => {
                let Pixels { width, height, colours, samples } = pixels;
                (Self::Pixels { size: (width, height), colours, drawn, scaled }, samples)
            }
            Err(why) => (Self::Wrong(Wrong::of(&why)), Vec::new()),
        }
    }

    /// The head that is meant.
    pub(super) fn head(self, icc: Vec<u8>) -> Result<Head, PictureError> {
        let (format, size, colours, stored, bits, orientation, profiled, room) = match self {
            Self::Head { format, size, colours, stored, bits, orientation, profiled, room } => {
                (format, size, colours, stored, bits, orientation, profiled, room)
            }
            other => return Err(other.wrong()),
        };
        let (width, height) = size;
        allowed(width, height, 1)?;
        let icc = profiled.then_some(icc);
        let room = room.min(super::MEMORY);
        let stored = stored.map(|stored| name(&stored)).transpose()?;
        Ok(Head { format: name(&format)?, width, height, colours, stored, bits, orientation, icc, room })
    }

    /// The pixels that are meant.
    pub(super) fn at_size(self, bytes: Vec<u8>, head: &Head, view: View) -> Result<AtSize, PictureError> {
        match self {
            Self::Untouched { size: (width, height), space, inverted, most_ink } => {
                let of_head = view.to == (head.width, head.height)
                    && head.goes_untouched()
                    && space.samples() == head.colours.samples();
                if (width, height) != view.to || !of_head || most_ink > MOST_INK {
                    return Err(senseless());
                }
                let data = Data::Jpeg { bytes, inverted };
                Ok(AtSize::Untouched(Raster { width, height, space, data, most_ink }))
            }
            Self::Pixels { size: (width, height), colours, drawn, scaled } => {
                let samples = u64::from(width) * u64::from(height) * colours.samples() as u64;
                if ((width, height), colours) != (view.to, head.colours) || bytes.len() as u64 != samples {
                    return Err(senseless());
                }
                Ok(AtSize::Pixels {
                    pixels: Pixels { width, height, colours, samples: bytes },
                    drawn,
                    scaled,
                })
            }
            other => Err(other.wrong()),
        }
    }

    fn wrong(self) -> PictureError {
        match self {
            Self::Wrong(wrong) => wrong.meant().unwrap_or_else(senseless),
            _ => senseless(),
        }
    }
}

fn name(said: &str) -> Result<&'static str, PictureError> {
    NAMES.into_iter().find(|name| *name == said).ok_or_else(senseless)
}

/// It answered, but not what was asked.
fn senseless() -> PictureError {
    PictureError::Broken(why("no-answer"))
}
