//! Composes the bundled edition where there is neither a disk nor a thread: all that a WebAssembly module has by itself.

use std::sync::{Arc, Mutex, PoisonError};

use banxin::diag::Sources;
use banxin::files::{Located, Memory};
use banxin::write::pdf::Profile;

/// Files of the edition, by their paths in it.
macro_rules! of_the_edition {
    ($($path:literal,)*) => {
        &[$(($path, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/erqi/", $path)))),*]
    };
}

static EDITION: &[(&str, &[u8])] = of_the_edition![
    "edition.toml",
    "stories/city-management.md",
    "stories/grid-governance.md",
    "stories/housing.md",
    "stories/memorial-hall.md",
    "stories/quiz.md",
    "stories/work-style-year.md",
];

static FILE: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Composes the edition into a press file; how many bytes that has, or 0, where there is none.
#[unsafe(no_mangle)]
pub extern "C" fn compose() -> usize {
    let file = pressed().unwrap_or_default();
    let size = file.len();
    *FILE.lock().unwrap_or_else(PoisonError::into_inner) = file;
    size
}

/// Where the press file lies.
#[unsafe(no_mangle)]
pub extern "C" fn file() -> *const u8 {
    FILE.lock().unwrap_or_else(PoisonError::into_inner).as_ptr()
}

fn pressed() -> Option<Vec<u8>> {
    let memory = EDITION.iter().fold(Memory::new(), |memory, (path, bytes)| memory.with(path, *bytes));
    let loaded = banxin::load(Located::among(Arc::new(memory), ""), &mut Sources::default()).ok()?;
    loaded.compose().write(Profile::X4).ok().and_then(|file| file.bytes().ok())
}
