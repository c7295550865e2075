//! What an edition is made from: every file that was read of it, by whose it is and by its bytes.

use std::collections::{BTreeMap, BTreeSet};

use super::file::{Input, Known, name_of};
use crate::diag::{CANNOT_READ, Diagnostic, Sources};
use crate::digest::Digester;
use crate::edition::APPROVALS;
use crate::files::Located;
use crate::reading::{Place, Places, Whence};
use crate::stock::Loaded;

/// The files that an edition is made from, as they were when they were looked at.
#[derive(Debug)]
pub struct Inputs {
    /// What they are, sorted.
    pub all: Vec<Input>,
    /// Where each lies.
    pub files: Vec<Located>,
}

impl Inputs {
    /// Those of an edition: the texts that were read of it, and the files that its load names; of an edition that could not
    /// be loaded, the texts alone.
    ///
    /// # Errors
    /// A file can't be read, or lies where no lock can say.
    pub fn of(places: &Places, loaded: Option<&Loaded>, sources: &Sources) -> Result<Self, Vec<Diagnostic>> {
        let files: BTreeSet<&Located> =
            sources.files().chain(loaded.into_iter().flat_map(Loaded::inputs)).collect();
        let faces = faces(loaded);
        let mut found = Vec::new();
        // Of the house and of the program one file has a path.
        let mut found_at: BTreeMap<(Whence, String), (Input, Located)> = BTreeMap::new();
        for file in files {
            let Some(place) = places.place(file) else {
                found.push(Diagnostic::error("lock-outside").arg("path", file.shown()));
                continue;
            };
            if !is_printed(&place, loaded) {
                continue;
            }
            let known = match known(file) {
                Ok(known) => known,
                Err(one) => {
                    found.push(one);
                    continue;
                }
            };
            let faces = faces.get(file).map_or_else(Vec::new, |faces| faces.iter().cloned().collect());
            let key = (place.whence.owner(), place.path.clone());
            let input = Input { place, known, faces };
            match found_at.get(&key) {
                Some((other, _)) if other.known != input.known => {
                    let one = Diagnostic::error("lock-outside").form("twice").arg("path", file.shown());
                    found.push(one.arg("place", shown(&input.place)));
                }
                Some(_) => {}
                None => _ = found_at.insert(key, (input, file.clone())),
            }
        }
        let mut sorted: Vec<(Input, Located)> = found_at.into_values().collect();
        sorted.sort_by(|(one, _), (other, _)| one.place.cmp(&other.place));
        let (all, files) = sorted.into_iter().unzip();
        if found.is_empty() { Ok(Self { all, files }) } else { Err(found) }
    }

    /// Whether they still are what they were.
    ///
    /// # Errors
    /// One has changed meanwhile, or can't be read any more.
    pub fn are_unchanged(&self) -> Result<(), Diagnostic> {
        self.all.iter().zip(&self.files).try_for_each(|(input, file)| {
            if known(file)? == input.known {
                return Ok(());
            }
            Err(Diagnostic::error("lock-outside").form("changed").arg("path", file.shown()))
        })
    }
}

/// Whether a file has to do with what is printed: names under pages do where layouts ask for readings.
fn is_printed(place: &Place, loaded: Option<&Loaded>) -> bool {
    let is_approvals = place.whence == Whence::Edition && place.path == APPROVALS;
    let asks = |loaded: &Loaded| {
        let edition = &loaded.edition;
        edition.pages().iter().any(|page| edition.readings_for(page).is_some())
    };
    !is_approvals || loaded.is_some_and(asks)
}

/// The faces that are used of each font file, by their PostScript names.
fn faces(loaded: Option<&Loaded>) -> BTreeMap<&Located, BTreeSet<String>> {
    let mut all: BTreeMap<&Located, BTreeSet<String>> = BTreeMap::new();
    if let Some(loaded) = loaded {
        for font in loaded.edition.fonts() {
            let face = loaded.fonts.face(font.face);
            let name = face.map(|face| face.metrics.postscript_name.clone());
            all.entry(&font.file).or_default().extend(name);
        }
    }
    all
}

/// By what bytes a file is known.
///
/// # Errors
/// It can't be read.
pub fn known(file: &Located) -> Result<Known, Diagnostic> {
    let mut digester = Digester::default();
    file.pour(&mut digester)
        .map_err(|error| Diagnostic::error(CANNOT_READ).arg("path", file.shown()).arg("why", &error))?;
    let (bytes, sha256) = digester.end();
    Ok(Known { bytes, sha256 })
}

/// A place, for people.
#[must_use]
pub fn shown(Place { whence, path }: &Place) -> String {
    match whence {
        Whence::Edition => path.clone(),
        Whence::Base(name) => format!("{name}/{path}"),
        Whence::House | Whence::Bundled => format!("<{}>/{path}", name_of(whence)),
    }
}
