//! Why a page can't be placed.

use std::error::Error;
use std::fmt;

use crate::words::{self, Lang, Words};

/// Why a page can't be placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InsertError {
    /// It is no PDF, or so broken that no page is found.
    NotAPdf,
    /// It can't be opened without a password.
    Encrypted,
    /// It has so many pages, and not the one that is asked for.
    NoSuchPage(usize),
    /// What the page draws can't be read.
    Broken,
    /// Its size is none, or none that a page has.
    Size,
    /// Something that it is drawn with is in another file.
    External,
    /// It has more objects, or larger ones, than a page of a newspaper could.
    TooMuch,
}

impl InsertError {
    /// What is wrong with the file.
    #[must_use]
    pub fn words(self) -> Words {
        let form = |form| Words::part("unplaceable", form);
        match self {
            Self::NotAPdf => form("no-pdf"),
            Self::Encrypted => form("encrypted"),
            Self::NoSuchPage(pages) => form("no-page").arg("pages", pages),
            Self::Broken => form("broken"),
            Self::Size => form("size"),
            Self::External => form("external"),
            Self::TooMuch => form("too-much"),
        }
    }
}

impl fmt::Display for InsertError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&words::say(&self.words(), &[], Lang::En))
    }
}

impl Error for InsertError {}
