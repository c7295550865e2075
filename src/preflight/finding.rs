//! What was found, for people and programs.

use super::Rule;
use super::job::{Job, Whose};
use crate::diag::HELP;
use crate::geom::Rect;
use crate::page::Role;
use crate::press::Level;
use crate::words::{self, Lang, Words};

/// A breach of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How bad it is; never [`Level::Off`].
    pub severity: Level,
    /// On which page; nothing for what concerns the whole file.
    pub page: Option<PageName>,
    /// Where, in page coordinates: the first places of [`Self::count`]. Empty for what concerns a whole page or
    /// file.
    pub places: Vec<Rect>,
    /// How many objects of the page, with this owner, break the rule in this way.
    pub count: usize,
    /// Whose they are, where that is known.
    pub owner: Option<Owner>,
    /// What is wrong: a part of the entry that is called as the rule is, with its figures.
    pub words: Words,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PageName {
    /// Which, from 0.
    pub index: usize,
    /// The page number as printed; in a file, counted from 1.
    pub label: String,
}

/// Whose an object is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// A story, by the name of its file.
    Story(String),
    /// A part of the page.
    Part(Role),
    /// A picture: the name of its file, or of the resource in a PDF.
    Picture(String),
    /// A font, by its PostScript name.
    Font(String),
    /// A spot ink, by its name.
    Ink(String),
}

impl Finding {
    /// The first place.
    #[must_use]
    pub fn rect(&self) -> Option<Rect> {
        self.places.first().copied()
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        words::say(&self.words, &[], lang)
    }

    /// How to mend it.
    #[must_use]
    pub fn help(&self, lang: Lang) -> String {
        words::say(&Words::part(self.rule.code, HELP), &[], lang)
    }
}

impl Owner {
    /// All kinds.
    pub const KINDS: [&'static str; 5] = ["story", "part", "picture", "font", "ink"];

    pub(super) fn of(whose: Whose, job: &Job<'_>) -> Option<Self> {
        let named = |names: &[String], at: u16| names.get(usize::from(at)).cloned();
        match whose {
            Whose::Nobody => None,
            Whose::Story(at) => named(&job.stories, at).map(Self::Story),
            Whose::Part(role) => Some(Self::Part(role)),
            Whose::Picture(at) => named(&job.pictures, at).map(Self::Picture),
            Whose::Font(at) => job.fonts.get(usize::from(at)).map(|font| Self::Font(font.name.clone())),
            Whose::Ink(at) => job.spots.get(usize::from(at)).map(|spot| Self::Ink(spot.name.clone())),
        }
    }

    /// What kind of owner it is, in a word for programs: a part of the entry `owner` as well.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Story(_) => "story",
            Self::Part(_) => "part",
            Self::Picture(_) => "picture",
            Self::Font(_) => "font",
            Self::Ink(_) => "ink",
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Story(name) | Self::Picture(name) | Self::Font(name) | Self::Ink(name) => name.clone(),
            Self::Part(role) => format!("{role:?}").to_lowercase(),
        }
    }
}
