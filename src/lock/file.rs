//! The file of a lock: what an edition was made from and what came out, as text, with the place of each line.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use super::raw::{RawInput, RawLock, RawOutput, RawPage};
use crate::diag::{Diagnostic, FileId, Sources, Span};
use crate::edition::Ticket;
use crate::files::Located;
use crate::printable::short;
use crate::reading::document::document;
use crate::reading::files::{file_stands, read_written};
use crate::reading::findings::{Field, Findings, Given};
use crate::reading::format::{FORMAT, Versioned};
use crate::reading::read::List;
use crate::reading::suggest::quoted;
use crate::reading::{Format, Place, Whence};
use crate::write::pdf::Profile;

/// The name of the file, in the folder of its edition.
pub const LOCK: &str = "edition.lock";

/// What the file begins with: whoever opens it learns whose it is, and nothing that does not begin so is replaced.
pub const BEGIN: &str = "# Written by `banxin lock`: what this edition was made from, and what came out.\n";

/// What the press file is called, whatever the folder of the edition is.
pub const PRESS_FILE: &str = "edition.pdf";

/// By what bytes a file is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// How many there are.
    pub bytes: u64,
    /// Their SHA-256, in small hexadecimal digits.
    pub sha256: String,
}

/// A file that an edition is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// Where it lies.
    pub place: Place,
    /// Its bytes.
    pub known: Known,
    /// Of a font, the PostScript names of the faces that are used of it, sorted.
    pub faces: Vec<String>,
}

/// What came out of an edition: a file, by its name, or a page, by what it goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Which it is.
    pub name: String,
    /// Its bytes.
    pub known: Known,
}

/// What an edition was made from, and what came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lock {
    /// The version of the program that locked it.
    pub version: String,
    /// The latest format that this version reads.
    pub formats: u32,
    /// The profile of its press file.
    pub profile: Profile,
    /// The press condition that was ordered.
    pub condition: Option<String>,
    /// What it is made from, sorted.
    pub inputs: Vec<Input>,
    /// What came out.
    pub outputs: Vec<Output>,
    /// Its pages in their order, each as a file of its own.
    pub pages: Vec<Output>,
}

/// A lock that was read, and where it says what.
#[derive(Debug)]
pub struct LockFile {
    /// By what rules it was written.
    pub format: Format,
    /// What it says.
    pub lock: Lock,
    /// Where it names its inputs, in their order.
    pub inputs: Vec<Span>,
    /// Where it has the hashes of its outputs.
    pub outputs: Vec<Span>,
    /// Where it has those of its pages.
    pub pages: Vec<Span>,
    /// Where it says which version locked it.
    pub version: Span,
}

impl Lock {
    /// One of this program.
    pub(super) fn of(profile: Profile, condition: Option<String>, inputs: Vec<Input>) -> Self {
        let version = env!("CARGO_PKG_VERSION").to_owned();
        let (outputs, pages) = (Vec::new(), Vec::new());
        Self { version, formats: FORMAT as u32, profile, condition, inputs, outputs, pages }
    }

    /// How its edition is ordered.
    #[must_use]
    pub fn ticket(&self) -> Ticket {
        let (condition, for_press) = (self.condition.clone(), self.profile != Profile::Proof);
        Ticket { condition, for_press, ..Ticket::default() }
    }

    /// As its file has it.
    #[must_use]
    pub fn text(&self) -> String {
        let Self { version, formats, profile, condition, inputs, outputs, pages } = self;
        let mut text = format!("{BEGIN}format = 1\nversion = {}\nformats = {formats}\n", quoted(version));
        // Writing to a string never fails.
        if *profile != Profile::default() {
            let _ = writeln!(text, "profile = {}", quoted(profile.name()));
        }
        if let Some(condition) = condition {
            let _ = writeln!(text, "condition = {}", quoted(condition));
        }
        for Input { place: Place { whence, path }, known, faces } in inputs {
            let _ = writeln!(text, "\n[[input]]\nfrom = {}", quoted(name_of(whence)));
            if let Whence::Base(name) = whence {
                let _ = writeln!(text, "base = {}", quoted(name));
            }
            let _ = writeln!(text, "path = {}", quoted(path));
            if !faces.is_empty() {
                let faces: Vec<String> = faces.iter().map(|face| quoted(face)).collect();
                let _ = writeln!(text, "faces = [{}]", faces.join(", "));
            }
            known.put(&mut text);
        }
        for (table, key, all) in [("output", "name", outputs), ("page", "page", pages)] {
            for Output { name, known } in all {
                let _ = writeln!(text, "\n[[{table}]]\n{key} = {}", quoted(name));
                known.put(&mut text);
            }
        }
        text
    }
}

impl Known {
    fn put(&self, text: &mut String) {
        let _ = writeln!(text, "bytes = {}\nsha256 = {}", self.bytes, quoted(&self.sha256));
    }

    /// What a lock says that a file has.
    fn read(
        bytes: Option<&Field<i64>>,
        sha256: Option<&Field<String>>,
        found: &mut Findings,
    ) -> Option<Self> {
        let (bytes, sha256) = (bytes?, sha256?);
        let is_hash = sha256.value.len() == 64 && sha256.value.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !is_hash {
            found.add(Diagnostic::error("lock-broken").form("hash").here(sha256.span));
        }
        let long = u64::try_from(bytes.value).ok();
        if long.is_none() {
            found.add(Diagnostic::error("lock-broken").form("bytes").here(bytes.span));
        }
        Some(Self { bytes: long?, sha256: is_hash.then(|| sha256.value.to_ascii_lowercase())? })
    }
}

impl LockFile {
    /// The lock of an edition's folder. What of it can't be read is told.
    ///
    /// # Errors
    /// There is none, or it can't be read.
    pub fn of(folder: &Located, sources: &mut Sources) -> Result<Self, Vec<Diagnostic>> {
        let file = folder.join(LOCK);
        if !file_stands(&file).map_err(|one| vec![one])? {
            return Err(vec![Diagnostic::error("lock-missing").arg("path", file.shown())]);
        }
        let mut found = Findings::default();
        let read = read_written(&file, sources, &mut found).and_then(|id| {
            let text = &sources.get(id)?.text;
            Self::read(text, id, &mut found)
        });
        match read {
            Some(lock) if found.errors() == 0 => Ok(lock),
            _ => Err(found.sorted()),
        }
    }

    /// Whether this version of the program locked it.
    #[must_use]
    pub fn is_of_this_program(&self) -> bool {
        self.lock.version == env!("CARGO_PKG_VERSION")
    }

    /// That another version locked it: its bytes may come out otherwise.
    #[must_use]
    pub fn other_version(&self) -> Option<Diagnostic> {
        let one = || {
            let one = Diagnostic::warning("lock-version").arg("locked", self.lock.version.as_str());
            one.arg("own", env!("CARGO_PKG_VERSION")).here(self.version)
        };
        (!self.is_of_this_program()).then(one)
    }

    /// Reads one.
    fn read(text: &str, file: FileId, found: &mut Findings) -> Option<Self> {
        let Versioned(raw) = document::<Versioned<RawLock>>(text, file, 0, found, |_, _| Vec::new())?;
        let Field { value: version, span } = raw.version?;
        let profile = match &raw.profile {
            None => Profile::default(),
            Some(named) => Profile::named(&named.value).or_else(|| {
                let one = Diagnostic::error("lock-broken").form("profile").here(named.span);
                found.add(one.arg("given", short(&named.value)));
                None
            })?,
        };
        let mut input_spans = Vec::new();
        let mut inputs = Vec::new();
        for Field { value: raw, .. } in raw.input?.value.0 {
            let Some((input, at)) = input(&raw, found) else { continue };
            inputs.push(input);
            input_spans.push(at);
        }
        let of_file = |RawOutput { name, bytes, sha256 }: &RawOutput, found: &mut Findings| {
            output(name, (bytes, sha256), found)
        };
        let of_page = |RawPage { page, bytes, sha256 }: &RawPage, found: &mut Findings| {
            output(page, (bytes, sha256), found)
        };
        let (outputs, output_spans) = all(&raw.output?.value, of_file, found);
        let (pages, page_spans) = all(&raw.page?.value, of_page, found);
        twice(inputs.iter().map(|input| &input.place).zip(&input_spans), found);
        twice(outputs.iter().map(|one| &one.name).zip(&output_spans), found);
        let formats = raw.formats.and_then(|formats| u32::try_from(formats.value).ok()).unwrap_or_default();
        let condition = raw.condition.map(|condition| {
            if is_path(&condition.value) {
                found.add(Diagnostic::error("lock-broken").form("condition").here(condition.span));
            }
            condition.value
        });
        let lock = Lock { version, formats, profile, condition, inputs, outputs, pages };
        let (inputs, outputs, pages) = (input_spans, output_spans, page_spans);
        Some(Self { format: Format::of(&raw.format), lock, inputs, outputs, pages, version: span })
    }
}

/// Reads the tables of a list, each with its place.
fn all<R>(
    List(list): &List<R>,
    read: impl Fn(&R, &mut Findings) -> Option<(Output, Span)>,
    found: &mut Findings,
) -> (Vec<Output>, Vec<Span>) {
    list.iter().filter_map(|one| read(&one.value, found)).unzip()
}

fn input(raw: &RawInput, found: &mut Findings) -> Option<(Input, Span)> {
    let known = Known::read(raw.bytes.as_ref(), raw.sha256.as_ref(), found);
    let (from, path) = (raw.from.as_ref()?, raw.path.as_ref()?);
    let whence = match (from.value.as_str(), &raw.base) {
        ("edition", None) => Whence::Edition,
        ("base", Some(base)) => Whence::Base(base.value.clone()),
        ("house", None) => Whence::House,
        ("bundled", None) => Whence::Bundled,
        (given, _) => {
            let form = if given == "base" || raw.base.is_some() { "base" } else { "from" };
            let one = Diagnostic::error("lock-broken").form(form).arg("given", short(given));
            found.add(one.here(from.span));
            return None;
        }
    };
    let faces = raw.faces.as_ref().map_or(&[][..], |faces| &faces.value.0);
    let faces = faces.iter().map(|face| face.value.clone()).collect();
    Some((Input { place: Place { whence, path: path.value.clone() }, known: known?, faces }, path.span))
}

fn output(
    name: &Given<String>,
    (bytes, sha256): (&Given<i64>, &Given<String>),
    found: &mut Findings,
) -> Option<(Output, Span)> {
    let known = Known::read(bytes.as_ref(), sha256.as_ref(), found)?;
    Some((Output { name: name.as_ref()?.value.clone(), known }, sha256.as_ref()?.span))
}

/// Tells of what a lock names more than once.
fn twice<'a, T: Ord + 'a>(named: impl Iterator<Item = (T, &'a Span)>, found: &mut Findings) {
    let mut known = BTreeSet::new();
    for (one, span) in named {
        if !known.insert(one) {
            found.add(Diagnostic::error("lock-broken").form("twice").here(*span));
        }
    }
}

/// Whether a press condition is named by the path of a file: that is of this machine, and nobody elsewhere would find it.
#[must_use]
pub fn is_path(condition: &str) -> bool {
    Path::new(condition).extension().is_some_and(|ending| ending == "toml")
}

/// What an origin is called.
#[must_use]
pub const fn name_of(whence: &Whence) -> &'static str {
    match whence {
        Whence::Edition => "edition",
        Whence::Base(_) => "base",
        Whence::House => "house",
        Whence::Bundled => "bundled",
    }
}
