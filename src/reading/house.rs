//! The house: what editions share. Layouts, their artwork, press conditions and fonts are looked for in the edition's own folder, in the
//! nearest above it that has any, then in the folder of a house, then among what the program brings along; templates of standing
//! boxes and customers' advertisements as well, which the program brings none of. The word list is one file, and so are the bookings: the first of these that has one gives it.

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
const DRAWN: &str = ".svg";

/// Whether a name is that of a drawing.
pub(crate) fn is_drawn(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(DRAWN)
}
/// How that of a picture may end.
pub(crate) const PICTURED: [&str; 5] = [".png", ".jpg", ".jpeg", ".tif", ".tiff"];
/// A font.
pub(crate) const FONT: Kind = Kind { noun: "font", missing: "font-missing", ending: "", folder: "fonts" };
/// A template that the data of a day are put into.
pub(crate) const TEMPLATE: Kind =
    Kind { noun: "template", missing: "template-missing", ending: ".md", folder: "feeds" };
/// The file of the words of a house.
const WORDS: &str = "words.toml";
/// The file of the bookings of a house.
const BOOKINGS: &str = "ads/bookings.toml";

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

    /// A folder with `layouts/`, `fonts/`, `ads/`, `feeds/` or a `words.toml`, then what the program brings along.
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
    /// What it is called: `layout`, `condition`, `profile`, `artwork`, `font`, `template`, `words` or `bookings`.
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
    /// `feeds/`.
    pub templates: Shelf,
    /// The file `words.toml`.
    pub words: Option<Located>,
    search: Search,
}

impl Shelves {
    /// Those of an edition. What stands where a part of the house is looked for and can't be used is an error: a part
    /// from further on in its place, another press say, would go to print without a word.
    pub(crate) fn of(origin: &Origin, found: &mut Findings) -> Self {
        let search = Search::of(origin, found);
        let mut shelf = |name: &str| search.shelf(name, found);
        let (layouts, press) = (shelf("layouts"), shelf("layouts/press"));
        let (artwork, fonts) = (shelf("layouts/artwork"), shelf("fonts"));
        let templates = shelf(TEMPLATE.folder);
        let words = search.file(WORDS, found);
        Self { layouts, press, artwork, fonts, templates, words, search }
    }

    /// The bookings of advertisements: for an edition that asks for none, those that are its own alone, as others in the house
    /// have advertisements.
    pub(crate) fn bookings(&self, asked: bool, found: &mut Findings) -> Option<Bookings> {
        self.search.bookings(found).filter(|bookings| asked || bookings.is_own)
    }

    /// `ads/`: looked for when advertisements are.
    pub(crate) fn ads(&self, found: &mut Findings) -> Shelf {
        self.search.shelf("ads", found)
    }
}

/// The file of bookings that an edition finds.
pub(crate) struct Bookings {
    pub file: Located,
    /// It is in the folder of the edition.
    pub is_own: bool,
}

/// The bookings that an edition finds.
pub(crate) fn bookings(origin: &Origin, found: &mut Findings) -> Option<Bookings> {
    Search::of(origin, found).bookings(found)
}

/// Where the parts of a house are looked for.
#[derive(Debug)]
struct Search {
    edition: Located,
    /// How many folders there are from the edition's up.
    depth: usize,
    named: Option<Located>,
    bundled: bool,
    /// The house that is named is none, which has been told.
    is_lost: bool,
}

impl Search {
    fn of(Origin { folder: edition, house }: &Origin, found: &mut Findings) -> Self {
        // Above the root there is itself, as often as it is asked for.
        let depth = edition.real().map_or(HIGHEST, |real| real.path().components().count()).min(HIGHEST);
        let named = house.folder.clone();
        let no_house = named.as_ref().and_then(no_house);
        let is_lost = no_house.is_some();
        if let Some(one) = no_house {
            found.add(one);
        }
        Self { edition: edition.clone(), depth, named, bundled: house.bundled, is_lost }
    }

    /// The folders of a name, nearest first.
    fn shelf(&self, name: &str, found: &mut Findings) -> Shelf {
        let Self { edition, depth, .. } = self;
        let before = found.count();
        let own = found.kept(nearest(edition, *depth, |here| Folder::open(here.join(name))));
        // What an edition has for one night stands on what its house has for all.
        let for_tonight = own.as_ref().is_some_and(|own| own.at.path() == edition.join(name).path());
        let above = |here: &Located| {
            let is_higher = here.path() != edition.path();
            if is_higher { Folder::open(here.join(name)) } else { Ok(None) }
        };
        let above = for_tonight.then(|| found.kept(nearest(edition, *depth, above))).flatten();
        let of = |house: &Located, found: &mut Findings| found.kept(Folder::open(house.join(name)));
        let house_s = self.named.as_ref().and_then(|house| of(house, found));
        let bundled = self.bundled.then(|| of(&Located::among(bundled(), ""), found)).flatten();
        let place = own.as_ref().or(house_s.as_ref()).map(|folder| folder.at.clone());
        let place = place.unwrap_or_else(|| edition.join(name));
        if self.is_lost || found.count() > before {
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
    }

    fn bookings(&self, found: &mut Findings) -> Option<Bookings> {
        let file = self.file(BOOKINGS, found)?;
        Some(Bookings { is_own: file.path() == self.edition.join(BOOKINGS).path(), file })
    }

    /// The nearest file of a name, of which one counts.
    fn file(&self, name: &str, found: &mut Findings) -> Option<Located> {
        let own = found.kept(nearest(&self.edition, self.depth, |here| file_of_house(here.join(name))));
        let house_s = || found.kept(file_of_house(self.named.as_ref()?.join(name)));
        own.or_else(house_s)
    }
}

/// What an edition finds by whatever name, and where: all layouts, conditions, profiles, artwork, fonts and templates, the word
/// list and the bookings.
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
        (TEMPLATE, &shelves.templates, &[""]),
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
    let bookings = shelves.bookings(true, &mut findings).map(|bookings| bookings.file);
    if findings.count() > 0 {
        return Err(findings.sorted());
    }
    for (kind, name, file) in [("words", WORDS, shelves.words), ("bookings", BOOKINGS, bookings)] {
        all.extend(file.map(|file| Found { kind, name: name.to_owned(), whose: whose(&file), file }));
    }
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
            if ["layouts", "fonts", "ads", TEMPLATE.folder, WORDS].iter().all(empty) {
                one("empty")
            } else {
                None
            }
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
