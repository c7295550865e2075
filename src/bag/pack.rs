//! A bag is packed: each file is hashed while it is put there.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use super::DECLARATION;
use super::manifest::{MANIFEST, Manifest, TAG_MANIFEST, text};
use super::paths::Paths;
use super::premis::{self, Object, Part};
use super::tags::{BAG_INFO, BAGIT, PREMIS, bag_info, is_payload};
use crate::diag::{CANNOT_READ, Diagnostic};
use crate::digest::Digester;
use crate::edition::Paper;
use crate::files::{Located, Stands};
use crate::lock::{Inputs, Known, LOCK, Lock};
use crate::reading::Whence;
use crate::save::{Filling, FolderPlace};
use crate::stock::PressFile;

/// What goes into a bag.
#[derive(Debug, Clone, Copy)]
pub struct Contents<'a> {
    /// What the edition is made from, and what came out.
    pub lock: &'a Lock,
    /// Where its files lie.
    pub inputs: &'a Inputs,
    /// What the edition says of itself.
    pub paper: &'a Paper,
    /// What came out, in the order of the lock.
    pub outputs: &'a [&'a PressFile],
}

/// The folder beside fonts that holds their licences.
const LICENSES: &str = "LICENSES";
/// What the names of files begin or end with that say under which terms fonts and profiles may be had.
const TERMS: [&str; 6] = ["license", "licence", "ofl", "copying", "notice", "readme"];
/// A larger file is no licence.
const LARGEST_LICENSE: u64 = 4 << 20;

/// Packs a bag. Its folder is there whole, or not at all.
///
/// # Errors
/// A file can't be read or has changed meanwhile, or the system refuses to write.
pub fn pack(place: &FolderPlace, contents: &Contents<'_>) -> Result<(), Diagnostic> {
    let Contents { lock, inputs, paper, outputs } = *contents;
    let paths = Paths::of(lock);
    let mut bag = Packing { filling: place.filling()?, objects: BTreeMap::new() };
    let mut terms: BTreeMap<String, Located> = BTreeMap::new();
    for (input, file) in inputs.all.iter().zip(&inputs.files) {
        let path = paths.input(&input.place);
        let known = bag.copied(&path, file, Some(Part::Source))?;
        if known != input.known {
            return Err(Diagnostic::error("lock-outside").form("changed").arg("path", file.shown()));
        }
        if matches!(input.place.whence, Whence::House | Whence::Bundled) {
            terms.extend(licences(&path, file));
        }
    }
    for (path, file) in terms {
        if !bag.objects.contains_key(&path) {
            bag.copied(&path, &file, None)?;
        }
    }
    let lock_file = lock.text();
    bag.put(&format!("{}/{LOCK}", paths.edition()), None, |to| to.write_all(lock_file.as_bytes()))?;
    for (output, file) in lock.outputs.iter().zip(outputs) {
        bag.put(&Paths::output(&output.name), Some(Part::Outcome), |to| file.write_to(to))?;
    }
    bag.end(paper)
}

/// A bag while it is packed.
struct Packing<'p> {
    filling: Filling<'p>,
    objects: BTreeMap<String, Object>,
}

impl Packing<'_> {
    /// Puts a file there, and says by what bytes it is known.
    fn put(
        &mut self,
        path: &str,
        part: Option<Part>,
        writer: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<Known, Diagnostic> {
        let mut digester = Digester::default();
        self.filling.put(Path::new(path), |to| writer(&mut Both { to, digester: &mut digester }))?;
        let (bytes, sha256) = digester.end();
        let object = Object { path: path.to_owned(), bytes, sha256: sha256.clone(), part };
        self.objects.insert(path.to_owned(), object);
        Ok(Known { bytes, sha256 })
    }

    /// Puts a copy of a file there.
    fn copied(&mut self, path: &str, file: &Located, part: Option<Part>) -> Result<Known, Diagnostic> {
        let unreadable =
            |error: io::Error| Diagnostic::error(CANNOT_READ).arg("path", file.shown()).arg("why", &error);
        file.size().map_err(unreadable)?;
        self.put(path, part, |to| file.pour(to).map(|_| ()))
    }

    /// Puts what says what the bag is behind all that is in it.
    fn end(mut self, paper: &Paper) -> Result<(), Diagnostic> {
        let payload: Vec<Object> = self.objects.values().cloned().collect();
        let size = (payload.iter().map(|one| one.bytes).sum(), payload.len());
        let events = premis::text(&payload, &when(paper));
        let (info, manifest) = (bag_info(paper, size), text(&self.manifest(true)));
        let tags: [(&str, &[u8]); 4] = [
            (DECLARATION, BAGIT.as_bytes()),
            (BAG_INFO, info.as_bytes()),
            (PREMIS, &events),
            (MANIFEST, manifest.as_bytes()),
        ];
        for (path, bytes) in tags {
            self.put(path, None, |to| to.write_all(bytes))?;
        }
        let tags = text(&self.manifest(false));
        self.put(TAG_MANIFEST, None, |to| to.write_all(tags.as_bytes()))?;
        self.filling.end()
    }

    /// The manifest of the files below `data/`, or of the others.
    fn manifest(&self, payload: bool) -> Manifest {
        let of = self.objects.values().filter(|one| is_payload(&one.path) == payload);
        of.map(|one| (one.path.clone(), one.sha256.clone())).collect()
    }
}

/// When the edition closed, by its own date: midnight, where it does not say at what time.
fn when(paper: &Paper) -> String {
    let (hour, minute, second) = paper.time.unwrap_or_default();
    let zone = if paper.time.is_none() { "Z" } else { "" };
    format!("{}T{hour:02}:{minute:02}:{second:02}{zone}", paper.day())
}

/// The files beside a font or a profile that say under which terms it may be had, by their paths in the bag.
fn licences(path: &str, file: &Located) -> Vec<(String, Located)> {
    let small = path.to_ascii_lowercase();
    let is_font = [".otf", ".ttf", ".otc", ".ttc"].iter().any(|ending| small.ends_with(ending));
    if !is_font && ![".icc", ".icm"].iter().any(|ending| small.ends_with(ending)) {
        return Vec::new();
    }
    let (Some((beside, _)), Some(folder)) = (path.rsplit_once('/'), file.path().parent()) else {
        return Vec::new();
    };
    let folder = file.at(folder);
    let mut all = Vec::new();
    let mut take = |below: &str, name: &str| {
        let one = folder.join(below).join(name);
        let is_file = one.stands().is_ok_and(|what| what == Stands::File) && !one.is_link();
        if is_file && one.size().is_ok_and(|size| size <= LARGEST_LICENSE) {
            let below = if below.is_empty() { String::new() } else { format!("{below}/") };
            all.push((format!("{beside}/{below}{name}"), one));
        }
    };
    let says_terms = |name: &str| {
        let small = name.to_ascii_lowercase();
        TERMS.iter().any(|term| small.starts_with(term) || small.contains(&format!("-{term}")))
    };
    folder.names().iter().filter(|name| says_terms(name)).for_each(|name| take("", name));
    folder.join(LICENSES).names().iter().for_each(|name| take(LICENSES, name));
    all
}

/// What goes to a file is hashed.
struct Both<'a> {
    to: &'a mut dyn Write,
    digester: &'a mut Digester,
}

impl Write for Both<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.digester.write_all(bytes.get(..written).unwrap_or(bytes))?;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
