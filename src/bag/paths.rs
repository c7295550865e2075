//! Where the files of an edition lie in a bag.

use crate::bag::PAYLOAD;
use crate::lock::Lock;
use crate::reading::{Place, Whence};

/// The folder of editions, and that of what came out.
const EDITIONS: &str = "editions";
const OUTPUTS: &str = "outputs";
/// What the folder of the edition is called, and one above it where an edition that it stands on lies further up.
const OWN: &str = "edition";
const ABOVE: &str = "folder";

/// Where the files of an edition lie in a bag. Its folder and those of the editions that it stands on lie to each other as
/// they did.
#[derive(Debug)]
pub(super) struct Paths {
    /// The folder of the edition, below that of all.
    own: Vec<String>,
}

impl Paths {
    /// Those of a locked edition.
    pub(super) fn of(lock: &Lock) -> Self {
        let places: Vec<Place> = lock.inputs.iter().map(|input| input.place.clone()).collect();
        Self::for_places(&places)
    }

    fn for_places(places: &[Place]) -> Self {
        let bases = places.iter().filter_map(|place| match &place.whence {
            Whence::Base(name) => Some(name),
            _ => None,
        });
        let ups = |name: &String| name.split('/').take_while(|part| *part == "..").count();
        let deep = bases.map(ups).max().unwrap_or_default().max(1);
        let numbered = |name: &str, number: usize| match number {
            0 => name.to_owned(),
            _ => format!("{name}-{number}"),
        };
        let tried = (0..).map(|number| {
            let above = (1..deep).map(|_| numbered(ABOVE, number));
            Self { own: above.chain([numbered(OWN, number)]).collect() }
        });
        // A base may be called so itself.
        let mut tried = tried.filter(|one| !places.iter().any(|place| one.is_in_the_way(place)));
        tried.next().unwrap_or(Self { own: vec![OWN.to_owned()] })
    }

    /// Whether a file of a base that lies outside the edition would lie inside it.
    fn is_in_the_way(&self, place: &Place) -> bool {
        let Whence::Base(name) = &place.whence else { return false };
        let own = self.own.join("/");
        let path = self.of_base(name, &place.path);
        let is_below = path.strip_prefix(&own).is_some_and(|rest| rest.starts_with('/'));
        name.starts_with("..") && is_below
    }

    /// The path of a file of a base, below the folder of all editions.
    fn of_base(&self, name: &str, path: &str) -> String {
        let mut parts: Vec<&str> = self.own.iter().map(String::as_str).collect();
        for part in name.split('/').chain(path.split('/')) {
            if part == ".." {
                parts.pop();
            } else {
                parts.push(part);
            }
        }
        parts.join("/")
    }

    /// The folder of the edition in the bag.
    pub(super) fn edition(&self) -> String {
        format!("{PAYLOAD}/{EDITIONS}/{}", self.own.join("/"))
    }

    /// The path of an input in the bag.
    pub(super) fn input(&self, Place { whence, path }: &Place) -> String {
        match whence {
            Whence::Edition => format!("{}/{path}", self.edition()),
            Whence::Base(name) => format!("{PAYLOAD}/{EDITIONS}/{}", self.of_base(name, path)),
            Whence::House | Whence::Bundled => format!("{PAYLOAD}/{path}"),
        }
    }

    /// The path of what came out.
    pub(super) fn output(name: &str) -> String {
        format!("{PAYLOAD}/{OUTPUTS}/{name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(bases: &[&str]) -> (Paths, Vec<Place>) {
        let place =
            |name: &&str| Place { whence: Whence::Base((*name).to_owned()), path: "edition.toml".to_owned() };
        let places: Vec<Place> = bases.iter().map(place).collect();
        (Paths::for_places(&places), places)
    }

    #[test]
    fn editions_lie_to_each_other_as_they_did() {
        let cases: [(&[&str], &str, &[&str]); 6] = [
            (&[], "edition", &[]),
            (&["../city"], "edition", &["city"]),
            (&["../../2025/city", "../noon"], "folder/edition", &["2025/city", "folder/noon"]),
            (&["bases/city"], "edition", &["edition/bases/city"]),
            (&[".."], "edition", &["."]),
            // Beside a base that is called so itself.
            (&["../edition"], "edition-1", &["edition"]),
        ];
        for (bases, own, expected) in cases {
            let (paths, places) = paths(bases);
            assert_eq!(paths.edition(), format!("data/editions/{own}"), "{bases:?}");
            let lie = places.iter().map(|place| paths.input(place));
            let expected = expected.iter().map(|at| match *at {
                "." => "data/editions/edition.toml".to_owned(),
                at => format!("data/editions/{at}/edition.toml"),
            });
            assert_eq!(lie.collect::<Vec<_>>(), expected.collect::<Vec<_>>(), "{bases:?}");
        }
    }
}
