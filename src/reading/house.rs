//! The house: what editions share. Layouts, their artwork, press conditions and fonts are looked for in the edition's own folder, in
//! those of the editions that it stands on, in the nearest above each that has any, then in the folder of a house, then among what
//! the program brings along; templates of standing boxes and customers' advertisements as well, which the program brings none of.
//! The word list is one file: the first of these that has one gives it. So are the bookings, but that those of editions on each
//! other count together.

use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, HOUSE_MISSING};
use crate::files::{Located, Stands, bundled};
use crate::reading::files::{Folder, Kind, above, file_of_house, unreadable};
use crate::reading::findings::Findings;
use crate::reading::shelf::Shelf;

/// More folders than this nobody puts above an edition.
pub(super) const HIGHEST: usize = 32;

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
pub(super) const DRAWN: &str = ".svg";

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
/// What a house may have.
pub(super) const PARTS: [&str; 5] = ["layouts", "fonts", "ads", TEMPLATE.folder, WORDS];
/// The file of the words of a house.
pub(super) const WORDS: &str = "words.toml";
/// The file of the bookings of a house.
pub(super) const BOOKINGS: &str = "ads/bookings.toml";

/// Where an edition finds what neither its own folder nor one above it has: in the folder of a house, if one is named,
/// then among what the program brings along.
#[derive(Debug, Clone)]
pub struct House {
    pub(super) folder: Option<Located>,
    bundled: bool,
    /// Further up than this folder nothing is looked for.
    top: Option<Located>,
}

impl House {
    /// What the program brings along; nothing, where it was built without the feature `house`.
    #[must_use]
    pub fn bundled() -> Self {
        Self { folder: None, bundled: true, top: None }
    }

    /// A folder with `layouts/`, `fonts/`, `ads/`, `feeds/` or a `words.toml`, then what the program brings along.
    #[must_use]
    pub fn of(folder: impl Into<Located>) -> Self {
        Self { folder: Some(folder.into()), bundled: true, top: None }
    }

    /// Nothing but what stands beside and above the edition.
    #[must_use]
    pub fn none() -> Self {
        Self { folder: None, bundled: false, top: None }
    }

    /// With nothing from further up than a folder that editions lie in.
    #[must_use]
    pub fn below(self, top: impl Into<Located>) -> Self {
        Self { top: Some(top.into()), ..self }
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
    /// from further on in its place, another press say, would go to print without a word. Of each of the `bases` that the
    /// edition stands on, nearest first, the own part is looked for behind that of the edition, and before what lies above
    /// either.
    pub(crate) fn of<'b>(
        origin: &Origin,
        bases: impl Iterator<Item = &'b Located>,
        found: &mut Findings,
    ) -> Self {
        let search = Search::of(origin, bases, found);
        let mut shelf = |name: &str| search.shelf(name, found);
        let (layouts, press) = (shelf("layouts"), shelf("layouts/press"));
        let (artwork, fonts) = (shelf("layouts/artwork"), shelf("fonts"));
        let templates = shelf(TEMPLATE.folder);
        let words = search.file(WORDS, found);
        Self { layouts, press, artwork, fonts, templates, words, search }
    }

    /// The files of bookings, nearest first: for an edition that asks for no advertisement, those that are its own alone, as
    /// others in the house have advertisements.
    pub(crate) fn bookings(&self, asked: bool, found: &mut Findings) -> Vec<Bookings> {
        let mut all = self.search.bookings(found);
        all.retain(|bookings| asked || bookings.is_own);
        all
    }

    /// `ads/`: looked for when advertisements are.
    pub(crate) fn ads(&self, found: &mut Findings) -> Shelf {
        self.search.shelf("ads", found)
    }
}

/// A file of bookings that an edition finds.
pub(crate) struct Bookings {
    pub file: Located,
    /// It is in the folder of the edition, or of one that this stands on.
    pub is_own: bool,
}

/// The bookings that an edition which stands on no other finds.
pub(crate) fn bookings(origin: &Origin, found: &mut Findings) -> Option<Bookings> {
    Search::of(origin, std::iter::empty(), found).bookings(found).into_iter().next()
}

/// Where the parts of a house are looked for.
#[derive(Debug)]
struct Search {
    /// The folders of the edition and of those that it stands on, and how many there are from each up.
    editions: Vec<(Located, usize)>,
    named: Option<Located>,
    bundled: bool,
    /// The house that is named is none, which has been told.
    is_lost: bool,
}

impl Search {
    fn of<'b>(
        Origin { folder: edition, house }: &Origin,
        bases: impl Iterator<Item = &'b Located>,
        found: &mut Findings,
    ) -> Self {
        // Above the root there is itself, as often as it is asked for.
        let count = |at: &Located| at.real().map_or(HIGHEST, |real| real.path().components().count());
        let above_top = house.top.as_ref().map_or(0, |top| count(top).saturating_sub(1));
        let depth = |at: &Located| count(at).saturating_sub(above_top).min(HIGHEST);
        let own = std::iter::once((edition.clone(), depth(edition)));
        let editions = own.chain(bases.map(|at| (at.clone(), depth(at))));
        let named = house.folder.clone();
        let no_house = named.as_ref().and_then(no_house);
        let is_lost = no_house.is_some();
        if let Some(one) = no_house {
            found.add(one);
        }
        Self { editions: editions.collect(), named, bundled: house.bundled, is_lost }
    }

    /// What is found in the folders of the edition and of those that it stands on, as far as it is asked for.
    fn own<T>(
        &self,
        look: impl Fn(&Located) -> Result<Option<T>, Diagnostic>,
        found: &mut Findings,
    ) -> impl Iterator<Item = Option<T>> {
        self.editions.iter().map(move |(at, _)| found.kept(look(at)))
    }

    /// What is found in the nearest folder above each that has it, as far as it is asked for.
    fn above<T>(
        &self,
        look: impl Fn(&Located) -> Result<Option<T>, Diagnostic>,
        found: &mut Findings,
    ) -> impl Iterator<Item = T> {
        let nearest = move |(edition, depth): &(Located, usize)| {
            let above = |here: &Located| if here.path() == edition.path() { Ok(None) } else { look(here) };
            found.kept(nearest(edition, *depth, above))
        };
        self.editions.iter().filter_map(nearest)
    }

    /// The folders of a name, nearest first.
    fn shelf(&self, name: &str, found: &mut Findings) -> Shelf {
        let before = found.count();
        let open = |here: &Located| Folder::open(here.join(name));
        let mut own: Vec<Folder> = self.own(open, found).flatten().collect();
        if found.count() == before {
            // What an edition has for one night stands on what its house has for all.
            own.extend(self.above(open, found));
        }
        let of = |house: &Located, found: &mut Findings| found.kept(Folder::open(house.join(name)));
        let house_s = self.named.as_ref().and_then(|house| of(house, found));
        let bundled = self.bundled.then(|| of(&Located::among(bundled(), ""), found)).flatten();
        let place = own.first().or(house_s.as_ref()).map(|folder| folder.at.clone());
        let edition = || self.editions.first().map(|(edition, _)| edition.join(name));
        let place = place.or_else(edition).unwrap_or_else(|| Located::from(name));
        if self.is_lost || found.count() > before {
            return Shelf::lost(place);
        }
        let mut folders: Vec<Folder> = Vec::new();
        for folder in own.into_iter().chain(house_s).chain(bundled) {
            // The house may be the one that the edition lies in.
            if folders.iter().all(|other| other.real != folder.real) {
                folders.push(folder);
            }
        }
        Shelf::of(folders, place)
    }

    /// The bookings of the edition and of those that it stands on; behind them, where the last of these has none of its own,
    /// those of its house.
    fn bookings(&self, found: &mut Findings) -> Vec<Bookings> {
        let before = found.count();
        let own: Vec<Option<Located>> = self.own(|at| file_of_house(at.join(BOOKINGS)), found).collect();
        let is_last = own.last().is_some_and(Option::is_some) || found.count() > before;
        let of_house = if is_last { None } else { self.above_or_house(BOOKINGS, found) };
        let own = own.into_iter().flatten().map(|file| Bookings { file, is_own: true });
        own.chain(of_house.map(|file| Bookings { file, is_own: false })).collect()
    }

    /// The nearest file of a name, of which one counts.
    fn file(&self, name: &str, found: &mut Findings) -> Option<Located> {
        let before = found.count();
        for (at, _) in &self.editions {
            let file = found.kept(file_of_house(at.join(name)));
            if file.is_some() || found.count() > before {
                return file;
            }
        }
        self.above_or_house(name, found)
    }

    fn above_or_house(&self, name: &str, found: &mut Findings) -> Option<Located> {
        let above = self.above(|here| file_of_house(here.join(name)), found).next();
        above.or_else(|| found.kept(file_of_house(self.named.as_ref()?.join(name))))
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
            if PARTS.iter().all(empty) { one("empty") } else { None }
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
