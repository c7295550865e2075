//! What is said, before it is put into words.

use std::fmt::Display;
use std::path::Path;

use super::figures;
use crate::geom::{Em, Length};
use crate::printable::slashed;

/// Something to say: its name in the tables, and what belongs into it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words {
    /// The name of the entry; of a diagnostic, its code.
    pub id: &'static str,
    /// Which part of the entry: an attribute of it, or nothing for what it says itself.
    pub form: &'static str,
    /// What belongs into it.
    pub args: Args,
}

/// What belongs into words, by name.
pub type Args = Vec<(&'static str, Arg)>;

/// One of the things that belong into words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Arg {
    /// A text that is the same in all languages: a name, a path, a length.
    Text(String),
    /// A number, also for the plural.
    Number(i64),
    /// A number in hundredths.
    Hundredths(i64),
    /// Names that are enumerated.
    Names(Vec<String>),
    /// Words of the tables.
    Words(Words),
    /// What the trade calls something, in English, as files do, and in Chinese.
    Term(&'static str, &'static str),
}

impl Words {
    /// An entry that nothing belongs into.
    #[must_use]
    pub const fn of(id: &'static str) -> Self {
        Self { id, form: "", args: Vec::new() }
    }

    /// A part of an entry.
    #[must_use]
    pub const fn part(id: &'static str, form: &'static str) -> Self {
        Self { id, form, args: Vec::new() }
    }

    /// From one number to another; one number, where they are the same.
    #[must_use]
    pub fn span(first: impl Into<Arg>, last: impl Into<Arg>) -> Self {
        let (first, last) = (first.into(), last.into());
        let form = if first == last { "one" } else { "" };
        Self::part("span", form).arg("first", first).arg("last", last)
    }

    /// The same entry by another part of it.
    #[must_use]
    pub fn part_of(self, form: &'static str) -> Self {
        Self { form, ..self }
    }

    /// With one thing more that belongs into it.
    #[must_use]
    pub fn arg(mut self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.args.push((name, arg.into()));
        self
    }
}

impl Arg {
    /// Names that are enumerated.
    #[must_use]
    pub fn names<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        Self::Names(names.into_iter().map(str::to_owned).collect())
    }

    /// What something looks like in all languages.
    #[must_use]
    pub fn shown(what: impl Display) -> Self {
        Self::Text(what.to_string())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&Path> for Arg {
    /// As people write it.
    fn from(path: &Path) -> Self {
        Self::Text(slashed(path))
    }
}

impl From<Length> for Arg {
    /// In hundredths of a point.
    fn from(length: Length) -> Self {
        let hundredths = length.scaled(100, Length::PT.0).0;
        Self::Text(format!("{}pt", figures::hundredths(hundredths)))
    }
}

impl From<Em> for Arg {
    fn from(em: Em) -> Self {
        Self::Text(em.to_string())
    }
}

impl From<Words> for Arg {
    fn from(words: Words) -> Self {
        Self::Words(words)
    }
}

/// What has no kind in the standard library, as Linux numbers it.
const NUMBERED: [(i32, &str); 5] = [(11, "again"), (23, "files"), (24, "files"), (36, "name"), (40, "loop")];

impl From<&std::io::Error> for Arg {
    /// Why the system refuses: in words of the tables, where they have some; else as the system says it.
    fn from(error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        let form = match error.kind() {
            ErrorKind::PermissionDenied => "permission",
            ErrorKind::NotFound => "missing",
            ErrorKind::StorageFull => "full",
            ErrorKind::FileTooLarge => "large",
            ErrorKind::BrokenPipe => "pipe",
            ErrorKind::ReadOnlyFilesystem => "read-only",
            ErrorKind::NotADirectory => "no-folder",
            ErrorKind::IsADirectory => "folder",
            ErrorKind::OutOfMemory => "memory",
            _ => match NUMBERED.iter().find(|(number, _)| error.raw_os_error() == Some(*number)) {
                Some((_, form)) if cfg!(target_os = "linux") => form,
                _ => return Self::Text(error.to_string()),
            },
        };
        Self::Words(Words::part("system", form))
    }
}

macro_rules! numbers {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Arg {
            fn from(number: $kind) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )*};
}

numbers!(u8, u16, u32, u64, usize, i32, i64);
