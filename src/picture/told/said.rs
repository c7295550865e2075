//! What is said about a picture between two processes. What comes from a process that read a file from elsewhere is believed
//! as little as the file.

use serde::{Deserialize, Serialize};

use super::wrong::Wrong;
use crate::picture::error::PictureError;
use crate::picture::exif::Orientation;
use crate::picture::jpeg;
use crate::picture::original::{AtSize, Here, Reader, View};
use crate::picture::pixels::allowed;
use crate::picture::raster::Raster;
use crate::picture::source::{Colours, Head, Pixels};

/// What is asked about a file.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) enum Question {
    Head,
    AtSize(View),
}

/// What is said; the bytes that go with it are a profile or samples.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Said(pub(super) What);

#[derive(Debug, Serialize, Deserialize)]
pub(super) enum What {
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
    /// The file itself goes to press, which both have.
    Untouched {
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

/// The most memory that reading pixels takes: all coefficients of a file that comes in several passes, and its samples.
const MOST_ROOM: u64 = 2 << 30;

/// The most ink of a pixel, in hundredths of a percent: four times solid.
const MOST_INK: u32 = 40_000;

/// What is answered: the head of a file, or its pixels.
pub(super) enum Answer {
    Head(Head),
    AtSize(AtSize),
}

/// What is said to a question about a file, and the bytes that go with it.
pub(crate) fn answered(question: Question, file: Vec<u8>) -> (Said, Vec<u8>) {
    let answer = || {
        let head = Here.head(&file)?;
        Ok(match question {
            Question::Head => Answer::Head(head),
            Question::AtSize(view) => Answer::AtSize(Here.at_size(file, &head, view)?),
        })
    };
    Said::of(answer())
}

/// The most bytes that go with pixels.
pub(crate) fn most(head: &Head, View { to, .. }: View) -> u64 {
    samples(to, head.colours)
}

/// How many samples pixels have.
fn samples((width, height): (u32, u32), colours: Colours) -> u64 {
    u64::from(width) * u64::from(height) * colours.samples() as u64
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
                let said = What::Head { format, size, colours, stored, bits, orientation, profiled, room };
                (Self(said), icc.unwrap_or_default())
            }
            Ok(Answer::AtSize(AtSize::Untouched(Raster { most_ink, .. }))) => {
                (Self(What::Untouched { most_ink }), Vec::new())
            }
            Ok(Answer::AtSize(AtSize::Pixels { pixels, drawn, scaled })) => {
                let Pixels { width, height, colours, samples } = pixels;
                (Self(What::Pixels { size: (width, height), colours, drawn, scaled }), samples)
            }
            Err(why) => (Self(What::Wrong(Wrong::of(&why))), Vec::new()),
        }
    }

    /// The head that is meant.
    pub(crate) fn head(self, icc: Vec<u8>) -> Result<Head, PictureError> {
        let (format, size, colours, stored, bits, orientation, profiled, room) = match self.0 {
            What::Head { format, size, colours, stored, bits, orientation, profiled, room } => {
                (format, size, colours, stored, bits, orientation, profiled, room)
            }
            other => return Err(wrong(other)),
        };
        let (width, height) = size;
        allowed(width, height, 1)?;
        let icc = profiled.then_some(icc);
        let room = room.max(samples(size, colours)).min(MOST_ROOM);
        let stored = stored.map(|stored| name(&stored)).transpose()?;
        Ok(Head { format: name(&format)?, width, height, colours, stored, bits, orientation, icc, room })
    }

    /// The pixels that are meant, of a file.
    pub(crate) fn at_size(
        self,
        bytes: Vec<u8>,
        file: &[u8],
        head: &Head,
        view: View,
    ) -> Result<AtSize, PictureError> {
        match self.0 {
            What::Untouched { most_ink } => {
                if !view.is_of_the_file_itself(head) || most_ink > MOST_INK {
                    return Err(senseless());
                }
                let raster = jpeg::bare(file)?.ok_or_else(senseless)?;
                Ok(AtSize::Untouched(Raster { most_ink, ..raster }))
            }
            What::Pixels { size, colours, drawn, scaled } => {
                let as_asked = (size, colours) == (view.to, head.colours);
                if !as_asked || bytes.len() as u64 != samples(size, colours) {
                    return Err(senseless());
                }
                let (width, height) = size;
                Ok(AtSize::Pixels {
                    pixels: Pixels { width, height, colours, samples: bytes },
                    drawn,
                    scaled,
                })
            }
            other => Err(wrong(other)),
        }
    }
}

/// What is wrong, where something else was to be said.
fn wrong(said: What) -> PictureError {
    match said {
        What::Wrong(wrong) => wrong.meant().unwrap_or_else(senseless),
        _ => senseless(),
    }
}

fn name(said: &str) -> Result<&'static str, PictureError> {
    NAMES.into_iter().find(|name| *name == said).ok_or_else(senseless)
}

/// It answered, but not what was asked.
fn senseless() -> PictureError {
    PictureError::no_answer()
}
