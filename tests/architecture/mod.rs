//! The house rules: which module may know which, that no files know each other in a circle, and how large and how
//! named a file may be.
//!
//! The test reads the paths in `src/`, not the compiler's view, so it also fails on a forbidden path in code
//! that is not compiled here. Comments, strings, `#[cfg(test)]` items and files named `tests.rs` are free.

mod circles;
mod house;
mod paths;
mod sources;
mod walls;

use house::HOUSE;
use paths::crate_paths;
use sources::{module_path, production_tokens, read, rust_files, tokens};

/// The files that ask the disk. The library's own is the first; the others have to do with files that the caller names.
const ASKING_THE_DISK: [&str; 10] = [
    "src/stock/cache.rs",
    "src/spool/disk.rs",
    "src/files/disk.rs",
    "src/record/files.rs",
    "src/save/folder.rs",
    "src/save/growing.rs",
    "src/save/identity.rs",
    "src/save/partial.rs",
    "src/save/place.rs",
    "src/split/folder.rs",
];

/// What a system tells of a process is no file of anybody's.
const ASKING_THE_SYSTEM: &str = "src/cli/signals.rs";

/// A file that is longer holds more than one thing.
const LONGEST: usize = 600;

/// Names that say nothing of what a module is for, and so collect everything.
const NOT_NAMES: &[&str] = &["util", "utils", "helper", "helpers", "manager", "context", "common", "misc"];

#[test]
fn the_sources_are_found() {
    assert!(rust_files("src").len() > 5, "no sources below {}", env!("CARGO_MANIFEST_DIR"));
}

#[test]
fn every_module_keeps_to_what_it_may_know() {
    let mut faults = Vec::new();
    for file in rust_files("src") {
        let place = module_path(&file);
        let home = place.first().map_or("lib", String::as_str);
        let Some(module) = HOUSE.iter().find(|module| module.name == home) else {
            faults.push(format!("{}: `{home}` has no place in the table of the house", file.display()));
            continue;
        };
        for path in crate_paths(&production_tokens(&file), &place) {
            let known = path.split("::").next().unwrap_or_default();
            let allowed = |may: &&str| *may == "*" || path == **may || path.starts_with(&format!("{may}::"));
            if known != home && !module.may_know.iter().any(allowed) {
                faults.push(format!(
                    "{}: `{home}` may not know `crate::{path}` ({home}: {})",
                    file.display(),
                    module.why
                ));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_disk_is_asked_in_few_places() {
    let asks = |file: &std::path::PathBuf| {
        let tokens = production_tokens(file);
        let of_paths = ["canonicalize", "is_file", "is_dir", "exists", "read_dir", "symlink_metadata"];
        let calls = |pair: &[String]| pair[0] == "." && of_paths.contains(&pair[1].as_str());
        let is_fs = |three: &[String]| three[0] == "std" && three[1] == "::" && three[2] == "fs";
        tokens.windows(3).any(is_fs) || tokens.windows(2).any(calls)
    };
    let named = |file: std::path::PathBuf| file.to_string_lossy().replace('\\', "/");
    // Schemas are made by tests alone.
    let all = rust_files("src").into_iter().filter(|file| !file.ends_with("schema.rs"));
    let all = all.filter(asks).map(named);
    let allowed =
        |file: &String| ASKING_THE_DISK.iter().chain([&ASKING_THE_SYSTEM]).any(|one| file.ends_with(one));
    let faults: Vec<String> = all.filter(|file| !allowed(file)).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn no_file_is_too_long() {
    let files = ["src", "tests", "benches", "examples"].into_iter().flat_map(rust_files);
    let faults: Vec<_> = files
        .map(|file| (read(&file).lines().count(), file))
        .filter(|(lines, _)| *lines > LONGEST)
        .map(|(lines, file)| format!("{}: {lines} lines, {LONGEST} at most", file.display()))
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn modules_are_named_for_what_they_do() {
    let mut faults = Vec::new();
    for file in rust_files("src") {
        let mut names = module_path(&file);
        let tokens = tokens(&read(&file));
        names.extend(tokens.windows(2).filter(|pair| pair[0] == "mod").map(|pair| pair[1].clone()));
        for name in names.iter().filter(|name| NOT_NAMES.contains(&name.as_str())) {
            faults.push(format!("{}: a module called `{name}` says nothing", file.display()));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_table_is_in_order() {
    let at = |name: &str| HOUSE.iter().position(|module| module.name == name);
    for (index, module) in HOUSE.iter().enumerate() {
        for may in module.may_know.iter().filter(|may| **may != "*") {
            let known = may.split("::").next().and_then(at);
            let known = known.unwrap_or_else(|| panic!("{}: no module `{may}`", module.name));
            // Only single types may be known from a stage further on.
            assert!(known < index || may.contains("::"), "{} reaches ahead to `{may}`", module.name);
        }
    }
}
