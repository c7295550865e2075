//! Compresses the profiles of `layouts/press/` once, as the writer would: every press file carries one, the same every
//! night, and it would be a quarter of the time of a page.

#![allow(clippy::expect_used, reason = "a build fails by panicking")]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/deflate.rs"]
#[allow(dead_code, reason = "it is the program's")]
mod deflate;
#[path = "src/write/pdf/deflate.rs"]
#[allow(dead_code, unused_imports, reason = "it is the program's")]
mod levels;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=layouts/press");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("a folder to build in"));
    let mut table = String::from("&[\n");
    if env::var_os("CARGO_FEATURE_HOUSE").is_some() {
        for profile in profiles(Path::new("layouts/press")) {
            let name = profile.file_name().expect("a name").to_string_lossy().into_owned();
            let plain = fs::read(&profile).expect("a profile");
            let packed = deflate::Deflater::new(levels::PROFILE).run(&plain).expect("a stream");
            fs::write(out.join(format!("{name}.z")), packed).expect("room for a stream");
            let plain = format!("concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/layouts/press/{name}\")");
            let packed = format!("concat!(env!(\"OUT_DIR\"), \"/{name}.z\")");
            writeln!(table, "(include_bytes!({plain}), include_bytes!({packed})),").expect("room for a row");
        }
    }
    table += "]\n";
    fs::write(out.join("profiles.rs"), table).expect("room for a table");
}

/// The profiles that come with the program, in the order of their names.
fn profiles(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).expect("the press conditions of the house");
    let mut profiles: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    profiles.retain(|file| file.extension().is_some_and(|kind| kind == "icc"));
    profiles.sort();
    profiles
}
