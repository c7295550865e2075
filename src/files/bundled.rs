//! The house that the program brings along: its layouts, press conditions and fonts, in the program file itself.
//!
//! The feature `house` puts it there; without it the house is empty.

use std::sync::{Arc, LazyLock};

use super::{Files, Memory};

/// What stands before a path of the bundled house, in all languages: the name of the program, in signs that no system
/// has in a name, so that nobody looks for it on the disk.
const SIGN: &str = "<banxin>/";

/// Files of the package, by their paths in it and in the house.
#[cfg(feature = "house")]
macro_rules! of_the_package {
    ($($path:literal,)*) => {
        &[$(($path, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/", $path)))),*]
    };
}

/// Every file of `layouts/` and `fonts/` but for what makes the fonts: `tests/house.rs` compares.
#[cfg(feature = "house")]
static FILES: &[(&str, &[u8])] = of_the_package![
    "fonts/LICENSES/OFL-NotoCJK.txt",
    "fonts/LICENSES/OFL-NotoSerif.txt",
    "fonts/LICENSES/OFL-PressKaiSC.txt",
    "fonts/NotoSansCJKsc-Black.otf",
    "fonts/NotoSansCJKsc-Bold.otf",
    "fonts/NotoSansCJKsc-Regular.otf",
    "fonts/NotoSerif-Bold.ttf",
    "fonts/NotoSerif-Regular.ttf",
    "fonts/NotoSerifCJKsc-Black.otf",
    "fonts/NotoSerifCJKsc-Bold.otf",
    "fonts/NotoSerifCJKsc-Regular.otf",
    "fonts/NotoSerifCJKtc-Specimen.otf",
    "fonts/PressKaiSC-Regular.ttf",
    "fonts/README.md",
    "fonts/SHA256SUMS",
    "layouts/README.md",
    "layouts/artwork/banxin-nameplate.svg",
    "layouts/artwork/banxin-vine-corner.svg",
    "layouts/artwork/banxin-vine.svg",
    "layouts/broadsheet-advertisement.toml",
    "layouts/broadsheet-front.toml",
    "layouts/broadsheet-inside.toml",
    "layouts/broadsheet-letters.toml",
    "layouts/broadsheet-market.toml",
    "layouts/broadsheet-photographs.toml",
    "layouts/broadsheet-sport.toml",
    "layouts/broadsheet-supplement.toml",
    "layouts/broadsheet.toml",
    "layouts/pictures.toml",
    "layouts/press/FOGRA39L_coated-README.txt",
    "layouts/press/FOGRA39L_coated.icc",
    "layouts/press/README.md",
    "layouts/press/TR002-NOTICE.txt",
    "layouts/press/TR002_newsprint_TAC240.icc",
    "layouts/press/coated.toml",
    "layouts/press/newsprint.toml",
    "layouts/specimen-forms.toml",
    "layouts/specimen-traditional.toml",
    "layouts/specimen-vertical.toml",
    "layouts/specimen.toml",
    "layouts/tabloid-4-inside.toml",
    "layouts/tabloid-4.toml",
    "layouts/tabloid-5-inside.toml",
    "layouts/tabloid-5.toml",
    "layouts/tabloid-advertisement.toml",
    "layouts/tabloid-front.toml",
    "layouts/tabloid-photographs.toml",
    "layouts/tabloid-sport.toml",
    "layouts/tabloid-supplement-inside.toml",
    "layouts/tabloid-supplement.toml",
    "layouts/tabloid.toml",
];

#[cfg(not(feature = "house"))]
static FILES: &[(&str, &[u8])] = &[];

/// The files of the bundled house, by their paths in it, sorted.
#[must_use]
pub fn files_of_the_house() -> &'static [(&'static str, &'static [u8])] {
    FILES
}

/// The SHA-256 of the bundled profiles, whose bytes are in the program: hashing one takes ten times as long as looking
/// whether it is the same.
const HASHES: &[(&str, &str)] = &[
    ("layouts/press/FOGRA39L_coated.icc", "b35713ef7eff09349d4c3249e5f377736d06d8a2671c54712971a3546bf17c57"),
    (
        "layouts/press/TR002_newsprint_TAC240.icc",
        "a6e2b09bc9c436b0faf87a71680843ee82b07532af7b7c8daa2b2c6cea14ce01",
    ),
];

/// The SHA-256, in hexadecimal, of bytes that are a bundled file's and known.
#[must_use]
pub fn known_hash(bytes: &[u8]) -> Option<&'static str> {
    let is = |path: &str| FILES.iter().any(|(one, file)| *one == path && *file == bytes);
    HASHES.iter().find(|(path, _)| is(path)).map(|(_, hash)| *hash)
}

/// The bundled house as files, used where they lie in the program.
#[must_use]
pub fn bundled() -> Arc<dyn Files> {
    static HOUSE: LazyLock<Arc<Memory>> = LazyLock::new(|| {
        let all = FILES.iter().fold(Memory::signed(SIGN), |house, (path, bytes)| house.with(path, *bytes));
        Arc::new(all)
    });
    HOUSE.clone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    #[test]
    fn the_hashes_of_bundled_files_are_theirs_and_those_of_no_other_bytes() {
        for (path, hash) in HASHES {
            let Some((_, bytes)) = FILES.iter().find(|(one, _)| one == path) else { continue };
            let is =
                Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
            assert_eq!(is, *hash, "{path}");
            assert_eq!(known_hash(bytes), Some(*hash));
            let mut other = bytes.to_vec();
            if let Some(last) = other.last_mut() {
                *last ^= 1;
            }
            assert_eq!(known_hash(&other), None);
        }
    }
}
