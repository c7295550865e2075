//! Writes an edition of many pages, no two alike, for measuring.
//!
//! `cargo run --example make_pages -- target/p100 100`

#[path = "../benches/build/pages.rs"]
mod pages;

use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().map_or_else(|| PathBuf::from("target/p100"), PathBuf::from);
    let count = arguments.next().map_or(Ok(100), |count| count.parse()).map_err(io::Error::other)?;
    let stories = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/erqi/stories");
    pages::write_edition(&stories, &folder, count)
}
