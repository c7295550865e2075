//! Why a picture can't be printed, as one process tells another: names of the tables of words, which the other one looks up.

use serde::{Deserialize, Serialize};

use crate::picture::error::{FORMATS, PictureError, WHY};
use crate::words::{self, Arg, Words};

#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Wrong {
    LargeFile,
    Format(Option<String>),
    Empty,
    Large {
        width: u32,
        height: u32,
    },
    Kind(Why),
    Broken(Why),
    Profile(Why),
    /// Nothing that reading bytes comes to.
    Other,
}

/// A reason, and what belongs into it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Why {
    part: String,
    args: Vec<(String, Value)>,
}

#[derive(Debug, Serialize, Deserialize)]
enum Value {
    Number(i64),
    Text(String),
}

/// The most characters of what a library says.
const MOST_TEXT: usize = 400;

/// The names of what belongs into reasons.
pub(super) const ARGS: [&str; 7] = ["bits", "count", "name", "number", "samples", "tag", "text"];

impl Wrong {
    pub(super) fn of(error: &PictureError) -> Self {
        match error {
            PictureError::LargeFile => Self::LargeFile,
            PictureError::Format(name) => Self::Format(name.map(str::to_owned)),
            PictureError::Empty => Self::Empty,
            PictureError::Large { width, height } => Self::Large { width: *width, height: *height },
            PictureError::Kind(why) => Self::Kind(Why::of(why)),
            PictureError::Broken(why) => Self::Broken(Why::of(why)),
            PictureError::Profile(why) => Self::Profile(Why::of(why)),
            PictureError::Io(_)
            | PictureError::NotAFile
            | PictureError::Condition(_)
            | PictureError::Apart(_) => Self::Other,
        }
    }

    /// What is meant, where it is a reason that there is.
    pub(super) fn meant(self) -> Option<PictureError> {
        Some(match self {
            Self::LargeFile => PictureError::LargeFile,
            Self::Format(None) => PictureError::Format(None),
            Self::Format(Some(name)) => PictureError::Format(Some(words::part(FORMATS, &name)?)),
            Self::Empty => PictureError::Empty,
            Self::Large { width, height } => PictureError::Large { width, height },
            Self::Kind(why) => PictureError::Kind(why.meant()?),
            Self::Broken(why) => PictureError::Broken(why.meant()?),
            Self::Profile(why) => PictureError::Profile(why.meant()?),
            Self::Other => return None,
        })
    }
}

impl Why {
    fn of(words: &Words) -> Self {
        let args = words.args.iter().map(|(name, arg)| {
            let value = match arg {
                Arg::Number(number) => Value::Number(*number),
                Arg::Text(text) => Value::Text(text.chars().take(MOST_TEXT).collect()),
                // Nothing else belongs into a reason.
                _ => Value::Text(String::new()),
            };
            ((*name).to_owned(), value)
        });
        Self { part: words.form.to_owned(), args: args.collect() }
    }

    fn meant(self) -> Option<Words> {
        let mut words = Words::part(WHY, words::part(WHY, &self.part)?);
        for (name, value) in self.args {
            let name = ARGS.into_iter().find(|known| *known == name)?;
            words = match value {
                Value::Number(number) => words.arg(name, number),
                Value::Text(text) => words.arg(name, text),
            };
        }
        Some(words)
    }
}
