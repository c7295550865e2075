//! The faces that text of drawings is set in: those of the house alone, whatever the machine has.

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use usvg::fontdb::{Database, Family, ID, Query, Source, Stretch, Style, Weight};
use usvg::roxmltree::{Document, Node};
use usvg::{Font, FontFamily, FontResolver, FontStretch, FontStyle};

use super::fault::Fault;
use crate::printable::short;
use crate::words::Arg;

/// A font file: its bytes, and which letters it has.
pub trait FontFile: AsRef<[u8]> + Send + Sync {
    /// Whether it has a glyph of a letter.
    fn has(&self, letter: char) -> bool;
}

/// Names of families that a message lists.
const MOST_NAMES: usize = 12;

/// The faces that text may be set in.
#[derive(Clone, Default)]
pub struct Lettering {
    faces: Arc<Database>,
    /// The file of each.
    files: Vec<(ID, Arc<dyn FontFile>)>,
}

impl fmt::Debug for Lettering {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lettering").field("faces", &self.faces.len()).finish_non_exhaustive()
    }
}

impl Lettering {
    /// Those of some files.
    #[must_use]
    pub fn of(all: impl IntoIterator<Item = Arc<dyn FontFile>>) -> Self {
        let (mut faces, mut files) = (Database::new(), Vec::new());
        for file in all {
            let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(Bytes(Arc::clone(&file)));
            let ids = faces.load_font_source(Source::Binary(bytes));
            files.extend(ids.into_iter().map(|id| (id, Arc::clone(&file))));
        }
        Self { faces: Arc::new(faces), files }
    }

    pub(super) fn faces(&self) -> Arc<Database> {
        Arc::clone(&self.faces)
    }

    /// The names of their families.
    fn families(&self) -> Vec<&str> {
        let mut all: Vec<&str> = Vec::new();
        for name in self.faces.faces().filter_map(|face| face.families.first()).map(|(name, _)| name.as_str())
        {
            if !all.contains(&name) {
                all.push(name);
            }
        }
        all.sort_unstable();
        all.truncate(MOST_NAMES);
        all
    }
}

/// The bytes of a font file.
struct Bytes(Arc<dyn FontFile>);

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        (*self.0).as_ref()
    }
}

/// What text asks for and no face has.
#[derive(Debug, Default)]
pub(super) struct Lacks {
    families: Mutex<Vec<String>>,
    letters: Mutex<Vec<char>>,
}

impl Lacks {
    /// Who chooses faces, and notes what there is none for.
    pub(super) fn resolver<'a>(&'a self, lettering: &'a Lettering) -> FontResolver<'a> {
        FontResolver {
            select_font: Box::new(|font, faces| {
                let found = chosen(font, faces);
                if found.is_none() {
                    let names: Vec<String> = font.families().iter().map(ToString::to_string).collect();
                    note(&self.families, names.join(", "));
                }
                found
            }),
            select_fallback: Box::new(|letter, used, _| {
                let mut others = lettering.files.iter().filter(|(id, _)| !used.contains(id));
                let found = others.find(|(_, file)| file.has(letter)).map(|(id, _)| *id);
                if found.is_none() {
                    note(&self.letters, letter);
                }
                found
            }),
        }
    }

    /// What of it is told first, at the text that asks for it.
    pub(super) fn told(self, document: &Document<'_>, lettering: &Lettering) -> Option<Fault> {
        let first = |all: Vec<String>| all.into_iter().next();
        let families = self.families.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some(family) = first(families) {
            let name = family.trim_matches('"');
            let asks = |one: &Node<'_, '_>| {
                one.attributes().any(|given| {
                    ["font-family", "font", "style"].contains(&given.name()) && given.value().contains(name)
                })
            };
            let known = lettering.families();
            let one = Fault::refused("family").arg("family", short(name));
            let one = one.arg("families", Arg::names(known));
            return Some(place(document, asks).into_iter().fold(one, Fault::at));
        }
        let letters = self.letters.into_inner().unwrap_or_else(PoisonError::into_inner);
        let letter = letters.into_iter().find(|letter| !letter.is_whitespace() && !letter.is_control())?;
        let says = |one: &Node<'_, '_>| {
            one.children().filter_map(|text| text.text()).any(|text| text.contains(letter))
        };
        let one = Fault::refused("letter").arg("letter", letter.to_string());
        Some(place(document, says).into_iter().fold(one, Fault::at))
    }
}

/// The text that something is true of; if of none, the first.
fn place(document: &Document<'_>, is_it: impl Fn(&Node<'_, '_>) -> bool) -> Option<Range<usize>> {
    let texts = || document.descendants().filter(|one| ["text", "tspan"].contains(&one.tag_name().name()));
    let start = |one: Node<'_, '_>| {
        let start = one.range().start;
        start..start + 1 + one.tag_name().name().len()
    };
    texts().find(|one| is_it(one)).or_else(|| texts().next()).map(start)
}

fn note<T: PartialEq>(among: &Mutex<Vec<T>>, one: T) {
    let mut all = among.lock().unwrap_or_else(PoisonError::into_inner);
    if !all.contains(&one) {
        all.push(one);
    }
}

/// The face that is nearest to what is asked for, of the first family that there is.
fn chosen(font: &Font, faces: &Database) -> Option<ID> {
    let named = font.families().iter().filter_map(|family| match family {
        FontFamily::Named(name) => Some(Family::Name(name)),
        _ => None,
    });
    let style = match font.style() {
        FontStyle::Normal => Style::Normal,
        FontStyle::Italic => Style::Italic,
        FontStyle::Oblique => Style::Oblique,
    };
    let stretch = if font.stretch() == FontStretch::Condensed { Stretch::Condensed } else { Stretch::Normal };
    let families: Vec<Family<'_>> = named.collect();
    faces.query(&Query { families: &families, weight: Weight(font.weight()), stretch, style })
}
