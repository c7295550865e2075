//! Why a picture can't be printed.

use std::error::Error;
use std::fmt;
use std::io;

use super::limits::{LARGEST_FILE, MOST_PIXELS};
use crate::words::{self, Arg, Lang, Words};

/// Who was to read it gave no answer.
#[cfg(feature = "process")]
const NO_ANSWER: &str = "no-answer";
/// The entry whose parts are reasons.
pub(super) const WHY: &str = "picture-why";
/// The entry whose parts are names of formats.
pub(super) const FORMATS: &str = "picture-formats";

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
    /// Another format: where it is known, the part of the entry `picture-formats` that names it.
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
    /// A kind of a format that does not go to press; what is unusual in it.
    Kind(Words),
    /// Data that make no picture; what is wrong with them.
    Broken(Words),
    /// A colour profile inside the picture that can't be used; why.
    Profile(Words),
    /// A profile of a printing condition that can't be used; why.
    Condition(Words),
    /// The machine has no process to read the file in; all that is to be said of it.
    Apart(Words),
}

impl PictureError {
    /// Its stable name.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Apart(words) => words.id,
            // As of every file that the machine refuses.
            Self::Io(_) => "cannot-read",
            Self::NotAFile => "picture-unreadable",
            Self::LargeFile | Self::Large { .. } => "picture-too-large",
            Self::Format(_) => "picture-format",
            Self::Empty => "picture-empty",
            Self::Kind(_) => "picture-kind",
            Self::Broken(_) => "picture-broken",
            Self::Profile(_) => "picture-profile",
            Self::Condition(_) => "condition-profile",
        }
    }

    /// What is said of it; the name of the picture belongs into it as `picture`, and as `path`.
    #[must_use]
    pub fn words(&self) -> Words {
        let words = Words::of(self.code());
        match self {
            Self::Apart(words) => words.clone(),
            Self::Io(error) => words.arg("why", error),
            Self::NotAFile | Self::Empty | Self::Format(None) => words,
            Self::LargeFile => words.part_of("file").arg("most", LARGEST_FILE >> 20),
            Self::Large { width, height } => {
                let words = words.arg("width", *width).arg("height", *height);
                words.arg("most", MOST_PIXELS / 1_000_000)
            }
            Self::Format(Some(format)) => words.part_of("known").arg("format", Words::part(FORMATS, format)),
            Self::Kind(why) | Self::Broken(why) | Self::Profile(why) | Self::Condition(why) => {
                words.arg("why", why.clone())
            }
        }
    }
}

impl PictureError {
    /// The file is not what it was when its head was read.
    pub(crate) const fn changed() -> Self {
        Self::Broken(why("changed"))
    }

    /// Reading it took too long.
    #[cfg(feature = "process")]
    pub(crate) const fn takes_long() -> Self {
        Self::Broken(why("takes-long"))
    }

    /// Who was to read it gave no answer.
    #[cfg(feature = "process")]
    pub(crate) const fn no_answer() -> Self {
        Self::Broken(why(NO_ANSWER))
    }

    /// Whether who was to read it gave no answer.
    #[cfg(feature = "process")]
    pub(crate) fn is_no_answer(&self) -> bool {
        matches!(self, Self::Broken(why) if why.form == NO_ANSWER)
    }

    /// How to mend it, where that is not as for all of its kind: a part of its entry.
    #[must_use]
    pub(crate) fn mend(&self) -> Option<&'static str> {
        let format = match self {
            Self::Format(Some(format)) => format,
            Self::Apart(Words { form: "memory", .. }) => return Some("help-memory"),
            _ => return None,
        };
        match *format {
            "arw" | "cr2" | "cr3" | "dng" | "nef" | "orf" | "pef" | "raf" | "rw2" | "srw" => Some("help-raw"),
            "psd" | "xcf" => Some("help-layers"),
            "eps" | "pdf" | "svg" => Some("help-drawn"),
            _ => None,
        }
    }
}

impl fmt::Display for PictureError {
    /// In English, as errors of a library are, of a picture that has no name here.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nameless = ["picture", "path"].map(|name| (name, Arg::from("…")));
        f.write_str(&words::say(&self.words(), &nameless, Lang::En))
    }
}

/// A reason: a part of the entry `picture-why`.
pub(super) const fn why(part: &'static str) -> Words {
    Words::part(WHY, part)
}

/// Data that make no picture.
pub(super) const fn broken(part: &'static str) -> PictureError {
    PictureError::Broken(why(part))
}

/// A kind that does not go to press.
pub(super) const fn unusual(part: &'static str) -> PictureError {
    PictureError::Kind(why(part))
}

/// Data that end before the picture does.
pub(super) const fn ends() -> PictureError {
    broken("ends")
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
