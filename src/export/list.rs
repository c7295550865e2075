//! The list of the files of an export.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::kind::Kind;
use crate::digest::sha256;
use crate::page::About;
use crate::write::Written;

/// The name of its file.
pub const LIST: &str = "export.json";

/// The version of its format that this program writes.
const FORMAT: u32 = 1;

/// What of an edition lies in a folder.
#[derive(Debug, Serialize, Deserialize)]
struct List {
    /// The version of its format.
    format: u32,
    /// What the files are, as the command calls it.
    kind: String,
    /// The paper's name.
    paper: String,
    /// The edition's date (ISO 8601).
    date: String,
    /// The issue number, as it is printed.
    number: String,
    /// The files, by their paths in the folder.
    files: Vec<Entry>,
}

/// A file of it.
#[derive(Debug, Serialize, Deserialize)]
struct Entry {
    path: String,
    bytes: u64,
    /// Their SHA-256, in small hexadecimal digits.
    sha256: String,
}

impl List {
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}

impl Entry {
    fn of(file: &Written) -> Self {
        let (path, bytes) = (file.path.clone(), file.bytes.len() as u64);
        Self { path, bytes, sha256: sha256(&file.bytes) }
    }
}

/// The list of files of an edition.
pub(super) fn list(about: &About, kind: Kind, files: &[Written]) -> Written {
    let list = List {
        format: FORMAT,
        kind: kind.name().to_owned(),
        paper: about.paper.clone(),
        date: about.day(),
        number: about.number.clone(),
        files: files.iter().map(Entry::of).collect(),
    };
    Written { path: LIST.to_owned(), bytes: list.bytes() }
}

/// A list in which some of its files are others; nothing, of what is none.
pub(super) fn renewed<'w>(bytes: &[u8], files: impl Iterator<Item = &'w Written>) -> Option<Vec<u8>> {
    let mut list: List = serde_json::from_slice(bytes).ok()?;
    for file in files {
        match list.files.iter_mut().find(|entry| entry.path == file.path) {
            Some(entry) => *entry = Entry::of(file),
            None => list.files.push(Entry::of(file)),
        }
    }
    Some(list.bytes())
}

/// The paths that a list has; nothing, of what is none.
#[must_use]
pub fn listed(bytes: &[u8]) -> Option<BTreeSet<String>> {
    let list: List = serde_json::from_slice(bytes).ok()?;
    Some(list.files.into_iter().map(|entry| entry.path).collect())
}
