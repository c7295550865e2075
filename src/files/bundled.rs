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

/// The bundled house as files, used where they lie in the program.
#[must_use]
pub fn bundled() -> Arc<dyn Files> {
    static HOUSE: LazyLock<Arc<Memory>> = LazyLock::new(|| {
        let all = FILES.iter().fold(Memory::signed(SIGN), |house, (path, bytes)| house.with(path, *bytes));
        Arc::new(all)
    });
    HOUSE.clone()
}
