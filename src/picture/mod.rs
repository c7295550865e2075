//! Pictures: photographs as the press takes them.

/// A picture in the inks of the press.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raster {
    /// Columns of pixels.
    pub width: u32,
    /// Rows of pixels.
    pub height: u32,
    /// What a pixel is.
    pub space: Space,
    /// The pixels.
    pub data: Data,
    /// The most ink of any pixel, all inks together, in hundredths of a percent.
    pub most_ink: u32,
}

/// What a pixel is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Space {
    /// One sample: 0 is black, 255 is paper (DeviceGray).
    Gray,
    /// Four samples: cyan, magenta, yellow, black, 255 solid (DeviceCMYK).
    Cmyk,
}

impl Space {
    /// Samples of a pixel.
    #[must_use]
    pub const fn samples(self) -> usize {
        match self {
            Self::Gray => 1,
            Self::Cmyk => 4,
        }
    }
}

/// The pixels of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Data {
    /// A byte a sample, row by row from the top, without padding.
    Samples(Vec<u8>),
    /// A JPEG file as it came: grey or CMYK data that need no conversion.
    Jpeg {
        /// The file.
        bytes: Vec<u8>,
        /// It stores 255 for no ink, as Adobe's CMYK files do.
        inverted: bool,
    },
}
