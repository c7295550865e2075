//! Whether a bag is whole: all that its manifests name is there as it was, and nothing else.

use std::collections::BTreeSet;

use super::manifest::{MANIFEST, Manifest, TAG_MANIFEST, read};
use super::tags::{BAG_INFO, is_of, oxum};
use super::{DECLARATION, PAYLOAD};
use crate::diag::{CANNOT_READ, Diagnostic};
use crate::files::{Located, Stands};
use crate::lock::known;
use crate::printable::short;

/// A larger file of those that say what a bag is, is none.
const LARGEST: u64 = 64 << 20;
/// Folders in folders are no deeper.
const DEEPEST: usize = 64;

/// What of a bag is not as its manifests say. Links in it are not followed: they are told.
#[must_use]
pub fn check(bag: &Located) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    declared(bag, &mut found);
    let payload = manifest(bag, MANIFEST, true, &mut found);
    let tags = manifest(bag, TAG_MANIFEST, false, &mut found);
    let mut size = (0, 0);
    for (manifest, is_payload) in [(&payload, true), (&tags, false)] {
        for (path, sha256) in manifest.iter().flatten() {
            let Some(bytes) = looked_at(bag, path, sha256, &mut found) else { continue };
            if is_payload {
                size = (size.0 + bytes, size.1 + 1);
            }
        }
    }
    if let Some(payload) = &payload {
        let there = files(&bag.join(PAYLOAD), PAYLOAD, DEEPEST, &mut found);
        for path in there.iter().filter(|path| !payload.contains_key(*path)) {
            found.push(broken(bag, "added", path));
        }
    }
    let said = read_text(bag, BAG_INFO).ok().flatten().and_then(|text| oxum(&text));
    if found.is_empty() && said.is_some_and(|said| said != size) {
        found.push(broken(bag, "oxum", BAG_INFO));
    }
    found
}

fn broken(bag: &Located, form: &'static str, path: &str) -> Diagnostic {
    Diagnostic::error("bag-broken").form(form).arg("path", short(&bag.join(path).shown()))
}

/// Looks whether a bag is one that can be read.
fn declared(bag: &Located, found: &mut Vec<Diagnostic>) {
    match read_text(bag, DECLARATION) {
        Ok(Some(text)) => {
            let says = |line: &str| text.lines().any(|own| own.trim_start_matches('\u{feff}').trim() == line);
            let version = ["BagIt-Version: 1.0", "BagIt-Version: 0.97"].iter().any(|line| says(line));
            if !version || !says("Tag-File-Character-Encoding: UTF-8") {
                found.push(broken(bag, "declaration", DECLARATION));
            }
        }
        Ok(None) => found.push(broken(bag, "declaration", DECLARATION)),
        Err(one) => found.push(one),
    }
}

/// A manifest; nothing, of one that can't be read, which is told.
fn manifest(bag: &Located, name: &str, payload: bool, found: &mut Vec<Diagnostic>) -> Option<Manifest> {
    let text = match read_text(bag, name) {
        Ok(Some(text)) => text,
        // A bag need not have one of the files that say what it is.
        Ok(None) if !payload => return None,
        Ok(None) => {
            found.push(broken(bag, "no-manifest", name));
            return None;
        }
        Err(one) => {
            found.push(one);
            return None;
        }
    };
    match read(&text) {
        Ok(manifest) if is_of(&manifest, payload) => Some(manifest),
        Ok(_) => {
            found.push(broken(bag, "manifest", name).arg("line", 1));
            None
        }
        Err(line) => {
            found.push(broken(bag, "manifest", name).arg("line", line));
            None
        }
    }
}

/// Looks whether a file is as its manifest says; how many bytes it has.
fn looked_at(bag: &Located, path: &str, sha256: &str, found: &mut Vec<Diagnostic>) -> Option<u64> {
    let file = bag.join(path);
    let mut above = file.path().ancestors().take(path.split('/').count());
    if above
        .any(|part| file.at(part).is_link() && file.at(part).stands().is_ok_and(|is| is != Stands::Nothing))
    {
        found.push(broken(bag, "link", path));
        return None;
    }
    if !file.stands().is_ok_and(|what| what == Stands::File) {
        found.push(broken(bag, "", path));
        return None;
    }
    match known(&file) {
        Ok(known) if known.sha256 == sha256 => Some(known.bytes),
        Ok(_) => {
            found.push(broken(bag, "changed", path));
            None
        }
        Err(one) => {
            found.push(one);
            None
        }
    }
}

/// The files below a folder, by their paths in the bag.
fn files(folder: &Located, path: &str, deepest: usize, found: &mut Vec<Diagnostic>) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let names = match folder.all_names() {
        Ok(names) => names,
        Err(error) => {
            found.push(Diagnostic::error(CANNOT_READ).arg("path", folder.shown()).arg("why", &error));
            return all;
        }
    };
    for name in names {
        let (below, path) = (folder.join(&name), format!("{path}/{name}"));
        let is_folder = below.stands().is_ok_and(|what| what == Stands::Folder) && !below.is_link();
        if is_folder && deepest > 0 {
            all.extend(files(&below, &path, deepest - 1, found));
        } else {
            all.insert(path);
        }
    }
    all
}

/// The text of a file in a bag; nothing, where there is none.
fn read_text(bag: &Located, name: &str) -> Result<Option<String>, Diagnostic> {
    let file = bag.join(name);
    if !file.stands().is_ok_and(|what| what == Stands::File) {
        return Ok(None);
    }
    let bytes = file
        .bounded(LARGEST)
        .map_err(|error| Diagnostic::error(CANNOT_READ).arg("path", file.shown()).arg("why", &error))?;
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    text.map(Some).ok_or_else(|| broken(bag, "declaration", name))
}
