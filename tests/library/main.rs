//! What the library does by itself, whatever features are on: without the command, the disk and other processes.
//!
//! `cargo test --no-default-features --features house --test library`

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use banxin::Loaded;
use banxin::diag::Sources;
use banxin::files::{Located, Memory, files_of_the_house};
use banxin::write::pdf::Profile;
use sha2::{Digest, Sha256};

/// A file or folder of the package.
fn of_the_package(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Puts all files below a folder into memory.
fn in_memory(folder: &Path, at: &Path, memory: Memory) -> Memory {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).fold(memory, |memory, path| {
        let at = at.join(path.file_name().unwrap());
        if path.is_dir() { in_memory(&path, &at, memory) } else { memory.with(at, fs::read(&path).unwrap()) }
    })
}

/// The hash of the press file of an edition in PDF/X-4, as `sha256sum` has it.
fn hash(loaded: &Loaded) -> String {
    let file = loaded.compose().write(Profile::X4).unwrap();
    Sha256::digest(file.bytes().unwrap())
        .iter()
        .fold(String::new(), |hash, byte| hash + &format!("{byte:02x}"))
}

/// The hash that the golden of an edition names.
fn golden(edition: &str) -> String {
    let path = format!("tests/goldens/expected/{edition}.sha256");
    let text = fs::read_to_string(of_the_package(&path)).unwrap();
    text.lines().find_map(|line| line.strip_suffix("  x4 pages")).unwrap().to_owned()
}

/// On the bundled house; where there is none, on one in memory.
#[test]
fn an_edition_from_memory_is_the_golden_one() {
    for name in ["erqi", "pictures"] {
        let mut memory = in_memory(&of_the_package("content").join(name), Path::new("today"), Memory::new());
        if files_of_the_house().is_empty() {
            for folder in ["layouts", "fonts"] {
                memory = in_memory(&of_the_package(folder), Path::new(folder), memory);
            }
        }
        let mut sources = Sources::default();
        let loaded = banxin::load(Located::among(Arc::new(memory), "today"), &mut sources).unwrap();
        assert_eq!((loaded.files().count(), sources.paths().count()), (0, 0), "{name} asks the disk");
        assert_eq!(hash(&loaded), golden(name), "{name}");
    }
}

/// Fonts are mapped or read, as the features have it.
#[test]
fn an_edition_on_the_disk_is_the_golden_one() {
    let loaded = banxin::load(of_the_package("content/erqi"), &mut Sources::default()).unwrap();
    assert_eq!(hash(&loaded), golden("erqi"));
}

#[cfg(any(unix, windows))]
#[test]
fn a_file_is_saved_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.pdf");
    banxin::save::save(&path, b"one").unwrap();
    banxin::save::save(&path, b"two").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"two");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    assert_eq!(banxin::save::save(folder.path(), b"one").unwrap_err().code, "output-no-file");
}

#[cfg(all(feature = "process", unix))]
#[test]
fn a_process_apart_answers_within_its_bounds() {
    use banxin::apart::{Bounds, NO_PROCESS, ask};
    let said = |bounds: &Bounds| ask(std::process::Command::new("echo").arg("yes"), bounds).unwrap();
    assert_eq!(said(&Bounds::default()), Some(b"yes\n".to_vec()));
    assert_eq!(said(&Bounds { answer: 2, ..Bounds::default() }), Some(b"ye".to_vec()));
    let none = ask(&mut std::process::Command::new("/no/such/program"), &Bounds::default());
    assert_eq!(none.unwrap_err().code, NO_PROCESS);
}
