//! Files in the folder of an edition on a base that take the place of none and that nothing names: they were meant to be printed.

use std::collections::BTreeSet;

use super::Edition;
use super::picture::PICTURE;
use super::story::STORY;
use super::tables::TABLE;
use crate::diag::{Diagnostic, Sources};
use crate::files::{Located, Stands};
use crate::printable::short;
use crate::reading::bases::Chain;
use crate::reading::files::unread;
use crate::reading::findings::Findings;
use crate::reading::house::{LAYOUT, PICTURED, TEMPLATE, is_drawn};

/// The folders that are looked through, and how the names of their files end.
const FOLDERS: [(&str, &[&str]); 5] = [
    (STORY.folder, &[STORY.ending]),
    (PICTURE.folder, &PICTURED),
    (TABLE.folder, &[".csv"]),
    (TEMPLATE.folder, &[TEMPLATE.ending]),
    (LAYOUT.folder, &[LAYOUT.ending]),
];

/// Tells of those of an edition that stands on a base.
pub(super) fn told(chain: &Chain, edition: &Edition, sources: &mut Sources, found: &mut Findings) {
    let Some(own) = chain.folders.first() else { return };
    let pictures = edition.pictures().iter().map(|picture| picture.file.shown());
    let used: BTreeSet<String> = sources.names().map(str::to_owned).chain(pictures).collect();
    for (folder, endings) in FOLDERS {
        let folder = own.file(folder);
        let is_of_it = |name: &&String| {
            let small = name.to_ascii_lowercase();
            // What systems put beside files on shares begins with a point.
            !small.starts_with('.')
                && (endings.iter().any(|ending| small.ends_with(ending))
                    || (endings == PICTURED && is_drawn(name)))
        };
        let all = folder.names();
        let files = all.iter().filter(is_of_it).map(|name| folder.join(name));
        let is_file = |file: &Located| file.stands().is_ok_and(|what| what == Stands::File);
        for file in files.filter(|file| !used.contains(&file.shown()) && is_file(file)) {
            let one = Diagnostic::warning("unused-override").arg("path", short(&file.shown()));
            found.add(one.here(unread(&file, sources)));
        }
    }
}
