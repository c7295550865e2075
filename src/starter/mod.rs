//! Editions to begin from: whole ones, made of sample stories that fill their slots, and the empty story of a slot.
//!
//! The files are the program's own, so that there is one way to begin wherever it is installed. Comments are in the
//! language of whoever asks; stories are Chinese, as the pages are.

use crate::calendar::{Date, shown};
use crate::words::Lang;

/// What an edition is made of at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    /// Four pages: the front page, two of news, one of essays.
    Tabloid,
    /// The front page alone.
    Front,
    /// The page of essays (副刊) alone.
    Supplement,
}

/// A file of an edition: its path in the edition's folder, and its text.
pub type File = (String, String);

/// A sample story, by name.
macro_rules! stories {
    ($($name:literal),*) => {
        &[$(($name, include_str!(concat!("stories/", $name, ".md")))),*]
    };
}

type Stories = &'static [(&'static str, &'static str)];

const FRONT: Stories = stories!["riverside", "elevator", "canteen", "apprentice", "library", "minibus"];
const NEWS: Stories = stories![
    "market",
    "walking-bus",
    "garden",
    "alley-lights",
    "lost",
    "clinic",
    "toys",
    "orchard",
    "bridge",
    "bell"
];
const ESSAYS: Stories = stories!["old-street-map", "listening-rain", "tailor", "two-cups", "letter-home"];
/// For the page of essays where it is not the first.
const PREFACE: Stories = stories!["preface"];

/// An edition of a day.
#[must_use]
pub fn edition(template: Template, lang: Lang, date: Date) -> Vec<File> {
    let paper = match lang {
        Lang::En => include_str!("paper.en.toml"),
        Lang::Zh => include_str!("paper.zh.toml"),
    };
    let front = include_str!("front.toml");
    let (pages, stories): (Vec<&str>, &[Stories]) = match template {
        Template::Tabloid => (vec![front, include_str!("inside.toml")], &[FRONT, NEWS, PREFACE, ESSAYS]),
        Template::Front => (vec![front], &[FRONT]),
        Template::Supplement => (vec![include_str!("supplement.toml")], &[ESSAYS]),
    };
    let text = format!("{}\n{}", paper.replace("{date}", &shown(date)), pages.join("\n"));
    let stories = stories.iter().copied().flatten();
    let stories = stories.map(|(name, text)| (format!("stories/{name}.md"), (*text).to_owned()));
    std::iter::once(("edition.toml".to_owned(), text)).chain(stories).collect()
}

/// The story of a slot before it is written: one that can be printed, and says that it should not.
#[must_use]
pub fn story(page: usize, slot: &str, lang: Lang) -> String {
    let text = match lang {
        Lang::En => include_str!("story.en.md"),
        Lang::Zh => include_str!("story.zh.md"),
    };
    // A name from a file may hold a line end, which would end the comment.
    let slot: String = slot.chars().filter(|c| !c.is_control()).collect();
    text.replace("{page}", &page.to_string()).replace("{slot}", &slot)
}
