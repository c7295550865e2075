//! What comes with the program, by name: what else lies in `content/` and `layouts/` is its user's own.

use std::fs;
use std::path::Path;

/// The editions in `content/`.
pub const EDITIONS: &[&str] =
    &["copy", "demo", "erqi", "frames", "furniture", "heads", "market", "pictures", "specimen"];

/// The layouts in `layouts/` that others stand on and that are no pages.
pub const BASES: &[&str] = &["broadsheet", "tabloid"];

/// The layouts in `layouts/` that are pages; most stand on a base.
pub const LAYOUTS: &[&str] = &[
    "broadsheet-advertisement",
    "broadsheet-front",
    "broadsheet-inside",
    "broadsheet-letters",
    "broadsheet-market",
    "broadsheet-photographs",
    "broadsheet-sport",
    "broadsheet-supplement",
    "pictures",
    "specimen",
    "specimen-forms",
    "specimen-traditional",
    "specimen-vertical",
    "tabloid-4",
    "tabloid-4-inside",
    "tabloid-5",
    "tabloid-5-inside",
    "tabloid-advertisement",
    "tabloid-photographs",
    "tabloid-sport",
    "tabloid-supplement",
    "tabloid-supplement-inside",
];

/// A house in a folder of its own, with the layouts, press conditions and fonts that come with the program.
pub fn house() -> tempfile::TempDir {
    let house = tempfile::tempdir().expect("a folder");
    for folder in ["layouts", "layouts/artwork", "layouts/press", "fonts"] {
        let (from, to) = (Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), house.path().join(folder));
        fs::create_dir_all(&to).expect("a folder");
        for entry in fs::read_dir(from).expect("the folder") {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                let to = to.join(path.file_name().expect("a name"));
                fs::hard_link(&path, &to).or_else(|_| fs::copy(&path, &to).map(|_| ())).expect("a copy");
            }
        }
    }
    house
}
