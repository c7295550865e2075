//! Where the files of an edition lie, said without the paths of a machine: in its own folder, in that of an edition that it
//! stands on, in the house, or in the program.

use std::path::{Component, Path, PathBuf};

use crate::diag::Sources;
use crate::files::{Located, Stands, bundled};
use crate::printable::slashed;
use crate::reading::bases::Chain;
use crate::reading::files::{Folder, above};
use crate::reading::findings::Findings;
use crate::reading::house::{HIGHEST, Origin, PARTS};

/// Whose a file is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whence {
    /// The edition's own.
    Edition,
    /// That of an edition which it stands on; where its folder lies as seen from that of the edition, such as `../city`.
    Base(String),
    /// That of the house: of the nearest folder above that has any, or of the one that is named.
    House,
    /// The program's.
    Bundled,
}

/// Where a file of an edition lies.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Whose it is.
    pub whence: Whence,
    /// Its path there, with `/`.
    pub path: String,
}

/// Where an edition's files may lie.
#[derive(Debug)]
pub struct Places {
    edition: Located,
    bases: Vec<(String, Located)>,
    /// The folders that its house may be, nearest first.
    houses: Vec<Located>,
}

impl Whence {
    /// Whose it is where that of the house and that of the program are one: a file of the one does for the same of the other.
    #[must_use]
    pub fn owner(&self) -> Self {
        match self {
            Self::Bundled => Self::House,
            other => other.clone(),
        }
    }
}

impl Places {
    /// Those of an edition.
    #[must_use]
    pub fn of(origin: &Origin) -> Self {
        let bases = bases(origin);
        let mut houses = Vec::new();
        for folder in std::iter::once(&origin.folder).chain(bases.iter().map(|(_, at)| at)) {
            let mut here = above(folder.path());
            for _ in 0..HIGHEST {
                let Some(path) = here else { break };
                here = above(&path);
                houses.push(folder.at(path));
            }
        }
        houses.extend(origin.house.folder.clone());
        Self { edition: origin.folder.clone(), bases, houses }
    }

    /// Where a file lies; nothing, of one that is in none of these places.
    #[must_use]
    pub fn place(&self, file: &Located) -> Option<Place> {
        if let Some(path) = within(&Located::among(bundled(), ""), file) {
            return Some(Place { whence: Whence::Bundled, path });
        }
        let own = std::iter::once((Whence::Edition, &self.edition));
        let bases = self.bases.iter().map(|(name, at)| (Whence::Base(name.clone()), at));
        let of_editions = own.chain(bases).filter_map(|(whence, at)| {
            let path = within(at, file)?;
            Some(Place { whence, path })
        });
        // An edition may lie in the folder of another.
        if let Some(place) = of_editions.min_by_key(|place| place.path.len()) {
            return Some(place);
        }
        let is_of_house = |path: &String| PARTS.iter().any(|part| is_below(path, part));
        let paths = self.houses.iter().filter_map(|house| within(house, file)).filter(is_of_house);
        paths.min_by_key(String::len).map(|path| Place { whence: Whence::House, path })
    }

    /// Whether a file stands at a place.
    #[must_use]
    pub fn has(&self, place: &Place) -> bool {
        let is_file = |folder: &Located| {
            let path = Path::new(&place.path);
            path.components().all(|part| matches!(part, Component::Normal(_)))
                && folder.join(path).stands().is_ok_and(|what| what == Stands::File)
        };
        match &place.whence {
            Whence::Edition => is_file(&self.edition),
            Whence::Base(name) => self.bases.iter().any(|(own, at)| own == name && is_file(at)),
            Whence::House | Whence::Bundled => {
                self.houses.iter().any(is_file) || is_file(&Located::among(bundled(), ""))
            }
        }
    }
}

/// The folders of the editions that one stands on, with where they lie as seen from its own, as far as they can be found.
fn bases(origin: &Origin) -> Vec<(String, Located)> {
    let (mut sources, mut found) = (Sources::default(), Findings::default());
    let Ok(Some(edition)) = Folder::open(&origin.folder) else { return Vec::new() };
    let chain = Chain::of(edition, |_, _| Vec::new(), &mut sources, &mut found);
    chain.bases_by_name().into_iter().zip(chain.bases().cloned()).collect()
}

/// The path of a file as seen from a folder that it lies in.
fn within(folder: &Located, file: &Located) -> Option<String> {
    let plain = |located: &Located| {
        let parts = located.path().components();
        parts.filter(|part| !matches!(part, Component::CurDir)).collect::<PathBuf>()
    };
    if !file.is_beside(folder) {
        return None;
    }
    let file = plain(file);
    let rest = file.strip_prefix(plain(folder)).ok()?;
    let is_below = rest.components().all(|part| matches!(part, Component::Normal(_)));
    (is_below && rest != Path::new("")).then(|| slashed(rest))
}

fn is_below(path: &str, part: &str) -> bool {
    path.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(edition: &str, bases: &[(&str, &str)], houses: &[&str]) -> Places {
        Places {
            edition: Located::from(edition),
            bases: bases.iter().map(|(name, at)| ((*name).to_owned(), Located::from(*at))).collect(),
            houses: houses.iter().map(|house| Located::from(*house)).collect(),
        }
    }

    fn said(places: &Places, file: &str) -> Option<String> {
        let Place { whence, path } = places.place(&Located::from(file))?;
        Some(match whence {
            Whence::Edition => format!("edition {path}"),
            Whence::Base(name) => format!("base {name} {path}"),
            Whence::House => format!("house {path}"),
            Whence::Bundled => format!("bundled {path}"),
        })
    }

    #[test]
    fn a_file_is_said_to_lie_where_it_lies_however_the_folder_was_named() {
        for (edition, up) in
            [("x/ed", "x"), ("./x/ed", "./x"), ("/p/x/ed", "/p/x"), ("../ed", ".."), ("ed", "")]
        {
            let places = places(edition, &[("../city", &format!("{up}/city"))], &[up]);
            let at = |file: &str| said(&places, file);
            assert_eq!(at(&format!("{edition}/stories/a.md")).unwrap(), "edition stories/a.md");
            let beside = if up.is_empty() { String::new() } else { format!("{up}/") };
            assert_eq!(at(&format!("{beside}layouts/a.toml")).unwrap(), "house layouts/a.toml");
            assert_eq!(at(&format!("{beside}other/a.toml")), None);
        }
    }

    #[test]
    fn of_an_edition_in_the_folder_of_another_files_are_its_own() {
        let places = places("ed", &[("bases/city", "ed/bases/city")], &[""]);
        assert_eq!(said(&places, "ed/bases/city/stories/a.md").unwrap(), "base bases/city stories/a.md");
        assert_eq!(said(&places, "ed/bases/a.md").unwrap(), "edition bases/a.md");
    }

    #[test]
    fn a_house_that_is_named_is_no_part_of_one_above_it() {
        let places = places("/p/eds/ed", &[], &["/p/eds", "/p", "/", "/p/fonts/house"]);
        assert_eq!(said(&places, "/p/fonts/house/fonts/a.otf").unwrap(), "house fonts/a.otf");
        assert_eq!(said(&places, "/p/layouts/press/a.toml").unwrap(), "house layouts/press/a.toml");
    }

    #[test]
    fn what_lies_above_is_in_no_folder() {
        let places = places(".", &[("../city", "../city")], &[".."]);
        assert_eq!(said(&places, "./edition.toml").unwrap(), "edition edition.toml");
        assert_eq!(said(&places, "../city/edition.toml").unwrap(), "base ../city edition.toml");
        assert_eq!(said(&places, "../fonts/a.otf").unwrap(), "house fonts/a.otf");
        assert_eq!(said(&places, "../elsewhere.toml"), None);
    }

    #[test]
    fn a_file_of_the_program_is_the_program_s() {
        let file = Located::among(bundled(), "layouts/press/coated.toml");
        let place = places("ed", &[], &[""]).place(&file).unwrap();
        assert_eq!(place, Place { whence: Whence::Bundled, path: "layouts/press/coated.toml".to_owned() });
        assert_eq!(place.whence.owner(), Whence::House);
    }
}
