//! What an edition finds of its house, by whatever name.

use crate::diag::{Diagnostic, Sources};
use crate::files::{Located, bundled};
use crate::reading::bases::Chain;
use crate::reading::files::Folder;
use crate::reading::findings::Findings;
use crate::reading::house::{
    ARTWORK, BOOKINGS, DRAWN, FONT, LAYOUT, Origin, PICTURED, PRESS, PROFILE, Shelves, TEMPLATE, WORDS,
};

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

/// What an edition finds by whatever name, and where: all layouts, conditions, profiles, artwork, fonts and templates, the word
/// list and the bookings.
///
/// # Errors
/// What stands in the place of a folder or file of the house, and is none.
pub fn finds(origin: &Origin) -> Result<Vec<Found>, Vec<Diagnostic>> {
    let mut findings = Findings::default();
    let shelves = Shelves::of(origin, bases(origin).iter(), &mut findings);
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
    let bookings = shelves.bookings(true, &mut findings);
    if findings.count() > 0 {
        return Err(findings.sorted());
    }
    let bookings = bookings.into_iter().map(|bookings| ("bookings", BOOKINGS, Some(bookings.file)));
    for (kind, name, file) in [("words", WORDS, shelves.words)].into_iter().chain(bookings) {
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

/// The folders of the editions that it stands on, as far as they can be found: what is wrong with them is told of who is made
/// of them.
fn bases(origin: &Origin) -> Vec<Located> {
    let (mut sources, mut found) = (Sources::default(), Findings::default());
    let Ok(Some(edition)) = Folder::open(&origin.folder) else { return Vec::new() };
    Chain::of(edition, |_, _| Vec::new(), &mut sources, &mut found).bases().cloned().collect()
}
