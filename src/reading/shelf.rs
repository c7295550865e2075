//! The folders that a kind of file is looked for in, one after the other: the first that has a file of the name gives it.

use crate::diag::{Diagnostic, Span};
use crate::files::{Located, Stands};
use crate::printable::short;
use crate::reading::files::{Folder, Kind, unsafe_name};
use crate::reading::findings::Findings;
use crate::reading::suggest::{nearest, quoted};
use crate::words::{Arg, Words};

/// The code of the error that a folder is none.
const NOT_A_FOLDER: &str = "not-a-folder";

/// Folders of one kind of file, nearest first.
#[derive(Debug, Clone)]
pub(crate) struct Shelf {
    folders: Vec<Folder>,
    /// Where a file goes that none of them has.
    own: Located,
    /// They are those of editions, and none is a house's.
    of_editions: bool,
    /// One of the folders can't be used, which has been told: what it may have is looked for nowhere else.
    lost: bool,
}

impl Shelf {
    /// Folders to look through, nearest first; a file that is missing is to be put where the `own` ones are.
    pub(super) fn of(folders: Vec<Folder>, own: Located) -> Self {
        Self { folders, own, of_editions: false, lost: false }
    }

    /// One folder alone.
    pub(crate) fn alone(folder: Folder) -> Self {
        Self { own: folder.at.clone(), folders: vec![folder], of_editions: false, lost: false }
    }

    /// The folders of a name of an edition and of those that it stands on, nearest first.
    pub(crate) fn of_editions(editions: &[Folder], name: &str) -> Self {
        let folders: Vec<Folder> = editions.iter().map(|edition| edition.folder(name)).collect();
        let own = folders.first().map_or_else(|| Located::from(name), |folder| folder.at.clone());
        Self { folders, own, of_editions: true, lost: false }
    }

    /// A shelf of which one folder can't be used: it has nothing, and nothing of it is told to be missing.
    pub(super) fn lost(own: Located) -> Self {
        Self { folders: Vec::new(), own, of_editions: false, lost: true }
    }

    /// As [`Self::find`]. That a folder is none is told once.
    pub(crate) fn find_or_lose(
        &mut self,
        name: &str,
        span: Span,
        kind: Kind,
        found: &mut Findings,
    ) -> Option<Located> {
        let before = found.kept_so_far();
        let file = self.find(name, span, kind, found);
        if found.since(before).iter().any(|one| one.code == NOT_A_FOLDER) {
            *self = Self::lost(self.own.clone());
        }
        file
    }

    /// Finds the file of a name in the first folder that has it; reports one that is missing in all. What has its name
    /// in a nearer folder and is no file, or lies outside, is reported as well: none from further away is taken for it.
    pub(crate) fn find(&self, name: &str, span: Span, kind: Kind, found: &mut Findings) -> Option<Located> {
        if let Some(code) = unsafe_name(name) {
            found.add(kind.told(code, name).here(span));
            return None;
        }
        if self.lost {
            return None;
        }
        for folder in &self.folders {
            match folder.look(name, span, kind) {
                Ok(Some(file)) => return Some(file),
                Ok(None) => {}
                Err(one) => {
                    found.add(one);
                    return None;
                }
            }
        }
        found.add(self.missing(name, span, kind));
        None
    }

    /// The names of the files of a kind in the nearest folder, sorted.
    pub(crate) fn own_names(&self, kind: Kind) -> Vec<String> {
        let names = self.own.names();
        names.iter().filter_map(|name| name.strip_suffix(kind.ending).map(str::to_owned)).collect()
    }

    /// Where a file goes that no folder has.
    pub(crate) fn place(&self, name: &str) -> Located {
        self.own.join(name)
    }

    /// That no folder has a file.
    fn missing(&self, name: &str, span: Span, kind: Kind) -> Diagnostic {
        let no_folder = |folder: &&Folder| {
            folder.at.stands().is_ok_and(|what| matches!(what, Stands::File | Stands::Other))
        };
        if let Some(folder) = self.folders.iter().find(no_folder) {
            let one = Diagnostic::error(NOT_A_FOLDER).arg("path", folder.at.shown());
            return one.arg("noun", kind.words()).here(span).mend_by("help-files");
        }
        let plain = plain_name(name, kind);
        let one = kind.told(kind.missing, name).arg("folder", self.shown());
        let one = one.arg("path", short(&self.own.join(kind.file_name(plain)).shown())).here(span);
        // Whoever writes the ending, or the folder, means the file without it; and what is meant is there.
        let stands = |name: &&str| self.folders.iter().any(|folder| folder.has(name, kind));
        let whole = Some(plain).filter(|plain| *plain != name).filter(stands);
        let there = self.names(kind);
        let near = whole.or_else(|| nearest(plain, there.iter().map(String::as_str)).filter(stands));
        match near.map(str::to_owned) {
            Some(meant) => {
                let words = Words::part("known", "near").arg("meant", meant.as_str());
                one.help(words).replace(span, quoted(&meant))
            }
            None if plain != name => one.arg("meant", short(plain)).mend_by("help-name"),
            None if self.is_of_a_house() => one.mend_by("help").mend_by("help-house"),
            None => one,
        }
    }

    /// The folders, for people.
    fn shown(&self) -> Arg {
        let all: Vec<String> = self.folders.iter().map(|folder| folder.at.shown()).collect();
        match all.as_slice() {
            [one] => one.as_str().into(),
            [] => self.own.shown().into(),
            _ => Arg::names(all.iter().map(String::as_str)),
        }
    }

    /// Whether it has other folders than the one that a file goes into.
    fn is_of_a_house(&self) -> bool {
        !self.of_editions
            && (self.folders.len() != 1 || self.folders.iter().any(|folder| folder.at != self.own))
    }

    /// The first file of a name, whatever stands in nearer folders.
    pub(super) fn first(&self, name: &str, kind: Kind) -> Option<Located> {
        let has = |folder: &&Folder| folder.has(name, kind);
        self.folders.iter().find(has).map(|folder| folder.file(&kind.file_name(name)))
    }

    /// The names of the files of a kind, without their ending, each once, sorted.
    pub(crate) fn names(&self, kind: Kind) -> Vec<String> {
        let all = self.folders.iter().flat_map(|folder| folder.at.names());
        let mut names: Vec<String> =
            all.filter_map(|name| name.strip_suffix(kind.ending).map(str::to_owned)).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// A name without the ending and the folder, which files of a kind are named without.
pub(crate) fn plain_name(name: &str, kind: Kind) -> &str {
    let at = name.len().saturating_sub(kind.ending.len());
    let ending = name.get(at..).filter(|ending| !ending.is_empty() && at > 0);
    let ended = ending.is_some_and(|ending| ending.eq_ignore_ascii_case(kind.ending));
    let bare = if ended { name.get(..at).unwrap_or(name) } else { name };
    let within = bare.strip_prefix(kind.folder).and_then(|rest| rest.strip_prefix('/'));
    within.filter(|rest| !rest.is_empty()).unwrap_or(bare)
}
