//! The house: what editions share. Layouts, their artwork, press conditions and fonts are looked for in the edition's own folder, in the
//! nearest above it that has any, then in the folder of a house, then among what the program brings along; the word list,
//! which is one file, in the first of these that has one.

use std::path::{Component, Path, PathBuf};

use crate::diag::{Diagnostic, HOUSE_MISSING};
use crate::files::{Located, Stands, bundled};
use crate::reading::files::{Folder, Kind, file_of_house, unreadable};
use crate::reading::findings::Findings;
use crate::reading::shelf::Shelf;

/// More folders than this nobody puts above an edition.
const HIGHEST: usize = 32;

/// A layout.
pub(crate) const LAYOUT: Kind =
    Kind { noun: "layout", missing: "layout-missing", ending: ".toml", folder: "layouts" };
/// A press condition.
pub(crate) const PRESS: Kind =
    Kind { noun: "condition", missing: "press-missing", ending: ".toml", folder: "layouts/press" };
/// The ICC profile of a press condition.
pub(crate) const PROFILE: Kind =
    Kind { noun: "profile", missing: "profile-missing", ending: "", folder: "layouts/press" };
/// A drawing or a picture that a layout has.
pub(crate) const ARTWORK: Kind =
    Kind { noun: "artwork", missing: "artwork-missing", ending: "", folder: "layouts/artwork" };
/// How the name of a drawing ends.
pub(crate) const DRAWN: &str = ".svg";
/// How that of a picture may end.
pub(crate) const PICTURED: [&str; 5] = [".png", ".jpg", ".jpeg", ".tif", ".tiff"];
/// A font.
pub(crate) const FONT: Kind = Kind { noun: "font", missing: "font-missing", ending: "", folder: "fonts" };
/// The file of the words of a house.
const WORDS: &str = "words.toml";

/// Where an edition finds what neither its own folder nor one above it has: in the folder of a house, if one is named,
/// then among what the program brings along.
#[derive(Debug, Clone)]
pub struct House {
    folder: Option<Located>,
    bundled: bool,
}

impl House {
    /// What the program brings along; nothing, where it was built without the feature `house`.
    #[must_use]
    pub fn bundled() -> Self {
        Self { folder: None, bundled: true }
    }

    /// A folder with `layouts/`, `fonts/` or a `words.toml`, then what the program brings along.
    #[must_use]
    pub fn of(folder: impl Into<Located>) -> Self {
        Self { folder: Some(folder.into()), bundled: true }
    }

    /// Nothing but what stands beside and above the edition.
    #[must_use]
    pub fn none() -> Self {
        Self { folder: None, bundled: false }
    }

    /// Without what the program brings along.
    #[must_use]
    pub fn without_bundled(self) -> Self {
        Self { bundled: false, ..self }
    }
}

impl Default for House {
    fn default() -> Self {
        Self::bundled()
    }
}

/// Where an edition comes from: its folder, and the house behind it.
///
/// ```no_run
/// use std::sync::Arc;
/// use banxin::diag::Sources;
/// use banxin::files::{Located, Memory};
/// use banxin::{House, Origin};
///
/// // A folder on the disk, and behind it another, before what the program brings along.
/// let origin = Origin::of("content/monday").with(House::of("/srv/paper"));
/// let loaded = banxin::load(origin, &mut Sources::default());
///
/// // No disk at all.
/// let files = Memory::new().with("edition.toml", "[paper] …").with("stories/quiz.md", "+++ …");
/// let loaded = banxin::load(Located::among(Arc::new(files), ""), &mut Sources::default());
/// ```
#[derive(Debug, Clone)]
pub struct Origin {
    /// The folder, which has its `edition.toml`.
    pub folder: Located,
    /// Where it finds what is not beside or above it.
    pub house: House,
}

impl Origin {
    /// A folder, and the bundled house.
    #[must_use]
    pub fn of(folder: impl Into<Located>) -> Self {
        Self { folder: folder.into(), house: House::bundled() }
    }

    /// With another house.
    #[must_use]
    pub fn with(self, house: House) -> Self {
        Self { house, ..self }
    }
}

impl From<&Path> for Origin {
    fn from(folder: &Path) -> Self {
        Self::of(folder)
    }
}

impl From<&PathBuf> for Origin {
    fn from(folder: &PathBuf) -> Self {
        Self::of(folder)
    }
}

impl From<PathBuf> for Origin {
    fn from(folder: PathBuf) -> Self {
        Self::of(folder)
    }
}

impl From<Located> for Origin {
    fn from(folder: Located) -> Self {
        Self::of(folder)
    }
}

impl From<&Self> for Origin {
    fn from(origin: &Self) -> Self {
        origin.clone()
    }
}

/// Whose a file is that an edition finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The edition's, or that of a folder above it.
    Own,
    /// That of the house which is named.
    House,
    /// The program's.
    Bundled,
}

/// What an edition finds, and where.
#[derive(Debug, Clone)]
pub struct Found {
    /// What it is called: `layout`, `condition`, `profile`, `artwork`, `font` or `words`.
    pub kind: &'static str,
    /// The name by which editions, layouts and conditions name it.
    pub name: String,
    /// The file.
    pub file: Located,
    /// Whose it is.
    pub whose: Whose,
}

/// The shelves of the house as one edition finds them.
#[derive(Debug)]
pub(crate) struct Shelves {
    /// `layouts/`.
    pub layouts: Shelf,
    /// `layouts/press/`.
    pub press: Shelf,
    /// `layouts/artwork/`.
    pub artwork: Shelf,
    /// `fonts/`.
    pub fonts: Shelf,
    /// The file `words.toml`.
    pub words: Option<Located>,
}

impl Shelves {
    /// Those of an edition. What stands where a part of the house is looked for and can't be used is an error: a part
    /// from further on in its place, another press say, would go to print without a word.
    pub(crate) fn of(origin: &Origin, found: &mut Findings) -> Self {
        let Origin { folder: edition, house } = origin;
        // Above the root there is itself, as often as it is asked for.
        let depth = edition.real().map_or(HIGHEST, |real| real.path().components().count()).min(HIGHEST);
        let named = house.folder.as_ref();
        let no_house = named.and_then(no_house);
        let is_lost = no_house.is_some();
        if let Some(one) = no_house {
            found.add(one);
        }
        let mut shelf = |name: &str| {
            let before = found.count();
            let own = found.kept(nearest(edition, depth, |here| Folder::open(here.join(name))));
            // What an edition has for one night stands on what its house has for all.
            let for_tonight = own.as_ref().is_some_and(|own| own.at.path() == edition.join(name).path());
            let above = |here: &Located| {
                let is_higher = here.path() != edition.path();
                if is_higher { Folder::open(here.join(name)) } else { Ok(None) }
            };
            let above = for_tonight.then(|| found.kept(nearest(edition, depth, above))).flatten();
            let of = |house: &Located, found: &mut Findings| found.kept(Folder::open(house.join(name)));
            let house_s = named.and_then(|house| of(house, found));
            let bundled = house.bundled.then(|| of(&Located::among(bundled(), ""), found)).flatten();
            let place = own.as_ref().or(house_s.as_ref()).map(|folder| folder.at.clone());
            let place = place.unwrap_or_else(|| edition.join(name));
            if is_lost || found.count() > before {
                return Shelf::lost(place);
            }
            let mut folders: Vec<Folder> = Vec::new();
            for folder in [own, above, house_s, bundled].into_iter().flatten() {
                // The house may be the one that the edition lies in.
                if folders.iter().all(|other| other.real != folder.real) {
                    folders.push(folder);
                }
            }
            Shelf::of(folders, place)
        };
        let (layouts, press) = (shelf("layouts"), shelf("layouts/press"));
        let (artwork, fonts) = (shelf("layouts/artwork"), shelf("fonts"));
        let words = found.kept(nearest(edition, depth, |here| file_of_house(here.join(WORDS))));
        let words = words.or_else(|| named.and_then(|house| found.kept(file_of_house(house.join(WORDS)))));
        Self { layouts, press, artwork, fonts, words }
    }
}

/// What an edition finds by whatever name, and where: all layouts, conditions, profiles, artwork and fonts, and the word
/// list.
///
/// # Errors
/// What stands in the place of a folder or file of the house, and is none.
pub fn finds(origin: &Origin) -> Result<Vec<Found>, Vec<Diagnostic>> {
    let mut findings = Findings::default();
    let shelves = Shelves::of(origin, &mut findings);
    if findings.count() > 0 {
        return Err(findings.sorted());
    }
    let whose = |file: &Located| whose(file, origin);
    let mut all = Vec::new();
    let artwork: Vec<&str> = [DRAWN].into_iter().chain(PICTURED).collect();
    let kinds = [
        (LAYOUT, &shelves.layouts, [""].as_slice()),
        (PRESS, &shelves.press, &[""]),
        (PROFILE, &shelves.press, &[".icc", ".icm"]),
        (ARTWORK, &shelves.artwork, &artwork),
        (FONT, &shelves.fonts, &[".otf", ".ttf", ".otc", ".ttc"]),
    ];
    for (kind, shelf, endings) in kinds {
        let is_one = |name: &str| {
            let name = name.to_ascii_lowercase();
            endings.iter().any(|ending| name.ends_with(ending))
        };
        for name in shelf.names(kind).into_iter().filter(|name| is_one(name)) {
            let file = shelf.first(&name, kind);
            all.extend(file.map(|file| Found { kind: kind.noun, name, whose: whose(&file), file }));
        }
    }
    let words = shelves.words.into_iter();
    all.extend(words.map(|file| Found { kind: "words", name: WORDS.to_owned(), whose: whose(&file), file }));
    Ok(all)
}

/// Whose a file is that an edition finds.
fn whose(file: &Located, Origin { folder, house }: &Origin) -> Whose {
    let within = |place: &Located| file.is_beside(place) && file.path().starts_with(place.path());
    if file.is_beside(&Located::among(bundled(), "")) {
        Whose::Bundled
    } else if house.folder.as_ref().is_some_and(within) && !within(folder) {
        Whose::House
    } else {
        Whose::Own
    }
}

/// Whether a house can be used, as far as can be told before it is.
///
/// # Errors
/// The folder that is named is none.
pub fn house_stands(house: &House) -> Result<(), Diagnostic> {
    house.folder.as_ref().and_then(no_house).map_or(Ok(()), Err)
}

/// What is wrong with the folder that is named as a house. One that has nothing of a house was not meant.
fn no_house(folder: &Located) -> Option<Diagnostic> {
    let one = |form| {
        let one = Diagnostic::error(HOUSE_MISSING).form(form).arg("path", folder.shown());
        Some(one)
    };
    match folder.stands() {
        Err(error) => Some(unreadable(folder, &error)),
        Ok(Stands::Nothing | Stands::DeadLink) => one(""),
        Ok(Stands::File | Stands::Other) => one("no-folder"),
        Ok(Stands::Folder) => {
            let empty = |name: &&str| folder.join(name).stands().is_ok_and(|what| what == Stands::Nothing);
            if ["layouts", "fonts", WORDS].iter().all(empty) { one("empty") } else { None }
        }
    }
}

/// What is found in the edition's folder, or in the nearest one above it; `depth` is how many there are.
fn nearest<T>(
    edition: &Located,
    depth: usize,
    look: impl Fn(&Located) -> Result<Option<T>, Diagnostic>,
) -> Result<Option<T>, Diagnostic> {
    let mut here = Some(edition.path().to_owned());
    for _ in 0..depth {
        let Some(folder) = here else { break };
        if let Some(found) = look(&edition.at(folder.as_path()))? {
            return Ok(Some(found));
        }
        here = above(&folder);
    }
    Ok(None)
}

/// The folder above, as the user would write it: names stay short and relative where they were given so.
fn above(folder: &Path) -> Option<PathBuf> {
    match folder.components().next_back() {
        Some(Component::Normal(_)) => folder.parent().map(Path::to_owned),
        Some(Component::RootDir | Component::Prefix(_)) => None,
        Some(Component::CurDir) | None => Some(PathBuf::from("..")),
        Some(Component::ParentDir) => Some(folder.join("..")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_above_are_named_as_the_user_would() {
        let names = |from: &str| {
            let mut names = Vec::new();
            let mut here = Some(PathBuf::from(from));
            while let Some(folder) = here.filter(|_| names.len() < 3) {
                here = above(&folder);
                names.push(folder.to_string_lossy().into_owned());
            }
            names
        };
        assert_eq!(names("content/erqi"), ["content/erqi", "content", ""]);
        assert_eq!(names("erqi"), ["erqi", "", ".."]);
        assert_eq!(names("../erqi"), ["../erqi", "..", "../.."]);
        assert_eq!(names("/erqi"), ["/erqi", "/"]);
    }
}
