//! The house: the folders and the word lists that editions share, in the edition's own folder or the nearest one above it.

use std::path::{Component, Path, PathBuf};

use crate::diag::{Diagnostic, Span};
use crate::printable::short;
use crate::reading::files::{Folder, Kind, file_of_house};
use crate::reading::findings::Findings;

/// More folders than this nobody puts above an edition.
const HIGHEST: usize = 32;

/// Where layouts, press conditions and fonts are.
#[derive(Debug)]
pub(crate) struct House {
    /// `layouts/`.
    pub layouts: Option<Folder>,
    /// `layouts/press/`.
    pub press: Option<Folder>,
    /// `fonts/`.
    pub fonts: Option<Folder>,
    /// The file `words.toml`.
    pub words: Option<PathBuf>,
}

impl House {
    /// The house of an edition. What stands where a part of it is looked for and can't be used is an error: a part
    /// from further above in its place, another press say, would go to print without a word.
    pub(crate) fn of(edition: &Path, found: &mut Findings) -> Self {
        // Above the root there is itself, as often as it is asked for.
        let depth = edition.canonicalize().map_or(HIGHEST, |real| real.components().count()).min(HIGHEST);
        let mut part =
            |name: &str| found.kept(nearest(edition, depth, |here| Folder::open(&here.join(name))));
        let (layouts, press, fonts) = (part("layouts"), part("layouts/press"), part("fonts"));
        let words = found.kept(nearest(edition, depth, |here| file_of_house(here.join("words.toml"))));
        Self { layouts, press, fonts, words }
    }
}

/// Reports that no folder of the kind that is needed was found.
pub(crate) fn no_folder(name: &str, span: Span, kind: Kind, found: &mut Findings) {
    let one = Diagnostic::error(kind.missing).form("no-house").arg("noun", kind.words());
    let one = one.arg("name", short(name)).arg("folder", kind.folder);
    found.add(one.mark(span, "needs-house").mend_by("help-house"));
}

/// What is found in the edition's folder, or in the nearest one above it; `depth` is how many there are.
fn nearest<T>(
    edition: &Path,
    depth: usize,
    look: impl Fn(&Path) -> Result<Option<T>, Diagnostic>,
) -> Result<Option<T>, Diagnostic> {
    let mut here = Some(edition.to_owned());
    for _ in 0..depth {
        let Some(folder) = here else { break };
        if let Some(found) = look(&folder)? {
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
