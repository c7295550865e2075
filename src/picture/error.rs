//! Why a picture can't be printed.

use std::error::Error;
use std::fmt;
use std::io;

use super::limits::{LARGEST_FILE, MOST_PIXELS};
use crate::words::{self, Lang, Words};

/// Why a picture can't be read or converted. Every kind has a stable [`code`](Self::code).
#[derive(Debug)]
#[non_exhaustive]
pub enum PictureError {
    /// The file can't be read.
    Io(io::Error),
    /// A folder or a device.
    NotAFile,
    /// A file above [`LARGEST_FILE`].
    LargeFile,
    /// Another format, by its name where it has one.
    Format(Option<&'static str>),
    /// No pixels at all.
    Empty,
    /// More pixels than [`MOST_PIXELS`], or more memory than a picture may take.
    Large {
        /// Columns, as the file says.
        width: u32,
        /// Rows, as the file says.
        height: u32,
    },
    /// A kind of JPEG, PNG or TIFF that does not go to press; what is unusual in it.
    Kind(Words),
    /// Data that make no picture; what is wrong with them.
    Broken(Words),
    /// A colour profile inside the picture that can't be used; why.
    Profile(Words),
    /// A profile of a printing condition that can't be used; why.
    Condition(Words),
}

impl PictureError {
    /// Its stable name.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Io(_) | Self::NotAFile => "picture-unreadable",
            Self::LargeFile | Self::Large { .. } => "picture-too-large",
            Self::Format(_) => "picture-format",
            Self::Empty => "picture-empty",
            Self::Kind(_) => "picture-kind",
            Self::Broken(_) => "picture-broken",
            Self::Profile(_) => "picture-profile",
            Self::Condition(_) => "condition-profile",
        }
    }

    /// How to mend it.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        match self {
            Self::Io(_) | Self::NotAFile => "name a picture file that may be read",
            Self::LargeFile | Self::Large { .. } => "scale the picture to the size that it is printed at",
            Self::Format(_) => "save it as JPEG, PNG or TIFF",
            Self::Empty | Self::Broken(_) => {
                "open the picture in an editor and save it again, or fetch it again"
            }
            Self::Kind(_) => "save it as an 8-bit grey, RGB or CMYK picture: JPEG, PNG, or TIFF with LZW",
            Self::Profile(_) => "convert the picture to sRGB and save it again",
            Self::Condition(_) => "name the ICC profile of a CMYK press (class `prtr`)",
        }
    }
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "the picture can't be read: {error}"),
            Self::NotAFile => f.write_str("this is no file"),
            Self::LargeFile => {
                write!(f, "the picture's file has more than {} MB", LARGEST_FILE >> 20)
            }
            Self::Format(Some(name)) => write!(f, "this is {name}, not JPEG, PNG or TIFF"),
            Self::Format(None) => f.write_str("this is no JPEG, PNG or TIFF file"),
            Self::Empty => f.write_str("the picture has no pixels"),
            Self::Large { width, height } => {
                let most = MOST_PIXELS / 1_000_000;
                write!(f, "the picture has {width} × {height} pixels: more than {most} million, or than fit")
            }
            Self::Kind(what) => write!(f, "this kind of picture does not go to press: {}", english(what)),
            Self::Broken(what) => write!(f, "the picture is broken: {}", english(what)),
            Self::Profile(what) => write!(f, "the picture's colour profile can't be used: {}", english(what)),
            Self::Condition(what) => {
                write!(f, "the profile of the printing condition can't be used: {}", english(what))
            }
        }
    }
}

fn english(why: &Words) -> String {
    words::say(why, &[], Lang::En)
}

/// A reason: a part of the entry `picture-why`.
pub(super) const fn why(part: &'static str) -> Words {
    Words::part("picture-why", part)
}

/// What a library says, in its own language.
pub(super) fn foreign(error: &impl fmt::Display) -> Words {
    why("foreign").arg("text", error.to_string())
}

impl Error for PictureError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        if let Self::Io(error) = self { Some(error) } else { None }
    }
}

impl From<io::Error> for PictureError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
